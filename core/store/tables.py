"""The tables of the store. What the platform owns comes in a set, so that a snapshot can stage one.

Bodies are whole entities; the columns beside them are only what a list is found or ordered by.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import (
    BLOB,
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from core.metrics.tally import CODED, FIELDS

STAGED = "staged_"
FULL_TEXT = {
    "message_words": "words", "contact_words": "words", "conversation_words": "words",
    "told_words": "customer, agent, bot, note",
}  # fmt: skip
"""Each with its columns."""
_PAGE = 3900
"""Bytes of one leaf of the full-text index: with SQLCipher's reserve, a larger one would not
fit a page and every leaf would cost two."""


@dataclass(frozen=True, slots=True)
class PlatformTables:
    """What only the platform's events change. `prefix` is empty for the set that is shown."""

    prefix: str
    metadata: MetaData


def platform_tables(prefix: str = "", slot: str = "a") -> PlatformTables:
    """The set of tables; index names carry `slot`, as SQLite cannot rename an index."""
    tables = PlatformTables(prefix, MetaData())
    for make in (
        _conversations, _labelled, _tallies, _messages, _vocabulary, _contacts, _records, _calls, _work,
        _library, _told, _listed, _attached,
    ):  # fmt: skip
        make(tables.metadata, prefix, slot)
    return tables


def create_platform_tables(connection: Connection, prefix: str = "", slot: str = "a") -> None:
    platform_tables(prefix, slot).metadata.create_all(connection, checkfirst=False)
    for name, columns in FULL_TEXT.items():
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {prefix}{name} USING fts5({columns}, content='', "
            "tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
        )
        for option, value in (("pgsz", _PAGE), ("secure-delete", 1)):
            connection.exec_driver_sql(
                f"INSERT INTO {prefix}{name}({prefix}{name}, rank) VALUES (?, ?)", (option, value)
            )


def drop_platform_tables(connection: Connection, prefix: str = "") -> None:
    for name in platform_names():
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {prefix}{name}")


def platform_names() -> Iterator[str]:
    """Every table of the set, full text included."""
    yield from platform_tables().metadata.tables
    yield from FULL_TEXT


def _conversations(metadata: MetaData, prefix: str, slot: str) -> None:
    at = Table(
        f"{prefix}conversations", metadata,
        Column("key", Integer, primary_key=True), Column("id", Text, nullable=False, unique=True),
        Column("contact", Text, nullable=False), Column("channel", Text, nullable=False),
        Column("status", Text, nullable=False), Column("assignee", Text), Column("team", Text),
        Column("priority", Text, nullable=False), Column("unread", Integer, nullable=False),
        Column("last_at", Integer, nullable=False), Column("body", BLOB, nullable=False),
        Column("handover", Integer, nullable=False, server_default="0"),
    ).c  # fmt: skip
    # Each view has an index that holds all it asks for, so an order of 100,000 is read from it alone
    order = (at.last_at, at.key, at.channel, at.priority, at.unread)
    open_ = text("status = 'open'")
    Index(f"inbox_all_{slot}", *order)
    Index(f"inbox_assignee_{slot}", at.assignee, *order, sqlite_where=open_)
    Index(f"inbox_team_{slot}", at.team, *order, sqlite_where=open_)
    Index(f"inbox_handover_{slot}", *order, at.team, sqlite_where=text("handover"))
    for status in ("pending", "snoozed"):
        where = text(f"status = '{status}'")
        Index(f"inbox_{status}_{slot}", *order, sqlite_where=where)
    Index(f"conversations_of_{slot}", at.contact)


def _labelled(metadata: MetaData, prefix: str, slot: str) -> None:
    Table(
        f"{prefix}labelled", metadata,
        Column("conversation", Integer), Column("label", Text),
        PrimaryKeyConstraint("label", "conversation"), sqlite_with_rowid=False,
    )  # fmt: skip


def _tallies(metadata: MetaData, prefix: str, slot: str) -> None:
    """How many conversations there are of each kind a view counts, kept by every change."""
    Table(
        f"{prefix}tallies", metadata,
        Column("status", Text), Column("assignee", Text), Column("team", Text),
        Column("handover", Integer),
        Column("total", Integer, nullable=False), Column("unread", Integer, nullable=False),
        PrimaryKeyConstraint("status", "assignee", "team", "handover"), sqlite_with_rowid=False,
    )  # fmt: skip


def _messages(metadata: MetaData, prefix: str, slot: str) -> None:
    at = Table(
        f"{prefix}messages", metadata,
        Column("key", Integer, primary_key=True), Column("conversation", Integer, nullable=False),
        Column("position", Integer, nullable=False), Column("id", Text, nullable=False),
        Column("delivery", Integer), Column("body", BLOB, nullable=False),
        UniqueConstraint("conversation", "position"),
    ).c  # fmt: skip
    Index(
        f"undelivered_{slot}", at.conversation, at.position,
        sqlite_where=text("delivery < 2"),
    )  # fmt: skip


