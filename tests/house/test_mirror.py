"""Tests mirror the source: a test module names a module that exists, and perhaps which part of it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FREE = {"house", "end_to_end", "bench", "abuse", "peers"}


def test_every_unit_test_has_its_module() -> None:
    orphans = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        place = path.relative_to(ROOT / "tests")
        if FREE & set(place.parts):
            continue
        if not any(map(_is_there, _named(place))):
            orphans.append(place.as_posix())
    assert not orphans


def _named(place: Path) -> list[Path]:
    """test_talk_offers.py: of talk_offers, else of talk."""
    whole = place.stem.removeprefix("test_")
    stems = [whole, *([whole.rpartition("_")[0]] if "_" in whole.strip("_") else [])]
    return [ROOT / place.parent / f"{stem}.py" for stem in stems]


def _is_there(module: Path) -> bool:
    return module.exists() or module.with_suffix("").is_dir()
