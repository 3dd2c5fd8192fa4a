"""CallStrip: every call that is up, side by side in the top bar, and what joins two of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from core.clock import wall_ms
from desktop.parts import Parts
from desktop.telephone.callers import Callers
from desktop.telephone.judgement import Verdict, judge
from desktop.telephone.several import came_by
from desktop.telephone.taping import Taping
from desktop.telephone.telephone import Telephone
from desktop.telephone.ways import Ways
from desktop.translate import tr
from desktop.views.call_bar import CROWDED, NO_WORDS, WIDE, CallBar
from desktop.views.call_details import CallDetails
from desktop.views.call_face import name_button
from desktop.views.call_target import CallTarget
from desktop.views.consult_actions import ConsultActions
from desktop.views.keypad import TonePopup
from desktop.views.menu import Menu
from voip.values import Call, Quality

FAREWELL_MS = 5_000
"""How long it stays to be read who hung up."""
TICK_MS = 250
NOTHING = Quality()


class CallStrip(QWidget):
    resized = Signal()
    """It wants another width."""

    def __init__(
        self, parts: Parts, callers: Callers, wifi: Callable[[], bool] = lambda: False,
        clock: Callable[[], int] = wall_ms,
    ) -> None:  # fmt: skip
        super().__init__()
        self._parts, self._callers, self._wifi, self._clock = parts, callers, wifi, clock
        self._phone: Telephone = parts.telephone
        self.taping = Taping(parts, callers)
        self._ways = Ways(self._phone, self)
        self._bars: dict[str, CallBar] = {}
        self._over: dict[str, Call] = {}
        self.hides: Callable[[Call], bool] = lambda _: False
        """Whether another bar stands for a call."""
        self._suspected: set[str] = set()
        """Calls whose line was not good when it was last measured."""
        self._width, self._most, self._watching = 10_000, 10_000, False
        self.consult = ConsultActions(parts.theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.others = QPushButton()
        """Calls there is no room for: a press names them and takes one back."""
        self.others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.others.clicked.connect(self.open_others)
        self._row.addWidget(self.others)
        self._row.addWidget(self.consult)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._ticked)
        self._connect()
        self._show()

    def _connect(self) -> None:
        phone, consult = self._phone, self.consult
        phone.calls_changed.connect(self._show)
        phone.ended.connect(self._say_farewell)
        phone.measured.connect(lambda id, *_: self._judge(id))
        phone.ended.connect(lambda call: self._trust(call.id))
        phone.levels.connect(self._loud)
        self._callers.known.connect(self._show)
        self.taping.changed.connect(self._show)
        consult.completed.connect(self.complete)
        consult.joined.connect(phone.conference)
        consult.went_back.connect(self.back)
        consult.left.connect(phone.leave_conference)
        consult.split.connect(lambda: phone.conference(False))

    def close_down(self) -> None:
        self._tick.stop()
        self.taping.close()
        self._watch(on=False)

    # What is done with two calls

    def pair(self) -> tuple[Call, Call] | None:
        """The call that is consulted about, and the one that asks."""
        return self._phone.pair

    def complete(self) -> None:
        if (pair := self.pair()) is not None and pair[1].state == "talking":
            self._phone.complete(pair[0].id, pair[1].id)

    def back(self) -> None:
        if (pair := self.pair()) is not None:
            self._phone.hang_up(pair[1].id)
            self._phone.hold(pair[0].id, False)

    # What it shows

    def bar(self, id: str) -> CallBar | None:
        return self._bars.get(id)

    def _show(self, *_: object) -> None:
        shown = self._shown()
        for id in [id for id in self._bars if id not in shown]:
            gone = self._bars.pop(id)
            gone.hide()
            gone.deleteLater()
        main = self._main(shown)
        for place, (id, call) in enumerate(shown.items()):
            bar = self._bars.get(id) or self._new_bar(call)
            if self._row.indexOf(bar) != place:
                self._row.insertWidget(place, bar)
                bar.show()  # a layout counts what it was given only once it is shown
            small = id != main and len(shown) > 1
            account = came_by(self._phone, call)
            bar.show_call(
                call, self._callers.of(call), small=small, account=account,
                recording=self.taping.of(call),
            )  # fmt: skip
        self._show_consult()
        self._live()
        self.setVisible(bool(shown))
        self._fit()

    def _shown(self) -> dict[str, Call]:
        """What is over stands first; while somebody is asked, there is no room for it."""
        over = () if self.pair() else self._over.values()
        both = (*over, *self._phone.up)
        return {call.id: call for call in both if not self.hides(call)}

    def refresh(self) -> None:
        """Another bar stands for a call, or does no more."""
        self._show()

    def _main(self, shown: dict[str, Call]) -> str:
        current = self._phone.current
        return current.id if current else next(iter(shown), "")

    def _show_consult(self) -> None:
        pair = self.pair()
        joined = sum(call.conference for call in self._phone.up) > 1
        if joined:
            self.consult.show_conference()
        elif pair:
            self.consult.show_consultation(answered=pair[1].state == "talking")
        self.consult.setVisible(joined or pair is not None)

    def _new_bar(self, call: Call) -> CallBar:
        id, phone = call.id, self._phone
        bar = self._bars[id] = CallBar(self._parts.theme, call)
        bar.hung_up.connect(lambda: phone.hang_up(id))
        bar.muted.connect(phone.mute)
        bar.held.connect(lambda on: phone.hold(id, on))
        bar.record.paused.connect(lambda seconds: self.taping.pause(id, seconds))
        bar.transfer_asked.connect(lambda: self.ask_target(id, asks_first=False))
        bar.keypad_asked.connect(lambda: self.open_keypad(id))
        bar.more_asked.connect(lambda: self.open_more(id))
        bar.details_asked.connect(lambda: self.open_details(id))
        return bar

    def _say_farewell(self, call: Call) -> None:
        """Only of calls that had a bar here; a declined one goes with its card, and who was
        asked about a call goes with that call."""
        if call.id not in self._bars or call.consults in self._over:
            return
        self._over[call.id] = call
        QTimer.singleShot(FAREWELL_MS, self, lambda: self._forget(call.id))
        self._show()

    def _forget(self, id: str) -> None:
        self._over.pop(id, None)
        self._show()

    # What changes by itself

    def _live(self) -> None:
        """Ticks and levels cost nothing while nobody talks."""
        up = bool(self._phone.up)
        if up and not self._tick.isActive():
            self._tick.start()
        elif not up:
            self._tick.stop()
        self._ticked()
        self._watch(on=any(call.state == "talking" for call in self._phone.up))

    def _watch(self, *, on: bool) -> None:
        if on != self._watching:
            self._watching = on
            self._phone.watch(on)

    def _ticked(self) -> None:
        now = self._clock()
        for bar in self._bars.values():
            bar.tick(now)

    def _loud(self, microphone: float, speaker: float) -> None:
        for bar in self._bars.values():
            muted = bar.call.muted
            bar.wave.show_loudness(speaker if muted else max(microphone, speaker))

    def _verdict(self, id: str) -> Verdict:
        sending, receiving = self._phone.quality(id) or (NOTHING, NOTHING)
        if (verdict := judge(sending, receiving)).level == "good":
            return verdict
        return judge(sending, receiving, way=self._ways.of(id), wifi=self._wifi())

    def _judge(self, id: str) -> None:
        """Only what two measurements in a row say is said: a hold or a new way spoils one."""
        bar, verdict = self._bars.get(id), self._verdict(id)
        if verdict.level == "good":
            self._trust(id)
        if bar is not None and (verdict.level == "good" or id in self._suspected):
            bar.show_verdict(verdict)
        if verdict.level != "good":
            self._suspected.add(id)
            self._ways.look()

    def _trust(self, id: str) -> None:
        self._suspected.discard(id)
        if not self._suspected:
            self._ways.forget()

    # Its room

    def fit(self, width: int, most: int | None = None) -> None:
        """At most so wide, in px; leaves out what does not fit. `most`: where buttons would have to
        go, the neighbours fold first and leave so much."""
        room = width, max(width, most or 0)
        if room != (self._width, self._most):
            self._width, self._most = room
            self._fit()

    def _fit(self) -> None:
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # before its style, a button asks for less than it needs
        for bar in self._bars.values():
            bar.widen(0)
        for room in range(WIDE, CROWDED + 1):
            self._arrange(room)
            self._row.activate()
            spare = (self._width if room <= NO_WORDS else self._most) - self._row.sizeHint().width()
            if spare >= 0:
                break
        self._share(spare)
        self.resized.emit()

    def _share(self, spare: int) -> None:
        """What is left over, in px, goes to names that are cut, first of who talks; then to the lines
        below them."""
        main = self._main({id: bar.call for id, bar in self._bars.items()})
        order = sorted(self._bars, key=lambda id: id != main)
        bars = [self._bars[id] for id in order if not self._bars[id].isHidden()]
        given = dict.fromkeys(bars, 0)
        for whole in (False, True):
            for bar in bars:
                spare += given[bar]
                given[bar] = bar.widen(max(0, spare), whole=whole)
                spare -= given[bar]

    def _arrange(self, room: int) -> None:
        self.consult.fit(words=room == WIDE, main=room < CROWDED)
        self.consult.updateGeometry()  # Qt itself would ask it for its size only later
        folded = self._folded() if room == CROWDED else []
        for bar in self._bars.values():
            bar.setVisible(bar.call not in folded)
            bar.fit(room)
        self.others.setVisible(bool(folded))
        self.others.setText(f"+{len(folded)}")
        name_button(self.others, tr("Call", "%n more calls", len(folded)))

    def _folded(self) -> list[Call]:
        """All but the one that talks, and whom somebody is asked about."""
        shown = {id: bar.call for id, bar in self._bars.items()}
        keep = {self._main(shown), *(call.id for call in self.pair() or ())}
        return [call for id, call in shown.items() if id not in keep]

    # What opens under it

    def ask_target(self, id: str, *, asks_first: bool) -> None:
        bar = self._bars.get(id)
        if bar is None:
            return
        record = self._record_of(id)
        target = CallTarget(self._parts, self, asks_first=asks_first, record=record)
        target.transferred.connect(lambda number: self._phone.transfer(id, number))
        target.consulted.connect(lambda number: self._phone.consult(id, number))
        target.given.connect(partial(self._give, record))
        target.open_under(_middle(bar.transfer if bar.transfer.isVisible() else bar.more))

    def _record_of(self, id: str) -> str:
        """Id of the platform's record of a call that is its work; empty where it is not."""
        call = self._phone.call(id)
        if call is None:
            return ""
        record = self._callers.of(call).call
        known = {row.interaction.call for row in self._parts.desk.work}
        # What was taken over came under the supervision's id
        ids = (call.correlation, record.id if record else "")
        return next((each for each in ids if each in known), "")

    def _give(self, record: str, choice: str, note: str) -> None:
        kind, _, id = choice.partition(":")
        kinds = ("queue", "team", "agent", "number")
        queue, team, to, number = (id if kind == each else None for each in kinds)
        given = self._parts.desk.transfer(
            call=record, queue=queue, team=team, to=to, number=number, note=note
        )  # fmt: skip
        self._parts.tasks.start(given, "transfer")

    def open_more(self, id: str) -> None:
        """What its bar has no room for."""
        if (bar := self._bars.get(id)) is None:
            return
        offers = (
            (bar.transfer, "phone-forwarded", lambda: self.ask_target(id, asks_first=False)),
            (bar.keypad, "grip", lambda: self.open_keypad(id)),
            (bar.wave, "audio-lines", lambda: self.open_details(id)),
        )
        menu = Menu(self)
        for button, icon, done in offers:
            if not button.isVisible():
                name = tr("Call", "About the line") if button is bar.wave else button.toolTip()
                menu.addAction(self._parts.theme.icon(icon, "second", 16), name, done)
        _pop_up(menu, bar.more)

    def open_others(self) -> None:
        menu = Menu(self)
        for call in self._folded():
            name = self._callers.name(call).replace("&", "&&")
            words = tr("Call", "Take back: {name}", name=name)
            icon = self._parts.theme.icon("play", "second", 16)
            menu.addAction(icon, words, partial(self._phone.hold, call.id, False))
        _pop_up(menu, self.others)

    def open_keypad(self, id: str) -> None:
        bar = self._bars.get(id)
        if bar is not None:
            popup = TonePopup(self._parts.theme, self)
            popup.pressed.connect(lambda digit: self._phone.dtmf(digit, id))
            popup.open_under(_middle(bar.keypad if bar.keypad.isVisible() else bar.more))

    def open_details(self, id: str) -> None:
        bar, call = self._bars.get(id), self._phone.call(id)
        if bar is None or call is None:
            return
        park = next((each.park for each in self._phone.accounts if each.id == call.account), "")
        details = CallDetails(self._parts.theme, self, call, park=park, phone=self._phone.version)
        sending, receiving = self._phone.quality(id) or (None, None)
        details.show_line(self._verdict(id), sending, receiving)
        details.recorded.connect(lambda on: self._phone.record(on, id))
        details.parked.connect(lambda place: self._phone.park(id, place))
        details.open_under(_middle(bar.wave if bar.wave.isVisible() else bar.more))


def _pop_up(menu: QMenu, under: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(QPoint(0, under.height() + 4)))


def _middle(under: QWidget) -> QPoint:
    """Of its lower edge, on the screen; of its parent's where it is not shown itself."""
    seen = under if under.isVisible() else under.parentWidget() or under
    return seen.mapToGlobal(QPoint(seen.width() // 2, seen.height()))
