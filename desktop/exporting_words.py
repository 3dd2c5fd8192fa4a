"""Words of what is taken out: its labels and its edge, in the language the person reads."""

from typing import Literal
from zoneinfo import ZoneInfoNotFoundError

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QTimeZone

from core.desk import Desk
from core.entities import Status
from core.export.job import FORMATS, Format
from core.export.labels import Labels
from core.export.writing import Writing, zone_of
from core.supervision import TakenOut
from desktop.translate import tr

PRINT = "print"
"""The format of what went to paper, in the audit list."""


def kind_names() -> dict[str, str]:
    """Of what can be blacked out."""
    return {
        "card": tr("Export", "Card numbers"),
        "iban": tr("Export", "Bank accounts (IBAN)"),
        "national_id": tr("Export", "Turkish national ids"),
        "email": tr("Export", "E-mail addresses"),
        "phone": tr("Export", "Phone numbers"),
        "name": tr("Export", "The customer’s name"),
        "hand": tr("Export", "By hand"),
        "seconds": tr("Export", "Seconds of a recording"),
    }


def format_name(format: Format) -> str:
    return {
        "pdf": "PDF",
        "csv": "CSV",
        "xlsx": tr("Export", "Excel (XLSX)"),
        "json": "JSON",
        "text": tr("Export", "Plain text"),
    }[format]


def taken_words(taken: TakenOut) -> str:
    """What left the house, without anybody's words."""
    form = next((format_name(of) for of in FORMATS if of == taken.format), taken.format.upper())
    match taken.what:
        case "conversations":
            said = tr("Export", "%n conversations", taken.count)
        case "package":
            return tr("Export", "A package of %n conversations", taken.count)
        case "audit":
            said = tr("Export", "The audit list")
        case _:
            said = tr("Export", "A report")
    if taken.format == PRINT:
        return tr("Export", "{what} on paper", what=said)
    return tr("Export", "{what} as {format}", what=said, format=form)


def status_name(status: Status) -> str:
    return {
        "open": tr("Export", "Open"),
        "pending": tr("Export", "With the bot"),
        "snoozed": tr("Export", "Snoozed"),
        "resolved": tr("Export", "Resolved"),
    }[status]


def labels() -> Labels:
    return Labels(
        record=tr("Export", "Record of a conversation"),
        customer=tr("Export", "Customer"),
        reference=tr("Export", "Reference"),
        channel=tr("Export", "Channel"),
        period=tr("Export", "Period"),
        queue=tr("Export", "Queue"),
        team=tr("Export", "Team"),
        agents=tr("Export", "Who answered"),
        status=tr("Export", "Status"),
        labels=tr("Export", "Labels"),
        phone=tr("Export", "Phone"),
        email=tr("Export", "E-mail"),
        subject=tr("Export", "Subject"),
        blacked_out=tr("Export", "Blacked out"),
        internal=tr("Export", "Internal notes"),
        note=tr("Export", "Internal note"),
        bot=tr("Export", "Bot"),
        intent=tr("Export", "Understood"),
        edited=tr("Export", "edited {at}"),
        deleted=tr("Export", "This message was taken back"),
        attachment=tr("Export", "Attachment"),
        recording=tr("Export", "Recording"),
        silenced=tr("Export", "Silent in the recording: {spans}"),
        transcript=tr("Export", "Transcript"),
        call_notes=tr("Export", "Note of the call"),
        said_by={
            "customer": tr("Export", "Customer"),
            "agent": tr("Export", "Agent"),
            "bot": tr("Export", "Bot"),
        },
        kinds=kind_names(),
        not_in_typeface=tr(
            "Export",
            "Signs that the typeface of this document lacks stand in brackets by their names. "
            "Plain text and JSON have them as they were written.",
        ),
        missing=tr(
            "Export", "{count} older entries are not on the machine this was taken out from."
        ),
        with_notes=tr("Export", "Included"),
        without_notes=tr("Export", "Not included"),
        zone=tr("Export", "Time zone"),
        time=tr("Export", "Time"),
        author=tr("Export", "Who"),
        text=tr("Export", "Text"),
        kind=tr("Export", "Kind"),
        kind_names={
            "in": tr("Export", "Customer"),
            "out": tr("Export", "Agent"),
            "bot": tr("Export", "Bot"),
            "note": tr("Export", "Internal note"),
            "activity": tr("Export", "Event"),
            "call": tr("Export", "Call"),
        },
        conversation=tr("Export", "Conversation"),
        sheet=tr("Export", "Conversations"),
    )


def as_read(desk: Desk) -> Writing:
    """By the clock of this machine, as on its screen: who compares the two finds the same times."""
    return writing(desk, own_zone() or desk.directory.company.zone)


def own_zone() -> str:
    """Empty where nothing else knows it by the name the system has for it."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        return zone_of(name).key
    except (ValueError, ZoneInfoNotFoundError):
        return ""


def writing(desk: Desk, zone: str = "") -> Writing:
    """Of figures: days are the company's. Of what somebody read: see `as_read`."""
    language: Literal["tr", "en"] = (
        "tr" if QLocale().language() == QLocale.Language.Turkish else "en"
    )
    said = Writing(
        language=language, zone=zone or desk.directory.company.zone,
        page=tr("Export", "Page {page} of {pages}"), company=desk.me.account,
    )  # fmt: skip
    when = f"{said.moment(desk.now())} ({said.zone})"
    made = tr("Export", "Exported by {name} on {when}", name=desk.me.name, when=when)
    return replace(said, made=made)
