"""PackageReader: a package that somebody took with them, to be read and searched and nothing else."""

import asyncio
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.clock import wall_ms
from core.errors import UserError
from core.export.document import Dossier
from core.export.package import header_of
from core.export.plain_text import text
from core.export.reader import Unpacked, found, unpack
from core.export.writing import Writing
from desktop.dialogs.package_files import PackageFiles
from desktop.dialogs.sheet import Sheet, words
from desktop.dialogs.whole_text import short_lines
from desktop.exporting_words import labels, own_zone
from desktop.loop import Tasks
from desktop.rows.package_row import NAME, UNDER, PackageRow
from desktop.theme import Theme
from desktop.times import full
from desktop.translate import tr
from desktop.translate import words as error_words
from desktop.verifying_words import in_words

WIDTH, HEIGHT, LIST, FIELD = 980, 640, 300, 320
_AT = Qt.ItemDataRole.UserRole


class PackageReader(Sheet):
    """Asks for the passphrase first. Closed, nothing of it is left in memory or on disk."""

    def __init__(
        self, theme: Theme, tasks: Tasks, file: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent, width=WIDTH)
        self._tasks, self._file = tasks, file
        self.unpacked: Unpacked | None = None
        self.passphrase, self.search = QLineEdit(), QLineEdit()
        self.list, self.text = QListWidget(), QPlainTextEdit()
        self._rows = PackageRow(theme)
        self.ask, self.problem = words("", "second"), words("", "bad")
        self.about = words("", "caption")
        self.files = PackageFiles(theme, tasks, self)
        self.pages = QStackedWidget()
        self._build()
        self.retranslate()
        self.resize(WIDTH, HEIGHT)
        self.passphrase.setFocus()

    def _build(self) -> None:
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setFixedWidth(FIELD)
        self.passphrase.textChanged.connect(lambda _: self.problem.hide())
        self.search.setProperty("kind", "search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._fill())
        self.text.setReadOnly(True)
        self.list.setFixedWidth(LIST)
        self.list.setItemDelegate(self._rows)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.pages.addWidget(self._asking())
        self.pages.addWidget(self._reading())
        self.body.addWidget(self.pages, 1)
        self.shut, self.go = self.add_button(), self.add_button("primary")
        self.shut.clicked.connect(self.reject)
        self.go.clicked.connect(self.open_it)

    def _asking(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch()
        for widget in (self.ask, self.passphrase, self.problem):
            column.addWidget(widget)
        self.problem.hide()
        column.addStretch()
        return page

    def _reading(self) -> QWidget:
        page = QWidget()
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        right = QVBoxLayout()
        right.addWidget(self.text, 1)
        right.addWidget(self.files)
        right.addWidget(self.files.problem)
        row.addLayout(right, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self.about)
        return page

    # Opening

    def open_it(self) -> None:
        self.go.setEnabled(False)
        self._tasks.start(self._open(self.passphrase.text()), "package.open")

    async def _open(self, passphrase: str) -> None:
        try:
            unpacked = await asyncio.to_thread(_unpacked, self._file, passphrase)
        except UserError as error:
            self._failed(error)
            return
        finally:
            self.go.setEnabled(True)
        self.unpacked = unpacked
        self.files.arrive(unpacked.files)
        self.passphrase.clear()
        self.pages.setCurrentIndex(1)
        self.go.hide()
        self._say_about()
        self._fill()
        self.search.setFocus()

    def _failed(self, error: UserError) -> None:
        self.problem.setText("\n".join(error_words(in_words(error))))
        self.problem.show()
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    # Reading

    def _fill(self) -> None:
        if self.unpacked is None:
            return
        self.list.clear()
        for at, of in enumerate(self.unpacked.conversations):
            if found(of, self.search.text()):
                self.list.addItem(_item(at, of, self._writing()))
        self.list.setCurrentRow(0)

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is None or self.unpacked is None:
            self.text.setPlainText("")
            self.files.show_of(None)
            return
        of = self.unpacked.conversations[item.data(_AT)]
        whole = text(of, labels(), self._writing()).decode()
        self.text.setPlainText("\n".join(short_lines(whole)))
        self.files.show_of(of)
        buttons = [part for row in self.files.rows for part in (row.act, row.save)]
        for one, after in pairwise((self.text, *buttons)):
            self.setTabOrder(one, after)

    def _writing(self) -> Writing:
        turkish = QLocale().language() == QLocale.Language.Turkish
        company = self.unpacked.manifest.company if self.unpacked else ""
        said = Writing(language="tr" if turkish else "en", company=company)
        return replace(said, zone=own_zone() or said.zone)

    def _say_about(self) -> None:
        if self.unpacked is not None:
            manifest = self.unpacked.manifest
            self.about.setText(
                tr(
                    "Package",
                    "Taken by {name} on {when} · it can be opened until {until} · signed by {print}",
                    name=manifest.by, when=full(manifest.at),
                    until=full(self.unpacked.expires_at), print=self.unpacked.fingerprint,
                )
            )  # fmt: skip

    def done(self, how: int) -> None:
        self.unpacked = None
        self.text.clear()
        self.files.leave()
        super().done(how)

    def retranslate(self) -> None:
        self.say_title(self._file.name)
        self.ask.setText(tr("Package", "The passphrase this was taken with:"))
        self.passphrase.setAccessibleName(tr("Package", "Passphrase"))
        self.search.setPlaceholderText(tr("Package", "Search in what is here"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.text.setPlaceholderText(tr("Package", "Nothing here has these words."))
        self.list.setAccessibleName(tr("Package", "Conversations"))
        self.text.setAccessibleName(tr("Package", "The conversation"))
        self.go.setText(tr("Package", "Open"))
        self.shut.setText(tr("Package", "Close"))
        self._say_about()
        self._fill()


def _unpacked(file: Path, passphrase: str) -> Unpacked:
    try:
        with file.open("rb") as opened:
            expires_at = header_of(opened).expires_at
    except OSError as error:
        raise UserError("package.unreadable", name=file.name) from error
    return unpack(file, passphrase, wall_ms(), expires_at)


def _item(at: int, of: Dossier, writing: Writing) -> QListWidgetItem:
    under = " · ".join(p for p in (of.channel_name, of.reference, writing.day(of.last_at)) if p)
    item = QListWidgetItem(f"{of.customer.name}, {under}")
    item.setData(NAME, of.customer.name)
    item.setData(UNDER, under)
    item.setData(_AT, at)
    return item
