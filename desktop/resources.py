"""RESOURCES: where icons, fonts, sounds, styles and translations lie, from source or built."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
