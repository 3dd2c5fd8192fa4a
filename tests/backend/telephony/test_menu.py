import pytest

from backend.telephony.menu import Menu, Wanted


def pressed(menu: Menu, keys: str) -> Wanted:
    wanted = Wanted()
    for key in keys:
        wanted = menu.pressed(key)
    return wanted


def test_a_one_is_the_own_number() -> None:
    menu = Menu("+905321234567")
    assert menu.question == "number"
    assert pressed(menu, "1") == Wanted(number="+905321234567")


@pytest.mark.parametrize(
    ("keys", "number"),
    [("05321234567#", "+905321234567"), ("5321234567#", "+905321234567"),
     ("00441212345678#", "+441212345678")],
)  # fmt: skip
def test_another_number_is_typed(keys: str, number: str) -> None:
    assert pressed(Menu("+902121112233"), keys) == Wanted(number=number)


def test_whoever_shows_no_number_types_one() -> None:
    menu = Menu("")
    assert menu.question == "type"
    assert pressed(menu, "1") == Wanted()
    assert pressed(menu, "#").again


@pytest.mark.parametrize("keys", ["#", "12#", "601#", "00000000000000000000000#"])
def test_what_is_no_number_is_asked_for_again(keys: str) -> None:
    menu = Menu("")
    assert pressed(menu, keys).again
    assert pressed(menu, "05321234567#").number == "+905321234567"


def test_a_star_goes_back_to_waiting() -> None:
    assert pressed(Menu("+905321234567"), "53*").stays
