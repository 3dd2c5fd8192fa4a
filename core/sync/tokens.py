"""Tokens: the short-lived one only in memory, the long-lived one where secrets are kept."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from core.clock import monotonic_ms
from core.sync.failures import Refusal, SignedOut
from core.sync.http import Http, SignedIn
from core.sync.network import off_thread


class TokenStore(Protocol):
    """Keeps one refresh token; may block."""

    def load(self) -> str | None: ...

    def save(self, token: str) -> None: ...

    def forget(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Access:
    token: str
    expires_at: int
    """By `monotonic_ms`."""
    ws_path: str

    def life_ms(self) -> int:
        return max(0, self.expires_at - monotonic_ms())


class Tokens:
    """Hands out an access token and renews it, once however many ask."""

    def __init__(self, http: Http, kept: TokenStore, signed_in: SignedIn | None = None) -> None:
        self._http = http
        self._kept = kept
        self._access = _access(signed_in) if signed_in else None
        self._one_at_a_time = asyncio.Lock()

    async def access(self, stale: str | None = None) -> Access:
        """One that is not `stale` and lives. Raises SignedOut, Unreachable."""
        async with self._one_at_a_time:
            access = self._access
            if access is None or access.token == stale or access.life_ms() == 0:
                access = self._access = await off_thread(self._renew)
            return access

    def _renew(self) -> Access:
        old = self._kept.load()
        if old is None:
            raise SignedOut
        try:
            signed_in = self._http.refresh(old)
        except Refusal as refusal:
            raise _why(refusal) from refusal
        # Kept before it is used: a crash in between must not leave only the spent one behind.
        self._kept.save(signed_in.refresh_token)
        return _access(signed_in)


def _why(refusal: Refusal) -> Exception:
    return SignedOut() if refusal.status in (400, 401, 403) else refusal


def _access(signed_in: SignedIn) -> Access:
    expires_at = monotonic_ms() + signed_in.access_expires_in * 1_000
    return Access(signed_in.access_token, expires_at, signed_in.ws_path)
