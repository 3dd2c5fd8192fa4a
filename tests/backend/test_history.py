"""Pages of history: all that one person may see, from the newest back, whole and once."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import aiohttp
import msgspec
import pytest

from backend import history
from backend.history import Asked
from backend.log import Log
from backend.permissions import Viewer
from backend.server import Platform
from core.entities import Author, CallRecord, Contact, Conversation, Message, Spoken, Survey
from core.protocol.frames import Rows
from core.work import Interaction
from tests.backend import sample
from tests.backend.conftest import let_in

LAST = 1_790_000_000_000
BOSS = Viewer("dila", "supervisor", frozenset())
COUNT = 7
SAID = 30


def _conversation(n: int) -> Conversation:
    return Conversation(
        id=f"h{n}", channel="chat", contact=f"p{n}", status="resolved", created_at=1,
        last_at=LAST - n // 2, last_order=SAID, team="sales" if n % 2 else "support",
    )  # fmt: skip


def _message(n: int, order: int, text: str) -> Message:
    author = Author(kind="contact", id=f"p{n}")
    return Message(
        id=f"h{n}-{order}", conversation=f"h{n}", order=order, kind="in", author=author, at=order,
        text=text,
    )  # fmt: skip


ROWS = Rows(
    conversations=tuple(map(_conversation, range(COUNT))),
    contacts=tuple(Contact(id=f"p{n}", name=f"P {n}") for n in range(COUNT)),
    messages=tuple(
        _message(n, order, "söz " * (5_000 if n == 3 else 1))
        for n in range(COUNT)
        for order in range(1, SAID + 1)
    ),
    calls=tuple(
        CallRecord(
            id=f"k{n}", contact=f"p{n}", direction="in", started_at=1, conversation=f"h{n}",
            transcript=(Spoken(at_ms=0, until_ms=1, who="customer", text="alo"),),
        )
        for n in range(COUNT)
    ),
    surveys=(Survey(id="s1", contact="p1", score=5, at=1, conversation="h1"),),
    interactions=tuple(
        Interaction(
            id=f"i{n}", media="chat", queue="q", contact=f"p{n}", conversation=f"h{n}",
            entered_at=1, completed_at=2, agent="ayse" if n == 1 else "cem",
        )
        for n in range(COUNT)
    ),
)  # fmt: skip


class Page(msgspec.Struct):
    seq: int
    rows: Rows
    back_to: int
    after: str | None = None


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log.open(tmp_path / "log.db")
    log.load([sample.ROWS, ROWS])
    yield log
    log.close()


def pages(log: Log, viewer: Viewer, limit: int = 2) -> Iterator[Page]:
    after: str | None = str(LAST + 1)
    while after is not None:
        work = partial(history.page, viewer=viewer, asked=Asked.read(after), limit=limit)
        data = log.database.read_now(work)
        page = msgspec.json.decode(data, type=Page)
        yield page
        after = page.after


def test_everything_comes_whole_and_once(log: Log) -> None:
    found = [p.rows for p in pages(log, BOSS)]
    ours = [c.id for rows in found for c in rows.conversations if c.id.startswith("h")]
    assert len(ours) == len(set(ours)) == COUNT
    said = [m for rows in found for m in rows.messages if m.id.startswith("h")]
    assert {m.id for m in said} == {m.id for m in ROWS.messages} and len(said) == COUNT * SAID
    assert {i.id for rows in found for i in rows.interactions} == {f"i{n}" for n in range(COUNT)}
    assert next(c for rows in found for c in rows.calls if c.id == "k3") == ROWS.calls[3]
    assert [s.id for rows in found for s in rows.surveys] == ["s1"]


def test_a_page_says_from_where_on_all_is_there(log: Log) -> None:
    """Also in the middle of a conversation that is too long for one page."""
    seen, whole = dict[str, int](), list[Page](pages(log, BOSS))
    for page in whole:
        for message in page.rows.messages:
            seen[message.conversation] = seen.get(message.conversation, 0) + 1
        due = {c.id for c in ROWS.conversations if c.last_at >= page.back_to}
        assert all(seen.get(id) == SAID for id in due)
    assert whole[-1].back_to == 0
    assert len(whole) > 4


def test_agents_see_their_own_and_their_team_s(log: Log) -> None:
    ayse = Viewer("ayse", "agent", frozenset({"sales"}))
    found = [p.rows for p in pages(log, ayse)]
    ours = {c.id for rows in found for c in rows.conversations if c.id.startswith("h")}
    assert ours == {"h1", "h3", "h5"}
    assert {i.id for rows in found for i in rows.interactions} == {"i1"}
    assert {c.id for rows in found for c in rows.calls} == {"k1", "k3", "k5"}


async def test_it_is_asked_for_with_a_token(platform: Platform) -> None:
    signed_in = await let_in(platform, sample.DILA.id)
    bearer = {"Authorization": f"Bearer {signed_in.access_token}"}
    url = f"{platform.url}/v1/history"
    async with aiohttp.ClientSession() as web:
        async with web.get(
            url, params={"before": str(LAST), "limit": "3"}, headers=bearer
        ) as reply:
            assert reply.status == 200
            page = msgspec.json.decode(await reply.read(), type=Page)
            assert (page.back_to, page.after) == (0, None)
        async with web.get(url, params={"before": str(LAST)}) as reply:
            assert reply.status == 401
        for wrong in ("", "x", "1:x:", "9" * 40):
            async with web.get(url, params={"before": wrong}, headers=bearer) as reply:
                assert reply.status == 400, wrong
