"""What is said to who did not answer: whose work it was, and what became of it."""

from collections.abc import Callable

from core.rows import Missed
from desktop.channel_names import channel_name
from desktop.times import clock
from desktop.translate import tr

Waiting = Callable[[str], int]
"""How many wait in a queue; 0 where nobody says."""


def missed_words(missed: Missed, waiting: Waiting) -> tuple[str, str]:
    """Whose work was not answered; from where, since when they wait, and who has it now. Whoever was
    taken off this person with it is named as well, with what became of them."""
    offer, queue = missed.offer, missed.queue
    parts = (
        channel_name(missed.channel), queue.name if queue else "",
        tr("Offer", "in the queue since {time}", time=clock(offer.entered_at or offer.at)),
    )  # fmt: skip
    said = " · ".join(part for part in parts if part)
    besides = [f"{_name(each)}: {fate_words(each, waiting)}" for each in missed.besides]
    return _title(missed), " ".join((f"{said}. {fate_words(missed, waiting)}", *besides))


def _title(missed: Missed) -> str:
    if not missed.besides:
        return tr("Offer", "You did not answer {name}", name=_name(missed))
    others = ", ".join(_name(each) for each in missed.besides)
    return tr(
        "Offer", "You did not answer {name} · taken back as well: {others}", name=_name(missed),
        others=others,
    )  # fmt: skip


def _name(missed: Missed) -> str:
    return missed.name or tr("Offer", "Somebody new")


def fate_words(missed: Missed, waiting: Waiting) -> str:
    """What becomes of work that was not answered here."""
    now = missed.interaction
    if now is None:
        return tr("Offer", "It went back to the queue.")
    if now.agent is not None:
        by = missed.by
        return tr("Offer", "{name} has it.", name=by) if by else tr("Offer", "A colleague has it.")
    if now.state == "done":
        gone = now.end in ("abandoned", "cancelled")
        return tr("Offer", "The customer left.") if gone else tr("Offer", "It left the queue.")
    if now.state == "offered":
        return tr("Offer", "It is offered to others.")
    return _nobody_has(waiting(now.queue))


def _nobody_has(waiting: int) -> str:
    if waiting > 1:
        return tr("Offer", "Nobody has it yet, %n wait in the queue.", waiting)
    return tr("Offer", "Nobody has it yet.")
