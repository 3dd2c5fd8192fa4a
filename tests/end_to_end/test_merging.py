"""Two real desks without a line evaluate the same contact and come back to the real platform."""

import asyncio
import queue
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from backend.server import Config, Platform
from core.changes import Changes
from core.desk import Desk
from core.entities import Agent
from core.evaluation import Answer, Evaluation, EvaluationForm, Question, Section, evaluation_id
from core.protocol.frames import ClientInfo, Rows
from core.rows import Refused
from core.store import own
from core.store.store import Store
from core.sync.client import Client
from core.sync.http import Http
from tests.backend import sample
from tests.backend.conftest import CHEAP, PASSWORD
from tests.end_to_end.chaos.desk import KeptToken

PATIENCE = 30.0
KEY = b"k" * 32
ROOT = Path(__file__).parents[2]
EMRE = Agent(id="emre", name="Emre Ak", role="supervisor")
FORM = EvaluationForm(
    id="service.1", form="service", edition=1, name="Hizmet",
    sections=(Section(id="s", title="S", questions=(Question(id="q", text="Çözdü mü?"),)),),
)  # fmt: skip


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    async with Platform(Config(tmp_path / "data", hasher=CHEAP)) as platform:
        people = (*sample.ROWS.agents, EMRE)
        platform.log.load(
            [Rows(agents=people, teams=sample.ROWS.teams, contacts=sample.ROWS.contacts)]
        )
        await platform.accounts.open_account("ardic", "Ardıç")
        for agent in people:
            await platform.accounts.add_user(agent.id, agent.id, PASSWORD)
        yield platform


class Machine:
    """One person's desk on one machine; `come` and `go` are the line."""

    def __init__(self, url: str, user: str, place: Path) -> None:
        self._url, self.user, self._place = url, user, place
        self._kept = KeptToken(place.with_suffix(".token"))
        self._desks: list[Desk] = []
        self.bugs: queue.Queue[BaseException] = queue.Queue()
        self.refused: list[Refused] = []
        self.store = Store.open(place, KEY, self._changed)
        self.desk: Desk

    async def sit_down(self) -> None:
        """Without a line, over what the store has."""
        http = Http(self._url, self._place.name, ClientInfo(name="t", version="1", os="none"))
        signed_in = None
        if not self._kept.load():
            signed_in = await asyncio.to_thread(http.sign_in, "ardic", self.user, PASSWORD)
            self._kept.save(signed_in.refresh_token)
        loop = asyncio.get_running_loop()
        client = Client(
            self.store, http, self._kept, self.bugs.put, signed_in=signed_in, jitter=lambda: 0.1
        )
        self.desk = Desk(self.store, client, loop.call_soon_threadsafe)
        self._desks = [self.desk]
        self.desk.on_refused(self.refused.append)
        await self.desk.load()

    async def come(self) -> None:
        await self.sit_down()
        await self.desk.start()

    async def go(self) -> None:
        self._desks = []
        await self.desk.close()

    async def sign(self, value: int, **more: Any) -> None:
        await self.desk.sign_evaluation(evaluation(self.user, value, **more))

    async def leave(self) -> None:
        await self.go()
        await asyncio.to_thread(self.store.close)
        assert self.bugs.empty()

    def _changed(self, changes: Changes) -> None:
        for desk in self._desks:
            desk.changed(changes)


@pytest.fixture
async def machines(platform: Platform, tmp_path: Path) -> AsyncIterator[Callable[[str], Machine]]:
    there: list[Machine] = []

    def made(user: str) -> Machine:
        machine = Machine(platform.url, user, tmp_path / f"{user}-{len(there)}.db")
        there.append(machine)
        return machine

    yield made
    for machine in there:
        await machine.leave()


def evaluation(by: str, value: int, **more: Any) -> Evaluation:
    given: dict[str, Any] = {
        "id": evaluation_id(by, "service", "ayse", conversation="c1"), "form": "service.1",
        "agent": "ayse", "evaluator": by, "at": 1, "conversation": "c1",
        "answers": {"q": Answer(value=value)},
    }  # fmt: skip
    return Evaluation(**{**given, **more})


