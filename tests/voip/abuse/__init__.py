"""What nobody in their right mind would send; `python -m tests.voip.abuse 10000` sends more of it."""
