"""A morning whose every figure is added up by hand: what the platform says of it, the store keeps and
the panel of one's own day shows must be these very figures."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.my_day import my_day
from core.protocol import events as e
from core.protocol.frames import Rows
from core.protocol.signals import QueueFigures, TeamDay
from core.rows import Directory, MyDay
from core.store import work
from core.store.connect import MEMORY
from core.store.store import Store
from core.work import Reason
from core.working import Working
from desktop import translate
from desktop.views.day_words import averages, budget_line, figures, task_when
from tests.backend.floor import START, Floor, floor_at
from tests.backend.routing.test_figures import Heard
from tests.backend.sample import AYSE, CEM
from tests.core.store.samples import KEY, fill, hello

BREAK = Reason(id="break", name="Mola", budget_s=1_800)
MINUTE_MS = 60_000


@pytest.fixture
async def floor(tmp_path: Path) -> AsyncIterator[Floor]:
    async with floor_at(tmp_path) as floor:
        yield floor


async def served(floor: Floor, who: str, id: str, alert: int, talk: int, wrap: int) -> None:
    """From the offer that is open to the record. Seconds."""
    agent = {"ayse": AYSE, "cem": CEM}[who]
    floor.pass_s(alert)
    offer = next(o for o in await floor.offers() if (o.agent, o.conversation) == (who, id))
    await floor.do(agent, "offer.accept", offer=offer.id)
    floor.pass_s(talk)
    await floor.do(agent, "conversation.set_status", conversation=id, status="resolved")
    floor.pass_s(wrap)
    visit = await floor.visit(id)
    await floor.do(
        agent, "wrap_up.complete", interaction=visit.id, disposition="returned",
        follow_up="Ara" if id == "c1" else "", follow_up_at=START + 7_200_000,
    )  # fmt: skip
    await floor.settle()


async def a_morning(floor: Floor) -> None:
    """Ayşe serves one in 100 and 20 s, lets the next ring for 20 s, is back a minute later, takes it
    after 3 s, serves it in 200 and 40 s, and then has the break of 5 minutes she asked for meanwhile.
    Cem, of the same team, serves one in 300 and 60 s."""
    await floor.put(e.ReasonUpserted(reason=BREAK))
    await floor.hand_over("c1")
    await floor.settle()
    await served(floor, "ayse", "c1", 5, 100, 20)
    await floor.hand_over("c2")
    await floor.settle()
    floor.pass_s(20)
    await floor.settle()
    floor.pass_s(60)
    await floor.do(AYSE, "agent.set_state", state="available")
    await floor.settle()
    floor.pass_s(3)
    (offer,) = await floor.offers()
    await floor.do(AYSE, "offer.accept", offer=offer.id)
    floor.pass_s(100)
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="break")
    floor.pass_s(100)
    await floor.do(AYSE, "conversation.set_status", conversation="c2", status="resolved")
    floor.pass_s(40)
    await floor.do(AYSE, "wrap_up.complete", interaction=(await floor.visit("c2")).id)
    await floor.do(CEM, "agent.set_state", state="available")
    await floor.hand_over("c3")
    await floor.settle()
    await served(floor, "cem", "c3", 2, 238, 60)


def at_her_desk(told: Sequence[e.Event], floor: Floor, team: TeamDay | None) -> MyDay:
    """What her store makes of what her desk was told, each thing twice and the line cut between."""
    store = Store.open(MEMORY, KEY, lambda changes: None)
    store.welcome(hello("ayse")).result()
    fill(store, Rows())
    events = [replace(one, seq=n, prev=n - 1) for n, one in enumerate(told, 11)]
    for upto in range(1, len(events) + 1):
        store.apply(events[max(0, upto - 2) : upto]).result()
    now = floor.log.clock()
    happened = store.read(lambda c: work.happened(c, START - 12 * 60 * MINUTE_MS)).result()
    tasks = store.read(work.tasks).result()
    store.close()
    working = Working()
    if team is not None:
        working.teams[team.team] = team
    known = Directory(reasons={"break": BREAK})
    return my_day("ayse", happened, known, now, working.team_aht_ms(("sales",)), tasks)


async def test_the_panel_shows_what_a_hand_adds_up(qapp: QApplication, floor: Floor) -> None:
    translate.use("en")
    told: list[e.Event] = []
    floor.log.listen(told.extend)
    heard = Heard(floor)
    await a_morning(floor)
    await heard.figures._begin()
    team = heard.newest()["team:sales"]
    assert team == TeamDay(
        team="sales", handled=3, talk_ms=(100 + 200 + 238) * 1_000,
        wrap_up_ms=(20 + 40 + 60) * 1_000, agents=2,
    )  # fmt: skip
    assert isinstance(team, TeamDay)
    day = at_her_desk(told, floor, team)
    assert [(f.name, f.value) for f in figures(day)] == [
        ("Handled", "2"), ("Not answered", "1 / 3"), ("Talk", "5:00"), ("Wrap-up", "1:00"),
    ]  # fmt: skip
    own, all_, _ = averages(day)
    assert own.value == "3:00", "(100 + 20 + 200 + 40) / 2"
    assert all_.value == "3:39", "(100 + 20 + 200 + 40 + 238 + 60) / 3 = 219.3 s"
    (budget,) = day.budgets
    line = budget_line(budget, budget.budget_ms - budget.used_ms)
    assert (line.value, line.formula) == ("25 min left", "5 min of 30 min used today.")
    assert day.next_task is not None
    assert (day.next_task.title, day.next_task.due_at) == ("Ara", START + 7_200_000)
    assert task_when(day.next_task, START + 3_600_000)


async def test_a_queue_is_what_a_hand_counts_at_every_moment(floor: Floor) -> None:
    """Two wait, one is offered, one is taken, one gives up: who waits, since when, who is there."""
    heard = Heard(floor)

    def now() -> tuple[int, int | None, int, bool]:
        body = heard.newest()["queue:q"]
        assert isinstance(body, QueueFigures)
        return body.waiting, body.oldest_at, body.there, body.open

    assert now() == (0, None, 1, True)
    await floor.do(AYSE, "agent.set_state", state="not_ready", reason="break")
    await floor.hand_over("c1")
    floor.pass_s(30)
    await floor.hand_over("c2")
    await floor.settle()
    assert now() == (2, START, 0, True), "both wait, the first since the beginning"
    await floor.do(AYSE, "agent.set_state", state="available")
    await floor.settle()
    assert now() == (2, START, 1, True), "who is only offered waits still"
    first = next(o for o in await floor.offers() if o.conversation == "c1")
    await floor.do(AYSE, "offer.accept", offer=first.id)
    await floor.settle()
    assert now() == (1, START + 30_000, 1, True)
    left = e.ConversationStatusChanged(conversation="c2", from_="open", to="resolved")
    await floor.log.transact(lambda t: t.emit(left, e.By(kind="contact", id="x")))
    await floor.settle()
    assert now() == (0, None, 1, True)
