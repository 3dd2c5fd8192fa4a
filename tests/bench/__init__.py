"""The figures: speed and memory on a cache of 100,000 conversations and 1,000,000 messages.

Each is a ratio or a count measured in one run; nothing here is a test.
"""
