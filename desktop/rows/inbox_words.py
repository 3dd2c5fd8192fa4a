"""What a row of the inbox says, apart from how it looks: for the eye and for a screen reader."""

from typing import NamedTuple

from core.rows import InboxRow
from desktop.channel_names import channel_name
from desktop.rows.chip import Chip
from desktop.times import DAY, MINUTE, countdown, duration, moment
from desktop.translate import tr

WARN = 15 * MINUTE
RISK = 5 * MINUTE


_FILE_SIGNS = {
    "photo": "image", "voice": "mic", "video": "play", "file": "paperclip",
    "call": "phone", "missed_call": "phone-missed",
}  # fmt: skip


class Preview(NamedTuple):
    """`icon` and `token` name a small sign before the words; empty for none."""

    text: str
    icon: str = ""
    token: str = "third"


def preview(row: InboxRow, me: str) -> Preview:
    """The newest words, with who said them; ours that wait before those that arrived.

    `me`: the signed-in person's name.
    """
    if row.failed:
        words = row.waiting_text or newest(row)
        return Preview(tr("Inbox", "Not sent: {text}", text=words), "circle-alert", "bad")
    if row.draft:
        return Preview(tr("Inbox", "Draft: {text}", text=row.draft), "pencil")
    if row.waiting_text:
        return Preview(tr("Inbox", "You: {text}", text=row.waiting_text), "clock")
    sign = "lock" if row.last_kind == "note" else _FILE_SIGNS.get(row.preview_file or "", "")
    return Preview(_attributed(row, me), sign)


def newest(row: InboxRow) -> str:
    """The newest words, or what was sent without any."""
    match row.preview_file:
        case "photo":
            return tr("Inbox", "Photo")
        case "voice":
            return tr("Inbox", "Voice message {length}", length=duration(row.preview_ms))
        case "video":
            return tr("Inbox", "Video")
        case "file":
            return tr("Inbox", "File: {name}", name=row.preview)
        case "call":
            return tr("Inbox", "Call {length}", length=duration(row.preview_ms))
        case "missed_call":
            return tr("Inbox", "Missed call")
        case "deleted":
            return tr("Inbox", "Message deleted")
    return row.preview


def deadline(row: InboxRow, now: int) -> Chip | None:
    """Coloured from a quarter of an hour before the reply is due; None beyond a day."""
    if row.due_at is None or row.status in ("resolved", "snoozed"):
        return None
    left = row.due_at - now
    if left >= DAY:
        return None
    if left < 0:
        return Chip(tr("Inbox", "SLA −{time}", time=countdown(-left)), "bad", "triangle-alert")
    kind = "bad" if left < RISK else "warning" if left < WARN else "plain"
    return Chip(tr("Inbox", "SLA {time}", time=countdown(left)), kind, "clock")  # type: ignore[arg-type]  # three literals


def handover(row: InboxRow, now: int) -> Chip | None:
    """How long the customer has waited since the bot handed over; None once somebody has them."""
    if not row.is_nobodys:
        return None
    waited = countdown(now - (row.waiting_since or row.last_at))
    return Chip(tr("Inbox", "Hand-over {time}", time=waited), "accent", "hand-helping")


def ticking(row: InboxRow, now: int) -> list[Chip]:
    """The chips that change with the time, most telling first."""
    return [chip for chip in (handover(row, now), deadline(row, now)) if chip is not None]


def chips(row: InboxRow, now: int) -> list[Chip]:
    """The other chips of the row, most telling first."""
    found: list[Chip] = []
    if row.status == "pending":
        found.append(Chip(tr("Inbox", "With the bot"), "plain", "bot"))
    if row.status == "snoozed" and row.snoozed_until:
        found.append(Chip(moment(row.snoozed_until, now), "plain", "alarm-clock"))
    if row.status == "resolved":
        found.append(Chip(tr("Inbox", "Resolved"), "plain", "check"))
    if row.priority == "urgent":
        found.append(Chip(tr("Inbox", "Urgent"), "strong", "flag"))
    if row.vip and "VIP" not in row.labels:
        found.append(Chip("VIP", "strong"))
    found += [Chip(label, "strong" if label == "VIP" else "plain") for label in row.labels]
    return found


def spoken(row: InboxRow, me: str, now: int) -> str:
    """The whole row as one sentence for a screen reader."""
    words = preview(row, me)
    parts = [
        row.name,
        channel_name(row.channel),
        tr("Inbox", "%n unread", row.unread) if row.unread else "",
        words.text,
        moment(row.last_at, now),
        tr("Inbox", "waiting to be sent") if words.icon == "clock" else "",
        *(chip.text for chip in (*ticking(row, now), *chips(row, now))),
    ]
    return ", ".join(part for part in parts if part)


def _attributed(row: InboxRow, me: str) -> str:
    if not row.last_author:
        return newest(row)
    if row.last_author == me:
        return tr("Inbox", "You: {text}", text=newest(row))
    first = row.last_author.split()[0]
    return tr("Inbox", "{name}: {text}", name=first, text=newest(row))
