"""The counts of a call are faked: what a real one reports is tested with the calls themselves."""

from types import SimpleNamespace as Fake
from typing import Any

import pytest

pj = pytest.importorskip("pjsua2")

from voip.rtcp import Meter  # noqa: E402


class Line:
    """A call's counts as pjsua2 gives them."""

    def __init__(self, codec: str = "PCMA") -> None:
        self.codec = codec
        self.rx = Fake(pkt=0, loss=0, jitterUsec=Fake(last=0), updateCount=0)
        self.tx = Fake(pkt=0, loss=0, jitterUsec=Fake(last=0), updateCount=0)
        self.trips_us: list[int] = []
        self.late = 0

    def getInfo(self) -> Any:
        media = Fake(type=pj.PJMEDIA_TYPE_AUDIO, status=pj.PJSUA_CALL_MEDIA_ACTIVE, index=0)
        return Fake(media=[media])

    def getStreamInfo(self, _: int) -> Any:
        return Fake(codecName=self.codec)

    def getStreamStat(self, _: int) -> Any:
        rtcp = Fake(rxStat=self.rx, txStat=self.tx, rttUsec=self._trips())
        return Fake(rtcp=rtcp, jbuf=Fake(discard=self.late, avgDelayMsec=40))

    def _trips(self) -> Any:
        return Fake(n=len(self.trips_us), last=(self.trips_us or [0])[-1])


def test_loss_is_that_of_the_last_interval() -> None:
    line, meter = Line(), Meter()
    line.rx.pkt, line.rx.loss = 90, 10
    assert _receiving(meter, line).loss == pytest.approx(0.10)
    line.rx.pkt = 190
    assert _receiving(meter, line).loss == 0.0


def test_what_came_too_late_is_lost() -> None:
    line, meter = Line(), Meter()
    line.rx.pkt, line.late = 95, 5
    assert _receiving(meter, line).loss == pytest.approx(0.05)


def test_a_clean_line_is_good_and_its_round_trip_unknown_at_first() -> None:
    line, meter = Line(), Meter()
    line.rx.pkt = 100
    quality = _receiving(meter, line)
    assert quality.round_trip_ms is None
    assert quality.mos is not None and quality.mos > 4.2


def test_a_late_line_costs_opinion() -> None:
    line, meter = Line(), Meter()
    line.rx.pkt, line.trips_us = 100, [650_000]
    assert _receiving(meter, line).round_trip_ms is None
    line.trips_us = [650_000, 600_000]
    quality = _receiving(meter, line)
    assert quality.round_trip_ms == 600.0
    assert quality.mos is not None and quality.mos < 3.5


def test_one_report_that_was_late_by_itself_is_no_late_line() -> None:
    line, meter = Line(), Meter()
    for trips, told in (
        ([], None), ([20_000], None), ([20_000, 25_000], 20.0), ([20_000, 25_000, 900_000], 25.0),
        ([20_000, 25_000, 900_000], 25.0), ([20_000, 25_000, 900_000, 800_000], 800.0),
    ):  # fmt: skip
        line.rx.pkt, line.trips_us = line.rx.pkt + 100, trips
        assert _receiving(meter, line).round_trip_ms == told


def test_new_media_know_nothing_of_the_round_trips_of_the_old() -> None:
    line, meter = Line(), Meter()
    for trips in ([20_000], [20_000, 25_000], [], [700_000]):
        line.rx.pkt, line.trips_us = line.rx.pkt + 100, trips
        quality = _receiving(meter, line)
    assert quality.round_trip_ms is None


def test_a_line_that_died_is_no_good_line() -> None:
    now = [0.0]
    line, meter = Line(), Meter(lambda: now[0])
    line.rx.pkt = 100
    assert _receiving(meter, line).loss == 0.0
    now[0] = 4.0
    assert _receiving(meter, line).silent_s == 0, "a phone may send no silence"
    now[0] = 30.0
    dead = _receiving(meter, line)
    assert (dead.loss, dead.mos, dead.silent_s) == (1.0, 1.0, 30)
    assert meter.unheard_s == 30
    line.rx.pkt = 200
    assert _receiving(meter, line).loss == 0.0


def test_a_line_from_which_never_anything_came_is_dead_too() -> None:
    now = [0.0]
    line, meter = Line(), Meter(lambda: now[0])
    now[0] = 60.0
    assert _receiving(meter, line).loss == 0.0, "it rang for so long"
    now[0] = 70.0
    assert _receiving(meter, line).loss == 1.0


def test_who_holds_need_not_say_anything() -> None:
    now = [0.0]
    line, meter = Line(), Meter(lambda: now[0])
    meter.read(line)
    now[0] = 400.0
    figures = meter.read(line, held=True)
    assert figures is not None and figures[1].silent_s == 0
    assert meter.unheard_s == 0


def test_what_the_other_side_said_is_not_true_for_ever() -> None:
    now = [0.0]
    line, meter = Line(), Meter(lambda: now[0])
    assert _sending(meter, line) is None
    line.tx.pkt, line.tx.updateCount = 100, 1
    assert _sending(meter, line).loss == 0.0
    now[0] = 9.0
    assert _sending(meter, line).loss == 0.0
    now[0] = 11.0
    assert _sending(meter, line) is None


def test_what_the_other_side_said_stays_until_its_next_word() -> None:
    line, meter = Line(), Meter()
    line.tx.pkt, line.tx.loss, line.tx.updateCount = 100, 25, 1
    assert _sending(meter, line).loss == pytest.approx(0.25)
    line.tx.pkt = 200
    assert _sending(meter, line).loss == pytest.approx(0.25)
    line.tx.updateCount = 2
    assert _sending(meter, line).loss == 0.0


def test_a_codec_without_a_figure_has_no_opinion() -> None:
    line = Line("speex")
    line.rx.pkt = 100
    assert _receiving(Meter(), line).mos is None


def test_a_call_that_is_gone_has_no_figures() -> None:
    class Gone(Line):
        def getStreamInfo(self, _: int) -> Any:
            raise pj.Error

    assert Meter().read(Gone()) is None


def _receiving(meter: Meter, line: Line) -> Any:
    figures = meter.read(line)
    assert figures is not None
    return figures[1]


def _sending(meter: Meter, line: Line) -> Any:
    figures = meter.read(line)
    assert figures is not None
    return figures[0]
