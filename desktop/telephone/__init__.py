"""The phone as the screen knows it."""
