"""What can be done to a subject of the live view: data, by what is so and what one's role permits."""

from collections.abc import Callable
from typing import NamedTuple

from core.entities import AgentState
from core.rows import WorkRow
from core.supervision import Mode
from core.work import Interaction
from desktop.models.acting_words import (
    MEDIA_WITHOUT_TALK,
    MODE_ICONS,
    MODES,
    mode_means,
    mode_name,
)
from desktop.models.live_values import AgentRow, Floor, TaskRow
from desktop.models.live_words import MEDIA_ICONS, media_name
from desktop.translate import tr
from desktop.views.state_words import reasons_to_choose, said_name

May = Callable[[str], bool]
STATES: tuple[AgentState, ...] = ("available", "busy", "offline")


class Deed(NamedTuple):
    """`id`: a verb and what it is about, by colons. `means`: what happens then."""

    id: str
    title: str
    icon: str = ""
    means: str = ""
    within: tuple["Deed", ...] = ()
    is_so: bool = False
    """It is that way already."""


def deeds_for(subject: str, floor: Floor, may: May, me: str) -> tuple[Deed, ...]:
    """Empty where nothing can be done, or it is one's own."""
    kind, _, id = subject.partition(":")
    if kind == "agent":
        agent = next((row for row in floor.agents if row.id == id), None)
        return agent_deeds(agent, floor, may) if agent is not None and id != me else ()
    if kind == "interaction":
        task = next((row for row in floor.tasks if row.id == id), None)
        return task_deeds(task, may, me) if task is not None else ()
    if kind == "conversation":
        return talk_deeds(id, may)
    if kind in ("queue", "team") and may("announcement.publish"):
        title = tr("Acting", "Announce something…")
        return (Deed(f"announce:{kind}:{id}", title, "megaphone"),)
    return ()


def agent_deeds(row: AgentRow, floor: Floor, may: May) -> tuple[Deed, ...]:
    found = [_work_of(each, row.name, may) for each in row.work]
    deeds = [deed for deed in found if deed.within]
    if may("agent.force_state"):
        deeds.append(Deed(
            "", tr("Acting", "Set the state"), "user-cog",
            tr("Acting", "At once; what they have in hand stays theirs."), _states(row, floor),
        ))  # fmt: skip
    if may("profile.set"):
        title = tr("Acting", "Queues, skills and capacity…")
        deeds.append(Deed(f"profile:{row.id}", title, "list-checks"))
    if may("announcement.publish"):
        title = tr("Acting", "Write to {name}…", name=row.name)
        deeds.append(Deed(f"announce:agent:{row.id}", title, "megaphone"))
    return tuple(deeds)


def _states(row: AgentRow, floor: Floor) -> tuple[Deed, ...]:
    reasons, now = floor.directory.reasons, (row.live.state, row.live.reason)
    ready: list[tuple[AgentState, str]] = [(state, "") for state in STATES]
    away = [(each.state, each.id) for each in reasons_to_choose(reasons)]
    return tuple(
        Deed(
            f"force:{row.id}:{state}:{reason}", said_name(state, reason, reasons),
            is_so=(state, reason) == now and row.live.routing != "not_responding",
        )
        for state, reason in (ready[0], ready[1], *away, ready[2])
    )  # fmt: skip


def _work_of(row: WorkRow, agent: str, may: May) -> Deed:
    of = row.interaction
    title = tr(
        "Acting", "{media} with {name}", media=media_name(of.media), name=row.name or of.number
    )
    return Deed("", title, MEDIA_ICONS[of.media], "", _of_work(of, agent, may))


def task_deeds(row: TaskRow, may: May, me: str) -> tuple[Deed, ...]:
    of = row.work.interaction
    return _of_work(of, row.agent, may) if of.agent != me else ()


def _of_work(of: Interaction, agent: str, may: May) -> tuple[Deed, ...]:
    deeds = list(_watching(of, agent)) if may("supervision.start") else []
    if of.state == "wrap_up" and may("work.close"):
        deeds.append(Deed(
            f"complete:{of.id}", tr("Acting", "Complete the wrap-up"), "check-check",
            tr("Acting", "{agent} is free for the next one.", agent=agent),
        ))  # fmt: skip
    if of.state in ("waiting", "offered", "active"):
        if may("work.transfer"):
            title = tr("Acting", "Give to a queue or a person…")
            deeds.append(Deed(f"give:{of.id}", title, "arrow-right"))
        if may("work.close"):
            title = tr("Acting", "Close with a reason…")
            deeds.append(Deed(f"close:{of.id}", title, "x"))
    return tuple(deeds)


def _watching(of: Interaction, agent: str) -> tuple[Deed, ...]:
    is_call = of.call is not None and of.media == "call"
    if of.state != "active" or of.media in MEDIA_WITHOUT_TALK or not (is_call or of.conversation):
        return ()
    return tuple(
        Deed(
            f"watch:{mode}:{of.id}", mode_name(mode, call=is_call), MODE_ICONS[mode],
            mode_means(mode, agent, call=is_call),
        )
        for mode in MODES
    )  # fmt: skip


def talk_deeds(conversation: str, may: May) -> tuple[Deed, ...]:
    """Of what the bot has: it leaves at the first word of a person's."""
    if not may("supervision.start"):
        return ()
    modes: tuple[Mode, ...] = ("monitor", "take_over")
    means = {
        "monitor": tr("Acting", "The bot goes on; nothing can be written."),
        "take_over": tr("Acting", "The bot falls silent and the conversation becomes yours."),
    }
    return tuple(
        Deed(
            f"bot:{mode}:{conversation}", mode_name(mode, call=False), MODE_ICONS[mode], means[mode]
        )
        for mode in modes
    )
