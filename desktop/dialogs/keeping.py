"""KeepingPage: what is kept on this machine: what is here now, the policy, and what another one would take away."""

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.changes import Changes
from core.folding import fold
from core.library import KEPT_ALL, Keeping, KeepingEffect, Kept, ahead_of
from desktop.dialogs.kept_files import KeptFiles
from desktop.dialogs.sheet import words
from desktop.numbers import count, size
from desktop.one_reading import OneReading
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.kept_words import sentences
from desktop.views.picks import Picks
from desktop.views.review_filter_words import day_words

DAYS = (KEPT_ALL, 30, 60, 90, 180, 365, 730)
MEGABYTES = (KEPT_ALL, 477, 954, 1_907, 4_768, 9_537, 19_073)
"""Of 2^20 bytes; half a gigabyte and 1, 2, 5, 10 and 20 as disks are sold."""
FIGURES = (31, 92, 183, 366, 732)
AHEAD = ("all", "own", "none")
"""Ever fewer."""
ROWS = ("days", "most", "ahead", "whose", "figures")
EVERYBODYS = ("days", "most", "ahead")
FIELD, PAUSE = 230, 150


class KeepingPage(QWidget):
    """Agents have what is theirs to see; of which teams, and how long figures, is for whoever supervises."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._supervises = parts.desk.may("agent.force_state")
        self.kept: Kept | None = None
        self.effect: KeepingEffect | None = None
        self._figures_days = 0
        self.teams: tuple[str, ...] = ()
        self.here, self.room = words("", "strong"), words("", "second")
        self.files = KeptFiles(parts)
        self.share = QProgressBar()
        self.days, self.most, self.figures = QComboBox(), QComboBox(), QComboBox()
        self.ahead = QComboBox()
        """Which files are fetched before anybody opens them."""
        self.whose, self.apply = QPushButton(), QPushButton()
        self._labels = {name: words("") for name in ROWS}
        self.said, self._stays = words(""), words("", "third")
        self._reading = OneReading(parts.tasks, self._read, "what is kept")
        self._asking: asyncio.Task[None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._reading.ask()

    def _lay_out(self) -> None:
        small = self._parts.theme.font("small", tabular=True)
        for label in (self.room, self._stays):
            label.setFont(small)
        self.share.setTextVisible(False)
        grid = QGridLayout()
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        fields = (self.days, self.most, self.ahead, self.whose, self.figures)
        for row, (name, field) in enumerate(zip(ROWS, fields, strict=True)):
            field.setFixedWidth(FIELD)
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(field, row, 1)
            for widget in (self._labels[name], field):
                widget.setVisible(self._supervises or name in EVERYBODYS)
        self.apply.setAutoDefault(False)
        self.whose.setAutoDefault(False)
        self._card = QFrame()
        self._card.setProperty("kind", "sunken")
        inner = QHBoxLayout(self._card)
        inner.setContentsMargins(14, 12, 12, 12)
        inner.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(self.said)
        said.addWidget(self._stays)
        inner.addLayout(said, 1)
        inner.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.here, self.room, self.share, self.files):
            column.addWidget(widget)
        column.addSpacing(10)
        column.addLayout(grid)
        column.addSpacing(10)
        column.addWidget(self._card)
        column.addStretch(1)

    def _connect(self) -> None:
        for box in (self.days, self.most, self.ahead, self.figures):
            box.activated.connect(lambda _: self._changed())
        self.whose.clicked.connect(self._ask_whose)
        self.apply.clicked.connect(self._apply)
        stops = (
            self._parts.desk.on_changes(self._on_changes),
            self._parts.desk.on_line(lambda _: self._say()),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])

    def _on_changes(self, changes: Changes) -> None:
        if changes.conversations or changes.everything:
            self._reading.ask()

    # What is here

    async def _read(self) -> None:
        desk, first = self._parts.desk, self.kept is None
        self.kept = await desk.kept()
        if self._supervises:
            self._figures_days = await desk.figures_days()
        if first:
            self._begin(self.kept.policy)
        self._say()
        self.files.read()

    def _begin(self, policy: Keeping) -> None:
        self.teams = policy.teams
        _offer(self.days, DAYS, policy.days)
        _offer(self.most, MEGABYTES, policy.megabytes)
        _offer(self.figures, FIGURES, self._figures_days)
        for which in AHEAD:
            self.ahead.addItem("", which)
        self.ahead.setCurrentIndex(AHEAD.index(ahead_of(policy, self._parts.desk.me.role)))
        self.retranslate()

    def chosen(self) -> Keeping:
        days, most = self.days.currentData(), self.most.currentData()
        usual = ahead_of(Keeping(), self._parts.desk.me.role)
        ahead = self.ahead.currentData() or usual
        return Keeping(
            days=days or 0, megabytes=most or 0, teams=self.teams,
            recordings=None if ahead == usual else ahead,
        )  # fmt: skip

    @property
    def dirty(self) -> bool:
        if self.kept is None:
            return False
        figures = self._supervises and self.figures.currentData() != self._figures_days
        return figures or self.chosen() != self.kept.policy

    # What another policy would do

    def _changed(self) -> None:
        self.effect = None
        self._timer.start()
        self._say()

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._parts.tasks.start(self._foresee(self.chosen()), "what would go")

    async def _foresee(self, policy: Keeping) -> None:
        effect = await self._parts.desk.keeping_effect(policy)
        if policy == self.chosen():
            self.effect = effect
            self._say()

    def _apply(self) -> None:
        if self.dirty:
            self._parts.tasks.start(self._keep(self.chosen(), self.figures.currentData()), "keep")

    async def _keep(self, policy: Keeping, figures: int | None) -> None:
        desk = self._parts.desk
        await desk.set_keeping(policy)
        if self._supervises and figures and figures != self._figures_days:
            await desk.keep_figures(figures)
        self.effect = None
        self._reading.ask()

    # Of whom

    def _ask_whose(self) -> None:
        self.menu().popup(self.whose.mapToGlobal(self.whose.rect().bottomLeft()))

    def menu(self) -> Picks:
        menu = Picks(self)
        known = sorted(self._parts.desk.directory.teams.values(), key=lambda of: fold(of.name))
        menu.addAction(tr("Settings", "All teams")).triggered.connect(lambda: self._pick("", True))
        menu.addSeparator()
        for team in known:
            action = menu.addAction(team.name)
            action.setCheckable(True)
            action.setChecked(team.id in self.teams)
            action.toggled.connect(lambda on, id=team.id: self._pick(id, on))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _pick(self, team: str, on: bool) -> None:
        left = {*self.teams} - {team}
        self.teams = () if not team else tuple(sorted(left | ({team} if on else set())))
        self._changed()

    # Words

    def _say(self) -> None:
        names = [
            team.name for id, team in self._parts.desk.directory.teams.items() if id in self.teams
        ]
        self.whose.setText(", ".join(sorted(names, key=fold)) or tr("Settings", "All teams"))
        self.apply.setEnabled(self.dirty and (self.effect is not None or not self._waits()))
        if self.kept is None:
            self.here.setText(tr("Settings", "Looking…"))
            self.said.setText("")
            return
        live = self._parts.desk.line.state == "live"
        known = self._parts.desk.directory
        self.here.setText(" ".join(sentences(self.kept, known, live=live)))
        self.room.setText(self._room(self.kept))
        self.share.setVisible(bool(self.kept.file_bytes))
        self.share.setRange(0, max(1, self.kept.bytes >> 10))
        self.share.setValue(self.kept.file_bytes >> 10)
        self.said.setText(self._effect_words())
        self._stays.setVisible(bool(self.effect and self.effect.conversations))

    def _waits(self) -> bool:
        return self.kept is not None and self.chosen() != self.kept.policy

    def _room(self, kept: Kept) -> str:
        many = tr("Review", "%n conversations", kept.conversations)
        said = many.replace(str(kept.conversations), count(kept.conversations))
        taken = tr("Settings", "{size} on the disk", size=size(kept.bytes))
        files = tr("Settings", "{size} of it files and recordings", size=size(kept.file_bytes))
        return " · ".join((said, taken, *([files] if kept.file_bytes else [])))

    def _effect_words(self) -> str:
        if not self.dirty:
            return tr("Settings", "It is kept so now.")
        if self._waits() and self.effect is None:
            return tr("Settings", "Looking at what would go…")
        parts = []
        if self.effect is not None and self.effect.conversations:
            parts.append(_gone(self.effect))
        if self._supervises and self.figures.currentData() < self._figures_days:
            parts.append(tr("Settings", "Figures that are older go at once."))
        if self._fewer_ahead():
            parts.append(
                tr("Settings", "Files that were fetched ahead and are not kept so go too.")
            )
        if not parts:
            return tr("Settings", "Nothing that is here would go.")
        return " ".join(parts)

    def _fewer_ahead(self) -> bool:
        if self.kept is None or not (self.files.kept and self.files.kept.here):
            return False
        now = ahead_of(self.kept.policy, self._parts.desk.me.role)
        return self.ahead.currentIndex() > AHEAD.index(now)

    def retranslate(self) -> None:
        names = {
            "days": tr("Settings", "Resolved conversations, since their newest message"),
            "most": tr("Settings", "Room on the disk, at most"),
            "ahead": tr("Settings", "Recordings and files, fetched before anybody opens them"),
            "whose": tr("Settings", "Of which teams"),
            "figures": tr("Settings", "Work and its figures, for reports without a line"),
        }  # fmt: skip
        for name, label in self._labels.items():
            label.setText(names[name])
        boxes = (self.days, self.most, self.ahead, self.figures)
        for name, field in zip(("days", "most", "ahead", "figures"), boxes, strict=True):
            field.setAccessibleName(names[name])
        self.whose.setAccessibleName(names["whose"])
        named_by = (
            (self.days, _days), (self.figures, _days), (self.most, _room), (self.ahead, _ahead)
        )  # fmt: skip
        for box, named in named_by:
            for place in range(box.count()):
                box.setItemText(place, named(box.itemData(place)))
        self.apply.setText(tr("Settings", "Keep it so"))
        self._stays.setText(
            tr("Settings", "It stays on the platform and can be fetched again. What is open, unsent, drafted or being evaluated stays here.")
        )  # fmt: skip
        self.share.setAccessibleName(tr("Settings", "Share of files and recordings"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _gone(effect: KeepingEffect) -> str:
    number = tr("Settings", "%n conversations", effect.conversations)
    number = number.replace(str(effect.conversations), count(effect.conversations))
    if not effect.exact:
        number = tr("Settings", "About {number}", number=number)
    if effect.since is None:
        return tr("Settings", "{number} of other teams would go from this machine.", number=number)
    day = day_words(effect.since)
    return tr("Settings", "{number} would go from this machine, all from before {day}.", number=number, day=day)  # fmt: skip


def _offer(box: QComboBox, usual: Sequence[int], now: int) -> None:
    """What is kept now is among them, whoever chose it."""
    box.clear()
    for value in usual if now in usual else sorted({*usual, now}):
        box.addItem("", value)
    box.setCurrentIndex(box.findData(now))


def _days(days: int) -> str:
    if not days:
        return tr("Settings", "For ever")
    return tr("Settings", "%n days", days)


def _ahead(which: str) -> str:
    names = {
        "all": tr("Settings", "Of all that I may see"),
        "own": tr("Settings", "Of my own work"),
        "none": tr("Settings", "None, only what I open"),
    }  # fmt: skip
    return names[which]


def _room(megabytes: int) -> str:
    if not megabytes:
        return tr("Settings", "No limit")
    return QLocale().formattedDataSize(megabytes << 20, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
