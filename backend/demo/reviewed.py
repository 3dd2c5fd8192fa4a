"""What the sample company's team leads have evaluated: signed, released, answered, and twice by two."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from msgspec.structs import replace as changed

from backend.demo.clock import HOUR
from backend.demo.story import Story
from core.evaluation import Answer, Evaluation, EvaluationForm, Mark, Question
from core.work import Interaction

FIRST, SECOND = "ag-deniz", "ag-ebru"
COUNT = 24
_BOTH_EVERY = 6
"""One in so many was scored by both, which is what calibration compares."""
_WORDS = (
    "Sakin ve açık bir görüşme.",
    "Çözüm doğru, kapanışta sonraki adım söylenmedi.",
    "Müşteriyi bekletmeden bilgi verdi.",
    "Kimlik doğrulamasına dikkat.",
)
_REPLY = "Teşekkürler, dikkat edeceğim."


def reviewed(
    stories: Iterable[Story], forms: tuple[EvaluationForm, ...], seed: int, now: int
) -> Iterator[Story]:
    """The newest that somebody worked on. `forms`: the second is that of sales."""
    count = 0
    for story in stories:
        works = [
            w for w in story.interactions if w.agent and (w.completed_at or now) < now - 3 * HOUR
        ]
        if not works or count == COUNT or works[-1].agent in (FIRST, SECOND):
            yield story
            continue
        form = forms[1] if works[-1].queue == "qu-sales" else forms[0]
        both = (FIRST, SECOND) if count % _BOTH_EVERY == 0 else (FIRST,)
        made = [
            _evaluation(story, works[-1], form, by, Random(f"{seed} {count} {by}"), now)
            for by in both
        ]
        if count % 2 == 0:
            made = [_released(each, answered=count % 4 == 0) for each in made]
        count += 1
        yield replace(story, evaluations=made)


def _evaluation(
    story: Story, work: Interaction, form: EvaluationForm, by: str, rng: Random, now: int
) -> Evaluation:
    at = min((work.completed_at or now) + rng.randint(1, 30) * HOUR, now - HOUR)
    asked = [question for section in form.sections for question in section.questions]
    return Evaluation(
        id=f"ev-{story.conversation.id[3:]}-{by[3:]}", form=form.id, agent=work.agent or "",
        evaluator=by, at=at - HOUR // 6, conversation=story.conversation.id, interaction=work.id,
        call=work.call, answers={q.id: _answer(q, rng) for q in asked}, marks=_marks(story),
        comment=rng.choice(_WORDS), state="signed", signed_at=at,
    )  # fmt: skip


def _released(of: Evaluation, *, answered: bool) -> Evaluation:
    at = of.signed_at or of.at
    replied = {"reply": _REPLY, "replied_at": at + HOUR // 2} if answered else {}
    return changed(of, state="released", released_at=at + HOUR // 4, **replied)


def _answer(question: Question, rng: Random) -> Answer:
    """Mostly good, as most work is."""
    if question.may_skip and rng.random() < 0.08:
        return Answer()
    lost = rng.choices((0, 1, 2), (6, 3, 1))[0] if question.highest > 1 else rng.random() < 0.06
    return Answer(value=max(question.lowest, question.highest - int(lost)))


def _marks(story: Story) -> tuple[Mark, ...]:
    """The sentence they liked."""
    said = next((m for m in story.messages if m.kind == "out" and m.author.kind == "agent"), None)
    return (Mark(message=said.id, text="Güzel karşılama"),) if said else ()
