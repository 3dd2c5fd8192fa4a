"""The review library in every state: what is found, what is read and heard, and that there is no line."""

from collections.abc import AsyncIterator
from typing import Any

from msgspec.structs import replace
from PySide6.QtTest import QTest

from core.entities import CallRecord, Spoken
from core.evaluation import Mark, Remark
from core.protocol.events import CallUpserted, InteractionUpserted, RemarkUpserted
from core.work import Interaction
from desktop.panels.review import Review
from tests.end_to_end.screens_offers import tell
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]
MINUTE = 60_000
WORDS = (
    ("agent", "Ardıç Ev, iyi günler, ben Selim. Size nasıl yardımcı olabilirim?"),
    ("customer", "Merhaba, kargom hâlâ gelmedi. Takip numarası da çalışmıyor."),
    ("agent", "Hemen bakıyorum. Yel Kargo'nun Karşıyaka şubesinde görünüyor."),
    ("customer", "Üç gündür orada. Yarın akşam misafirim var."),
    ("agent", "Şubeyi arıyorum, yarın öğleden önce elinizde olur."),
)


async def _there(room: Room) -> Review:
    room.shell.go("review")
    panel = room.window.stage.currentWidget()
    assert isinstance(panel, Review)
    await room.until(lambda: panel.results.model.state == "ready", "the library")
    return panel


async def _searched(room: Room, text: str) -> Review:
    panel = await _there(room)
    panel.search.field.setText(text)
    model = panel.results.model
    await room.until(lambda: model.query.text == text and model.state == "ready", text)
    return panel


async def _read(room: Room, text: str = "kargo") -> Review:
    panel = await _searched(room, text)
    panel._into_results()
    reader = panel.reader
    await room.until(lambda: reader.model.state == "ready" and bool(reader.contact.hits), "hits")
    reader.transcript.flash.stop()
    return panel


def _left(room: Room, panel: Review) -> None:
    room.close_menus()
    panel.reader.transcript.player.stop()
    panel.side.remarks.editor.end()
    panel.side.show_tab("contact")
    panel.reader.model.close()
    panel.search.take(type(panel.search.now)())
    room.shell.go("inbox")


async def library(room: Room) -> State:
    panel = await _there(room)
    yield
    _left(room, panel)


async def found(room: Room) -> State:
    panel = await _read(room)
    yield
    _left(room, panel)


async def filtered(room: Room) -> State:
    panel = await _read(room)
    asked = panel.search.now.having("channel", "whatsapp").having("time", "days30")
    panel.search.take(asked.having("handed_over", True))
    await room.until(lambda: panel.results.model.state == "ready", "the filtered")
    yield
    _left(room, panel)


async def picker(room: Room) -> State:
    panel = await _searched(room, "kargo")
    shown = panel.search.chips.ask()
    QTest.keyClicks(shown.field, "ay")
    await room.until(lambda: len(shown.list.choices) > 3, "what may be filtered by")
    yield
    shown.close()
    _left(room, panel)


async def mended(room: Room) -> State:
    panel = await _searched(room, "kargoo")
    yield
    _left(room, panel)


async def nothing(room: Room) -> State:
    panel = await _searched(room, "zümrüdüanka")
    yield
    _left(room, panel)


async def _with_call(room: Room) -> tuple[Review, CallRecord]:
    """The contact has a call that somebody wrote down, and came through a queue."""
    panel = await _read(room)
    reader = panel.reader
    await room.until(lambda: bool(reader.contact.calls), "its calls")
    before = next(call for call in reader.contact.calls if call.recording)
    call = replace(before, transcript=tuple(_spoken()))
    visit = Interaction(
        id="shown-visit", media="call", queue=call.queue or "qu-orders", contact=call.contact,
        conversation=call.conversation, call=call.id, entered_at=call.started_at - 3 * MINUTE,
        answered_at=call.started_at, agent=call.agent, state="done", end="handled",
        ended_at=(call.ended_at or call.started_at), completed_at=(call.ended_at or 0) + MINUTE,
    )  # fmt: skip
    await tell(room, CallUpserted(call=call), InteractionUpserted(interaction=visit))
    await room.until(lambda: bool(reader.model.calls[call.id].transcript), "what was said")
    await room.until(lambda: bool(reader.contact.visits), "the visit")
    return panel, call


def _spoken() -> list[Spoken]:
    at, found = 600, list[Spoken]()
    for who, text in WORDS:
        until = at + len(text) * 70
        found.append(Spoken(at_ms=at, until_ms=until, who=who, text=text))  # type: ignore[arg-type]  # one of who
        at = until + 500
    return found


async def heard(room: Room) -> State:
    panel, call = await _with_call(room)
    reader = panel.reader
    reader.go_to(Mark(call=call.id, at_ms=7_000))
    player = reader.transcript.player
    assert call.recording is not None
    player._file, player._wanted, player._media = call.recording, True, _Still(7_000)
    player.speed = 1.5
    player.changed.emit(call.recording.id)
    reader.player.skip.setChecked(True)
    yield
    player._media, player.speed = None, 1.0
    reader.player.skip.setChecked(False)
    _left(room, panel)


class _Still:
    """A player that stands at one place: a picture of a moving one would never be still."""

    def __init__(self, at: int) -> None:
        self._at = at

    def position(self) -> int:
        return self._at

    def duration(self) -> int:
        return 0

    def stop(self) -> None: ...

    def blockSignals(self, block: bool) -> None: ...

    def deleteLater(self) -> None: ...


async def remarked(room: Room) -> State:
    panel, call = await _with_call(room)
    reader, now = panel.reader, room.desk.now()
    message = reader.contact.hits[-1]
    order = message.order or reader.model.last
    about = reader.model.message(order)
    assert about is not None
    given: dict[str, Any] = {"by": room.desk.me.id, "conversation": reader.contact.id}
    await tell(
        room,
        RemarkUpserted(remark=Remark(
            id="shown-r1", at=now - 9 * MINUTE, shared=True, **given,
            place=Mark(call=call.id, at_ms=7_000, until_ms=9_000, text="Müşterinin adını burada söylemesi güzel."),
        )),
        RemarkUpserted(remark=Remark(
            id="shown-r2", at=now - 4 * MINUTE, **given,
            place=Mark(message=about.id, start=0, end=6, text="Takip numarasını yazıyla da göndermeli."),
        )),
    )  # fmt: skip
    await room.until(lambda: len(panel.side.remarks.cards) == 2, "the remarks")
    reader.go_to(Mark(message=about.id))
    reader.transcript.flash.stop()
    panel.side.remark(Mark(message=about.id, start=0, end=6))
    panel.side.remarks.editor.text.setPlainText("Cevap bir saat içinde gelmiş, iyi.")
    yield
    gone = [replace(card.remark, deleted=True) for card in panel.side.remarks.cards]
    await tell(room, *(RemarkUpserted(remark=each) for each in gone))
    _left(room, panel)


async def offline(room: Room) -> State:
    panel = await _read(room)
    room.line("offline", minutes=12, reason="unreachable")
    yield
    room.line("live")
    _left(room, panel)


REVIEW_MAIN: dict[str, Any] = {
    "review-found": found, "review-heard": heard, "review-remarked": remarked,
    "review-filtered": filtered,
}  # fmt: skip
"""Those that are also drawn at other sizes and scales."""
REVIEW: dict[str, Any] = {
    "review-library": library, **REVIEW_MAIN, "review-picker": picker, "review-mended": mended,
    "review-nothing": nothing, "review-offline": offline,
}  # fmt: skip
