"""Queues and skills from the command line, through the platform that would do it."""

import argparse
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from backend import queues
from backend.log import Log, Transaction
from backend.people import Refused
from backend.queues import SetQueue, SetSkills
from backend.state import State
from backend.tables import accounts, users
from core.entities import Queue, Team
from core.protocol.events import By, DispositionUpserted, TeamUpserted
from core.work import Disposition, Profile, QueueRules

SYSTEM = By(kind="system")


@pytest.fixture
async def log(tmp_path: Path) -> AsyncIterator[Log]:
    log = Log.open(tmp_path / "platform.db")
    await log.transact(lambda t: t.emit(TeamUpserted(team=Team(id="care", name="Care")), SYSTEM))
    yield log
    log.close()


async def rules(log: Log, queue: str) -> QueueRules | None:
    return await log.database.read(lambda c: State(c).get(QueueRules, queue))


async def test_a_new_queue_needs_a_name_and_a_team(log: Log) -> None:
    with pytest.raises(Refused, match="care"):
        await queues.do(SetQueue("returns", name="Returns"), log)
    said = await queues.do(SetQueue("returns", name="Returns", team="care"), log)
    assert said == "returns: the usual rules"
    assert await log.database.read(lambda c: State(c).get(Queue, "returns")) is not None


async def test_its_team_is_told_by_its_name_or_its_id(log: Log) -> None:
    for said in ("care", "CARE"):
        await queues.do(SetQueue("returns", "Returns", said), log)
        made = await log.database.read(lambda c: State(c).get(Queue, "returns"))
        assert made is not None and made.team == "care"
    with pytest.raises(Refused, match=r"there is no team sales: .* the teams: Care \(care\)"):
        await queues.do(SetQueue("orders", "Orders", "sales"), log)


async def test_only_what_is_given_changes(log: Log) -> None:
    await queues.do(SetQueue("returns", "Returns", "care", {"alert_s": 9}), log)
    said = await queues.do(SetQueue("returns", rules={"wrap": "required"}, skills={"tr": 3}), log)
    assert said == "returns: alert_s: 9, wrap: required, skills: {'tr': 3}"
    await queues.do(SetQueue("returns", skills={"tr": 0}), log)
    kept = await rules(log, "returns")
    assert kept is not None and (kept.alert_s, kept.wrap, kept.skills) == (9, "required", {})


async def test_its_own_outcomes_and_hours_have_to_exist(log: Log) -> None:
    await queues.do(SetQueue("returns", "Returns", "care"), log)
    sent = Disposition(id="sent", name="Sent")
    await log.transact(lambda t: t.emit(DispositionUpserted(disposition=sent), SYSTEM))
    for wrong in (("--calendar", "moon"), ("--disposition", "lost", "--disposition", "sent")):
        errand = queues.set_queue(_queue_words("--queue", "returns", *wrong))
        with pytest.raises(Refused, match=f"there is no {wrong[0][2:]} {wrong[1]}"):
            await queues.do(errand, log)
    asked = _queue_words("--queue", "returns", "--disposition", "sent")
    assert (await queues.do(queues.set_queue(asked), log)) == "returns: dispositions: ('sent',)"
    assert (await queues.do(SetQueue("returns"), log)) == "returns: dispositions: ('sent',)"
    none = _queue_words("--queue", "returns", "--disposition", "none")
    assert (await queues.do(queues.set_queue(none), log)) == "returns: the usual rules"


async def test_a_medium_may_have_limits_of_its_own(log: Log) -> None:
    asked = _queue_words("--queue", "returns", "--escalate", "mail:600:1800")
    await queues.do(SetQueue("returns", "Returns", "care"), log)
    said = await queues.do(queues.set_queue(asked), log)
    assert "escalates: {'mail': (600, 1800)}" in said
    with pytest.raises(Refused):
        queues.set_queue(_queue_words("--queue", "returns", "--escalate", "fax:1:2"))


