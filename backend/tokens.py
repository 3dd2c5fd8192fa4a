"""Tokens: signed ones that need no look-up, and random ones of which only the hash is kept."""

import base64
import hashlib
import hmac
import secrets

import msgspec


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What an access token says; times in ms."""

    user: str
    device: str
    family: str
    expires_at: int


_claims = msgspec.json.Decoder(Claim)


class Signer:
    """Signs with the platform's key. `purpose` keeps one kind of signature from passing as another."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sign(self, purpose: str, data: bytes) -> str:
        whole = purpose.encode() + b"\0" + data
        return _text(hmac.new(self._key, whole, hashlib.sha256).digest())

    def holds(self, purpose: str, data: bytes, signature: str) -> bool:
        return hmac.compare_digest(
            self.sign(purpose, data).encode(), signature.encode("utf-8", "replace")
        )

    def access_token(self, claim: Claim) -> str:
        data = msgspec.json.encode(claim)
        return f"{_text(data)}.{self.sign('access', data)}"

    def claim(self, token: str, now: int) -> Claim | None:
        """What a token says, or None where it is not ours or no longer holds."""
        body, _, signature = token.partition(".")
        try:
            data = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        except ValueError:
            return None
        if not self.holds("access", data, signature):
            return None
        claim = _claims.decode(data)
        return claim if now < claim.expires_at else None


def new_token() -> str:
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """Random tokens need no slow hash: there is nothing to guess."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
