"""One open page of a visitor: its socket, from hello to goodbye."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aiohttp import WSMsgType, web
from msgspec.structs import replace

from backend.channels import cleaning, visits, waiting
from backend.channels.bot.brain import Brain
from backend.channels.bot.slots import email, phone
from backend.channels.frames import (
    MAX_TEXT,
    Accepted,
    BadFrame,
    Changed,
    Choose,
    End,
    Hello,
    Incoming,
    Mark,
    Outgoing,
    Ping,
    Pong,
    Refused,
    Say,
    TypingNow,
    Unreachable,
    Waits,
    encode,
    incoming,
)
from backend.channels.limits import Limit
from backend.channels.queues import Queues
from backend.channels.rooms import Rooms, What
from backend.channels.standing import Choice
from backend.channels.transcript import state_of
from backend.hub import Hub
from backend.log import Log
from core.protocol.signals import Typing

_LOGGER = logging.getLogger(__name__)
HELLO_WITHIN = 10.0
"""Seconds a new socket has to say who it is."""
MOST_UNSENT = 500
"""Frames a page may be behind before it is cut off; it comes back and asks for what it missed."""
_POLICY = 1008


@dataclass(frozen=True)
class Channel:
    """What every page shares. `team`: who a new conversation belongs to where its page names no
    department; None: the company's default team."""

    log: Log
    hub: Hub
    rooms: Rooms
    brain: Brain
    queues: Queues
    frames: Limit
    messages: Limit
    team: str | None = None