def _vocabulary(metadata: MetaData, prefix: str, slot: str) -> None:
    """Every longer word of the messages: a beginning is looked up here and asked for as whole words."""
    Table(
        f"{prefix}vocabulary", metadata, Column("word", Text, primary_key=True),
        sqlite_with_rowid=False,
    )  # fmt: skip


def _contacts(metadata: MetaData, prefix: str, slot: str) -> None:
    Table(
        f"{prefix}contacts", metadata,
        Column("key", Integer, primary_key=True), Column("id", Text, nullable=False, unique=True),
        Column("body", BLOB, nullable=False),
    )  # fmt: skip


def _records(metadata: MetaData, prefix: str, slot: str) -> None:
    at = Table(
        f"{prefix}records", metadata,
        Column("kind", Text), Column("id", Text), Column("owner", Text),
        Column("body", BLOB, nullable=False),
        PrimaryKeyConstraint("kind", "id"), sqlite_with_rowid=False,
    ).c  # fmt: skip
    Index(f"records_of_{slot}", at.owner, sqlite_where=text("owner IS NOT NULL"))


def _calls(metadata: MetaData, prefix: str, slot: str) -> None:
    """The records of calls by what they are listed and found by."""
    at = Table(
        f"{prefix}calls", metadata,
        Column("id", Text, primary_key=True), Column("at", Integer, nullable=False),
        Column("agent", Text), Column("missed", Integer, nullable=False),
        Column("correlation", Text, nullable=False), sqlite_with_rowid=False,
    ).c  # fmt: skip
    Index(f"calls_by_time_{slot}", at.at, at.id, at.agent, at.missed)
    Index(
        f"calls_by_correlation_{slot}", at.correlation, sqlite_where=text("correlation <> ''")
    )  # fmt: skip


def _work(metadata: MetaData, prefix: str, slot: str) -> None:
    """Interactions, offers and tasks by whose they are and whether they are over."""
    at = Table(
        f"{prefix}work", metadata,
        Column("kind", Text, nullable=False), Column("id", Text, nullable=False),
        Column("agent", Text), Column("ended", Integer),
        PrimaryKeyConstraint("kind", "id"), sqlite_with_rowid=False,
    ).c  # fmt: skip
    Index(f"work_of_{slot}", at.agent, at.ended)
    Index(f"work_ended_{slot}", at.ended, sqlite_where=text("ended IS NOT NULL"))


def _library(metadata: MetaData, prefix: str, slot: str) -> None:
    """What the library finds contacts by. said: whose words a message holds,
    and how many letters it has; facets: what is known of
    a conversation, each with the record that says so; early: records that came before theirs."""
    Table(
        f"{prefix}said", metadata,
        Column("key", Integer, primary_key=True), Column("conversation", Integer, nullable=False),
        Column("who", Integer, nullable=False), Column("size", Integer, nullable=False),
    )  # fmt: skip
    facets = Table(
        f"{prefix}facets", metadata,
        Column("conversation", Integer), Column("source", Text), Column("kind", Text),
        Column("value", BLOB), sqlite_with_rowid=False,
    )  # fmt: skip
    at = facets.c
    facets.append_constraint(PrimaryKeyConstraint(at.conversation, at.source, at.kind, at.value))
    Index(f"facets_by_{slot}", at.kind, at.value, at.conversation)
    Table(
        f"{prefix}early", metadata,
        Column("conversation", Text), Column("kind", Text), Column("id", Text),
        PrimaryKeyConstraint("conversation", "kind", "id"), sqlite_with_rowid=False,
    )  # fmt: skip


def _told(metadata: MetaData, prefix: str, slot: str) -> None:
    """What was said and noted beside the messages: in calls, at a wrap-up, in a survey."""
    at = Table(
        f"{prefix}told", metadata,
        Column("key", Integer, primary_key=True), Column("conversation", Integer, nullable=False),
        Column("kind", Text, nullable=False), Column("id", Text, nullable=False),
        Column("body", BLOB, nullable=False), UniqueConstraint("kind", "id"),
    ).c  # fmt: skip
    Index(f"told_in_{slot}", at.conversation)


def _listed(metadata: MetaData, prefix: str, slot: str) -> None:
    """What is told of supervision, by time and by words. ended: what lasts no longer, or never did;
    act: of the audit list, what was done."""
    at = Table(
        f"{prefix}listed", metadata,
        Column("kind", Text), Column("id", Text), Column("at", Integer, nullable=False),
        Column("ended", Integer), Column("act", Text, nullable=False),
        Column("who", Text, nullable=False), Column("whom", Text, nullable=False),
        Column("words", Text, nullable=False),
        PrimaryKeyConstraint("kind", "id"), sqlite_with_rowid=False,
    ).c  # fmt: skip
    Index(f"listed_by_time_{slot}", at.kind, at.at, at.id)
    Index(f"listed_ended_{slot}", at.kind, at.ended)
    Index(f"listed_acts_{slot}", at.act, sqlite_where=text("act <> ''"))


