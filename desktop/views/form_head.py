"""FormHead: which form and edition is built, the ways to look at it, and what is done with it as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from core.evaluation import EvaluationForm
from desktop.theme import Theme
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.menu import Menu

TABS = ("form", "draw", "text")


class FormHead(QFrame):
    tab_chosen = Signal(str)
    edition_chosen = Signal(str)
    """Id of an edition to go on from."""
    import_asked = Signal()
    export_asked = Signal()
    copy_asked = Signal()
    retire_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._editions: tuple[EvaluationForm, ...] = ()
        self._form: EvaluationForm | None = None
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEADER - 9)
        self.title, self.state = ElidedLabel(kind="strong"), ElidedLabel(kind="third")
        self.state.setFont(theme.font("small", tabular=True))
        self._group = QButtonGroup(self)
        self.tabs = {name: self._tab(name) for name in TABS}
        self.edition, self.more, self.save = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self.retranslate()

    def _tab(self, name: str) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setFont(self._theme.font("body", 600))
        tab.clicked.connect(lambda: self.tab_chosen.emit(name))
        self._group.addButton(tab)
        return tab

    def _lay_out(self) -> None:
        self.save.setProperty("kind", "primary")
        self.save.clicked.connect(self.save_asked)
        self.edition.setProperty("kind", "quiet_words")
        self.edition.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._theme.set_icon(self.edition, "chevron-down", "second", 14)
        self.edition.clicked.connect(self._ask_edition)
        self.more.setProperty("kind", "quiet")
        self._theme.set_icon(self.more, "ellipsis", "second", 18)
        self.more.clicked.connect(self._ask_more)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.title)
        names.addWidget(self.state)
        names.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addLayout(names, 1)
        for tab in self.tabs.values():
            row.addWidget(tab)
        row.addSpacing(8)
        for widget in (self.edition, self.more, self.save):
            row.addWidget(widget)

    # What it says

    def show_form(
        self, form: EvaluationForm | None, editions: Sequence[EvaluationForm], name: str
    ) -> None:
        """`form`: the edition that is gone on from; None: none was saved yet. Newest first."""
        self._form, self._editions = form, tuple(editions)
        self.title.say(name or tr("Quality", "A form"))
        self.edition.setVisible(form is not None)
        if form is not None:
            self.edition.setText(tr("Quality", "Edition {edition}", edition=form.edition))
        self.tabs["draw"].setEnabled(form is not None)

    def mark_tab(self, name: str) -> None:
        self.tabs[name].setChecked(True)

    def menu(self) -> QMenu:
        menu = Menu(self)
        for words, icon, signal in (
            (tr("Quality", "Read a form from a file…"), "upload", self.import_asked),
            (tr("Quality", "Save it as a file…"), "download", self.export_asked),
            (tr("Quality", "Copy as a new form"), "copy", self.copy_asked),
        ):
            menu.addAction(self._theme.icon(icon, "second", 16), words, signal.emit)
        if self._form is not None:
            menu.addSeparator()
            words = tr("Quality", "Retire this form")
            if self._form.retired:
                words = tr("Quality", "Use this form again")
            archive = self._theme.icon("archive", "second", 16)
            menu.addAction(archive, words, self.retire_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def editions(self) -> QMenu:
        menu = Menu(self)
        for place, form in enumerate(self._editions):
            asked = sum(len(section.questions) for section in form.sections)
            words = tr("Quality", "Edition {edition}", edition=form.edition)
            if not place:
                words += " · " + tr("Quality", "newest")
            action = menu.addAction(f"{words} · {tr('Quality', '%n questions', asked)}")
            action.setCheckable(True)
            action.setChecked(self._form is not None and form.id == self._form.id)
            action.triggered.connect(lambda _=False, id=form.id: self.edition_chosen.emit(id))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _ask_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_edition(self) -> None:
        self.editions().popup(self.edition.mapToGlobal(self.edition.rect().bottomLeft()))

    def retranslate(self) -> None:
        names = {
            "form": tr("Quality", "Form"), "draw": tr("Quality", "Draw"),
            "text": tr("Quality", "Text"),
        }  # fmt: skip
        for name, tab in self.tabs.items():
            tab.setText(names[name])
        self.tabs["draw"].setToolTip(tr("Quality", "How many contacts are drawn, and of whom"))
        self.tabs["text"].setToolTip(tr("Quality", "The form as the file it is kept in"))
        self.edition.setToolTip(tr("Quality", "Go on from another edition"))
        self.more.setToolTip(tr("Quality", "More"))
        self.more.setAccessibleName(tr("Quality", "More"))
        self.save.setToolTip("Ctrl+S")
