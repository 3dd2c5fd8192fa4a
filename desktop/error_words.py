"""ERROR_WORDS: for each code of the core what happened, and what a person can do about it."""

from desktop.words import mark

UNKNOWN = (
    mark("Errors", "Something went wrong"),
    mark("Errors", "Try again. If it keeps happening, tell your administrator this code: {code}"),
)

ERROR_WORDS: dict[str, tuple[str, str]] = {}
