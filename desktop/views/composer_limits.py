"""What a channel lets a person write now, and why not where it does not."""

from core.channels import CHANNELS, Channel
from core.rows import Opened
from desktop.translate import tr

HOUR = 3_600_000
NEAR = 0.8
"""Share of the limit from which the count is shown."""
UNKNOWN = Channel(id="", icon="message-square")


def channel_of(opened: Opened) -> Channel:
    return CHANNELS.get(opened.conversation.channel, UNKNOWN)


def taken_over(opened: Opened) -> bool:
    """The wish to take over is on its way: what is written goes out after it."""
    return "bot.take_over" in opened.pending


def is_nobodys(opened: Opened) -> bool:
    """A person was asked for, and none has it: put aside now, nobody would ever come."""
    of = opened.conversation
    asked = of.status == "open" and of.bot is not None and of.bot.phase == "handoff"
    return asked and of.assignee is None and not taken_over(opened)


def blocked(opened: Opened, now: int, customer_wrote: int | None) -> str:
    """Why no reply can be sent now, in words; empty where one can.

    `customer_wrote`: time of the newest customer message, None where it is not known here; then
    the platform decides.
    """
    conversation, channel = opened.conversation, channel_of(opened)
    if channel.max_length == 0:
        return tr("Composer", "A call cannot be answered in writing. You can add a note.")
    if conversation.bot and conversation.bot.phase == "active" and not taken_over(opened):
        return tr("Composer", "The bot is answering. Take over to write to the customer.")
    hours = channel.reply_window_hours
    if hours and customer_wrote is not None and now - customer_wrote > hours * HOUR:
        return tr("Composer", "This channel allows replies for {hours} hours after the customer wrote. You can add a note.", hours=hours)  # fmt: skip
    return ""


def remaining(text: str, limit: int) -> int | None:
    """Characters left, once that is worth showing; below zero it is too long."""
    return limit - len(text) if limit and len(text) >= limit * NEAR else None
