"""Counted: what each thing that happened contributes, and at which time it counts.

The only place that says what is an answer, an abandoned call, a hand-over: every figure is a sum of these.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from core.entities import CallRecord, Survey
from core.evaluation import Evaluation, EvaluationForm
from core.metrics.evaluation import score
from core.metrics.intervals import Interval, common, cut, split, union, without
from core.metrics.replies import Exchange, hand_off_reply_ms
from core.metrics.sessions import Session
from core.metrics.states import StateInterval, on_queue, signed_in
from core.metrics.tally import NOTHING, QUARTER_MS, Counts, Key, Tally
from core.metrics.visits import entered, interacting, newest, talk_ms, waited_ms, wrap_up_ms
from core.work import Interaction, Offer

SATISFIED = 4
"""From this score on, of 1 to 5."""


def of_visit(visit: Interaction, target_ms: int, transferred: bool = False) -> Counts:
    """`target_ms`: T of its queue. `transferred`: another visit came from it by a person's hand."""
    return (*demand(visit, target_ms), *handled(visit, transferred))


def demand(visit: Interaction, target_ms: int) -> Counts:
    """When it entered the queue. What a person took out before anybody accepted it (resolved, merged)
    was no demand."""
    if visit.end == "cancelled":
        return ()
    wait = waited_ms(visit) or 0
    answered = visit.answered_at is not None
    abandoned = not answered and visit.end == "abandoned"
    replied = hand_off_reply_ms(visit)
    tally = Tally(
        offered=1,
        answered=answered,
        answered_within=answered and wait <= target_ms,
        abandoned=abandoned,
        abandoned_within=abandoned and wait <= target_ms,
        flow_outs=not answered and visit.end == "flow_out",
        waited_ms=wait if answered else 0,
        hand_off_replies=replied is not None,
        hand_off_reply_ms=replied or 0,
    )
    return ((Key(entered(visit), visit.queue, media=visit.media), tally),)


def handled(visit: Interaction, transferred: bool = False) -> Counts:
    """When the wrap-up ended: the stamp that handle time belongs to."""
    if visit.end != "handled" or visit.completed_at is None:
        return ()
    key = Key(
        visit.completed_at, visit.queue, visit.agent or "", visit.media, visit.disposition
    )  # fmt: skip
    tally = Tally(
        handled=1,
        talk_ms=talk_ms(visit),
        hold_ms=visit.hold_ms,
        wrap_up_ms=wrap_up_ms(visit),
        transferred=transferred,
    )
    return ((key, tally),)


def of_offer(offer: Offer) -> Counts:
    """When it was made."""
    tally = Tally(
        offers=1,
        accepted=offer.state == "accepted",
        declined=offer.state == "declined",
        not_answered=offer.state == "timed_out",
        gave_up=(offer.state, offer.reason) == ("rescinded", "gone"),
    )
    return ((Key(offer.at, offer.queue, offer.agent, offer.media), tally),)


def of_session(session: Session) -> Counts:
    """When it began."""
    key = Key(session.started_at, media=session.media)
    tally = Tally(
        bot_sessions=1,
        bot_contained=session.contained,
        bot_handed_over=bool(session.reasons),
        bot_taken_over=session.taken and not session.reasons,
    )
    why = ((key._replace(code=reason), Tally(bot_hand_overs=1)) for reason in session.reasons)
    return ((key, tally), *why)


def of_survey(survey: Survey) -> Counts:
    """The answer when it came; whether there was one, beside those that were sent, when it was asked:
    so no more come back than were sent, whenever they do."""
    return tuple(_surveyed(survey, agent=survey.agent or "", answered=survey.score > 0))


def _surveyed(of: Survey, agent: str, answered: bool) -> Iterator[tuple[Key, Tally]]:
    if of.asked_at is not None:
        yield Key(of.asked_at, agent=agent), Tally(surveys_sent=1, surveys_returned=answered)
    if answered:
        yield Key(of.at, agent=agent), Tally(surveys=1, satisfied=of.score >= SATISFIED)


def of_evaluation(evaluation: Evaluation, form: EvaluationForm) -> Counts:
    """When it was signed; a draft is nobody's figure, and neither is one in which nothing applied."""
    found = score(form, evaluation)
    if evaluation.signed_at is None or not found.points.over:
        return ()
    tally = Tally(
        evaluations=1, evaluations_failed=found.failed, evaluation_points=found.points.part
    )
    return ((Key(evaluation.signed_at, agent=evaluation.agent), tally),)


def of_exchange(exchange: Exchange) -> Counts:
    """Each reply when it was given, for whoever gave it; the resolution when it was first resolved."""
    return tuple(_replies(exchange))


def _replies(of: Exchange) -> Iterator[tuple[Key, Tally]]:
    if of.first:
        key = Key(of.first.at, of.queue, of.first.by, of.media)
        yield key, Tally(first_replies=1, first_reply_ms=of.first.ms)
    for reply in of.next:
        key = Key(reply.at, of.queue, reply.by, of.media)
        yield key, Tally(next_replies=1, next_reply_ms=reply.ms)
    if of.resolved:
        first, last = (max(0, at - of.created_at) for at in (of.resolved[0], of.resolved[-1]))
        key = Key(of.resolved[0], of.queue, media=of.media)
        yield key, Tally(resolved=1, first_resolution_ms=first, last_resolution_ms=last)


class Times(NamedTuple):
    """One agent's: what they said, the visits they accepted, and their calls, also those that are the
    talk of a visit."""

    agent: str
    states: Sequence[StateInterval]
    visits: Sequence[Interaction]
    calls: Sequence[CallRecord] = ()


def of_time(of: Times, window: Interval, now: int) -> Counts:
    """What of their time lies within `window`, split at each quarter of an hour."""
    found: dict[Key, Tally] = {}
    for name, code, spans in _spent(of, window, now):
        for at, ms in split(spans, QUARTER_MS):
            cell = Key(at, agent=of.agent, code=code)
            found[cell] = found.get(cell, NOTHING).plus(Tally(**{name: ms}))
    return tuple(found.items())


def time_within(of: Times, window: Interval, now: int) -> Tally:
    """All of it together."""
    ms: dict[str, int] = {}
    for name, _, spans in _spent(of, window, now):
        ms[name] = ms.get(name, 0) + sum(span.ms for span in spans)
    return Tally(**ms)


def _spent(of: Times, window: Interval, now: int) -> Iterator[tuple[str, str, Sequence[Interval]]]:
    """Which sum, of which reason, and the spans that make it, none over another."""
    accepted = newest(of.visits)
    queued = union(cut(on_queue(of.states), window))
    there = union(cut(signed_in(of.states), window))
    work = union(span for span in (interacting(visit, now) for visit in accepted) if span)
    busy = common(work, queued)
    own = common(_talks(of.calls, {visit.call for visit in accepted}, now), queued)
    yield "signed_in_ms", "", there
    yield "on_queue_ms", "", queued
    yield "interacting_ms", "", busy
    yield "communicating_ms", "", without(own, busy)
    yield "working_ms", "", common(work, there)
    for each in of.states:
        if each.reason:
            yield "reason_ms", each.reason, list(cut([each.span], window))


def _talks(calls: Iterable[CallRecord], worked: set[str | None], now: int) -> list[Interval]:
    """Of calls that are no work from a queue."""
    return [
        Interval(call.answered_at, call.ended_at if call.ended_at is not None else now)
        for call in calls
        if call.answered_at is not None and call.id not in worked
    ]
