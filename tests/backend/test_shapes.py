from typing import Literal

import msgspec

from backend.shapes import faults


class Inner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["say", "ask"] = "say"
    times: int = 1


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    then: Literal["say", "hand_off"] | None = None
    words: tuple[str, ...] = ()
    inner: Inner = Inner()
    each: dict[str, Inner] = {}


def test_what_is_right_has_none() -> None:
    assert faults(Row, {"name": "a", "words": ["b"], "each": {"x": {"kind": "ask"}}}) == []


def test_every_fault_is_told_with_its_field_and_what_may_stand_there() -> None:
    wrong = {
        "then": "sya", "words": [1], "inner": {"times": "two", "kinf": "say"},
        "each": {"x": {"kind": "shout"}, "y": 3},
    }  # fmt: skip
    assert [(".".join(each.path), each.words) for each in faults(Row, wrong, ("row",))] == [
        ("row", "'name' is missing"),
        ("row.then", "'then' is one of say, hand_off, not 'sya'"),
        ("row.words", "'words' holds text in quotes, not a whole number"),
        ("row.inner.kinf", "unknown field 'kinf' (kind?)"),
        ("row.inner.times", "'times' holds a whole number, not text in quotes"),
        ("row.each.x.kind", "'kind' is one of say, ask, not 'shout'"),
        ("row.each.y", "'y' holds a table, not a whole number"),
    ]
