"""A form comes back from its file as it was, and every mistake is named with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.evaluation import EvaluationForm, Question, Section
from core.form_file import Mistake, Wrong, checked, name_for, read, write

FILE = """\
# Hizmet formu
form = "service"
name = "Hizmet"
pass_at = 75

[[section]]
title = "Açılış"
weight = 2

[[section.question]]
text = "Selamladı mı?"
help = \"\"\"
critical = "bu bir anahtar değil"
\"\"\"
lowest = 0
highest = 1

[[section.question]]
id = "identified"
text = "Kimlik doğruladı mı?"
critical = true
may_skip = false

[[section]]
id = "end"
title = "Kapanış"

[[section.question]]
text = "Özetledi mi?"
"""
words = st.text(min_size=1).filter(str.strip)
ids = st.from_regex(r"\A[a-z]{1,8}\Z")


def mistakes(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(Wrong) as wrong:
        read(text)
    return wrong.value.mistakes


def test_what_is_left_out_has_its_usual_value_and_a_name_of_its_own() -> None:
    form = read(FILE)
    assert (form.form, form.name, form.pass_at, form.edition) == ("service", "Hizmet", 75, 0)
    first, second = form.sections
    assert (first.id, first.weight, second.id) == (name_for("Açılış"), 2, "end")
    greeted, identified = first.questions
    assert (greeted.lowest, greeted.highest, greeted.critical) == (0, 1, False)
    assert (identified.id, identified.critical, identified.may_skip) == ("identified", True, False)
    assert (second.questions[0].lowest, second.questions[0].highest) == (1, 5)


@given(
    st.lists(
        st.tuples(words, st.lists(st.tuples(words, st.text(), st.booleans()), min_size=1, max_size=3)),
        min_size=1, max_size=3,
    ),
    words, st.integers(0, 100),
)  # fmt: skip
def test_written_and_read_it_is_the_same(
    parts: list[tuple[str, list[tuple[str, str, bool]]]], name: str, pass_at: int
) -> None:
    sections = tuple(
        Section(
            id=f"s{n}", title=title, weight=n,
            questions=tuple(
                Question(id=f"q{n}-{m}", text=text, help=help_, critical=yes, may_skip=not yes, weight=m)
                for m, (text, help_, yes) in enumerate(asked)
            ),
        )
        for n, (title, asked) in enumerate(parts)
    )  # fmt: skip
    form = EvaluationForm(
        id="f.0", form="f", edition=0, name=name, sections=sections, pass_at=pass_at
    )
    assert read(write(form)) == form


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("lowest = 0", "lowest = ", (15, "syntax")),
        ("may_skip", "may_skipp", (22, "unknown")),
        ('name = "Hizmet"', "", (1, "missing")),
        ('name = "Hizmet"', 'name = " "', (3, "empty")),
        ("critical = true", 'critical = "yes"', (21, "kind")),
        ("weight = 2", "weight = -1", (8, "weight")),
        ("weight = 2", "weight = true", (8, "kind")),
        ("pass_at = 75", "pass_at = 101", (4, "percent")),
        ("highest = 1", "highest = 0", (16, "scale")),
        ("highest = 1", "highest = 11", (16, "scale")),
        ('id = "end"', 'id = "acilis"\nx = 1', (26, "unknown")),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, found: tuple[int, str]) -> None:
    assert found in [(m.line, m.code) for m in mistakes(FILE.replace(old, new, 1))]


def test_all_mistakes_are_named_at_once_in_their_order() -> None:
    text = FILE.replace("weight = 2", "weight = -2").replace("highest = 1", "highest = 0")
    assert [(m.line, m.code) for m in mistakes(text)] == [(8, "weight"), (16, "scale")]


def test_the_same_question_twice_and_none_at_all() -> None:
    again = FILE.replace('text = "Özetledi mi?"', 'id = "identified"\ntext = "Özet?"')
    assert mistakes(again) == (Mistake(29, "doubled", "identified", (1, 0)),)
    assert mistakes('name = "Boş"\n') == (Mistake(1, "none", "question"),)
    assert mistakes("section = 3\nname = 'x'\n")[0].code == "kind"


def test_an_edited_form_is_looked_at_before_it_is_saved() -> None:
    form = read(FILE)
    assert checked(form) == ()
    assert [m.code for m in checked(replace(form, name=""))] == ["empty"]


def test_a_name_is_one_nobody_has() -> None:
    assert name_for("Kapanış", frozenset()) == name_for("KAPANIŞ")
    first = name_for("Ek soru")
    assert name_for("Ek soru", frozenset({first})) == f"{first}-2"
    assert name_for("???") == "x"
