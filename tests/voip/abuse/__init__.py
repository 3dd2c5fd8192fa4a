"""What nobody in their right mind would send; `dev.py bench abuse` sends 10,000 of it."""
