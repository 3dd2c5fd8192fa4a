import asyncio
from typing import Any

import msgspec
import pytest

from core.entities import Agent, Queue
from core.evaluation import Answer, Evaluation, EvaluationForm, Mark, Remark, SamplingRule
from core.protocol import commands as c
from core.protocol import events as e
from core.store.store import OutboxCommand
from core.supervision import (
    Alert,
    AlertRule,
    Announcement,
    AuditEntry,
    AuditFetched,
    ReportSchedule,
    ReportSpec,
    Supervision,
)
from core.work import Interaction
from tests.core.office import HELLO, Office, office

assert office  # a fixture
RULE = AlertRule(id="r1", name="Bekleyen", figure="waiting", comparison="above", threshold=5)


async def command(office: Office) -> tuple[OutboxCommand, dict[str, Any]]:
    waiting = (await office.outbox())[-1]
    return waiting, msgspec.json.decode(waiting.body)


async def told(office: Office, *bodies: e.Body) -> None:
    heard: set[str] = set()
    office.desk.on_changes(lambda changes: heard.update(changes.supervision | changes.reviews))
    for seq, body in enumerate(bodies, 2):
        await office.apply(body, seq)
    await office.until(lambda: len(heard) >= len({_id(body) for body in bodies}))


def _id(body: e.Body) -> str:
    return str(getattr(getattr(body, body.__struct_fields__[0]), "id", ""))


def alert(number: int, **more: Any) -> Alert:
    return Alert(
        id=f"a{number}", rule="r1", name="N", figure="waiting", subject="queue:q", value=9,
        threshold=5, raised_at=number, **more,
    )  # fmt: skip


async def test_what_stands_and_what_is_over(office: Office) -> None:
    watch = Supervision(id="w1", supervisor="u1", agent="a", mode="monitor", since=1, call="k")
    await told(
        office,
        e.SupervisionUpserted(supervision=watch),
        e.SupervisionUpserted(supervision=msgspec.structs.replace(watch, id="w2", ended_at=9)),
        e.AlertUpserted(alert=alert(1, cleared_at=5)),
        e.AlertUpserted(alert=alert(2)),
        e.AlertRuleUpserted(alert_rule=RULE),
        e.AlertRuleUpserted(alert_rule=msgspec.structs.replace(RULE, id="r2", deleted=True)),
    )
    desk = office.desk
    assert [s.id for s in await desk.supervisions()] == ["w1"]
    assert [a.id for a in await desk.alerts()] == ["a2", "a1"]
    assert [a.id for a in await desk.alerts(since=2)] == ["a2"]
    assert await desk.alert_rules() == (RULE,)


async def test_the_audit_list_is_searched_by_who_what_and_whom(office: Office) -> None:
    await office.apply(e.AgentUpserted(agent=Agent(id="isik", name="Işık Ünal")), 2)
    await office.until(lambda: "isik" in office.desk.directory.agents)
    forced = AuditEntry(
        id="e1", at=1, by="u1", act="agent.force_state", subject="agent:isik",
        facts={"state": "available"},
    )  # fmt: skip
    exported = AuditEntry(id="e2", at=2, by="isik", act="export", facts={"format": "pdf"})
    for seq, entry in enumerate((forced, exported), 3):
        await office.apply(e.AuditEntryUpserted(audit_entry=entry), seq)
    desk = office.desk
    assert [x.id for x in await desk.audit()] == ["e2", "e1"]
    assert [x.id for x in await desk.audit("ISIK unal")] == ["e2", "e1"]
    assert [x.id for x in await desk.audit("force available")] == ["e1"]
    assert [x.id for x in await desk.audit(before=2)] == ["e1"]
    assert [x.id for x in await desk.audit(limit=1)] == ["e2"]
    assert await desk.audit("yok") == ()
    assert [x.id for x in await desk.audit(limit=None)] == ["e2", "e1"]
    called = await desk.audit("dışa", codes=lambda word: [("export",)] if word == "disa" else [])
    assert [x.id for x in called] == ["e2"]


async def test_queues_are_found_by_name_in_what_was_asked_for(office: Office) -> None:
    await office.apply(e.QueueUpserted(queue=Queue(id="Q-1", name="Satış")), 2)
    await office.until(lambda: "Q-1" in office.desk.directory.queues)
    given = AuditEntry(id="e1", at=1, by="u1", act="work.transfer", facts={"queue": "Q-1"})
    await office.apply(e.AuditEntryUpserted(audit_entry=given), 3)
    assert [x.id for x in await office.desk.audit("satis")] == ["e1"]


