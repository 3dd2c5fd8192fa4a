"""The reference platform: what the desk talks to when there is no other."""
