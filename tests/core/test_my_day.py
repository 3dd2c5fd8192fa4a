"""The day that a desk shows is the day that `core.metrics` makes of the platform's own values."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.entities import AgentState
from core.metrics.day import agent_day
from core.metrics.days import day_of
from core.metrics.states import state_intervals
from core.my_day import my_day
from core.protocol import events as e
from core.protocol.frames import Rows
from core.protocol.reduce import span_of
from core.rows import Budget, Directory, MyDay
from core.store import work
from core.store.store import Store
from core.work import CompanyRules, Interaction, Offer, Reason, StateSpan, Task
from tests.core.store.samples import ME, START, event, fill, interaction, offer, opened

HOUR = 3_600_000
TODAY = day_of(START)
KNOWN = Directory(
    reasons={
        "meal": Reason(id="meal", budget_s=3_600, order=2),
        "break": Reason(id="break", budget_s=900, order=1),
        "training": Reason(id="training"),
    }
)


@dataclass
class Platform:
    """The newest value of everything, and how it came to be, in time."""

    happened: list[tuple[int, e.Body]] = field(default_factory=list)

    def put(self, at: int, body: e.Body) -> None:
        self.happened.append((at, body))

    def until(self, now: int) -> list[e.Body]:
        self.happened.sort(key=lambda one: one[0])
        return [body for at, body in self.happened if at <= now]

    def events(self, now: int) -> list[e.Event]:
        self.until(now)
        past = [one for one in self.happened if one[0] <= now]
        return [replace(event(n, body), at=at) for n, (at, body) in enumerate(past, 11)]


def newest(bodies: list[e.Body]) -> tuple[list[Interaction], list[Offer], list[StateSpan]]:
    visits: dict[str, Interaction] = {}
    offers: dict[str, Offer] = {}
    spans: dict[str, StateSpan] = {}
    for body in bodies:
        match body:
            case e.InteractionUpserted(interaction=of):
                visits[of.id] = of
            case e.OfferUpserted(offer=of_):
                offers[of_.id] = of_
            case e.AgentStateChanged(agent=agent) if agent == ME:
                spans[span_of(body).id] = span_of(body)
    return list(visits.values()), list(offers.values()), list(spans.values())


def worked_out(bodies: list[e.Body], now: int) -> MyDay:
    visits, offers, spans = newest(bodies)
    day = agent_day(ME, visits, offers, state_intervals(spans, now), day_of(now), now)
    used = day.used_ms
    return MyDay(
        handled=day.handling.handled, talk_ms=day.talk_ms, mail_ms=day.mail_ms,
        wrap_up_ms=day.handling.wrap_up_ms, aht_ms=day.handling.aht.mean_ms,
        offered=day.offered, not_answered=day.not_answered,
        budgets=(
            Budget("break", used.get("break", 0), 900_000),
            Budget("meal", used.get("meal", 0), 3_600_000),
        ),
    )  # fmt: skip


def shown(store: Store, now: int) -> MyDay:
    since = day_of(now).start
    happened = store.read(lambda c: work.happened(c, since)).result()
    return my_day(ME, happened, KNOWN, now, None, ())


def visit(platform: Platform, number: int, drawn: tuple[Any, ...]) -> None:
    """From its entry to its end, or to wherever it was left."""
    agent, entered, alert, talk, wrap, unanswered, how = drawn
    of = interaction(number, entered_at=entered)
    platform.put(entered, e.InteractionUpserted(interaction=of))
    at = entered
    for turn in range(unanswered + 1):
        asked = offer(10 * number + turn, interaction=of.id, agent=agent, at=at)
        platform.put(at, e.OfferUpserted(offer=asked))
        at += alert
        state = "timed_out" if turn < unanswered else how if how == "declined" else "accepted"
        platform.put(at, e.OfferUpserted(offer=replace(asked, state=state, ended_at=at)))
    if how == "declined":
        ended = replace(of, state="done", end="abandoned", completed_at=at + talk)
        return platform.put(at + talk, e.InteractionUpserted(interaction=ended))
    of = replace(of, state="active", agent=agent, answered_at=at)
    platform.put(at, e.InteractionUpserted(interaction=of))
    of = replace(of, state="wrap_up", ended_at=at + talk)
    platform.put(at + talk, e.InteractionUpserted(interaction=of))
    if how == "handled":
        done = at + talk + wrap
        of = replace(of, state="done", end="handled", completed_at=done)
        platform.put(done, e.InteractionUpserted(interaction=of))
    return None


TIMES = st.integers(TODAY.start - 60 * HOUR, TODAY.end)
VISITS = st.tuples(
    st.sampled_from([ME, ME, "a2"]), TIMES, st.integers(0, 2 * HOUR), st.integers(0, 3 * HOUR),
    st.integers(0, HOUR), st.integers(0, 2), st.sampled_from(["handled", "handled", "left", "declined"]),
)  # fmt: skip
SAID: st.SearchStrategy[tuple[int, tuple[AgentState, str], str]] = st.tuples(
    TIMES,
    st.sampled_from(
        [("available", ""), ("not_ready", "break"), ("not_ready", "meal"), ("offline", "")]
    ),
    st.sampled_from([ME, ME, "a2"]),
)


@settings(max_examples=30)
@given(
    st.lists(VISITS, max_size=12), st.lists(SAID, max_size=12),
    st.integers(TODAY.start, TODAY.end - 1), st.randoms(use_true_random=False),
)  # fmt: skip
def test_the_day_of_the_store_is_the_day_of_the_platform(
    visits: list[tuple[Any, ...]], said: list[Any], now: int, random: Any
) -> None:
    """Whatever the batches are, with events that come again, over days of which the first are
    forgotten meanwhile; and from a snapshot it is the same once more."""
    platform = Platform()
    for number, drawn in enumerate(visits, 1):
        visit(platform, number, drawn)
    for at, (state, reason), agent in said:
        platform.put(
            at, e.AgentStateChanged(agent=agent, state=state, reason=reason, since=at)
        )  # fmt: skip
    store = opened()
    fill(store, Rows())
    events, done = platform.events(now), 0
    while done < len(events):
        again, upto = random.randint(0, done), random.randint(done + 1, len(events))
        store.apply(events[again:upto]).result()
        done = upto
    expected = worked_out(platform.until(now), now)
    assert shown(store, now) == expected
    store.close()
    fresh = opened()
    fill(fresh, lately(platform.until(now), now))
    assert shown(fresh, now) == expected
    fresh.close()


def lately(bodies: list[e.Body], now: int) -> Rows:
    """What a platform's snapshot says of it."""
    visits, offers, spans = newest(bodies)
    cut = now - work.KEPT_MS
    spans.sort(key=lambda span: span.since)
    before = [span for span in spans if span.since < cut][-1:]
    return Rows(
        interactions=tuple(v for v in visits if v.completed_at is None or v.completed_at >= cut),
        offers=tuple(o for o in offers if o.ended_at is None or o.ended_at >= cut),
        states=(*before, *(span for span in spans if span.since >= cut)),
    )


