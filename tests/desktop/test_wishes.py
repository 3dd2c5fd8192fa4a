import pytest

from desktop.wishes import (
    MOST_TYPED,
    Answer,
    Wish,
    answer_line,
    answer_of,
    decode,
    encode,
    filled,
    is_link,
)


def test_a_wish_comes_back_as_it_went() -> None:
    assert decode(encode(Wish("fill", "tel:+90"))) == Wish("fill", "tel:+90")


@pytest.mark.parametrize("line", [b"", b"{", b'{"do":"call","text":"1"}', b"\xff\xfe", b"[]"])
def test_what_is_no_wish_is_none(line: bytes) -> None:
    assert decode(line) is None


def test_control_characters_and_length_are_taken_off() -> None:
    wish = decode(encode(Wish("fill", "1\r\n\u202e2" + "3" * 900)))
    assert wish is not None and wish.text.startswith("123") and len(wish.text) == MOST_TYPED


def test_links() -> None:
    assert all(is_link(f"{scheme}:1") for scheme in ("tel", "SIP", "sips", "callto"))
    assert not any(is_link(text) for text in ("", "+90", "https://x", "javascript:1", "--dial"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tel:+90-532-111-22-33", "+905321112233"),
        ("callto:0532 111 22 33", "+905321112233"),
        ("tel:1002", "1002"),
        ("sip:derya@kuzey.example", "sip:derya@kuzey.example"),
        ("tel:abc", "abc"),
        ("", ""),
    ],
)
def test_what_the_dialler_shows(text: str, shown: str) -> None:
    assert filled(text, "TR") == shown


def test_a_number_is_one_of_the_persons_country() -> None:
    assert filled("tel:030 1234567", "DE") == "+49301234567"


def test_only_calls_need_a_desk_that_runs() -> None:
    assert Wish("mute").needs_call and Wish("answer").needs_call
    assert not Wish("fill").needs_call and not Wish("come").needs_call


@pytest.mark.parametrize("answer", ["done", "nothing", "unheard"])
def test_an_answer_comes_back_as_it_went(answer: Answer) -> None:
    assert answer_of(answer_line(answer)) == answer


def test_what_no_desk_of_ours_says_is_not_heard() -> None:
    assert answer_of(b"") == answer_of(b"perhaps\n") == "unheard"
