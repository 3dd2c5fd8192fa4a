"""Rules of the flow that are neither intents nor phrases, as `rules.toml` states them."""

import msgspec

from backend.channels.bot.dates import When
from backend.channels.bot.slots import Kind


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The meaning of each field stands in the file."""


class Persona(_Row, frozen=True):
    name: str = "Bot"


class Confidence(_Row, frozen=True):
    misses: int
    article: float
    deciding: tuple[str, ...]


class Slot(_Row, frozen=True):
    kind: Kind
    when: When = "near"


class Resume(_Row, frozen=True):
    say: str
    asks: str = ""
    intent: str = ""
    rates: bool = False
    tr: str = ""
    en: str = ""


class Anger(_Row, frozen=True):
    enough: int
    newest: int
    tr: tuple[str, ...]
    en: tuple[str, ...]


class Choices(_Row, frozen=True):
    wait: tuple[str, ...]
    call: tuple[str, ...]
    mail: tuple[str, ...]
    unless: tuple[str, ...]


class Rules(_Row, frozen=True):
    confidence: Confidence
    slots: dict[str, Slot]
    resume: dict[str, Resume]
    anger: Anger
    choices: Choices
    persona: Persona = Persona()
