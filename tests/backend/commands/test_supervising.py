from typing import Any, TypeVar

import pytest

from core.entities import Entity
from core.supervision import Alert, AlertRule, Announcement, AuditEntry, ReportSchedule
from core.work import Profile
from tests.backend.floor import START, Floor
from tests.backend.sample import AYSE, CEM, DILA, SYSTEM

T = TypeVar("T", bound=Entity)


async def every(floor: Floor, kind: type[T]) -> list[T]:
    return await floor.log.transact(lambda t: t.state.all(kind))


async def test_an_agent_may_do_none_of_it(floor: Floor) -> None:
    asked: list[tuple[str, dict[str, Any]]] = [
        ("agent.force_state", {"agent": "cem", "state": "available"}),
        ("work.close", {"interaction": "x", "reason": "r"}),
        ("profile.set", {"agent": "ayse"}),
        ("announcement.publish", {"text": "Merhaba"}),
        ("alert.acknowledge", {"alert": "x"}),
    ]
    for type_, body in asked:
        assert await floor.refused(AYSE, type_, **body) == ("forbidden", None)


async def test_a_state_forced_counts_at_once_also_in_the_middle_of_work(floor: Floor) -> None:
    before = await floor.accepted(AYSE)
    await floor.do(DILA, "agent.force_state", agent="ayse", state="not_ready", reason="meeting")
    agent = await floor.agent("ayse")
    assert (agent.state, agent.reason, agent.since) == ("not_ready", "meeting", START)
    assert (await floor.visit()).agent == before.agent
    again = await floor.do(
        DILA, "agent.force_state", agent="ayse", state="not_ready", reason="meeting"
    )
    assert again.seq is None
    (entry,) = await every(floor, AuditEntry)
    assert (entry.by, entry.act, entry.subject) == ("dila", "agent.force_state", "agent:ayse")
    assert entry.facts == {"state": "not_ready"}, "the reason may be somebody's own words"


async def test_who_does_not_respond_is_there_again(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    floor.pass_s(21)
    await floor.settle()
    assert (await floor.agent("ayse")).not_responding
    await floor.do(DILA, "agent.force_state", agent="ayse", state="available")
    assert not (await floor.agent("ayse")).not_responding


async def test_waiting_work_is_closed_and_its_offer_taken_back(floor: Floor) -> None:
    before = await floor.hand_over()
    await floor.settle()
    await floor.do(DILA, "work.close", interaction=before.id, reason="Deneme")
    after = await floor.visit()
    assert (after.state, after.end, after.note) == ("done", "cancelled", "Deneme")
    assert await floor.offers() == []


async def test_work_in_hand_is_closed_as_handled(floor: Floor) -> None:
    before = await floor.accepted(AYSE)
    floor.pass_s(10)
    await floor.do(DILA, "work.close", interaction=before.id, reason="Kapatıldı")
    after = await floor.visit()
    assert (after.state, after.end, after.completed_by) == ("done", "handled", "dila")
    assert (after.ended_at, after.completed_at) == (START + 10_000, START + 10_000)
    assert (await floor.do(DILA, "work.close", interaction=before.id, reason="x")).seq is None


async def test_a_stuck_wrap_up_is_completed_and_stands_in_the_audit_list(floor: Floor) -> None:
    before = await floor.accepted(AYSE)
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    await floor.do(DILA, "wrap_up.complete", interaction=before.id)
    assert (await floor.visit()).completed_by == "dila"
    (entry,) = await every(floor, AuditEntry)
    assert (entry.act, entry.subject) == ("wrap_up.complete", f"interaction:{before.id}")


async def test_an_agents_own_wrap_up_is_nobodys_audit(floor: Floor) -> None:
    before = await floor.accepted(AYSE)
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    await floor.do(AYSE, "wrap_up.complete", interaction=before.id)
    assert await every(floor, AuditEntry) == []


async def test_work_is_given_to_another_by_a_supervisor(floor: Floor) -> None:
    await floor.accepted(AYSE)
    await floor.do(CEM, "agent.set_state", state="available")
    await floor.do(DILA, "work.transfer", conversation="c1", to="cem")
    assert (await floor.visit()).to_agent == "cem"
    assert [entry.act for entry in await every(floor, AuditEntry)] == ["work.transfer"]


async def test_a_profile_changes_only_in_what_is_said(floor: Floor) -> None:
    await floor.do(DILA, "profile.set", agent="ayse", skills={"en": 4}, capacity={"chat": 2})
    await floor.do(DILA, "profile.set", agent="ayse", queues=["q2"])
    (profile,) = await every(floor, Profile)
    assert (profile.skills, profile.capacity, profile.queues) == ({"en": 4}, {"chat": 2}, ("q2",))
    assert (await floor.do(DILA, "profile.set", agent="ayse", queues=["q2"])).seq is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"skills": {"en": 6}}, "skills"),
        ({"capacity": {"chat": 51}}, "capacity"),
        ({"queues": ["none"]}, "queues"),
    ],
)
async def test_a_profile_nobody_can_have(floor: Floor, body: dict[str, Any], field: str) -> None:
    refused = await floor.refused(DILA, "profile.set", agent="ayse", **body)
    assert refused[1] == field


