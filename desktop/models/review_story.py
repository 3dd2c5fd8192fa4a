"""What happened to a contact besides its messages, in words: waits, visits to an agent, wrap-ups."""

from collections.abc import Iterable, Mapping

from core.entities import CallRecord
from core.rows import Directory
from core.work import Interaction
from desktop.rows.timeline_entry import Happening
from desktop.times import duration
from desktop.translate import tr


def story(
    visits: Iterable[Interaction], calls: Mapping[str, CallRecord], directory: Directory
) -> tuple[Happening, ...]:
    """In the order of time."""
    found = [each for visit in visits for each in _visit(visit, directory)]
    found += [each for call in calls.values() for each in _legs(call, directory)]
    return tuple(sorted(found, key=lambda each: each.at))


def _visit(of: Interaction, directory: Directory) -> list[Happening]:
    found = [Happening(of.entered_at, _entered(of, directory))]
    if of.answered_at is not None:
        found.append(Happening(of.answered_at, _answered(of, directory), "user-check"))
    elif of.completed_at is not None:
        found.append(_left(of, of.completed_at))
    if of.answered_at is not None and of.completed_at is not None:
        found.append(Happening(of.completed_at, _handled(of, directory), "flag"))
    return found


def _entered(of: Interaction, directory: Directory) -> str:
    queue = directory.queues.get(of.queue)
    return tr("Review", "Came into the queue {queue}", queue=queue.name if queue else of.queue)


def _answered(of: Interaction, directory: Directory) -> str:
    agent = directory.agents.get(of.agent or "")
    wait = duration((of.answered_at or 0) - of.entered_at)
    name = agent.name if agent else tr("Review", "An agent")
    said = tr("Review", "{agent} accepted after {wait}", agent=name, wait=wait)
    again = tr("Review", "%n offers were not answered", of.rona) if of.rona else ""
    return " · ".join(filter(None, [said, again]))


def _left(of: Interaction, at: int) -> Happening:
    wait = duration(at - of.entered_at)
    if of.end == "abandoned":
        said = tr("Review", "The customer gave up after waiting {wait}", wait=wait)
        return Happening(at, said, "clock", late=True)
    if of.end == "flow_out":
        return Happening(at, tr("Review", "Left the queue after {wait}", wait=wait), "split")
    return Happening(at, tr("Review", "Taken out of the queue after {wait}", wait=wait), "x")


def _handled(of: Interaction, directory: Directory) -> str:
    """How long it took: talk and wrap-up apart."""
    begun, ended = of.answered_at or of.entered_at, of.ended_at or of.completed_at or 0
    parts = [tr("Review", "Worked on for {time}", time=duration(ended - begun))]
    if of.hold_ms:
        parts.append(tr("Review", "{time} of it on hold", time=duration(of.hold_ms)))
    if of.ended_at is not None and of.completed_at is not None:
        wrap_up = duration(of.completed_at - of.ended_at)
        parts.append(tr("Review", "wrap-up {time}", time=wrap_up))
    outcome = directory.dispositions.get(of.disposition)
    return " · ".join([*parts, *([outcome.name] if outcome else [])])


def _legs(call: CallRecord, directory: Directory) -> list[Happening]:
    """Who of us was in a call besides who had it."""
    others = [leg for leg in call.legs if leg.kind == "agent" and leg.who != call.agent]
    found = []
    for leg in others:
        agent = directory.agents.get(leg.who)
        if agent is not None and leg.answered_at is not None:
            said = tr("Review", "{agent} joined the call", agent=agent.name)
            found.append(Happening(leg.answered_at, said, "phone-call"))
    return found


def between(story: Iterable[Happening], after: int, until: int) -> tuple[Happening, ...]:
    """Those with after < at <= until."""
    return tuple(each for each in story if after < each.at <= until)
