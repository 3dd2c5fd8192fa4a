"""ProfileSheet: what routing knows of one agent: queues, skills and how much at once. It holds at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.folding import fold
from core.work import CAPACITY, Media, Profile, capacity_of
from desktop.dialogs.sheet import Sheet, words
from desktop.models.live_words import media_name
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.number_field import inset
from desktop.views.toast import Toast

MOST, COLUMNS, LEVELS = 50, 2, 5
APART = 20
"""Px between a field and the name of the next."""
HEIGHT = 400


class ProfileSheet(Sheet):
    def __init__(
        self, parts: Parts, agent: str, say: Callable[[Toast], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parts.theme, parent, width=560)
        self._parts, self._agent, self._say_it = parts, agent, say
        known = parts.desk.directory
        self._before = known.profiles.get(agent) or Profile(id=agent)
        of = known.agents.get(agent)
        self._name = of.name if of is not None else agent
        self.queues: dict[str, QCheckBox] = {}
        self.skills: dict[str, QComboBox] = {}
        self.capacity: dict[Media, QSpinBox] = {}
        self.chat_in_call = QCheckBox()
        self._titles = [QLabel() for _ in range(3)]
        self._means = words("", "second")
        self._build()
        self._no, self.save = self.add_button(), self.add_button("primary")
        self._no.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.retranslate()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for title, grid in zip(
            self._titles,
            (self._queue_grid(), self._skill_grid(), self._capacity_grid()),
            strict=True,
        ):
            title.setProperty("kind", "strong")
            title.setVisible(grid.count() > 0)
            column.addWidget(title)
            column.addLayout(grid)
            column.addSpacing(6)
        self.chat_in_call.setChecked(self._before.chat_in_call)
        column.addWidget(self.chat_in_call)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumHeight(min(HEIGHT, inner.sizeHint().height() + 4))
        self.body.addWidget(self._means)
        self.body.addWidget(area)

    def _queue_grid(self) -> QGridLayout:
        """None ticked: those of their teams."""
        grid = QGridLayout()
        queues = sorted(self._parts.desk.directory.queues.values(), key=lambda q: fold(q.name))
        for place, queue in enumerate(queues):
            box = self.queues[queue.id] = QCheckBox(queue.name)
            box.setProperty("kind", "tick")
            box.setChecked(queue.id in self._before.queues)
            grid.addWidget(box, place // COLUMNS, place % COLUMNS)
        return grid

    def _skill_grid(self) -> QGridLayout:
        grid, known = QGridLayout(), self._parts.desk.directory
        names = {skill for each in known.profiles.values() for skill in each.skills}
        names |= {skill for each in known.queue_rules.values() for skill in each.skills}
        for place, skill in enumerate(sorted(names, key=fold)):
            box = self.skills[skill] = QComboBox()
            box.addItem("–", 0)
            for level in range(1, LEVELS + 1):
                box.addItem(str(level), level)
            box.setCurrentIndex(self._before.skills.get(skill, 0))
            box.setAccessibleName(skill)
            self._put(grid, place, skill, box)
        return grid

    def _capacity_grid(self) -> QGridLayout:
        grid = QGridLayout()
        for place, media in enumerate(CAPACITY):
            box = self.capacity[media] = QSpinBox()
            box.setRange(0, MOST)
            inset(box)
            box.setValue(capacity_of(self._before, media))
            box.setAccessibleName(media_name(media))
            self._put(grid, place, media_name(media), box)
        return grid

    def _put(self, grid: QGridLayout, place: int, name: str, field: QWidget) -> None:
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        row, side = divmod(place, COLUMNS)
        grid.addWidget(label, row, side * 3)
        grid.addWidget(field, row, side * 3 + 1)
        grid.setColumnStretch(side * 3, 1)
        if side:
            grid.setColumnMinimumWidth(side * 3 - 1, APART)

    # What is said

    def chosen(self) -> Profile:
        levels = {skill: box.currentIndex() for skill, box in self.skills.items()}
        usual = {media: capacity_of(self._before, media) for media in self.capacity}
        capacity = dict(self._before.capacity)
        for media, box in self.capacity.items():
            if box.value() != usual[media]:
                capacity[media] = box.value()
        return Profile(
            id=self._agent,
            queues=tuple(id for id, box in self.queues.items() if box.isChecked()),
            skills={skill: level for skill, level in levels.items() if level},
            capacity=capacity,
            chat_in_call=self.chat_in_call.isChecked(),
        )

    def _save(self) -> None:
        self._put_profile(self.chosen())
        before = self._before
        title = tr("Acting", "{name} works by the new settings", name=self._name)
        back = tr("Acting", "Undo"), lambda: self._put_profile(before)
        self._say_it(Toast(title, tone="ok", seconds=10, act=back))
        self.accept()

    def _put_profile(self, of: Profile) -> None:
        work = self._parts.desk.set_profile(
            of.id, skills=of.skills, queues=of.queues, capacity=of.capacity,
            chat_in_call=of.chat_in_call,
        )  # fmt: skip
        self._parts.tasks.start(work, "set a profile")

    def retranslate(self) -> None:
        self.say_title(self._name)
        self._means.setText(
            tr("Acting", "It holds from the next contact on; what they have stays.")
        )
        names = (
            tr("Acting", "Queues (none: those of the team)"), tr("Acting", "Skills, 1 to 5"),
            tr("Acting", "How many at once"),
        )  # fmt: skip
        for label, name in zip(self._titles, names, strict=True):
            label.setText(name)
        self.chat_in_call.setText(tr("Acting", "New chats may come during a call"))
        self._no.setText(tr("Acting", "Cancel"))
        self.save.setText(tr("Acting", "Save"))
