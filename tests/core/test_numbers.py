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


ISTANBUL = "+902125551234"


@pytest.mark.parametrize(
    "more",
    [
        " (dahili 15)", " (dahili: 15)", " d.15", " d. 15", " d:15", " dahili:15", " dahili 15",
        " DAHİLİ: 15", " DAHILI NO: 15", " dahili (15)", " dah: 15", " iç hat 15", " [dahili 15]",
        ", dahili 15", " - dahili 15", " ext. 15", " ext.15", " ext 15", " ext=15", ";ext=15",
        " extension 15", " int 15", "x15", " x15", " x 15", " X15", "p15", ",15", ",,15", ";15",
        "#15", " #15", " / 15", "/15", " (15)", "(15)", " [15]", "-15", " - 15", " – 15",
        " dahili 15 Ali Bey", "\u00a0dahili\u202f15", "_(15)", " dahili 15/16",
    ],
)  # fmt: skip
def test_an_extension_is_neither_lost_nor_made_part_of_the_number(more: str) -> None:
    ways = ("0212 555 12 34", "02125551234", "+90 (212) 555-12-34", "tel:+90-212-555-12-34")
    for number in ways:
        found = read(number + more)
        assert (found.dial, found.then, found.others) == (f"{ISTANBUL},15", "15", False), number


@pytest.mark.parametrize("text", ["444 1 444 (15)", "0850 222 0 444 - 15", "+44 20 7946 0958-15",
                                  "0571 123 45 67 (15)", "Ali Bey: 0212 555 12 34 - 15",
                                  "tel:02125551234%20(dahili%2015)"])  # fmt: skip
def test_an_extension_of_any_number(text: str) -> None:
    assert read(text).then == "15"


def test_digits_behind_a_hyphen_that_make_a_whole_number_are_of_it() -> None:
    assert read("+49 30 123456-15").dial == "+493012345615"
    assert read("0212 - 555 12 34").dial == read("0212-555-12-34").dial == ISTANBUL


@pytest.mark.parametrize(
    "text",
    [
        "05321234567890", "+90 212 555 12 34 567", "0212 555 12 34 15", "02125551234150",
        "tel:+9021255512345", "Ali 0212 555 12 34 - 15 Vural", "+90 532 123 45 678",
        "+44 20 7946 0958 123", "Ali 05321234567890",
    ],
)  # fmt: skip
def test_a_number_with_digits_too_many_is_not_dialled(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    assert refused.value.code == "number.too_long"


@pytest.mark.parametrize("text", ["601 / 602", "601 (15)"])
def test_two_short_numbers_are_not_made_one(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    assert refused.value.code == "number.too_short"


@pytest.mark.parametrize("space", ["\u2009", "\u202f", "\u00a0", "\u2007", "\u3000", "_", "\t",
                                   "\u200b", "\u2060", "\u2011"])  # fmt: skip
def test_any_space_stands_between_digits(space: str) -> None:
    assert read(space.join(("0532", "123", "45", "67"))).dial == ALI
    assert read("ali_k_1@x.y").dial == "sip:ali_k_1@x.y"


@pytest.mark.parametrize(
    ("text", "dial"),
    [
        ("601", "601"), ("(601)", "601"), ("10\u200901", "1001"), ("112", "112"), ("155", "155"),
        ("444 1 444", "+904441444"), ("4441444", "+904441444"), ("0850 222 0 444", "+908502220444"),
        ("0800 123 45 67", "+908001234567"), ("0800 123 45 67 890", "+908001234567890"),
        ("0811 123 45 67", "+908111234567"), ("+800 1234 5678", "+80012345678"),
    ],
)  # fmt: skip
def test_services_and_colleagues_are_dialled(text: str, dial: str) -> None:
    assert read(text).dial == dial


def test_of_two_numbers_with_a_dash_between_it_is_the_first() -> None:
    found = read("0212 555 12 34 - 0532 123 45 67")
    assert (found.dial, found.others) == (ISTANBUL, True)
