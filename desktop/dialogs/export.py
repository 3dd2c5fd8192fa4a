"""Export: what is taken out and how; while it goes on; and what there is then, with its fingerprint."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.export.document import Dossier, without_notes
from core.export.job import ENDINGS, Format, Result
from core.export.names import plain, stem
from core.export.package import SUFFIX
from core.export.redaction import Finding, Plan, findings
from desktop.dialogs.export_options import ExportOptions
from desktop.dialogs.export_preview import ExportPreview
from desktop.dialogs.sheet import Sheet, words
from desktop.exporting import Order
from desktop.exporting_dossier import dossier, recordings
from desktop.parts import Parts
from desktop.telephone.country import own_country
from desktop.translate import tr
from desktop.translate import words as error_words

LOOKED_AT = 100
"""Conversations whose places are shown beforehand; all are blacked out alike."""
DAY_MS = 86_400_000
WIDTH, HEIGHT = 860, 580


class Export(Sheet):
    """Of one or many conversations by their keys. Closing it while it goes on leaves nothing."""

    def __init__(self, parts: Parts, keys: Sequence[int], parent: QWidget) -> None:
        super().__init__(parts.theme, parent, width=WIDTH)
        self._parts, self._keys = parts, tuple(keys)
        self._dossiers: list[Dossier] = []
        self._looking: asyncio.Task[None] | None = None
        self._taking: asyncio.Task[None] | None = None
        self.taken: Result | None = None
        self.options = ExportOptions(len(self._keys) > 1)
        self.preview = ExportPreview(parts, alone=len(self._keys) == 1)
        self.bar, self.far, self.problem = QProgressBar(), words("", "second"), words("", "bad")
        self.done_title, self.done_text = words("", "title"), words("")
        self.print_name, self.print = words("", "caption"), words("", "strong")
        self.pages = QStackedWidget()
        self._build()
        self.retranslate()
        self.resize(WIDTH, min(HEIGHT, parent.window().height() - 60))
        self._show_page(0)
        parts.tasks.start(self._read(), "export.preview")

    def _build(self) -> None:
        for page in (self._asking(), self._going(), self._finished()):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.show_it, self.cancel, self.go = (
            self.add_button(), self.add_button(), self.add_button("primary"),
        )  # fmt: skip
        self.theme.set_icon(self.show_it, "external-link", "text", 15)
        self.show_it.clicked.connect(self._show_in_folder)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.options.changed.connect(self._look)
        self.options.shaped.connect(self._say_possible)
        self.preview.changed.connect(self._look)
        self.preview.by_hand.shown.connect(self._show_recordings)

    def _asking(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.options)
        row.addWidget(self.preview, 1)
        return page

    def _going(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch()
        self.bar.setTextVisible(False)
        column.addWidget(self.far)
        column.addWidget(self.bar)
        column.addStretch()
        return page

    def _finished(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(8)
        column.addStretch()
        sign = QLabel()
        sign.setPixmap(self.theme.pixmap("badge-check", "ok", 36, self.devicePixelRatioF()))
        for widget in (sign, self.done_title, self.done_text, self.print_name, self.print):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        self.print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addStretch()
        return page

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.show_it.setVisible(page == 2)
        self.go.setVisible(page != 1)
        self.cancel.setVisible(page != 2)
        self._say_buttons()
        self._say_possible()

    # What will be black

    async def _read(self) -> None:
        for key in self._keys[:LOOKED_AT]:
            try:
                self._dossiers.append(await dossier(self._parts, key))
            except UserError:
                continue  # it is gone meanwhile, and passed over then as well
        self.preview.by_hand.show_choice(self._dossiers)
        self._say_title()
        self._look()

    def _show_recordings(self, place: int) -> None:
        self._parts.tasks.start(self._find_recordings(place), "export.recordings")

    async def _find_recordings(self, place: int) -> None:
        found = await recordings(self._parts, self._dossiers[place])
        self.preview.by_hand.show_recordings(place, found)

    def plan(self) -> Plan:
        by_hand = self.preview.by_hand
        return Plan(
            kinds=self.options.kinds, name=self.options.without_name,
            words=tuple(by_hand.words), hands=tuple(by_hand.hands),
            seconds=by_hand.recordings.seconds(),
            spared=frozenset(self.preview.spared),
            region=own_country(*_locales()),
        )  # fmt: skip

    def _look(self) -> None:
        """The newest question counts."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._parts.tasks.start(self._found(), "export.findings")

    async def _found(self) -> None:
        plan, notes = self.plan(), self.options.notes.isChecked()
        found = await asyncio.to_thread(_all_findings, tuple(self._dossiers), plan, notes)
        self.preview.show_findings(found, len(self._dossiers), len(self._keys))
        self.options.show_counts(self.preview.counts())

    # Taking it out

    def _go(self) -> None:
        if self.pages.currentIndex() == 2:
            self.accept()
            return
        dialog = QFileDialog(self, tr("Export", "Where to?"), self.proposed())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.open()

    def proposed(self) -> str:
        """A name that says what it is, without what is blacked out."""
        alone = self._dossiers[0] if len(self._keys) == 1 and self._dossiers else None
        if alone is not None:
            of = stem(alone) if not self.options.without_name else plain(alone.reference)
        else:
            of = plain(tr("Export", "Conversations"))
        shape = self.options.chosen_shape
        endings = {"zip": ".zip", "folder": "", "package": SUFFIX, "file": ENDINGS[self._format]}
        return of + endings[shape]

    @property
    def _format(self) -> Format:
        what = self.options.what
        return "json" if what == "package" else what

    def take(self, target: Path) -> None:
        options = self.options
        order = Order(
            target=target, format=self._format, shape=options.chosen_shape,
            notes=options.notes.isChecked(), attachments=options.files.isChecked(),
            plan=self.plan(), passphrase=options.passphrase.text(),
            expires_at=self._parts.desk.now() + options.days.value() * DAY_MS,
        )  # fmt: skip
        self.problem.hide()
        self.bar.setRange(0, len(self._keys))
        self._show_page(1)
        self._progress(0)
        self._taking = self._parts.tasks.start(self._take(order), "export")

    async def _take(self, order: Order) -> None:
        try:
            result = await self._parts.exporting.take(
                self._parts, self._keys, order, self._progress
            )
        except UserError as error:
            self._failed(error)
            return
        self.taken = result
        self._say_result(result)
        self._show_page(2)
        self.go.setFocus()

    def _failed(self, error: UserError) -> None:
        self.problem.setText("\n".join(error_words(error)))
        self.problem.show()
        self._show_page(0)

    def _progress(self, done: int) -> None:
        self.bar.setValue(done)
        self.far.setText(
            tr("Export", "{done} of {all} conversations", done=done, all=len(self._keys))
        )

    def _show_in_folder(self) -> None:
        if self.taken is not None:
            place = Path(self.taken.target).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def done(self, how: int) -> None:
        """Also by Escape: what goes on is given up, and nothing of it is left."""
        for task in (self._looking, self._taking):
            if task is not None:
                task.cancel()
        self.preview.by_hand.recordings.stop()
        super().done(how)

    # Words

    def _say_possible(self) -> None:
        if self.pages.count() and hasattr(self, "go"):
            asking = self.pages.currentIndex() == 0
            self.go.setEnabled(not (asking and self.options.problem))

    def _say_title(self) -> None:
        if len(self._keys) != 1:
            self.say_title(tr("Export", "Take out %n conversations", len(self._keys)))
            return
        name = stem(self._dossiers[0]) if self._dossiers else ""
        self.say_title(
            tr("Export", "Take out: {name}", name=name) if name else tr("Export", "Take out")
        )

    def _say_result(self, result: Result) -> None:
        self.done_title.setText(Path(result.target).name)
        lines = [
            tr("Export", "%n conversations", result.count),
            tr("Export", "%n files", result.files),
        ]
        black = sum(count for kind, count in result.blacked_out.items() if kind != "seconds")
        lines += [tr("Export", "%n places are black", black)] if black else []
        said = " · ".join(lines)
        if result.left_out:
            names = ", ".join(result.left_out)
            said += "\n" + tr(
                "Export", "Left out, for they could not be silenced: {names}", names=names
            )
        self.done_text.setText(said)
        self.print.setText(result.fingerprint)

    def _say_buttons(self) -> None:
        page = self.pages.currentIndex()
        self.go.setText(tr("Export", "Close") if page == 2 else tr("Export", "Take out…"))
        self.show_it.setText(tr("Export", "Show in folder"))
        self.cancel.setText(tr("Export", "Cancel"))

    def retranslate(self) -> None:
        self._say_title()
        self._say_buttons()
        self.print_name.setText(
            tr("Export", "Signed with the key of this desk. Its fingerprint, to compare with:")
        )
        self.bar.setAccessibleName(tr("Export", "How far it is"))


def _all_findings(dossiers: Sequence[Dossier], plan: Plan, notes: bool) -> list[Finding]:
    shown = (of if notes else without_notes(of) for of in dossiers)
    return [found for of in shown for found in findings(of, plan)]


def _locales() -> tuple[QLocale, QLocale]:
    return QLocale.system(), QLocale()
