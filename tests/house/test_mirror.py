"""Tests mirror the source: a test module names a module that exists."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FREE = {"house", "end_to_end", "bench", "abuse", "peers"}


def test_every_unit_test_has_its_module() -> None:
    orphans = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        place = path.relative_to(ROOT / "tests")
        if FREE & set(place.parts):
            continue
        module = ROOT / place.parent / place.name.removeprefix("test_")
        if not module.exists() and not module.with_suffix("").is_dir():
            orphans.append(place.as_posix())
    assert not orphans
