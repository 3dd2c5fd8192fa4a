import pytest

from desktop.rows.sought import Sought, marks, sought


def found(text: str, query: str, **meant: tuple[str, ...]) -> list[str]:
    return [text[at : at + size] for at, size in marks(text, sought(query, meant))]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Iğdır'dan kargom gelmedi", "igdir", ["Iğdır"]),
        ("IĞDIR ve ığdır", "ığdır", ["IĞDIR", "ığdır"]),
        ("İade süreci, iadesi", "iade", ["İade", "iadesi"]),
        ("kargo kargom", "kargo gel", ["kargo", "kargom"]),
        ("gel gelen kargo", "gel kargo", ["gel", "kargo"]),  # too short to go on before another
        ("kargo kargom", '"kargo" gel', ["kargo"]),
        ("gelen kargo gelmedi", "kargo gel", ["gelen", "kargo", "gelmedi"]),
        ("geri ödeme yapıldı, ödeme geri", '"geri odeme"', ["geri ödeme"]),
        ("kargo iptal", "kargo -iptal", ["kargo"]),
        ("kargo iptal", '-"iptal" kargo', ["kargo"]),
        ("", "kargo", []),
        ("½ kilo çay", "cay", ["çay"]),
        ("e\u0301te\u0301 bitti", "bitti", ["bitti"]),
    ],
)
def test_words_are_found_as_the_library_finds_them(
    text: str, query: str, marked: list[str]
) -> None:
    assert found(text, query) == marked


def test_what_was_meant_is_marked_too() -> None:
    assert found("kargom geldi", "kargoo", kargoo=("kargo", "kargom")) == ["kargom"]


def test_marks_do_not_overlap() -> None:
    assert marks("geri ödeme", sought('"geri odeme" odeme')) == ((0, 10),)


def test_nothing_is_sought_where_only_something_must_be_absent() -> None:
    assert not sought("-kargo") and sought("") == Sought()
