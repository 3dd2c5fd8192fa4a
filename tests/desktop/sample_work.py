"""Work of the small company's morning: what its rules are, and offers and interactions to show."""

from typing import Any

from core.rows import OfferRow, WorkRow
from core.work import (
    Calendar,
    Disposition,
    Interaction,
    Offer,
    Profile,
    QueueRules,
    Reason,
)
from tests.desktop import sample

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
DAY = ("09:00-18:00",)

REASONS = {
    "break": Reason(id="break", budget_s=30 * 60, order=1),
    "meal": Reason(id="meal", budget_s=60 * 60, order=2),
    "meeting": Reason(id="meeting", order=3),
    "training": Reason(id="training", order=4),
    "depot": Reason(id="depot", name="Depo kontrolü", budget_s=20 * 60, order=5),
}
DISPOSITIONS = {
    "sent": Disposition(id="sent", name="Kargo bilgisi verildi", group="Kargo", general=False),
    "lost": Disposition(
        id="lost", name="Kayıp kargo", group="Kargo", extra_s=60, general=False
    ),
    "refund": Disposition(id="refund", name="İade başlatıldı", group="İade", general=False),
    "solved": Disposition(id="solved", name="Çözüldü"),
    "wrong": Disposition(id="wrong", name="Yanlış kişi"),
}  # fmt: skip
RULES = {
    "q-order": QueueRules(
        id="q-order", skills={"tr": 3, "returns": 2}, wrap="required", wrap_s=60,
        dispositions=("sent", "lost"), calendar="weekdays",
    )
}  # fmt: skip
PROFILES = {
    "a-selim": Profile(id="a-selim", skills={"tr": 5, "returns": 4}, dispositions=("refund",)),
    "a-derya": Profile(id="a-derya", skills={"tr": 5, "en": 3}),
}
CALENDARS = {
    "weekdays": Calendar(id="weekdays", name="Hafta içi", week=(DAY, DAY, DAY, DAY, DAY, (), ()))
}


def offer(number: int = 0, **changed: Any) -> Offer:
    """A chat of the customer of that row of the inbox, made just now, for twenty seconds."""
    given: dict[str, Any] = {
        "id": f"offer-{number}", "interaction": f"work-{number}", "agent": sample.ME.id,
        "at": sample.NOW, "expires_at": sample.NOW + 20 * SECOND, "media": "chat",
        "queue": "q-order", "contact": f"k-{number}", "conversation": f"v-{number}",
        "entered_at": sample.NOW - 100 * SECOND, "skills": ("tr", "returns"), "today": 2,
        "preview": "Müşteri TR-48213 numaralı siparişinin nerede olduğunu soruyor.",
    }  # fmt: skip
    return Offer(**{**given, **changed})


def offer_row(number: int = 0, /, **changed: Any) -> OfferRow:
    """`changed` are fields of the offer, or of the row itself."""
    own = {name: changed.pop(name) for name in OfferRow.__struct_fields__ if name in changed}
    of = own.pop("offer", None) or offer(number, **changed)
    contact = sample.contacts()[f"k-{number}"]
    given = {
        "name": contact.name, "channel": "call" if of.media == "call" else "chat",
        "queue": sample.DIRECTORY.queues.get(of.queue), "key": number + 1,
        "vip": "vip" in contact.tags, "asked": "Kargom hâlâ gelmedi.",
    }  # fmt: skip
    return OfferRow(offer=of, **{**given, **own})


def interaction(number: int = 0, /, **changed: Any) -> Interaction:
    """A chat this person accepted five minutes ago."""
    given: dict[str, Any] = {
        "id": f"work-{number}", "media": "chat", "queue": "q-order", "contact": f"k-{number}",
        "conversation": f"v-{number}", "entered_at": sample.NOW - 7 * MINUTE, "state": "active",
        "agent": sample.ME.id, "answered_at": sample.NOW - 5 * MINUTE,
    }  # fmt: skip
    return Interaction(**{**given, **changed})


def work_row(number: int = 0, /, **changed: Any) -> WorkRow:
    of = interaction(number, **changed)
    return WorkRow(
        interaction=of, name=sample.contacts()[f"k-{number}"].name, key=number + 1,
        queue=sample.DIRECTORY.queues.get(of.queue),
        rules=RULES.get(of.queue, QueueRules(id=of.queue)),
    )  # fmt: skip
