"""The small switch: the house that answers what desks dial, the exchange for calls through the
queue, and, in the demonstration, customers who call.

Each customer who calls is a process of its own that rings a desk directly, or the company's number
and then waits in a queue like anybody. One more process is the house: it answers the echo and, in
the demonstration, colleagues' extensions and everybody outside.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from backend.demo import recordings
from backend.demo.staff import FIRST_EXTENSION
from backend.files import Files
from backend.log import Log, Transaction
from backend.telephony import rings
from backend.telephony.actors import Actor, NoTelephone
from backend.telephony.exchange import Exchange
from backend.telephony.phones import Phones
from backend.telephony.queueing import Queueing
from backend.telephony.trunk import Trunk
from core.entities import Agent
from core.phones import PhoneAccount
from core.protocol.events import AgentUpserted, By
from voip import orders
from voip.orders import Answer, AnyNews, Told

_log = logging.getLogger("santral.switch")
ECHO = "600"
BUSY = "698"
NOBODY = "699"
_VOICES = Path(__file__).with_name("voices.toml")
_GRACE_S = 6.0
"""A desk tells more of a call than the switch knows, so it is asked first."""
_LEAVES_S = 2.0
_ASKS_AGAIN_S = 10.0
_SYSTEM = By(kind="system")


class NobodyThere(Exception):
    """No phone of a desk can be called."""


class Ring(NamedTuple):
    """A call of a customer, as the page and the tour see it."""

    id: str
    name: str
    number: str
    state: str
    handed_on: str
    """State of the call to whom the customer was handed on; empty where they were not."""
    held: bool
    pressed: str
    said: str
    """Path of the WAV with what the customer says."""
    heard: str
    """Path of the WAV with what the customer hears; whole once the call is over."""
    queue: str = ""
    """Id of the queue that they called; empty: a desk."""


class Switch:
    """`start` once the platform listens. Where this machine has no telephony it does nothing."""

    def __init__(
        self, log: Log, phones: Phones, place: Path, queueing: Queueing,
        trunk: Trunk | None = None, *, plays: bool = True, ring_after_s: float = 0,
        files: Files | None = None,
    ) -> None:  # fmt: skip
        """`plays`: with customers and colleagues who are none; without `trunk` those customers are
        the exchange's operator."""
        self._log, self._phones, self._place = log, phones, place
        self._queueing, self._trunk, self._plays = queueing, trunk, plays
        self._ring_after_s, self._files = ring_after_s, files
        self.exchange: Exchange | None = None
        self._house = Actor(lambda news: None)
        self._ready = False
        self._actors: dict[str, Actor] = {}
        self._rings: dict[str, Ring] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        heard = self._place / "heard"
        heard.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            await self._house.start()
        except (NoTelephone, OSError):
            _log.warning("this machine has no telephony: nobody will call")
            return
        made = await asyncio.to_thread(recordings.prepare, self._place, scripts=_VOICES)
        self._voices = {id: file.path for id, file in made.items()}
        agents = await self._log.transact(_with_extensions)
        self._house.order(orders.Listen(answers=self._answers(agents), folder=str(heard)))
        await self._open_exchange()
        self._ready = True
        if self._ring_after_s:
            self._begin(self._ring_once)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.exchange is not None:
            await self.exchange.stop()
        if self._ready:
            await asyncio.gather(self._house.stop(), *(a.stop() for a in self._actors.values()))

    def accounts(self, agent: Agent) -> tuple[PhoneAccount, ...]:
        """How this person's phone comes to the switch; none where there is no telephony. Where there
        is a line to an operator it is called out by it, with a secret that is theirs alone."""
        if not self._ready:
            return ()
        user, domain, secret = agent.extension or agent.id, f"127.0.0.1:{self._house.port}", ""
        if self._trunk is not None and self.exchange is not None:
            front = self.exchange.front
            domain, secret = front.desk_address, front.digest.secret_of(user)
        return (
            PhoneAccount(
                id="platform", user=user, display_name=agent.name, domain=domain,
                peer="127.0.0.1", srtp="off", password=secret,
            ),
        )  # fmt: skip

    async def _open_exchange(self) -> None:
        """Where its line cannot be had, everything else works all the same."""
        home = f"127.0.0.1:{self._house.port}"
        # The demonstration's operator is itself: its customers call a queue by its id
        trunk = self._trunk or Trunk(host="127.0.0.1", port=self._house.port, here_port=0)
        exchange = Exchange(
            self._log, self._phones, self._place, self._queueing, trunk,
            lambda number: f"sip:{number}@{home}", self._files,
        )  # fmt: skip
        try:
            await exchange.start(homes=(home,))
        except OSError as error:
            _log.error("no calls from the trunk: %s", error.strerror)
            return
        self.exchange = exchange

    # Customers who call

    async def call_queue(self, queue: str, contact: str = "", language: str = "") -> str:
        """A customer calls a queue, empty: of whoever can be called. Raises NobodyThere, KeyError."""
        if self.exchange is None or self._trunk is not None:
            raise NobodyThere
        user = next(iter(self._phones.reachable()), "")
        to = queue or await self._log.transact(lambda t: rings.queue_for(t, user))
        if not to:
            raise NobodyThere
        busy = self._busy()
        call = await self._log.transact(lambda t: rings.caller(t, contact, busy))
        address = f"sip:{to}@{self.exchange.front.trunk_address}"
        await self._call(call, address, language or call.language, queue=to)
        return call.id

    async def ring(
        self, user: str = "", contact: str = "", language: str = "", *, loses: int = 0
    ) -> str:
        """A customer calls; `user` empty: whoever can be called. `loses`: percent of what they say
        that is lost on their line. Raises NobodyThere, KeyError."""
        whom = user or next(iter(self._phones.reachable()), "")
        address = self._phones.address_of(whom)
        if not self._ready or address is None:
            raise NobodyThere
        busy = self._busy()
        call = await self._log.transact(lambda t: rings.begin(t, whom, contact, busy))
        await self._call(call, address, language or call.language, whom=whom, loses=loses)
        return call.id

    def _busy(self) -> frozenset[str]:
        """Numbers of those who are on the telephone."""
        return frozenset(ring.number for ring in self._rings.values() if ring.state != "ended")

    async def _call(
        self, call: rings.Begun, to: str, language: str, *, whom: str = "", queue: str = "",
        loses: int = 0,
    ) -> None:  # fmt: skip
        said = self._voices[f"{'second' if self._busy() else 'caller'}-{language}"]
        heard = str(self._place / "heard" / f"{call.id}.wav")
        self._rings[call.id] = Ring(
            call.id, call.name, call.number, "ringing", "", False, "", said, heard, queue
        )
        actor = self._actors[call.id] = Actor(self._hears(call.id, whom), loses=loses)
        try:
            await actor.start()
        except (NoTelephone, OSError):
            self._told(call.id, whom, Told(call=call.id, state="ended", status=503))
            raise NobodyThere from None
        actor.order(
            orders.Invite(
                call=call.id, to=to, number=call.number, name=call.name,
                correlation="" if queue else call.id, play=said, heard=heard,
            )
        )  # fmt: skip

    def state(self, id: str) -> Ring:
        """Raises KeyError. `waiting`: in a queue, where nobody talks with them."""
        ring = self._rings[id]
        waits = self.exchange is not None and self.exchange.waits(ring.number)
        if ring.queue and ring.state == "talking" and waits:
            return ring._replace(state="waiting")
        return ring

    def press(self, id: str, digits: str) -> None:
        """Raises KeyError."""
        self._actors[id].order(orders.Press(call=id, digits=digits))

    def hang_up(self, id: str) -> None:
        """Raises KeyError."""
        for call in (id, f"{id}>"):
            self._actors[id].order(orders.HangUp(call=call))

    def _hears(self, id: str, whom: str) -> Callable[[AnyNews], None]:
        def told(news: AnyNews) -> None:
            if isinstance(news, orders.Pressed):
                ring = self._rings[id]
                self._rings[id] = ring._replace(pressed=ring.pressed + news.digit)
            elif isinstance(news, Told):
                self._told(id, whom, news)

        return told

    def _told(self, id: str, whom: str, news: Told) -> None:
        """Of the call to the desk, or of the one it was handed on to, which goes on without it."""
        before = self._rings[id]
        if news.call != id:
            self._rings[id] = before._replace(handed_on=news.state)
            self._begin(lambda: self._leave(id))
            return
        self._rings[id] = before._replace(state=news.state, held=news.held)
        if news.state == "talking" and before.state == "ringing" and not before.queue:
            self._begin(lambda: self._record(id, whom))
        if news.state == "ended" and not before.queue:
            self._begin(lambda: self._end(id, news, answered=before.state == "talking"))
        if news.state == "ended":
            self._begin(lambda: self._leave(id))

    async def _record(self, id: str, whom: str) -> None:
        await self._log.transact(lambda t: rings.answered(t, id, whom))

    async def _end(self, id: str, news: Told, *, answered: bool) -> None:
        await asyncio.sleep(_GRACE_S)
        await self._log.transact(lambda t: rings.end(t, id, news, answered=answered))

    async def _leave(self, id: str) -> None:
        """Once all is said: the call handed on begins about when the first one ends."""
        await asyncio.sleep(_LEAVES_S)
        if self._rings[id].state != "ended" or self._rings[id].handed_on not in ("", "ended"):
            return
        actor = self._actors.pop(id, None)
        if actor is not None:
            await actor.stop()

    async def _ring_once(self) -> None:
        """Only whoever says of themselves that they are available, and has had no call yet."""
        await self._phones.wait()
        await asyncio.sleep(self._ring_after_s)
        while not self._rings:
            user = await self._log.transact(self._available)
            if user:
                await self._ring_politely(user)
            await asyncio.sleep(_ASKS_AGAIN_S)

    async def _ring_politely(self, user: str) -> None:
        try:
            if await self._log.transact(lambda t: rings.queue_for(t, user)):
                await self.call_queue("")
            else:
                await self.ring(user)
        except (NobodyThere, KeyError):
            _log.info("nobody was there to be called")

    def _available(self, log: Transaction) -> str:
        people = (log.state.get(Agent, user) for user in self._phones.reachable())
        return next((who.id for who in people if who and who.state == "available"), "")

    # The house

    def _answers(self, agents: list[Agent]) -> dict[str, Answer]:
        colleague = Answer(play=self._voices["colleague"])
        inside = {
            agent.extension: replace(colleague, after_ms=1_200 + 300 * (n % 3))
            for n, agent in enumerate(agents)
        }
        if not self._plays:
            return {ECHO: Answer(echo=True, after_ms=300)}
        return {
            **inside, ECHO: Answer(echo=True, after_ms=300), BUSY: Answer(status=486),
            NOBODY: Answer(status=480), "*": Answer(play=self._voices["called"], after_ms=2_500),
        }  # fmt: skip

    def _begin(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        task = asyncio.create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _with_extensions(log: Transaction) -> list[Agent]:
    """Everybody has a number inside; whoever has none yet gets one."""
    agents = sorted(log.state.all(Agent), key=lambda agent: agent.id)
    taken = {agent.extension for agent in agents}
    free = (str(n) for n in range(FIRST_EXTENSION, FIRST_EXTENSION + 97) if str(n) not in taken)
    for agent in [agent for agent in agents if not agent.extension]:
        given = replace(agent, extension=next(free, ""))
        log.emit(AgentUpserted(agent=given), _SYSTEM)
    return [agent for agent in log.state.all(Agent) if agent.extension]
