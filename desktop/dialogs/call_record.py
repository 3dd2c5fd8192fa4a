"""One call of the timeline: how it went, how the line was, and the notes that were made of it."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QWidget

from core.entities import CallQuality, CallRecord
from core.numbers import HOME, shown
from desktop.dialogs.sheet import Sheet, words
from desktop.rows.timeline_call import call_title
from desktop.telephone.diagnosis import call_text
from desktop.telephone.judgement import figures, judge
from desktop.telephone.words import end_words
from desktop.theme import Theme
from desktop.times import full
from desktop.translate import tr
from desktop.views.plain_words import PlainWords
from voip.values import Call, Quality

MOST_NOTES = 4_000
NAMES = 130


class CallSheet(Sheet):
    noted = Signal(object)
    """CallRecord with other notes than it had."""

    def __init__(
        self, theme: Theme, call: CallRecord, parent: QWidget | None = None, country: str = HOME,
        phone: str = "",
    ) -> None:  # fmt: skip
        """`country`: whose numbers are shown without their code; `phone`: the version of PJSIP."""
        super().__init__(theme, parent, width=600)
        self.call, self._country, self._version = call, country, phone
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._grid = QGridLayout(self._card)
        self.notes = QPlainTextEdit(call.notes)
        self._label = words("", "strong")
        self.copy, self._cancel = self.add_button(), self.add_button()
        self.save = self.add_button("primary")
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self._cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.retranslate()
        self.notes.setFocus()

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(16, 13, 16, 13)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, NAMES)
        self._grid.setColumnStretch(1, 1)
        self.notes.setMinimumHeight(84)
        self.notes.setTabChangesFocus(True)
        self.body.addWidget(self._card)
        self.body.addWidget(self._label)
        self.body.addWidget(self.notes, 1)

    # What is said of it

    def facts(self) -> Iterator[tuple[str, str]]:
        """(name, value) of what is known."""
        call = self.call
        if call.number:
            yield tr("CallRecord", "Number"), shown(call.number, self._country)
        yield tr("CallRecord", "Began"), full(call.started_at)
        yield tr("CallRecord", "Ended"), end_words(as_call(call))
        if call.disposition:
            yield tr("CallRecord", "Result"), call.disposition
        yield from self.line_facts()

    def line_facts(self) -> Iterator[tuple[str, str]]:
        """How the line was, as the two ends measured it."""
        sending, receiving = as_quality(self.call.sending), as_quality(self.call.receiving)
        if self.call.codec:
            yield tr("CallRecord", "Codec"), self.call.codec
        if receiving:
            yield tr("CallRecord", "The line"), judge(sending, receiving).sentence
        if sending:
            yield tr("CallRecord", "Your voice there"), figures(sending)
        if receiving:
            yield tr("CallRecord", "Their voice here"), figures(receiving)

    def _copy(self) -> None:
        """For a ticket: no number, no name, no words of anybody."""
        call = as_call(self.call)
        told = judge(call.sending, call.receiving) if call.receiving else None
        QGuiApplication.clipboard().setText(call_text(call, self._version, told))

    def _save(self) -> None:
        text = self.notes.toPlainText().strip()[:MOST_NOTES]
        if text != self.call.notes:
            self.noted.emit(replace(self.call, notes=text))
        self.accept()

    def retranslate(self) -> None:
        self.say_title(call_title(self.call))
        self._label.setText(tr("CallRecord", "Notes"))
        self.notes.setAccessibleName(self._label.text())
        self.notes.setPlaceholderText(
            tr("CallRecord", "What was agreed; your colleagues see it too")
        )
        self.copy.setText(tr("CallRecord", "Copy for a ticket"))
        self.copy.setToolTip(
            tr("CallRecord", "Time, call, versions and figures, without names or numbers")
        )
        self._cancel.setText(tr("CallRecord", "Cancel"))
        self.save.setText(tr("CallRecord", "Save"))
        self._show_facts()

    def _show_facts(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for line, (name, value) in enumerate(self.facts()):
            self._grid.addWidget(words(name, "second"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainWords(value), line, 1)


def as_call(record: CallRecord) -> Call:
    """As the phone said it, for the words that belong to its codes."""
    return Call(
        id=record.id, account="", direction=record.direction, state="ended", number=record.number,
        started_at=record.started_at, answered_at=record.answered_at, ended_at=record.ended_at,
        ended_by=record.ended_by, cause=record.sip, q850=record.q850, codec=record.codec,
        correlation=record.correlation, sending=as_quality(record.sending),
        receiving=as_quality(record.receiving),
    )  # fmt: skip


def as_quality(kept: CallQuality | None) -> Quality | None:
    if kept is None:
        return None
    return Quality(
        loss=kept.loss, jitter_ms=kept.jitter_ms, round_trip_ms=kept.round_trip_ms, mos=kept.mos
    )
