"""What the audit list is searched by besides names: the words its rows say, and the codes they say them of.

The words are those of `audit_words` itself, in the language that is read, of one entry for each thing it
can say: so what stands in a row is found by typing it, and no word has to be told twice.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from core.export.job import FORMATS
from core.folding import fold
from core.rows import Directory
from core.supervision import AuditEntry
from desktop.error_words import ERROR_WORDS
from desktop.exporting_words import PRINT
from desktop.models.audit_words import KINDS, PLAIN, act_words, refused_words, whom_words

Codes = tuple[str, ...]
_NOBODY = Directory()
_MODES = ("monitor", "whisper", "barge", "take_over")
_STATES = ("available", "busy", "not_ready", "wrap_up", "offline")
_PROFILE = ("queues", "skills", "capacity")
_TAKEN = ("conversations", "package", "audit", "report")
_ANY = " "
"""Stands for a name or number in a sentence: those are found by themselves."""


def codes() -> Callable[[str], Sequence[Codes]]:
    """For a folded word the codes of all that is said with it, in the language of now."""
    said = [(fold(text), of) for text, of in _said()]
    return lambda word: [of for text, of in said if word in text]


def _said() -> Iterator[tuple[str, Codes]]:
    for entry, of in _entries():
        yield act_words(entry, _NOBODY), of
    for kind in KINDS:
        yield whom_words(_entry(subject=f"{kind}:"), _NOBODY), (f"{kind}:",)
    for code in ERROR_WORDS:
        yield refused_words(_entry(refused=code)), (code,)


def _entries() -> Iterator[tuple[AuditEntry, Codes]]:
    start, hidden = "supervision.start", "visible false"
    for mode, kind in product(_MODES, ("call:", "conversation:")):
        yield _entry(start, kind, mode=mode), (start, kind, mode)
        yield _entry(start, kind, mode=mode, visible="false"), (start, kind, mode, hidden)
    for state in _STATES:
        yield _entry("agent.force_state", state=state), ("agent.force_state", f"state {state}")
    for field in _PROFILE:
        yield _entry("profile.set", **{field: "1"}), ("profile.set", f"{field} ")
    yield _entry("work.transfer", to=_ANY), ("work.transfer",)
    for what, form in product(_TAKEN, (*FORMATS, PRINT)):
        of = ("export", f"what {what}", f"format {form}")
        yield _entry("export", what=what, format=form), of
    yield _entry("customer.erase", conversations=_ANY, taken_out=_ANY), ("customer.erase",)
    for act in PLAIN:
        yield _entry(act), (act,)


def _entry(act: str = "", subject: str = "", refused: str = "", **facts: str) -> AuditEntry:
    return AuditEntry(
        id="", at=0, by="", act=act, subject=subject, facts=facts, refused=refused
    )  # fmt: skip
