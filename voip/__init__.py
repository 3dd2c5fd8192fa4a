"""The softphone: a process of its own, and the handle a desk holds on it."""
