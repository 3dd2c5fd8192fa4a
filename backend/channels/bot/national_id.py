"""The Turkish national id: recognised and checked, and never kept.

It is hidden before a message is stored, so that neither the log nor a desk nor a backup ever has
it; what stands in its place says whether the digits were those of an id
(`docs/decisions/0016`).
"""

import re

GIVEN = "●●●●●●●●●●●"
"""Stands where a well-formed national id was."""
WRONG = "○○○○○○○○○○○"
"""Stands where one was asked for, and eleven digits came that are none."""
_SHAPE = re.compile(r"(?<![\d+])[1-9](?:[ .\-]?\d){10}(?!\d)")


def has_shape(text: str) -> bool:
    """Whether anything in it looks like one."""
    return _SHAPE.search(text) is not None


def is_national_id(digits: str) -> bool:
    """Eleven digits whose last two follow from the others, as the registry makes them."""
    if len(digits) != 11 or not digits.isdecimal() or digits[0] == "0":
        return False
    d = [int(digit) for digit in digits]
    tenth = (7 * sum(d[0:9:2]) - sum(d[1:8:2])) % 10
    return d[9] == tenth and d[10] == sum(d[:10]) % 10


def hidden(text: str, *, asked: bool = False) -> str:
    """`text` without any national id. `asked`: what was meant as one counts too."""

    def instead(found: re.Match[str]) -> str:
        if is_national_id(re.sub(r"\D", "", found[0])):
            return GIVEN
        return WRONG if asked else found[0]

    return _SHAPE.sub(instead, text)


def national_id(text: str) -> str:
    """A tick where a hidden one stands in the text: the only thing that is ever remembered."""
    return "✓" if GIVEN in text else ""
