import tomllib
from pathlib import Path

import pytest

from backend.channels.bot.source import Wrong
from backend.demo.texts import Texts
from backend.rulebook import Removal
from backend.rulebook_file import read

WORK = Path(__file__).resolve().parents[2] / "backend/demo/texts/work.toml"
WEEK = "week = [[], [], [], [], [], [], []]"
CALENDAR = f'[[calendars]]\nid = "c"\nname = "C"\n{WEEK}\n'
REASON = '[[reasons]]\nid = "own"\nname = "Own"\n'
SENT = '[[dispositions]]\nid = "sent"\nname = "Sent"\n'


def _written(place: Path, text: str) -> Path:
    path = place / "rules.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_sample_companys_own_can_be_read(tmp_path: Path) -> None:
    """All but its queues' rules, its people and its tasks, which come otherwise."""
    whole = WORK.read_text("utf-8")
    calendars = whole[whole.index("[[calendars]]") : whole.index("[[rules]]")]
    codes = whole[whole.index("[[reasons]]") : whole.index("[[tasks]]")]
    found, known = read(_written(tmp_path, calendars + codes)), tomllib.loads(whole)
    assert known == Texts.load().work
    for name in ("calendars", "reasons", "dispositions"):
        assert [each.id for each in getattr(found, name)] == [row["id"] for row in known[name]]
    assert found.calendars[1].holidays["2026-10-29"] == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (REASON + "budget_s = -1\n", "4: 'budget_s' is negative"),
        (REASON + 'budget_s = "long"\n', "4: 'budget_s' holds a whole number, not text in quotes"),
        (REASON + "bugdet_s = 1\n", "4: unknown field 'bugdet_s' (budget_s?)"),
        (REASON + "version = 1\n", "4: unknown field 'version'"),
        ('[[reasons]]\nid = "mine"\n', "1: 'name' is missing"),
        ('[[reasons]]\nid = ""\nname = "x"\n', "2: 'id' is empty"),
        (SENT + SENT, "5: there are two with the id 'sent'"),
        (SENT + "extra_s = -1\n", "4: 'extra_s' is negative"),
        ('[[dispositions]]\nid = "x"\n', "1: 'name' is missing"),
        (CALENDAR + 'zone = "Moon"\n', "5: no time zone 'Moon'"),
        (CALENDAR.replace(", []]", "]"), "4: 'week' has 6 days in place of 7, from Monday on"),
        (
            CALENDAR.replace("[[],", '[["18:00-09:00"],'),
            "4: '18:00-09:00' is no time of one day, as 09:00-18:00 is one",
        ),
        (
            CALENDAR + '[calendars.holidays]\n"2027-01-01" = []\n"1 May" = []\n',
            "7: '1 May' is no day, as 2027-01-01 is one",
        ),
        (SENT + '[[rules]]\nid = "q"\n', "4: unknown table 'rules': a queue's rules are set with"),
        (SENT + '[[reason]]\nid = "q"\n', "4: unknown table 'reason' (reasons?)"),
        ('[reasons]\nid = "q"\n', "1: each of them begins with [[reasons]]"),
        (SENT + '[remove]\nreason = ["a"]\n', "5: unknown field 'reason' (reasons?)"),
        (SENT + '[remove]\nreasons = "a"\n', "5: 'reasons' is a list of ids"),
        (SENT + '[[remove]]\nreasons = ["a"]\n', "4: it begins with [remove]"),
        (
            SENT + '[remove]\ndispositions = [\n  "old",\n  "sent",\n]\n',
            "7: 'sent' is both there and removed",
        ),
        ("", "1: there is nothing in it"),
        ("x = \n", "1: Invalid value"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Wrong) as raised:
        read(_written(tmp_path, text))
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"rules.toml:{says}")


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Wrong) as raised:
        read(_written(tmp_path, REASON + "budget_s = -1\n" + SENT + "extra_s = -1\n"))
    assert [problem.line for problem in raised.value.problems] == [4, 8]


def test_what_is_removed_is_known_by_its_line(tmp_path: Path) -> None:
    text = '[remove]\nreasons = ["nap"]\ndispositions = [\n  "old",\n]\n'
    found = read(_written(tmp_path, text)).remove
    assert found.reasons == (Removal("nap", "rules.toml:2"),)
    assert found.dispositions == (Removal("old", "rules.toml:4"),)


def test_whether_agents_see_who_is_with_their_work_is_said_there(tmp_path: Path) -> None:
    decided = read(_written(tmp_path, '[company]\nsupervised = "unseen"\n'))
    assert decided.supervised == "unseen" and not decided.reasons
    assert read(_written(tmp_path, REASON)).supervised is None, "it stays as it is"
    with pytest.raises(Wrong) as wrong:
        read(_written(tmp_path, '[company]\nsupervised = "secretly"\nsuperviced = 1\n'))
    assert [problem.line for problem in wrong.value.problems] == [2, 3]
