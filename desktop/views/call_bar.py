"""CallBar: one call that is up: who, how long, how the line is, and everything done with it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSpacerItem, QVBoxLayout

from core.call_rows import Caller
from desktop.telephone.callers import name_of
from desktop.telephone.judgement import Verdict
from desktop.telephone.words import end_words, state_words
from desktop.theme import Theme
from desktop.times import clock_of
from desktop.translate import tr
from desktop.views.call_face import CallFace, name_button, sign
from desktop.views.call_recording import RecordingMark, Shown
from desktop.views.call_wave import Wave
from desktop.views.card import ElidedLabel
from voip.values import Call

HEIGHT, FACE = 44, 30
SIGN, WIDEST = 40, 16_777_215
"""Widths of the button to hang up without its words and with them, px."""
NAMES = (64, 132, 212)
"""Widths in px of the name: the least, the most beside others, and the most where there is room."""
WIDEST_WORDS = 264
"""The name and what they called for, where nobody else needs the room, px."""
_INKS = {"good": "second", "fair": "warning", "bad": "bad"}
WIDE, NO_WORDS, FOLDED, LEAST, NO_FACES, CROWDED = range(6)
"""How much of it there is room for; each leaves out more. From FOLDED on a menu holds what a button
has no place for; CROWDED: the strip folds calls that are only held as well."""


class CallBar(QFrame):
    """`small`: a held one beside another, with its name and the way back to it."""

    hung_up, transfer_asked, keypad_asked, details_asked = Signal(), Signal(), Signal(), Signal()
    more_asked = Signal()
    muted, held = Signal(bool), Signal(bool)

    def __init__(self, theme: Theme, call: Call) -> None:
        super().__init__()
        self._theme, self.call = theme, call
        self._caller = Caller(number=call.number, shown=call.number)
        self._verdict: Verdict | None = None
        self._account = ""
        self._recording: Shown = call.recording
        self._small, self._room, self._now = False, WIDE, call.started_at
        self._more_name = 0
        self.face = CallFace(FACE)
        self.name, self.line = ElidedLabel(), ElidedLabel(kind="second")
        self.wave, self.time = Wave(theme), QLabel()
        self.record = RecordingMark(theme)
        self.mute = sign(theme, "mic-off", checkable=True)
        self.hold = sign(theme, "pause", checkable=True)
        self.transfer, self.keypad = sign(theme, "phone-forwarded"), sign(theme, "grip")
        self.more, self.hang_up = sign(theme, "ellipsis"), QPushButton()
        self._build()
        self._connect()
        theme.changed.connect(self._say)
        self.retranslate()

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        for words in (self.name, self.line):
            words.setProperty("may_end_early", True)
        self.name.setFont(self._theme.font("body", 600))
        self.line.setFont(self._theme.font("small", tabular=True))
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.time.setFont(self._theme.font("body", 600, tabular=True))
        self.hang_up.setProperty("kind", "danger")
        self.hang_up.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme.set_icon(self.hang_up, "phone-off", "on_accent", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.face)
        self._beside_face = QSpacerItem(8, 0)
        row.addItem(self._beside_face)
        row.addLayout(self._names(), 1)
        row.addSpacing(6)
        for widget in (self.wave, self.time, self.record):
            row.addWidget(widget)
        self._gaps = QSpacerItem(6, 0), QSpacerItem(6, 0)
        row.addItem(self._gaps[0])
        for button in (self.mute, self.hold, self.transfer, self.keypad, self.more):
            row.addWidget(button)
        row.addItem(self._gaps[1])
        row.addWidget(self.hang_up)

    def _names(self) -> QVBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.name)
        names.addWidget(self.line)
        names.addStretch()
        return names

    def _connect(self) -> None:
        self.hang_up.clicked.connect(self.hung_up)
        self.transfer.clicked.connect(self.transfer_asked)
        self.keypad.clicked.connect(self.keypad_asked)
        self.wave.clicked.connect(self.details_asked)
        self.more.clicked.connect(self.more_asked)
        # What stands is what the phone says; a press only asks for it
        self.mute.clicked.connect(self._ask_mute)
        self.hold.clicked.connect(self._ask_hold)

    def _ask_mute(self) -> None:
        self.mute.setChecked(self.call.muted)
        self.muted.emit(not self.call.muted)

    def _ask_hold(self) -> None:
        self.hold.setChecked(self._on_hold)
        self.held.emit(not self._on_hold)

    @property
    def _on_hold(self) -> bool:
        return self.call.hold in ("ours", "both")

    # What it shows

    def show_call(
        self, call: Call, caller: Caller, *, small: bool, account: str = "",
        recording: Shown | None = None,
    ) -> None:  # fmt: skip
        """`account`: by which it goes, where there are several; else empty. `recording`: where not
        only this phone makes one."""
        self.call, self._caller, self._small, self._account = call, caller, small, account
        self._recording = recording or call.recording
        self._say()

    def show_verdict(self, verdict: Verdict) -> None:
        if verdict != self._verdict:
            self._verdict = verdict
            self.wave.show_level(verdict.level, verdict.sentence)
            self._say()

    def fit(self, room: int) -> None:
        """WIDE, NO_WORDS, FOLDED, LEAST, NO_FACES or CROWDED."""
        if room != self._room:
            self._room = room
            self._say_line()
            self._arrange()

    def widen(self, px: int, *, whole: bool = False) -> int:
        """Gives the name so much more, where it is cut, `whole` the line below it too; returns how
        much of it is used."""
        before = self._name_width(0)
        self._more_name = min(px, self._missing(whole=whole))
        self._arrange_words()
        return self.name.width() - before

    def _missing(self, *, whole: bool) -> int:
        words = (self.name, self.line) if whole else (self.name,)
        return max(0, max(each.sizeHint().width() for each in words) - self._name_width(0))

    def tick(self, now: int) -> None:
        """`now`: this machine's clock in ms."""
        self._now = now
        self.time.setText(self._length())
        self.record.tick(now)
        if self._small:
            self._say_line()

    def _length(self) -> str:
        """Since it was answered: a person on the phone counts from the first word."""
        since, until = self.call.answered_at, self.call.ended_at or self._now
        return clock_of(until - since) if since is not None else ""

    def _say(self) -> None:
        call = self.call
        name = name_of(self._caller, call.name)
        self.setProperty("kind", "held" if self._quiet() else "call")
        self.style().unpolish(self)
        self.style().polish(self)
        self.face.show_name(name)
        self.name.say(name)
        self._say_line()
        self.time.setStyleSheet(f"color: {self._theme.color(self._ink()).name()};")
        self.mute.setChecked(call.muted)
        self.hold.setChecked(self._on_hold)
        self._theme.set_icon(self.mute, "mic-off", "bad" if call.muted else "second", 18)
        self._theme.set_icon(self.hold, "play" if self._on_hold else "pause", "second", 18)
        self.record.show_state(self._recording)
        self.tick(self._now)
        self._arrange()
        self._name_all()

    def _quiet(self) -> bool:
        return self._small or self._on_hold or self.call.state == "ended"

    def _ink(self) -> str:
        return "second" if self._quiet() else "accent_text"

    def _say_line(self) -> None:
        """What is wrong with the line also in its colour."""
        words, verdict = self._second_line(), self._verdict
        fault = verdict if verdict and words == verdict.sentence else Verdict("good", words)
        if (kind := _INKS[fault.level]) != self.line.property("kind"):
            self.line.setProperty("kind", kind)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        self.line.say(words, fault.shorter)

    def _second_line(self) -> str:
        """The state where there is one to tell, else what is wrong with the line, else the number."""
        call = self.call
        if call.state == "ended":
            return end_words(call)
        state = state_words(call)
        if self._small:
            # The button beside it says that it is on hold
            told = "" if self._on_hold and self._room >= FOLDED else state
            return " ".join(part for part in (told, self._length()) if part)
        if call.muted and not state:
            state = tr("Call", "Muted")
        if self._trouble() and not state:
            return self._verdict.sentence if self._verdict else ""
        about = self._about() or self._number()
        return " · ".join(part for part in (state, about, self._account) if part)

    def _about(self) -> str:
        """Which queue a customer came through, and what they asked last: to be read before the first
        word, and looked up again in the middle of it."""
        caller = self._caller
        if self.call.direction != "in" or caller.contact is None:
            return ""
        asked = f"“{caller.asked}”" if caller.asked else ""
        queue = caller.queue.name if caller.queue else ""
        return " · ".join(part for part in (queue, asked) if part)

    def _number(self) -> str:
        return masked(self._caller.shown) if self._caller.shown != self.name.whole() else ""

    def _trouble(self) -> bool:
        return self._verdict is not None and self._verdict.level != "good"

    def _arrange(self) -> None:
        up, room = self.call.state != "ended", self._room
        talking = up and self.call.state == "talking"
        whole = talking and not self._small
        self.wave.setVisible(whole and not self._on_hold and room < LEAST)
        self.time.setVisible(not self._small and up)
        self.record.setVisible(whole and self._recording != "off")
        self.record.fit(words=room < NO_FACES)
        self.mute.setVisible(whole)
        self.hold.setVisible(talking)
        for rarer in (self.transfer, self.keypad):
            rarer.setVisible(whole and room < FOLDED)
        self.more.setVisible(whole and (room >= FOLDED or self._on_hold))
        alone = self._small and room >= FOLDED
        self.hang_up.setVisible(up and not alone)
        for gap in self._gaps:
            gap.changeSize(0 if alone else 6, 0)
        self.face.setVisible(room < NO_FACES)
        self._beside_face.changeSize(8 if room < NO_FACES else 0, 0)
        self._arrange_words()

    def _arrange_words(self) -> None:
        words = not self._small and self._room < NO_WORDS
        self.hang_up.setText(tr("Call", "Hang up") if words else "")
        self.hang_up.setMinimumWidth(0 if words else SIGN)
        self.hang_up.setMaximumWidth(WIDEST if words else SIGN)
        self._theme.set_icon(self.hang_up, "phone-off", "on_accent", 16)
        width = self._name_width(self._more_name)
        self.name.setFixedWidth(width)
        self.line.setFixedWidth(width)
        self.updateGeometry()

    def _name_width(self, more: int) -> int:
        least, usual, most = NAMES
        width = most if self._room == WIDE else usual if self._room < FOLDED else least
        wanted = max(self.name.sizeHint().width(), self.line.sizeHint().width())
        return min(width + more, WIDEST_WORDS, max(least, wanted))

    # Words

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._say()

    def _name_all(self) -> None:
        name, call = self.name.whole(), self.call
        spoken = tr("Call", "Call with {name}", name=name), self.line.whole()
        self.setAccessibleName(" · ".join(part for part in spoken if part))
        self.face.setToolTip(
            " · ".join(part for part in (name, self.line.whole(), self._account) if part)
        )
        name_button(self.mute, tr("Call", "Unmute") if call.muted else tr("Call", "Mute"))
        name_button(self.hold, tr("Call", "Take back") if self._on_hold else tr("Call", "Hold"))
        name_button(self.transfer, tr("Call", "Transfer or ask a colleague"))
        name_button(self.keypad, tr("Call", "Keypad"))
        name_button(self.more, tr("Call", "More"))
        name_button(self.hang_up, tr("Call", "Hang up"))
        if not self._verdict:
            name_button(self.wave, tr("Call", "About the line"))


def masked(number: str) -> str:
    """+90 532 ••• 48 21: enough to know it by, and not to be read over a shoulder."""
    groups = number.split(" ")
    long = [place for place, group in enumerate(groups) if len(group) >= 3 and group.isdigit()]
    if len(groups) < 4 or not long:
        return number
    groups[long[-1]] = "•" * len(groups[long[-1]])
    return " ".join(groups)