def _queue_words(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    queues.queue_arguments(parser)
    return parser.parse_args(words)


async def test_somewhere_to_overflow_to_exists_and_can_be_taken_back(log: Log) -> None:
    await queues.do(SetQueue("returns", "Returns", "care"), log)
    with pytest.raises(Refused, match="overflow nowhere"):
        await queues.do(SetQueue("returns", rules={"overflow": "nowhere"}), log)
    with pytest.raises(Refused, match="cannot overflow to returns itself"):
        await queues.do(SetQueue("returns", rules={"overflow": "returns"}), log)
    await queues.do(SetQueue("orders", "Orders", "care", {"overflow": "returns"}), log)
    await queues.do(SetQueue("orders", rules={"overflow": "none"}), log)
    kept = await rules(log, "orders")
    assert kept is not None and kept.overflow is None


async def put(log: Log, *made: Disposition) -> None:
    for each in made:
        await log.transact(partial(Transaction.emit, body=_told(each), by=SYSTEM))


def _told(of: Disposition) -> DispositionUpserted:
    return DispositionUpserted(disposition=of)


@pytest.mark.parametrize("wrong", [{"alert_s": 0}, {"max_wait_s": -1}])
async def test_what_cannot_be_is_refused(log: Log, wrong: dict[str, int]) -> None:
    with pytest.raises(Refused):
        await queues.do(SetQueue("returns", "Returns", "care", wrong), log)


async def test_skills_and_capacity_of_a_person(log: Log) -> None:
    company = {"id": "ac", "code": "ac", "name": "AC", "demonstration": 0}
    await log.database.write(lambda c: c.execute(accounts.insert().values(company)))
    row = {"id": "agent-x", "account": "ac", "name": "x", "password": "", "disabled": 0}
    await log.database.write(lambda c: c.execute(users.insert().values(row)))
    await queues.do(SetSkills("x", {"tr": 5, "en": 2}, {"chat": 4}), log)
    await queues.do(SetSkills("X", {"en": 0}), log)
    profile = await log.database.read(lambda c: State(c).get(Profile, "agent-x"))
    assert profile is not None
    assert (profile.skills, profile.capacity) == ({"tr": 5}, {"chat": 4})
    await put(
        log, Disposition(id="sent", name="Sent"), Disposition(id="old", name="O", archived=True)
    )
    assert (await queues.do(SetSkills("x", dispositions=("sent",)), log)).endswith("outcomes sent")
    await queues.do(SetSkills("x", {"en": 1}), log)
    kept = await log.database.read(lambda c: State(c).get(Profile, "agent-x"))
    assert kept is not None and kept.dispositions == ("sent",)
    for errand in (
        SetSkills("nobody"), SetSkills("x", {"tr": 6}), SetSkills("x", {}, {"fax": 1}),
        SetSkills("x", {}, {"call": 3}), SetSkills("x", {}, {"callback": 2}),
        SetSkills("x", dispositions=("old",)), SetSkills("x", dispositions=("none there",)),
    ):  # fmt: skip
        with pytest.raises(Refused):
            await queues.do(errand, log)


async def test_the_list_says_what_is_not_as_usual_and_how_one_is_made(log: Log) -> None:
    (line,) = await log.database.read(queues.listed)
    assert line.startswith("there is no queue yet") and "Care (care)" in line
    await queues.do(SetQueue("returns", "Returns", "care", {"wrap_s": 30}), log)
    (line,) = await log.database.read(queues.listed)
    assert line.split() == ["returns", "Returns", "wrap_s:", "30"]


async def test_louder_never_comes_after_everybody(log: Log) -> None:
    made = ("--queue", "returns", "--name", "Returns", "--team", "care")
    for words, says in (
        (
            ("--louder-after-seconds", "300", "--everybody-after-seconds", "200"),
            "louder after 300 s",
        ),
        (("--escalate", "chat:90:60"), "chat: it grows louder after 90 s"),
    ):
        asked = queues.set_queue(_queue_words(*made, *words))
        with pytest.raises(Refused, match=says):
            await queues.do(asked, log)
    with pytest.raises(Refused, match=r"chat, .*mail"):
        queues.set_queue(_queue_words("--queue", "returns", "--escalate", "soon:1:2"))
