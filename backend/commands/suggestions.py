"""What became of what the bot would have said."""

from backend.commands.work import Done, Work
from core.protocol.commands import JudgeSuggestion
from core.protocol.events import BotSuggested


def judge(work: Work, body: JudgeSuggestion) -> Done:
    """One that was judged is shown no longer; the answer keeps the verdict with the command."""
    of = work.conversation(body.conversation)
    if of.bot is None or not of.bot.suggestion:
        return Done()
    event = work.emit(BotSuggested(conversation=of.id, text=""))
    return Done(event.seq, {"verdict": body.verdict})
