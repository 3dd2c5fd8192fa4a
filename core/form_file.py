"""A form as a file: TOML that a person can write, mail and compare, with mistakes named by their line."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from core.evaluation import EvaluationForm, Question, Section
from core.folding import fold

Code = Literal[
    "syntax", "unknown", "missing", "kind", "empty", "doubled", "scale", "weight", "percent", "none",
    "many",
]  # fmt: skip
MOST_QUESTIONS = 200
MOST_STEPS = 11
_AT = re.compile(r"\(at line (\d+), column \d+\)")
_TABLE = re.compile(r"^\s*\[\[\s*(section(?:\s*\.\s*question)?)\s*\]\]")
_KEY = re.compile(r"^\s*([\w-]+)\s*=")
_LONG = re.compile(r'"""|\'\'\'')
_KINDS: dict[str, type] = {
    "form": str, "name": str, "pass_at": int, "id": str, "title": str, "text": str, "help": str,
    "lowest": int, "highest": int, "weight": int, "critical": bool, "may_skip": bool,
    "section": list, "question": list,
}  # fmt: skip
_KEYS: dict[str, tuple[str, ...]] = {
    "": ("form", "name", "pass_at", "section"),
    "section": ("id", "title", "weight", "question"),
    "question": ("id", "text", "help", "lowest", "highest", "weight", "critical", "may_skip"),
}  # fmt: skip
_NEEDED = {"": ("name",), "section": ("title",), "question": ("text",)}
Place = tuple[int, ...]
"""Number of the section, and of the question in it, from 0; empty: the form itself."""


class Mistake(NamedTuple):
    """syntax: `what` is the parser's own English; elsewhere it is the key it is about."""

    line: int
    code: Code
    what: str = ""
    place: Place = ()


class Wrong(Exception):
    """The file is no form."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("; ".join(f"{m.line}: {m.code} {m.what}" for m in mistakes))
        self.mistakes = mistakes


def read(text: str) -> EvaluationForm:
    """As edition 0: which one it becomes is for whoever saves it. Raises Wrong, all mistakes at
    once, in the order of their lines."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at else len(text.splitlines())
        raise Wrong(Mistake(max(1, line), "syntax", _AT.sub("", str(error)).strip())) from None
    lines = _Lines(text)
    mistakes = sorted(set(_mistakes(table, lines)))
    if mistakes:
        raise Wrong(*mistakes)
    return _form(table)


def checked(form: EvaluationForm) -> tuple[Mistake, ...]:
    """What keeps it from being saved; the lines are those `write` would give it."""
    try:
        read(write(form))
    except Wrong as wrong:
        return wrong.mistakes
    return ()


def write(form: EvaluationForm) -> str:
    """`read` gives the same form back, but for its edition, and with a name for what has none yet."""
    lines = [
        *_named("form", form.form), f"name = {_said(form.name)}", f"pass_at = {form.pass_at}",
    ]  # fmt: skip
    for section in form.sections:
        lines += ["", "[[section]]", *_named("id", section.id), f"title = {_said(section.title)}"]
        lines += [f"weight = {section.weight}"] if section.weight != 1 else []
        for question in section.questions:
            lines += ["", "[[section.question]]", *_question_lines(question)]
    return "\n".join(lines) + "\n"


