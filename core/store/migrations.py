"""From the file as it was written to the file this version reads, in numbered steps.

A new file is made as `tables` says, at the newest version. Step n takes a file of version n to
version n + 1. A step that has been released never changes again, and uses nothing of `tables`:
what it did stands in files that people have.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection

from core.entities import Attachment
from core.errors import UserError
from core.folding import fold
from core.store import bodies
from core.store.tables import LOCAL, create_platform_tables, drop_platform_tables

Step = Callable[[Connection], None]
_COUNTED = """
offered answered answered_within abandoned abandoned_within flow_outs waited_ms
hand_off_replies hand_off_reply_ms handled talk_ms hold_ms wrap_up_ms transferred offers
accepted declined not_answered gave_up first_replies first_reply_ms next_replies
next_reply_ms resolved first_resolution_ms last_resolution_ms bot_sessions bot_contained
bot_handed_over bot_taken_over bot_hand_overs surveys satisfied evaluations
evaluations_failed evaluation_points signed_in_ms on_queue_ms interacting_ms
communicating_ms working_ms reason_ms
"""
_CODED = """
handled talk_ms hold_ms wrap_up_ms transferred bot_sessions bot_contained bot_handed_over
bot_taken_over bot_hand_overs reason_ms
"""


def _handovers(connection: Connection) -> None:
    """Hand-overs that wait for somebody get a column, an index and a tally of their own."""
    run = connection.exec_driver_sql
    # A snapshot that was cut short is begun again anyway, and makes its own tables
    drop_platform_tables(connection, "staged_")
    run("ALTER TABLE conversations ADD COLUMN handover INTEGER DEFAULT '0' NOT NULL")
    waiting = run("SELECT key, body FROM conversations WHERE status = 'open' AND assignee IS NULL")
    for key, body in waiting.fetchall():
        bot = bodies.conversation(body).bot
        if bot is not None and bot.phase == "handoff":
            run("UPDATE conversations SET handover = 1 WHERE key = ?", (key,))
    slot = str(run("SELECT name FROM sqlite_schema WHERE name GLOB 'inbox_all_*'").scalar_one())[-1]
    run(
        f"CREATE INDEX inbox_handover_{slot} ON conversations "
        "(last_at, key, channel, priority, unread, team) WHERE handover"
    )
    _tally_anew(connection)


def _tally_anew(connection: Connection) -> None:
    run = connection.exec_driver_sql
    run("DROP TABLE tallies")
    run(
        "CREATE TABLE tallies (status TEXT NOT NULL, assignee TEXT NOT NULL, team TEXT NOT NULL, "
        "handover INTEGER NOT NULL, total INTEGER NOT NULL, unread INTEGER NOT NULL, "
        "PRIMARY KEY (status, assignee, team, handover)) WITHOUT ROWID"
    )
    run(
        "INSERT INTO tallies SELECT status, coalesce(assignee, ''), coalesce(team, ''), handover, "
        "count(*), sum(unread > 0) FROM conversations GROUP BY 1, 2, 3, 4"
    )


def _draft_files(connection: Connection) -> None:
    """Files of drafts are kept in the store; until now a draft named paths outside."""
    run = connection.exec_driver_sql
    run(
        "CREATE TABLE draft_files (position INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
        "conversation TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, "
        "size INTEGER NOT NULL, sha256 TEXT NOT NULL, body BLOB NOT NULL)"
    )
    run("CREATE INDEX draft_files_of ON draft_files (conversation)")
    for conversation, body in run("SELECT conversation, body FROM drafts").fetchall():
        draft = msgspec.msgpack.encode({**msgspec.msgpack.decode(body), "files": ()})
        run("UPDATE drafts SET body = ? WHERE conversation = ?", (draft, conversation))


def _calls(connection: Connection) -> None:
    """Calls get a table they are listed and found by; their records stay where they are."""
    run = connection.exec_driver_sql
    drop_platform_tables(connection, "staged_")
    run(
        "CREATE TABLE calls (id TEXT NOT NULL, at INTEGER NOT NULL, agent TEXT, "
        "missed INTEGER NOT NULL, correlation TEXT NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID"
    )
    slot = str(run("SELECT name FROM sqlite_schema WHERE name GLOB 'inbox_all_*'").scalar_one())[-1]
    run(f"CREATE INDEX calls_by_time_{slot} ON calls (at, id, agent, missed)")
    run(f"CREATE INDEX calls_by_correlation_{slot} ON calls (correlation) WHERE correlation <> ''")
    for id, body in run("SELECT id, body FROM records WHERE kind = 'call'").fetchall():
        of = msgspec.msgpack.decode(body)
        came_in = of["direction"] == "in" and of.get("ended_at") is not None
        missed = came_in and of.get("cause", "answered") != "answered"
        row = (id, of["started_at"], of.get("agent"), missed)
        run("INSERT INTO calls VALUES (?, ?, ?, ?, '')", row)


def _work(connection: Connection) -> None:
    """Work gets a table it is found by. What older versions could not read of it is fetched anew."""
    run = connection.exec_driver_sql
    drop_platform_tables(connection, "staged_")
    run(
        "CREATE TABLE work (kind TEXT NOT NULL, id TEXT NOT NULL, agent TEXT, ended INTEGER, "
        "PRIMARY KEY (kind, id)) WITHOUT ROWID"
    )
    slot = str(run("SELECT name FROM sqlite_schema WHERE name GLOB 'inbox_all_*'").scalar_one())[-1]
    run(f"CREATE INDEX work_of_{slot} ON work (agent, ended)")
    run(f"CREATE INDEX work_ended_{slot} ON work (ended) WHERE ended IS NOT NULL")
    _fetch_anew(connection)


def _fetch_anew(connection: Connection) -> None:
    """As after a snapshot that was cut short: what is here is shown until the next one is whole."""
    run = connection.exec_driver_sql
    cursor = run("SELECT value FROM meta WHERE name = 'cursor'").scalar()
    if cursor is not None:
        at = msgspec.msgpack.decode(cursor)
        begun = msgspec.msgpack.encode({**at, "staged": False, "resumes": at})
        run("DELETE FROM meta WHERE name = 'cursor'")
        run("INSERT INTO meta(name, value) VALUES ('snapshot', ?)", (begun,))


def _wrap_ups(connection: Connection) -> None:
    """Half-written wrap-ups are kept, as drafts are."""
    connection.exec_driver_sql(
        "CREATE TABLE wrap_ups (interaction TEXT NOT NULL, body BLOB NOT NULL, "
        "PRIMARY KEY (interaction)) WITHOUT ROWID"
    )


def _own(connection: Connection) -> None:
    """Half-written evaluations, saved searches and views are kept, as drafts are."""
    connection.exec_driver_sql(
        "CREATE TABLE own (kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, "
        "PRIMARY KEY (kind, id)) WITHOUT ROWID"
    )


def _supervision(connection: Connection) -> None:
    """What older versions could not read of supervision and evaluations is fetched anew."""
    drop_platform_tables(connection, "staged_")
    _fetch_anew(connection)


def _figures(connection: Connection) -> None:
    """What happened to everybody gets tables of its own, for whoever supervises, and its sums."""
    run = connection.exec_driver_sql
    drop_platform_tables(connection, "staged_")
    run(
        "CREATE TABLE happened (kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, "
        "done INTEGER, queue TEXT NOT NULL, agent TEXT NOT NULL, body BLOB NOT NULL, "
        "PRIMARY KEY (kind, id)) WITHOUT ROWID"
    )
    run("CREATE INDEX happened_at ON happened (kind, at)")
    run("CREATE INDEX happened_done ON happened (kind, done)")
    run("CREATE INDEX happened_to ON happened (kind, agent, done, at)")
    run(
        "CREATE TABLE timed (agent TEXT NOT NULL, up_to INTEGER NOT NULL, "
        "PRIMARY KEY (agent)) WITHOUT ROWID"
    )
    run(
        "CREATE TABLE unread_talks (conversation TEXT NOT NULL, "
        "PRIMARY KEY (conversation)) WITHOUT ROWID"
    )
    _make_sums(connection)
    _fetch_anew(connection)


def _make_sums(connection: Connection) -> None:
    for name, fields, keys in (
        ("sums_quarter", _COUNTED, ("at", "queue", "media")),
        ("sums_day", _COUNTED, ("at", "agent", "queue", "media")),
        ("sums_agent", _COUNTED, ("agent", "at", "queue", "media", "code")),
        ("sums_code", _CODED, ("at", "code", "agent", "queue", "media")),
    ):
        kinds = ((key, "INTEGER" if key == "at" else "TEXT") for key in keys)
        columns = [f"{key} {kind} NOT NULL" for key, kind in kinds]
        columns += [f"{field} INTEGER DEFAULT '0' NOT NULL" for field in fields.split()]
        connection.exec_driver_sql(
            f"CREATE TABLE {name} ({', '.join(columns)}, PRIMARY KEY ({', '.join(keys)})) "
            "WITHOUT ROWID"
        )


def _library(connection: Connection) -> None:
    """What the library finds contacts by; it comes with the next snapshot."""
    run = connection.exec_driver_sql
    drop_platform_tables(connection, "staged_")
    slot = str(run("SELECT name FROM sqlite_schema WHERE name GLOB 'inbox_all_*'").scalar_one())[-1]
    run(
        "CREATE TABLE said (key INTEGER NOT NULL PRIMARY KEY, conversation INTEGER NOT NULL, "
        "who INTEGER NOT NULL, size INTEGER NOT NULL)"
    )
    run(
        "CREATE TABLE facets (conversation INTEGER NOT NULL, source TEXT NOT NULL, "
        "kind TEXT NOT NULL, value BLOB NOT NULL, "
        "PRIMARY KEY (conversation, source, kind, value)) WITHOUT ROWID"
    )
    run(f"CREATE INDEX facets_by_{slot} ON facets (kind, value, conversation)")
    run(
        "CREATE TABLE early (conversation TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, "
        "PRIMARY KEY (conversation, kind, id)) WITHOUT ROWID"
    )
    run(
        "CREATE TABLE told (key INTEGER NOT NULL PRIMARY KEY, conversation INTEGER NOT NULL, "
        "kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (kind, id))"
    )
    run(f"CREATE INDEX told_in_{slot} ON told (conversation)")
    run(
        "CREATE VIRTUAL TABLE told_words USING fts5(customer, agent, bot, note, content='', "
        "tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    for option, value in (("pgsz", 3900), ("secure-delete", 1)):
        run("INSERT INTO told_words(told_words, rank) VALUES (?, ?)", (option, value))
    _fetch_anew(connection)


def _listed(connection: Connection) -> None:
    """What is told of supervision is found by time and words; it comes with the next snapshot."""
    run = connection.exec_driver_sql
    drop_platform_tables(connection, "staged_")
    slot = str(run("SELECT name FROM sqlite_schema WHERE name GLOB 'inbox_all_*'").scalar_one())[-1]
    run(
        "CREATE TABLE listed (kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, "
        "ended INTEGER, act TEXT NOT NULL, who TEXT NOT NULL, whom TEXT NOT NULL, "
        "words TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID"
    )
    run(f"CREATE INDEX listed_by_time_{slot} ON listed (kind, at, id)")
    run(f"CREATE INDEX listed_ended_{slot} ON listed (kind, ended)")
    run(f"CREATE INDEX listed_acts_{slot} ON listed (act) WHERE act <> ''")
    _fetch_anew(connection)


def _recordings(connection: Connection) -> None:
    """Which files were fetched ahead."""
    connection.exec_driver_sql("ALTER TABLE files ADD COLUMN ahead INTEGER DEFAULT 0 NOT NULL")


def _audit_words(connection: Connection) -> None:
    """The audit list is found by the names of its facts as well, and by why something was refused."""
    run = connection.exec_driver_sql
    for id, body in run("SELECT id, body FROM records WHERE kind = 'audit_entry'").fetchall():
        of = msgspec.msgpack.decode(body)
        facts = " ".join(f"{name} {value}" for name, value in of.get("facts", {}).items())
        words = fold(" ".join((of["act"], of.get("subject", ""), facts, of.get("refused", ""))))
        run("UPDATE listed SET words = ? WHERE kind = 'audit_entry' AND id = ?", (words, id))


def _attached(connection: Connection) -> None:
    """Files that come piece by piece; and which files what is kept has, from what is here already:
    a machine without a line would otherwise not know what it is to have."""
    run = connection.exec_driver_sql
    drop_platform_tables(connection, "staged_")
    run("ALTER TABLE files ADD COLUMN whole INTEGER DEFAULT 1 NOT NULL")
    run(
        "CREATE TABLE pieces (file INTEGER NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, "
        "PRIMARY KEY (file, number))"
    )
    slot = str(run("SELECT name FROM sqlite_schema WHERE name GLOB 'inbox_all_*'").scalar_one())[-1]
    run(
        "CREATE TABLE attached (source TEXT NOT NULL, id TEXT NOT NULL, conversation TEXT NOT NULL, "
        "at INTEGER NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, "
        "PRIMARY KEY (source, id)) WITHOUT ROWID"
    )
    run(f"CREATE INDEX attached_by_time_{slot} ON attached (at)")
    run(f"CREATE INDEX attached_by_id_{slot} ON attached (id)")
    for row in _files_known(connection):
        run("INSERT OR REPLACE INTO attached VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _files_known(connection: Connection) -> Iterator[tuple[str | int, ...]]:
    run = connection.exec_driver_sql
    some = "SELECT key, body FROM messages WHERE instr(body, CAST('attachments' AS BLOB))"
    for key, body in run(some):
        of = bodies.message(body)
        if of.call is None and of.kind != "activity":
            for file in of.attachments:
                yield (f"message:{key}", file.id, of.conversation, of.at, *_as_file(file))
    for body in run("SELECT body FROM records WHERE kind = 'call'").scalars():
        of = bodies.record("call", body)
        for file in (of.recording, *(leg.recording for leg in of.legs)):
            if file is not None and of.conversation is not None:
                yield (f"call:{of.id}", file.id, of.conversation, of.started_at, *_as_file(file))


def _as_file(file: Attachment) -> tuple[int, str, str]:
    return file.size, file.sha256, file.name


def _surveys_sent(connection: Connection) -> None:
    """How many surveys were sent, and how many of those came back, are counted from now on."""
    for table in ("sums_quarter", "sums_day", "sums_agent"):
        for field in ("surveys_sent", "surveys_returned"):
            connection.exec_driver_sql(
                f"ALTER TABLE {table} ADD COLUMN {field} INTEGER DEFAULT '0' NOT NULL"
            )


STEPS: tuple[Step, ...] = (
    _handovers, _draft_files, _calls, _work, _wrap_ups, _supervision, _own, _figures, _library,
    _listed, _recordings, _audit_words, _attached, _surveys_sent,
)  # fmt: skip


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Makes a new file, or runs the missing steps, inside the caller's transaction.

    Raises UserError store.newer where a newer version wrote the file.
    """
    found, newest = version(connection), len(steps) + 1
    if found > newest:
        raise UserError("store.newer", version=str(found))
    if found == 0:
        LOCAL.create_all(connection, checkfirst=False)
        create_platform_tables(connection)
    for step in steps[found - 1 :] if found else ():
        step(connection)
    if found < newest:
        connection.exec_driver_sql(f"PRAGMA user_version = {newest}")


def version(connection: Connection) -> int:
    """0: a file nothing was written to."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
