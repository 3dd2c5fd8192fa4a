from msgspec.structs import replace

from core.work import (
    Disposition,
    Interaction,
    Profile,
    QueueRules,
    lacks_outcome,
    needs_outcome,
    outcomes,
)

OWN = Disposition(id="own", name="Kargo", general=False)
MINE = Disposition(id="mine", name="Servis", general=False)
LAST = Disposition(id="last", name="Çözüldü")
FIRST = Disposition(id="first", name="Ağır")
KNOWN = {each.id: each for each in (OWN, MINE, LAST, FIRST)}
RULES = QueueRules(id="q", wrap="required", dispositions=("own", "gone", "last"))
WORK = Interaction(id="w", media="chat", queue="q", contact="c", entered_at=1)


def test_outcomes_of_the_queue_the_agent_and_all() -> None:
    profile = Profile(id="a", dispositions=("mine", "own"))
    assert outcomes(RULES, profile, KNOWN) == (OWN, LAST, MINE, FIRST)
    assert outcomes(None, None, KNOWN) == (FIRST, LAST)


def test_what_is_archived_is_offered_nowhere() -> None:
    known = {**KNOWN, "own": replace(OWN, archived=True), "first": replace(FIRST, archived=True)}
    assert outcomes(RULES, None, known) == (LAST,)


def test_one_is_required_only_where_one_is_on_offer() -> None:
    assert needs_outcome(RULES, [OWN])
    assert not needs_outcome(RULES, [])
    assert not needs_outcome(QueueRules(id="q"), [OWN])


def test_only_work_that_says_nothing_yet_lacks_one() -> None:
    assert lacks_outcome(WORK, RULES, None, KNOWN)
    assert not lacks_outcome(WORK, RULES, None, {})
    said = Interaction(
        id="w", media="chat", queue="q", contact="c", entered_at=1, disposition="own"
    )
    assert not lacks_outcome(said, RULES, None, KNOWN)
