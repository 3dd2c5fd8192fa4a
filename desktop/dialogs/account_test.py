"""The test of an account: its steps as they go, one sentence at the end, and the diagnosis."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from desktop.dialogs.sheet import words
from desktop.telephone.account_fields import typed
from desktop.telephone.diagnosis import diagnosis_text
from desktop.telephone.failure_words import AT_STEP, STEPS, failure_words, step_words
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from voip.events import Tested, Testing
from voip.values import Account

Face = Literal["waiting", "running", "done", "failed", "skipped"]
FACES: dict[Face, tuple[str, str]] = {
    "waiting": ("minus", "third"),
    "running": ("loader-circle", "accent_text"),
    "done": ("circle-check", "ok"),
    "failed": ("circle-alert", "bad"),
    "skipped": ("minus", "third"),
}
PATIENCE_MS = 60_000
"""A phone that says nothing for so long has fallen, or never got the command."""
COPIED_MS = 1_500


class StepRow(QFrame):
    """One step: a sign, what is tried, and how long it took."""

    def __init__(self, theme: Theme, step: str) -> None:
        super().__init__()
        self.step, self._theme = step, theme
        self.face: Face = "waiting"
        self._sign = QLabel()
        self.title = ElidedLabel()
        self.took = QLabel()
        self.took.setTextFormat(Qt.TextFormat.PlainText)
        self.took.setProperty("kind", "third")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self._sign)
        row.addWidget(self.title, 1)
        row.addWidget(self.took)
        theme.changed.connect(self._paint)
        self.show_face("waiting")

    def show_face(self, face: Face, ms: float | None = None) -> None:
        self.face = face
        self.took.setText("" if ms is None else tr("PhoneTest", "{count} ms", count=round(ms)))
        self._paint()

    def _paint(self) -> None:
        icon, token = FACES[self.face]
        self._sign.setPixmap(self._theme.pixmap(icon, token, 16, self.devicePixelRatioF()))
        self.retranslate()

    def retranslate(self) -> None:
        name = step_words(self.step)
        self.title.say(name)
        state = {
            "waiting": tr("PhoneTest", "not tried yet"),
            "running": tr("PhoneTest", "is being tried"),
            "done": tr("PhoneTest", "done"),
            "failed": tr("PhoneTest", "failed"),
            "skipped": tr("PhoneTest", "not tried"),
        }[self.face]
        self.setAccessibleName(f"{name}: {state}")
        self._sign.setToolTip(state)


class AccountTest(QFrame):
    """Tests whatever account it is given, one at a time; whoever holds it joins its `button`."""

    def __init__(self, theme: Theme, telephone: Telephone) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        self._telephone = telephone
        self.account: Account | None = None
        """Whose test is under way, or was the last one."""
        self.tested: Tested | None = None
        self.echo = QLineEdit()
        self.rows = {step: StepRow(theme, step) for step in STEPS}
        self.result = words("")
        self.copy = QPushButton()
        self.copy.setAutoDefault(False)
        self.copy.setProperty("kind", "link")
        self.copy.clicked.connect(self._copy)
        self.copy.hide()
        self.heading = words("", "strong")
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        theme.set_icon(self.button, "plug", "second", 15)
        self._lay_out()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._gave_up)
        telephone.testing.connect(self._began)
        telephone.tested.connect(self._ended)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(9)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.button)
        column.addLayout(top)
        column.addWidget(self.echo)
        column.addSpacing(4)
        for row in self.rows.values():
            column.addWidget(row)
        column.addSpacing(4)
        column.addWidget(self.result)
        line = QHBoxLayout()
        line.addWidget(self.copy)
        line.addStretch()
        column.addLayout(line)
        column.addStretch()

    @property
    def busy(self) -> bool:
        return self._patience.isActive()

    def start(self, account: Account) -> None:
        self.account, self.tested = account, None
        self.copy.hide()
        for row in self.rows.values():
            row.show_face("waiting")
        if not self._telephone.available:
            self._say(
                tr("PhoneTest", "The phone is not running here, so nothing can be tried."), "bad"
            )
            return
        self.rows["name"].show_face("running")
        self._say(tr("PhoneTest", "Trying {account}…", account=typed(account)), "second")
        self._patience.start()
        self.button.setEnabled(False)
        self._telephone.test_account(account, self.echo.text().strip())

    # What the phone says

    def _is_ours(self, account: str) -> bool:
        return self.busy and self.account is not None and account == self.account.id

    def _began(self, event: Testing) -> None:
        """Whatever comes before a step that began is done."""
        if not self._is_ours(event.account) or event.step not in self.rows:
            return
        self._patience.start()
        for step, row in self.rows.items():
            if step == event.step:
                row.show_face("running")
                return
            row.show_face("done")

    def _ended(self, event: Tested) -> None:
        if not self._is_ours(event.account):
            return
        self._patience.stop()
        self.button.setEnabled(True)
        self.tested = event
        took = dict(event.steps)
        broken = self._broken_at(event)
        for step, row in self.rows.items():
            if step == broken:
                row.show_face("failed", took.get(step))
            else:
                row.show_face("done" if step in took else "skipped", took.get(step))
        self._say_result(event)
        self.copy.show()

    def _broken_at(self, event: Tested) -> str:
        """The step it came to last, or the one such a failure is found in."""
        if event.failure is None:
            return ""
        return event.steps[-1][0] if event.steps else AT_STEP.get(event.failure, "")

    def _say_result(self, event: Tested) -> None:
        if event.failure is not None:
            self._say(failure_words(event.failure), "bad")
        elif "audio" in dict(event.steps):
            self._say(
                tr("PhoneTest", "Everything works: calls go out, and sound comes back."), "ok"
            )
        elif ("call", "no_room") in event.facts:
            self._say(
                tr("PhoneTest", "The account works. No call was tried: four calls are up already. Test again when one has ended."),
                "ok",
            )  # fmt: skip
        else:
            self._say(
                tr("PhoneTest", "The account works. Sound was not tried: give an echo number for that."),
                "ok",
            )  # fmt: skip

    def _gave_up(self) -> None:
        self.button.setEnabled(True)
        for row in self.rows.values():
            row.show_face("skipped" if row.face == "waiting" else row.face)
        self._say(tr("PhoneTest", "The phone gave no answer: try again in a moment."), "bad")

    def _say(self, text: str, kind: str) -> None:
        self.result.setProperty("kind", kind)
        self.result.style().unpolish(self.result)
        self.result.style().polish(self.result)
        self.result.setText(text)
        self.result.setAccessibleName(text)

    # The diagnosis

    def diagnosis(self) -> str:
        """Empty while nothing was found."""
        if self.account is None or self.tested is None:
            return ""
        return diagnosis_text(self.account, self.tested, self._telephone.version)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.diagnosis())
        self.copy.setText(tr("PhoneTest", "Copied"))
        QTimer.singleShot(COPIED_MS, self, self._say_copy)

    def _say_copy(self) -> None:
        self.copy.setText(tr("PhoneTest", "Copy the diagnosis"))
        self.copy.setToolTip(tr("PhoneTest", "Without names, numbers and passwords"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(tr("PhoneTest", "Does it work?"))
        self.button.setText(tr("PhoneTest", "Test"))
        self.echo.setPlaceholderText(tr("PhoneTest", "Echo number, to try the sound"))
        self.echo.setAccessibleName(self.echo.placeholderText())
        self.echo.setToolTip(
            tr("PhoneTest", "A number that sends back what it hears; your operator may have one.")
        )
        self._say_copy()
        for row in self.rows.values():
            row.retranslate()
        if self.tested is not None:
            self._say_result(self.tested)
        elif self.account is None:
            self._say(
                tr("PhoneTest", "The test goes from the name to the sound, and says where it ends."),
                "second",
            )  # fmt: skip
