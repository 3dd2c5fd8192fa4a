"""Telephony: where phones are, what became of calls, and the small switch of the demonstration."""
