"""The only websocket client: line, session, store and outbox joined."""
