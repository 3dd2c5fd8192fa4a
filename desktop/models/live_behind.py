"""What stands behind a figure: the contacts and states it counts, of all or of one queue, agent or bot.

What is so right now is looked up in what the screen knows already; figures of the day are read, by the
same measure that made them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from core.figure_rows import InteractionRow
from core.metrics.measures import BY_NAME
from core.metrics.media import media_of
from core.metrics.talks import STUCK_MS, UNSURE
from core.rows import BotTalk
from core.supervision import ReportSpec
from core.work import Routing
from desktop.models.live_agents import since, state_risk, state_words
from desktop.models.live_risk import FINE, Risk
from desktop.models.live_values import AgentRow, Floor, Subject, TaskRow, Tone
from desktop.models.live_words import age, length, media_name, work_state_name
from desktop.models.live_work import WAITS, risk, waited
from desktop.numbers import percent
from desktop.rows.timeline_terms import intent_name
from desktop.times import clock
from desktop.translate import tr

if TYPE_CHECKING:
    from core.desk import Desk

MOST = 500
"""Of a figure of the day; the newest."""
Wanted = Callable[[TaskRow, Floor], bool]


class Asked(NamedTuple):
    figure: str
    """Of the strip, a column, or a name of MEASURES; empty: all of the subject."""
    subject: Subject = ""

    @property
    def kind(self) -> str:
        return self.subject.partition(":")[0]

    @property
    def id(self) -> str:
        return self.subject.partition(":")[2]


class Item(msgspec.Struct, frozen=True, gc=False):
    """One contact or one state."""

    subject: Subject
    title: str
    detail: str = ""
    right: str = ""
    since: int | None = None
    """Then `right` is how long it lasts, by now."""
    tone: Tone = ""
    sign: str = ""
    icon: str = ""
    """The medium's, on the avatar."""
    key: int | None = None
    """Of the conversation it opens."""
    note: str = ""
    """Below `right`: what part of the figure it is."""


TASKS: dict[str, Wanted] = {
    "waiting": lambda t, _: t.work.interaction.state in WAITS,
    "open": lambda t, _: True,
    "": lambda t, _: True,
    "in_contact": lambda t, _: t.work.interaction.state == "active",
    "wrap_ups": lambda t, _: t.work.interaction.state == "wrap_up",
    "late": lambda t, floor: risk(t, floor.now) != FINE,
    "work": lambda t, _: t.work.interaction.state in ("active", "wrap_up"),
}
SEEN: dict[str, tuple[Routing, ...]] = {
    "free": ("idle",), "busy": ("interacting", "offered"), "wrapping": ("wrap_up",),
    "silent": ("not_responding",),
}  # fmt: skip
BOTS = ("bot_live", "bot_unsure", "bot_stuck", "bot_handed_over")
MEASURED = {"arrivals": "offered"}
"""Figures whose measure goes by another name."""


def title(asked: Asked, floor: Floor) -> str:
    """Of what is behind it: the subject's own name where it is all of it."""
    names = {
        **{row.subject: row.name for row in floor.queues},
        **{row.subject: row.name for row in floor.agents},
        **{row.subject: row.work.name or row.work.interaction.number for row in floor.tasks},
    }
    if asked.kind == "bot":
        return media_name(asked.id)
    return names.get(asked.subject, asked.id) if asked.subject else figure_name(asked.figure)


