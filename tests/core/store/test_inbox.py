"""A row of the list, put together."""

from core.entities import Attachment, BotState, Label
from core.protocol import codec
from core.protocol.commands import COMMAND_TYPES, AddNote, MarkRead, Request, SendMessage
from core.protocol.frames import Rows
from core.rows import Draft, InboxRow
from core.store import queries
from core.store.inbox import draft_words
from tests.core.store.samples import ME, START, contact, conversation, filled


def test_a_row_has_what_is_painted() -> None:
    value = conversation(
        1, labels=("l1", "gone"), unread=3, priority="high", preview="Merhaba", due_at=5,
        preview_file="voice", preview_ms=31_000, waiting_since=4, last_author="Bot", last_kind="out", bot=BotState(phase="handoff"),
    )  # fmt: skip
    rows = Rows(
        conversations=(value,), contacts=(contact(1, name="Ece", tags=("vip",)),),
        labels=(Label(id="l1", name="İade"),),
    )  # fmt: skip
    store = filled(rows)
    assert store.read(lambda c: queries.inbox_rows(c, [1, 2])).result() == {
        1: InboxRow(
            key=1, id="c1", contact="p1", name="Ece", channel="chat", status="open",
            preview="Merhaba", last_kind="out", last_author="Bot", last_at=START + 1, unread=3,
            priority="high", labels=("İade",), assignee=ME, due_at=5, waiting_since=4,
            snoozed_until=None, bot="handoff", vip=True, preview_file="voice", preview_ms=31_000,
        )
    }  # fmt: skip
    store.close()


def test_a_row_without_its_contact_has_no_name() -> None:
    store = filled(Rows(conversations=(conversation(),)))
    assert store.read(lambda c: queries.inbox_rows(c, [1])).result()[1].name == ""
    store.close()


def test_the_words_that_wait() -> None:
    store = filled(Rows(conversations=(conversation(),)))

    def send(id: str, body: Request) -> InboxRow:
        type_ = COMMAND_TYPES[type(body)]
        store.enqueue(id, type_, "c1", codec.encode(body), None).result()
        return store.read(lambda c: queries.inbox_rows(c, [1])).result()[1]

    assert send("1", MarkRead(conversation="c1", up_to=1)).waiting_text == ""
    assert send("2", SendMessage(conversation="c1", text="bir\n iki")).waiting_text == "bir iki"
    file = Attachment(id="f", name="dekont.pdf", mime="application/pdf", size=1)
    note = AddNote(conversation="c1", text="", attachments=(file,))
    assert send("3", note).waiting_text == "dekont.pdf"
    store.refused("2", "conversation.closed").result()
    row = send("4", SendMessage(conversation="c1", text="üç"))
    assert (row.failed, row.waiting_text) == (True, "bir iki")
    store.close()


def test_the_words_of_a_draft() -> None:
    assert draft_words(Draft(reply="bir\n\n iki")) == "bir iki"
    assert draft_words(Draft(note="not")) == "not"
    assert len(draft_words(Draft(reply="a" * 1000))) == 160
