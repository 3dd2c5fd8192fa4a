"""The quality place in its states: the draw, an evaluation half written, two side by side, the forms."""

from collections.abc import AsyncIterator
from typing import Any, cast

from core.desk import Desk
from core.evaluation import Answer, Mark, SamplingRule
from core.form_file import write
from core.quality import DrawnAgent
from core.rows import Person
from desktop.panels.quality import Quality
from desktop.parts import Parts
from desktop.views.evaluation_forms import Forms
from tests.desktop import sample
from tests.desktop.fake_review import DENIZ
from tests.desktop.panels.test_quality import Both, contact
from tests.desktop.views.test_evaluation import FORM, WHOLE, evaluation
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]
RULE = SamplingRule(id="s-1", form="service")
MINE = evaluation(
    DENIZ.id, id="a-deniz:service:a-selim:i-0", interaction="i-0", comment="Sakin ve açık."
)
THEIRS = evaluation(
    "a-derya",
    interaction="i-0",
    answers={**WHOLE, "ask": Answer(value=1)},
    comment="Sorunu geç anladı.",
)


async def _panel(room: Room, me: Person = DENIZ, **given: Any) -> Quality:
    desk = Both()
    desk.person, desk.forms, desk.sampling = me, (FORM,), (RULE,)
    desk.week = (DrawnAgent(RULE, "a-selim", (contact(0, done=True), contact(1), contact(2))),)
    for name, value in given.items():
        setattr(desk, name, value)
    parts = Parts(desk=cast(Desk, desk), theme=room.theme, tasks=room.tasks, settings=room.settings)
    panel = Quality(parts)
    room.window.show_wide(panel)
    await room.until(lambda: bool(panel.model.forms), "the forms")
    return panel


def _gone(room: Room, panel: Quality) -> None:
    panel.close_down()
    room.window.show_wide(None)
    room.window.stage.removeWidget(panel)
    panel.deleteLater()


async def _opened(panel: Quality, place: int, room: Room) -> None:
    panel._open_drawn(panel.drawn.list.choices[place].id)
    await room.until(lambda: panel.reader.model.state == "ready", "the contact")
    await panel.side.column.evaluating.settled()


async def evaluating(room: Room) -> State:
    panel = await _panel(room)
    await _opened(panel, 2, room)
    one, model = panel.side.column.evaluating, panel.reader.model
    said = next(m for m in cast(Both, panel._parts.desk).timelines[2] if m.kind == "in")
    one.answer("greet", Answer(value=1, comment="Adıyla, ilk iletide"))
    one.answer("identity", Answer(value=0))
    panel.side.column.mark(Mark(message=said.id, start=0, end=12, text="Hemen anladı"))
    await room.until(lambda: bool(panel.side.column.sheet.marks.rows()), "the mark")
    assert model.key is not None
    panel.side.column.begin()
    yield
    _gone(room, panel)


async def compared(room: Room) -> State:
    panel = await _panel(room, platform={MINE.id: MINE, THEIRS.id: THEIRS})
    await _opened(panel, 1, room)
    await room.until(lambda: bool(panel.side.column.evaluating.others), "the other one")
    panel.side.column.show_compared()
    yield
    _gone(room, panel)


async def _forms(room: Room) -> tuple[Quality, Forms]:
    panel = await _panel(room)
    panel.show_tab("forms")
    forms = panel.forms
    assert forms is not None
    await room.until(lambda: forms.editor.head.edition.isVisible(), "the form")
    return panel, forms


async def forms(room: Room) -> State:
    panel, forms = await _forms(room)
    builder = forms.editor.builder
    builder.open((0, 1))
    forms.editor.preview.sheet.rows["greet"].changed.emit("greet", Answer(value=1))
    await room.until(lambda: builder.fields is not None, "the fields")
    yield
    _gone(room, panel)


async def new_form(room: Room) -> State:
    panel, forms = await _forms(room)
    forms.show_form("new:")
    forms.editor.builder.do("question")
    forms.editor.check()
    forms.editor.builder.close_fields()
    yield
    _gone(room, panel)


async def draw(room: Room) -> State:
    panel, forms = await _forms(room)
    forms.editor.show_tab("draw")
    forms.sampling.number.setValue(3)
    await room.until(lambda: forms.sampling.model.contacts > 0, "the draw")
    yield
    _gone(room, panel)


async def mistaken(room: Room) -> State:
    panel, forms = await _forms(room)
    forms.editor.text.show_text(write(FORM).replace("critical = true", "critcal = true"))
    forms.editor.show_tab("text")
    yield
    _gone(room, panel)


async def mine(room: Room) -> State:
    of = evaluation(
        "a-derya", agent=sample.ME.id, state="released", released_at=sample.NOW,
        comment="Açık ve sakin; kapanışta sonraki adımı da söyle.",
    )  # fmt: skip
    panel = await _panel(room, sample.ME, platform={of.id: of})
    await room.until(lambda: bool(panel.mine.list.choices), "one's own")
    panel._open_mine(of.id)
    await room.until(lambda: panel.reader.model.state == "ready", "the contact")
    yield
    _gone(room, panel)


async def nothing(room: Room) -> State:
    panel = await _panel(room, sample.ME, platform={})
    yield
    _gone(room, panel)


QUALITY = {
    "quality-evaluating": evaluating,
    "quality-compared": compared,
    "quality-forms": forms,
    "quality-new-form": new_form,
    "quality-draw": draw,
    "quality-mistaken": mistaken,
    "quality-mine": mine,
    "quality-nothing": nothing,
}
QUALITY_MAIN = ("quality-evaluating", "quality-forms", "quality-draw")
