from backend.channels.bot.suspects import meant


def test_what_is_near_is_named() -> None:
    assert meant("order_nmber", ["phone", "order_number"]) == " (order_number?)"


def test_what_is_far_is_not() -> None:
    assert meant("xyz", ["phone", "order_number"]) == ""
    assert meant("xyz", []) == ""
