"""What my state is called: what I said of myself, and what routing sees. Pure: values in, words out."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from core.entities import Agent, AgentState
from core.work import Interaction, Reason, Routing
from desktop.rows.timeline_terms import readable
from desktop.times import MINUTE, countdown, duration
from desktop.translate import tr

Tone = Literal["ok", "calm", "busy", "accent", "warning", "bad", "off"]
KNOWN = ("break", "meal", "meeting", "training")
"""Reasons that every company has, where it says nothing else."""
AWAY = "away"
"""The reason the desk itself gives when the machine is left; never chosen by hand."""
NOBODY = Agent(id="", name="")


class StateFace(msgspec.Struct, frozen=True):
    """What the pill shows: `name` strong, `aside` after it."""

    name: str
    aside: str = ""
    tone: Tone = "off"
    waiting: bool = False
    """Chosen and not confirmed by the platform."""
    stale: bool = False
    """Only what was last heard."""


class Now(msgspec.Struct, frozen=True):
    """All that the face is made of. Times in ms."""

    agent: Agent = NOBODY
    routing: Routing = "idle"
    work: tuple[Interaction, ...] = ()
    """Mine, active and in wrap-up."""
    chosen: tuple[AgentState, str] | None = None
    """Proposed and not answered yet."""
    reasons: Mapping[str, Reason] = {}
    left_ms: int | None = None
    """Of the budget of the reason that stands; below zero: over. None: it has none."""
    offers: int = 0
    stale: bool = False
    at: int = 0


def state_name(state: AgentState) -> str:
    return {
        "available": tr("States", "Available"),
        "busy": tr("States", "Busy"),
        "not_ready": tr("States", "Not ready"),
        "wrap_up": tr("States", "Wrapping up"),
        "offline": tr("States", "Offline"),
    }[state]


def reason_name(reason: str, reasons: Mapping[str, Reason]) -> str:
    """The company's own name for it, else the desk's; own words stay as they are."""
    known = reasons.get(reason)
    if known is not None and known.name:
        return known.name
    names = {
        "break": tr("States", "Break"),
        "meal": tr("States", "Meal"),
        "meeting": tr("States", "Meeting"),
        "training": tr("States", "Training"),
        AWAY: tr("States", "Away"),
    }
    return names.get(reason) or (readable(reason) if known else reason)


def said_name(state: AgentState, reason: str, reasons: Mapping[str, Reason]) -> str:
    """What a person said of themselves, in a word or two."""
    if reason and state not in ("available", "offline"):
        return reason_name(reason, reasons)
    return state_name(state)


def reasons_to_choose(reasons: Mapping[str, Reason]) -> list[Reason]:
    """In the company's order; those every company has where it names none."""
    own = [each for each in reasons.values() if each.id != AWAY and not each.archived]
    if own:
        return sorted(own, key=lambda each: (each.order, each.id))
    return [Reason(id=id, order=order) for order, id in enumerate(KNOWN)]


def face(now: Now) -> StateFace:
    """The platform's state; only what was just chosen stands before it, as waiting."""
    if now.chosen is not None:
        return _waiting(now, *now.chosen)
    found = _face(now)
    if now.stale:
        return StateFace(found.name, "", "off", stale=True)
    return found


def _waiting(now: Now, state: AgentState, reason: str) -> StateFace:
    tones: dict[AgentState, Tone] = {"available": "ok", "busy": "busy", "offline": "off"}
    name = said_name(state, reason, now.reasons)
    return StateFace(name, "", tones.get(state, "calm"), waiting=True, stale=now.stale)


def _face(now: Now) -> StateFace:
    agent = now.agent
    if agent.not_responding:
        return StateFace(tr("States", "Not responding"), _since(now), "bad")
    if agent.state == "offline":
        return StateFace(state_name("offline"), "", "off")
    if agent.next_state is not None:
        name = said_name(agent.next_state, agent.next_reason, now.reasons)
        aside = _busy_with(now) or _wrap_up(now).aside
        return StateFace(tr("States", "{state} after this", state=name), aside, "calm")
    if agent.state == "available":
        return _available(now)
    return _not_available(now)


def _available(now: Now) -> StateFace:
    name = state_name("available")
    if now.routing == "wrap_up":
        return _wrap_up(now)
    if now.routing == "interacting":
        return StateFace(name, _busy_with(now), "ok")
    if now.routing == "offered":
        offers = tr("States", "%n offers", max(1, now.offers))
        busy = _busy_with(now)
        wrapping = not busy and any(w.state == "wrap_up" for w in now.work)
        found = _wrap_up(now) if wrapping else StateFace(name, busy, "ok")
        return replace(found, aside=" · ".join(filter(None, (found.aside, offers))))
    return StateFace(name, _since(now), "ok")


def _wrap_up(now: Now) -> StateFace:
    left = wrap_up_left(now.work, now.at)
    name = state_name("wrap_up")
    if left is None:
        return StateFace(name, "", "accent")
    return StateFace(name, duration(left) if left > 0 else "", "accent" if left > 0 else "warning")


def wrap_up_left(work: Sequence[Interaction], now: int) -> int | None:
    """Ms until the first wrap-up's time is over; below zero: it is. None: none has a limit."""
    ends = [w.wrap_until for w in work if w.state == "wrap_up" and w.wrap_until is not None]
    return min(ends) - now if ends else None


def _not_available(now: Now) -> StateFace:
    agent = now.agent
    name = said_name(agent.state, agent.reason, now.reasons)
    busy = _busy_with(now)
    if now.left_ms is not None:
        over = now.left_ms < 0
        aside = " · ".join(part for part in (budget_words(now.left_ms), busy) if part)
        return StateFace(name, aside, "warning" if over else "calm")
    return StateFace(name, busy or _since(now), "busy" if agent.state == "busy" else "calm")


def budget_words(left: int) -> str:
    """11 min left, 0:42 left, 2 min over. `left` in ms."""
    if left <= -MINUTE:
        return tr("States", "%n min over", -left // MINUTE)
    if left < 0:
        return tr("States", "just over")
    if left < MINUTE:
        return tr("States", "{time} left", time=duration(left))
    return tr("States", "%n min left", left // MINUTE)


def budget_left(reason: Reason, used_ms: int) -> int | None:
    return reason.budget_s * 1_000 - used_ms if reason.budget_s else None


def _since(now: Now) -> str:
    since = now.agent.since
    if since is None:
        return ""
    passed = max(0, now.at - since)
    return duration(passed) if passed < 60 * MINUTE else countdown(passed)


def _busy_with(now: Now) -> str:
    """1 call · 1 call-back · 2 chats; nothing where nothing is active."""
    active = [w.media for w in now.work if w.state == "active"]
    calls, backs = active.count("call"), active.count("callback")
    written = len(active) - calls - backs
    parts = [tr("States", "%n calls", calls)] if calls else []
    parts += [tr("States", "%n call-backs", backs)] if backs else []
    if written and all(m == "mail" for m in active if m not in ("call", "callback")):
        parts.append(tr("States", "%n e-mails", written))
    elif written:
        parts.append(tr("States", "%n chats", written))
    return " · ".join(parts)
