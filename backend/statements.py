"""What is asked of the tables most: made once, because to build a statement takes longer than to run it."""

from typing import Any

from sqlalchemy import bindparam, func, select, text

from backend.tables import conversations, entities, work


def _of_work(*where: Any) -> Any:
    return select(work.c.body).where(work.c.kind == bindparam("kind"), *where)


_OPEN = work.c.ended_at.is_(None)
_OF: Any = bindparam("of")
CONVERSATION = select(conversations.c.body).where(conversations.c.id == bindparam("id"))
ENTITY = select(entities.c.body).where(
    entities.c.kind == bindparam("kind"), entities.c.id == bindparam("id")
)
SURVEYS_OF = select(entities.c.body).where(
    entities.c.kind == "survey", entities.c.conversation == bindparam("of")
)
WORK = _of_work(work.c.id == bindparam("id"))
OF_INTERACTION = _of_work(work.c.interaction == _OF)
IN_HAND = _of_work(work.c.agent == _OF, _OPEN)
IN_CONVERSATION = _of_work(work.c.conversation == _OF, _OPEN, work.c.call.is_(None))
OF_CALL = _of_work(work.c.call == _OF)
UNFINISHED = _of_work(_OPEN)
ENDED_SINCE = _of_work(work.c.ended_at >= _OF)
VISITS = _of_work(work.c.contact == _OF, work.c.at >= bindparam("since"))
LAST_AGENT = (
    select(conversations.c.assignee)
    .where(conversations.c.contact == _OF, conversations.c.assignee.is_not(None))
    .order_by(conversations.c.last_at.desc())
    .limit(1)
)
SKILLED = (
    select(entities.c.id)
    .where(
        entities.c.kind == "profile",
        func.json_type(entities.c.body, bindparam("path")).is_not(None),
    )
    .limit(1)
)
_START: Any = bindparam("start")
_END: Any = bindparam("end")
BEGAN = _of_work(work.c.at >= _START, work.c.at < _END)
ENDED = _of_work(work.c.ended_at >= _START, work.c.ended_at < _END, work.c.at < _START)
LASTED = _of_work(
    work.c.at < _START, func.coalesce(work.c.ended_at, 1 << 62) >= _END
)  # fmt: skip
"""Of a time: what began within it, what else ended within it, and what lasted all through it."""
CALLS = text(
    "SELECT body FROM entities INDEXED BY calls_by_time WHERE kind = 'call' "
    "AND json_extract(body, '$.started_at') >= :start AND json_extract(body, '$.started_at') < :end"
)
SURVEYS = text(
    "SELECT body FROM entities INDEXED BY surveys_by_time WHERE kind = 'survey' "
    "AND json_extract(body, '$.at') >= :start AND json_extract(body, '$.at') < :end "
    "UNION SELECT body FROM entities INDEXED BY surveys_by_asking WHERE kind = 'survey' "
    "AND json_extract(body, '$.asked_at') >= :start AND json_extract(body, '$.asked_at') < :end"
)
"""Asked or answered within it."""
SIGNED = text(
    "SELECT body FROM entities INDEXED BY evaluations_by_time WHERE kind = 'evaluation' AND "
    "json_extract(body, '$.signed_at') >= :start AND json_extract(body, '$.signed_at') < :end"
)
"""Written out, for only so are their indices found."""


def _told(kind: str, index: str, field: str, which: str) -> str:
    at = f"json_extract(body, '$.{field}')"
    return f"SELECT body FROM entities INDEXED BY {index} WHERE kind = '{kind}' AND {at} {which}"


_GOES_ON = _told("supervision", "supervisions_by_end", "ended_at", "IS NULL")
_STANDS = _told("alert", "alerts_by_end", "cleared_at", "IS NULL")
_TAKEN_OUT = _told("audit_entry", "audit_by_act", "act", "= 'export'")
SUPERVISIONS, STANDING, TAKEN_OUT = text(_GOES_ON), text(_STANDS), text(_TAKEN_OUT)
"""Those that go on, the alerts that stand, and every time something was taken out."""
LATELY = {
    kind: text(" UNION ALL ".join(parts))
    for kind, *parts in (
        ("supervision", _GOES_ON, _told("supervision", "supervisions_by_end", "ended_at", ">= :of")),
        ("alert", _STANDS, _told("alert", "alerts_by_end", "cleared_at", ">= :of")),
        (
            "audit_entry", _told("audit_entry", "audit_by_time", "at", ">= :of"),
            f"{_TAKEN_OUT} AND json_extract(body, '$.at') < :of",
        ),
        ("announcement", _told("announcement", "announcements_by_time", "at", ">= :of")),
    )
}  # fmt: skip
"""What is told of supervision: what lasts, what was since, and all that was ever taken out, which a
receipt names."""
OLD_ALERTS = text(
    "DELETE FROM entities WHERE kind = 'alert' AND json_extract(body, '$.cleared_at') < :of"
)
_AUDIT = "FROM entities INDEXED BY audit_by_time WHERE kind = 'audit_entry'"
_AT = "json_extract(body, '$.at')"
AUDIT_EDGE = text(
    f"SELECT {_AT} {_AUDIT} AND {_AT} < :before ORDER BY {_AT} DESC LIMIT 1 OFFSET :over"
)
AUDITED = text(
    f"SELECT body {_AUDIT} AND {_AT} >= :back_to AND {_AT} < :before ORDER BY {_AT} DESC, id DESC"
)
AUDIT_LEFT = text(f"SELECT count(*) {_AUDIT} AND {_AT} < :before")
"""Of the audit list: where a page ends, what it holds, and how many are older."""
SPANS = text(
    "SELECT body FROM entities WHERE kind = 'state_span' AND id < :end AND id >= coalesce("
    "(SELECT max(id) FROM entities WHERE kind = 'state_span' AND id >= :first AND id < :start), "
    ":first) ORDER BY id"
)
