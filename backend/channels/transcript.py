"""The log's messages as the visitor may see them: no notes, nothing of the desk's own business."""

from collections.abc import Callable

from backend.channels.frames import Entry, State
from core.entities import Activity, Conversation, Message

Quick = Callable[[Message], tuple[str, ...]]
"""The buttons that belong under a message of the bot."""


def entry(message: Message, quick: Quick) -> Entry | None:
    """None where the entry is not for the visitor."""
    if message.kind == "in":
        return _mine(message)
    if message.kind == "out":
        return _theirs(message, quick)
    return _line(message, message.activity) if message.activity else None


def message_id(contact: str, client_id: str) -> str:
    """A message's id from the page's own: the same message sent twice has the same one."""
    return f"{contact}:{client_id}"


def state_of(conversation: Conversation) -> State:
    if conversation.status == "resolved":
        return "ended"
    bot = conversation.bot
    if conversation.status == "pending" and bot is not None and bot.phase == "active":
        return "bot"
    return "person" if conversation.assignee else "waiting"


def _mine(message: Message) -> Entry:
    return Entry(
        order=message.order, kind="mine", at=message.at, text=message.text,
        id=message.id.partition(":")[2], files=message.attachments, deleted=message.deleted,
    )  # fmt: skip


def _theirs(message: Message, quick: Quick) -> Entry:
    by_bot = message.author.kind == "bot"
    return Entry(
        order=message.order, kind="theirs", at=message.at, who="bot" if by_bot else "agent",
        name=message.author.name, text=message.text, files=message.attachments,
        deleted=message.deleted, status=message.status, quick=quick(message) if by_bot else (),
    )  # fmt: skip


def _line(message: Message, activity: Activity) -> Entry | None:
    line, name = _told(activity)
    if not line:
        return None
    return Entry(order=message.order, kind="line", at=message.at, line=line, name=name)


def _told(activity: Activity) -> tuple[str, str]:
    """The visitor's word for what happened and whose name stands in it; empty: not for them."""
    args = activity.args
    if activity.code in ("handed_off", "taken_over"):
        return "joined", args.get("to") or args.get("by", "")
    if activity.code == "returned":
        return "bot_back", ""
    if activity.code == "handoff":
        return "waiting", ""
    if activity.code == "status":
        return ("ended", "") if args.get("status") == "resolved" else ("", "")
    return "", ""
