"""Sign-in: where, which company, who, and the password, which is kept nowhere."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.settings import Settings
from desktop import translate
from desktop.dialogs.sheet import words
from desktop.loop import Tasks
from desktop.theme import Theme
from desktop.translate import tr

DEFAULT_SERVER = "https://127.0.0.1:8443"
CARD = 400
OF_THE_PERSON = frozenset({"sign_in.wrong", "sign_in.rate_limited", "sign_in.expired"})
"""Errors for which the address is not to blame."""


@dataclass(frozen=True, slots=True)
class Answers:
    server: str
    customer_code: str
    user: str
    password: str


class Password(QLineEdit):
    """Tells when Caps Lock is on, as far as typed letters give it away."""

    caps_lock = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        super().keyPressEvent(event)


class SignIn(QDialog):
    """Accepted once `sign_in` has let the person in; its UserErrors are shown and all kept."""

    language_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        tasks: Tasks,
        sign_in: Callable[[Answers], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._theme, self._settings, self._tasks, self._sign_in = theme, settings, tasks, sign_in
        self.busy = False
        self.resize(960, 640)
        self._make_fields()
        self._make_rest()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._focus_first_empty()

    def _make_fields(self) -> None:
        settings = self._settings
        self.customer = QLineEdit(settings.get("sign_in_customer"))
        self.user = QLineEdit(settings.get("sign_in_user"))
        self.password = Password()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.server = QLineEdit(settings.get("sign_in_server") or DEFAULT_SERVER)
        self.fields = (self.customer, self.user, self.password, self.server)
        self.labels = [words("", "field") for _ in self.fields]
        for label, field in zip(self.labels, self.fields, strict=True):
            label.setBuddy(field)
            label.setFont(self._theme.font("small", 600))
            field.setMinimumHeight(34)
            field.setMaxLength(500)

    def _make_rest(self) -> None:
        self.heading, self.lead = words("", "heading"), words("", "second")
        self.caps = words("", "warning")
        self.caps.hide()
        self.trouble = QFrame()
        self.trouble.setProperty("kind", "bad")
        self.trouble.hide()
        self.trouble_title, self.trouble_detail = words("", "strong"), words("", "second")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self._keep_place(self.progress)
        self.reveal = QPushButton()
        self.reveal.setProperty("kind", "quiet")
        self.reveal.setCheckable(True)
        self.reveal.setAutoDefault(False)
        self._theme.set_icon(self.reveal, "eye", "second", 17)
        self.go = QPushButton()
        self.go.setProperty("kind", "primary")
        self.go.setDefault(True)
        self.go.setMinimumHeight(36)
        self._make_languages()

    def _keep_place(self, widget: QWidget) -> None:
        """Nothing moves when it appears."""
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)
        widget.hide()

    def _make_languages(self) -> None:
        self.languages = QButtonGroup(self)
        for code, name in (("tr", "Türkçe"), ("en", "English")):
            button = QPushButton(name)
            button.setProperty("kind", "tab")
            button.setProperty("language", code)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(name)
            self.languages.addButton(button)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 24)
        top = QHBoxLayout()
        top.addStretch()
        for button in self.languages.buttons():
            top.addWidget(button)
        whole.addLayout(top)
        whole.addStretch()
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self._card())
        middle.addStretch()
        whole.addLayout(middle)
        whole.addStretch()

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 26, 28, 24)
        column.setSpacing(5)
        column.addWidget(self._mark())
        column.addSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.lead)
        column.addSpacing(8)
        column.addWidget(self._trouble())
        self._add_fields(column)
        column.addSpacing(10)
        column.addWidget(self.go)
        column.addWidget(self.progress)
        return card

    def _add_fields(self, column: QVBoxLayout) -> None:
        for label, field in zip(self.labels, self.fields, strict=True):
            column.addSpacing(4)
            column.addWidget(label)
            if field is self.password:
                row = QHBoxLayout()
                row.setSpacing(4)
                row.addWidget(field, 1)
                row.addWidget(self.reveal)
                column.addLayout(row)
                column.addWidget(self.caps)
            else:
                column.addWidget(field)

    def _mark(self) -> QLabel:
        mark = QLabel()
        mark.setPixmap(self._theme.pixmap("headset", "accent_text", 34, self.devicePixelRatioF()))
        return mark

    def _trouble(self) -> QFrame:
        column = QVBoxLayout(self.trouble)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(2)
        column.addWidget(self.trouble_title)
        column.addWidget(self.trouble_detail)
        return self.trouble

    def _connect(self) -> None:
        self.go.clicked.connect(self.try_it)
        self.reveal.toggled.connect(self._reveal)
        self.password.caps_lock.connect(self.caps.setVisible)
        self.languages.buttonClicked.connect(
            lambda button: self.language_chosen.emit(button.property("language"))
        )
        for field in self.fields:
            field.textChanged.connect(self._edited)
            field.installEventFilter(self)
        self._edited()

    def _focus_first_empty(self) -> None:
        empty = [field for field in self.fields if not field.text()]
        (empty[0] if empty else self.password).setFocus()

    # What a person does

    def answers(self) -> Answers:
        server, customer = self.server.text().strip(), self.customer.text().strip()
        return Answers(server, customer, self.user.text().strip(), self.password.text())

    def try_it(self) -> None:
        if not self.busy and self.go.isEnabled():
            self._tasks.start(self._try(), "sign in")

    async def _try(self) -> None:
        self._show_busy(True)
        answers = self.answers()
        self._remember(answers)
        try:
            await self._sign_in(answers)
        except UserError as error:
            self.show_trouble(error)
        else:
            self.password.clear()
            self.accept()
        finally:
            self._show_busy(False)

    def show_trouble(self, error: UserError) -> None:
        title, detail = translate.words(error)
        self.trouble_title.setText(title)
        self.trouble_detail.setText(detail)
        self.trouble.setAccessibleName(f"{title} {detail}")
        self.trouble.show()
        field = self.password if error.code in OF_THE_PERSON else self.server
        field.setFocus()
        field.selectAll()

    def _remember(self, answers: Answers) -> None:
        self._settings.put("sign_in_server", answers.server)
        self._settings.put("sign_in_customer", answers.customer_code)
        self._settings.put("sign_in_user", answers.user)

    def _show_busy(self, busy: bool) -> None:
        self.busy = busy
        self.progress.setVisible(busy)
        for field in self.fields:
            field.setReadOnly(busy)
        self._edited()
        self._say_go()

    def _edited(self) -> None:
        self.go.setEnabled(not self.busy and all(field.text().strip() for field in self.fields))

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self._theme.set_icon(self.reveal, "eye-off" if shown else "eye", "second", 17)
        self._say_reveal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.password and event.type() == QEvent.Type.FocusOut:
            self.caps.hide()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.trouble.hide()
            self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("SignIn", "Sign in to Santral"))
        self.heading.setText(tr("SignIn", "Sign in to Santral"))
        self.lead.setText(tr("SignIn", "With what your company gave you."))
        names = (
            tr("SignIn", "Customer code"), tr("SignIn", "User name"), tr("SignIn", "Password"),
            tr("SignIn", "Server"),
        )  # fmt: skip
        for label, field, name in zip(self.labels, self.fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.caps.setText(tr("SignIn", "Caps Lock is on."))
        self.progress.setAccessibleName(tr("SignIn", "Signing in"))
        self._say_go()
        self._say_reveal()
        spoken = "tr" if QLocale().language() == QLocale.Language.Turkish else "en"
        for button in self.languages.buttons():
            button.setChecked(button.property("language") == spoken)

    def _say_go(self) -> None:
        text = tr("SignIn", "Signing in…") if self.busy else tr("SignIn", "Sign in")
        self.go.setText(text)

    def _say_reveal(self) -> None:
        shown = self.reveal.isChecked()
        name = tr("SignIn", "Hide the password") if shown else tr("SignIn", "Show the password")
        self.reveal.setAccessibleName(name)
        self.reveal.setToolTip(name)
