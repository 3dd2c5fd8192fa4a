import pytest
from msgspec.structs import replace

from backend.channels.transcript import entry, message_id, state_of
from core.entities import Activity, Author, BotPhase, BotState, Message, MessageKind, Status
from tests.backend import sample


def _message(kind: MessageKind, author: Author, activity: Activity | None = None) -> Message:
    return Message(
        id=message_id("visitor-1", "abc"), conversation="c", order=3, kind=kind, author=author, at=5,
        text="sır", activity=activity,
    )  # fmt: skip


def _buttons(_: Message) -> tuple[str, ...]:
    return ("evet",)


def test_the_visitors_own_carry_the_pages_id() -> None:
    shown = entry(_message("in", Author(kind="contact")), _buttons)
    assert shown is not None
    assert (shown.kind, shown.id, shown.quick) == ("mine", "abc", ())


def test_a_note_is_never_shown() -> None:
    assert entry(_message("note", Author(kind="agent", name="Ayşe")), _buttons) is None


def test_buttons_stand_only_under_the_bot() -> None:
    bot = entry(_message("out", Author(kind="bot", name="Bot")), _buttons)
    agent = entry(_message("out", Author(kind="agent", name="Ayşe")), _buttons)
    assert bot is not None
    assert agent is not None
    assert (bot.who, bot.quick, agent.who, agent.quick) == ("bot", ("evet",), "agent", ())


@pytest.mark.parametrize(
    ("code", "args", "line", "name"),
    [
        ("handed_off", {"by": "Ayşe", "to": "Bora"}, "joined", "Bora"),
        ("taken_over", {"by": "Ayşe"}, "joined", "Ayşe"),
        ("returned", {"by": "Ayşe", "resume": "greeting"}, "bot_back", ""),
        ("handoff", {"reason": "asked"}, "waiting", ""),
        ("status", {"status": "resolved"}, "ended", ""),
    ],
)
def test_the_lines_a_visitor_reads(code: str, args: dict[str, str], line: str, name: str) -> None:
    shown = entry(
        _message("activity", Author(kind="system"), Activity(code=code, args=args)), _buttons
    )
    assert shown is not None
    assert (shown.kind, shown.line, shown.name, shown.text) == ("line", line, name, "")


@pytest.mark.parametrize(
    "code", ["labels", "priority", "assigned", "created", "bot_started", "newer"]
)
def test_the_desks_own_business_is_not_theirs(code: str) -> None:
    activity = Activity(code=code, args={"added": "sorunlu müşteri"})
    assert entry(_message("activity", Author(kind="system"), activity), _buttons) is None


@pytest.mark.parametrize(
    ("status", "phase", "assignee", "state"),
    [
        ("pending", "active", None, "bot"), ("open", "handoff", None, "waiting"),
        ("open", "silent", "ayse", "person"), ("resolved", "silent", "ayse", "ended"),
        ("snoozed", "silent", "ayse", "person"), ("open", "silent", None, "waiting"),
    ],
)  # fmt: skip
def test_who_has_it(status: Status, phase: BotPhase, assignee: str | None, state: str) -> None:
    bot = BotState(phase=phase)
    assert state_of(
        replace(sample.conversation("c"), status=status, bot=bot, assignee=assignee)
    ) == (state)
