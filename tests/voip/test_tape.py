"""A call of an actor on tape."""

import array
import threading
import time
from pathlib import Path

from tests.voip.sounds import lasting, tone
from tests.voip.test_actor import invite, player
from voip import orders
from voip.orders import Answer
from voip.recording_file import RATE, SECOND, Reader

KEY = bytes(range(32))
PATIENCE_S = 30.0


def until_on_it(path: Path, seconds: int) -> None:
    """It is written second by second."""
    end = time.monotonic() + PATIENCE_S
    while path.stat().st_size < seconds * SECOND:
        assert time.monotonic() < end, "the tape does not grow"
        threading.Event().wait(0.02)


def test_what_a_call_hears_and_says_is_on_it_while_it_hears_somebody(
    in_turn: None, tmp_path: Path
) -> None:
    path = tmp_path / "call.tape"
    with player() as house, player() as middle, player() as caller:
        said = str(tone(tmp_path / "house.wav", 1_000))
        house.listens(orders.Listen(answers={"601": Answer(play=said, after_ms=50)}))
        middle.listens(orders.Listen(answers={"*": Answer(after_ms=50)}, first="customer"))
        caller.order(invite(middle, "queue", tmp_path))
        caller.hears("talking")
        began = time.monotonic()
        middle.order(orders.Record(call="customer", path=str(path), key=KEY))
        middle.order(orders.Invite(call="leg", to=f"sip:601@127.0.0.1:{house.port}", number="1"))
        while middle.hears("talking").call != "leg":
            continue
        middle.order(orders.Mix(hears={"customer": ("leg",), "leg": ("customer",)}))
        until_on_it(path, 2)
        middle.order(orders.Mix())
        threading.Event().wait(2.0)  # nobody is heard: this is not on it
        took_ms = (time.monotonic() - began) * 1_000
        caller.order(orders.HangUp(call="k"))
        caller.hears("ended")
        while middle.hears("ended").call != "customer":
            continue
    with Reader(path, KEY) as reader:
        samples = memoryview(reader.pcm()).cast("h")
        length = reader.recorded.duration_ms
    assert reader.recorded.complete and 2_000 <= length < took_ms - 500
    assert _lasted(list(samples[0::2]), 1_000) > 0.7
    assert _lasted(list(samples[1::2]), 440) > 0.7


def test_silence_stands_on_it_for_as_long_as_it_is_paused(in_turn: None, tmp_path: Path) -> None:
    path = tmp_path / "call.tape"
    with player() as house, player() as middle, player() as caller:
        said = str(tone(tmp_path / "house.wav", 1_000))
        house.listens(orders.Listen(answers={"601": Answer(play=said, after_ms=50)}))
        middle.listens(orders.Listen(answers={"*": Answer(after_ms=50)}, first="customer"))
        caller.order(invite(middle, "queue", tmp_path))
        caller.hears("talking")
        middle.order(orders.Record(call="customer", path=str(path), key=KEY))
        middle.order(orders.Invite(call="leg", to=f"sip:601@127.0.0.1:{house.port}", number="1"))
        while middle.hears("talking").call != "leg":
            continue
        together = orders.Mix(hears={"customer": ("leg",), "leg": ("customer",)})
        middle.order(together)
        until_on_it(path, 2)
        middle.order(orders.PauseRecording(call="customer", most_s=2))
        for anew in (orders.Mix(), together):  # whoever is heard anew is not heard in it either
            middle.order(anew)
        until_on_it(path, 6)
        middle.order(orders.PauseRecording(call="customer", most_s=60))
        middle.order(orders.PauseRecording(call="customer", most_s=0))
        caller.order(orders.HangUp(call="k"))
        caller.hears("ended")
        while middle.hears("ended").call != "customer":
            continue
    with Reader(path, KEY) as reader:
        samples = memoryview(reader.pcm()).cast("h")
        pauses = reader.recorded.pauses
    first, again, resumed = pauses
    began, ended = first[0], again[1]
    assert first[1] == again[0] and ended - began > 500 and resumed[1] - resumed[0] < 500
    for side, hertz in ((list(samples[0::2]), 1_000), (list(samples[1::2]), 440)):
        before, meanwhile, after = _cut_in_three(side, began, ended)
        assert _lasted(before, hertz) > 0.3
        assert max(map(abs, meanwhile)) == min(map(abs, meanwhile)), "silence, and nothing else"
        assert _lasted(after, hertz) > 0.3


def test_a_place_that_cannot_be_written_to_costs_no_call(tmp_path: Path) -> None:
    with player() as middle, player() as caller:
        middle.listens(orders.Listen(answers={"*": Answer(after_ms=50)}, first="customer"))
        caller.order(invite(middle, "queue", tmp_path))
        caller.hears("talking")
        nowhere = str(tmp_path / "nowhere" / "x")
        middle.order(orders.Record(call="customer", path=nowhere, key=KEY))
        middle.order(orders.Press(call="customer", digits="5"))
        assert caller.digits(1) == "5"


def test_the_key_of_a_tape_is_in_no_log() -> None:
    assert repr(KEY) not in repr(orders.Record(call="k", path="p", key=KEY))


def _cut_in_three(side: list[int], began: int, ended: int) -> tuple[list[int], ...]:
    """Times in ms. Up to two frames come between an order and what it is about."""
    edge = RATE // 20
    first, last = began * RATE // 1_000, ended * RATE // 1_000
    return side[:first], side[first + edge : last - edge], side[last:]


def _lasted(values: list[int], hertz: float) -> float:
    """Seconds in which it is mostly that tone."""
    return lasting(array.array("h", values), RATE, hertz)
