from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.entities import PreviewKind
from core.rows import InboxRow
from desktop import translate
from desktop.rows.inbox_words import chips, deadline, handover, preview, spoken, ticking
from desktop.times import DAY, MINUTE
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.sample import ME, NOW


@pytest.fixture(autouse=True)
def turkish(qapp: QApplication) -> Iterator[None]:
    translate.use("tr")
    yield
    translate.use("en")


@pytest.fixture
def row() -> InboxRow:
    return FakeDesk().row(1)


def test_who_said_it(row: InboxRow) -> None:
    assert preview(row, ME.name).text == row.preview
    assert preview(replace(row, last_author=ME.name), ME.name).text.startswith("Siz: ")
    assert preview(replace(row, last_author="Derya Koç"), ME.name).text.startswith("Derya: ")
    assert preview(replace(row, last_kind="note"), ME.name).icon == "lock"


@pytest.mark.parametrize(
    ("kind", "text", "icon"),
    [
        ("photo", "Fotoğraf", "image"), ("voice", "Sesli mesaj 0:31", "mic"),
        ("deleted", "İleti silindi", ""), ("video", "Video", "play"), ("file", "Dosya: dekont.pdf", "paperclip"),
    ],
)  # fmt: skip
def test_a_message_without_words_says_what_it_is(
    row: InboxRow, kind: PreviewKind, text: str, icon: str
) -> None:
    sent = replace(row, preview="dekont.pdf", preview_file=kind, preview_ms=31_000)
    assert preview(sent, ME.name)[:2] == (text, icon)
    assert preview(replace(sent, last_author=ME.name), ME.name).text == f"Siz: {text}"


def test_what_is_ours_comes_first(row: InboxRow) -> None:
    assert preview(replace(row, draft="Rica"), ME.name).text == "Taslak: Rica"
    waits = replace(row, waiting=("message.send",), waiting_text="Yola çıktı")
    assert preview(waits, ME.name)[:2] == ("Siz: Yola çıktı", "clock")
    for other in ("conversation.read", "conversation.label"):
        assert preview(replace(row, waiting=(other,)), ME.name) == preview(row, ME.name)
    failed = preview(replace(waits, failed=True, draft="Rica"), ME.name)
    assert failed == ("Gönderilemedi: Yola çıktı", "circle-alert", "bad")


@pytest.mark.parametrize(
    ("left", "kind", "text"),
    [
        (-5 * MINUTE, "bad", "SLA −05:00"), (2 * MINUTE, "bad", "SLA 02:00"),
        (11 * MINUTE, "warning", "SLA 11:00"), (38 * MINUTE, "plain", "SLA 38:00"),
    ],
)  # fmt: skip
def test_colour_only_at_risk(row: InboxRow, left: int, kind: str, text: str) -> None:
    chip = deadline(replace(row, due_at=NOW + left), NOW)
    assert chip is not None and (chip.kind, chip.text) == (kind, text)


def test_no_deadline_where_none_presses(row: InboxRow) -> None:
    assert deadline(replace(row, due_at=None), NOW) is None
    assert deadline(replace(row, due_at=NOW + DAY), NOW) is None
    assert deadline(replace(row, due_at=NOW, status="resolved"), NOW) is None


def test_chips_tell_the_state(row: InboxRow) -> None:
    plain = replace(row, priority="normal", labels=("İade",), vip=False, bot=None)
    assert [chip.text for chip in chips(plain, NOW)] == ["İade"]
    assert chips(replace(plain, status="pending"), NOW)[0].icon == "bot"
    snoozed = replace(plain, status="snoozed", snoozed_until=NOW + DAY)
    assert chips(snoozed, NOW)[0].text == "Yarın"
    assert [c.text for c in chips(replace(plain, vip=True, labels=("VIP",)), NOW)] == ["VIP"]


def test_a_hand_over_tells_how_long_it_waits(row: InboxRow) -> None:
    waiting = replace(row, bot="handoff", assignee=None, waiting_since=NOW - 2 * MINUTE - 14_000)
    chip = handover(waiting, NOW)
    assert chip is not None
    assert (chip.text, chip.kind) == ("Devir bekliyor 02:14", "accent")
    assert ticking(replace(waiting, due_at=NOW + 2 * MINUTE), NOW)[0] == chip
    assert "Devir bekliyor" in spoken(waiting, ME.name, NOW)


def test_nobody_waits_once_somebody_has_it(row: InboxRow) -> None:
    waiting = replace(row, bot="handoff", assignee=None)
    for taken in ({"assignee": ME.id}, {"status": "resolved"}, {"bot": "silent"}):
        assert handover(replace(waiting, **taken), NOW) is None


def test_a_row_says_everything_that_it_shows(row: InboxRow) -> None:
    waits = replace(row, waiting=("message.send",), waiting_text="Yola çıktı")
    said = spoken(waits, ME.name, NOW)
    assert "gönderilmeyi bekliyor" not in spoken(replace(waits, draft="Rica"), ME.name, NOW)
    for part in (
        "Ayşe Şahin",
        "WhatsApp",
        "3 okunmamış",
        "Siz: Yola çıktı",
        "gönderilmeyi bekliyor",
        "SLA",
        "VIP",
    ):
        assert part in said
