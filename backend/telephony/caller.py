"""A caller: what one call through the queue does next. It holds no clock and no process of its own.

It is told what the call's process tells (`heard`) and what the exchange wants (`ring`, `connect`, …);
it gives orders to the process and tells the exchange what that adds up to (`Happened`). The caller
hears music or an announcement whenever nobody talks with them: nobody is lost on the way.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from backend.telephony.legs import CUSTOMER
from backend.telephony.listeners import Listener, hears
from backend.telephony.menu import Menu, Wanted
from backend.telephony.prompts import Language, Prompt, Prompts
from backend.telephony.queueing import Place
from backend.telephony.tapes import Tape
from core.supervision import Mode
from voip import orders
from voip.orders import AnyNews, Order, Told

MOST_LEGS = 3
"""pjsua2 holds four calls in one process."""
_SILENT_S = 6
"""A desk's phone sends a packet every 20 ms as long as it lives, also muted and on hold."""


@dataclass(frozen=True)
class Leg:
    """Somebody who is rung for the caller. `kind` is `CallLeg.kind`, `who` an agent or a number."""

    id: str
    kind: Literal["agent", "outside"]
    who: str
    state: Literal["ringing", "talking"] = "ringing"


@dataclass(frozen=True)
class Happened:
    """here: the caller is on the line; gone: not any more (`ours`: we hung up).
    answered, failed, left, lost: of `leg`; failed: it never talked, left: it hung up, lost: it fell
    silent. handed: its agent hands the caller on to `leg`, which is new. number: is to be called.
    listens, deaf: `listener` is on the line; is not any more, or never was."""

    what: Literal[
        "here", "gone", "answered", "failed", "left", "lost", "handed", "number", "listens", "deaf"
    ]
    leg: Leg | None = None
    status: int = 0
    ours: bool = False
    number: str = ""
    listener: Listener | None = None