def _attached(metadata: MetaData, prefix: str, slot: str) -> None:
    """Files of messages and recordings of calls, each with what it belongs to. source: "call:" and
    the call's id, or "message:" and the message's key; conversation: the platform's id."""
    at = Table(
        f"{prefix}attached", metadata,
        Column("source", Text), Column("id", Text), Column("conversation", Text, nullable=False),
        Column("at", Integer, nullable=False), Column("size", Integer, nullable=False),
        Column("sha256", Text, nullable=False), Column("name", Text, nullable=False),
        PrimaryKeyConstraint("source", "id"), sqlite_with_rowid=False,
    ).c  # fmt: skip
    Index(f"attached_by_time_{slot}", at.at)
    Index(f"attached_by_id_{slot}", at.id)


LOCAL = MetaData()
"""What is this machine's own. Made before the platform's tables, so that the first pages of the
file hold the unsent replies: a file cut in half still gives them back."""

outbox = Table(
    "outbox", LOCAL,
    Column("position", Integer, primary_key=True), Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False), Column("conversation", Text),
    Column("created_at", Integer, nullable=False), Column("expires", Integer),
    Column("failed", Text), Column("acknowledged", Integer),
    Column("landed", Integer, nullable=False, server_default="0"),
    Column("body", BLOB, nullable=False), sqlite_autoincrement=True,
)  # fmt: skip
drafts = Table(
    "drafts", LOCAL,
    Column("conversation", Text, primary_key=True), Column("body", BLOB, nullable=False),
)  # fmt: skip
own = Table(
    "own", LOCAL,
    Column("kind", Text, primary_key=True), Column("id", Text, primary_key=True),
    Column("body", BLOB, nullable=False), sqlite_with_rowid=False,
)  # fmt: skip
wrap_ups = Table(
    "wrap_ups", LOCAL,
    Column("interaction", Text, primary_key=True), Column("body", BLOB, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
meta = Table(
    "meta", LOCAL, Column("name", Text, primary_key=True), Column("value", BLOB, nullable=False)
)
files = Table(
    "files", LOCAL,
    Column("key", Integer, primary_key=True), Column("id", Text), Column("sha256", Text),
    Column("command", Text), Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False), Column("used_at", Integer, nullable=False),
    Column("ahead", Integer, nullable=False, server_default=text("0")),
    Column("whole", Integer, nullable=False, server_default=text("1")),
)  # fmt: skip
"""ahead: it was fetched before anybody opened it (`core.store.ahead`); whole: 0 until all of it came."""
Index("files_by_id", files.c.id)
Index("files_by_sha256", files.c.sha256)
Index("files_by_command", files.c.command, sqlite_where=text("command IS NOT NULL"))
contents = Table(
    "contents",
    LOCAL,
    Column("file", Integer, primary_key=True),
    Column("body", BLOB, nullable=False),
)
pieces = Table(
    "pieces",
    LOCAL,
    Column("file", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", BLOB, nullable=False),
)
draft_files = Table(
    "draft_files", LOCAL,
    Column("position", Integer, primary_key=True), Column("id", Text, nullable=False, unique=True),
    Column("conversation", Text, nullable=False), Column("name", Text, nullable=False),
    Column("mime", Text, nullable=False), Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False), Column("body", BLOB, nullable=False),
)  # fmt: skip
Index("draft_files_of", draft_files.c.conversation)
unknown_events = Table(
    "unknown_events", LOCAL,
    Column("seq", Integer, primary_key=True), Column("type", Text, nullable=False),
    Column("at", Integer, nullable=False), Column("body", BLOB, nullable=False),
)  # fmt: skip
happened = Table(
    "happened", LOCAL,
    Column("kind", Text), Column("id", Text), Column("at", Integer, nullable=False),
    Column("done", Integer), Column("queue", Text, nullable=False),
    Column("agent", Text, nullable=False), Column("body", BLOB, nullable=False),
    PrimaryKeyConstraint("kind", "id"), sqlite_with_rowid=False,
)  # fmt: skip
Index("happened_at", happened.c.kind, happened.c.at)
Index("happened_done", happened.c.kind, happened.c.done)
Index("happened_to", happened.c.kind, happened.c.agent, happened.c.done, happened.c.at)
timed = Table(
    "timed", LOCAL, Column("agent", Text, primary_key=True),
    Column("up_to", Integer, nullable=False), sqlite_with_rowid=False,
)  # fmt: skip
unread_talks = Table(
    "unread_talks", LOCAL, Column("conversation", Text, primary_key=True), sqlite_with_rowid=False
)


def _sums(name: str, fields: tuple[str, ...], *keys: str) -> Table:
    """Found by the keys in their order."""
    named = (Column(key, Integer if key == "at" else Text) for key in keys)
    sums = (Column(field, Integer, nullable=False, server_default="0") for field in fields)
    return Table(
        name, LOCAL, *named, *sums, PrimaryKeyConstraint(*keys), sqlite_with_rowid=False
    )  # fmt: skip


SUMS = (
    _sums("sums_quarter", FIELDS, "at", "queue", "media"),
    _sums("sums_day", FIELDS, "at", "agent", "queue", "media"),
    _sums("sums_agent", FIELDS, "agent", "at", "queue", "media", "code"),
    _sums("sums_code", CODED, "at", "code", "agent", "queue", "media"),
)
"""The sums of `core.metrics.tally` in the four ways in which reports ask for them."""
