"""Wish: what a link or the command line asks of the desk that runs. It never dials by itself."""

import re
from typing import Literal

import msgspec

Do = Literal["come", "fill", "answer", "hang_up", "mute"]
"""come: to the front; fill: put a number into the dialler, where a person looks at it first."""
SCHEMES = ("tel", "sip", "sips", "callto")
Answer = Literal["done", "nothing", "unheard"]
"""nothing: there was no call it could be about; unheard: a desk runs and said nothing in time."""
MOST_BYTES = 2_000
"""Of one wish on its way from one desk to the other."""
MOST_TYPED = 200
_LINK = re.compile(rf"\s*({'|'.join(SCHEMES)}):", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


class Wish(msgspec.Struct, frozen=True):
    do: Do
    text: str = ""

    @property
    def needs_call(self) -> bool:
        """Makes no sense without a desk that runs."""
        return self.do in ("answer", "hang_up", "mute")


def is_link(text: str) -> bool:
    return _LINK.match(text) is not None


def encode(wish: Wish) -> bytes:
    """One line."""
    return msgspec.json.encode(wish) + b"\n"


def decode(line: bytes) -> Wish | None:
    """None for what is no wish; the text is capped and without control characters."""
    try:
        wish = msgspec.json.decode(line[:MOST_BYTES], type=Wish)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return Wish(wish.do, _CONTROLS.sub("", wish.text)[:MOST_TYPED])


def answer_line(answer: Answer) -> bytes:
    return answer.encode() + b"\n"


def answer_of(line: bytes) -> Answer:
    """Of what the desk said; nothing, or what this one does not know, is not heard."""
    match line.strip():
        case b"done":
            return "done"
        case b"nothing":
            return "nothing"
    return "unheard"


def filled(text: str, country: str) -> str:
    """What the dialler shows for a link or a number of that country: as it is dialled, or as it
    came where it cannot be dialled, so that a person sees why."""
    from core.errors import UserError  # phonenumbers waits behind these, and a start needs neither
    from core.numbers import read

    try:
        return read(text, country).dial
    except UserError:
        return _CONTROLS.sub("", _LINK.sub("", text)).strip()[:MOST_TYPED]