async def test_news_for_one_and_for_all(floor: Floor) -> None:
    await floor.do(DILA, "announcement.publish", text="Toplantı 15:00'te", agent="ayse")
    await floor.do(DILA, "announcement.publish", text="Kargo gecikiyor")
    told = sorted((n.text, n.agent, n.by) for n in await every(floor, Announcement))
    assert told == [("Kargo gecikiyor", "", "dila"), ("Toplantı 15:00'te", "ayse", "dila")]
    assert await floor.refused(DILA, "announcement.publish", text=" ") == ("bad_request", "text")
    entries = await every(floor, AuditEntry)
    assert not any("gecikiyor" in str(entry.facts) for entry in entries)


def rule(**more: Any) -> dict[str, Any]:
    made = {"id": "r1", "name": "Bekleyen", "figure": "waiting", "comparison": "above"}
    return {"rule": {**made, "threshold": 5, **more}}


async def test_a_rule_clears_on_its_own_side_of_the_threshold(floor: Floor) -> None:
    await floor.do(DILA, "alert_rule.save", **rule(clear_at=3))
    (saved,) = await every(floor, AlertRule)
    assert saved.clear_at == 3
    refused = await floor.refused(DILA, "alert_rule.save", **rule(clear_at=6))
    assert refused == ("bad_request", "clear_at")
    refused = await floor.refused(DILA, "alert_rule.save", **rule(quiet=["22:00"]))
    assert refused == ("bad_request", "quiet")
    (entry,) = await every(floor, AuditEntry)
    assert entry.subject == "rule:r1"


async def test_the_first_who_says_so_looks_after_an_alert(floor: Floor) -> None:
    alert = Alert(
        id="a1", rule="r1", name="N", figure="waiting", subject="queue:q", value=9, threshold=5,
        raised_at=START,
    )  # fmt: skip
    await floor.log.transact(lambda t: t.state.put(alert))
    await floor.do(DILA, "alert.acknowledge", alert="a1")
    (after,) = await every(floor, Alert)
    assert (after.acknowledged_by, after.acknowledged_at) == ("dila", START)
    assert (await floor.do(DILA, "alert.acknowledge", alert="a1")).seq is None


async def test_a_scheduled_report_is_its_owners(floor: Floor) -> None:
    asked = {"id": "s1", "name": "Günlük", "owner": "ayse", "spec": {"by": "queue"}}
    await floor.do(DILA, "report_schedule.save", schedule={**asked, "last_file": "secret"})
    (saved,) = await every(floor, ReportSchedule)
    assert (saved.owner, saved.last_file) == ("dila", ""), "neither is the desk's to say"


async def test_what_was_taken_out_is_noted_by_anybody_and_once(floor: Floor) -> None:
    noted = {"what": "conversations", "format": "pdf", "count": 2, "at": START, "redacted": True}
    named = {"subjects": ["c1", "c2"], "names": ["A-1", "A-2"]}
    await floor.do(AYSE, "export.note", **noted, **named)
    (entry,) = await every(floor, AuditEntry)
    assert (entry.by, entry.act) == ("ayse", "export")
    assert entry.facts["subjects"] == "c1 c2"
    assert entry.facts["redacted"] == "yes"
    assert entry.facts["names"] == "A-1\nA-2"


async def test_names_without_end_are_not_taken_into_the_audit_list(floor: Floor) -> None:
    noted = {"what": "report", "format": "pdf", "count": 2, "at": START}
    refused = await floor.refused(DILA, "export.note", **noted, names=["x" * 60_000])
    assert refused == ("payload_too_large", "names")


async def test_nobody_can_change_the_audit_list(floor: Floor) -> None:
    await floor.do(DILA, "announcement.publish", text="Bir")
    before = await every(floor, AuditEntry)
    await floor.do(DILA, "announcement.publish", text="İki")
    after = await every(floor, AuditEntry)
    assert len(after) == 2 and all(entry in after for entry in before)
    assert SYSTEM.kind == "system"
