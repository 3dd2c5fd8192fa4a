"""The whole engine behind one call: a conversation as it stands, to what the bot says next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from backend.accounts import Company
from backend.channels.bot.anger import Temper
from backend.channels.bot.articles import Articles
from backend.channels.bot.choosing import Choosing
from backend.channels.bot.dialogue import Dialogue, dialogue, heard, must_resume
from backend.channels.bot.flow import Flow
from backend.channels.bot.intents import Recogniser
from backend.channels.bot.language import Language, Languages, language
from backend.channels.bot.national_id import has_shape, hidden
from backend.channels.bot.notices import Notices
from backend.channels.bot.persona import author
from backend.channels.bot.quick import quick_replies
from backend.channels.bot.replies import Question, Reply, unknown
from backend.channels.bot.script import Script, load
from backend.channels.bot.suggesting import Suggester, Suggestion
from backend.channels.standing import WAYS, Standing
from core.entities import BotState, Message, Order
from core.work import COMPANY_ZONE


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
    standing: Callable[[str | None], Standing] = unknown
    """What the customer would find in a queue; None: in the one they are in."""
    own: Callable[[str], Order | None] = lambda number: None
    """The order of a number, where it is this customer's own."""
    zone: str = COMPANY_ZONE
    """Time zone of the customer's clock; the company's where it is not known."""


class Brain:
    """`script`: a flow of one's own; `mail`: whether an answer can leave by e-mail."""

    def __init__(self, script: Script | None = None, *, mail: bool = True) -> None:
        self._given, self._whole = script, script or load()
        self._mail = mail
        self.ways = WAYS if mail else tuple(way for way in WAYS if way != "mail")
        """What whoever waits may choose."""
        self.works_for(Company())

    def works_for(self, company: Company) -> None:
        """Whose bot it is: without a flow of one's own it knows nothing that only the sample does."""
        self.own = self._given or (self._whole.plain() if company.own else None)
        """The flow, where it is not the platform's whole one."""
        script = self.own or self._whole
        phrases = script.phrases.of(company.name)
        self._think(replace(script, phrases=phrases if self._mail else phrases.without_mail()))

    def _think(self, script: Script) -> None:
        self.author = author(script.rules.persona.name)
        self.choosing = Choosing(script.rules.choices)
        self._script = script
        articles = Articles(script.articles)
        recogniser = Recogniser(script.intents, script.rules.confidence.deciding)
        self._languages = Languages(script.intents)
        self._temper = Temper(script.rules.anger)
        self._flow = Flow(script, recogniser, articles)
        self._suggester = Suggester(script, recogniser, articles)
        self.notices = Notices(script.phrases)

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

    def suggest(self, scene: Scene) -> Suggestion | None:
        """What it would answer, for the person who has the conversation; None where not sure."""
        unanswered = heard(scene.messages)
        if not unanswered:
            return None
        return self._suggester.suggest(self._question(scene, unanswered[-1:]), scene.own)

    def hidden(self, messages: Sequence[Message], bot: BotState | None, text: str) -> str:
        """`text` as it may be stored: without a national id. `messages` came before it."""
        return hidden(text, asked=self._awaits_id(messages, bot)) if has_shape(text) else text

    def quick(self, message: Message) -> tuple[str, ...]:
        """The buttons that belong under a message of the bot."""
        if message.turn is None:
            return ()
        spoken = self._languages.of(message.text, "tr")
        return quick_replies(self._script.phrases, self._script.intents, message.turn, spoken)

    def language(self, messages: Sequence[Message], page: str) -> Language:
        """What the customer writes in; at first the language of their page."""
        spoken = language(page)
        for message in messages:
            if message.kind == "in":
                spoken = self._languages.of(message.text, spoken)
        return spoken

    def written(self, messages: Sequence[Message]) -> Language | Literal[""]:
        """As `language`, whatever their page is in; empty where no word of theirs tells."""
        on_turkish, on_english = (self.language(messages, page) for page in ("tr", "en"))
        return on_turkish if on_turkish == on_english else ""

    def _awaits_id(self, messages: Sequence[Message], bot: BotState | None) -> bool:
        if bot is None or bot.phase != "active":
            return False
        slot = self._script.rules.slots.get(self._stands(messages, bot).awaited)
        return slot is not None and slot.kind == "national_id"

    def _state(self, scene: Scene) -> Dialogue:
        return self._stands(scene.messages, scene.bot)

    def _stands(self, messages: Sequence[Message], bot: BotState) -> Dialogue:
        return dialogue(messages, bot, self._script.intents, self._script.rules.resume)

    def _question(self, scene: Scene, unanswered: Sequence[Message]) -> Question:
        return Question(
            text="\n".join(message.text for message in unanswered),
            language=self.language(scene.messages, scene.page),
            now=scene.now,
            find=scene.find,
            files=any(message.attachments for message in unanswered),
            who=scene.who,
            zone=scene.zone,
            angry=self._temper.is_angry([m.text for m in scene.messages if m.kind == "in"]),
            standing=scene.standing,
        )
