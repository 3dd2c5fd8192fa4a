"""Which tone the agent hears; what else can be heard is heard in `test_calls.py`."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("pjsua2")

from voip import hearing
from voip.hearing import Hearing
from voip.refusal import Refusal
from voip.values import Policy


class Clock:
    """A wheel that turns only when it is told to."""

    def __init__(self) -> None:
        self.due: list[tuple[float, Callable[[], None]]] = []

    def later(self, ms: float, work: Callable[[], None]) -> None:
        self.due.append((ms, work))

    def run(self) -> None:
        due, self.due = self.due, []
        for _, work in due:
            work()


class Routes:
    """A bridge that only knows which tone goes to the speaker."""

    def __init__(self, _: Any) -> None:
        self.heard: list[Any] = []

    def would_cut(self, _: Any) -> bool:
        return False

    def bring(self, routes: Any) -> None:
        self.heard = [route.source for route in routes]


class Speaker:
    microphone = "microphone"
    speaker = "speaker"

    def music(self, path: str) -> None:
        return None

    def __init__(self) -> None:
        self.begun: list[str] = []

    def ring_back(self, country: str, kind: str, *, anew: bool = False) -> str:
        self.begun += [kind] if anew else []
        return kind


def leg(id: str = "one", state: str = "ringing_in") -> Any:
    said = SimpleNamespace(id=id, state=state, conference=False)
    holding = SimpleNamespace(wanted=False)
    return SimpleNamespace(
        said=said, hung_up=None, holding=holding, media=None, early=False, talking=False
    )


class Stage:
    def __init__(self) -> None:
        self.clock, self.legs, self.taken = Clock(), {"one": leg()}, 0
        made: Any = Hearing
        self.speaker = Speaker()
        self.hearing: Hearing = made(self.clock, self.speaker, self.legs)
        self.hearing.policy = Policy(auto_answer=True)
        self.hearing.warn(self.legs["one"], self.take)
        self.hearing.update()

    def take(self) -> None:
        self.taken += 1

    @property
    def heard(self) -> list[Any]:
        routes: Any = self.hearing._bridge
        heard: list[Any] = routes.heard
        return heard


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(hearing, "_whisper", lambda: "silence")
    monkeypatch.setattr(hearing, "Bridge", Routes)
    return Stage()


def test_a_short_tone_is_heard_and_then_it_is_answered(stage: Stage) -> None:
    assert (stage.heard, stage.taken) == (["answering"], 0)
    assert [ms for ms, _ in stage.clock.due] == [600]
    stage.clock.run()
    assert (stage.heard, stage.taken) == ([], 1)


def test_a_call_that_was_cancelled_meanwhile_is_not_answered(stage: Stage) -> None:
    del stage.legs["one"]
    stage.hearing.update()
    assert stage.heard == []
    stage.clock.run()
    assert stage.taken == 0


def test_nor_one_that_was_declined(stage: Stage) -> None:
    stage.legs["one"].hung_up = 486
    stage.clock.run()
    assert (stage.heard, stage.taken) == ([], 0)


def test_who_answers_before_it_hears_no_more_of_it(stage: Stage) -> None:
    stage.hearing.answered(stage.legs["one"])
    stage.hearing.update()
    assert stage.heard == []
    stage.clock.run()
    assert stage.taken == 0


def test_it_is_not_answered_into_what_the_agent_began_meanwhile(stage: Stage) -> None:
    stage.legs["out"] = leg("out", "calling")
    stage.clock.run()
    assert stage.taken == 0


def test_a_second_one_that_rings_changes_nothing(stage: Stage) -> None:
    stage.legs["two"] = leg("two")
    stage.hearing.update()
    assert stage.heard == ["answering"]
    stage.clock.run()
    assert stage.taken == 1


def test_one_that_is_given_up_in_the_same_moment_does_no_harm(stage: Stage) -> None:
    def gone() -> None:
        raise Refusal("call.gone")

    stage.hearing.warn(stage.legs["one"], gone)
    stage.clock.run()
    assert stage.heard == []


def test_a_second_call_is_told_by_a_tone_only_to_who_has_somebody_in_the_ear(stage: Stage) -> None:
    stage.clock.run()
    first = stage.legs["one"]
    first.said.state, first.talking = "talking", True
    stage.legs["two"] = leg("two")
    stage.hearing.update()
    assert stage.heard == ["waiting"]
    first.talking = False  # on hold by us: the desk rings instead
    stage.hearing.update()
    assert stage.heard == []


def test_a_tone_begins_at_its_beginning_each_time_and_goes_on_otherwise(stage: Stage) -> None:
    stage.clock.run()
    first, second = stage.legs["one"], leg("two")
    first.said.state, first.talking = "talking", True
    stage.speaker.begun.clear()
    for legs in ({"two": second}, {}, {"two": second}):
        stage.legs.pop("two", None)
        stage.legs.update(legs)
        stage.hearing.update()
        stage.hearing.update()
    assert stage.speaker.begun == ["waiting", "waiting"]
