from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.parts import Parts
from desktop.telephone.preflight import worst
from desktop.telephone.preflight_run import PreflightRun
from desktop.theme import Theme
from tests.desktop.parts import parts_over
from voip import commands as c
from voip import events as e
from voip.values import Registration


class Line:
    """A phone whose microphone hears something as soon as anybody watches."""

    def __init__(self, parts: Parts, level: float) -> None:
        self._parts, self._level = parts, level
        self.watched: list[bool] = []

    def send(self, command: c.AnyCommand) -> None:
        if isinstance(command, c.Watch):
            self.watched.append(command.levels)
            if command.levels:
                self._parts.telephone.heard(e.Levels(microphone=self._level, speaker=0.0))


def ready(trip: float) -> e.Registered:
    registration = Registration(account="a", state="ready", round_trip_ms=trip)
    return e.Registered(registration=registration)


async def test_it_finds_out_what_there_is(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    parts = parts_over(theme)
    line = Line(parts, 0.2)
    run = PreflightRun(parts, lambda: tmp_path)
    run.listen_s = 0
    parts.telephone.arrive(line)
    parts.telephone.heard(e.Welcome(version="2"))
    parts.telephone.heard(e.DevicesChanged(microphones=("m",), speakers=("s", "t")))
    for trip in (20.0, 24.0, 24.0):
        parts.telephone.heard(ready(trip))
    facts = await run.facts()
    assert (facts.microphones, facts.speakers, facts.heard) == (1, 2, 0.2)
    assert facts.round_trips_ms == (20.0, 24.0)
    assert facts.free_bytes and facts.line == "live" and facts.skew_ms is not None
    assert line.watched == [True, False]
    await parts.tasks.close()


async def test_without_a_phone_nothing_is_asked_of_it(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    parts = parts_over(theme)
    run = PreflightRun(parts, lambda: tmp_path / "gone")
    parts.telephone.set_unavailable("no_library")
    facts = await run.facts()
    assert not facts.running and facts.heard is None and facts.free_bytes is None
    assert worst(await run.checks()) == "bad"
    await parts.tasks.close()
