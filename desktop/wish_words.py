"""What came of a command about a call, for whoever typed it and for scripts."""

from desktop.translate import tr
from desktop.wishes import Answer, Do

DONE, NO_DESK, NO_CALL = 0, 1, 3
"""Exit codes; 2 is what a command line ends with that nobody understands."""


def exit_code(answer: Answer | None) -> int:
    """`answer` None: no desk runs."""
    match answer:
        case "done":
            return DONE
        case "nothing":
            return NO_CALL
    return NO_DESK


def words(do: Do, answer: Answer | None) -> str:
    """One sentence; empty where there is nothing to tell."""
    match answer:
        case None:
            return tr("CommandLine", "Santral is not running.")
        case "unheard":
            return tr("CommandLine", "Santral is running but does not answer.")
        case "nothing":
            return _nothing(do)
    return ""


def _nothing(do: Do) -> str:
    match do:
        case "answer":
            return tr("CommandLine", "Nobody is calling.")
        case "mute":
            return tr("CommandLine", "There is no call to mute.")
    return tr("CommandLine", "There is no call to hang up.")
