"""The work behind the last days' conversations: visits to queues, offers, surveys, and the staff's shifts.

A desk that only looks on is offered nothing of it: all of it is over. Of today the person whose desk the
demonstration shows has nothing yet: what they do is theirs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from msgspec.structs import replace as changed

from backend.demo.clock import DAY, HOUR, MINUTE, SECOND, local
from backend.demo.staff import DESK, Staff
from backend.demo.story import Story
from core.entities import Agent, AgentState, CallRecord
from core.metrics.media import media_of
from core.work import Interaction, Offer, QueueRules, StateSpan

DAYS = 9
"""So far back."""
_MISSED = 0.12
"""Offers that somebody did not answer before another took it."""
_SHIFTS = ((8, 18), (12, 22))
_PAUSES = ((2.5, 15, "break"), (4.5, 45, "meal"), (7.0, 15, "break"))
"""Hours after the shift's beginning, minutes, and what for."""


class History:
    """`rules`: of the queues, for the outcomes that fit."""

    def __init__(self, seed: int, now: int, staff: Staff, rules: Iterable[QueueRules]) -> None:
        self._seed, self._now, self._staff = seed, now, staff
        self._outcomes = {rule.id: rule.dispositions for rule in rules}
        here = local(now)
        self._today = now - (here.hour * HOUR + here.minute * MINUTE + here.second * SECOND)

    def told(self, stories: Iterable[Story]) -> Iterator[Story]:
        """Each with the work it was."""
        for story in stories:
            if story.conversation.last_at < self._now - DAYS * DAY:
                yield story
            else:
                yield self._worked(story)

    def shifts(self) -> tuple[StateSpan, ...]:
        """What everybody said of themselves, up to what they say now."""
        found: list[StateSpan] = []
        for number, agent in enumerate(self._staff.agents.values()):
            rng = Random(self._seed * 131 + number)
            for day in range(DAYS, -1, -1):
                found += self._shift(agent, number, self._today - day * DAY, rng)
            if agent.id != DESK and agent.since is not None:
                found.append(_span(agent, agent.since, agent.state, agent.reason))
        return tuple(found)

    def _shift(self, agent: Agent, number: int, day: int, rng: Random) -> list[StateSpan]:
        until = min(agent.since or self._now, self._now)
        if agent.id == DESK and day == self._today:
            return []
        begins, ends = (hour * HOUR + day for hour in _SHIFTS[number % 2])
        begins += rng.randint(-8, 8) * MINUTE
        told: list[tuple[int, AgentState, str]] = [(begins, "available", "")]
        for hours, minutes, reason in _PAUSES:
            at = begins + int(hours * HOUR) + rng.randint(-10, 10) * MINUTE
            told.append((at, "not_ready", reason))
            told.append((at + (minutes + rng.randint(-3, 4)) * MINUTE, "available", ""))
        told.append((ends, "offline", ""))
        return [_span(agent, at, state, why) for at, state, why in told if at < until]

    # One conversation

    def _worked(self, story: Story) -> Story:
        rng = Random(f"{self._seed} {story.conversation.id}")
        done = [work for call in story.calls if (work := self._call(call, rng))]
        written = self._written(story, rng)
        works = [*done, *([written] if written else [])]
        works = [work for work in works if (work.completed_at or 0) < self._now]
        works = [work for work in works if work.agent != DESK or work.entered_at < self._today]
        offers = [offer for work in works for offer in self._offers(work, rng)]
        agent = next((work.agent for work in reversed(works) if work.agent), None)
        surveys = [
            changed(survey, conversation=story.conversation.id, agent=agent)
            for survey in story.surveys
        ]
        return replace(story, interactions=works, offers=offers, surveys=surveys)

    def _written(self, story: Story, rng: Random) -> Interaction | None:
        """What a person answered of it."""
        of = story.conversation
        replies = [
            m for m in story.messages
            if m.kind == "out" and m.author.kind == "agent" and m.call is None
        ]  # fmt: skip
        if not replies or of.status != "resolved" or of.queue is None:
            return None
        entered = (of.bot and of.bot.asked_at) or of.created_at
        first = max(replies[0].at, entered + 3 * SECOND)
        answered = min(
            first - 2 * SECOND, entered + rng.choice((4, 7, 9, 12, 15, 19, 26, 48)) * SECOND
        )
        ended = max(replies[-1].at, first) + rng.randint(15, 60) * SECOND
        return Interaction(
            id=f"in-{of.id[3:]}", media=media_of(of.channel), queue=of.queue, contact=of.contact,
            conversation=of.id, entered_at=entered, handover=of.bot.reason if of.bot else None,
            state="done", agent=replies[0].author.id, answered_at=max(entered, answered),
            first_reply_at=first, ended_at=ended, end="handled",
            completed_at=ended + rng.randint(8, 75) * SECOND, disposition=self._outcome(of.queue, rng),
        )  # fmt: skip

    def _call(self, call: CallRecord, rng: Random) -> Interaction | None:
        """Who called; nobody's call was abandoned."""
        if call.direction == "out" or call.queue is None or call.ended_at is None:
            return None
        answered = call.answered_at
        after = rng.randint(8, 60) * SECOND if answered else 0
        return Interaction(
            id=f"in-{call.id}", media="call", queue=call.queue, contact=call.contact,
            conversation=call.conversation, call=call.id, entered_at=call.started_at, state="done",
            agent=call.agent if answered else None, answered_at=answered, ended_at=call.ended_at,
            end="handled" if answered else "abandoned", completed_at=call.ended_at + after,
            disposition=self._outcome(call.queue, rng) if answered else "",
        )  # fmt: skip

    def _outcome(self, queue: str, rng: Random) -> str:
        return rng.choice((*self._outcomes.get(queue, ()), "di-solved"))

    def _offers(self, work: Interaction, rng: Random) -> Iterator[Offer]:
        if work.agent is None or work.answered_at is None:
            return
        asked = Offer(
            id=f"of-{work.id[3:]}", interaction=work.id, agent=work.agent, media=work.media,
            queue=work.queue, contact=work.contact, conversation=work.conversation, call=work.call,
            at=max(work.entered_at, work.answered_at - 4 * SECOND), entered_at=work.entered_at,
            expires_at=work.answered_at + 16 * SECOND, state="accepted", ended_at=work.answered_at,
        )  # fmt: skip
        yield asked
        others = [a for a in self._staff.agents if f"ag-{a}" not in (work.agent, DESK)]
        if rng.random() < _MISSED:
            yield changed(
                asked, id=f"{asked.id}-0", agent=f"ag-{rng.choice(others)}", at=work.entered_at,
                state="timed_out", ended_at=asked.at, expires_at=asked.at,
            )  # fmt: skip


def _span(agent: Agent, at: int, state: AgentState, reason: str) -> StateSpan:
    return StateSpan(
        id=f"{agent.id}:{at:014d}", agent=agent.id, state=state, since=at, reason=reason
    )
