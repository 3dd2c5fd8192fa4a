"""Stories that drive the real desk, the real platform and a real browser."""
