from msgspec.structs import replace

from core.evaluation import Mark, Remark
from core.protocol import events as e
from core.work import Interaction
from tests.core.office import Office, office

assert office  # a fixture
VISIT = Interaction(
    id="w1", media="chat", queue="q1", contact="p1", conversation="c1", entered_at=5,
    answered_at=9, agent="a1",
)  # fmt: skip
REMARK = Remark(id="r1", by="a1", at=1, place=Mark(message="m1", text="İyi"), conversation="c1")


async def test_the_visits_of_a_conversation_are_known_oldest_first(office: Office) -> None:
    earlier = replace(VISIT, id="w0", entered_at=1)
    elsewhere = replace(VISIT, id="w2", conversation="c2")
    for seq, visit in enumerate((VISIT, earlier, elsewhere), 2):
        await office.apply(e.InteractionUpserted(interaction=visit), seq)
    found = await office.desk.visits(await office.key())
    assert [visit.id for visit in found] == ["w0", "w1"]


async def test_a_conversation_nobody_waited_in_has_none(office: Office) -> None:
    assert await office.desk.visits(await office.key()) == ()


async def test_a_remark_is_there_before_the_platform_has_it(office: Office) -> None:
    await office.desk.save_remark(REMARK)
    assert await office.desk.remarks("c1") == (REMARK,)
    gone = Remark(id="r1", by="a1", at=1, place=REMARK.place, conversation="c1", deleted=True)
    await office.desk.save_remark(gone)
    assert await office.desk.remarks("c1") == ()
