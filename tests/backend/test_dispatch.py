import asyncio

import pytest

from core.entities import Agent, Label
from core.protocol.events import LabelUpserted
from tests.backend.commands.conftest import Office, office
from tests.backend.sample import AYSE, CEM

__all__ = ["office"]


async def test_the_same_command_again_is_the_same_answer(office: Office) -> None:
    first = await office.do(AYSE, "message.send", id="m1", conversation="c1", text="Bir kez")
    head = office.log.head
    again = await office.do(AYSE, "message.send", id="m1", conversation="c1", text="Bir kez")
    assert again.dup and not first.dup
    assert (again.seq, bytes(again.result)) == (first.seq, bytes(first.result))
    assert office.log.head == head and len(await office.messages()) == 1


async def test_many_at_once_are_done_once(office: Office) -> None:
    works = [
        office.give(AYSE, "message.send", id="m1", conversation="c1", text="x") for _ in range(20)
    ]
    answers = await asyncio.gather(*works)
    assert sorted(res.dup for res in answers) == [False] + [True] * 19
    assert len(await office.messages()) == 1


async def test_the_same_id_for_something_else_is_refused(office: Office) -> None:
    await office.do(AYSE, "message.send", id="m1", conversation="c1", text="x")
    for type_, body in (("message.send", {"text": "y"}), ("note.add", {"text": "x"})):
        assert await office.refused(AYSE, type_, id="m1", conversation="c1", **body) == (
            "idempotency_mismatch", None,
        )  # fmt: skip


async def test_ids_belong_to_a_person_and_a_device(office: Office) -> None:
    for agent, device in ((AYSE, "d1"), (AYSE, "d2"), (CEM, "d1")):
        res = await office.give(
            agent, "message.send", id="m1", device=device, conversation="c1", text="x"
        )
        assert res.ok and not res.dup
    assert len(await office.messages()) == 3


async def test_a_refusal_is_not_kept(office: Office) -> None:
    await office.refused(AYSE, "conversation.label", id="l1", conversation="c1", add=["soon"])
    await office.emit(LabelUpserted(label=Label(id="soon", name="Yakında")))
    await office.do(AYSE, "conversation.label", id="l1", conversation="c1", add=["soon"])


async def test_too_late_is_too_late_unless_it_was_done(office: Office) -> None:
    now = office.log.clock()
    late = {"state": "busy", "expires": now - 1}
    assert await office.refused(AYSE, "agent.set_state", **late) == ("expired", None)
    await office.do(AYSE, "agent.set_state", id="s1", state="busy", expires=now + 60_000)
    done = await office.give(AYSE, "agent.set_state", id="s1", state="busy", expires=now - 1)
    assert done.ok and done.dup


async def test_a_newer_version_is_a_conflict(office: Office) -> None:
    version = (await office.conversation()).version
    await office.says()
    assert await office.refused(
        AYSE, "conversation.set_status", if_version=version, conversation="c1", status="resolved"
    ) == ("conflict", "version")
    version = (await office.conversation()).version
    await office.do(AYSE, "conversation.read", conversation="c1", up_to=1)
    await office.do(
        AYSE, "conversation.set_status", if_version=version, conversation="c1", status="resolved"
    )


async def test_rubbish_is_refused(office: Office) -> None:
    assert await office.refused(AYSE, "no.such") == ("bad_request", "type")
    assert await office.refused(AYSE, "message.send", id="x" * 65) == ("bad_request", "id")
    assert await office.refused(AYSE, "message.send", text=5) == ("bad_request", "body")
    assert await office.refused(
        AYSE, "message.send", conversation="c1", text="x", extra=1
    ) == ("bad_request", "body")  # fmt: skip
    nobody = Agent(id="nobody", name="?")
    assert await office.refused(nobody, "message.send", conversation="c1", text="x") == (
        "forbidden", None,
    )  # fmt: skip


async def test_answers_are_forgotten_only_after_a_week(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.do(AYSE, "message.send", id="m1", conversation="c1", text="x")
    now = office.log.clock()
    day = 24 * 3_600_000
    for days, known in ((7, True), (9, False)):
        later = now + days * day
        monkeypatch.setattr(office.log, "clock", lambda later=later: later)
        await office.dispatch.forget_old()
        count = await office.log.database.read(
            lambda c: c.exec_driver_sql("SELECT count(*) FROM commands").scalar()
        )
        assert bool(count) is known
