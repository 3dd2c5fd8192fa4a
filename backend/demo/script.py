"""The little language scenarios are written in: one line, one beat.

    [@before] CODE[mark][(argument)] text | another way to say it | a third

`@before` says how long before now it happened (`@3m`, `@2h10m`, `@1d4h`); scenarios that may
happen at any time leave it out. Marks: `?` it may be left out, `-` it is left out where a bot
has spoken before.

C customer · A agent, A(derya) another one · B bot, B(intent,0.91,slot=value) · N note ·
F(file) the customer's file · G(file) the agent's file · H(reason) hand-over, its text is the
summary · O(selim) assigned to · T(selim) taken over from the bot · K(in,answered,recording) a
call · S(status[,ahead]) status · L(label) label added.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from backend.demo.clock import DAY, HOUR, MINUTE, SECOND

_LINE = re.compile(
    r"(?:@(?P<at>\S+)\s+)?(?P<code>[A-Z])(?P<mark>[?-]?)(?:\((?P<arg>[^)]*)\))?(?P<text>.*)"
)
_SPAN = re.compile(r"(\d+)([dhms])")
_UNIT = {"d": DAY, "h": HOUR, "m": MINUTE, "s": SECOND}


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happens. `before`: ms before now, None where the time is still open."""

    code: str
    texts: tuple[str, ...] = ("",)
    arg: str = ""
    before: int | None = None
    optional: bool = False
    without_bot: bool = False


def span(text: str) -> int:
    """`1d4h` in ms."""
    return sum(int(number) * _UNIT[unit] for number, unit in _SPAN.findall(text))


@lru_cache(maxsize=512)
def beats(talk: str) -> tuple[Beat, ...]:
    """The beats of a talk; ValueError names a line that is not one."""
    return tuple(_beats(talk))


def _beats(talk: str) -> Iterator[Beat]:
    for line in filter(None, map(str.strip, talk.splitlines())):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(line)
        texts = tuple(part.strip().replace("\\n", "\n") for part in match["text"].split("|"))
        yield Beat(
            match["code"], texts, match["arg"] or "", span(match["at"]) if match["at"] else None,
            match["mark"] == "?", match["mark"] == "-",
        )  # fmt: skip
