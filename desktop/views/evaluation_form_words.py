"""Words of a form that is built: its scales and weights, its mistakes, and what a new one begins with."""

from fractions import Fraction

from PySide6.QtCore import QLocale

from core.form_file import MOST_STEPS, Code, Mistake
from desktop.translate import tr
from desktop.words import mark

NOTHING = "–"
BEGUN = mark(
    "Quality",
    """name = "New form"
pass_at = 80

[[section]]
title = "Greeting"
weight = 1

[[section.question]]
text = "Did they greet by name?"
help = "Within the first message."
lowest = 0
highest = 1

[[section]]
title = "Solution"
weight = 3

[[section.question]]
text = "Was what they said right?"
lowest = 1
highest = 5
weight = 2
critical = false
may_skip = false
""",
)
_WORDS: dict[Code, str] = {
    "syntax": mark("Quality", "This cannot be read: {what}"),
    "unknown": mark("Quality", "“{what}” is not known here"),
    "missing": mark("Quality", "“{what}” is missing"),
    "kind": mark("Quality", "“{what}” has a value of another kind"),
    "empty": mark("Quality", "“{what}” is empty"),
    "doubled": mark("Quality", "“{what}” is there twice"),
    "scale": mark("Quality", "A scale goes up from 0 or more, in at most {most} steps"),
    "weight": mark("Quality", "A weight is 0 or more"),
    "percent": mark("Quality", "“{what}” is between 0 and 100"),
    "none": mark("Quality", "There is no question"),
    "many": mark("Quality", "More than {what} questions"),
}


def mistake_words(mistake: Mistake) -> str:
    said = tr("Quality", _WORDS[mistake.code])
    return said.replace("{what}", mistake.what).replace("{most}", str(MOST_STEPS))


def scale_words(lowest: int, highest: int) -> str:
    if (lowest, highest) == (0, 1):
        return tr("Quality", "Yes or no")
    return tr("Quality", "{lowest} to {highest}", lowest=lowest, highest=highest)


def weight_words(weight: int, whole: int, share: Fraction | None) -> str:
    """Beside its field: of how much, and what it makes of all."""
    if share is None:
        return tr("Quality", "Nothing weighs anything yet")
    said = share_words(share)
    return tr("Quality", "of {whole}: {share} of all", whole=max(whole, weight), share=said)


def share_words(share: Fraction) -> str:
    """To a tenth where it is not whole, so that halves add up to what they are halves of."""
    value = 100 * share
    whole = value.denominator == 1
    written = str(value) if whole else QLocale().toString(float(value), "f", 1)
    return tr("Numbers", "{value}%", value=written)


def place_words(mistake: Mistake) -> str:
    """The same of a form that is built: where it is, and what is to be done there."""
    number = ".".join(str(each + 1) for each in mistake.place)
    match mistake.code, mistake.what:
        case "empty", "text":
            return tr("Quality", "{number}: a question without words", number=number)
        case "empty", "title":
            return tr("Quality", "{number}: a section without a name", number=number)
        case "empty", "name":
            return tr("Quality", "The form has no name")
    return mistake_words(mistake)
