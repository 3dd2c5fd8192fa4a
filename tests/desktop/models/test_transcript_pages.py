from core.entities import Author, Message
from desktop.models.transcript_pages import KEPT, PAGE, Pages, bounds, pages_of


def message(order: int, text: str = "") -> Message:
    author = Author(kind="contact")
    return Message(
        id=f"m-{order}", conversation="c", order=order, kind="in", author=author, at=0, text=text
    )


def page(number: int) -> list[Message]:
    first, last = bounds(number)
    return [message(order) for order in range(max(1, first), last + 1)]


def test_tells_what_is_missing_and_what_differs() -> None:
    pages = Pages()
    assert pages.missing(1, PAGE + 5) == [0, 1]
    assert pages.put(0, page(0)) == set(range(1, PAGE))
    assert pages.put(0, [*page(0)[:-1], message(PAGE - 1, "edited")]) == {PAGE - 1}
    assert pages.missing(1, PAGE + 5) == [1]


def test_finds_by_order_and_by_id() -> None:
    pages = Pages()
    pages.put(1, page(1))
    assert pages.order_of(f"m-{PAGE + 3}") == PAGE + 3
    found = pages.get(PAGE + 3)
    assert found is not None and found.id == f"m-{PAGE + 3}"
    assert pages.get(3) is None


def test_forgets_the_page_used_longest_ago() -> None:
    pages = Pages()
    for number in range(KEPT):
        pages.put(number, page(number))
    pages.missing(1, 2)
    pages.put(KEPT, page(KEPT))
    assert pages.get(1) is not None
    assert pages.get(PAGE + 1) is None
    assert pages.order_of(f"m-{PAGE + 1}") is None


def test_keeps_only_what_was_read_again() -> None:
    pages = Pages()
    pages.put(0, page(0))
    pages.put(1, page(1))
    pages.keep_only([1])
    assert pages.get(1) is None
    assert pages.get(PAGE) is not None


def test_no_pages_for_an_empty_span() -> None:
    assert pages_of(5, 4) == []
