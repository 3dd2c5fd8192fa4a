"""A call of an actor on tape."""

import array
import threading
import time
from pathlib import Path

from tests.voip.sounds import goertzel, tone
from tests.voip.test_actor import invite, player
from voip import orders
from voip.orders import Answer
from voip.recording_file import RATE, Reader

KEY = bytes(range(32))


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
        threading.Event().wait(2.0)
        middle.order(orders.Mix())
        threading.Event().wait(1.0)  # nobody is heard: this is not on it
        took_ms = (time.monotonic() - began) * 1_000
        caller.order(orders.HangUp(call="k"))
        caller.hears("ended")
        while middle.hears("ended").call != "customer":
            continue
    with Reader(path, KEY) as reader:
        samples = memoryview(reader.pcm()).cast("h")
        length = reader.recorded.duration_ms
    assert reader.recorded.complete and 1_000 < length < took_ms - 500
    assert _lasted(list(samples[0::2]), 1_000) > 0.7
    assert _lasted(list(samples[1::2]), 440) > 0.7


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


def _lasted(values: list[int], hertz: float) -> float:
    """Seconds in which it is mostly that tone."""
    length = RATE // 10
    pieces = [
        array.array("h", values[at : at + length + 1]) for at in range(0, len(values), length)
    ]
    return sum(goertzel(piece, RATE, hertz) > 0.5 for piece in pieces) / 10
