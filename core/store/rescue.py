"""What a person had not sent yet, out of a file that cannot be used any more."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as driver

from core.changes import Changes
from core.errors import UserError
from core.rows import Draft, DraftFile
from core.store import bodies, draft_files, drafts, outbox, own, wrap_ups
from core.store.connect import connect
from core.store.database import key_mark
from core.store.outbox import NewCommand, without_files
from core.store.wrap_ups import decode as wrap_up_of
from core.wrap_up import WrapUpDraft

T = TypeVar("T")
_BESIDE = ("-wal", "-shm", "-journal")
_COMMANDS = """
SELECT position, id, type, conversation, body, created_at, expires, failed FROM outbox
WHERE acknowledged IS NULL ORDER BY position {}
"""
_LANDED = """
SELECT 1 FROM messages WHERE conversation = (SELECT key FROM conversations WHERE id = ?)
AND instr(body, ?) LIMIT 1
"""
_DRAFTS = "SELECT conversation, body FROM drafts ORDER BY conversation {}"
_WRAP_UPS = "SELECT interaction, body FROM wrap_ups ORDER BY interaction {}"
_OWN = "SELECT kind || ':' || id, kind, id, body FROM own ORDER BY kind {0}, id {0}"
_TO_SAVE = "SELECT name FROM sqlite_schema WHERE name IN ('outbox', 'drafts', 'own')"
_DRAFT_FILES = """
SELECT position, conversation, id, name, mime, size, sha256, body FROM draft_files
ORDER BY position {}
"""
_FILES = """
SELECT f.name, c.body FROM files f LEFT JOIN contents c ON c.file = f.key
WHERE f.command = ? ORDER BY f.key
"""


@dataclass(frozen=True, slots=True)
class Salvage:
    """Commands oldest first, with their files; drafts by conversation id."""

    commands: tuple[NewCommand, ...] = ()
    drafts: dict[str, Draft] = field(default_factory=dict)
    files: tuple[tuple[str, DraftFile, bytes], ...] = ()
    """(conversation id, file, content) of the drafts."""
    wrap_ups: dict[str, WrapUpDraft] = field(default_factory=dict)
    """By interaction id."""
    kept: tuple[tuple[own.Kind, str, bytes], ...] = ()
    """(kind, id, body): half-written evaluations, saved searches and views."""
    whole: bool = field(default=False, compare=False)
    """Nothing more can be in it; otherwise there may be what nobody could read."""

    def __bool__(self) -> bool:
        return bool(self.commands or self.drafts or self.files or self.wrap_ups or self.kept)


def rescue(path: Path, key: bytes) -> Salvage:
    """Whatever is still readable; nothing where the key is wrong or the first pages are gone."""
    if not path.exists() or path.stat().st_size == 0:
        return Salvage()
    try:
        wreck = _Wreck(path, key)
    except UserError:
        return Salvage()
    try:
        commands = tuple(_commands(wreck))
        drafted = _decoded(wreck, _DRAFTS, bodies.draft), tuple(_draft_files(wreck))
        wrap_ups = _decoded(wreck, _WRAP_UPS, wrap_up_of)
        kept = tuple(row[1:] for _, row in sorted(_readable(wreck, _OWN).items()))
        waiting = tuple(command for command in commands if not _arrived(wreck, command))
        return Salvage(waiting, *drafted, wrap_ups, kept, whole=_is_whole(wreck))
    finally:
        wreck.close()


class _Wreck:
    """A hurt file. After a bad page SQLCipher gives its connection no other page that is not in
    memory already, so whoever meets one asks the next question on a new connection."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection = self._connected()

    def ask(self, sql: str, values: tuple[Any, ...] = ()) -> Iterator[Any]:
        """Raises the driver's DatabaseError at the first bad page."""
        try:
            yield from self._connection.execute(sql, values)
        except driver.DatabaseError:
            self._renew()
            raise

    def close(self) -> None:
        self._connection.close()

    def _renew(self) -> None:
        with suppress(UserError):
            # The old one is closed after it: closing the last writes the log into the file
            old, self._connection = self._connection, self._connected()
            old.close()

    def _connected(self) -> Any:
        return connect(self._path, self._key, write=False, whole=False)


def put_back(connection: Connection, salvage: Salvage) -> tuple[None, Changes]:
    """Into the store that took the file's place. The commands keep their ids: none is done twice."""
    parts = [outbox.add(connection, command)[1] for command in salvage.commands]
    for conversation, draft in salvage.drafts.items():
        drafts.put(connection, conversation, draft)
    for conversation, file, content in salvage.files:
        draft_files.put(connection, conversation, file, content)
    for interaction, record in salvage.wrap_ups.items():
        wrap_ups.put(connection, interaction, record)
    for kind, id, body in salvage.kept:
        own.save(connection, kind, id, body)
    return None, Changes.joined(parts)


def set_aside(path: Path) -> Path:
    """Renames the file and what stands beside it, never deletes; returns its new place."""
    aside = next(place for place in _places(path) if not place.exists())
    for ending in _BESIDE:
        _rename(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
    _rename(key_mark(path), key_mark(aside))
    _rename(path, aside)
    return aside


def _places(path: Path) -> Iterator[Path]:
    number = 1
    while True:
        yield path.with_name(f"{path.stem}-aside-{number}{path.suffix}")
        number += 1


def _rename(old: Path, new: Path) -> None:
    if old.exists():
        old.rename(new)


def _commands(wreck: _Wreck) -> Iterator[NewCommand]:
    found = _readable(wreck, _COMMANDS)
    for position in sorted(found):
        id, type_, conversation, body, created_at, expires, failed = found[position][1:]
        command = NewCommand(id, type_, conversation, body, created_at, expires, (), failed)
        yield _with_files(wreck, command)


def _arrived(wreck: _Wreck, command: NewCommand) -> bool:
    """Where the file lost the platform's answer, the message itself may still be in it."""
    try:
        return any(wreck.ask(_LANDED, (command.conversation, command.id.encode())))
    except driver.DatabaseError:
        return False


def _is_whole(wreck: _Wreck) -> bool:
    try:
        for (table,) in list(wreck.ask(_TO_SAVE)):
            list(wreck.ask(f"SELECT total(length(body)) FROM {table}"))
    except driver.DatabaseError:
        return False
    return True


def _with_files(wreck: _Wreck, command: NewCommand) -> NewCommand:
    try:
        rows = list(wreck.ask(_FILES, (command.id,)))
    except driver.DatabaseError:
        return without_files(command, "file.damaged")
    if any(body is None for _, body in rows):
        return without_files(command, "file.damaged")
    return replace(command, files=tuple((name, body) for name, body in rows))


def _decoded(wreck: _Wreck, sql: str, decode: Callable[[bytes], T]) -> dict[str, T]:
    found = {}
    for id, row in _readable(wreck, sql).items():
        try:
            found[id] = decode(row[1])
        except msgspec.MsgspecError:
            continue
    return found


def _draft_files(wreck: _Wreck) -> Iterator[tuple[str, DraftFile, bytes]]:
    found = _readable(wreck, _DRAFT_FILES)
    for position in sorted(found):
        conversation, *names, body = found[position][1:]
        yield conversation, DraftFile(*names), body


def _readable(wreck: _Wreck, sql: str) -> dict[Any, Any]:
    """By first column; from both ends, so that one bad page in the middle hides only itself."""
    found: dict[Any, Any] = {}
    for way in ("ASC", "DESC"):
        try:
            for row in wreck.ask(sql.format(way)):
                found[row[0]] = row
        except driver.DatabaseError:
            continue
    return found
