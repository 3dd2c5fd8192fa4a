import pytest

from core.entities import CallLeg, CallRecord
from core.work import Interaction
from desktop import translate
from desktop.models.review_story import between, story
from tests.desktop.sample import DIRECTORY

SECOND = 1_000
VISIT = Interaction(
    id="w", media="chat", queue="q-order", contact="p", conversation="v", entered_at=0,
    answered_at=42 * SECOND, agent="a-selim", ended_at=342 * SECOND, completed_at=387 * SECOND,
    state="done", end="handled", rona=1,
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(qapp: object) -> None:
    translate.use("en")


def words(*visits: Interaction) -> list[str]:
    return [each.text for each in story(visits, {}, DIRECTORY)]


def test_a_visit_is_told_with_its_wait_its_work_and_its_wrap_up() -> None:
    assert words(VISIT) == [
        "Came into the queue Sipariş",
        "Selim Işık accepted after 0:42 · 1 offer was not answered",
        "Worked on for 5:00 · wrap-up 0:45",
    ]


@pytest.mark.parametrize(
    ("end", "said", "late"),
    [
        ("abandoned", "The customer gave up after waiting 1:20", True),
        ("flow_out", "Left the queue after 1:20", False),
        ("cancelled", "Taken out of the queue after 1:20", False),
    ],
)
def test_who_was_not_answered_is_said_with_how_long_they_waited(
    end: str, said: str, late: bool
) -> None:
    visit = Interaction(
        id="w", media="chat", queue="q-order", contact="p", entered_at=0,
        completed_at=80 * SECOND, state="done", end=end,  # type: ignore[arg-type]  # InteractionEnd
    )  # fmt: skip
    last = story([visit], {}, DIRECTORY)[-1]
    assert (last.text, last.late) == (said, late)


def test_a_colleague_in_the_call_is_named() -> None:
    leg = CallLeg(id="l", kind="agent", who="a-derya", started_at=5, answered_at=9)
    call = CallRecord(
        id="c", contact="p", direction="in", started_at=1, agent="a-selim", legs=(leg,)
    )
    assert [e.text for e in story([], {"c": call}, DIRECTORY)] == ["Derya Koç joined the call"]


def test_each_stands_once_between_two_messages() -> None:
    told = story([VISIT], {}, DIRECTORY)
    assert [e.at for e in between(told, -1, 42 * SECOND)] == [0, 42 * SECOND]
    assert [e.at for e in between(told, 42 * SECOND, 400 * SECOND)] == [387 * SECOND]