class VisitorPage:
    """Frames are handled one by one, so the visitor's order holds; what is told waits in a
    bounded queue, so a page that does not read costs nobody else anything."""

    def __init__(
        self, channel: Channel, socket: web.WebSocketResponse, abort: Callable[[], None],
        hello: Hello,
    ) -> None:  # fmt: skip
        """`abort` cuts the line without a goodbye: a page that does not read never takes one."""
        self.conversation = ""
        self.waits = False
        self.queue = ""
        self._told_waits = Waits()
        self._channel = channel
        self._socket = socket
        self._abort = abort
        self._hello = hello
        self._visitor = visits.Visitor(
            visits.contact_id(hello.token), hello.language, hello.department, hello.zone
        )
        self._unsent: asyncio.Queue[tuple[str, Outgoing] | What] = asyncio.Queue(MOST_UNSENT)
        self._unread_waits = False
        self._typing = False

    async def run(self) -> None:
        """Until the page goes, speaks rubbish, or falls too far behind."""
        self._channel.rooms.join(self._visitor.contact, self)
        self.read_again("all")
        writer = asyncio.create_task(self._write())
        writer.add_done_callback(self._writer_ended)
        try:
            await self._read()
        finally:
            self._channel.rooms.leave(self._visitor.contact, self)
            self._type(False)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)

    def tell(self, frame: Outgoing, conversation: str) -> None:
        """Dropped where the page is at another conversation by the time it would be sent."""
        self._put((conversation, frame))

    def read_again(self, what: What) -> None:
        """Reads the whole transcript, who has it, or how it stands, and tells the page in its turn."""
        if what == "waits":
            if self._unread_waits:
                return  # it is going to be read anyway
            self._unread_waits = True
        self._put(what)

    def _put(self, item: tuple[str, Outgoing] | What) -> None:
        try:
            self._unsent.put_nowait(item)
        except asyncio.QueueFull:
            self._abort()

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT or self._channel.frames.take(
                self._visitor.contact
            ):
                await self._socket.close(code=_POLICY)
                return
            try:
                await self._handle(incoming(message.data))
            except BadFrame:
                await self._socket.close(code=_POLICY)
                return

    async def _handle(self, frame: Incoming) -> None:
        match frame:
            case Say():
                await self._say(frame)
            case Mark():
                await self._channel.log.transact(
                    partial(visits.mark, visitor=self._visitor, marks=frame)
                )
            case TypingNow():
                self._type(frame.on)
            case Choose():
                await self._choose(frame)
            case End():
                await self._channel.log.transact(partial(visits.end, visitor=self._visitor))
            case Ping():
                self._answer(Pong())
            case Hello():
                raise BadFrame("hello twice")

    async def _say(self, said: Say) -> None:
        said = replace(said, text=cleaning.text(said.text), name=cleaning.line(said.name, 60))
        refused = self._refusal(said)
        if refused is None:
            self._answer(await self._put_into_log(said))
            self._type(False)
        else:
            self._answer(refused)

    def _refusal(self, said: Say) -> Refused | None:
        if not said.text and not said.files:
            return Refused(id=said.id, code="empty")
        if len(said.text) > MAX_TEXT:
            return Refused(id=said.id, code="too_long")
        wait = self._channel.messages.take(self._visitor.contact)
        return Refused(id=said.id, code="rate_limited", after_ms=wait) if wait else None

    async def _put_into_log(self, said: Say) -> Outgoing:
        work = partial(
            visits.say, visitor=self._visitor, said=said, team=self._channel.team,
            hide=self._channel.brain.hidden,
        )  # fmt: skip
        try:
            landed = await self._channel.log.transact(work)
        except visits.NotYours:
            return Refused(id=said.id, code="bad_file")
        return Accepted(id=said.id, order=landed.order, conversation=landed.conversation)

    async def _choose(self, frame: Choose) -> None:
        address = _address(frame.choice, frame.address)
        wait = self._channel.messages.take(self._visitor.contact)
        if address is None or wait:
            self._answer(Unreachable(choice=frame.choice))
            return
        work = partial(
            waiting.choose, brain=self._channel.brain, conversation=self.conversation,
            choice=frame.choice, address=address, queues=self._channel.queues,
        )  # fmt: skip
        await self._channel.log.transact(work)

    def _answer(self, frame: Outgoing) -> None:
        self._put(("", frame))

    def _type(self, on: bool) -> None:
        if not self.conversation or not (on or self._typing):
            return
        self._typing = on
        body = Typing(
            conversation=self.conversation, author_kind="contact", author=self._visitor.contact,
            kind="reply" if on else "none",
        )  # fmt: skip
        self._channel.hub.signal(f"typing:{self.conversation}:{self._visitor.contact}", body)

    async def _write(self) -> None:
        while True:
            item = await self._unsent.get()
            if item == "all":
                await self._welcome()
            elif item == "state":
                await self._restate()
            elif item == "waits":
                await self._stand()
            elif item[0] in ("", self.conversation):
                await self._send(item[1])

    async def _welcome(self) -> None:
        work = partial(
            visits.welcome, visitor=self._visitor, hello=self._hello,
            quick=self._channel.brain.quick,
        )  # fmt: skip
        told = await self._channel.log.transact(work)
        self.conversation = told.conversation
        if self.conversation:
            self._channel.rooms.is_there(self._visitor.contact, self.conversation)
        self._hello = replace(self._hello, after=0)
        await self._send(told)
        self._told_waits = Waits()
        await self._stand()

    async def _restate(self) -> None:
        work = partial(visits.standing, contact=self._visitor.contact)
        found = await self._channel.log.transact(work)
        if found is not None and found[0].id == self.conversation:
            await self._send(Changed(state=state_of(found[0]), person=found[1]))
        await self._stand()

    async def _stand(self) -> None:
        """Tells how they stand, where that is something else than they were told last."""
        self._unread_waits = False
        told = await self._standing()
        self.waits = told is not None
        if told is not None and told != self._told_waits:
            self._told_waits = told
            await self._send(told)

    async def _standing(self) -> Waits | None:
        """None where they wait for nobody."""
        log = self._channel.log
        found = await log.transact(partial(visits.standing, contact=self._visitor.contact))
        if found is None or found[0].id != self.conversation or not waiting.waits(found[0]):
            return None
        stands = self._channel.queues.of(found[0])
        self.queue = stands.queue
        return waiting.told(found[0], stands, self._channel.brain.ways)

    async def _send(self, frame: Outgoing) -> None:
        await self._socket.send_str(encode(frame).decode())

    def _writer_ended(self, task: "asyncio.Task[None]") -> None:
        """A page that cannot be told anything is as good as gone."""
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, ConnectionError):
            _LOGGER.error("a visitor's page could not be told", exc_info=error)
        if error is not None:
            self._abort()


async def hello_of(socket: web.WebSocketResponse) -> Hello | None:
    """The first frame; None where the socket says something else or nothing."""
    try:
        message = await asyncio.wait_for(socket.receive(), HELLO_WITHIN)
        first = incoming(message.data) if message.type is WSMsgType.TEXT else None
    except (TimeoutError, BadFrame):
        return None
    return first if isinstance(first, Hello) else None


def _address(choice: Choice, given: str) -> str | None:
    """What was given as a number or an address that can be reached; None where it cannot."""
    if choice == "wait":
        return ""
    return (phone(given) if choice == "call" else email(given)) or None
