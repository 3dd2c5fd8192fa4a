"""A TOML file with the line each of its values stands on, so that a mistake can be pointed at."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
_HEADER = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*\"?([\w-]+)\"?\s*=")
_AT = re.compile(r"\(at line (\d+), column \d+\)")
_LONG = '"""'


class Problem(NamedTuple):
    """A mistake in a file of the flow, in words for whoever wrote it. Line 0: there is no such file."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        at = f":{self.line}" if self.line else ""
        return f"{self.file}{at}: {self.words}"


class Wrong(Exception):
    """The flow cannot be used as it is."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Source:
    """One file. Raises Wrong where it is not there, or is no TOML."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.name = name or path.name
        self._text = _read(path, self.name)
        self._lines = self._text.splitlines()
        self._places = dict(_places(self._lines))
        self.table = self._parsed()

    def problem(self, words: str, *keys: str, item: str = "") -> Problem:
        return Problem(self.name, self.line(*keys, item=item), words)

    def line(self, *keys: str, item: str = "") -> int:
        """Where the value under these keys stands, or the item in it; else what is above it. An
        item is looked for from there to the end of the file."""
        for depth in range(len(keys), 0, -1):
            place = self._places.get(keys[:depth])
            if place is not None:
                return self._from(place.start, item)
        return self._from(1, item)

    def _from(self, first: int, item: str) -> int:
        lines = range(first, len(self._lines) + 1)
        found = (line for line in lines if item and item in self._lines[line - 1])
        return next(found, first)

    def _parsed(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            words = str(error)
            at = _AT.search(words)
            line = int(at[1]) if at else len(self._lines)
            raise Wrong(Problem(self.name, max(1, line), _AT.sub("", words).strip())) from None


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise Wrong(Problem(name, 1, f"cannot be read: {error.strerror}")) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise Wrong(Problem(name, line, "is not written in UTF-8")) from None


def _places(lines: list[str]) -> Iterator[tuple[tuple[str, ...], range]]:
    """Keys from the outermost on -> the lines they stand on; tables of a list are numbered from 0."""
    table: tuple[str, ...] = ()
    lists: dict[tuple[str, ...], int] = {}
    at = 0
    while at < len(lines):
        if header := _HEADER.match(lines[at]):
            table = _numbered(header[2], lists, another=header[1] == "[[")
            yield table, range(at + 1, at + 2)
        elif key := _KEY.match(lines[at]):
            last = _end(lines, at)
            yield (*table, key[1]), range(at + 1, last + 2)
            at = last
        at += 1


def _numbered(header: str, lists: dict[tuple[str, ...], int], *, another: bool) -> tuple[str, ...]:
    """`lists`: the number of the newest table of each."""
    at: tuple[str, ...] = ()
    parts = [part.strip(' "') for part in header.split(".")]
    for depth, part in enumerate(parts, 1):
        at = (*at, part)
        if another and depth == len(parts):
            lists[at] = lists.get(at, -1) + 1
        if at in lists:
            at = (*at, str(lists[at]))
    return at


def _end(lines: list[str], first: int) -> int:
    """The last line of the value that begins on `first`."""
    depth, long = 0, False
    for at in range(first, len(lines)):
        long ^= lines[at].count(_LONG) % 2 == 1
        plain = _STRING.sub("", lines[at]).partition("#")[0]
        depth += 0 if long else plain.count("[") - plain.count("]")
        if depth <= 0 and not long:
            return at
    return len(lines) - 1
