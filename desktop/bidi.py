"""Names from languages that run the other way, in sentences of ours: the interface leads.

Without it the first letter decides: one Arabic name turns a whole Turkish sentence round, and jumps to
the other edge. What customers wrote themselves keeps its own direction.
"""

import re

LEFT_TO_RIGHT = "\u200e"
_ISOLATE, _END = "\u2068", "\u2069"
_RUN = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[ \u00a0'’-]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
"""Hebrew, Arabic, Syriac, Thaana and N'Ko, with what stands between the words of one name."""
_MARKS = dict.fromkeys(map(ord, (LEFT_TO_RIGHT, _ISOLATE, _END)))


def led(text: str) -> str:
    """`text` with such words isolated and every line in the direction of the interface; unchanged
    where there are none."""
    if not _RUN.search(text):
        return text
    isolated = _RUN.sub(rf"{_ISOLATE}\g<0>{_END}", text)
    return "\n".join(LEFT_TO_RIGHT + line for line in isolated.split("\n"))


def bare(text: str) -> str:
    """As it was before `led`, for what is copied."""
    return text.translate(_MARKS)
