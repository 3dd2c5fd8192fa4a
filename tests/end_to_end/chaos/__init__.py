"""Chaos: both sides killed, the line cut, and a checker of what must hold all the same."""
