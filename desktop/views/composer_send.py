"""Sending: what leaves the composer, and in which order it reaches the outbox."""

from dataclasses import dataclass
from typing import Literal

from core.desk import Desk
from core.errors import UserError
from core.rows import Draft, DraftFile, Opened
from desktop.translate import tr, words
from desktop.views.composer_limits import taken_over
from desktop.views.composer_mentions import mentioned

Kind = Literal["reply", "note"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    kind: Kind
    text: str
    files: tuple[DraftFile, ...]
    reply_to: str | None
    seen: int
    """Order of the newest message its writer had seen."""
    begun: int | None
    """Order of the newest one when they began to write; None: it goes whatever came since."""
    rest: Draft
    """What is left of the draft once this is sent."""


def refusal(error: UserError) -> str:
    """Why it was not sent, where nothing of it left the composer."""
    title, detail = words(error)
    if error.code == "store.full":
        detail = tr(
            "Composer",
            "Nothing was sent; your words stay here. Free some space and send again.",
        )
    return f"{title}. {detail}" if detail else title


async def commit(desk: Desk, opened: Opened, out: Outgoing) -> None:
    """Returns once the outbox holds it. Raises what Desk.send_message raises.

    A reply where the bot asked for a person takes the conversation first: otherwise the bot
    could still answer between the two.
    """
    if out.kind == "note":
        mentions = mentioned(out.text, desk.directory.agents)
        await desk.add_note(opened.key, out.text, out.files, mentions=mentions, rest=out.rest)
        return
    bot = opened.conversation.bot
    if bot and bot.phase == "handoff" and not taken_over(opened):
        await desk.take_over(opened.key)
    await desk.send_message(
        opened.key, out.text, out.files, reply_to=out.reply_to, seen_up_to=out.seen, rest=out.rest
    )
