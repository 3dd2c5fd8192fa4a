"""Who may come in: people and passwords, sign-ins, their refresh tokens, and who is behind a token."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, insert, select, update

from backend.attempts import Attempts
from backend.log import Log
from backend.permissions import PERMISSIONS, viewer_of
from backend.rows import put_rows, upsert
from backend.session import Identity
from backend.state import State
from backend.tables import accounts, families, spent, users
from backend.tokens import Claim, Signer, new_token, token_hash
from core.entities import Agent, Role
from core.folding import fold
from core.ids import uuid7
from core.protocol.frames import Account, ClientInfo, Person

_ACCOUNTS = upsert(accounts, ("id",))
_USERS = upsert(users, ("id",))


class Lifetimes(NamedTuple):
    """All in seconds."""

    access: int = 900
    refresh: int = 30 * 24 * 3600
    again: int = 30
    """How long the newest spent refresh token still works on its device: the answer with its
    successor may have been lost on the way."""


class Company(NamedTuple):
    """Whose platform this is; without a name until somebody may sign in."""

    name: str = ""
    sample: bool = False
    """The one of the demonstration."""

    @property
    def own(self) -> bool:
        """Somebody's, and not the sample."""
        return bool(self.name) and not self.sample


class Denied(Exception):
    """Wrong, expired or revoked; which of them is nobody's business."""


class Limited(Exception):
    def __init__(self, after_ms: int) -> None:
        super().__init__(after_ms)
        self.after_ms = after_ms


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk is told when it is let in."""

    access_token: str
    access_expires_in: int
    refresh_token: str
    user: Person
    account: Account
    role: Role
    permissions: tuple[str, ...]
    ws_path: str = "/v1/ws"


class _Family(NamedTuple):
    id: str
    user: str
    device: str


class Accounts:
    """`revoked` is called with (user, device) once somebody must not be here any more."""

    def __init__(
        self, log: Log, signer: Signer, hasher: PasswordHasher, lifetimes: Lifetimes,
        attempts: Attempts, revoked: Callable[[str, str], None],
    ) -> None:  # fmt: skip
        self._log = log
        self._signer = signer
        self._hasher = hasher
        self._lifetimes = lifetimes
        self._attempts = attempts
        self._revoked = revoked
        self._workers = ThreadPoolExecutor(2, "platform-password")
        self._nobody = hasher.hash(new_token())
        """Checked where there is no such person, so that it takes as long as where there is."""

    def close(self) -> None:
        self._workers.shutdown()

    async def open_account(self, code: str, name: str, *, demonstration: bool = False) -> None:
        """Names the account of this platform, or renames it."""
        row = {
            "id": self._log.account, "code": fold(code), "name": name,
            "demonstration": int(demonstration),
        }  # fmt: skip
        await self._log.database.write(lambda c: put_rows(c, _ACCOUNTS, [row]))

    async def add_user(self, agent: str, name: str, password: str) -> Agent:
        """Lets an agent sign in, or gives them another name and password.

        Raises KeyError where there is no such agent, IntegrityError where the name is taken.
        """
        return await self.let_in(agent, name, await self._in_worker(self._hasher.hash, password))

    async def let_in(self, agent: str, name: str, hashed: str) -> Agent:
        """As `add_user`, with a password that is hashed already."""
        found = await self._log.database.read(lambda c: State(c).get(Agent, agent))
        if found is None:
            raise KeyError(agent)
        row = {
            "id": agent, "account": self._log.account, "name": fold(name), "password": hashed,
            "disabled": 0,
        }  # fmt: skip
        await self._log.database.write(lambda c: put_rows(c, _USERS, [row]))
        return found

    async def change_password(self, user: str, hashed: str) -> None:
        """Every device has to sign in anew; what the desks keep stays, as it is the same person."""

        def work(connection: Connection) -> list[str]:
            mine = (families.c.user == user) & (families.c.revoked == 0)
            devices = list(connection.scalars(select(families.c.device).distinct().where(mine)))
            connection.execute(update(users).where(users.c.id == user).values(password=hashed))
            connection.execute(update(families).where(mine).values(revoked=1))
            return devices

        for device in await self._log.database.write(work):
            self._revoked(user, device)

    async def signed_in(self) -> list[str]:
        """Ids of the agents whose sign-in still holds on some device."""
        open_ones = select(families.c.user).distinct().where(families.c.revoked == 0)
        return await self._log.database.read(lambda c: list(c.scalars(open_ones)))

    async def sign_in(
        self, code: str, user: str, password: str, device: str, client: ClientInfo, address: str
    ) -> SignedIn:
        """Raises Denied, Limited."""
        now = self._log.clock()
        who = f"{fold(code)}/{fold(user)}"
        if after := self._attempts.begin(who, address, now):
            raise Limited(after)
        row = await self._log.database.read(lambda c: _user(c, fold(code), fold(user)))
        hashed = row.password if row else self._nobody
        right = await self._in_worker(self._verify, hashed, password)
        if not right or row is None or row.disabled:
            raise Denied
        self._attempts.succeeded(who, address)
        return await self._begin_family(row.id, device, client)

    async def refresh(self, token: str, device: str) -> SignedIn:
        """A new pair. A spent token revokes all that came of its sign-in. Raises Denied."""
        fresh = new_token()
        now = self._log.clock()
        family, revoked = await self._log.database.write(
            lambda c: self._rotate(c, token_hash(token), token_hash(fresh), device, now)
        )
        if revoked:
            self._revoked(revoked.user, revoked.device)
        if family is None:
            raise Denied
        return await self._signed_in(family, fresh)

    async def sign_out(self, token: str) -> None:
        """By refresh token; whoever has none that we know is out already."""
        hashed = token_hash(token)

        def work(connection: Connection) -> _Family | None:
            found = _family_of(connection, hashed)
            if found:
                _revoke(connection, found.id)
            return found

        family = await self._log.database.write(work)
        if family:
            self._revoked(family.user, family.device)

    async def disable(self, user: str) -> None:
        """Nobody signs in as this person any more, and every session ends."""

        def work(connection: Connection) -> None:
            connection.execute(update(users).where(users.c.id == user).values(disabled=1))
            connection.execute(update(families).where(families.c.user == user).values(revoked=1))

        await self._log.database.write(work)
        self._revoked(user, "")

    async def enable(self, user: str) -> None:
        """They sign in again with the password they had; sessions that ended stay ended."""
        again = update(users).where(users.c.id == user).values(disabled=0)
        await self._log.database.write(lambda c: c.execute(again))

    async def identify(self, access_token: str) -> Identity | None:
        """Who is behind an access token that still holds."""
        claim = self._signer.claim(access_token, self._log.clock())
        if claim is None:
            return None
        return await self._log.database.read(lambda c: _identity(c, claim))

    async def _begin_family(self, user: str, device: str, client: ClientInfo) -> SignedIn:
        token, now = new_token(), self._log.clock()
        family = _Family(uuid7(), user, device)
        row = {
            **family._asdict(), "token": token_hash(token), "seen_at": now,
            "expires_at": now + self._lifetimes.refresh * 1000,
            "client": f"{client.name} {client.version} ({client.os})"[:200],
        }  # fmt: skip
        await self._log.database.write(lambda c: c.execute(insert(families).values(**row)))
        return await self._signed_in(family, token)

    def _rotate(
        self, connection: Connection, old: bytes, new: bytes, device: str, now: int
    ) -> tuple[_Family | None, _Family | None]:
        """(the family that goes on, the family that was just revoked)."""
        row = _row_of(connection, families.c.token == old)
        if row is None:
            return self._again(connection, old, new, device, now)
        if row.revoked or row.expires_at <= now or row.device != device:
            return None, None
        return self._replace(connection, row, old, new, now), None

    def _again(
        self, connection: Connection, old: bytes, new: bytes, device: str, now: int
    ) -> tuple[_Family | None, _Family | None]:
        used = connection.execute(select(spent).where(spent.c.token == old)).one_or_none()
        if used is None:
            return None, None
        row = _row_of(connection, families.c.id == used.family)
        lost = row.token == used.successor and now - used.at <= self._lifetimes.again * 1000
        if lost and row.device == device and not row.revoked:
            connection.execute(update(spent).where(spent.c.token == old).values(successor=new))
            return self._replace(connection, row, row.token, new, now), None
        _revoke(connection, row.id)
        return None, _Family(row.id, row.user, row.device)

    def _replace(
        self, connection: Connection, row: Any, old: bytes, new: bytes, now: int
    ) -> _Family:
        used = insert(spent).values(token=old, family=row.id, successor=new, at=now)
        connection.execute(used)
        connection.execute(
            update(families).where(families.c.id == row.id).values(
                token=new, seen_at=now, expires_at=now + self._lifetimes.refresh * 1000
            )
        )  # fmt: skip
        return _Family(row.id, row.user, row.device)

    async def _signed_in(self, family: _Family, refresh_token: str) -> SignedIn:
        claim = Claim(
            user=family.user, device=family.device, family=family.id,
            expires_at=self._log.clock() + self._lifetimes.access * 1000,
        )  # fmt: skip
        who = await self._log.database.read(lambda c: _identity(c, claim))
        if who is None:
            raise Denied
        return SignedIn(
            access_token=self._signer.access_token(claim), user=who.person, account=who.account,
            access_expires_in=self._lifetimes.access, refresh_token=refresh_token,
            role=who.viewer.role, permissions=who.permissions,
        )  # fmt: skip

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _in_worker(self, work: Callable[..., Any], *arguments: str) -> Any:
        """argon2 takes its time on purpose: never on the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._workers, work, *arguments)


