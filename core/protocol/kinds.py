"""The kinds of entities that are neither a conversation nor a message: of the log, of the store's rows
and of a snapshot's pages."""

from core import entities as e
from core import evaluation as q
from core import supervision as s
from core import work as w
from core.entities import Entity
from core.erasure import Erasure

KINDS: dict[str, type[Entity]] = {
    "agent": e.Agent,
    "team": e.Team,
    "queue": e.Queue,
    "label": e.Label,
    "canned": e.Canned,
    "contact": e.Contact,
    "company": e.Company,
    "deal": e.Deal,
    "ticket": e.Ticket,
    "order": e.Order,
    "survey": e.Survey,
    "call": e.CallRecord,
    "profile": w.Profile,
    "queue_rules": w.QueueRules,
    "calendar": w.Calendar,
    "reason": w.Reason,
    "disposition": w.Disposition,
    "company_rules": w.CompanyRules,
    "interaction": w.Interaction,
    "offer": w.Offer,
    "task": w.Task,
    "state_span": w.StateSpan,
    "supervision": s.Supervision,
    "alert_rule": s.AlertRule,
    "alert": s.Alert,
    "audit_entry": s.AuditEntry,
    "announcement": s.Announcement,
    "report_schedule": s.ReportSchedule,
    "evaluation_form": q.EvaluationForm,
    "evaluation": q.Evaluation,
    "remark": q.Remark,
    "sampling_rule": q.SamplingRule,
    "erasure": Erasure,
}
RECORDS = {kind: struct for kind, struct in KINDS.items() if kind != "contact"}
"""Those that a store keeps in one table; few and read whole."""
KIND_OF = {struct: kind for kind, struct in KINDS.items()}
FIELDS = {kind: f"{kind}s" for kind in KINDS} | {
    "company": "companies", "audit_entry": "audit_entries", "state_span": "states",
    "canned": "canned", "queue_rules": "queue_rules", "company_rules": "company_rules",
}  # fmt: skip
"""The field of `frames.Rows` that each kind comes in."""
