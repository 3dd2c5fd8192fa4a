"""Whatever is valid is black in any surrounding; what a company writes every day is not."""

from itertools import pairwise
from string import digits

import phonenumbers
from hypothesis import assume, example, given
from hypothesis import strategies as st
from stdnum import iban, luhn
from stdnum.tr import tckimlik

from core.export.patterns import PATTERNS, Kind, places

BEFORE = st.sampled_from((
    "", "TR-48213 ", "48213/", "48213 - ", "no:", "kart", "12 ", "5 ", "Siparişim 9042517, ", "(",
))  # fmt: skip
AFTER = st.sampled_from((
    "", ".", "dir", "TL", "'dır", " 10:30 da arayın", " 2. kat", ", 3 adet", " 12/27 cvc 123",
    " ile 250,00 TL", ")", " 4",
))  # fmt: skip
PARTED = st.sampled_from((" ", "-", ".", " - ", "/", "_", "\u200b"))
LISTED = st.sampled_from((",", ":", "*", ", ", ";", "|"))
MOBILE = st.sampled_from(("530", "532", "535", "541", "545", "551", "555", "505"))


def number(length: int) -> st.SearchStrategy[str]:
    return st.text(digits, min_size=length, max_size=length)


@st.composite
def cards(draw: st.DrawFn) -> str:
    length = draw(st.sampled_from((15, 16, 16, 16, 19)))
    body = draw(st.sampled_from("23456")) + draw(number(length - 2))
    card = body + luhn.calc_check_digit(body)
    return _grouped(draw, card, st.one_of(PARTED, LISTED))


@st.composite
def ids(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from("123456789")) + draw(number(8))
    whole = body + tckimlik.calc_check_digits(body)
    part = draw(st.one_of(st.just(""), PARTED))
    return part.join((whole[:3], whole[3:6], whole[6:9], whole[9:]))


@st.composite
def accounts(draw: st.DrawFn) -> str:
    bban = draw(number(5)) + "0" + draw(number(16))
    account = "TR" + iban.calc_check_digits(f"TR00{bban}") + bban
    case = draw(st.sampled_from((str.upper, str.lower)))
    return case(_grouped(draw, account, st.one_of(PARTED, LISTED)))


@st.composite
def phones(draw: st.DrawFn) -> str:
    a, b, c, d = draw(MOBILE), draw(number(3)), draw(number(2)), draw(number(2))
    assume(phonenumbers.is_valid_number(phonenumbers.parse(a + b + c + d, "TR")))
    shape = draw(st.sampled_from((
        "0{} {} {} {}", "0{}{}{}{}", "0{}-{}-{}-{}", "0 ({}) {} {} {}", "(0{}) {} {} {}",
        "+90 {} {} {} {}", "+90{}{}{}{}", "{} {} {} {}", "0{}.{}.{}.{}", "0090 {} {} {} {}",
    )))  # fmt: skip
    return shape.format(a, b, c, d)


def _grouped(draw: st.DrawFn, whole: str, parted: st.SearchStrategy[str]) -> str:
    part = draw(st.one_of(st.just(""), parted))
    return part.join(whole[at : at + 4] for at in range(0, len(whole), 4))


def seen(text: str, kind: Kind, first: int, last: int) -> str:
    """What of a piece is not black."""
    black = {
        at for place in places(text, frozenset({kind})) for at in range(place.start, place.end)
    }
    return "".join(sign for at, sign in enumerate(text) if first <= at < last and at not in black)


def hidden(kind: Kind, before: str, secret: str, after: str) -> bool:
    shown = seen(before + secret + after, kind, len(before), len(before) + len(secret))
    return not any(map(str.isalnum, shown))


@given(BEFORE, cards(), AFTER)
@example("", "4111111111111111", "dir")
@example("", "4111111111111111", "TL")
@example("", "4111*1111*1111*1111", "")
def test_any_card_is_found(before: str, card: str, after: str) -> None:
    assert hidden("card", before, card, after)


@given(BEFORE, ids(), AFTER)
@example("TR-48213 ", "100 000 001 46", "")
@example("48213/", "100 000 001 46", "")
def test_any_national_id_is_found(before: str, id: str, after: str) -> None:
    assert hidden("national_id", before, id, after)


@given(st.one_of(BEFORE, st.just("IBAN")), accounts(), AFTER)
@example("IBAN", "TR330006100519786457841326", "")
def test_any_account_is_found(before: str, account: str, after: str) -> None:
    assert hidden("iban", before, account, after)


@given(BEFORE, phones(), AFTER)
@example("", "0532 123 45 67", " 10:30 da arayın")
@example("", "0532 123 45 67", " 2. kat")
@example("", "05321234567", "dir")
def test_any_phone_is_found(before: str, phone: str, after: str) -> None:
    assert hidden("phone", before, phone, after)


@given(BEFORE, st.one_of(cards(), ids(), accounts(), phones()), AFTER)
def test_what_several_kinds_claim_is_nowhere_left_to_be_seen(
    before: str, secret: str, after: str
) -> None:
    text = before + secret + after
    found = places(text, frozenset(PATTERNS))
    assert found == sorted(found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    black = {at for place in found for at in range(place.start, place.end)}
    inner = range(len(before), len(before) + len(secret))
    assert not [at for at in inner if text[at].isalnum() and at not in black]


@given(
    st.dates().map(lambda day: day.strftime("%d.%m.%Y")), st.times(), st.integers(1, 99_999_999),
    st.integers(0, 99_999_999),
)  # fmt: skip
def test_orders_days_and_amounts_stay(day: str, at: object, order: int, cents: int) -> None:
    amount = f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"
    for text in (
        f"Sipariş TR-{order} geldi", f"{order} numaralı sipariş", f"{day} günü saat {at:%H:%M}",
        f"₺{amount} iade", f"{amount} TL ödendi",
    ):  # fmt: skip
        assert places(text, frozenset(PATTERNS)) == [], text
