"""Every story on real parts, as `dev.py story NAME` plays it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.end_to_end.processes import PlatformProcess
from tests.end_to_end.stage import Language, Stage
from tests.end_to_end.stories.__main__ import impossible, names

BOTH = ("a_morning", "in_the_train")
"""Played in both languages: what it tells is to be lived in each of them."""
ENGLISH = ("laptop_closed", "one_offer_for_three", "two_desks")
"""Played in English, and the others in Turkish: what they begin with is the same, so each word of a
desk's day is read in both."""
PLAYS = ("in_the_train",)
"""Plays a recording, and listens to nothing: it needs no turn."""

TORN = "not heard as it was said"
"""Voices are heard as they come: beside tests that take the other core they have gaps now and then
that are the machine's. Torn twice they are ours."""


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A platform that made the sample company and was stopped; each story begins from a copy."""
    platform = PlatformProcess(tmp_path_factory.mktemp("company") / "platform")
    platform.data.mkdir()
    platform.start()
    platform.stop()
    (platform.data / "ready.json").unlink()
    yield platform.data


def _listens(name: str) -> bool:
    """It is played in a room with a microphone and a speaker, and hears what is said there."""
    return name not in PLAYS and hasattr(import_module(f"tests.end_to_end.stories.{name}"), "Room")


def _languages(name: str) -> tuple[Language, ...]:
    if name in BOTH:
        return "tr", "en"
    return ("en",) if name in ENGLISH else ("tr",)


PLAYED = [(name, language) for name in names() for language in _languages(name)]
HEARD = [played for played in PLAYED if _listens(played[0])]
SEEN = [played for played in PLAYED if played not in HEARD]


@pytest.mark.parametrize(("name", "language"), HEARD)
def test_story_with_sound(
    name: str, language: Language, company: Path, in_turn: None, tmp_path: Path
) -> None:
    _told(name, language, company, tmp_path)


@pytest.mark.parametrize(("name", "language"), SEEN)
def test_story(name: str, language: Language, company: Path, tmp_path: Path) -> None:
    _told(name, language, company, tmp_path)


def _told(name: str, language: Language, company: Path, tmp_path: Path) -> None:
    if why := impossible(name):
        pytest.skip(f"not on this machine: {why}")
    try:
        _play(name, language, company, tmp_path / "first")
    except AssertionError as error:
        if TORN not in str(error):
            raise
        _play(name, language, company, tmp_path / "second")


def _play(name: str, language: Language, company: Path, place: Path) -> None:
    place.mkdir()
    with Stage(place, language=language, company=company, told=print) as stage:
        import_module(f"tests.end_to_end.stories.{name}").play(stage)
    assert stage.steps
    assert all(step.ok for step in stage.steps)