async def test_older_entries_are_asked_for_with_progress(office: Office) -> None:
    assert await office.desk.audit_since() == 0
    heard: list[AuditFetched] = []
    far = await office.desk.fetch_audit(5, heard.append)
    await office.until(lambda: heard == [far])
    assert far.back_to == 5


async def test_news_and_scheduled_reports(office: Office) -> None:
    schedule = ReportSchedule(id="s1", name="Günlük", owner="u1", spec=ReportSpec())
    await told(
        office,
        e.AnnouncementUpserted(announcement=Announcement(id="n1", at=1, by="u1", text="A")),
        e.AnnouncementUpserted(announcement=Announcement(id="n2", at=2, by="u1", text="B")),
        e.ReportScheduleUpserted(report_schedule=schedule),
    )
    assert [n.text for n in await office.desk.announcements()] == ["B", "A"]
    assert await office.desk.report_schedules() == (schedule,)


async def test_what_a_supervisor_does_is_a_command_like_any_other(office: Office) -> None:
    desk = office.desk
    assert not desk.may("agent.force_state"), "what the role does not permit is not shown"
    await desk.supervise("whisper", call="k1", visible=False)
    waiting, body = await command(office)
    assert (waiting.type, waiting.expires is not None) == ("supervision.start", True)
    assert body == {"mode": "whisper", "call": "k1", "visible": False}
    await desk.force_state("ayse", "available")
    assert (await command(office))[1] == {"agent": "ayse", "state": "available"}
    await desk.close_work("i1", "Deneme")
    assert (await command(office))[0].type == "work.close"
    await desk.set_profile("ayse", queues=("q1",))
    assert (await command(office))[1] == {"agent": "ayse", "queues": ["q1"]}
    await desk.announce("Merhaba", team="t1")
    assert (await command(office))[1] == {"text": "Merhaba", "team": "t1"}
    await desk.save_alert_rule(RULE)
    await desk.acknowledge("a1")
    assert (await command(office))[1] == {"alert": "a1"}
    await desk.note_export(c.NoteExport(what="report", format="csv", count=1, at=5))
    waiting, _ = await command(office)
    assert (waiting.type, waiting.expires) == ("export.note", None), "it waits for the line"


FORM = EvaluationForm(id="f.2", form="f", edition=2, name="Hizmet")
DRAFT = Evaluation(
    id="e1", form="f.2", agent="ayse", evaluator="u1", at=1, conversation="c1",
    answers={"q": Answer(value=4)}, marks=(Mark(message="m1", start=1, end=4),),
)  # fmt: skip


async def test_forms_evaluations_and_remarks(office: Office) -> None:
    signed = msgspec.structs.replace(DRAFT, state="signed", signed_at=5)
    other = msgspec.structs.replace(signed, id="e2", conversation="c2", signed_at=7)
    remark = Remark(id="r1", by="u1", at=1, place=Mark(message="m", text="İyi"), conversation="c1")
    await told(
        office,
        e.EvaluationFormUpserted(
            evaluation_form=msgspec.structs.replace(FORM, id="f.1", edition=1)
        ),
        e.EvaluationFormUpserted(evaluation_form=FORM),
        e.EvaluationUpserted(evaluation=signed),
        e.EvaluationUpserted(evaluation=other),
        e.RemarkUpserted(remark=remark),
        e.RemarkUpserted(remark=msgspec.structs.replace(remark, id="r2", deleted=True)),
        e.SamplingRuleUpserted(sampling_rule=SamplingRule(id="s1", form="f")),
    )
    desk = office.desk
    assert [form.edition for form in await desk.evaluation_forms()] == [2, 1]
    assert [of.id for of in await desk.evaluations(agent="ayse")] == ["e2", "e1"]
    assert [of.id for of in await desk.evaluations(conversation="c1")] == ["e1"]
    assert [of.id for of in await desk.evaluations(since=6)] == ["e2"]
    assert await desk.remarks("c1") == (remark,)
    assert [rule.id for rule in await desk.sampling_rules()] == ["s1"]


