import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.entities import Agent
from core.work import Interaction, Media, Reason
from desktop import translate
from desktop.views.state_words import (
    Now,
    StateFace,
    budget_left,
    budget_words,
    face,
    reason_name,
    reasons_to_choose,
    said_name,
)

MINUTE = 60_000
ME = Agent(id="me", name="Me", state="available", since=0)
REASONS = {
    "smoke": Reason(id="smoke", name="Balkon", order=2),
    "break": Reason(id="break", order=1, budget_s=900),
    "away": Reason(id="away", order=0),
}


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    translate.use("en")


def work(media: Media = "chat", **more: object) -> Interaction:
    known = {"id": "w", "queue": "q", "contact": "c", "entered_at": 0, "state": "active"}
    return Interaction(media=media, **{**known, **more})  # type: ignore[arg-type]  # a test's own


def said(now: Now) -> tuple[str, str, str]:
    found = face(now)
    return found.name, found.aside, found.tone


def test_idle_it_is_what_i_said_and_for_how_long() -> None:
    assert said(Now(agent=ME, at=764_000)) == ("Available", "12:44", "ok")


@pytest.mark.parametrize(
    ("media", "aside"),
    [
        (("chat",), "1 chat"),
        (("chat", "message"), "2 chats"),
        (("mail",), "1 e-mail"),
        (("call", "chat", "mail"), "1 call · 2 chats"),
        (("call",), "1 call"),
        (("callback",), "1 call-back"),
        (("callback", "mail"), "1 call-back · 1 e-mail"),
    ],
)
def test_what_i_work_on_is_counted(media: tuple[Media, ...], aside: str) -> None:
    now = Now(agent=ME, routing="interacting", work=tuple(work(m) for m in media))
    assert said(now) == ("Available", aside, "ok")


def test_a_wrap_up_runs_out() -> None:
    wrapping = work(state="wrap_up", wrap_until=40_000)
    now = Now(agent=ME, routing="wrap_up", work=(wrapping,), at=6_000)
    assert said(now) == ("Wrapping up", "0:34", "accent")
    assert said(replace(now, at=41_000)) == ("Wrapping up", "", "warning")
    endless = (replace(wrapping, wrap_until=None),)
    assert said(replace(now, work=endless)) == ("Wrapping up", "", "accent")


def test_what_begins_after_this_is_said() -> None:
    agent = replace(ME, next_state="not_ready", next_reason="break")
    now = Now(agent=agent, routing="interacting", work=(work(),), reasons=REASONS)
    assert said(now) == ("Break after this", "1 chat", "calm")
    wrapping = (work(state="wrap_up", wrap_until=34_000),)
    assert said(replace(now, work=wrapping, routing="wrap_up"))[1] == "0:34"


def test_a_break_says_what_is_left_and_stays_calm_when_it_is_over() -> None:
    agent = replace(ME, state="not_ready", reason="break")
    now = Now(agent=agent, routing="off", reasons=REASONS, left_ms=11 * MINUTE + 1)
    assert said(now) == ("Break", "11 min left", "calm")
    assert said(replace(now, left_ms=-2 * MINUTE)) == ("Break", "2 min over", "warning")
    assert said(replace(now, left_ms=None, at=65_000)) == ("Break", "1:05", "calm")


def test_nobody_overlooks_that_they_did_not_respond() -> None:
    agent = replace(ME, not_responding=True)
    assert said(Now(agent=agent, routing="not_responding"))[::2] == ("Not responding", "bad")


def test_offline_and_offered_and_busy() -> None:
    assert said(Now(agent=replace(ME, state="offline"), routing="off")) == ("Offline", "", "off")
    assert said(Now(agent=ME, routing="offered", offers=2)) == ("Available", "2 offers", "ok")
    assert said(Now(agent=replace(ME, state="busy"), routing="off"))[2] == "busy"


@pytest.mark.parametrize(
    ("language", "asides"),
    [("en", ("1 offer", "1 chat · 1 offer", "1 call · 1 chat · 2 offers")),
     ("tr", ("1 teklif", "1 yazışma · 1 teklif", "1 çağrı · 1 yazışma · 2 teklif"))],
)  # fmt: skip
def test_an_offer_does_not_hide_what_i_work_on(
    language: translate.Language, asides: tuple[str, ...]
) -> None:
    translate.use(language)
    idle = Now(agent=ME, routing="offered", offers=1)
    chatting = replace(idle, work=(work(),))
    talking = replace(idle, work=(work("call"), work()), offers=2)
    assert tuple(face(now).aside for now in (idle, chatting, talking)) == asides


@pytest.mark.parametrize(
    ("language", "faces"),
    [("en", (("Wrapping up", "0:34 · 1 offer", "accent"), ("Wrapping up", "1 offer", "warning"))),
     ("tr", (("Kapanışta", "0:34 · 1 teklif", "accent"), ("Kapanışta", "1 teklif", "warning")))],
)  # fmt: skip
def test_an_offer_does_not_hide_the_clock_of_a_wrap_up(
    language: translate.Language, faces: tuple[tuple[str, str, str], ...]
) -> None:
    translate.use(language)
    wrapping = work(state="wrap_up", wrap_until=40_000)
    now = Now(agent=ME, routing="offered", work=(wrapping,), offers=1, at=6_000)
    assert (said(now), said(replace(now, at=41_000))) == faces


def test_what_was_chosen_stands_as_waiting() -> None:
    now = Now(agent=ME, chosen=("not_ready", "smoke"), reasons=REASONS)
    assert face(now) == StateFace("Balkon", "", "calm", waiting=True)


def test_without_a_line_only_the_last_known_is_said() -> None:
    assert face(Now(agent=ME, stale=True, at=1)) == StateFace("Available", "", "off", stale=True)


def test_reasons_have_the_companys_names_and_order() -> None:
    assert [each.id for each in reasons_to_choose(REASONS)] == ["break", "smoke"]
    gone = {**REASONS, "smoke": replace(REASONS["smoke"], archived=True)}
    assert [each.id for each in reasons_to_choose(gone)] == ["break"]
    known = [each.id for each in reasons_to_choose({})]
    assert known == ["break", "meal", "meeting", "training"]
    assert reason_name("smoke", REASONS) == "Balkon"
    assert reason_name("meal", {}) == "Meal"
    assert reason_name("yemekteyim", {}) == "yemekteyim", "own words stay"
    assert said_name("available", "break", REASONS) == "Available"


def test_budgets_in_words() -> None:
    assert budget_words(42_000) == "0:42 left"
    assert budget_words(-5_000) == "just over"
    assert budget_left(REASONS["break"], 60_000) == 840_000
    assert budget_left(REASONS["smoke"], 60_000) is None
