import pytest

from backend.channels.bot.national_id import (
    GIVEN,
    WRONG,
    has_shape,
    hidden,
    is_national_id,
    national_id,
)

VALID = "10000000146"  # the example of the registry's own documents; nobody's


@pytest.mark.parametrize("digits", [VALID, "11111111110", "22222222220"])
def test_the_last_two_digits_follow_from_the_others(digits: str) -> None:
    assert is_national_id(digits)


@pytest.mark.parametrize(
    "digits",
    ["10000000145", "10000000136", "01000000014", "1000000014", "abcdefghijk", "", "²" * 11],
)
def test_anything_else_is_none(digits: str) -> None:
    assert not is_national_id(digits)


@pytest.mark.parametrize(
    "text",
    [
        f"kimliğim {VALID}",
        "tc: 100 000 001 46.",
        "100-000-001-46",
        "1 0 0 0 0 0 0 0 1 4 6",
        f"({VALID})",
    ],
)
def test_it_is_hidden_however_it_is_written(text: str) -> None:
    kept = hidden(text)
    assert GIVEN in kept
    assert not any(c.isdigit() for c in kept)
    assert national_id(kept) == "✓"


@pytest.mark.parametrize(
    "text", ["0533 214 77 08", "+1 000 000 0146", "TR-48213", "7708", "12345678901234", "kargo 12345678901"]
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert hidden(text) == text
    assert national_id(text) == ""


def test_a_slip_is_hidden_too_where_one_was_asked_for() -> None:
    assert hidden("12345678901", asked=True) == WRONG
    assert national_id(WRONG) == ""


def test_what_has_no_shape_of_one_costs_nothing() -> None:
    assert not has_shape("Merhaba, siparişim TR-48213")
    assert has_shape(VALID)
    assert hidden("1" * 100_000) == "1" * 100_000
