"""Articles of the help centre: short answers in both languages, found by what people ask."""

from collections.abc import Mapping, Sequence

import msgspec

from backend.channels.bot.language import Language
from backend.channels.bot.matching import Matcher, confidence

_STRICT = 0.45
"""How much the rest of a message counts against an article: more than against an intent, since a
wrong answer is worse than the question what was meant."""
_CLOSE = 0.35


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article in one language. `questions` and `keywords`: what finds it, besides its title."""

    title: str
    questions: tuple[str, ...]
    answer: str
    keywords: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    tr: Words
    en: Words

    def words(self, language: Language) -> Words:
        return self.tr if language == "tr" else self.en


class Found(msgspec.Struct, frozen=True):
    """`score`: confidence from 0 to 1."""

    id: str
    score: float


class Articles:
    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        examples = {id: _examples(article) for id, article in articles.items()}
        self._matcher = Matcher(examples, dict.fromkeys(examples, _STRICT))

    def __getitem__(self, id: str) -> Article:
        return self._articles[id]

    def __len__(self) -> int:
        return len(self._articles)

    def find(self, text: str) -> Found | None:
        """The article that answers best; its score falls where another one is close."""
        scores = self._matcher.scores(text)
        if not scores:
            return None
        first, second = [*sorted(scores.items(), key=lambda each: -each[1]), ("", 0.0)][:2]
        margin = max(0.0, second[1] - first[1] + 0.1)
        return Found(first[0], round(confidence(first[1] - _CLOSE * margin), 2))


def _examples(article: Article) -> Sequence[str]:
    return [
        text
        for words in (article.tr, article.en)
        for text in (words.title, *words.questions, *words.keywords)
    ]
