from typing import Any

import pytest
from msgspec.structs import replace

from core.protocol.commands import COMMANDS, SUPERVISING
from core.protocol.events import AlertUpserted, AuditEntryUpserted
from core.supervision import Alert, AuditEntry, Supervision
from tests.backend import sample
from tests.backend.commands.test_quality import FORM, evaluation
from tests.backend.floor import START, Floor
from tests.backend.sample import AYSE, DILA

ALERT = Alert(
    id="a1", rule="r1", name="N", figure="waiting", subject="queue:q", value=9, threshold=5,
    raised_at=START,
)  # fmt: skip
RULE = {
    "id": "r1",
    "name": "R",
    "figure": "waiting",
    "comparison": "above",
    "threshold": 5,
}


async def entries(floor: Floor) -> list[AuditEntry]:
    return await floor.log.transact(lambda log: log.state.all(AuditEntry))


async def acts(floor: Floor) -> list[tuple[str, dict[str, Any]]]:
    """Every act of a supervisor, in an order in which each of them has something to do."""
    await floor.accepted(AYSE)
    work = await floor.hand_over("c2")
    await floor.put(AlertUpserted(alert=ALERT))
    remark = {"id": "m1", "by": "dila", "at": START, "place": {"text": "gizli"}}
    return [
        ("supervision.start", {"mode": "monitor", "conversation": "c1"}),
        ("supervision.stop", {}),
        ("agent.force_state", {"agent": "cem", "state": "available"}),
        ("profile.set", {"agent": "cem", "skills": {"tr": 3}}),
        ("work.close", {"interaction": work.id, "reason": "gizli"}),
        ("announcement.publish", {"text": "gizli"}),
        ("alert_rule.save", {"rule": {**RULE, "id": "r2"}}),
        ("alert.acknowledge", {"alert": "a1"}),
        ("report_schedule.save", {"schedule": {"id": "s", "name": "S", "owner": "", "spec": {}}}),
        ("evaluation_form.save", {"form": FORM}),
        ("evaluation.sign", evaluation(comment="gizli")),
        ("evaluation.release", {"evaluation": "e1"}),
        ("remark.save", {"remark": remark}),
        ("sampling_rule.save", {"rule": {"id": "sr", "form": "service"}}),
    ]


async def test_each_act_of_a_supervisor_has_its_one_entry_and_nobodys_words(floor: Floor) -> None:
    asked = await acts(floor)
    assert {act for act, _ in asked} == SUPERVISING, "an act without a test of its entry"
    for number, (act, body) in enumerate(asked, 1):
        if act == "supervision.stop":
            (of,) = await floor.log.transact(lambda log: log.state.all(Supervision))
            body = {"supervision": of.id}
        await floor.do(DILA, act, **body)
        found = await entries(floor)
        assert len(found) == number, act
        entry = max(found, key=lambda each: each.id)
        assert (entry.act, entry.by, entry.refused) == (act, "dila", "")
        assert entry.subject or act == "announcement.publish"
        assert "gizli" not in str(entry)


async def test_the_same_command_again_has_no_second_entry(floor: Floor) -> None:
    body: dict[str, Any] = {"agent": "cem", "state": "available"}
    await floor.give(DILA, "agent.force_state", id="once", **body)
    assert (await floor.give(DILA, "agent.force_state", id="once", **body)).dup
    assert len(await entries(floor)) == 1


async def test_who_takes_a_chat_over_is_told_from_whose_hands(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(DILA, "supervision.start", mode="take_over", conversation="c1")
    (entry,) = await entries(floor)
    assert entry.facts["mode"] == "take_over"
    assert (entry.subject, entry.facts["agent"]) == ("conversation:c1", "ayse")


async def test_an_entry_is_written_once(floor: Floor) -> None:
    """No command names one, and the log itself takes no other word of it."""
    assert not [name for name in COMMANDS if "audit" in name]
    await floor.do(DILA, "agent.force_state", agent="cem", state="available")
    (entry,) = await entries(floor)
    changed = AuditEntryUpserted(audit_entry=replace(entry, by="ayse"))
    with pytest.raises(ValueError, match="written once"):
        await floor.log.transact(lambda log: log.emit(changed, sample.SYSTEM))
    assert await entries(floor) == [entry]
