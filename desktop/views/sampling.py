"""Sampling: how many contacts a form draws of each agent a week, of whom and of what, and what that comes to."""

from collections.abc import Callable
from typing import get_args

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.evaluation import SamplingRule
from core.folding import fold
from core.work import Media
from desktop.models.draw import DrawModel
from desktop.models.live_words import media_name
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.evaluation_lists import QualityList, drawn_rows
from desktop.views.number_field import inset
from desktop.views.picks import Picks

MOST, LONGEST, STEP = 100, 3_600, 30
FIELDS, NAMES = 380, 132
WEEKS = (1, 0)
MEDIA: tuple[str, ...] = get_args(Media)


class Sampling(QWidget):
    saved = Signal(object)
    """SamplingRule to be handed in; deleted where nothing is to be drawn any more."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._form = ""
        self._kept: SamplingRule | None = None
        self._team, self._agents, self._media = "", frozenset[str](), frozenset[str]()
        self._seed = 1
        self.model = DrawModel(parts, self)
        self.number, self.shortest = QSpinBox(), QSpinBox()
        self.whom, self.of, self.shuffle, self.save = (QPushButton() for _ in range(4))
        self._labels = {
            name: _label(parts, "second") for name in ("number", "whom", "of", "shortest")
        }
        self._about, self.total = _label(parts, "third"), _label(parts, "second")
        self.list = QualityList(parts.theme)
        self._group = QButtonGroup(self)
        self.weeks = {ago: self._tab(ago) for ago in WEEKS}
        self._lay_out()
        self._connect()
        self.retranslate()

    def _tab(self, ago: int) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setChecked(ago == self.model.ago)
        tab.clicked.connect(lambda: self.model.look_at(ago))
        self._group.addButton(tab)
        return tab

    def _lay_out(self) -> None:
        self.number.setRange(0, MOST)
        self.shortest.setRange(0, LONGEST)
        self.shortest.setSingleStep(STEP)
        for spin in (self.number, self.shortest):
            inset(spin)
        self._about.setWordWrap(True)
        self._parts.theme.set_icon(self.shuffle, "shuffle", "second", 16)
        grid = QGridLayout()
        grid.setVerticalSpacing(10)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, NAMES)
        grid.setColumnStretch(1, 1)
        rows = (
            ("number", self.number), ("whom", self.whom), ("of", self.of),
            ("shortest", self.shortest),
        )  # fmt: skip
        for row, (name, field) in enumerate(rows):
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(field, row, 1)
        deeds = QHBoxLayout()
        deeds.addWidget(self.shuffle)
        deeds.addStretch(1)
        deeds.addWidget(self.save)
        left = QVBoxLayout()
        left.setContentsMargins(20, 18, 20, 16)
        left.setSpacing(16)
        left.addLayout(grid)
        left.addLayout(deeds)
        left.addWidget(self._about)
        left.addStretch(1)
        fields = QWidget()
        fields.setFixedWidth(FIELDS)
        fields.setLayout(left)
        edge = QFrame()
        edge.setProperty("kind", "line")
        edge.setFixedWidth(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(fields)
        whole.addWidget(edge)
        whole.addLayout(self._drawn(), 1)
        self.setFocusProxy(self.number)

    def _drawn(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.setSpacing(4)
        for tab in self.weeks.values():
            head.addWidget(tab)
        head.addStretch(1)
        head.addWidget(self.total)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return column

    def _connect(self) -> None:
        for spin in (self.number, self.shortest):
            spin.valueChanged.connect(self._changed)
        self.whom.clicked.connect(lambda: self._ask(self.whom, self.whom_menu))
        self.of.clicked.connect(lambda: self._ask(self.of, self.of_menu))
        self.shuffle.clicked.connect(self._shuffle)
        self.save.clicked.connect(self._save)
        self.model.changed.connect(self._show_drawn)

    # The rule

    def show_rule(self, rule: SamplingRule | None, form: str) -> None:
        """None: it draws nothing yet. `form` empty: it was never saved. What is being written stays."""
        if form == self._form and rule == self._kept:
            return
        if form == self._form and self.dirty and not self._is_as(rule):
            self._kept = rule
            return
        self._form, self._kept = form, rule
        of = rule or self._base()
        self._team, self._agents = of.team, frozenset(of.agents)
        self._media, self._seed = frozenset(of.media), of.seed
        for spin, value in (
            (self.number, rule.per_week if rule else 0),
            (self.shortest, of.shortest_s),
        ):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)
        self._changed()

    def written(self) -> SamplingRule:
        """`deleted`: nothing is to be drawn."""
        number = self.number.value()
        return replace(
            self._kept or self._base(), per_week=number or 1, deleted=number == 0, team=self._team,
            agents=tuple(sorted(self._agents)), media=tuple(sorted(self._media)),
            shortest_s=self.shortest.value(), seed=self._seed,
        )  # fmt: skip

    @property
    def dirty(self) -> bool:
        return bool(self._form) and not self._is_as(self._kept)

    def _base(self) -> SamplingRule:
        return SamplingRule(id=f"sr:{self._form}", form=self._form)

    def _is_as(self, kept: SamplingRule | None) -> bool:
        written = self.written()
        return (
            written.deleted if kept is None else replace(kept, version=written.version) == written
        )

    def _changed(self, *_: object) -> None:
        rule = self.written()
        self.model.show(rule if self._form and not rule.deleted else None)
        self.save.setEnabled(self.dirty)
        for widget in (self.whom, self.of, self.shortest, self.shuffle):
            widget.setEnabled(bool(self._form) and not rule.deleted)
        self.number.setEnabled(bool(self._form))
        self._say_chosen()

    def _save(self) -> None:
        if self.dirty:
            rule = self.written()
            self._kept = None if rule.deleted else rule
            self.saved.emit(rule)
            self._changed()

    def _shuffle(self) -> None:
        self._seed += 1
        self._changed()

    # Of whom, and of what

    def _ask(self, button: QPushButton, menu: Callable[[], Picks]) -> None:
        menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def whom_menu(self) -> Picks:
        """Everybody, one team, or people one by one."""
        known = self._parts.desk.directory
        menu = Picks(self)
        menu.addAction(tr("Quality", "Everybody")).triggered.connect(lambda: self._of_team(""))
        for team in sorted(known.teams.values(), key=lambda of: fold(of.name)):
            action = menu.addAction(tr("Announce", "Team {name}", name=team.name))
            action.triggered.connect(lambda _=False, id=team.id: self._of_team(id))
        menu.addSeparator()
        for agent in sorted(known.agents.values(), key=lambda of: fold(of.name)):
            if agent.role == "agent":
                self._mark(menu, agent.name, agent.id in self._agents, agent.id, self._pick_agent)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def of_menu(self) -> Picks:
        menu = Picks(self)
        for medium in MEDIA:
            self._mark(menu, media_name(medium), medium in self._media, medium, self._pick_medium)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _mark(
        self, menu: Picks, name: str, on: bool, id: str, pick: Callable[[str, bool], None]
    ) -> None:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda on: pick(id, on))

    def _of_team(self, team: str) -> None:
        self._team, self._agents = team, frozenset()
        self._changed()

    def _pick_agent(self, id: str, on: bool) -> None:
        self._team = ""
        self._agents = self._agents | {id} if on else self._agents - {id}
        self._changed()

    def _pick_medium(self, id: str, on: bool) -> None:
        self._media = self._media | {id} if on else self._media - {id}
        self._changed()

    # Words

    def _show_drawn(self) -> None:
        model, desk = self.model, self._parts.desk
        rows = drawn_rows(model.drawn, desk.directory, desk.now())
        if model.rule is None:
            empty = (
                tr("Quality", "This form draws nothing"),
                tr("Quality", "Say how many contacts of each agent are drawn a week."),
            )
        else:
            empty = (
                tr("Quality", "Nothing of that week is drawn"),
                tr("Quality", "No contact of theirs fits the rule."),
            )
        self.list.show_rows(rows, empty)
        said = tr("Quality", "%n contacts", model.contacts)
        agents = tr("Quality", "of %n agents", len(model.drawn))
        self.total.setText(f"{said} {agents}" if rows else "")

    def _say_chosen(self) -> None:
        known = self._parts.desk.directory
        names = [known.agents[id].name for id in self._agents if id in known.agents]
        if names:
            whom = names[0] if len(names) == 1 else tr("Quality", "%n agents", len(names))
        elif self._team:
            team = known.teams.get(self._team)
            whom = tr("Announce", "Team {name}", name=team.name if team else self._team)
        else:
            whom = tr("Quality", "Everybody")
        media = ", ".join(media_name(medium) for medium in MEDIA if medium in self._media)
        of = media or tr("Quality", "All channels")
        for button, words, name in ((self.whom, whom, "whom"), (self.of, of, "of")):
            button.setText(words)
            button.setAccessibleName(f"{self._labels[name].text()}: {words}")
        self.whom.setToolTip(", ".join(sorted(names, key=fold)))

    def retranslate(self) -> None:
        names = {
            "number": tr("Quality", "A week of each"), "whom": tr("Quality", "Of whom"),
            "of": tr("Quality", "Channels"), "shortest": tr("Quality", "No shorter than"),
        }  # fmt: skip
        for name, label in self._labels.items():
            label.setText(names[name])
        self.number.setAccessibleName(names["number"])
        self.number.setSpecialValueText(tr("Quality", "None"))
        self.shortest.setAccessibleName(names["shortest"])
        self.shortest.setSuffix(" " + tr("Quality", "seconds"))
        self.shortest.setSpecialValueText(tr("Quality", "Any length"))
        self.shuffle.setText(tr("Quality", "Draw others"))
        self.save.setText(tr("Quality", "Save the rule"))
        self._about.setText(
            tr("Quality", "Drawn at random, and on every desk the same ones. What comes until the end of a week may change what is drawn of it.")
        )  # fmt: skip
        self.weeks[1].setText(tr("Quality", "Last week"))
        self.weeks[0].setText(tr("Quality", "This week so far"))
        self.list.name(tr("Quality", "What would be drawn"))
        self._say_chosen()
        self._show_drawn()


def _label(parts: Parts, kind: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setFont(parts.theme.font("small", tabular=True))
    return label
