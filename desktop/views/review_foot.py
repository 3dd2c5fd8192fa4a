"""LibraryFoot: what of everything is on this machine, honestly, and how older things come to it."""

import asyncio
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from core.errors import UserError
from core.library import Fetched, Kept
from core.rows import Line
from desktop.models.review_asked import midnight
from desktop.numbers import count, size
from desktop.parts import Parts
from desktop.translate import tr, words
from desktop.views.conversation_act import act
from desktop.views.kept_words import sentences
from desktop.views.menu import Menu
from desktop.views.review_filter_words import day_words

BACK = (1, 3, 12)
"""Months further back that are offered."""
STEPS = 1_000


class LibraryFoot(QFrame):
    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.kept: Kept | None = None
        self._fetching: asyncio.Task[Any] | None = None
        self._from = self._to = 0
        self._left = False
        self._told = ""
        """What became of the last fetch."""
        self.words, self.button, self.bar = QLabel(), QPushButton(), QProgressBar()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("kind", "second")
        self.words.setFont(parts.theme.font("small", tabular=True))
        self.words.setWordWrap(True)
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(self._pressed)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.setProperty("kind", "foot")
        self._lay_out()
        self._stop = parts.desk.on_line(self._show_line)
        self.read()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.bar)

    def close_down(self) -> None:
        self._left = True
        self._stop()
        self.cancel()

    def read(self) -> None:
        self._parts.tasks.start(self._read(), "library.kept")

    async def _read(self) -> None:
        self.kept = await self._parts.desk.kept()
        self._say()

    @property
    def fetching(self) -> bool:
        return self._fetching is not None and not self._fetching.done()

    # Fetching what is older

    def _pressed(self) -> None:
        if self.fetching:
            self.cancel()
        else:
            self.menu_now().popup(self.button.mapToGlobal(self.button.rect().topLeft()))

    def menu_now(self) -> QMenu:
        menu = Menu(self)
        for months in BACK:
            back = self._date().addMonths(-months)
            name = tr("Review", "Back to {day}", day=day_words(midnight(back)))
            act(menu, name, partial(self.fetch, midnight(back)))
        act(menu, tr("Review", "All there is"), lambda: self.fetch(0))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _date(self) -> QDate:
        since = self.kept.since if self.kept and self.kept.since else self._parts.desk.now()
        return QDateTime.fromMSecsSinceEpoch(since).date()

    def fetch(self, until: int) -> None:
        """Back to `until`, in ms."""
        if not self.fetching:
            self._from = (self.kept and self.kept.since) or self._parts.desk.now()
            self._to, self._told = until, ""
            self._fetching = self._parts.tasks.start(self._fetch(until), "library.fetch")
            self._fetching.add_done_callback(self._ended)
            self._progress(Fetched(self._from, 0))

    def cancel(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()

    async def _fetch(self, until: int) -> None:
        try:
            done = await self._parts.desk.fetch_older(until, self._progress)
            self._told = tr("Review", "%n conversations were fetched.", done.conversations)
        except UserError as error:
            self._told = words(error)[0]

    def _ended(self, task: asyncio.Task[Any]) -> None:
        """Also of one that was stopped before it began."""
        self._fetching = None
        if self._left:
            return
        if task.cancelled():
            self._told = tr("Review", "Stopped; what came is kept.")
        self.bar.hide()
        self.read()

    def _progress(self, far: Fetched) -> None:
        if not self.fetching:
            return
        whole = max(1, self._from - self._to)
        passed = self._from - far.back_to if far.back_to is not None else whole
        self.bar.setRange(0, STEPS if self._to else 0)
        self.bar.setValue(min(STEPS, passed * STEPS // whole))
        self.bar.show()
        came = tr("Review", "%n conversations so far", far.conversations)
        back = day_words(far.back_to) if far.back_to is not None else ""
        self.words.setText(
            tr("Review", "Fetching older ones: {came}, back to {day}", came=came, day=back)
            if back else tr("Review", "Fetching older ones: {came}", came=came)
        )  # fmt: skip
        self.button.setText(tr("Review", "Stop"))
        self.button.setEnabled(True)

    # Words

    def _show_line(self, line: Line) -> None:
        if line.state == "live" and self.kept is not None and self.kept.syncing:
            self.read()
        elif not self.fetching:
            self._say()

    def _say(self) -> None:
        if self.kept is None or self.fetching:
            return
        live = self._parts.desk.line.state == "live"
        self.words.setText(
            " ".join(
                filter(
                    None, [self._told, *sentences(self.kept, self._parts.desk.directory, live=live)]
                )
            )
        )
        self.button.setText(tr("Review", "Fetch older…"))
        self.button.setVisible(not self.kept.complete)
        self.button.setEnabled(live)
        self.button.setToolTip("" if live else tr("Review", "Possible once there is a line"))
        many = tr("Review", "%n conversations", self.kept.conversations)
        number = f"{many.replace(str(self.kept.conversations), count(self.kept.conversations))}"
        self.words.setToolTip(f"{number} · {size(self.kept.bytes)}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
