"""Settings: every row of SETTINGS on its page; each choice takes effect at once."""

from collections.abc import Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.settings import SETTINGS, Setting, Settings
from desktop.dialogs.about import About
from desktop.dialogs.setting_words import CHOICE_WORDS, PAGES, SETTING_WORDS
from desktop.dialogs.sheet import Sheet, words
from desktop.dialogs.shortcuts import ShortcutEditor
from desktop.numbers import count
from desktop.sounds import Sound, Sounds
from desktop.theme import Theme
from desktop.translate import tr

FIELD = 210
BELOW_HEADING = 2
"""The heading and the space below it come first."""


class SettingRow(QWidget):
    """One setting: its name, what it means, and the control for its kind."""

    def __init__(self, settings: Settings, setting: Setting) -> None:
        super().__init__()
        self._settings, self._setting = settings, setting
        self.name, self.detail = words(""), words("", "third")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 5, 0, 5)
        self.row.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.name)
        names.addWidget(self.detail)
        self.row.addLayout(names, 1)
        self.value = words("", "second")
        """The number itself, where a slider alone would not say it."""
        self.value.setVisible(setting.kind == "number")
        self.row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignVCenter)
        self.control = self._make()
        self.row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.refresh()

    def _make(self) -> QWidget:
        if self._setting.kind == "choice":
            return self._make_choice()
        return self._make_switch() if self._setting.kind == "switch" else self._make_number()

    def _make_choice(self) -> QComboBox:
        box = QComboBox()
        box.setFixedWidth(FIELD)
        for choice in self._setting.choices:
            box.addItem("", choice)
        box.activated.connect(lambda index: self._put(box.itemData(index)))
        return box

    def _make_switch(self) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(self._put)
        return box

    def _make_number(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setFixedWidth(FIELD)
        slider.setRange(self._setting.low, self._setting.high)
        slider.setPageStep(10)
        slider.valueChanged.connect(self._put)
        slider.valueChanged.connect(lambda value: self.value.setText(count(value)))
        return slider

    def _put(self, value: object) -> None:
        self._settings.put(self._setting.name, value)

    def refresh(self) -> None:
        """Shows the choice as it stands, in the language that stands."""
        title, detail = SETTING_WORDS[self._setting.name]
        self.name.setText(tr("Settings", title))
        decided = self._settings.is_decided(self._setting.name)
        told = tr("Settings", "Decided by your company") if decided else ""
        self.detail.setText(told or (tr("Settings", detail) if detail else ""))
        self.detail.setVisible(bool(self.detail.text()))
        self.control.setEnabled(not decided)
        self.control.setAccessibleName(self.name.text())
        self.control.setAccessibleDescription(self.detail.text())
        value = self._settings.get(self._setting.name)
        if isinstance(self.control, QComboBox):
            self._refresh_choice(self.control, value)
        elif isinstance(self.control, QCheckBox):
            self.control.setChecked(value)
        elif isinstance(self.control, QSlider):
            self.control.setValue(value)
            self.value.setText(count(value))

    def _refresh_choice(self, box: QComboBox, value: str) -> None:
        for index, choice in enumerate(self._setting.choices):
            text = CHOICE_WORDS[self._setting.name][choice]
            box.setItemText(index, tr("Settings", text))
        box.setCurrentIndex(self._setting.choices.index(value))


class Page(QScrollArea):
    """The settings of one page, and room for more below."""

    def __init__(self, settings: Settings, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QFrame()
        inside.setProperty("kind", "surface")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(24, 18, 24, 18)
        self.column.setSpacing(4)
        self.heading = words("", "title")
        self.column.addWidget(self.heading)
        self.column.addSpacing(6)
        shown = [row for row in SETTINGS.values() if row.page == name]
        self.rows = {row.name: SettingRow(settings, row) for row in shown}
        for row in self.rows.values():
            self.column.addWidget(row)
        self.setWidget(inside)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget, 1)

    def add_first(self, widget: QWidget) -> None:
        """Below the heading, above the settings."""
        self.column.insertWidget(BELOW_HEADING, widget)

    def refresh(self) -> None:
        for row in self.rows.values():
            row.refresh()


class SettingsDialog(Sheet):
    """`first` and `last`: what stands above and below the settings of a page, by its name."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        sounds: Sounds,
        about: About,
        parent: QWidget,
        first: Mapping[str, QWidget] | None = None,
        last: Mapping[str, QWidget] | None = None,
    ) -> None:
        super().__init__(theme, parent, width=820)
        self._settings, self._sounds = settings, sounds
        self.resize(820, 580)
        self.pages = {name: Page(settings, name) for name in PAGES}
        self.pages["shortcuts"].add(ShortcutEditor(theme, settings))
        self.pages["about"].add(about)
        for name, widget in (first or {}).items():
            self.pages[name].add_first(widget)
        for name, widget in (last or {}).items():
            self.pages[name].add(widget)
        self._tests = self._add_tests()
        self._close = self.add_button("primary")
        self._close.clicked.connect(self.accept)
        self._lay_out()
        self._stop = settings.on_change(self._changed)
        self.finished.connect(lambda _: self._stop())
        self.retranslate()
        self.open_page("general")

    def _add_tests(self) -> list[QPushButton]:
        """A button beside each sound plays it whatever the switches say."""
        tests = []
        for name, row in self.pages["sounds"].rows.items():
            if name.startswith("sound_"):
                button = QPushButton()
                button.setProperty("kind", "quiet")
                button.setAutoDefault(False)
                self.theme.set_icon(button, "play", "second", 15)
                sound = cast(Sound, name.removeprefix("sound_"))
                button.clicked.connect(partial(self._test, sound))
                row.row.insertWidget(1, button)
                tests.append(button)
        return tests

    def _test(self, sound: Sound) -> None:
        if not self._sounds.test(sound):
            self._silent.show()

    def _lay_out(self) -> None:
        self._silent = words("", "warning")
        self._silent.hide()
        self.pages["sounds"].column.addWidget(self._silent)
        for page in self.pages.values():
            page.column.addStretch()
        self._stack = QStackedWidget()
        self._tabs = QButtonGroup(self)
        side = QVBoxLayout()
        side.setSpacing(3)
        for number, (name, page) in enumerate(self.pages.items()):
            self._stack.addWidget(page)
            side.addWidget(self._tab(number, PAGES[name][1]))
        side.addStretch()
        card = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._stack)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(side)
        row.addWidget(card, 1)
        self.body.addLayout(row, 1)

    def _tab(self, number: int, icon: str) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setAutoDefault(False)
        tab.setMinimumSize(150, 32)
        tab.setStyleSheet("text-align: left;")
        self.theme.set_icon(tab, icon, "second", 16)
        self._tabs.addButton(tab, number)
        tab.clicked.connect(lambda: self._stack.setCurrentIndex(number))
        return tab

    def open_page(self, name: str) -> None:
        number = list(PAGES).index(name)
        self._stack.setCurrentIndex(number)
        self._tabs.button(number).setChecked(True)
        self._tabs.button(number).setFocus()

    def _changed(self, name: str) -> None:
        for page in self.pages.values():
            if name in page.rows:
                page.rows[name].refresh()

    def retranslate(self) -> None:
        self.say_title(tr("Settings", "Settings"))
        self._close.setText(tr("Settings", "Done"))
        self._silent.setText(tr("Settings", "This machine has nothing to play sounds with."))
        for number, (name, page) in enumerate(self.pages.items()):
            title = tr("Settings", PAGES[name][0])
            self._tabs.button(number).setText(title)
            page.heading.setText(title)
            page.setAccessibleName(title)
            page.refresh()
        for button in self._tests:
            button.setAccessibleName(tr("Settings", "Play this sound"))
            button.setToolTip(button.accessibleName())
