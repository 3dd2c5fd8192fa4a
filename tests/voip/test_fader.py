import array
import itertools

from voip.fader import Fader
from voip.frames import SILENCE

LOUD = array.array("h", [10_000] * 320).tobytes()


def test_it_fades_within_one_frame_and_comes_back() -> None:
    fader = Fader()
    assert fader.through(LOUD) == LOUD
    fader.down()
    going = array.array("h", fader.through(LOUD))
    assert going[0] == 10_000 and going[-1] < 100
    assert fader.through(LOUD) == SILENCE
    fader.up()
    coming = array.array("h", fader.through(LOUD))
    assert coming[0] == 0 and coming[-1] > 9_900
    assert fader.through(LOUD) == LOUD


def test_no_step_is_large_enough_to_click() -> None:
    fader = Fader()
    fader.down()
    samples = array.array("h", fader.through(LOUD) + fader.through(LOUD))
    assert max(abs(a - b) for a, b in itertools.pairwise(samples)) < 50
