from msgspec.structs import replace

from core.export.document import Entry
from core.export.redaction import BLACK, Plan, redacted
from desktop.dialogs.export_text import LONGEST_LINE, ExportText
from tests.core.export.sample import AT, CARD, dossier


def place_of(text: ExportText, words: str) -> int:
    """As Qt counts."""
    return len(text.whole[: text.whole.index(words)].encode("utf-16-le")) // 2


def test_a_selection_over_several_messages_blackens_that_and_no_more() -> None:
    of = dossier()
    text = ExportText(of)
    start, end = place_of(text, "sipariş hâlâ"), place_of(text, "numaranızı")
    done = redacted(of, Plan(hands=tuple(text.hands(start, end))))
    first, second = done.entries[0].text, done.entries[1].text
    assert first.startswith("Merhaba, 3 gün önce verdiğim █") and "hâlâ" not in first
    assert second.endswith("█numaranızı yazar mısınız?") and "Sipariş" not in second
    assert done.entries[3:] == of.entries[3:]


def test_behind_an_emoji_the_places_are_still_right() -> None:
    said = Entry(id="e1", kind="in", at=AT, text="👍🏽 pin 4711")
    of = replace(dossier(), entries=(said, Entry(id="e2", kind="in", at=AT, text="👍 ve 4711")))
    text = ExportText(of)
    start = place_of(text, "4711")
    done = redacted(of, Plan(hands=tuple(text.hands(start, start + 4))))
    assert [e.text for e in done.entries] == ["👍🏽 pin " + BLACK * 4, "👍 ve 4711"]
    assert text.span("e1/text", said.text.index("4711"), "4711") == (start, start + 4)


def test_what_was_said_in_a_call_can_be_pointed_at() -> None:
    of = dossier()
    text = ExportText(of)
    start = text.whole.rindex(CARD)
    (hand,) = text.hands(start, start + len(CARD))
    assert hand.place == "m7/call.transcript.1.text"


def test_lines_nobody_could_lay_out_are_broken_and_not_pointed_at() -> None:
    of = replace(dossier(), entries=(Entry(id="e", kind="in", at=AT, text="x" * 200_000),))
    text = ExportText(of)
    assert not text.exact and text.hands(0, 100) == []
    assert max(map(len, text.whole.split("\n"))) <= LONGEST_LINE * 5
