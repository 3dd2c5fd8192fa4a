"""What a new company is warned of until it says otherwise; a supervisor changes them like any other."""

from backend.log import Transaction
from core.protocol.events import AlertRuleUpserted, By
from core.supervision import AlertRule

_NAMES = {
    "service_level": ("Service level", "Hizmet düzeyi"),
    "longest_wait_s": ("Longest wait", "En uzun bekleyiş"),
    "not_responding": ("Not responding", "Yanıt vermeyen temsilci"),
    "wrap_up_s": ("Stuck in wrap-up", "Kapanışta takılan"),
    "handover_wait_s": ("Hand-over nobody took", "Alınmayan devir"),
}
"""In English and in Turkish: names are data, the company's own."""


def default_rules(turkish: bool = False) -> tuple[AlertRule, ...]:
    name = {figure: names[turkish] for figure, names in _NAMES.items()}
    return (
        AlertRule(
            id="alert-service-level", name=name["service_level"], figure="service_level",
            comparison="below", threshold=80, clear_at=82, for_s=120,
        ),
        AlertRule(
            id="alert-longest-wait", name=name["longest_wait_s"], figure="longest_wait_s",
            comparison="above", threshold=180, clear_at=120, for_s=10,
        ),
        AlertRule(
            id="alert-not-responding", name=name["not_responding"], figure="not_responding",
            comparison="above", threshold=0, for_s=30,
        ),
        AlertRule(
            id="alert-wrap-up", name=name["wrap_up_s"], figure="wrap_up_s",
            comparison="above", threshold=300, for_s=0, sound=False,
        ),
        AlertRule(
            id="alert-hand-over", name=name["handover_wait_s"], figure="handover_wait_s",
            comparison="above", threshold=120, for_s=0,
        ),
    )  # fmt: skip


def give(log: Transaction) -> None:
    """Where there never were any: a rule that was taken away stands in the log as deleted."""
    if not log.state.all(AlertRule):
        for rule in default_rules():
            log.emit(AlertRuleUpserted(alert_rule=rule), By(kind="system"))
