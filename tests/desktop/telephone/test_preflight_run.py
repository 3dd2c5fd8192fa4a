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
    """A phone whose microphone hears something as soon as anybody watches, and whose registrars
    are as far away as `ways` says."""

    def __init__(self, parts: Parts, level: float, **ways: tuple[float, ...]) -> None:
        self._parts, self._level, self._ways = parts, level, ways
        self.watched: list[bool] = []

    def send(self, command: c.AnyCommand) -> None:
        if isinstance(command, c.Watch):
            self.watched.append(command.levels)
            if command.levels:
                self._parts.telephone.heard(e.Levels(microphone=self._level, speaker=0.0))
        elif isinstance(command, c.MeasureWay):
            for account, trips in self._ways.items():
                way = e.WayMeasured(account=account, round_trips_ms=trips)
                self._parts.telephone.heard(way)


def ready(trip: float, account: str = "a") -> e.Registered:
    registration = Registration(account=account, state="ready", round_trip_ms=trip)
    return e.Registered(registration=registration)


async def test_it_finds_out_what_there_is(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    parts = parts_over(theme)
    line = Line(parts, 0.2, a=(20.0, 24.0, 23.0))
    run = PreflightRun(parts, lambda: tmp_path)
    run.listen_s = 0
    parts.telephone.arrive(line)
    parts.telephone.heard(e.Welcome(version="2"))
    parts.telephone.heard(
        e.DevicesChanged(microphones=("m",), speakers=("s", "t"), missing=("speaker",))
    )
    parts.telephone.heard(ready(90.0))
    facts = await run.facts()
    assert (facts.microphones, facts.speakers, facts.heard) == (1, 2, 0.2)
    assert facts.missing == ("speaker",)
    assert facts.round_trips_ms == (20.0, 24.0, 23.0)
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


async def test_the_longest_way_counts_and_two_accounts_are_no_jitter(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    parts = parts_over(theme)
    run = PreflightRun(parts, lambda: tmp_path)
    run.listen_s = 0
    parts.telephone.arrive(Line(parts, 0.2, a=(20.0, 21.0), b=(180.0, 181.0), c=()))
    parts.telephone.heard(e.Welcome(version="2"))
    for account in "abc":
        parts.telephone.heard(ready(400.0, account))
    assert (await run.facts()).round_trips_ms == (180.0, 181.0)
    await parts.tasks.close()


async def test_where_no_registrar_answers_the_registration_is_all_that_is_known(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    """One round trip has no jitter."""
    parts = parts_over(theme)
    run = PreflightRun(parts, lambda: tmp_path)
    run.listen_s = run.measure_s = 0
    parts.telephone.arrive(Line(parts, 0.2))
    parts.telephone.heard(e.Welcome(version="2"))
    parts.telephone.heard(ready(30.0))
    assert (await run.facts()).round_trips_ms == (30.0,)
    way = next(check for check in await run.checks() if check.name == "way")
    assert way.facts == {"ms": "30", "jitter": "–"}
    await parts.tasks.close()
