"""The story's visitor, in both languages, asks about a purchase the company knows."""

from backend.demo.company import generate
from backend.demo.visitors import ORDER, VISITORS

from .conftest import NOW


def test_the_order_exists() -> None:
    first = next(iter(generate(1, 60, NOW)))
    assert [order.number for order in first.orders].count(ORDER) == 1


def test_both_languages_say_everything() -> None:
    assert set(VISITORS) == {"tr", "en"}
    for visitor in VISITORS.values():
        assert ORDER in visitor.order
        assert all(vars(visitor).values())