def figure_name(figure: str) -> str:
    return {
        "": tr("Live", "Contacts"),
        "waiting": tr("Live", "Waiting now"),
        "open": tr("Live", "Open now"),
        "in_contact": tr("Live", "In contact now"),
        "wrap_ups": tr("Live", "Wrapped up now"),
        "late": tr("Live", "Late now"),
        "work": tr("Live", "Works on"),
        "free": tr("Live", "Free now"),
        "busy": tr("Live", "In contact now"),
        "wrapping": tr("Live", "Wrapping up now"),
        "silent": tr("Live", "Not responding"),
        "away": tr("Live", "Not ready"),
        "agents": tr("Live", "Agents"),
        "service_level": tr("Live", "Service level today"),
        "answered": tr("Live", "Answered today"),
        "abandoned": tr("Live", "Gave up today"),
        "not_answered": tr("Live", "Unanswered offers today"),
        "arrivals": tr("Live", "Came today"),
        "aht": tr("Live", "Handled today"),
        "asa": tr("Live", "Answered today"),
        "handled": tr("Live", "Handled today"),
        "occupancy": tr("Live", "Worked on today"),
        "response_rate": tr("Live", "Surveys sent today"),
        "bot_live": tr("Live", "With the bot now"),
        "bot_unsure": tr("Live", "Unsure now"),
        "bot_stuck": tr("Live", "Stuck now"),
        "bot_handed_over": tr("Live", "Asked for a person"),
        "bot_sessions": tr("Live", "The bot’s today"),
        "containment": tr("Live", "The bot’s today"),
        "hand_off_rate": tr("Live", "The bot’s today"),
    }.get(figure, figure)


def now_behind(asked: Asked, floor: Floor) -> tuple[Item, ...] | None:
    """What is known without a read; None: it has to be read."""
    if asked.figure in BOTS or (asked.kind == "bot" and not asked.figure):
        return None
    if asked.figure in SEEN or asked.figure in ("away", "agents"):
        rows = [row for row in floor.agents if _seen(row, asked, floor)]
        return tuple(agent_item(row, floor) for row in sorted(rows, key=_longest))
    if asked.figure in TASKS:
        tasks = [t for t in floor.tasks if _about(t, asked) and TASKS[asked.figure](t, floor)]
        tasks.sort(key=lambda t: -waited(t.work.interaction, floor.now))
        return tuple(task_item(task, floor) for task in tasks)
    return None


def rest_of(asked: Asked) -> Asked | None:
    """What is shown after it: of an agent also the contacts of the day."""
    return Asked("handled", asked.subject) if asked.kind == "agent" and not asked.figure else None


async def read_behind(asked: Asked, floor: Floor, desk: "Desk") -> tuple[Item, ...]:
    if asked.figure in BOTS or (asked.kind == "bot" and not asked.figure):
        talks = await desk.bot_talks()
        return tuple(bot_item(talk) for talk in talks if _bot_wanted(talk, asked, floor.now))
    figure = MEASURED.get(asked.figure, asked.figure)
    rows = await desk.contacts_behind(
        figure, spec_of(asked, floor), asked.id or None, None, MOST
    )  # fmt: skip
    return tuple(measured_item(row, figure, floor) for row in rows)


def spec_of(asked: Asked, floor: Floor) -> ReportSpec:
    if asked.kind == "agent":
        return ReportSpec(by="agent", period="today", agents=(asked.id,), variant=floor.variant)
    if asked.kind == "queue":
        return ReportSpec(by="queue", period="today", queues=(asked.id,), variant=floor.variant)
    if BY_NAME[MEASURED.get(asked.figure, asked.figure)].group == "bot":
        return ReportSpec(by="channel", period="today")
    by_agent = BY_NAME[MEASURED.get(asked.figure, asked.figure)].group in ("time", "quality")
    return ReportSpec(by="agent" if by_agent else "queue", period="today", variant=floor.variant)


# One of each kind


def task_item(row: TaskRow, floor: Floor) -> Item:
    of = row.work.interaction
    tone, sign = risk(row, floor.now)
    parts = (row.queue, row.agent or work_state_name(of.state))
    waits = of.state in WAITS
    began = of.ended_at if of.state == "wrap_up" and of.ended_at else of.answered_at
    return Item(
        subject=row.subject, title=row.work.name or of.number or media_name(of.media),
        detail=" · ".join(part for part in parts if part), tone=tone, sign=sign,
        since=of.entered_at if waits else began, icon=of.media, key=row.work.key,
        note="" if waits else work_state_name(of.state),
    )  # fmt: skip


def agent_item(row: AgentRow, floor: Floor) -> Item:
    tone, sign = state_risk(row, floor)
    customer = row.work[-1].name if row.work else ""
    parts = (state_words(row, floor), customer or row.team)
    return Item(
        subject=row.subject, title=row.name, detail=" · ".join(part for part in parts if part),
        since=None if row.live.state == "offline" else since(row), tone=tone, sign=sign,
    )  # fmt: skip