def company_of(connection: Connection) -> Company:
    row = connection.execute(select(accounts)).first()
    return Company(row.name, bool(row.demonstration)) if row else Company()


def _user(connection: Connection, code: str, name: str) -> Any:
    asked = (
        select(users)
        .join(accounts, accounts.c.id == users.c.account)
        .where(accounts.c.code == code, users.c.name == name)
    )
    return connection.execute(asked).one_or_none()


def _row_of(connection: Connection, which: Any) -> Any:
    return connection.execute(select(families).where(which)).one_or_none()


def _family_of(connection: Connection, token: bytes) -> _Family | None:
    row = _row_of(connection, families.c.token == token)
    return _Family(row.id, row.user, row.device) if row else None


def _revoke(connection: Connection, family: str) -> None:
    connection.execute(update(families).where(families.c.id == family).values(revoked=1))


def _identity(connection: Connection, claim: Claim) -> Identity | None:
    family = _row_of(connection, families.c.id == claim.family)
    user = connection.execute(select(users).where(users.c.id == claim.user)).one_or_none()
    agent = State(connection).get(Agent, claim.user)
    if family is None or family.revoked or user is None or user.disabled or agent is None:
        return None
    row = connection.execute(select(accounts).where(accounts.c.id == user.account)).one()
    account = Account(id=row.id, name=row.name, demonstration=bool(row.demonstration))
    return Identity(
        Person(id=agent.id, name=agent.name, email=agent.email), account, viewer_of(agent),
        PERMISSIONS[agent.role], claim.device, claim.family, claim.expires_at,
    )  # fmt: skip
