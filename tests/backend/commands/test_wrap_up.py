from pathlib import Path

import pytest
from msgspec.structs import replace

from core.entities import Agent
from core.protocol.events import ProfileUpserted
from core.work import Interaction, Profile, Task
from tests.backend.floor import RULES, START, Floor, floor_at
from tests.backend.sample import AYSE, CEM, DILA


async def _wrapped(floor: Floor) -> Interaction:
    """Ayşe's chat is resolved, and her wrap-up runs."""
    await floor.accepted(AYSE)
    floor.pass_s(120)
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    return await floor.visit()


async def test_it_begins_when_the_conversation_is_over_and_is_completed(floor: Floor) -> None:
    before = await _wrapped(floor)
    assert (before.state, before.ended_at) == ("wrap_up", START + 120_000)
    assert before.wrap_until == START + 180_000
    floor.pass_s(20)
    await floor.do(
        AYSE, "wrap_up.complete", interaction=before.id, disposition="returned", note="Kutusuz",
        follow_up="İadeyi kontrol et", follow_up_at=START + 3_600_000,
    )  # fmt: skip
    after = await floor.visit()
    assert (after.state, after.end, after.disposition, after.note) == (
        "done", "handled", "returned", "Kutusuz",
    )  # fmt: skip
    assert (after.completed_at, after.completed_by) == (START + 140_000, "")
    said = {"by": "Ayşe Kaya", "disposition": "İade alındı", "note": "Kutusuz"}
    assert await floor.told() == ("wrap_up", said)
    (task,) = await floor.log.transact(lambda t: t.state.all(Task))
    assert (task.agent, task.title, task.due_at) == (
        "ayse", "İadeyi kontrol et", START + 3_600_000,
    )  # fmt: skip
    again = await floor.do(AYSE, "wrap_up.complete", interaction=before.id)
    assert again.seq is None


async def test_its_time_is_over(floor: Floor) -> None:
    before = await _wrapped(floor)
    floor.pass_s(61)
    await floor.settle()
    after = await floor.visit()
    assert (after.state, after.completed_at) == ("done", before.wrap_until)


async def test_more_time_by_outcome_or_as_the_queue_gives(floor: Floor) -> None:
    before = await _wrapped(floor)
    await floor.do(AYSE, "wrap_up.extend", interaction=before.id)
    longer = await floor.visit()
    assert longer.wrap_until == (before.wrap_until or 0) + 60_000
    await floor.do(AYSE, "wrap_up.extend", interaction=before.id, disposition="returned")
    longest = await floor.visit()
    assert longest.wrap_until == (longer.wrap_until or 0) + 30_000
    assert longest.disposition == "returned"
    floor.pass_s(100)
    await floor.settle()
    assert (await floor.visit()).state == "wrap_up"


async def test_where_an_outcome_is_required_only_a_person_ends_it(tmp_path: Path) -> None:
    async with floor_at(tmp_path, replace(RULES, wrap="required")) as floor:
        stuck = await _wrapped(floor)
        floor.pass_s(600)
        await floor.settle()
        assert (await floor.visit()).state == "wrap_up"
        given = {"interaction": stuck.id}
        assert await floor.refused(AYSE, "wrap_up.complete", **given) == (
            "bad_request", "disposition",
        )  # fmt: skip
        assert await floor.refused(CEM, "wrap_up.complete", **given) == ("not_found", "interaction")
        await floor.do(DILA, "wrap_up.complete", **given, disposition="returned")
        assert (await floor.visit()).completed_by == "dila"


NO_CODES = replace(RULES, wrap="required", dispositions=())
"""The floor's only outcome is general nowhere: nothing is on offer."""


@pytest.mark.parametrize(("who", "by"), [(AYSE, ""), (DILA, "dila")])
async def test_without_a_code_on_offer_none_is_required(
    tmp_path: Path, who: Agent, by: str
) -> None:
    async with floor_at(tmp_path, NO_CODES) as floor:
        wrapping = await _wrapped(floor)
        await floor.do(who, "wrap_up.complete", interaction=wrapping.id)
        done = await floor.visit()
        assert (done.state, done.disposition, done.completed_by) == ("done", "", by)


async def test_without_a_code_on_offer_its_time_ends_it(tmp_path: Path) -> None:
    async with floor_at(tmp_path, NO_CODES) as floor:
        wrapping = await _wrapped(floor)
        floor.pass_s(61)
        await floor.settle()
        done = await floor.visit()
        assert (done.state, done.completed_at) == ("done", wrapping.wrap_until)


async def test_the_agents_own_code_counts_whoever_completes_it(tmp_path: Path) -> None:
    async with floor_at(tmp_path, NO_CODES) as floor:
        own = Profile(id="ayse", dispositions=("returned",))
        await floor.put(ProfileUpserted(profile=own))
        wrapping = await _wrapped(floor)
        floor.pass_s(61)
        await floor.settle()
        assert (await floor.visit()).state == "wrap_up"
        refused = await floor.refused(DILA, "wrap_up.complete", interaction=wrapping.id)
        assert refused == ("bad_request", "disposition")


async def test_a_queue_that_wants_none_is_done_at_once(tmp_path: Path) -> None:
    async with floor_at(tmp_path, replace(RULES, wrap="none")) as floor:
        done = await _wrapped(floor)
        assert (done.state, done.end, done.completed_at) == ("done", "handled", START + 120_000)


async def test_what_cannot_be(floor: Floor) -> None:
    active = await floor.accepted(AYSE)
    given = {"interaction": active.id}
    for name in ("wrap_up.complete", "wrap_up.extend"):
        assert await floor.refused(AYSE, name, **given) == ("conflict", "interaction")
        assert await floor.refused(AYSE, name, interaction="no") == ("not_found", "interaction")
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    unknown = {**given, "disposition": "no"}
    assert await floor.refused(AYSE, "wrap_up.complete", **unknown) == ("not_found", "disposition")
    for field, most in (("note", 10_000), ("follow_up", 200)):
        body = {**given, field: "x" * (most + 1)}
        assert await floor.refused(AYSE, "wrap_up.complete", **body) == ("payload_too_large", field)
