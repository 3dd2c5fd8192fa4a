"""A small hall for calls through the queue: an exchange behind Kamailio, desks, and customers.

Routing is the platform's own, but for its clock: a test says itself who is offered what.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from msgspec.structs import replace

from backend.files import Files
from backend.log import Log, Transaction
from backend.routing import intake
from backend.routing.router import Standing
from backend.routing.steps import Steps
from backend.telephony.actors import Actor
from backend.telephony.exchange import Exchange
from backend.telephony.phones import Phones
from backend.telephony.routed import Routed
from backend.telephony.trunk import Trunk
from backend.tokens import Signer
from core.entities import Agent, CallRecord, Queue
from core.protocol import events as e
from core.protocol.events import Event
from core.work import Interaction, Offer, QueueRules
from tests.backend import sample
from tests.end_to_end.telephone import ALIKE, Sound
from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.peers.ports import free_port
from tests.voip.places import bare
from tests.voip.sides import DeskSide, tones
from voip import commands as c
from voip import orders
from voip.orders import AnyNews
from voip.values import Account

PATIENCE, HEARD_RATE = 40.0, 8_000
SERVICE = "8502220000"
"""The company's number."""
OUTSIDE = "05321112233"
SALES, SUPPORT = "q-sales", "q-support"
EXTENSIONS = {"ayse": "601", "bora": "602", "cem": "603"}
T = TypeVar("T")
_DESK = Account(
    id="line", user="desk", domain="127.0.0.1", peer="127.0.0.1", transport="udp",
    codecs=("PCMA",), srtp="off",
)  # fmt: skip


