"""What is kept for figures, and what is not."""

from core.entities import CallLeg, CallRecord, Survey
from core.evaluation import Answer, Evaluation, Mark
from core.protocol.frames import Rows
from core.store import telling
from core.store.store import Store
from tests.core.metrics.visit import offer, visit
from tests.core.store.samples import filled

SECRET = "secret"
WORDS = Rows(
    interactions=(visit("v", note=SECRET, transfer_note=SECRET, number=SECRET, version=1),),
    offers=(offer("o", preview=SECRET, version=1),),
    surveys=(Survey(id="s", contact="c", score=3, at=1, comment=SECRET),),
    evaluations=(
        Evaluation(
            id="e", form="f", agent="a", evaluator="b", at=1, comment=SECRET, reply=SECRET,
            answers={"q": Answer(value=3, comment=SECRET)}, marks=(Mark(text=SECRET),),
        ),
    ),
    calls=(
        CallRecord(
            id="k", contact="c", direction="in", started_at=1, agent="a", number=SECRET,
            notes=SECRET, legs=(CallLeg(id="l", kind="customer", who=SECRET, started_at=1),),
        ),
        CallRecord(id="nobody", contact="c", direction="in", started_at=1),
    ),
)  # fmt: skip


def told(store: Store, rows: Rows, since: int = 0) -> dict[tuple[str, str], object]:
    return dict(store.read(lambda c: telling.of_snapshot(c, rows, since)).result())


def test_nobody_s_words_are_kept_a_second_time() -> None:
    store = filled(Rows())
    found = told(store, WORDS)
    kinds = {"interaction", "offer", "survey", "evaluation", "call"}
    assert {kind for kind, _ in found} == kinds and ("call", "nobody") not in found
    assert SECRET not in repr(found)
    assert "value=3" in repr(found["evaluation", "e"])
    store.close()


def test_of_old_calls_nothing_is_kept() -> None:
    store = filled(Rows())
    assert ("call", "k") not in told(store, WORDS, since=2)
    store.close()
