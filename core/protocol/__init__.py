"""ADP/1: bytes in, objects out. Pure: no socket, no clock, no thread."""