async def test_a_draft_is_kept_here_until_it_is_signed(office: Office) -> None:
    desk = office.desk
    await desk.save_evaluation_draft(DRAFT)
    assert await desk.evaluation_drafts() == (DRAFT,)
    assert await office.outbox() == []
    await desk.sign_evaluation(DRAFT)
    assert await desk.evaluation_drafts() == ()
    waiting, body = await command(office)
    assert waiting.type == "evaluation.sign"
    sent = msgspec.convert(body, c.SignEvaluation).evaluation
    assert sent.signed_at is not None and sent.state == "signed"
    assert msgspec.structs.replace(sent, state="draft", signed_at=None) == DRAFT
    waiting_now = await desk.handed_in()
    assert (waiting_now.signed, waiting_now.refused) == ({"e1": sent}, {})
    await desk.release_evaluation("e1")
    assert (await command(office))[0].conversation == "evaluation:e1", "in order after the signing"
    assert (await desk.handed_in()).released == {"e1"}
    await desk.answer_evaluation("e9", "Teşekkürler")
    assert (await desk.handed_in()).answers == {"e9": "Teşekkürler"}


async def test_what_others_found_is_seen_once_one_has_signed_ones_own(office: Office) -> None:
    theirs = msgspec.structs.replace(
        DRAFT, id="e2", evaluator="u2", state="signed", signed_at=5, interaction="i1"
    )
    elsewhere = msgspec.structs.replace(theirs, id="e3", conversation="c2", interaction="i2")
    await office.apply(e.EvaluationUpserted(evaluation=theirs), 2)
    await office.apply(e.EvaluationUpserted(evaluation=elsewhere), 3)
    desk = office.desk
    assert await desk.evaluations() == ()
    mine = msgspec.structs.replace(theirs, id="e1", evaluator="u1", interaction=None, signed_at=9)
    await office.apply(e.EvaluationUpserted(evaluation=mine), 4)
    assert [of.id for of in await desk.evaluations()] == ["e1", "e2"]


async def test_who_is_to_be_evaluated_this_week(office: Office) -> None:
    """Five at most of each agent, by the store of whoever supervises; nobody draws their own work."""
    hello = msgspec.structs.replace(HELLO, role="supervisor")
    await asyncio.wrap_future(office.store.welcome(hello))
    monday = 1_795_381_200_000
    done = [
        Interaction(
            id=f"i{n}", media="chat", queue="q", contact="p1", entered_at=monday, state="done",
            end="handled", agent="u2" if n else "u1", completed_at=monday + n, conversation="c1",
        )
        for n in range(8)
    ]  # fmt: skip
    rule = SamplingRule(id="s1", form="f", team="t")
    await office.apply(e.SamplingRuleUpserted(sampling_rule=rule), 2)
    for seq, of in enumerate(done, 3):
        await office.apply(e.InteractionUpserted(interaction=of), seq)
    (drawn,) = await office.desk.drawn("2026-W48")
    assert (drawn.agent, len(drawn.contacts), drawn.done) == ("u2", 5, 0)
    first = drawn.contacts[0]
    assert drawn.next == first and (first.name, first.channel) == ("Ali", "chat")
    theirs = Evaluation(
        id="x", form="f.1", agent="u2", evaluator="u3", at=1, state="signed", signed_at=2,
        conversation="c1", interaction=first.interaction.id,
    )  # fmt: skip
    await office.apply(e.EvaluationUpserted(evaluation=theirs), 20)
    (drawn,) = await office.desk.drawn("2026-W48")
    assert (drawn.done, drawn.contacts[0].done, drawn.contacts[0].mine) == (1, True, False)
    assert drawn.next == drawn.contacts[1]
    second = drawn.contacts[1].interaction
    mine = msgspec.structs.replace(
        theirs, id="y", evaluator="u1", interaction=second.id, state="draft"
    )
    await office.desk.sign_evaluation(mine)
    (drawn,) = await office.desk.drawn("2026-W48")
    assert drawn.done == 2 and drawn.contacts[1].mine, "without a line as well"
    wider = msgspec.structs.replace(rule, id="s2", per_week=7)
    (foreseen,) = await office.desk.would_draw(wider, "2026-W48")
    assert len(foreseen.contacts) == 7 and foreseen.done == 2
    nobody = msgspec.structs.replace(wider, agents=("u3",))
    assert await office.desk.would_draw(nobody, "2026-W48") == ()
    assert len(await office.desk.drawn("2026-W48")) == 1, "nothing of it is kept"
    assert await office.desk.drawn("2026-W47") == ()
    with pytest.raises(ValueError, match="neulich"):
        await office.desk.drawn("neulich")


async def test_searches_are_kept_by_name(office: Office) -> None:
    desk = office.desk
    await desk.keep_own("search", "İadeler", b"1")
    await desk.keep_own("search", "İadeler", b"2")
    await desk.keep_own("view", "İadeler", b"3")
    assert await desk.kept_own("search") == {"İadeler": b"2"}
    await desk.keep_own("search", "İadeler", None)
    assert await desk.kept_own("search") == {}