def bot_item(talk: BotTalk) -> Item:
    asked = talk.bot.phase == "handoff"
    parts = [intent_name(talk.bot.intent)] if talk.bot.intent else []
    parts.append(talk.preview)
    low = bool(talk.bot.intent) and talk.bot.score < UNSURE
    return Item(
        subject=f"conversation:{talk.id}", title=talk.name or media_name(media_of(talk.channel)),
        detail=" · ".join(part for part in parts if part), icon=media_of(talk.channel), key=talk.key,
        since=talk.bot.asked_at or talk.last_at if asked else talk.last_at,
        tone="warning" if asked or low else "", sign="hand-helping" if asked else "circle-question-mark" if low else "",
        note=percent(talk.bot.score) if talk.bot.intent else "",
    )  # fmt: skip


def measured_item(row: InteractionRow, figure: str, floor: Floor) -> Item:
    queues, agents = floor.directory.queues, floor.directory.agents
    queue, agent = queues.get(row.queue), agents.get(row.agent)
    parts = (queue.name if queue else "", agent.name if agent else "")
    risky: Risk = ("warning", "triangle-alert") if _missed(row, figure) else FINE
    return Item(
        subject=f"interaction:{row.id}" if row.kind == "interaction" else f"{row.kind}:{row.id}",
        title=row.name or media_name(row.media), detail=" · ".join(part for part in parts if part),
        right=clock(row.at), tone=risky[0], sign=risky[1], icon=row.media, key=row.key,
        note=_part(row, figure),
    )  # fmt: skip


def _missed(row: InteractionRow, figure: str) -> bool:
    return figure in ("service_level", "containment") and row.over > 0 and row.part == 0


def _part(row: InteractionRow, figure: str) -> str:
    """What it adds to the figure: how long, or whether it counts as met."""
    of = row.interaction
    if figure == "response_rate":
        return tr("Live", "answered") if row.part else tr("Live", "no answer")
    if figure in ("service_level", "answered", "abandoned", "offered", "asa") and of is not None:
        return age(waited(of, of.completed_at or of.answered_at or of.entered_at))
    if figure in ("aht", "handled") and of is not None and of.answered_at is not None:
        return length((of.completed_at or of.answered_at) - of.answered_at)
    if BY_NAME[figure].unit == "ms" and row.over:
        return length(row.part // row.over)
    return ""


# Which belong


def _about(task: TaskRow, asked: Asked) -> bool:
    of = task.work.interaction
    return {
        "": True, "queue": of.queue == asked.id, "agent": of.agent == asked.id,
        "interaction": of.id == asked.id,
    }.get(asked.kind, False)  # fmt: skip


def _seen(row: AgentRow, asked: Asked, floor: Floor) -> bool:
    if asked.kind == "queue" and not works_for(row, asked.id, floor):
        return False
    if asked.figure == "away":
        return row.live.state not in ("available", "offline")
    if asked.figure == "agents":
        return row.live.state != "offline"
    return row.live.routing in SEEN[asked.figure]


def works_for(row: AgentRow, queue: str, floor: Floor) -> bool:
    """By their profile, else by their teams, as routing decides it."""
    profile, agent = floor.directory.profiles.get(row.id), floor.directory.agents.get(row.id)
    if profile and profile.queues:
        return queue in profile.queues
    of = floor.directory.queues.get(queue)
    return bool(of and agent and (of.team is None or of.team in agent.teams))


def _longest(row: AgentRow) -> tuple[bool, int, str]:
    at = since(row)
    return at is None, at or 0, row.name


def _bot_wanted(talk: BotTalk, asked: Asked, now: int) -> bool:
    if asked.kind == "bot" and media_of(talk.channel) != asked.id:
        return False
    live = talk.bot.phase == "active"
    return {
        "bot_live": live,
        "bot_unsure": live and bool(talk.bot.intent) and talk.bot.score < UNSURE,
        "bot_stuck": live and talk.last_kind == "in" and now - talk.last_at > STUCK_MS,
        "bot_handed_over": not live,
    }.get(asked.figure, True)