class Caller:
    """`id` is the CallRecord's, which X-ADP-Call says to whoever is rung."""

    def __init__(
        self, id: str, number: str, language: Language, prompts: Prompts,
        give: Callable[[Order], None], tell: Callable[[Happened], None],
    ) -> None:  # fmt: skip
        self.id, self.number, self.language = id, number, language
        self._prompts, self._give, self._tell = prompts, give, tell
        self.legs: dict[str, Leg] = {}
        self.with_leg = ""
        """Id of the leg the caller talks with; empty: with nobody."""
        self.listeners: dict[str, Listener] = {}
        """Only while the caller talks with somebody."""
        self._menu: Menu | None = None
        self._next: list[str] = []
        """WAVs that follow what is being said."""
        self._saying = False
        self.leaving = self._here = self._only_number = False
        self.presses = 0
        """Keys they have pressed."""
        self.tape: Tape | None = None
        """What the first talk begins to be recorded on."""
        self._unrecorded_s = 0
        """For which it was paused before it began."""

    # From the exchange

    def greet(self) -> None:
        self._play([self._of("welcome"), self._of("offer")])

    def tell_place(self, place: Place) -> None:
        """While they wait and are not choosing."""
        if self._waits and not self._saying:
            said = self._prompts.waiting(place.position, place.wait_s, self.language)
            self._play([*said, self._of("offer")])

    def offer_number(self) -> None:
        """Nobody lets them wait any more: they may still leave a number, or go."""
        self._menu = Menu(self.number)
        self._only_number = True
        self._play([self._of("later"), self._of(self._menu.question)])

    def ask_again(self) -> None:
        """Where they have not said a number yet."""
        if self._menu is not None:
            self._play([self._of(self._menu.question)])

    def ring(self, leg: Leg, to: str, name: str, queue: str = "") -> bool:
        """False: there is no room for another leg."""
        if self._full or self.leaving:
            return False
        self.legs[leg.id] = leg
        self._give(
            orders.Invite(
                call=leg.id, to=to, number=self.number or "anonymous", name=name,
                correlation=self.id, queue=queue, silent_after_s=_SILENT_S,
            )
        )  # fmt: skip
        return True

    def ask_outside(self, leg: Leg, to: str) -> bool:
        """The caller hears music while it rings; whoever talks with them waits, and has them back or
        not (`connect`). False: nobody talks with the caller, or there is no room."""
        if not self.with_leg or self._full:
            return False
        self._dismiss_all()
        self.with_leg = ""
        self._give(orders.Mix())
        self._play([self._of("moved")])
        self.legs[leg.id] = leg
        self._give(orders.Invite(call=leg.id, to=to, silent_after_s=_SILENT_S))
        return True

    def stop(self, leg: str) -> None:
        """Takes a ring back, or ends somebody's part."""
        if self.legs.pop(leg, None) is not None:
            self._give(orders.HangUp(call=leg))

    def connect(self, leg: str) -> None:
        """The caller and this leg hear each other; every other leg is taken back."""
        if leg not in self.legs:
            return
        if leg != self.with_leg:
            self._dismiss_all()
        self.with_leg, self._menu = leg, None
        self._next.clear()
        self._mix()
        for other in [other for other in self.legs if other != leg]:
            self.stop(other)
        self._announce_recording(leg)

    def wait(self, first: Prompt | None = None) -> None:
        """Back to the queue, without whoever they talked with."""
        leg, self.with_leg = self.with_leg, ""
        self._dismiss_all()
        self._give(orders.Mix())
        self.stop(leg)
        self._play([self._of(first)] if first else [])

    def leave(self, last: Prompt | None = None) -> None:
        """Says good-bye and hangs up."""
        self.leaving, self._menu = True, None
        self._dismiss_all()
        for leg in list(self.legs):
            self.stop(leg)
        if last is not None and self._here:
            self._play([self._of(last)])
        else:
            self._give(orders.HangUp(call=CUSTOMER))

    # Supervisors

    def listen(self, listener: Listener, to: str, number: str, name: str) -> bool:
        """Rings her phone, which is to answer by itself: she has just asked for it. `number` and
        `name`: of the agent. False: nobody talks with the caller, or there is no room."""
        if self._full or not self.with_leg:
            return False
        self.listeners[listener.id] = listener
        self._give(
            orders.Invite(
                call=listener.id, to=to, number=number, name=name, correlation=listener.id,
                silent_after_s=_SILENT_S, at_once=True,
            )
        )  # fmt: skip
        return True

    def change(self, id: str, mode: Mode) -> None:
        """Not to take over: for that there is `take_over`."""
        self.listeners[id] = replace(self.listeners[id], mode=mode)
        self._mix()

    def take_over(self, id: str) -> str:
        """The listener has the caller now, and whoever had is let go: id of that leg. The others go
        on listening."""
        listener = self.listeners.pop(id)
        self.legs[id] = Leg(id, "agent", listener.who, "talking")
        before, self.with_leg = self.with_leg, id
        self._mix()
        self.stop(before)
        return before

    def dismiss(self, id: str) -> None:
        """Nothing where they are not there."""
        listener = self.listeners.pop(id, None)
        if listener is not None:
            self._give(orders.HangUp(call=id))
            self._mix()

    def _dismiss_all(self) -> None:
        for listener in list(self.listeners.values()):
            del self.listeners[listener.id]
            self._give(orders.HangUp(call=listener.id))
            self._tell(Happened("deaf", listener=listener))

    def _listener(self, listener: Listener, news: Told) -> None:
        if news.state == "talking" and not listener.there:
            self.listeners[listener.id] = listener = replace(listener, there=True)
            self._mix()
            self._tell(Happened("listens", listener=listener))
        elif news.state == "ended":
            del self.listeners[listener.id]
            self._mix()
            self._tell(Happened("deaf", status=news.status, listener=listener))

    # From the process

    def heard(self, news: AnyNews) -> None:
        match news:
            case Told(call=call) if call == CUSTOMER:
                self._customer(news)
            case Told(call=call) if call in self.listeners:
                self._listener(self.listeners[call], news)
            case Told():
                self._leg(news)
            case orders.Said(call=call) if call == CUSTOMER and self.with_leg:
                self._record()
            case orders.Said(call=call) if call == CUSTOMER:
                self._said()
            case orders.Pressed(call=call, digit=digit) if call == CUSTOMER:
                self._pressed(digit)
            case orders.Silent(call=call) if call in self.legs:
                # Outside, some say nothing at all where nobody speaks
                if self.legs[call].kind == "agent":
                    self._lost(call)
            case orders.Silent(call=call) if call in self.listeners:
                listener = self.listeners[call]
                self.dismiss(call)
                self._tell(Happened("deaf", status=408, listener=listener))

    def _customer(self, news: Told) -> None:
        if news.state == "talking" and not self._here:
            self._here = True
            self._tell(Happened("here"))
        elif news.state == "ended":
            self._here = False
            self._dismiss_all()
            for leg in list(self.legs):
                self.stop(leg)
            self._tell(Happened("gone", status=news.status, ours=news.by_us))

    def _leg(self, news: Told) -> None:
        leg = self.legs.get(news.call) or self._heir(news)
        if leg is None:
            return
        if news.state == "talking" and leg.state == "ringing":
            self.legs[leg.id] = leg = Leg(leg.id, leg.kind, leg.who, "talking")
            self._tell(Happened("answered", leg, news.status))
        elif news.state == "ended":
            del self.legs[leg.id]
            self._parted(leg, news.status)

    def _heir(self, news: Told) -> Leg | None:
        """The phone of whoever talks hands the caller on."""
        if not news.call.endswith(">") or news.state == "ended":
            return None
        if news.call[:-1] in self.listeners:
            self._give(orders.HangUp(call=news.call))
            return None
        leg = self.legs[news.call] = Leg(news.call, "outside", news.number)
        self._tell(Happened("handed", leg))
        return leg

    def _parted(self, leg: Leg, status: int) -> None:
        if leg.id == self.with_leg:
            self.with_leg = ""
            self._dismiss_all()
            if self._here and not self.leaving:
                self._play([])
        self._tell(Happened("left" if leg.state == "talking" else "failed", leg, status))

    def _lost(self, call: str) -> None:
        leg = self.legs[call]
        self.wait() if call == self.with_leg else self.stop(call)
        self._tell(Happened("lost", leg))

    # Recording

    def _announce_recording(self, leg: str) -> None:
        """To both, until it was heard to its end once."""
        if self.tape is not None and self.tape.consent:
            for call in (CUSTOMER, leg):
                self._give(orders.Say(call=call, play=self.tape.consent, once=True))
        else:
            self._record()

    def _record(self) -> None:
        tape, self.tape = self.tape, None
        if tape is not None:
            self._give(orders.Record(call=CUSTOMER, path=tape.path, key=tape.key))
            if self._unrecorded_s:
                self.pause_recording(self._unrecorded_s)

    def pause_recording(self, most_s: int) -> None:
        """Silence for so long; 0: it goes on now."""
        self._unrecorded_s = most_s
        self._give(orders.PauseRecording(call=CUSTOMER, most_s=most_s))

    # What the caller hears

    @property
    def _full(self) -> bool:
        return len(self.legs) + len(self.listeners) >= MOST_LEGS

    def _mix(self) -> None:
        if self.with_leg:
            self._give(orders.Mix(hears=dict(hears(self.with_leg, self.listeners.values()))))

    @property
    def _waits(self) -> bool:
        return self._here and not self.with_leg and not self.leaving and self._menu is None

    def _play(self, said: list[str]) -> None:
        """One after the other, then music."""
        self._next = said
        self._said()

    def _said(self) -> None:
        self._saying = bool(self._next)
        if self._next:
            self._give(orders.Say(call=CUSTOMER, play=self._next.pop(0), once=True))
        elif self.leaving:
            self._give(orders.HangUp(call=CUSTOMER))
        elif not self.with_leg:
            self._give(orders.Say(call=CUSTOMER, play=self._prompts.music))

    def _of(self, prompt: Prompt) -> str:
        return self._prompts.of(prompt, self.language)

    def _pressed(self, digit: str) -> None:
        self.presses += 1
        if self._waits and digit == "1":
            self._menu = Menu(self.number)
            self._play([self._of(self._menu.question)])
        elif self._menu is not None:
            self._chosen(self._menu.pressed(digit))

    def _chosen(self, wanted: Wanted) -> None:
        if wanted.number:
            self._tell(Happened("number", number=wanted.number))
        elif wanted.again and self._menu is not None:
            self._play([self._of("wrong"), self._of(self._menu.question)])
        elif wanted.stays and self._only_number:
            self.leave("nobody")
        elif wanted.stays:
            self._menu = None
            self._play([])
