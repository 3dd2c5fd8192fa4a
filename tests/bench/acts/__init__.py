"""What is done inside the real desk while it is measured; each plays one act and returns numbers."""
