"""Switchboard: the phone joined with the window: what rings, what is said of it, what keys do.

A call that rings opens nothing by itself; only answering it shows the customer's conversation.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.numbers import read
from core.rows import Refused as PlatformRefused
from desktop.panels.phone import Phone
from desktop.panels.top_bar import TopBar
from desktop.parts import Parts
from desktop.telephone.callers import Callers, name_of
from desktop.telephone.medium import Medium
from desktop.telephone.ringer import Ringer
from desktop.telephone.several import came_by
from desktop.telephone.sparing import Sparing
from desktop.telephone.words import refusal_words, why_not_words
from desktop.translate import tr
from desktop.views.call_strip import CallStrip
from desktop.views.incoming import Incoming
from desktop.views.phone_dot import PhoneDot
from desktop.views.toast import Stack, Toast, Toasts
from desktop.wishes import Do
from voip.events import DevicesChanged, Refused
from voip.values import Call

MISSED_S = 12
"""How long a missed call stands in the corner; the badge of the rail stays."""


class Switchboard(QObject):
    popped = Signal(int)
    """Key of the conversation of a call that was just answered."""
    filled = Signal(str)
    """A number for the dialler; it is looked at before it is called."""
    phone_asked = Signal()
    possible_changed = Signal(object)
    """Ids of ACTIONS of the phone that can be done now."""

    def __init__(self, parts: Parts, cards: Stack, toasts: Toasts) -> None:
        super().__init__()
        self._parts, self._phone = parts, parts.telephone
        self._cards, self._toasts = cards, toasts
        self.claims: Callable[[Call], bool] = lambda _: False
        """Whether a call that rings is shown by the card of what is offered with it."""
        self.hides: Callable[[Call], bool] = lambda _: False
        """Whether a call is a supervision's leg, which its own bar stands for."""
        self.callers = Callers(parts.desk, parts.tasks, self._phone)
        medium = Medium()
        self.strip = CallStrip(parts, self.callers, medium.is_wifi)
        self._sparing = Sparing(parts.desk, self._phone, medium, self)
        self.ringer = Ringer(parts.settings, parts.loudspeaker, self)
        self._ringing: dict[str, Incoming | None] = {}
        """Calls that ring, each with its card unless another stands for it."""
        self._to_pop: set[str] = set()
        """Calls that a person answered, whose conversation was not shown yet."""
        self._rings = False
        self._told_why = ""
        self._connect()
        self._show()

    def _connect(self) -> None:
        phone = self._phone
        phone.answering.connect(self._to_pop.add)
        phone.calls_changed.connect(self._show)
        phone.ended.connect(self._ended)
        phone.refused.connect(self._refused)
        phone.devices_changed.connect(self._devices)
        phone.available_changed.connect(self._say_why_not)
        self.callers.known.connect(self._known)
        self.strip.taping.changed.connect(lambda: self.possible_changed.emit(self.possible()))

    def join(self, panel: Phone, bar: TopBar) -> None:
        dot = PhoneDot(self._parts.theme, self._phone)
        bar.take(self.strip, dot, self.strip.fit)
        dot.clicked.connect(self.phone_asked)
        panel.dialled.connect(self.call)
        panel.picked_up.connect(self._phone.pick_up)

    def close(self) -> None:
        self.ringer.stop()
        self.strip.close_down()
        for card in tuple(self._ringing.values()):
            if card is not None:
                card.close_it()

    # What rings

    def refresh(self) -> None:
        """Something else may claim what rings, or does no more."""
        self._show()

    @property
    def talks(self) -> bool:
        """Somebody is in the ear: one whom we put on hold is not, and no tone says who waits."""
        ours = ("ours", "both")
        return any(c.state == "talking" and c.hold not in ours for c in self._phone.up)

    def _show(self) -> None:
        """Also after a restart: a call that already rang has its card again."""
        ringing = {call.id: call for call in self._phone.ringing if not self.hides(call)}
        for id in [id for id in self._ringing if id not in ringing]:
            self._settle(id)
        for id, call in ringing.items():
            self._show_ringing(id, call)
        self._ring(bool(ringing))
        self.possible_changed.emit(self.possible())

    def _show_ringing(self, id: str, call: Call) -> None:
        card, claimed = self._ringing.get(id), self.claims(call)
        if claimed and card is not None:
            card.close_it()
        self._ringing[id] = card = None if claimed else card or self._offer(call)
        if card is not None:
            card.show_around(busy=self.talks, can_divert=self._diverts(call))

    def _offer(self, call: Call) -> Incoming:
        theme, callers = self._parts.theme, self.callers
        card = Incoming(
            theme, call, callers.of(call), today=callers.today(call),
            account=came_by(self._phone, call),
        )  # fmt: skip
        card.answered.connect(self._phone.answer)
        card.declined.connect(self._phone.reject)
        self._cards.add(card)
        return card

    def _settle(self, id: str) -> None:
        """It rings no more: answered here, or over."""
        card = self._ringing.pop(id)
        if card is not None:
            card.close_it()
        call = self._phone.call(id)
        if call is not None and call.state == "talking":
            self._pop(call) if id in self._to_pop else self._say_answered(call)

    def _say_answered(self, call: Call) -> None:
        """By policy: nothing is opened over what is being typed."""
        title = tr("Switchboard", "Answered by itself · {name}", name=self.callers.name(call))
        key = self.callers.of(call).conversation
        act = (tr("Switchboard", "Open"), lambda: self.popped.emit(key)) if key else None
        self._toasts.say(Toast(title, seconds=MISSED_S, act=act))

    def _pop(self, call: Call) -> None:
        """At once, or as soon as it is known whose call it is."""
        key = self.callers.of(call).conversation
        if call.id in self._to_pop and call.state == "talking" and key is not None:
            self._to_pop.discard(call.id)
            self.popped.emit(key)

    def _known(self, id: str) -> None:
        call, card = self._phone.call(id), self._ringing.get(id)
        if call is not None:
            self._pop(call)
        if call is not None and card is not None:
            card.show_caller(call, self.callers.of(call), self.callers.today(call))
            self._cards.place()

    def _ring(self, rings: bool) -> None:
        """A second call is not rung into the ear of who talks: its card is enough."""
        wanted = rings and not self.talks
        if wanted and not self._rings:
            self._rings = True
            self.ringer.start()
        elif not wanted and self._rings:
            self._rings = False
            self.ringer.stop()

    def _diverts(self, call: Call) -> bool:
        return any(each.voicemail for each in self._phone.accounts if each.id == call.account)

    # What is said of it

    def _ended(self, call: Call) -> None:
        self._to_pop.discard(call.id)
        missed = call.direction == "in" and call.answered_at is None and call.ended_by != "us"
        fell = call.ended_by == "phone"
        if (missed or fell) and not self.hides(call):
            name = self.callers.name(call)
            title = tr("Switchboard", "Missed call · {name}", name=name)
            if fell:
                title = tr("Switchboard", "Our phone fell · {name}", name=name)
            act = tr("Switchboard", "Call back"), lambda: self._call(call.number)
            self._toasts.say(Toast(title, "", "bad" if fell else "info", seconds=MISSED_S, act=act))

    def _refused(self, refused: Refused) -> None:
        if refused.code == "calls.full":
            self._parts.tasks.start(self._say_busy(refused), "who heard busy")
            return
        if refused.code == "audio.no_device" and not self._phone.calls:
            return  # who looked at the devices says it: the pre-flight, or the settings
        title, detail = refusal_words(refused.code)
        self._toasts.say(Toast(title, detail, "bad", seconds=10))

    def platform_refused(self, refused: PlatformRefused) -> bool:
        """Whether it was about a call's recording, and is said: no card number is safe yet."""
        if not self.strip.taping.goes_on(refused):
            return False
        title = tr("Switchboard", "The platform goes on recording")
        detail = tr("Switchboard", "It could not be paused. Let no card number be said now.")
        self._toasts.say(Toast(title, detail, "bad", seconds=MISSED_S))
        return True

    async def _say_busy(self, refused: Refused) -> None:
        """Nobody could take it: it never had a card."""
        number = refused.number
        name = name_of(await self._parts.desk.who_calls(number), refused.name)
        title = tr("Switchboard", "{name} rang and heard busy", name=name)
        detail = tr("Switchboard", "Four calls were up. It is among the missed calls.")
        act = tr("Switchboard", "Call back"), lambda: self._call(number)
        self._toasts.say(Toast(title, detail, seconds=MISSED_S, act=act))

    def _devices(self, devices: DevicesChanged) -> None:
        if devices.lost and devices.missing == ("microphone",):
            title = tr("Switchboard", "The microphone was unplugged")
            detail = tr("Switchboard", "You are heard through {name} now.", name=devices.microphone)
            self._toasts.say(Toast(title, detail if devices.microphone else "", "bad"))
        elif devices.lost:
            title = tr("Switchboard", "The headset was unplugged")
            detail = tr("Switchboard", "The call goes on over {speaker}.", speaker=devices.speaker)
            self._toasts.say(Toast(title, detail if devices.speaker else "", "bad"))

    def _say_why_not(self) -> None:
        """Once: what passes by itself is only in the dot's words."""
        why = self._phone.why_not
        if why in ("no_library", "keeps_falling") and why != self._told_why:
            self._toasts.say(Toast(why_not_words(why), tone="bad", seconds=12))
        self._told_why = why
        self.possible_changed.emit(self.possible())

    # What can be done now

    def possible(self) -> frozenset[str]:
        phone, current = self._phone, self._phone.current
        found = {"dial", "do_not_disturb"}
        found |= {"answer_call", "decline_call"} if phone.ringing else set()
        found |= {"redial"} if phone.last_number and phone.ready else set()
        found |= {"call_person"} if phone.ready else set()
        if current is not None:
            found |= {"hang_up"}
        if current is not None and current.state == "talking":
            found |= {"mute", "hold", "transfer", "consult", "keypad", "record"}
            recorded = self.strip.taping.of(current) in ("on", "paused")
            found |= {"pause_recording"} if recorded else set()
        return frozenset(found | self._possible_with_two())

    def _possible_with_two(self) -> set[str]:
        pair = self.strip.pair()
        found = {"back_from_consult"} if pair else set()
        found |= {"complete_transfer"} if pair and pair[1].state == "talking" else set()
        talking = [call for call in self._phone.up if call.state == "talking"]
        joined = any(call.conference for call in talking)
        found |= {"conference"} if len(talking) > 1 and not joined else set()
        return found | ({"leave_conference"} if joined else set())

    # What a person does by key

    def obey(self, do: Do) -> bool:
        """A command from elsewhere; False: there is no call it could be about."""
        rings, current = bool(self._phone.ringing), self._phone.current
        match do:
            case "answer" if rings:
                self.answer()
            case "mute" if current:
                self.mute()
            case "hang_up" if current:
                self.hang_up()
            case "hang_up" if rings:
                self.decline()
            case _:
                return False
        return True

    def answer(self) -> None:
        self._phone.answer()

    def decline(self) -> None:
        self._phone.reject()

    def hang_up(self) -> None:
        self._phone.hang_up()

    def mute(self) -> None:
        if (call := self._phone.current) is not None:
            self._phone.mute(not call.muted)

    def hold(self) -> None:
        if (call := self._phone.current) is not None:
            self._phone.hold(call.id, call.hold not in ("ours", "both"))

    def transfer(self) -> None:
        self._target(asks_first=False)

    def consult(self) -> None:
        self._target(asks_first=True)

    def _target(self, *, asks_first: bool) -> None:
        if (call := self._phone.current) is not None:
            self.strip.ask_target(call.id, asks_first=asks_first)

    def complete(self) -> None:
        self.strip.complete()

    def back(self) -> None:
        self.strip.back()

    def conference(self) -> None:
        """Two who do not know of each other are brought together only where that is said once
        more, with their names."""
        two = [call for call in self._phone.up if call.state == "talking"]
        if self._phone.pair or len(self._phone.up) != 2 or len(two) != 2:
            self._phone.conference()
            return
        one, other = two
        title = tr(
            "Switchboard", "Bring {one} and {other} together?",
            one=self.callers.name(one), other=self.callers.name(other),
        )  # fmt: skip
        detail = tr("Switchboard", "Each hears the other.")
        act = (
            tr("Call", "Bring together"),
            lambda: self._phone.bring_together(one.id, other.id),
        )
        self._toasts.say(Toast(title, detail, seconds=MISSED_S, act=act))

    def leave_conference(self) -> None:
        self._phone.leave_conference()

    def keypad(self) -> None:
        if (call := self._phone.current) is not None:
            self.strip.open_keypad(call.id)

    def record(self) -> None:
        if (call := self._phone.current) is not None:
            self._phone.record(call.recording == "off", call.id)

    def pause_recording(self) -> None:
        if (call := self._phone.current) is not None:
            self.strip.taping.toggle(call)

    def dial(self) -> None:
        self.phone_asked.emit()

    def redial(self) -> None:
        if self._phone.last_number:
            self._phone.dial(self._phone.last_number)

    def do_not_disturb(self) -> None:
        on = bool(self._parts.settings.get("phone_do_not_disturb"))
        self._parts.settings.put("phone_do_not_disturb", not on)

    # Calling somebody

    def call(self, number: str) -> None:
        """A number in any form. Shows why where it cannot be called."""
        self._parts.tasks.start(self._read_and_call(number), "dial")

    async def _read_and_call(self, number: str) -> None:
        self._call(read(number, self._phone.policy.country).dial)

    def _call(self, number: str) -> None:
        self._phone.dial(number)

    def call_conversation(self, key: int) -> None:
        self._parts.tasks.start(self._call_conversation(key), "call the customer")

    async def _call_conversation(self, key: int) -> None:
        found = (await self._parts.desk.open_conversation(key)).contact
        if not found.phone:
            raise UserError("number.none", name=found.name)
        self.call(found.phone)
