"""Entries: what the model holds, row by row, put into words, runs and days."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QDateTime

from core.entities import CallRecord, Message
from core.errors import UserError
from core.numbers import HOME
from core.rows import Waiting
from desktop.models.transcript import TranscriptModel
from desktop.rows.timeline_activity import activity_words
from desktop.rows.timeline_entry import Entry, Reply
from desktop.telephone.recordings import Recordings
from desktop.times import day
from desktop.translate import tr, words
from desktop.views.html_text import plain, split_quoted

RUN_MS = 5 * 60_000
"""Messages of one author further apart than this begin a new run."""
FOLD = 3_000
"""Characters of a message shown before `…`."""
MOST = 20_000
"""Characters shown at all; Copy takes the whole."""


class Entries:
    """Row `index` of the timeline as an Entry; remembers what the person unfolded."""

    def __init__(
        self, model: TranscriptModel, me: str, recordings: Recordings,
        country: Callable[[], str] = lambda: HOME,
    ) -> None:  # fmt: skip
        """`country`: whose numbers are shown without their code."""
        self._model, self._country = model, country
        self._me = me
        self._recordings = recordings
        self._unfolded: set[str] = set()
        self.new_from = 0
        """Order of the first message after what was seen when it was opened; 0: none."""

    def begin(self) -> None:
        """Another conversation was opened."""
        self._unfolded.clear()
        opened = self._model.opened
        self.new_from = (
            opened.conversation.read_up_to + 1 if opened and opened.conversation.unread else 0
        )

    def unfold(self, id: str) -> None:
        self._unfolded.add(id)

    def order(self, index: int) -> int:
        return self._model.first + index

    def index(self, order: int) -> int:
        return order - self._model.first

    def entry(self, index: int) -> Entry:
        if index >= self._model.messages:
            return self._waiting(index - self._model.messages)
        order = self.order(index)
        message = self._model.message(order)
        if message is None:
            return Entry(id=f"?{order}", kind=None, order=order)
        return self._spoken(message)

    # Messages

    def _spoken(self, message: Message) -> Entry:
        before = self._model.message(message.order - 1)
        after = self._model.message(message.order + 1) if message.order < self._model.last else None
        text, hidden = self._text(message)
        files = message.attachments
        return Entry(
            id=message.id, kind=message.kind, order=message.order, author=self._caller(message) if _is_call(message) else self._author(message),
            author_kind=message.author.kind, mine=message.author.id == self._me, at=message.at,
            text=text, hidden=hidden, beyond=self._is_beyond(message), state=message.status, files=files,
            reply=self._reply(message.reply_to), turn=message.turn,
            is_call=_is_call(message), call=self._call(message), country=self._country(),
            mentions=self._names(message.mentions), edited=message.edited_at is not None,
            deleted=message.deleted, new=message.order == self.new_from,
            day=self._day(before, message),
            first=not _joined(before, message), last=not self._runs_on(message, after),
        )  # fmt: skip

    def _day(self, before: Message | None, message: Message) -> str:
        if before is None and message.order != self._model.first:
            return ""
        if before is not None and _same_day(before.at, message.at):
            return ""
        return day(message.at, self._model.now())

    def _runs_on(self, message: Message, after: Message | None) -> bool:
        if after is not None:
            return _joined(message, after) and after.order != self.new_from
        waiting = self._model.opened.waiting if self._model.opened else ()
        at_end = message.order == self._model.last and message.author.id == self._me
        return (
            bool(waiting)
            and at_end
            and waiting[0].kind == message.kind
            and (waiting[0].at - message.at < RUN_MS)
        )

    def _text(self, message: Message) -> tuple[str, str]:
        if message.kind == "activity":
            return (activity_words(message.activity) if message.activity else message.text), ""
        whole = whole_text(message)
        if message.id in self._unfolded:
            return _cut(whole, MOST), ""
        shown, quoted = split_quoted(whole)
        if len(shown) > FOLD:
            return shown[:FOLD].rstrip() + " …", whole[FOLD:]
        return shown, quoted

    def _is_beyond(self, message: Message) -> bool:
        return message.id in self._unfolded and len(whole_text(message)) > MOST

    def _reply(self, id: str | None) -> Reply | None:
        if id is None:
            return None
        order = self._model.order_of(id)
        message = self._model.message(order) if order else None
        if order is None or message is None:
            return Reply("", tr("Timeline", "An earlier message"))
        return Reply(self._author(message), message.text or _first_file(message), order)

    def _author(self, message: Message) -> str:
        if message.author.kind == "bot":
            return tr("Timeline", "Bot")
        opened = self._model.opened
        return message.author.name or (
            opened.contact.name if opened and message.kind == "in" else ""
        )

    def _call(self, message: Message) -> CallRecord | None:
        """With its recording, which may be on this machine alone."""
        call = self._model.calls.get(message.call or "")
        here = self._recordings.of(call) if call and call.recording is None else None
        return replace(call, recording=here) if call and here else call

    def _caller(self, message: Message) -> str:
        """Who of us had the call, as its card says."""
        call = self._model.calls.get(message.call or "")
        agent = self._model.directory.agents.get(call.agent or "") if call else None
        by = message.activity.args.get("by", "") if message.activity else ""
        ours = message.author.name if message.author.kind == "agent" else ""
        return agent.name if agent else by or ours

    def _names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        agents = self._model.directory.agents
        return tuple(
            name
            for id in ids
            if id in agents
            for name in (agents[id].name, agents[id].name.split()[0])
        )

    # What waits in the outbox

    def _waiting(self, place: int) -> Entry:
        opened = self._model.opened
        assert opened is not None, "there is no waiting row without a conversation"
        waiting = opened.waiting
        row = waiting[place]
        after = waiting[place + 1] if place + 1 < len(waiting) else None
        return Entry(
            id=row.id, kind=row.kind, author=self._model.me.name, author_kind="agent", mine=True,
            at=row.at, text=_cut(row.text, FOLD), state="refused" if row.failed else "waiting",
            problem=_problem(row), names=row.files, command=row.id, first=False,
            last=after is None or after.kind != row.kind or bool(row.failed),
        )  # fmt: skip


def whole_text(message: Message) -> str:
    """All of a message as plain text, as Copy takes it."""
    return message.text or (plain(message.html) if message.html else "")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + " …"


def _problem(row: Waiting) -> str:
    return words(UserError(row.failed))[0] if row.failed else ""


def _first_file(message: Message) -> str:
    return message.attachments[0].name if message.attachments else ""


def _is_call(message: Message) -> bool:
    by_code = message.activity is not None and message.activity.code == "call"
    return message.call is not None or by_code


def _same_day(one: int, other: int) -> bool:
    return QDateTime.fromMSecsSinceEpoch(one).date() == QDateTime.fromMSecsSinceEpoch(other).date()


def _joined(one: Message | None, two: Message) -> bool:
    """Both belong to one run."""
    return (
        one is not None
        and one.kind == two.kind
        and two.kind != "activity"
        and not _is_call(one)
        and not _is_call(two)
        and (one.author.kind, one.author.id) == (two.author.kind, two.author.id)
        and two.at - one.at < RUN_MS
        and _same_day(one.at, two.at)
    )
