"""What has two ends, against programs that nobody here wrote."""
