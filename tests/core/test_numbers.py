import subprocess
import sys

import pytest

from core.errors import UserError
from core.numbers import Number, read, same, shown, while_typing, wire

ALI = "+905321234567"


@pytest.mark.parametrize(
    "text",
    [
        "0532 123 45 67", "+90 (532) 123-45-67", "0090 532 123 45 67", "5321234567", "905321234567",
        "tel:+90-532-123-4567", "<tel:+905321234567>", "callto://+905321234567",
        "+90 (0) 532 123 45 67", "0532.123.45.67 (Ali)", "Ali Vural: 0532 123 45 67", "٠٥٣٢١٢٣٤٥٦٧",
        " \u200e+90 532 123 45 67\u200f ", "sip:%2B905321234567",
    ],
)  # fmt: skip
def test_a_number_is_understood_however_it_is_pasted(text: str) -> None:
    assert read(text) == Number("outside", ALI, "0532 123 45 67")


@pytest.mark.parametrize(
    "text",
    [
        "0532 123 45 67 dahili 12", "0532 123 45 67 ext 12", "+90 532 123 45 67 x12",
        "tel:+905321234567;ext=12", "+905321234567;ext=12", "0532 123 45 67 Dahili: 12",
        "+905321234567,12", "Ali 0532 123 45 67 dah. 12", "0532 123 45 67 ext. 12",
    ],
)  # fmt: skip
def test_an_extension_is_dialled_after_the_answer(text: str) -> None:
    assert read(text) == Number("outside", f"{ALI},12", "0532 123 45 67", then="12")
    assert same(text, ALI) and wire(text) == ALI


@pytest.mark.parametrize("between", [" / ", "/", "; ", " veya ", " or "])
def test_of_two_numbers_it_is_the_first(between: str) -> None:
    found = read(f"+90 532 123 45 67{between}+90 212 555 44 33")
    assert (found.dial, found.others) == (ALI, True)


def test_a_stroke_within_a_number_parts_nothing() -> None:
    assert read("0532/123 45 67") == Number("outside", ALI, "0532 123 45 67")


def test_an_address_that_asks_for_encryption_is_not_called_without() -> None:
    with pytest.raises(UserError) as caught:
        read("sips:ali@example.com")
    assert caught.value.code == "number.sips"


def test_an_address_in_its_brackets() -> None:
    assert read("<sip:100@x.y>") == Number("address", "sip:100@x.y", "100@x.y")
    assert read('"Ali" <sip:100@x.y>').dial == "sip:100@x.y"


def test_abroad_is_shown_with_its_country() -> None:
    assert read("+44 20 7946 0958") == Number("outside", "+442079460958", "+44 20 7946 0958")
    assert read("020 7946 0958", "GB").dial == "+442079460958"


@pytest.mark.parametrize(("text", "kind"), [("601", "extension"), ("10 01", "extension"),
                                            ("*97", "code"), ("#21#", "code")])  # fmt: skip
def test_what_the_company_itself_understands_is_left_alone(text: str, kind: str) -> None:
    found = read(text)
    assert (found.kind, found.dial) == (kind, text.replace(" ", ""))


@pytest.mark.parametrize("text", ["sip:600@pbx.example:5070", "600@pbx.example:5070"])
def test_an_address_is_one(text: str) -> None:
    assert read(text) == Number("address", "sip:600@pbx.example:5070", "600@pbx.example:5070")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "number.empty"), ("  tel: ", "number.empty"), ("Ali", "number.bad"),
        ("--", "number.bad"), ("+999 123 456 789", "number.bad"), ("05321", "number.too_short"),
        ("0532 123 45 67 89 01 23", "number.too_long"), ("5" * 500, "number.too_long"),
        ("a@b@c", "number.bad"), ("\r\nVia: x", "number.bad"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_number_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read(text)
    assert caught.value.code == code


def test_what_a_record_holds_is_shown_in_any_case() -> None:
    assert shown(ALI) == "0532 123 45 67"
    assert shown("unknown") == wire("unknown") == "unknown"


def test_the_same_number_is_known_in_two_forms() -> None:
    assert same("0532 123 45 67", ALI)
    assert same("0571 123 45 67", "+905711234567"), "a range that the library does not know"
    assert not same("0532 123 45 68", ALI)
    assert not same("", "")


def test_spaces_come_while_typing_and_digits_never_change() -> None:
    assert while_typing("05321234567") == "0532 123 45 67"
    assert while_typing("+905321234567") == "+90 532 123 45 67"
    for text in ("601", "*97", "ali@x", "", "0" * 30, "05a"):
        assert while_typing(text).replace(" ", "") == text


def test_nothing_large_is_imported_before_the_first_number() -> None:
    program = "import core.numbers, core.desk, sys; sys.exit('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "dial", "then"),
    [
        ("0212 555 12 34 / 15", "+902125551234,15", "15"),
        ("0212 555 12 34/1501", "+902125551234,1501", "1501"),
        ("+90 212 555 12 34 , 15", "+902125551234,15", "15"),
    ],
)
def test_an_extension_behind_a_slash_is_no_part_of_the_number(
    text: str, dial: str, then: str
) -> None:
    found = read(text)
    assert (found.dial, found.then, found.others) == (dial, then, False)


def test_a_slash_within_a_number_is_only_filling() -> None:
    assert read("0532/123 45 67").dial == "+905321234567"
    assert read("0532/1234567").dial == "+905321234567"


def test_a_second_number_behind_a_comma_is_told_of() -> None:
    found = read("0212 555 12 34, 0532 123 45 67")
    assert (found.dial, found.others) == ("+902125551234", True)


def test_a_number_without_its_area_is_not_dialled_as_another() -> None:
    with pytest.raises(UserError) as refused:
        read("1234567")
    assert refused.value.code == "number.too_short"
    assert read("444 1 444").dial == "+904441444"
