from voip.figures import mean
from voip.values import Quality


def test_a_call_too_short_to_be_measured_has_no_figures() -> None:
    assert mean([]) == (None, None)


def test_what_the_other_side_did_not_tell_is_left_out() -> None:
    dead = Quality(loss=1.0, mos=1.0, silent_s=30)
    good = Quality(loss=0.0, mos=4.0)
    sending, receiving = mean([(good, good), (None, dead)])
    assert sending is not None and sending.loss == 0.0
    assert receiving is not None and (receiving.loss, receiving.mos) == (0.5, 2.5)


def test_figures_are_means_of_what_was_known() -> None:
    early = Quality(loss=0.1, jitter_ms=2.0)
    late = Quality(loss=0.3, jitter_ms=4.0, round_trip_ms=30.0, mos=4.0)
    sending, receiving = mean([(early, late), (late, late)])
    assert sending == Quality(loss=0.2, jitter_ms=3.0, round_trip_ms=30.0, mos=4.0)
    assert receiving == late
