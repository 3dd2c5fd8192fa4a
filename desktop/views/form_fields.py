"""The fields of what is being built: of a section its title and weight, of a question all it has."""

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.evaluation import Question, Section
from core.form_file import MOST_STEPS
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.evaluation_form_words import scale_words

MOST_WEIGHT, MOST_WORDS = 100, 500
HIGHEST = 100
HELP = 58
SCALES = ((0, 1), (1, 3), (1, 4), (1, 5), (0, 5), (1, 10), (0, 10))
OWN = (-1, -1)


class Fields(QFrame):
    """A card in the place of the line it belongs to. `done_asked`: by its name, see `DEEDS`."""

    done_asked = Signal(str)

    def __init__(self, theme: Theme, words: str, weight: int) -> None:
        """Whatever a file brought fits into them: a field that cut it would change it unseen."""
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self.number, self.share = _label(theme, "third"), _label(theme, "second")
        self.words, self.weight = QLineEdit(), QSpinBox()
        self.words.setMaxLength(max(MOST_WORDS, len(words)))
        self.words.setText(words)
        self.weight.setRange(0, max(MOST_WEIGHT, weight))
        self.weight.setValue(weight)
        self.weight.setFixedWidth(72)
        self.weight.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._weight_label = _label(theme, "second")
        self.deeds = {name: self._deed(name, icon) for name, icon in DEEDS.items()}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 8)
        self.column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.number.setMinimumWidth(26)
        top.addWidget(self.number)
        top.addWidget(self.words, 1)
        self.column.addLayout(top)

    def _deed(self, name: str, icon: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        self._theme.set_icon(button, icon, "second", 16)
        button.clicked.connect(lambda: self.done_asked.emit(name))
        return button

    def foot(self, *before: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in before:
            row.addWidget(widget)
        row.addStretch(1)
        for button in self.deeds.values():
            row.addWidget(button)
        self.column.addLayout(row)

    def weighing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._weight_label, self.weight, self.share):
            row.addWidget(widget)
        return row

    def begin(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def retranslate(self) -> None:
        self._weight_label.setText(tr("Quality", "Weight"))
        self.weight.setAccessibleName(tr("Quality", "Weight"))
        names = {
            "up": tr("Quality", "Move up   Alt+Up"), "down": tr("Quality", "Move down   Alt+Down"),
            "double": tr("Quality", "Copy it below   D"), "remove": tr("Quality", "Take it away   Del"),
        }  # fmt: skip
        for name, button in self.deeds.items():
            button.setToolTip(names[name])
            button.setAccessibleName(names[name].partition("   ")[0])


DEEDS = {"up": "arrow-up", "down": "arrow-down", "double": "copy", "remove": "trash-2"}


class SectionFields(Fields):
    told = Signal(object)

    def __init__(self, theme: Theme, section: Section) -> None:
        super().__init__(theme, section.title, section.weight)
        self._section = section
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self.weighing())
        row.addStretch(1)
        for button in self.deeds.values():
            row.addWidget(button)
        self.column.addLayout(row)
        self.words.textEdited.connect(self._tell)
        self.weight.valueChanged.connect(self._tell)
        self.retranslate()

    def _tell(self, *_: object) -> None:
        self._section = replace(self._section, title=self.words.text(), weight=self.weight.value())
        self.told.emit(self._section)

    def retranslate(self) -> None:
        super().retranslate()
        self.words.setPlaceholderText(tr("Quality", "What the section is called"))
        self.words.setAccessibleName(self.words.placeholderText())


class QuestionFields(Fields):
    told = Signal(object)

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__(theme, question.text, question.weight)
        self._question = question
        self.help, self.scale = QPlainTextEdit(), QComboBox()
        self.lowest, self.highest = QSpinBox(), QSpinBox()
        self.critical, self.may_skip = QCheckBox(), QCheckBox()
        self._to, self._scale_label = _label(theme, "second"), _label(theme, "second")
        self._to.setText("–")
        self._build()
        self._fill()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.help.setFixedHeight(HELP)
        self.help.setTabChangesFocus(True)
        self.column.addWidget(self.help)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._scale_label)
        row.addWidget(self.scale)
        for widget in (self.lowest, self._to, self.highest):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addLayout(self.weighing())
        row.addStretch(1)
        self.column.addLayout(row)
        for box in (self.critical, self.may_skip):
            box.setProperty("kind", "tick")
        self.foot(self.critical, self.may_skip)

    def _fill(self) -> None:
        of = self._question
        self.help.setPlainText(of.help)
        self.lowest.setRange(0, max(HIGHEST, of.lowest))
        self.highest.setRange(1, max(HIGHEST, of.highest))
        self.lowest.setValue(of.lowest)
        self.highest.setValue(of.highest)
        for scale in (*SCALES, OWN):
            self.scale.addItem("", scale)
        usual = (of.lowest, of.highest) in SCALES
        self.scale.setCurrentIndex(SCALES.index((of.lowest, of.highest)) if usual else len(SCALES))
        self._show_own(not usual)
        self.critical.setChecked(of.critical)
        self.may_skip.setChecked(of.may_skip)

    def _connect(self) -> None:
        self.words.textEdited.connect(self._tell)
        self.help.textChanged.connect(self._tell)
        for spin in (self.weight, self.lowest, self.highest):
            spin.valueChanged.connect(self._tell)
        for box in (self.critical, self.may_skip):
            box.toggled.connect(self._tell)
        self.scale.activated.connect(self._choose_scale)

    def _choose_scale(self, place: int) -> None:
        own = place >= len(SCALES)
        self._show_own(own)
        if not own:
            blocked = [QSignalBlocker(each) for each in (self.lowest, self.highest)]
            self.lowest.setValue(SCALES[place][0])
            self.highest.setValue(SCALES[place][1])
            del blocked
        self._tell()

    def _show_own(self, own: bool) -> None:
        for widget in (self.lowest, self._to, self.highest):
            widget.setVisible(own)

    def _tell(self, *_: object) -> None:
        """A scale of one's own goes up, in no more steps than a form may have."""
        lowest = self.lowest.value()
        blocked = QSignalBlocker(self.highest)
        self.highest.setRange(lowest + 1, lowest + MOST_STEPS - 1)
        del blocked
        self._question = replace(
            self._question, text=self.words.text(), help=self.help.toPlainText(), lowest=lowest,
            highest=self.highest.value(), weight=self.weight.value(),
            critical=self.critical.isChecked(), may_skip=self.may_skip.isChecked(),
        )  # fmt: skip
        self.told.emit(self._question)

    def retranslate(self) -> None:
        super().retranslate()
        self.words.setPlaceholderText(tr("Quality", "What is asked"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.help.setPlaceholderText(
            tr("Quality", "What is meant: when is it the best answer, when the lowest?")
        )
        self.help.setAccessibleName(tr("Quality", "What is meant"))
        self._scale_label.setText(tr("Quality", "Scale"))
        self.scale.setAccessibleName(tr("Quality", "Scale"))
        for place, scale in enumerate(SCALES):
            self.scale.setItemText(place, scale_words(*scale))
        self.scale.setItemText(len(SCALES), tr("Quality", "From – to…"))
        self.lowest.setAccessibleName(tr("Quality", "Lowest"))
        self.highest.setAccessibleName(tr("Quality", "Highest"))
        self.critical.setText(tr("Quality", "Critical"))
        self.critical.setToolTip(tr("Evaluation", "The lowest answer fails the whole evaluation."))
        self.may_skip.setText(tr("Quality", "May not apply"))
        self.may_skip.setToolTip(tr("Quality", "“Not applicable” counts neither for nor against."))


def _label(theme: Theme, kind: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setFont(theme.font("small", tabular=True))
    return label
