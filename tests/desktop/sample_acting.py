"""What stands at half past ten: three alerts with the minutes before them, and what was done."""

from core.supervision import Alert, AlertRule, Announcement, AuditEntry, Sample, Supervision
from tests.desktop import sample

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
NOW = sample.NOW
ME = sample.ME.id
ACTS: tuple[tuple[str, str, dict[str, str], str], ...] = (
    ("supervision.start", "call:c-1", {"mode": "monitor", "visible": "true"}, ""),
    ("supervision.start", "call:c-1", {"mode": "whisper", "visible": "true"}, ""),
    ("agent.force_state", "agent:a2", {"state": "available"}, ""),
    ("wrap_up.complete", "interaction:i-9", {}, ""),
    ("profile.set", "agent:a7", {"queues": '["q-sales","q-vip"]'}, ""),
    ("profile.set", "agent:a4", {"queues": '["q-sales"]'}, ""),
    ("work.transfer", "conversation:c-5", {"queue": "q-vip"}, ""),
    ("alert.acknowledge", "alert:al-2", {}, ""),
    ("supervision.start", "conversation:c-7", {"mode": "take_over", "visible": "false"}, "conflict"),
    ("announcement.publish", "team:t-sales", {"team": "t-sales"}, ""),
    ("export", "", {"what": "conversations", "count": "12", "format": "pdf"}, ""),
    ("work.close", "interaction:i-4", {}, ""),
)  # fmt: skip


def rules() -> dict[str, AlertRule]:
    made = (
        AlertRule(
            id="r1", name="Satış hizmet seviyesi", figure="service_level", comparison="below",
            threshold=80, clear_at=85, for_s=60, queue="q-sales", version=1,
        ),
        AlertRule(
            id="r2", name="Uzun bekleme", figure="longest_wait_s", comparison="above", threshold=120,
            for_s=30, quiet=("22:00-07:00",), version=1,
        ),
        AlertRule(
            id="r3", name="Takılan kapanış", figure="wrap_up_s", comparison="above", threshold=300,
            version=1,
        ),
    )  # fmt: skip
    return {rule.id: rule for rule in made}


def _rising(until: int, value: float) -> tuple[Sample, ...]:
    """The ten minutes before, up to what it was then."""
    return tuple(
        Sample(at=until - (20 - n) * 30 * SECOND, value=max(0.0, value * (n - 2) / 18))
        for n in range(20)
    )


def alerts() -> tuple[Alert, ...]:
    falling = tuple(
        Sample(at=NOW - (20 - n) * 30 * SECOND, value=float(94 - n * 1.4 - (n % 3)))
        for n in range(18)
    )
    return (
        Alert(
            id="al-1", rule="r1", name="Satış hizmet seviyesi", figure="service_level",
            subject="queue:q-sales", value=68, threshold=80, raised_at=NOW - 70 * SECOND,
            before=falling, version=1,
        ),
        Alert(
            id="al-2", rule="r2", name="Uzun bekleme", figure="longest_wait_s",
            subject="queue:q-sales", value=220, threshold=120, raised_at=NOW - 2 * MINUTE,
            before=_rising(NOW - 2 * MINUTE, 220), acknowledged_by=ME, acknowledged_at=NOW - MINUTE, version=2,
        ),
        Alert(
            id="al-3", rule="r3", name="Takılan kapanış", figure="wrap_up_s", subject="agent:a3",
            value=540, threshold=300, raised_at=NOW - 4 * MINUTE,
            before=_rising(NOW - 4 * MINUTE, 540), version=1,
        ),
        Alert(
            id="al-4", rule="r2", name="Uzun bekleme", figure="longest_wait_s",
            subject="queue:q-bill", value=140, threshold=120, raised_at=NOW - 3 * HOUR,
            before=_rising(NOW - 3 * HOUR, 140), cleared_at=NOW - 3 * HOUR + 6 * MINUTE, acknowledged_by="a5", version=3,
        ),
    )  # fmt: skip


def entries() -> tuple[AuditEntry, ...]:
    return tuple(
        AuditEntry(
            id=f"e{n}", at=NOW - n * 7 * MINUTE - 3 * SECOND, by=ME if n % 4 else "a5", act=act,
            subject=subject, facts=facts, refused=refused,
        )
        for n, (act, subject, facts, refused) in enumerate(ACTS)
    )  # fmt: skip


def supervision(**changed: object) -> Supervision:
    given: dict[str, object] = {
        "id": "s-1", "supervisor": ME, "agent": "a0", "mode": "monitor", "call": "call-1",
        "since": NOW - 134 * SECOND, "answered_at": NOW - 133 * SECOND, "version": 1,
    }  # fmt: skip
    return Supervision(**{**given, **changed})  # type: ignore[arg-type]  # a test names its fields


def news(**changed: object) -> Announcement:
    given: dict[str, object] = {
        "id": "n-1", "at": NOW - MINUTE, "by": "a5", "version": 1,
        "text": "Kargo firması değişti: yarından itibaren teslimat 2 gün.",
    }  # fmt: skip
    return Announcement(**{**given, **changed})  # type: ignore[arg-type]  # a test names its fields
