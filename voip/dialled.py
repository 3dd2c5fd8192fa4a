"""Whom the caller dialled, kept out of PJSIP's sight and given back on the way out.

PJSIP chooses the account of a call by its To header, in which operators put a number that is the
user of no account, or of another one. So the account's own address stands there inside, and what
stood there before travels along as its display name, which PJSIP repeats in all it says.
"""

import base64
import binascii
import re

_MARK = "gate."
_SEALED = re.compile(r'"gate\.([A-Za-z0-9_-]+=*)"\s*<[^>]*>')


def sealed(to: str, own: str) -> str:
    """The To header for inside; unchanged where it names the account already."""
    if (f"<{own}>" in to or to == own) and _MARK not in to:
        return to
    kept = base64.urlsafe_b64encode(to.encode("utf-8", "surrogateescape")).decode()
    return f'"{_MARK}{kept}" <{own}>'


def opened(value: str) -> str:
    """From or To as the world knows it."""
    return _SEALED.sub(lambda found: _kept(found), value)


def _kept(found: re.Match[str]) -> str:
    try:
        kept = base64.urlsafe_b64decode(found[1]).decode("utf-8", "surrogateescape")
    except (binascii.Error, UnicodeDecodeError):
        return found[0]
    # A caller may give himself such a name, and must not write headers of ours with it.
    return found[0] if any(letter < " " for letter in kept) else kept
