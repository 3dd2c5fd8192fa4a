"""What a piece of an agent's day is, in words, to the second. Pure."""

from PySide6.QtCore import QDateTime, QLocale

from core.entities import AgentState
from core.rows import Directory
from desktop.models.live_words import age, media_name
from desktop.times import clock
from desktop.translate import tr
from desktop.views.agent_timeline_shape import Piece
from desktop.views.state_words import said_name


def clock_to_second(at: int, *, seconds: bool = True) -> str:
    if not seconds:
        return clock(at)
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at).time(), "HH:mm:ss")


def piece_words(piece: Piece, directory: Directory, *, short: bool = False) -> str:
    """`short`: only what it is, as it stands within it."""
    name = _name(piece, directory)
    if short:
        return name
    span = f"{clock_to_second(piece.start)}–{clock_to_second(piece.end)}"
    return f"{name}\n{span} · {age(piece.end - piece.start)}"


def _name(piece: Piece, directory: Directory) -> str:
    if piece.kind == "state":
        return _state(piece, directory)
    if piece.kind == "offer":
        return {
            "timed_out": tr("Timeline", "Offered, not answered"),
            "declined": tr("Timeline", "Offered, declined"),
        }.get(piece.look, tr("Timeline", "Offered"))
    if piece.kind == "own":
        return tr("Timeline", "A call of their own")
    queue = directory.queues.get(piece.queue)
    parts = [media_name(piece.media), queue.name if queue else ""]
    if piece.kind == "wrap_up":
        parts.insert(0, tr("Timeline", "Wrap-up"))
    return " · ".join(part for part in parts if part)


def _state(piece: Piece, directory: Directory) -> str:
    if piece.look == "not_responding":
        return tr("Live", "Not responding")
    known: dict[str, AgentState] = {
        "available": "available", "busy": "busy", "not_ready": "not_ready", "wrap_up": "wrap_up",
    }  # fmt: skip
    return said_name(known.get(piece.look, "offline"), piece.reason, directory.reasons)
