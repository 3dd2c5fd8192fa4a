"""From a command frame to its answer: known once, allowed, in time, and done exactly once."""

import hashlib
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import delete, insert, select

from backend.commands import HANDLERS, Done, Refused, Work, audit
from backend.log import Log, Transaction
from backend.permissions import PERMISSIONS, viewer_of
from backend.session import Identity
from backend.tables import commands
from core.entities import Agent
from core.protocol import codec
from core.protocol.codec import ProtocolError
from core.protocol.commands import Request
from core.protocol.frames import Cmd, Failure, Res

KEPT_MS = 8 * 24 * 3_600_000
"""How long a command's answer is known again; the protocol promises seven days."""
MAX_ID = 64


class _Key(NamedTuple):
    account: str
    user: str
    device: str
    id: str


class Dispatch:
    """`give` runs a lasting command; the volatile ones never come here."""

    def __init__(self, log: Log) -> None:
        self._log = log

    async def give(self, who: Identity, cmd: Cmd) -> Res:
        try:
            request = parsed(cmd)
            return await self._log.transact(lambda t: _once(t, who, cmd, request))
        except Refused as refused:
            return failed(cmd.id, refused.failure)

    async def forget_old(self) -> None:
        """Drops the answers that nobody may ask for any more."""
        oldest = self._log.clock() - KEPT_MS
        await self._log.database.write(
            lambda c: c.execute(delete(commands).where(commands.c.at < oldest))
        )


def parsed(cmd: Cmd) -> Request:
    """The typed body. Raises Refused for what is no command of ours."""
    if not 0 < len(cmd.id) <= MAX_ID:
        raise Refused("bad_request", "id")
    try:
        return codec.command(cmd.type, bytes(cmd.body))
    except KeyError:
        raise Refused("bad_request", "type") from None
    except ProtocolError:
        raise Refused("bad_request", "body") from None


def failed(id: str, failure: Failure) -> Res:
    return Res(id=id, ok=False, error=failure)


def _once(log: Transaction, who: Identity, cmd: Cmd, request: Request) -> Res:
    key = _Key(who.account.id, who.person.id, who.device, cmd.id)
    digest = _digest(cmd, request)
    known = _known(log, key)
    if known is not None:
        if known.hash != digest:
            raise Refused("idempotency_mismatch")
        return _answer(cmd.id, known.seq, known.result, dup=True)
    done = _do(log, who, cmd, request)
    result = codec.encode(done.result)
    log.connection.execute(
        insert(commands).values(
            **key._asdict(), hash=digest, result=result, seq=done.seq, at=log.now
        )
    )  # fmt: skip
    return _answer(cmd.id, done.seq, result, dup=False)


def _do(log: Transaction, who: Identity, cmd: Cmd, request: Request) -> Done:
    if cmd.expires is not None and log.now > cmd.expires:
        raise Refused("expired")
    agent = log.state.get(Agent, who.person.id)
    if agent is None or cmd.type not in PERMISSIONS[agent.role]:
        raise Refused("forbidden")
    work = Work(log, agent, viewer_of(agent), cmd.id, cmd.if_version)
    done = HANDLERS[type(request)](work, request)
    if log.emitted:
        audit.note(work, request)
    return done


def _digest(cmd: Cmd, request: Request) -> bytes:
    """Of what the command means, not of how its JSON was written."""
    return hashlib.sha256(cmd.type.encode() + b"\0" + codec.encode(request)).digest()


def _known(log: Transaction, key: _Key) -> Any:
    """The row of a command that was done before."""
    at = commands.c
    asked = select(at.hash, at.result, at.seq).where(
        at.account == key.account, at.user == key.user, at.device == key.device, at.id == key.id
    )
    return log.connection.execute(asked).one_or_none()


def _answer(id: str, seq: int | None, result: bytes, *, dup: bool) -> Res:
    return Res(id=id, ok=True, seq=seq, result=msgspec.Raw(result), dup=dup)
