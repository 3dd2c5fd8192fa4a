"""An event of every kind of supervision and quality work."""

import msgspec

from core import evaluation as q
from core import supervision as s
from core.erasure import Erasure
from core.protocol import events as e


def supervised() -> list[e.Body]:
    return _about_supervision() + _about_quality() + _about_erasure()


def _about_supervision() -> list[e.Body]:
    watch = s.Supervision(
        id="w1", supervisor="cem", agent="ayse", mode="monitor", since=1, conversation="c1"
    )
    alert = s.Alert(
        id="al", rule="ar", name="N", figure="waiting", subject="queue:q", value=9, threshold=5,
        raised_at=4, before=(s.Sample(at=1, value=2),),
    )  # fmt: skip
    rule = s.AlertRule(id="ar", name="N", figure="waiting", comparison="above", threshold=5)
    spec = s.ReportSpec(by="queue")
    return [
        e.SupervisionUpserted(supervision=watch),
        e.SupervisionUpserted(
            supervision=msgspec.structs.replace(watch, id="w2", visible=False, mode="whisper")
        ),
        e.AlertRuleUpserted(alert_rule=rule),
        e.AlertUpserted(alert=alert),
        e.AuditEntryUpserted(audit_entry=s.AuditEntry(id="au", at=5, by="cem", act="work.close")),
        e.AnnouncementUpserted(announcement=s.Announcement(id="n1", at=1, by="cem", text="A")),
        e.AnnouncementUpserted(
            announcement=s.Announcement(id="n2", at=1, by="cem", text="B", agent="ayse")
        ),
        e.AnnouncementUpserted(
            announcement=s.Announcement(id="n3", at=1, by="cem", text="C", team="support")
        ),
        e.ReportScheduleUpserted(
            report_schedule=s.ReportSchedule(id="rs", name="R", owner="cem", spec=spec)
        ),
    ]


def _about_quality() -> list[e.Body]:
    signed = q.Evaluation(
        id="ev", form="f.1", agent="ayse", evaluator="cem", at=1, state="signed",
        answers={"a": q.Answer(value=4)},
    )  # fmt: skip
    released = msgspec.structs.replace(signed, id="e2", state="released")
    remark = q.Remark(id="r1", by="cem", at=2, place=q.Mark(message="m"), agent="ayse")
    return [
        e.EvaluationFormUpserted(
            evaluation_form=q.EvaluationForm(id="f.1", form="f", edition=1, name="F")
        ),
        e.EvaluationUpserted(evaluation=signed),
        e.EvaluationUpserted(evaluation=released),
        e.RemarkUpserted(remark=remark),
        e.RemarkUpserted(remark=msgspec.structs.replace(remark, id="r2", shared=True)),
        e.SamplingRuleUpserted(sampling_rule=q.SamplingRule(id="sr", form="f")),
    ]


def _about_erasure() -> list[e.Body]:
    gone = Erasure(id="er", contact="nobody", at=3, conversations=("gone-1",), files=("gone-f",))
    return [e.ErasureUpserted(erasure=gone), e.EventErased()]
