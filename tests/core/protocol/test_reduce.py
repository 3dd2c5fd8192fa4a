"""What an event means, where the store's and the platform's tests do not say it."""

import pytest

from core.entities import (
    Activity,
    Agent,
    Attachment,
    Author,
    AuthorKind,
    BotState,
    Conversation,
    FileKind,
    MessageKind,
)
from core.protocol.events import (
    AgentStateChanged,
    Body,
    BotClosed,
    BotReturned,
    BotSuggested,
    By,
    Event,
    MessageCreated,
    MessageDeleted,
    MessageUpdated,
)
from core.protocol.reduce import reduce_agent, reduce_conversation, span_of
from tests.core.store.samples import conversation, message


def after(before: Conversation, body: Body) -> Conversation:
    event = Event(seq=9, prev=8, id="9", type="", at=9, by=By(kind="system"), body=body)
    return reduce_conversation(before, event, "")


@pytest.mark.parametrize(
    ("mime", "kind"),
    [
        ("image/jpeg", "photo"), ("audio/wav", "voice"), ("video/mp4", "video"),
        ("application/pdf", "file"), ("", "file"),
    ],
)  # fmt: skip
def test_a_message_without_words_is_previewed_by_its_file(mime: str, kind: FileKind) -> None:
    file = Attachment(id="f", name="ek", mime=mime, size=1, duration_ms=31_000)
    shown = after(conversation(), MessageCreated(message=message(1, attachments=(file,))))
    assert (shown.preview, shown.preview_file, shown.preview_ms) == ("ek", kind, 31_000)


def test_words_take_the_place_of_a_file() -> None:
    before = conversation(preview="ek", preview_file="voice", preview_ms=31_000)
    file = Attachment(id="f", name="ek", mime="image/png", size=1)
    body = MessageCreated(message=message(1, "Bakın", attachments=(file,)))
    shown = after(before, body)
    assert (shown.preview, shown.preview_file, shown.preview_ms) == ("Bakın", None, 0)


@pytest.mark.parametrize("previewed", [True, False])
def test_what_is_edited_or_deleted_changes_the_preview_it_stands_in(previewed: bool) -> None:
    before = conversation(preview="Alt", last_kind="out", version=4)
    edited = after(before, MessageUpdated(message=message(1, "Yeni"), previewed=previewed))
    deleted = after(before, MessageDeleted(conversation="c1", message="m", previewed=previewed))
    if not previewed:
        assert edited is deleted is before
        return
    assert (edited.preview, edited.preview_file) == ("Yeni", None)
    assert (deleted.preview, deleted.preview_file, deleted.last_kind) == ("", "deleted", "out")


@pytest.mark.parametrize(
    ("cause", "shown", "waits"), [("answered", ("call", 35_000), None), ("missed", ("missed_call", 0), 7)]
)  # fmt: skip
def test_a_call_without_notes_is_previewed_as_a_call(
    cause: str, shown: tuple[str, int], waits: int | None
) -> None:
    seconds = "35" if cause == "answered" else "0"
    call = Activity(code="call", args={"cause": cause, "seconds": seconds})
    file = Attachment(id="f", name="kayit.wav", mime="audio/wav", size=1, duration_ms=9)
    entry = message(1, kind="out", activity=call, call="k", attachments=(file,))
    found = after(conversation(waiting_since=7), MessageCreated(message=entry))
    assert (found.preview_file, found.preview_ms, found.preview) == (*shown, "")
    assert found.waiting_since == waits, "a call nobody took is no answer"


@pytest.mark.parametrize(("cause", "unread"), [("answered", 1), ("missed", 2)])
def test_a_call_somebody_took_is_not_unread(cause: str, unread: int) -> None:
    call = Activity(code="call", args={"cause": cause, "seconds": "35"})
    entry = message(1, kind="in", activity=call, call="k")
    assert after(conversation(unread=1), MessageCreated(message=entry)).unread == unread


@pytest.mark.parametrize(("read", "unread"), [(0, 0), (1, 1)])
def test_a_call_said_to_be_taken_after_all_is_unread_no_longer(read: int, unread: int) -> None:
    before = conversation(unread=1, read_up_to=read, preview="x")
    found = after(before, MessageUpdated(message=message(1), counted=-1))
    assert (found.unread, found.preview) == (unread, "x")


def test_what_was_noted_of_a_call_is_its_preview() -> None:
    call = Activity(code="call", args={"cause": "answered", "seconds": "35"})
    entry = message(1, "Yarın aranacak", activity=call, call="k")
    found = after(conversation(), MessageCreated(message=entry))
    assert (found.preview, found.preview_file) == ("Yarın aranacak", None)


def test_a_contained_conversation_keeps_what_the_bot_knew() -> None:
    bot = BotState(phase="active", intent="opening_hours", score=0.9)
    closed = after(conversation(bot=bot), BotClosed(conversation="c1"))
    assert closed.bot == BotState(phase="closed", intent="opening_hours", score=0.9)


SUGGESTED = BotState(phase="silent", suggestion="Kargonuz yolda", sources=("Kargo",))


def test_a_suggestion_comes_and_is_taken_back() -> None:
    before = conversation(bot=BotState(phase="silent", summary="x"))
    shown = after(before, BotSuggested(conversation="c1", text="Yolda", sources=("Kargo",)))
    assert shown.bot == BotState(
        phase="silent", summary="x", suggestion="Yolda", sources=("Kargo",)
    )
    gone = after(shown, BotSuggested(conversation="c1", text=""))
    assert gone.bot == before.bot


@pytest.mark.parametrize(
    ("kind", "author", "retired"),
    [("out", "agent", True), ("out", "bot", False), ("note", "agent", False), ("in", "contact", False)],
)  # fmt: skip
def test_a_suggestion_retires_with_a_persons_reply(
    kind: MessageKind, author: AuthorKind, retired: bool
) -> None:
    said = message(1, "Merhaba", kind=kind, author=Author(kind=author, id="a9"))
    shown = after(conversation(bot=SUGGESTED), MessageCreated(message=said))
    assert shown.bot == (BotState(phase="silent") if retired else SUGGESTED)


def test_the_bot_that_has_it_again_suggests_nothing() -> None:
    shown = after(conversation(bot=SUGGESTED), BotReturned(conversation="c1", by="a1"))
    assert shown.bot == BotState(phase="active")


def test_a_state_comes_with_what_follows_it() -> None:
    body = AgentStateChanged(
        agent="a1", state="available", since=5, next_state="not_ready", next_reason="break",
        not_responding=True,
    )  # fmt: skip
    event = Event(seq=9, prev=8, id="9", type="", at=9, by=By(kind="system"), body=body)
    known = reduce_agent(Agent(id="a1", name="A", reason="meal"), event)
    assert known == Agent(
        id="a1", name="A", state="available", since=5, next_state="not_ready",
        next_reason="break", not_responding=True, version=9,
    )  # fmt: skip
    assert reduce_agent(Agent(id="a2", name="B"), event) == Agent(id="a2", name="B")


def test_states_sort_by_agent_and_time() -> None:
    times = (9, 10, 1_795_391_854_703)
    spans = [span_of(AgentStateChanged(agent="a1", state="busy", since=at)) for at in times]
    assert [span.since for span in sorted(spans, key=lambda span: span.id)] == list(times)
