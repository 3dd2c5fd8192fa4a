"""A session in a known state, and the platform's frames to feed it with."""

import msgspec

from core.entities import Contact, Conversation
from core.protocol import codec
from core.protocol import frames as f
from core.protocol import outputs as o
from core.protocol.events import By, LabelDeleted
from core.protocol.session import Session

EPOCH = "e1"
HEARTBEAT = 10_000


def session(resume: f.Resume | None = None, token_life_ms: int | None = None) -> Session:
    hello = f.Hello(
        versions=(1,), token="secret", device_id="d1",
        client=f.ClientInfo(name="santral", version="0", os="test"), resume=resume,
    )  # fmt: skip
    return Session(hello, token_life_ms=token_life_ms, jitter=lambda: 0.5)


def hello_ok(mode: str = "resume", head: int = 0, epoch: str = EPOCH, version: int = 1) -> bytes:
    return codec.encode(
        f.HelloOk(
            version=version, session="s1", epoch=epoch, head=head, mode=mode,  # type: ignore[arg-type]
            heartbeat_ms=HEARTBEAT, server_time=1_000, user=f.Person(id="u1", name="Deniz"),
            account=f.Account(id="a1", name="Company"), role="agent",
        )
    )  # fmt: skip


def ev(seq: int, prev: int | None = None, type_: str = "label.deleted") -> bytes:
    body = codec.raw(LabelDeleted(label=str(seq)))
    before = seq - 1 if prev is None else prev
    return codec.encode(
        f.Ev(seq=seq, prev=before, id=str(seq), type=type_, at=seq, by=By(kind="system"), body=body)
    )


def newer_ev(seq: int) -> bytes:
    """Of a type this desk knows, with a value it does not."""
    return raw_frame(
        t="ev", seq=seq, prev=seq - 1, id=str(seq), type="agent.state_changed", at=seq, v=1,
        by={"kind": "system", "id": ""}, body={"agent": "a1", "state": "on_the_moon", "since": 1},
    )  # fmt: skip


def snap(page: int, pages: int, seq: int = 5) -> bytes:
    return codec.encode(f.Snap(seq=seq, page=page, pages=pages, rows=f.Rows()))


def newer_snap(seq: int = 5) -> bytes:
    """One page; of its two conversations one has a status that this desk does not know."""
    contact = Contact(id="p1", name="Ali")
    known = Conversation(
        id="c1", channel="chat", contact="p1", status="open", created_at=1, last_at=1, assignee="u1"
    )
    rows = f.Rows(conversations=(known,), contacts=(contact,))
    page = msgspec.json.decode(codec.encode(f.Snap(seq=seq, page=1, pages=1, rows=rows)))
    page["rows"]["conversations"].append(
        {**msgspec.to_builtins(known), "id": "c2", "status": "frozen"}
    )
    return raw_frame(**page)


def pong(id: int, head: int) -> bytes:
    return codec.encode(f.Pong(id=id, head=head, server_time=2_000))


def live(seq: int = 5, token_life_ms: int | None = None) -> Session:
    """Resumed at `seq`, with nothing missed, at time 0."""
    fresh = session(f.Resume(epoch=EPOCH, seq=seq), token_life_ms)
    fresh.connected(0)
    fresh.received(hello_ok(head=seq), 0)
    return fresh


def sequences(outputs: list[o.Output]) -> list[int]:
    return [output.event.seq for output in outputs if isinstance(output, o.Apply)]


def sent(outputs: list[o.Output]) -> list[f.ClientFrame]:
    return [codec.client_frame(output.frame) for output in outputs if isinstance(output, o.Send)]


def closes(outputs: list[o.Output]) -> list[int]:
    return [output.code for output in outputs if isinstance(output, o.Close)]


def raw_frame(**fields: object) -> bytes:
    return msgspec.json.encode(fields)
