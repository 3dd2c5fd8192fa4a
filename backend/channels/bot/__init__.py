"""The bot: a pure dialogue engine (intents, slots, flow, summary) and the worker that joins it
with the log."""
