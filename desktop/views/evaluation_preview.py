"""The evaluation column over the sample company: a contact half evaluated, one sentence marked."""

from core.evaluation import Answer, Mark
from core.quality import Subject
from core.rows import InboxFilter
from desktop.parts import Parts
from desktop.views.evaluation import EvaluationColumn

ANSWERS = {"selamlama": 1, "ozet": 4, "anlama": 5, "dogruluk": 4}


def sample(parts: Parts) -> EvaluationColumn:
    column = EvaluationColumn(parts)
    parts.tasks.start(begin(parts, column), "sample evaluation")
    return column


async def begin(parts: Parts, column: EvaluationColumn) -> None:
    """Of the newest conversation in which a colleague wrote something."""
    desk = parts.desk
    for key in (await desk.skeleton(InboxFilter(view="all"))).keys:
        opened = await desk.open_conversation(key)
        said = await desk.messages(key, 1, opened.conversation.last_order)
        mine = [
            message for message in said if message.kind == "out" and message.author.kind == "agent"
        ]
        if not mine:
            continue
        await column.begin_with(Subject(mine[0].author.id, opened.conversation.id))
        for question, value in ANSWERS.items():
            column.evaluating.answer(question, Answer(value=value))
        column.mark(Mark(message=mine[0].id, text="Beklentiyi hemen netleştirdi"))
        column.begin()
        return
