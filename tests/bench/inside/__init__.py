"""What runs inside the measured desk; `tests.bench.desk` brings it there."""
