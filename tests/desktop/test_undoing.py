import pytest
from msgspec.structs import replace

from core.entities import Status
from core.rows import Opened
from desktop import translate
from desktop.undoing import put_back, title_of
from desktop.views.conversation_doing import Done, What
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk

HOUR = 3_600_000


async def before(desk: FakeDesk, **facts: object) -> Opened:
    desk.conversations[1] = replace(desk.conversations[1], **facts)
    return await desk.open_conversation(1)


@pytest.mark.parametrize(
    ("what", "status", "until", "command"),
    [
        ("snoozed", "open", None, ("reopen", 1, ())),
        ("snoozed", "pending", None, ("reopen", 1, ())),
        ("snoozed", "snoozed", sample.NOW + HOUR, ("snooze", 1, (sample.NOW + HOUR,))),
        ("snoozed", "snoozed", sample.NOW - HOUR, ("reopen", 1, ())),
        ("snoozed", "resolved", None, ("resolve", 1, ())),
        ("resolved", "open", None, ("reopen", 1, ())),
        ("resolved", "snoozed", sample.NOW + HOUR, ("snooze", 1, (sample.NOW + HOUR,))),
    ],
)
async def test_the_status_it_had_comes_back(
    what: What, status: Status, until: int | None, command: tuple[object, ...]
) -> None:
    desk = FakeDesk()
    was = await before(desk, status=status, snoozed_until=until)
    await put_back(desk, Done(what, was, until=sample.NOW + 5 * HOUR))
    assert desk.calls == [command]


async def test_whoever_had_it_has_it_again() -> None:
    desk = FakeDesk()
    was = await before(desk, assignee="a-derya", team="t-sales")
    await put_back(desk, Done("assigned", was, to="a-selim"))
    nobody = await before(desk, assignee=None, team="t-sales")
    await put_back(desk, Done("assigned", nobody, team="t-support"))
    assert desk.calls == [("assign", 1, ("a-derya", "t-sales")), ("assign", 1, (None, "t-sales"))]


async def test_it_is_said_in_both_languages() -> None:
    desk = FakeDesk()
    was = await before(desk)
    done = [
        Done("resolved", was),
        Done("snoozed", was, until=sample.NOW + 48 * HOUR),
        Done("assigned", was, to=sample.ME.id),
        Done("assigned", was, team="t-sales"),
        Done("assigned", was),
    ]
    english = [title_of(one, sample.DIRECTORY, sample.NOW) for one in done]
    translate.use("tr")
    turkish = [title_of(one, sample.DIRECTORY, sample.NOW) for one in done]
    translate.use("en")
    assert english[0] == "Ayşe Şahin — resolved"
    assert english[1].startswith("Ayşe Şahin — snoozed until 24 Nov")
    assert english[2:] == [
        "Ayşe Şahin — assigned to Selim Işık",
        "Ayşe Şahin — given to the team Satış",
        "Ayşe Şahin — nobody has it now",
    ]
    assert turkish[0] == "Ayşe Şahin — çözüldü"
    assert turkish[1].endswith(" kadar ertelendi")
    assert turkish[2:] == [
        "Ayşe Şahin — Selim Işık'a atandı",
        "Ayşe Şahin — Satış ekibine verildi",
        "Ayşe Şahin — artık kimsede değil",
    ]
