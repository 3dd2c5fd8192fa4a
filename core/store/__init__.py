"""The encrypted SQLite file of one profile: the only thing the screen reads."""
