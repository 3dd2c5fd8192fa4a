"""Who of ours calls: desks show a secret that only the platform and they have (RFC 2617).

Everything runs on one machine, but not everything on it is to telephone at the company's expense.
"""

import hashlib
import hmac
import re
import secrets
import time

from voip.sip_text import Message, answer

_REALM = "santral"
_LIVES_S = 60
_PARTS = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s,"]+))')


class Digest:
    """Its secrets are as old as the platform's process: accounts are given anew with each line."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def secret_of(self, user: str) -> str:
        return self._sealed(f"user {user}")

    def challenge(self, invite: Message) -> Message:
        until = str(int(time.time()) + _LIVES_S)
        nonce = f"{until}.{self._sealed(f'{until} {invite.call_id}')}"
        asked = answer(invite, 407, "Proxy Authentication Required")
        line = f'Digest realm="{_REALM}", nonce="{nonce}", algorithm=MD5'
        asked.headers.insert(-1, ("Proxy-Authenticate", line))
        return asked

    def user_of(self, invite: Message) -> str:
        """Empty where they have not shown who they are."""
        said = {
            name.lower(): quoted or plain
            for name, quoted, plain in _PARTS.findall(invite.value("Proxy-Authorization"))
        }
        user, nonce = said.get("username", ""), said.get("nonce", "")
        if not user or not self._is_ours(nonce, invite.call_id):
            return ""
        one = _md5(f"{user}:{_REALM}:{self.secret_of(user)}")
        two = _md5(f"{invite.method}:{said.get('uri', '')}")
        wanted = _md5(f"{one}:{nonce}:{two}")
        return user if hmac.compare_digest(wanted, said.get("response", "")) else ""

    def _is_ours(self, nonce: str, call_id: str) -> bool:
        until, _, seal = nonce.partition(".")
        if not until.isdigit() or int(until) < time.time():
            return False
        return hmac.compare_digest(seal, self._sealed(f"{until} {call_id}"))

    def _sealed(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), "sha256").hexdigest()


def _md5(text: str) -> str:
    """What telephones speak; the secret itself is 256 bits, and new with each start."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
