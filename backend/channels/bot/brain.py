"""The whole engine behind one call: a conversation as it stands, to what the bot says next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backend.channels.bot.dialogue import Dialogue, dialogue, heard, must_resume
from backend.channels.bot.flow import Flow, Question, Reply
from backend.channels.bot.intents import Recogniser, load
from backend.channels.bot.language import Language, Languages, language
from backend.channels.bot.phrases import Phrases
from backend.channels.bot.quick import quick_replies
from core.entities import BotState, Message, Order


@dataclass(frozen=True)
class Scene:
    """A conversation the bot is asked about. `page`: language of the page it is written on."""

    bot: BotState
    messages: Sequence[Message]
    page: str
    now: int
    find: Callable[[str, str], Order | None]
    """The order of a number, where the phone number on it ends in the digits given with it."""
    who: str = ""
    """The customer's name."""


class Brain:
    def __init__(self) -> None:
        self._intents = load()
        self._phrases = Phrases()
        self._languages = Languages(self._intents)
        self._flow = Flow(self._intents, self._phrases, Recogniser(self._intents))

    def waits(self, scene: Scene) -> bool:
        """Whether anything is unanswered."""
        resumes = must_resume(scene.messages, scene.bot)
        return resumes or bool(heard(scene.messages))

    def next(self, scene: Scene) -> Reply | None:
        """None where there is nothing to answer: asking twice gives one answer."""
        unanswered = heard(scene.messages)
        state = self._state(scene)
        asked = self._question(scene, unanswered)
        if must_resume(scene.messages, scene.bot):
            return self._flow.resume(state, scene.bot.resume, asked)
        return self._flow.reply(state, asked) if unanswered else None

    def failed(self, scene: Scene) -> Reply:
        return self._flow.failed(scene.bot, self._question(scene, heard(scene.messages)))

    def quick(self, message: Message) -> tuple[str, ...]:
        """The buttons that belong under a message of the bot."""
        if message.turn is None:
            return ()
        spoken = self._languages.of(message.text, "tr")
        return quick_replies(self._phrases, self._intents, message.turn, spoken)

    def _state(self, scene: Scene) -> Dialogue:
        return dialogue(scene.messages, scene.bot, self._intents)

    def _question(self, scene: Scene, unanswered: Sequence[Message]) -> Question:
        return Question(
            text="\n".join(message.text for message in unanswered),
            language=self._language(scene),
            now=scene.now,
            find=scene.find,
            files=any(message.attachments for message in unanswered),
            who=scene.who,
        )

    def _language(self, scene: Scene) -> Language:
        spoken = language(scene.page)
        for message in scene.messages:
            if message.kind == "in":
                spoken = self._languages.of(message.text, spoken)
        return spoken
