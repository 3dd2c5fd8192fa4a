import array

import pytest

pytest.importorskip("pjsua2")

from tests.voip.child import run
from voip import frames


def test_a_frame_goes_through_the_bridge_unchanged() -> None:
    said = run("""
        import time
        import pjsua2 as pj
        from voip import frames
        from voip.endpoint import Wheel
        wheel = Wheel()
        wheel.open()
        SOUND = bytes(range(256)) * 2 + bytes(128)
        heard = []
        class Says(pj.AudioMediaPort):
            def onFrameRequested(self, frame):
                frames.say(frame, SOUND)
        class Hears(pj.AudioMediaPort):
            def onFrameReceived(self, frame):
                heard.append(frames.heard(frame))
        says, hears = Says(), Hears()
        says.createPort("says", frames.format_())
        hears.createPort("hears", frames.format_())
        says.startTransmit(hears)
        while heard.count(SOUND) < 5:
            wheel.turn()
        print("before:", heard[0] in (frames.SILENCE, SOUND))
        says.stopTransmit(hears)
        while heard[-1] == SOUND:
            wheel.turn()
        print("after:", heard[-1] == frames.SILENCE)
        wheel.endpoint.audDevManager().setNoDev()
        del says, hears
        wheel.close()
    """)
    assert "before: True" in said and "after: True" in said


def test_loudness_of_a_frame() -> None:
    assert frames.loudest(array.array("h", [0, -32_768, 5]).tobytes()) == 32_768
    assert frames.loudest(b"") == 0


def test_what_is_amplified_too_much_is_clipped() -> None:
    loud = array.array("h", [20_000, -20_000]).tobytes()
    assert list(array.array("h", frames.faded(loud, 4.0, 4.0))) == [32_767, -32_768]
