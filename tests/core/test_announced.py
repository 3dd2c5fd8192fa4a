from core.announced import Announced
from core.rows import OfferRow
from core.store.work import Mine
from core.work import Offer


def row(number: int, *, name: str = "Ali") -> OfferRow:
    offer = Offer(
        id=f"f{number}", interaction=f"i{number}", agent="u1", at=number, expires_at=99,
        media="chat", queue="q1", contact="p1",
    )  # fmt: skip
    return OfferRow(offer, name, "chat")


def told(announced: Announced, mine: Mine) -> list[str]:
    heard: list[Mine] = []
    announced.stored(mine, heard.append)
    return [each.offer.id for each in heard[0].offers]


def brought(announced: Announced, seq: int, of: OfferRow) -> list[str] | None:
    heard: list[Mine] = []
    announced.brought(seq, of, heard.append)
    return [each.offer.id for each in heard[0].offers] if heard else None


def test_what_was_brought_is_so_before_the_store_has_it() -> None:
    announced = Announced()
    assert told(announced, Mine((row(1),), seq=4)) == ["f1"]
    assert brought(announced, 7, row(2)) == ["f1", "f2"]


def test_a_word_of_the_store_from_before_takes_nothing_away() -> None:
    """Something else of this person's work was written meanwhile: the card would flicker."""
    announced = Announced()
    brought(announced, 7, row(2))
    assert told(announced, Mine((row(1),), seq=6)) == ["f1", "f2"]


def test_once_the_store_has_it_the_store_alone_says_what_is_so() -> None:
    announced = Announced()
    brought(announced, 7, row(2))
    assert told(announced, Mine((row(2, name="Ali Can"),), seq=7)) == ["f2"]
    assert announced.last.offers[0].name == "Ali Can"
    assert told(announced, Mine((), seq=8)) == [], "it ended, and does not come back"


def test_what_the_store_has_already_is_told_no_second_time() -> None:
    announced = Announced()
    told(announced, Mine((row(2),), seq=7))
    assert brought(announced, 7, row(2)) is None
    assert brought(announced, 5, row(1)) is None


def test_the_newer_of_two_words_stands() -> None:
    announced = Announced()
    brought(announced, 7, row(2, name="Ali"))
    heard: list[Mine] = []
    announced.brought(8, row(2, name="Ali Can"), heard.append)
    assert [each.name for each in heard[0].offers] == ["Ali Can"]
