"""What stands on a line of the phone's lists: a call of the history, a colleague."""

import msgspec

from core.call_rows import CallRow
from core.entities import Agent, AgentState, CallRecord
from core.numbers import shown
from desktop.rows.timeline_call import call_title
from desktop.times import moment
from desktop.translate import tr
from desktop.views.state_words import state_name

DOTS: dict[AgentState, str] = {
    "available": "ok", "busy": "warning", "wrap_up": "accent", "not_ready": "third",
    "offline": "scroll",
}  # fmt: skip
UNANSWERED = ("missed", "busy", "failed")


class LineData(msgspec.Struct, frozen=True):
    """`meaning` says in words what icon and colour say; `number`: empty where none can be called."""

    title: str
    detail: str
    number: str = ""
    right: str = ""
    icon: str = ""
    dot: str = ""
    meaning: str = ""
    bad: bool = False
    opens: int | None = None


def call_line(row: CallRow, now: int, country: str) -> LineData:
    """`country`: how a number of that country is written, without its code."""
    call = row.call
    number = shown(call.number, country)
    missed = is_missed(call)
    detail = number if row.name else _meaning(call)
    return LineData(
        title=row.name or number or tr("Phone", "Withheld number"),
        detail=_waiting(detail) if row.waiting else detail,
        number=call.number, right=moment(call.started_at, now), icon=_icon(call),
        meaning=_meaning(call), bad=missed, opens=row.conversation,
    )  # fmt: skip


def _meaning(call: CallRecord) -> str:
    return call_title(call) if call.phase == "ended" else tr("Phone", "Going on")


def is_missed(call: CallRecord) -> bool:
    """Its cause means nothing while it goes on."""
    return call.phase == "ended" and call.direction == "in" and call.cause == "missed"


def _icon(call: CallRecord) -> str:
    if call.phase != "ended":
        return "phone-call"
    if call.cause in UNANSWERED:
        return "phone-missed" if call.direction == "in" else "phone-off"
    if call.cause == "voicemail":
        return "voicemail"
    return "phone-incoming" if call.direction == "in" else "phone-outgoing"


def _waiting(detail: str) -> str:
    return f"{detail} · {tr('Phone', 'not sent yet')}" if detail else tr("Phone", "not sent yet")


def colleague_line(agent: Agent) -> LineData:
    state = state_name(agent.state)
    return LineData(
        title=agent.name, detail=f"{agent.extension} · {state}", number=agent.extension,
        dot=DOTS.get(agent.state, "third"),
    )  # fmt: skip
