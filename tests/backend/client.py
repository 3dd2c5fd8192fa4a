"""A desk for the platform's tests: a real socket, and a cache that only knows the reducers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import msgspec

from core.entities import Conversation, Message
from core.ids import uuid7
from core.protocol import codec
from core.protocol import events as e
from core.protocol import frames as f
from core.protocol.reduce import (
    conversation_of,
    reduce_agent,
    reduce_conversation,
    reduce_message,
    span_of,
)

CLIENT = f.ClientInfo(name="test", version="1", os="none")
ENTITIES = (
    "contacts", "companies", "deals", "tickets", "orders", "surveys", "calls", "agents", "teams",
    "queues", "labels", "canned", "profiles", "queue_rules", "calendars", "reasons", "company_rules",
    "dispositions", "interactions", "offers", "tasks", "states",
    "supervisions", "alert_rules", "alerts", "audit_entries", "announcements", "report_schedules",
    "evaluation_forms", "evaluations", "remarks", "sampling_rules", "erasures",
)  # fmt: skip


class Cache:
    """What a desk would know: pages and events in, entities by id out."""

    def __init__(self, me: str) -> None:
        self.me = me
        self.seq = 0
        self.conversations: dict[str, Conversation] = {}
        self.messages: dict[str, Message] = {}
        self.rows: dict[str, dict[str, Any]] = {name: {} for name in ENTITIES}
        self.applied: list[f.Ev] = []

    def page(self, snap: f.Snap) -> None:
        for conversation in snap.rows.conversations:
            self.conversations[conversation.id] = conversation
        for message in snap.rows.messages:
            self.messages[message.id] = message
        for name in ENTITIES:
            self.rows[name].update({row.id: row for row in getattr(snap.rows, name)})
        self.seq = snap.seq

    def event(self, frame: f.Ev) -> None:
        assert frame.prev == self.seq, f"a gap or a double: {frame.prev} after {self.seq}"
        assert frame.seq > frame.prev
        self.seq = frame.seq
        self.applied.append(frame)
        event = codec.event(frame)
        assert event.body is not None
        self._apply(event, event.body)

    def _apply(self, event: e.Event, body: e.Body) -> None:
        where = conversation_of(body)
        if isinstance(body, e.ConversationCreated):
            self.conversations[body.conversation.id] = body.conversation
            self.rows["contacts"][body.contact.id] = body.contact
        elif isinstance(body, e.ConversationHidden):
            self._hide(body.conversation)
            return
        elif isinstance(body, e.MessageCreated):
            self.messages[body.message.id] = body.message
        elif isinstance(body, e.AgentStateChanged):
            before = self.rows["agents"][body.agent]
            self.rows["agents"][body.agent] = reduce_agent(before, event)
            me = self.rows["agents"].get(self.me)
            if body.agent == self.me or (me and me.role != "agent"):
                self.rows["states"][span_of(body).id] = span_of(body)
        elif isinstance(body, e.LabelDeleted):
            self.rows["labels"].pop(body.label, None)
        elif isinstance(body, e.CannedDeleted):
            self.rows["canned"].pop(body.canned, None)
        elif name := _FIELDS.get(type(body)):
            value = getattr(body, name)
            self.rows[_PLURALS.get(name, f"{name}s")][value.id] = value
        if where in self.conversations:
            self._reduce(event, body, str(where))

    def _reduce(self, event: e.Event, body: e.Body, where: str) -> None:
        before = self.conversations[where]
        self.conversations[where] = reduce_conversation(before, event, self.me)
        for id, message in list(self.messages.items()):
            if message.conversation == where:
                self.messages[id] = reduce_message(message, body)

    def _hide(self, id: str) -> None:
        self.conversations.pop(id, None)
        self.messages = {k: m for k, m in self.messages.items() if m.conversation != id}
        calls = self.rows["calls"]
        self.rows["calls"] = {k: c for k, c in calls.items() if c.conversation != id}

    def state(self) -> dict[str, Any]:
        return {"conversations": self.conversations, "messages": self.messages, **self.rows}


_PLURALS = {
    "company": "companies", "canned": "canned", "queue_rules": "queue_rules",
    "audit_entry": "audit_entries", "company_rules": "company_rules",
}  # fmt: skip
_FIELDS: dict[type[e.Body], str] = {
    e.AgentUpserted: "agent", e.ContactUpserted: "contact", e.CompanyUpserted: "company",
    e.DealUpserted: "deal", e.TicketUpserted: "ticket", e.OrderUpserted: "order",
    e.SurveyUpserted: "survey", e.CallUpserted: "call", e.TeamUpserted: "team",
    e.QueueUpserted: "queue", e.LabelUpserted: "label", e.CannedUpserted: "canned",
    e.ProfileUpserted: "profile", e.QueueRulesUpserted: "queue_rules",
    e.CompanyRulesUpserted: "company_rules", e.CalendarUpserted: "calendar", e.ReasonUpserted: "reason",
    e.DispositionUpserted: "disposition", e.InteractionUpserted: "interaction",
    e.OfferUpserted: "offer", e.TaskUpserted: "task", e.SupervisionUpserted: "supervision",
    e.AlertRuleUpserted: "alert_rule", e.AlertUpserted: "alert",
    e.AuditEntryUpserted: "audit_entry", e.AnnouncementUpserted: "announcement",
    e.ReportScheduleUpserted: "report_schedule", e.EvaluationFormUpserted: "evaluation_form",
    e.EvaluationUpserted: "evaluation", e.RemarkUpserted: "remark",
    e.SamplingRuleUpserted: "sampling_rule", e.ErasureUpserted: "erasure",
}  # fmt: skip


class Cut(Exception):
    """The line ended where something more was expected."""


class TestDesk:
    """One connection. `until` reads frames into the cache until a condition holds."""

    __test__ = False

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, cache: Cache) -> None:
        self.socket = socket
        self.cache = cache
        self.hello: f.HelloOk
        self.results: dict[str, f.Res] = {}
        self.signals: list[f.Sig] = []
        """All but whose desk is there, which everybody hears of at once and of everybody."""
        self.here: list[f.Sig] = []
        self.pongs: list[f.Pong] = []
        self.errors: list[f.Error] = []
        self.goaway: f.GoAway | None = None
        self.pages = 0
        self.code: int | None = None

    async def send(self, frame: f.ClientFrame) -> None:
        await self.socket.send_str(codec.encode(frame).decode())

    async def read(self) -> f.ServerFrame | None:
        """The next frame, already in the cache; None once the socket is closed."""
        message = await asyncio.wait_for(self.socket.receive(), 20)
        if message.type is not aiohttp.WSMsgType.TEXT:
            # The library forgets the code where the line is gone before it could say goodbye
            self.code = message.data if message.type is aiohttp.WSMsgType.CLOSE else self.code
            return None
        frame = codec.server_frame(message.data)
        self._take(frame)
        return frame

    def _take(self, frame: f.ServerFrame) -> None:
        if isinstance(frame, f.HelloOk):
            self.hello = frame
        elif isinstance(frame, f.Snap):
            self._page(frame)
        elif isinstance(frame, f.Ev):
            self.cache.event(frame)
        elif isinstance(frame, f.Res):
            self.results[frame.id] = frame
        elif isinstance(frame, f.Sig):
            (self.here if frame.type == "agent_here" else self.signals).append(frame)
        elif isinstance(frame, f.Pong):
            self.pongs.append(frame)
        elif isinstance(frame, f.Error):
            self.errors.append(frame)
        else:
            self.goaway = frame

    def _page(self, frame: f.Snap) -> None:
        assert frame.page == self.pages + 1
        self.pages = frame.page
        self.cache.page(frame)

    async def until(self, seq: int) -> None:
        """Until the cache stands at `seq` or later."""
        while self.cache.seq < seq:
            await self._one_more()

    async def closed(self) -> int | None:
        while await self.read() is not None:
            pass
        return self.code or self.socket.close_code

    async def ask(self, type_: str, *, id: str | None = None, **more: Any) -> f.Res:
        """Gives a command and waits for its answer. `if_version`, `expires` go into the frame."""
        options = {k: more.pop(k) for k in ("if_version", "expires") if k in more}
        cmd = f.Cmd(
            id=id or uuid7(), type=type_, body=msgspec.Raw(msgspec.json.encode(more)), **options
        )
        self.results.pop(cmd.id, None)
        await self.send(cmd)
        while cmd.id not in self.results:
            await self._one_more()
        return self.results[cmd.id]

    async def do(self, type_: str, **more: Any) -> f.Res:
        """A command that must be done, with its event in the cache."""
        res = await self.ask(type_, **more)
        assert res.ok, res.error
        await self.until(res.seq or 0)
        return res

    async def refused(self, type_: str, **more: Any) -> tuple[str, str | None]:
        res = await self.ask(type_, **more)
        assert not res.ok and res.error, res
        return res.error.code, res.error.field

    async def ping(self) -> f.Pong:
        await self.send(f.Ping(id=len(self.pongs)))
        known = len(self.pongs)
        while len(self.pongs) == known:
            await self._one_more()
        return self.pongs[-1]

    async def _one_more(self) -> None:
        if await self.read() is None:
            raise Cut(f"closed {self.code}")


@asynccontextmanager
async def connected(
    url: str, token: str, me: str, *, device: str = "d1", cache: Cache | None = None,
    epoch: str = "", versions: tuple[int, ...] = (1,),
) -> AsyncIterator[TestDesk]:  # fmt: skip
    """A connection that has said hello; with an epoch it resumes from the cache's cursor."""
    known = cache or Cache(me)
    resume = f.Resume(epoch=epoch, seq=known.seq) if epoch else None
    hello = f.Hello(
        versions=versions, token=token, device_id=device, client=CLIENT, resume=resume
    )  # fmt: skip
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(
            f"{url}/v1/ws", protocols=(f.SUBPROTOCOL,), max_msg_size=f.MAX_SERVER_FRAME
        ) as socket,
    ):
        desk = TestDesk(socket, known)
        await desk.send(hello)
        yield desk


@asynccontextmanager
async def live(
    url: str, token: str, me: str, *, device: str = "d1", cache: Cache | None = None,
    epoch: str = "",
) -> AsyncIterator[TestDesk]:  # fmt: skip
    """A connection that has caught up."""
    async with connected(url, token, me, device=device, cache=cache, epoch=epoch) as desk:
        assert isinstance(await desk.read(), f.HelloOk), desk.errors
        if desk.hello.mode != "resume":
            await _pages(desk)
        await desk.until(desk.hello.head)
        yield desk


async def _pages(desk: TestDesk) -> None:
    while True:
        frame = await desk.read()
        assert frame is not None
        if isinstance(frame, f.Snap) and frame.page == frame.pages:
            return
