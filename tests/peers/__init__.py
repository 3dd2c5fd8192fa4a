"""Real SIP programs that nobody here wrote, on 127.0.0.1, for tests."""