class Hall:
    def __init__(self, place: Path, kamailio: Kamailio, **trunk: object) -> None:
        self.place, self.kamailio = place, kamailio
        self.phones = Phones()
        self.events: list[Event] = []
        self.told: dict[str, list[AnyNews]] = {}
        self.standing: Standing | None = None
        """Of everybody who waits."""
        self.supervisors: dict[str, Baresip] = {}
        self._came = asyncio.Event()
        self._stack = AsyncExitStack()
        port = int(kamailio.targets[SERVICE].rpartition(":")[2].partition(";")[0])
        self.trunk = Trunk(
            **{  # type: ignore[arg-type]  # what a test wants otherwise
                "host": "127.0.0.1", "port": kamailio.udp, "here_port": port, "user": "2000",
                "password": "fünf", "queue": SALES, "numbers": {}, "dials": "national", **trunk,
            }
        )  # fmt: skip

    async def __aenter__(self) -> Self:
        self._share_prompts()
        self.log = Log.open(self.place / "platform.db")
        self._stack.callback(self.log.close)
        self.log.obey(intake.follow)
        sample.loaded(self.log)
        await self.log.transact(_company)
        self.log.listen(self._happened)
        signer = Signer(self.log.secret("signing"))
        self.files = Files(
            self.place / "files", self.log.database, signer, self.log.clock, self.log.access
        )
        self.exchange = Exchange(
            self.log, self.phones, self.place, Routed(lambda of: self.standing), self.trunk,
            files=self.files,
        )  # fmt: skip
        await self.exchange.start(homes=(f"127.0.0.1:{self.kamailio.udp}",))
        self._stack.push_async_callback(self.exchange.stop)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        at: TracebackType | None,
    ) -> None:  # fmt: skip
        await self._stack.aclose()

    def _share_prompts(self) -> None:
        """They are spoken once for all tests: that takes longer than a test."""
        spoken = self.place.parent / "spoken"
        spoken.mkdir(exist_ok=True)
        (self.place / "queue").symlink_to(spoken)

    def _happened(self, events: Sequence[Event]) -> None:
        self.events += events
        self._came.set()

    async def until(self, look: Callable[[], T | None]) -> T:
        """What `look` gives as soon as it gives anything; looks at every event and now and then."""
        async with asyncio.timeout(PATIENCE):
            while not (found := look()):
                self._came.clear()
                try:
                    async with asyncio.timeout(0.1):
                        await self._came.wait()
                except TimeoutError:
                    continue
        return found

    @property
    def home(self) -> str:
        """host:port that stands for the company in what a desk's phone names."""
        return f"127.0.0.1:{self.kamailio.udp}"

    def prompt(self, name: str) -> str:
        found = self.place / "queue" / f"{name}-tr.wav"
        assert found.exists(), found
        return str(found)

    async def spoken(self, name: str) -> Path:
        """The same, as soon as it has been made."""
        await self.exchange._furnished()
        return Path(self.prompt(name))

    # Who is there

    async def customer(self, hz: int = 700, user: str = "1000", *, more: str = "") -> Baresip:
        """`more`: parameters of baresip's account."""
        account = bare(self.kamailio, user) + more
        phone = Baresip(self.place / f"customer-{user}", hz, account=account)
        self._stack.enter_context(phone)
        await asyncio.to_thread(phone.until_registered)
        return phone

    async def outside(self, hz: int = 1_500, *, more: str = "") -> Baresip:
        """Somebody who is not of the company, under OUTSIDE."""
        return await self.customer(hz, "1003", more=more)

    async def desk(self, agent: str, *, dials: bool = False) -> DeskSide:
        """`dials`: its account is the platform's switch."""
        account = _DESK
        if dials:
            front, user = self.exchange.front, EXTENSIONS[agent]
            secret = front.digest.secret_of(user)
            account = replace(_DESK, user=user, domain=front.desk_address, password=secret)
        side = DeskSide(self.place / f"desk-{agent}", accounts=(account,))
        self._stack.push_async_callback(asyncio.to_thread, side.close)
        await self.at(agent, side)
        return side

    async def at(self, agent: str, side: DeskSide) -> None:
        self.phones.put(agent, agent, await asyncio.to_thread(side.contact))

    async def supervisor(self, agent: str, hz: int, *, answers: bool = True) -> Baresip:
        """Somebody whose phone answers by itself."""
        phone = Baresip(self.place / f"phone-{agent}", hz, user=agent, answers=answers)
        self._stack.enter_context(phone)
        self.phones.put(agent, agent, phone.address)
        self.supervisors[agent] = phone
        return phone

    async def caller(self, user: str = "1001") -> Actor:
        """A customer who can press keys; `calls` has them call."""
        told: list[AnyNews] = []
        actor = Actor(told.append)
        password = PASSWORDS[user]
        await actor.start(
            orders.Listen(user=user, login=orders.Login(user=user, password=password))
        )
        self._stack.push_async_callback(actor.stop)
        self.told[user] = told
        return actor

    def calls(self, actor: Actor) -> None:
        to = f"sip:{SERVICE}@127.0.0.1:{self.kamailio.udp}"
        actor.order(orders.Invite(call="k", to=to, heard=str(self.place / "heard.wav")))

    async def in_talk(self, agent: str, desk: DeskSide, work: Interaction) -> str:
        """The agent has answered; id of the call at their desk."""
        await self.offer(agent, work)
        known = set(desk.calls)
        id = await asyncio.to_thread(desk.until, lambda: next(iter(desk.calls.keys() - known), ""))
        desk.send(c.Answer(call=id))
        await asyncio.to_thread(desk.call, id, state="talking")
        await self.until(lambda: self.work(state="active", agent=agent))
        return id

    async def hears(self, customer: Baresip, hz: int) -> None:
        await self.until(lambda: hz in tones(customer.heard, (hz,), 8_000))

    async def hears_words(self, customer: Baresip, words: Sound, since_s: float = 0.0) -> float:
        """Once they are in what the customer heard from so many seconds on; so long it is by then."""
        said = words.part(0.2, words.seconds - 0.4)
        async with asyncio.timeout(PATIENCE):
            while True:
                heard = self.heard(customer)
                there = heard.part(since_s, heard.seconds)
                if await asyncio.to_thread(said.is_in, there) > ALIKE:
                    return heard.seconds
                await asyncio.sleep(0.2)

    def heard(self, customer: Baresip) -> Sound:
        return Sound.so_far(customer.heard, HEARD_RATE)

    def dials(self, customer: Baresip, number: str = SERVICE) -> None:
        customer.order("dial", f"sip:{number}@{DOMAIN}")

    # What stands

    def records(self) -> list[CallRecord]:
        """Every call as it was told last, the oldest first."""
        bodies = [event.body for event in self.events]
        found = {one.call.id: one.call for one in bodies if isinstance(one, e.CallUpserted)}
        return list(found.values())

    def work(self, **what: object) -> list[Interaction]:
        bodies = [event.body for event in self.events]
        found = {
            one.interaction.id: one.interaction
            for one in bodies
            if isinstance(one, e.InteractionUpserted)
        }
        return [one for one in found.values() if _like(one, what)]

    def offers(self, **what: object) -> list[Offer]:
        bodies = [event.body for event in self.events]
        found = {one.offer.id: one.offer for one in bodies if isinstance(one, e.OfferUpserted)}
        return [one for one in found.values() if _like(one, what)]

    async def waits(self, **what: object) -> Interaction:
        """The newest call that waits, as soon as there is one."""
        wanted = {"state": "waiting", "media": "call", **what}
        return (await self.until(lambda: self.work(**wanted)))[-1]

    async def offer(self, agent: str, work: Interaction) -> Offer:
        """As routing would."""
        now = self.log.clock()
        offer = Offer(
            id=f"{work.id}:{agent}:{now}", interaction=work.id, agent=agent, at=now,
            expires_at=now + 60_000, media=work.media, queue=work.queue, contact=work.contact,
            conversation=work.conversation, call=work.call, entered_at=work.entered_at,
        )  # fmt: skip

        def make(log: Transaction) -> None:
            known = log.state.get(Interaction, work.id)
            assert known is not None
            Steps(log).offer(offer)
            Steps(log).wait(known)

        await self.log.transact(make)
        return offer


def furnish(kamailio_at: Path, how: str = "") -> Kamailio:
    """A Kamailio that leads the company's number to where the exchange will be. `how`: by which
    transport, as a parameter of an address."""
    port = free_port()
    targets = {SERVICE: f"sip:{SERVICE}@127.0.0.1:{port}{how}", OUTSIDE: f"sip:1003@{DOMAIN}"}
    return Kamailio(kamailio_at, targets)


def _company(log: Transaction) -> None:
    for id, team in ((SALES, "sales"), (SUPPORT, "support")):
        log.emit(e.QueueUpserted(queue=Queue(id=id, name=id, team=team)), sample.SYSTEM)
        rules = QueueRules(id=id, wrap="none")
        log.emit(e.QueueRulesUpserted(queue_rules=rules), sample.SYSTEM)
    for agent, extension in EXTENSIONS.items():
        known = log.state.get(Agent, agent)
        assert known is not None
        changed = replace(known, extension=extension)
        log.emit(e.AgentUpserted(agent=changed), sample.SYSTEM)


def _like(value: object, what: dict[str, object]) -> bool:
    return all(getattr(value, name) == wanted for name, wanted in what.items())
