import pytest

from core.entities import Activity
from desktop.rows.timeline_activity import activity_words


@pytest.mark.parametrize(
    ("code", "args", "words"),
    [
        ("created", {}, "The conversation began"),
        ("assigned", {"by": "Derya Koç", "to": "Selim Işık"}, "Derya Koç assigned it to Selim Işık"),
        ("assigned", {"by": "Selim", "to": "Selim"}, "Selim took the conversation"),
        ("assigned", {"team": "Destek"}, "Given to the team Destek"),
        ("unassigned", {"by": "Selim"}, "Selim gave it back to the team"),
        ("status", {"by": "Selim", "to": "resolved"}, "Selim resolved it"),
        ("status", {"to": "snoozed"}, "Snoozed"),
        ("labels", {"added": "VIP", "removed": "İade"}, "Label added: VIP · Label removed: İade"),
        ("priority", {"to": "urgent"}, "Priority: Urgent"),
        ("handoff", {"reason": "asked"}, "The bot asks for a person · The customer asked for a person"),
        ("handed_off", {"to": "Selim"}, "The bot handed over to Selim"),
        ("taken_over", {"by": "Selim"}, "Selim took over from the bot"),
        ("returned", {"by": "Selim", "resume": "feedback"}, "Selim gave it back to the bot · Ask for feedback"),
        ("unassigned", {"by": "", "to": "Selim", "reason": "reclaimed"}, "Selim was not there any more: back in the queue"),
        ("wrap_up", {"by": "Selim", "disposition": "Para iadesi", "note": "3 gün"}, "Selim: Para iadesi · 3 gün"),
        ("wrap_up", {"note": "3 gün"}, "wrapped up · 3 gün"),
        ("call", {}, "Call"),
        ("merged_twice", {}, "Merged twice"),
    ],
)  # fmt: skip
def test_each_code_is_a_sentence(qapp: object, code: str, args: dict[str, str], words: str) -> None:
    assert activity_words(Activity(code=code, args=args)) == words


def test_braces_in_a_name_are_harmless(qapp: object) -> None:
    assert "{x}" in activity_words(Activity(code="taken_over", args={"by": "{x}"}))
