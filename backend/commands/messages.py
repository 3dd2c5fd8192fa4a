"""Replies and notes."""

from backend.commands.work import Done, Refused, Work
from core.channels import CHANNELS
from core.entities import Agent, Conversation
from core.protocol.commands import AddNote, SendMessage
from core.protocol.events import BotHandedOff

MAX_NOTE = 10_000
MAX_FILES = 10
_HOUR = 3_600_000


def send(work: Work, body: SendMessage) -> Done:
    """A reply to the customer; the channel hears of it after the commit."""
    conversation = work.conversation(body.conversation)
    _check_text(body.text, len(body.attachments), CHANNELS[conversation.channel].max_length)
    _check_channel(work, conversation, body)
    files = work.files(body.attachments)
    _make_ours(work, conversation)
    message = work.log.post(
        body.conversation, "out", work.author, body.text, attachments=files, client_id=work.id,
        reply_to=body.reply_to, cause=work.id,
    )  # fmt: skip
    return Done(work.log.seq, {"message": message.id, "order": message.order})


def add_note(work: Work, body: AddNote) -> Done:
    """For colleagues only; the customer never sees it, so the bot does not mind either."""
    work.conversation(body.conversation)
    _check_text(body.text, len(body.attachments), MAX_NOTE)
    if any(work.log.state.get(Agent, id) is None for id in body.mentions):
        raise Refused("not_found", "mentions")
    message = work.log.post(
        body.conversation, "note", work.author, body.text, attachments=work.files(body.attachments),
        mentions=body.mentions, client_id=work.id, cause=work.id,
    )  # fmt: skip
    return Done(work.log.seq, {"message": message.id, "order": message.order})


def _check_text(text: str, files: int, most: int) -> None:
    if not text.strip() and not files:
        raise Refused("bad_request", "text")
    if len(text) > most:
        raise Refused("payload_too_large", "text")
    if files > MAX_FILES:
        raise Refused("payload_too_large", "attachments")


def _check_channel(work: Work, conversation: Conversation, body: SendMessage) -> None:
    if conversation.status == "pending" and conversation.bot and conversation.bot.phase == "active":
        raise Refused("conflict", "bot")
    if body.attachments and not CHANNELS[conversation.channel].can_attach:
        raise Refused("bad_request", "attachments")
    if body.reply_to is not None:
        answered = work.log.state.message(body.reply_to)
        if answered is None or answered.conversation != conversation.id:
            raise Refused("not_found", "reply_to")
    hours = CHANNELS[conversation.channel].reply_window_hours
    if hours is not None and work.log.now - _last_came_in(work, conversation) > hours * _HOUR:
        raise Refused("window_closed")


def _last_came_in(work: Work, conversation: Conversation) -> int:
    return work.log.state.last_came_in(conversation.id) or conversation.created_at


def _make_ours(work: Work, conversation: Conversation) -> None:
    """Whoever answers a hand-over has accepted it; whoever answers what was done reopens it."""
    if conversation.bot and conversation.bot.phase == "handoff":
        to = conversation.assignee or work.agent.id
        work.emit(BotHandedOff(conversation=conversation.id, to=to))
        work.tell(conversation.id, "handed_off", to=work.name_of(to))
    if conversation.status == "resolved":
        work.reopen(conversation)