async def until(so: Callable[[], Any]) -> Any:
    async with asyncio.timeout(PATIENCE):
        while not (found := await so()):  # noqa: ASYNC110  # what is awaited is in a store
            await asyncio.sleep(0.02)
        return found


async def with_form(machine: Machine) -> None:
    await machine.come()
    await until(lambda: known(machine))
    await machine.go()
    await machine.sit_down()


async def known(machine: Machine) -> bool:
    return bool(await machine.desk.evaluation_forms())


async def handed_in(machine: Machine) -> bool:
    waiting = await machine.desk.handed_in()
    return not waiting.signed or bool(waiting.refused)


async def of_platform(platform: Platform) -> dict[str, Evaluation]:
    return {of.id: of for of in await platform.log.transact(lambda t: t.state.all(Evaluation))}


async def test_two_who_were_away_have_two_records(
    platform: Platform, machines: Callable[[str], Machine]
) -> None:
    dila, emre, ayse = machines("dila"), machines("emre"), machines("ayse")
    await dila.come()
    await dila.desk.save_evaluation_form(FORM)
    await until(lambda: known(dila))
    await dila.go()
    await dila.sit_down()
    await with_form(emre)
    await dila.sign(5)
    await emre.sign(2, comment="Emre")
    assert await of_platform(platform) == {}, "neither has a line"
    await dila.come()
    await emre.come()
    await until(lambda: both(dila))
    await until(lambda: both(emre))
    there = await of_platform(platform)
    assert {of.evaluator: of.answers["q"].value for of in there.values()} == {"dila": 5, "emre": 2}
    assert not dila.refused and not emre.refused
    assert {of.evaluator for of in await dila.desk.evaluations()} == {"dila", "emre"}
    await dila.desk.release_evaluation(evaluation("dila", 5).id)
    await ayse.come()
    (told,) = await until(lambda: ayse.desk.evaluations())
    assert (told.evaluator, told.state) == ("dila", "released"), "the other is not hers to see"
    await ayse.desk.answer_evaluation(told.id, "Teşekkürler")
    await until(lambda: answered(dila))


async def test_of_one_person_on_two_machines_the_later_signing_stands(
    platform: Platform, machines: Callable[[str], Machine]
) -> None:
    first, second, other = machines("dila"), machines("dila"), machines("emre")
    await first.come()
    await first.desk.save_evaluation_form(FORM)
    await until(lambda: known(first))
    await first.go()
    await first.sit_down()
    await with_form(second)
    await with_form(other)
    await first.sign(1)
    await asyncio.sleep(0.01)
    await second.sign(4)
    await other.sign(3)
    for machine in (other, second, first):
        await machine.come()
        await until(partial(handed_in, machine))
    there = await of_platform(platform)
    assert {of.evaluator: of.answers["q"].value for of in there.values()} == {"dila": 4, "emre": 3}
    waiting = await first.desk.handed_in()
    assert [code for _, code in waiting.refused.values()] == ["conflict"], "and its words are here"
    ((command, _),) = waiting.refused.values()
    await first.desk.discard(command)
    assert (await first.desk.handed_in()).signed == {}


async def test_a_killed_desk_has_what_was_half_written(
    platform: Platform, machines: Callable[[str], Machine]
) -> None:
    """Drafts are committed at each pause; the next desk on the file finds them, and no platform."""
    dila = machines("dila")
    await dila.come()
    half = replace(evaluation("dila", 3), comment="yarım")
    await dila.desk.save_evaluation_draft(half)
    await dila.go()
    await dila.sit_down()
    assert await dila.desk.evaluation_drafts() == (half,)
    assert await of_platform(platform) == {}


KILLED = """
import os, signal, sys
from pathlib import Path
from core.store import own
from core.store.store import Store
store = Store.open(Path(sys.argv[1]), b"k" * 32, lambda _: None)
store.save_own("evaluation", "e1", b"half").result()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_kept_at_a_pause_outlives_kill_9(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(place)], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    store = Store.open(place, KEY, lambda _: None)
    assert store.read(lambda c: own.kept(c, "evaluation")).result() == [("e1", b"half")]
    store.close()


async def both(machine: Machine) -> bool:
    return len(await machine.desk.evaluations()) == 2


async def answered(machine: Machine) -> bool:
    return any(of.reply for of in await machine.desk.evaluations())
