"""PhoneAccounts: the SIP accounts of one person, kept so that the phone works with the platform down.

Those the platform gives and those typed by hand stand side by side in the encrypted store; their
passwords stand where secrets are kept. Every method may wait for the keystore: for a worker.
"""

import json
import logging
import threading
from collections.abc import Iterable
from typing import Literal, Protocol

import msgspec
from msgspec.structs import replace

from core.changes import Changes
from core.errors import UserError
from core.log import Code
from core.phones import PhoneAccount, PhoneGiven, PhonePolicy
from core.store import meta
from core.store.store import Store

log = logging.getLogger(__name__)
Source = Literal["given", "own"]
"""given: by the platform; own: typed on this machine."""
_FACTS: dict[Source, str] = {"given": "phone:given", "own": "phone:own"}
_PASSWORDS, _POLICY = "phone:passwords", "phone:policy"
_decode = msgspec.msgpack.Decoder(tuple[PhoneAccount, ...]).decode
_decode_policy = msgspec.msgpack.Decoder(PhonePolicy).decode
_encode = msgspec.msgpack.Encoder().encode


class Passwords(Protocol):
    """One text of all passwords, empty where there is none. Raises UserError keystore.*."""

    def load(self) -> str: ...

    def save(self, text: str) -> None: ...


class StoredPasswords:
    """In the encrypted store itself, where a machine has no keystore."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self) -> str:
        found = self._store.read(lambda c: meta.get(c, _PASSWORDS)).result()
        return found.decode() if found else ""

    def save(self, text: str) -> None:
        self._store.write(
            lambda c: meta.put_told(c, _PASSWORDS, text.encode(), Changes(phone=True))
        ).result()


class PhoneAccounts:
    def __init__(self, store: Store, passwords: Passwords | None = None) -> None:
        self._store = store
        self._passwords = passwords or StoredPasswords(store)
        self._known: dict[str, str] | None = None
        """Passwords by account, once they were asked for."""
        self._one_at_a_time = threading.RLock()

    def all(self) -> tuple[PhoneAccount, ...]:
        """The platform's first. Raises UserError keystore.*."""
        return (*self.of("given"), *self.of("own"))

    def of(self, source: Source) -> tuple[PhoneAccount, ...]:
        with self._one_at_a_time:
            known = self._load()
            return tuple(replace(a, password=known.get(a.id, "")) for a in self._read(source))

    @property
    def policy(self) -> PhonePolicy:
        """The company's, as the platform said it last: it holds while the platform is away."""
        kept = self._store.read(lambda c: meta.get(c, _POLICY)).result()
        return _decode_policy(kept) if kept else PhonePolicy()

    def give(self, given: PhoneGiven) -> None:
        """What the platform gives, in place of what it gave before."""
        with self._one_at_a_time:
            if given.policy != self.policy:
                told, kept = Changes(phone=True), _encode(given.policy)
                self._store.write(lambda c: meta.put_told(c, _POLICY, kept, told)).result()
            accounts = given.accounts
            try:
                if accounts != self.of("given"):
                    self._put("given", accounts)
            except UserError as error:
                # The keystore is shut: for today they are known, and the platform gives them again
                log.warning("the phone's passwords are not kept: %s", Code(error.code))

    def save(self, account: PhoneAccount) -> None:
        """One typed by hand, new or changed. Raises UserError keystore.*, store.full."""
        with self._one_at_a_time:
            others = [a for a in self.of("own") if a.id != account.id]
            self._put("own", (*others, account))

    def delete(self, id: str) -> None:
        """One typed by hand; nothing where there is none."""
        with self._one_at_a_time:
            self._put("own", tuple(a for a in self.of("own") if a.id != id))

    def _put(self, source: Source, accounts: tuple[PhoneAccount, ...]) -> None:
        """The accounts first: a password without its account is forgotten with the next change."""
        kept = _encode([replace(account, password="") for account in accounts])
        before = {account.id for account in self._read(source)}
        known = {id: word for id, word in self._load().items() if id not in before}
        known |= {account.id: account.password for account in accounts if account.password}
        self._known = known
        self._store.write(
            lambda c: meta.put_told(c, _FACTS[source], kept, Changes(phone=True))
        ).result()
        self._passwords.save(json.dumps(known))

    def _read(self, source: Source) -> Iterable[PhoneAccount]:
        kept = self._store.read(lambda c: meta.get(c, _FACTS[source])).result()
        return _decode(kept) if kept else ()

    def _load(self) -> dict[str, str]:
        if self._known is None:
            text = self._passwords.load()
            self._known = {str(id): str(word) for id, word in json.loads(text or "{}").items()}
        return self._known
