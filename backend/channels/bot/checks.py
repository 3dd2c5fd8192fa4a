"""What a flow must keep to, beyond being well-formed: every name it uses exists, in both languages."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from backend.channels.bot.articles import Article
from backend.channels.bot.intents import Intent
from backend.channels.bot.phrases import facts_of
from backend.channels.bot.rules import Rules
from backend.channels.bot.source import Problem, Source
from backend.channels.bot.suspects import meant
from core.folding import fold

LANGUAGES = ("tr", "en")
_GROUPS = ("summary", "topic", "status")
_FACTS = frozenset(
    (
        "company",
        "who",
        "last",
        "days",
        "status",
        "date",
        "time",
        "title",
        "opens",
        "minutes",
        "topic",
        "answer",
        "by",
        "reference",
    )
)
"""What the bot can fill in besides slots."""
_ALWAYS: tuple[str, ...] = (
    "somebody", "hello", "greeting", "greeting_again", "thanks", "yes", "moment", "no", "goodbye",
    "unknown", "file", "more", "source", "order_not_found", "order_preparing", "order_shipped",
    "order_delivered", "order_returned", "order_cancelled", "handoff_asked",
    "handoff_low_confidence", "handoff_policy", "handoff_late", "handoff_not_found",
    "handoff_disputed", "handoff_error", "handoff_complaint", "handoff_legal", "handoff_cancel", "handoff_angry", "handoff_callback", "handoff_end",
    "handoff_busy", "handoff_closed", "handoff_shut", "callback_closed", "opens_today",
    "opens_tomorrow", "opens_on", "told_late", "told_late_soon", "told_supervisor",
    "told_supervisor_soon", "told_left", "told_left_soon", "told_wait", "told_callback", "told_mail", "ask_choice_call",
    "ask_choice_mail", "mail_letter", "mail_subject", "feedback_again",
    "feedback_good", "feedback_bad",
)  # fmt: skip
"""Phrases the bot says whatever the intents are."""
_SUMMARIES = (
    "asked_answered", "asked_open", "angry", "angry_about", "complaint_about", "legal_about",
    "unknown", "error",
)  # fmt: skip
_ORDERS = ("late", "not_found", "no_phone", "no_slot")


class Read(NamedTuple):
    intents: Source
    intent: Mapping[str, Intent]
    rules_file: Source
    rules: Rules
    phrases: Source
    articles: Mapping[str, Article]
    article_files: Mapping[str, Source]


def problems(read: Read) -> list[Problem]:
    """All of them, in the order of the files and lines."""
    found = [*_intents(read), *_rules(read), *_phrases(read), *_articles(read)]
    return sorted(set(found))


def _intents(read: Read) -> Iterator[Problem]:
    for name, intent in read.intent.items():
        yield from _needs(read, name, intent)
        yield from _empty(read, name, intent)
        yield from _result(read, name, intent)
    yield from _doubled(read)


def unknown_queues(read: Read, queues: Collection[str]) -> Iterator[Problem]:
    """Work for a queue that is not there would wait in another one, and nobody would know why."""
    for name, intent in read.intent.items():
        if intent.queue and intent.queue not in queues:
            words = f"unknown queue '{intent.queue}'{meant(intent.queue, queues)}"
            yield read.intents.problem(words, name, "queue")


def _needs(read: Read, name: str, intent: Intent) -> Iterator[Problem]:
    for slot in intent.needs:
        if slot not in read.rules.slots:
            words = f"unknown slot '{slot}'{meant(slot, read.rules.slots)}"
            yield read.intents.problem(words, name, "needs", item=slot)
            continue
        for phrase in (f"ask_{slot}_{name}", f"ask_{slot}_again"):
            yield from _lacking(read, phrase, name, "needs", slot)
    if intent.asks < 1:
        yield read.intents.problem("'asks' is at least 1", name, "asks")


def _empty(read: Read, name: str, intent: Intent) -> Iterator[Problem]:
    for language, examples in (("tr", intent.tr), ("en", intent.en)):
        if not any(text.strip() for text in examples):
            yield read.intents.problem(f"no example in '{language}'", name, language)
    if intent.words and name not in read.rules.confidence.deciding:
        words = f"'{name}' has deciding words, and rules.toml does not say how weighty they are"
        yield read.intents.problem(words, name, "words")


def _result(read: Read, name: str, intent: Intent) -> Iterator[Problem]:
    if intent.then == "article" and intent.article not in read.articles:
        words = f"unknown article '{intent.article}'{meant(intent.article, read.articles)}"
        yield read.intents.problem(words, name, "article")
    if intent.then == "callback" and "phone" not in intent.needs:
        yield read.intents.problem("a call back needs the slot 'phone'", name, "then")
    if intent.then == "order" and not {"order_number", "phone_end"} <= set(intent.needs):
        words = "an order needs the slots 'order_number' and 'phone_end'"
        yield read.intents.problem(words, name, "then")
    says = {"say": name, "close": name}.get(intent.then, intent.says)
    if says:
        yield from _lacking(read, says, name, "says" if intent.says else "then")
    for summary in _sentences(name, intent):
        yield from _lacking(read, summary, name, "then", group="summary")


def _sentences(name: str, intent: Intent) -> Iterator[str]:
    """The summaries that an agent may read of an intent."""
    if intent.then in ("handoff", "callback"):
        yield name
        if intent.needs:
            yield f"{name}_no_slot"
    if intent.then == "order":
        yield from (f"{name}_{outcome}" for outcome in _ORDERS)


def _lacking(
    read: Read, phrase: str, name: str, key: str, item: str = "", group: str = ""
) -> Iterator[Problem]:
    where = f" of [{{}}.{group}]" if group else ""
    for language in LANGUAGES:
        table = read.phrases.table.get(language, {})
        if phrase not in (table.get(group, {}) if group else table):
            words = f"there is no phrase '{phrase}'{where.format(language)} in '{language}'"
            yield read.intents.problem(words, name, key, item=item)


def _doubled(read: Read) -> Iterator[Problem]:
    """The same example twice would make both a toss-up."""
    seen: dict[str, str] = {}
    for name, intent in read.intent.items():
        for language, texts in (("tr", intent.tr), ("en", intent.en)):
            for text in texts:
                other = seen.setdefault(fold(text), name)
                if other != name:
                    words = f"'{text}' is an example of '{other}' as well"
                    yield read.intents.problem(words, name, language, item=text)


def _rules(read: Read) -> Iterator[Problem]:
    rules, file = read.rules, read.rules_file
    for name in rules.confidence.deciding:
        if name not in read.intent:
            words = f"unknown intent '{name}'{meant(name, read.intent)}"
            yield file.problem(words, "confidence", "deciding", item=name)
    if not 0 < rules.confidence.article <= 1:
        yield file.problem("a confidence lies between 0 and 1", "confidence", "article")
    if rules.confidence.misses < 1:
        yield file.problem("'misses' is at least 1", "confidence", "misses")
    for slot, row in rules.slots.items():
        if row.when != "near" and row.kind != "date":
            yield file.problem("only a date has a 'when'", "slots", slot, "when")
    yield from _resumes(read)


def _resumes(read: Read) -> Iterator[Problem]:
    file = read.rules_file
    for point, row in read.rules.resume.items():
        if row.asks and row.asks not in read.rules.slots:
            words = f"unknown slot '{row.asks}'{meant(row.asks, read.rules.slots)}"
            yield file.problem(words, "resume", point, "asks")
        if row.asks and row.intent not in read.intent:
            words = f"unknown intent '{row.intent}'{meant(row.intent, read.intent)}"
            yield file.problem(words, "resume", point, "intent")
        for language in LANGUAGES:
            if row.say not in read.phrases.table.get(language, {}):
                words = f"there is no phrase '{row.say}' in '{language}'"
                yield file.problem(words, "resume", point, "say")
    if "greeting" not in read.rules.resume:
        yield file.problem("there is no point 'greeting'", "resume")


def _phrases(read: Read) -> Iterator[Problem]:
    for language in LANGUAGES:
        table = read.phrases.table.get(language, {})
        for name in _ALWAYS:
            if name not in table:
                yield read.phrases.problem(f"'{name}' is missing in '{language}'", language)
        for name in _SUMMARIES:
            if name not in table.get("summary", {}):
                words = f"'{name}' is missing in '{language}.summary'"
                yield read.phrases.problem(words, language, "summary")
        yield from _other_language(read, language)
        yield from _facts(read, language)


def _other_language(read: Read, language: str) -> Iterator[Problem]:
    """Said in one language, and not in the other: found here, not by a customer."""
    other = next(each for each in LANGUAGES if each != language)
    for group in ("", *_GROUPS):
        mine, theirs = (_group(read, each, group) for each in (language, other))
        keys = (group,) if group else ()
        for name in mine.keys() - theirs.keys() - set(_ALWAYS) - set(_SUMMARIES):
            yield read.phrases.problem(f"'{name}' is missing in '{other}'", language, *keys, name)
        for name in mine.keys() & theirs.keys():
            if group != "topic" and _differ(mine[name], theirs[name]):
                words = f"'{name}' fills in other facts in '{other}'"
                yield read.phrases.problem(words, language, *keys, name)


def _differ(one: object, other: object) -> bool:
    if not isinstance(one, str) or not isinstance(other, str):
        return type(one) is not type(other)
    return set(facts_of(one)) != set(facts_of(other))


def _facts(read: Read, language: str) -> Iterator[Problem]:
    known = {*_FACTS, *read.rules.slots}
    for group in ("", *_GROUPS):
        for name, phrase in _group(read, language, group).items():
            keys = (language, group, name) if group else (language, name)
            for fact in facts_of(phrase) if isinstance(phrase, str) else ():
                if fact not in known:
                    words = f"unknown slot '{fact}'{meant(fact, known)}"
                    yield read.phrases.problem(words, *keys)


def _group(read: Read, language: str, group: str) -> Mapping[str, object]:
    table = read.phrases.table.get(language, {})
    found = table.get(group, {}) if group else table
    return {k: v for k, v in found.items() if not isinstance(v, dict)}


def _articles(read: Read) -> Iterator[Problem]:
    for id, article in read.articles.items():
        file = read.article_files[id]
        for language in LANGUAGES:
            words = getattr(article, language)
            for field in ("title", "answer", "questions"):
                if not getattr(words, field):
                    yield file.problem(f"'{field}' is empty", language, field)
