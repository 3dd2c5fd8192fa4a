"""Every table of the platform's file; `Database` in `backend/database.py` makes them.

State is kept as the entities' own JSON with only the columns that queries need beside it.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text))

counters = Table(
    "counters", metadata, Column("account", Text, primary_key=True), Column("seq", Integer)
)

events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("by_kind", Text, nullable=False),
    Column("by_id", Text, nullable=False),
    Column("cause", Text),
    Column("body", LargeBinary, nullable=False),
    Column("conversation", Text),
    # Who had the conversation when it happened: a replay must answer as the live line did
    Column("team", Text),
    Column("assignee", Text),
    Column("audience", Text),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("contact", Text, nullable=False),
    Column("team", Text),
    Column("assignee", Text),
    Column("status", Text, nullable=False),
    Column("last_at", Integer, nullable=False),
    Column("snoozed_until", Integer),
    Column("body", LargeBinary, nullable=False),
    Index("conversations_by_time", "last_at", "id"),
    Index("conversations_by_contact", "contact"),
    Index("conversations_by_status", "status", "snoozed_until"),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation", Text, primary_key=True),
    Column("order", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("contact", Text),
    Column("conversation", Text),
    Column("number", Text),
    Column("body", LargeBinary, nullable=False),
    Index("entities_by_contact", "contact", "kind"),
    Index("entities_by_number", "kind", "number"),
    Index("entities_by_conversation", "conversation"),
)
_TIMES = (
    ("calls_by_time", "call", "started_at"), ("surveys_by_time", "survey", "at"),
    ("surveys_by_asking", "survey", "asked_at"),
    ("evaluations_by_time", "evaluation", "signed_at"),
    ("supervisions_by_end", "supervision", "ended_at"), ("alerts_by_end", "alert", "cleared_at"),
    ("audit_by_time", "audit_entry", "at"), ("announcements_by_time", "announcement", "at"),
    ("audit_by_act", "audit_entry", "act"),
)  # fmt: skip
BY_TIME = tuple(
    f"CREATE INDEX IF NOT EXISTS {name} ON entities (json_extract(body, '$.{field}')) "
    f"WHERE kind = '{kind}'"
    for name, kind, field in _TIMES
)
"""Written out: the library cannot see whether indices of expressions are there."""

work = Table(
    "work",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("agent", Text),
    Column("contact", Text),
    Column("conversation", Text),
    Column("call", Text),
    Column("interaction", Text),
    Column("at", Integer),
    # Null as long as it is not over
    Column("ended_at", Integer),
    Column("body", LargeBinary, nullable=False),
    Index("work_by_agent", "agent", "ended_at"),
    Index("work_by_contact", "contact", "at"),
    Index("work_by_conversation", "conversation", "ended_at"),
    Index("work_of_call", "call", "kind"),
    Index("work_of_interaction", "interaction", "kind"),
    Index("work_by_kind_and_end", "kind", "ended_at"),
    Index("work_by_kind_and_time", "kind", "at", "ended_at"),
)
"""Interactions, offers and tasks: apart from the other entities, because they are many, short-lived
and asked for by who has them. `at`: when it entered, was made, or is due."""

sums = Table(
    "sums",
    metadata,
    Column("day", Integer, primary_key=True),
    Column("zone", Text, primary_key=True),
    Column("quarters", LargeBinary, nullable=False),
    Column("whole", LargeBinary, nullable=False),
)
"""Figures of days that are over, by quarter of an hour and of the day as a whole: worked out from the
rest, and thrown away where something of such a day changes after all."""

marks = Table(
    "marks",
    metadata,
    Column("user", Text, primary_key=True),
    Column("conversation", Text, primary_key=True),
    Column("up_to", Integer, nullable=False),
    Column("seq", Integer, nullable=False, default=0),
)
"""What each person has read; the row of user "" is what everybody had read when it was loaded."""

commands = Table(
    "commands",
    metadata,
    Column("account", Text, primary_key=True),
    Column("user", Text, primary_key=True),
    Column("device", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("result", LargeBinary, nullable=False),
    Column("seq", Integer),
    Column("at", Integer, nullable=False),
    Index("commands_by_time", "at"),
)

letters = Table(
    "letters",
    metadata,
    Column("message", Text, primary_key=True),
    Column("conversation", Text, nullable=False),
    Column("to", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    # Null once it was sent, or given up
    Column("next_at", Integer),
    Index("letters_by_time", "next_at"),
)
"""Answers that are to leave by e-mail."""

attached = Table(
    "attached",
    metadata,
    Column("id", Text, primary_key=True),
    Column("conversation", Text, primary_key=True),
)
"""Which conversation a file was sent in; "" where everybody signed in may have it."""

scopes = Table(
    "scopes",
    metadata,
    Column("user", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
)
"""When a person's role or teams changed last: an older cursor was filtered by another rule."""

accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("demonstration", Integer, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("disabled", Integer, nullable=False, default=0),
    Index("users_by_name", "account", "name", unique=True),
)
"""People who may sign in; everything else about them is their Agent entity of the same id."""

errands = Table(
    "errands",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("answer", Text),
)
"""What the command line asks of a platform that runs; `answer` is null until it was done."""

families = Table(
    "families",
    metadata,
    Column("id", Text, primary_key=True),
    Column("user", Text, ForeignKey("users.id"), nullable=False),
    Column("device", Text, nullable=False),
    Column("token", LargeBinary, nullable=False, unique=True),
    Column("expires_at", Integer, nullable=False),
    Column("revoked", Integer, nullable=False, default=0),
    Column("client", Text, nullable=False, default=""),
    Column("seen_at", Integer, nullable=False),
)
"""One sign-in of one device: only the hash of its newest refresh token is kept."""

spent = Table(
    "spent",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    Column("family", Text, ForeignKey("families.id"), nullable=False),
    Column("successor", LargeBinary, nullable=False),
    Column("at", Integer, nullable=False),
)
"""Refresh tokens that were used: seeing one again means that somebody copied it."""

uploads = Table(
    "uploads",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("done", Integer, nullable=False, default=0),
    Column("at", Integer, nullable=False),
)
