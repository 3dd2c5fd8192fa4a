from msgspec.structs import replace

from core.rows import Draft, Opened, Person
from desktop.views.conversation_words import (
    chips,
    due_chip,
    pending_words,
    second_line,
    viewers_words,
)
from tests.desktop import sample

NOW, MINUTE = sample.NOW, 60_000


def opened(**fields: object) -> Opened:
    conversation = replace(sample.conversations()[0], **fields)
    return Opened(1, conversation, sample.contacts()["k-0"], 1, (), (), Draft())


def line(**fields: object) -> str:
    return second_line(opened(**fields), sample.DIRECTORY, NOW)


def person(name: str) -> Person:
    return Person(name, name, "", "agent", "", True, frozenset())


def test_says_channel_reference_and_who_has_it(qapp: object) -> None:
    assert line() == "WhatsApp · TR-48213 · assigned to Selim Işık"
    assert line(assignee=None).endswith("nobody has it (Destek)")
    assert line(status="resolved").endswith("resolved")
    assert line(status="pending").endswith("with the bot")
    assert "snoozed until" in line(status="snoozed", snoozed_until=NOW + MINUTE)


def test_a_deadline_is_coloured_only_at_risk(qapp: object) -> None:
    def kind(minutes: int) -> str:
        chip = due_chip(opened(due_at=NOW + minutes * MINUTE).conversation, NOW)
        return chip.kind if chip else ""

    assert [kind(m) for m in (60, 10, 2, -3, 60 * 48)] == ["plain", "warning", "bad", "bad", ""]
    assert due_chip(opened(status="resolved", due_at=NOW).conversation, NOW) is None


def test_chips_name_vip_once_and_count_what_does_not_fit(qapp: object) -> None:
    found = chips(opened(labels=("l-vip", "l-bill", "l-ship", "l-sales")), sample.DIRECTORY, NOW)
    texts = [chip.text for chip in found]
    assert texts.count("VIP") == 1
    assert "+1" in texts and "Urgent" in texts


def test_what_is_on_its_way(qapp: object) -> None:
    said = {"conversation.set_status": "Resolving"}
    pending = ("conversation.set_status", "conversation.read")
    assert pending_words(pending, said, live=True) == "Resolving"
    assert pending_words(pending, said, live=False) == "Resolving – waiting for the line"
    assert pending_words(("conversation.read",), {}, live=True) == ""
    assert pending_words(("conversation.assign",), {}, live=True) == "Assigning"


def test_who_else_looks(qapp: object) -> None:
    assert viewers_words([]) == ""
    assert viewers_words([person("Derya Koç")]) == "Derya is looking too"
    assert "Derya, Emma" in viewers_words([person("Derya Koç"), person("Emma Clarke")])
