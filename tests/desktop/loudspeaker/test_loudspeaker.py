"""The desk's end, over a process that is played by a few lines."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.loudspeaker import loudspeaker as source
from desktop.loudspeaker.loudspeaker import Loudspeaker
from tests.desktop.grabs import until

OBEYS = """
import json, sys
def say(**words): print(json.dumps(words), flush=True)
say(say="devices", names=["Jabra"])
for line in sys.stdin:
    order = json.loads(line)
    print(line, file=open({heard!r}, "a"), end="", flush=True)
    {then}
    say(say="done", number=order["number"])
"""


class Heard:
    """What all processes of a test were told."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.touch()

    def __str__(self) -> str:
        return str(self.place)

    def count(self, word: str) -> int:
        return self.place.read_text().count(word)


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    return Heard(tmp_path / "heard")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "AGAIN_MS", (10, 20))


class Made:
    """Loudspeakers that are closed in the end."""

    def __init__(self) -> None:
        self.all: list[Loudspeaker] = []

    def __call__(self, script: str, patience_ms: int = 20_000) -> Loudspeaker:
        one = Loudspeaker((sys.executable, "-u", "-c", script), patience_ms)
        self.all.append(one)
        return one


@pytest.fixture
def made(qapp: QApplication) -> Iterator[Made]:
    made = Made()
    yield made
    for one in made.all:
        one.close()


def obeys(heard: Heard, then: str = "pass") -> str:
    return OBEYS.format(heard=str(heard), then=then)


async def test_it_says_what_is_to_be_heard_and_knows_the_devices(made: Made, heard: Heard) -> None:
    speaker = made(obeys(heard))
    assert speaker.devices is None
    assert speaker.ring("bell", "Jabra", 0.5)
    assert not heard.count("\n"), "it did not wait for the process"
    await until(lambda: heard.count('"do":"ring"'), 30)
    await until(lambda: speaker.devices == ("Jabra",), 30)
    speaker.once("message", "", 1.0)
    speaker.silence()
    speaker.once("sent", "", 1.0)
    await until(lambda: heard.count('"sent"'), 30)
    assert not heard.count("message"), "nothing is played over a ring"


async def test_nothing_begins_before_the_first_sound(made: Made, heard: Heard) -> None:
    speaker = made(obeys(heard))
    speaker.silence()
    assert speaker._process is None
    speaker.once("sent", "", 1.0)
    await until(lambda: heard.count('"sent"'), 30)


async def test_one_that_falls_is_replaced_and_rings_on(made: Made, heard: Heard) -> None:
    falls = f"sys.exit(1) if open({str(heard)!r}).read().count('ring') < 4 else None"
    speaker = made(obeys(heard, falls))
    speaker.ring("bell", "", 1.0)
    await until(lambda: speaker._falls == 0 and heard.count("bell") == 4, 30)


async def test_one_that_hangs_is_ended_and_rings_on(made: Made, heard: Heard) -> None:
    hangs = f"__import__('time').sleep(600) if open({str(heard)!r}).read().count('bell') < 2 else 0"
    speaker = made(obeys(heard, hangs), patience_ms=1_500)
    speaker.ring("bell", "", 1.0)
    await until(lambda: heard.count("bell") >= 2, 30)


async def test_what_fell_in_silence_waits_for_the_next_sound(made: Made, heard: Heard) -> None:
    speaker = made(obeys(heard, "sys.exit(1)"))
    speaker.once("sent", "", 1.0)
    await until(lambda: speaker._falls == 1, 30)
    await asyncio.sleep(0.1)
    assert speaker._process is None
    assert heard.count("sent") == 1


async def test_a_program_that_is_not_there_costs_the_sound_only(qapp: QApplication) -> None:
    speaker = Loudspeaker(("/nowhere/at/all",))
    speaker.once("sent", "", 1.0)
    await until(lambda: speaker._falls == 1)
    speaker.close()


async def test_where_nothing_can_be_heard_it_says_so(made: Made, heard: Heard) -> None:
    speaker = made(obeys(heard).replace('["Jabra"]', "[]"))
    speaker.wake()
    await until(lambda: speaker.devices == (), 30)
    assert not speaker.once("sent", "", 1.0)
    assert not speaker.ring("bell", "", 1.0)
