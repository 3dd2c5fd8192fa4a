from backend.attempts import MOST, WINDOW, Attempts


def test_a_name_may_be_tried_so_often_and_then_must_wait() -> None:
    attempts = Attempts(per_name=2, per_address=100)
    assert attempts.begin("a", "x", 0) == 0 and attempts.begin("a", "y", 10) == 0
    assert attempts.begin("a", "z", 20) == WINDOW - 20
    assert attempts.begin("b", "x", 20) == 0, "others are not held up"
    assert attempts.begin("a", "x", WINDOW) == 0


def test_an_address_may_not_try_many_names() -> None:
    attempts = Attempts(per_name=5, per_address=3)
    assert [attempts.begin(name, "x", 0) for name in "abc"] == [0, 0, 0]
    assert attempts.begin("d", "x", 0) == WINDOW
    assert attempts.begin("d", "y", 0) == 0


def test_coming_in_clears_the_name_but_not_the_address() -> None:
    attempts = Attempts(per_name=2, per_address=3)
    attempts.begin("bad1", "x", 0)
    attempts.begin("bad2", "x", 0)
    attempts.begin("good", "x", 0)
    attempts.succeeded("good", "x")
    assert attempts.begin("good", "x", 0) == 0
    assert attempts.begin("good", "x", 0) == WINDOW


def test_made_up_names_do_not_fill_the_memory() -> None:
    attempts = Attempts(per_name=5, per_address=1 << 30)
    for number in range(MOST + 500):
        attempts.begin(str(number), "x", number)
    assert len(attempts._tries) <= MOST
