"""Attached: which files belong to what is kept, those of messages and the recordings of calls.

Part of the transaction that brings them, so that nobody has to read bodies to know what to fetch ahead.
"""

from collections.abc import Iterable, Iterator, Sequence

from core.entities import LOCAL, Attachment, CallRecord, Message
from core.erasure import files_of
from core.store.batch import Batch

Row = tuple[str, str, str, int, int, str, str]
"""Source, id, conversation, at, size, sha256 and name."""
_PUT = """
INSERT OR REPLACE INTO {}attached(source, id, conversation, at, size, sha256, name)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_GONE = "DELETE FROM {}attached WHERE source = ?"


def ingest(batch: Batch) -> None:
    """Once the messages and records of the batch are written and have their keys."""
    gone, come = set[tuple[str]](), list[Row]()
    for before, after in (*_of_messages(batch), *_of_calls(batch)):
        if before != after:
            gone |= {(row[0],) for row in before}
            come += after
    _many(batch, _GONE, sorted(gone))
    _many(batch, _PUT, come)


def of_message(key: int, message: Message | None) -> list[Row]:
    """What an entry holds that stands for a call is the call's."""
    if message is None or message.kind == "activity" or message.call:
        return []
    return _rows(f"message:{key}", message.conversation, message.at, message.attachments)


def of_call(call: CallRecord | None) -> list[Row]:
    """Without a conversation it is in nobody's library."""
    if call is None or call.conversation is None:
        return []
    return _rows(f"call:{call.id}", call.conversation, call.started_at, files_of(call))


def _of_messages(batch: Batch) -> Iterator[tuple[list[Row], list[Row]]]:
    """As it was, and as it is."""
    for within in batch.messages.values():
        for entry in within.values():
            if entry.changed:
                yield of_message(entry.key, entry.before), of_message(entry.key, entry.after)


def _of_calls(batch: Batch) -> Iterator[tuple[list[Row], list[Row]]]:
    for (kind, _), entry in batch.records.items():
        if kind == "call" and entry.changed:
            yield of_call(entry.before), of_call(entry.after)


def _rows(source: str, conversation: str, at: int, found: Iterable[Attachment]) -> list[Row]:
    return [
        (source, file.id, conversation, at, file.size, file.sha256, file.name)
        for file in found if not file.id.startswith(LOCAL)
    ]  # fmt: skip


def _many(batch: Batch, sql: str, rows: Sequence[tuple[str] | Row]) -> None:
    if rows:
        batch.connection.exec_driver_sql(sql.format(batch.prefix), list(rows))