def test_a_day_without_anything() -> None:
    day = my_day(ME, work.Happened(), KNOWN, START, None, ())
    assert (day.handled, day.aht_ms, day.next_task) == (0, None, None)
    assert day.budgets == (Budget("break", 0, 900_000), Budget("meal", 0, 3_600_000))


def test_what_comes_next_is_what_has_a_time() -> None:
    someday, first = Task(id="1", agent=ME, title=""), Task(id="2", agent=ME, title="", due_at=9)
    assert my_day(ME, work.Happened(), KNOWN, START, 7, (first, someday)).next_task == first
    day = my_day(ME, work.Happened(), KNOWN, START, 7, (someday,))
    assert (day.next_task, day.team_aht_ms) == (None, 7)


def test_today_begins_at_the_company_s_midnight_wherever_the_desk_is() -> None:
    """Half past eleven in the evening in Istanbul; in Auckland it is tomorrow for long."""
    now = 1_795_465_800_000
    done = [
        interaction(n, state="done", end="handled", agent=ME, answered_at=at, ended_at=at, completed_at=at)
        for n, at in ((1, now - HOUR), (2, now - 20 * HOUR))
    ]  # fmt: skip
    happened = work.Happened(interactions=tuple(done))
    away = replace(KNOWN, company_rules={"company": CompanyRules(zone="Pacific/Auckland")})
    assert my_day(ME, happened, KNOWN, now, None, ()).handled == 2
    assert my_day(ME, happened, away, now, None, ()).handled == 1