def name_for(title: str, taken: frozenset[str] = frozenset()) -> str:
    """An id out of words: short, of plain letters, and one that nobody has yet."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:32].strip("-") or "x"
    numbered = (f"{words}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (words, *numbered) if name not in taken)


class _Lines:
    """Where each section, question and key stands."""

    def __init__(self, text: str) -> None:
        self._at: dict[tuple[Place, str], int] = {}
        place: Place = ()
        long = False
        for number, line in enumerate(text.splitlines(), 1):
            if not long and (table := _TABLE.match(line)):
                place = _next(place, question="question" in table[1])
                self._at[place, ""] = number
            elif not long and (key := _KEY.match(line)):
                self._at[place, key[1]] = number
            long ^= len(_LONG.findall(line)) % 2 == 1

    def of(self, place: Place, key: str = "") -> int:
        return self._at.get((place, key)) or self._at.get((place, ""), 1)

    def wrong(self, code: Code, what: str, place: Place, key: str = "") -> Mistake:
        return Mistake(self.of(place, key), code, what, place)


def _next(place: Place, *, question: bool) -> Place:
    if not question:
        return ((place[0] + 1) if place else 0,)
    section = place[0] if place else 0
    return section, place[1] + 1 if len(place) > 1 else 0


def _mistakes(table: Mapping[str, Any], lines: _Lines) -> Iterator[Mistake]:
    yield from _of_keys(table, (), "", lines)
    pass_at = table.get("pass_at", 80)
    if type(pass_at) is int and not 0 <= pass_at <= 100:
        yield lines.wrong("percent", "pass_at", (), "pass_at")
    sections = list(_tables(table.get("section")))
    asked = [
        (n, m, q) for n, s in enumerate(sections) for m, q in enumerate(_tables(s.get("question")))
    ]
    if not asked:
        yield lines.wrong("none", "question", ())
    if len(asked) > MOST_QUESTIONS:
        yield lines.wrong("many", str(MOST_QUESTIONS), asked[MOST_QUESTIONS][:2])
    for number, section in enumerate(sections):
        yield from _of_keys(section, (number,), "section", lines)
    for number, place, question in asked:
        yield from _of_keys(question, (number, place), "question", lines)
        yield from _of_scale(question, (number, place), lines)
    yield from _doubled([((n,), s.get("id")) for n, s in enumerate(sections)], lines)
    yield from _doubled([((n, m), q.get("id")) for n, m, q in asked], lines)


def _of_keys(table: Mapping[str, Any], place: Place, kind: str, lines: _Lines) -> Iterator[Mistake]:
    for key, value in table.items():
        if key not in _KEYS[kind]:
            yield lines.wrong("unknown", key, place, key)
        elif not _is_of_kind(key, value):
            yield lines.wrong("kind", key, place, key)
        elif key == "weight" and value < 0:
            yield lines.wrong("weight", key, place, key)
        elif key in (*_NEEDED[kind], "id", "form") and not value.strip():
            yield lines.wrong("empty", key, place, key)
    for key in _NEEDED[kind]:
        if key not in table:
            yield lines.wrong("missing", key, place)


def _is_of_kind(key: str, value: object) -> bool:
    """A yes is no number here, though Python takes it for one."""
    return type(value) is _KINDS[key]


def _of_scale(question: Mapping[str, Any], place: Place, lines: _Lines) -> Iterator[Mistake]:
    lowest, highest = question.get("lowest", 1), question.get("highest", 5)
    if isinstance(lowest, int) and isinstance(highest, int):
        key = "highest" if "highest" in question else "lowest"
        if not 0 <= lowest < highest or highest - lowest >= MOST_STEPS:
            yield lines.wrong("scale", key, place, key)


def _doubled(ids: list[tuple[Place, Any]], lines: _Lines) -> Iterator[Mistake]:
    counted = Counter(id for _, id in ids if id)
    seen: set[Any] = set()
    for place, id in ids:
        if id and counted[id] > 1 and id in seen:
            yield lines.wrong("doubled", str(id), place, "id")
        seen.add(id)


def _tables(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (
        each for each in (value if isinstance(value, list) else ()) if isinstance(each, dict)
    )


def _form(table: Mapping[str, Any]) -> EvaluationForm:
    sections: list[Section] = []
    asked: set[str] = set()
    given = {q["id"] for s in table["section"] for q in s.get("question", ()) if "id" in q}
    for each in table["section"]:
        questions = []
        for row in each.get("question", ()):
            id = row.get("id") or name_for(row["text"], frozenset(asked | given))
            asked.add(id)
            questions.append(msgspec.convert({**row, "id": id}, Question))
        others = frozenset(section.id for section in sections)
        id = each.get("id") or name_for(each["title"], others)
        sections.append(Section(
            id=id, title=each["title"], weight=each.get("weight", 1), questions=tuple(questions)
        ))  # fmt: skip
    form = table.get("form") or name_for(table["name"])
    return EvaluationForm(
        id=f"{form}.0", form=form, edition=0, name=table["name"], sections=tuple(sections),
        pass_at=table.get("pass_at", 80),
    )  # fmt: skip


def _question_lines(question: Question) -> Iterator[str]:
    yield from _named("id", question.id)
    yield f"text = {_said(question.text)}"
    if question.help:
        yield f"help = {_said(question.help)}"
    yield f"lowest = {question.lowest}"
    yield f"highest = {question.highest}"
    if question.weight != 1:
        yield f"weight = {question.weight}"
    if question.critical:
        yield "critical = true"
    if not question.may_skip:
        yield "may_skip = false"


def _named(key: str, id: str) -> list[str]:
    """What has no name of its own yet is given one where it is read."""
    return [f"{key} = {_said(id)}"] if id else []


def _said(text: str) -> str:
    """A TOML string; JSON's are ones, but for the delete character."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
