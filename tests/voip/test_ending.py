import pytest

from voip.ending import TIMED_OUT, Ending, by_message, by_us


def message(*reasons: str) -> str:
    lines = ["BYE sip:desk@192.0.2.1 SIP/2.0", *(f"Reason: {reason}" for reason in reasons)]
    return "\r\n".join(lines) + "\r\n\r\nReason: Q.850;cause=99"


@pytest.mark.parametrize(
    ("reasons", "end"),
    [
        ((), Ending("them", 200, 0)),
        (('Q.850;cause=16;text="Normal call clearing"',), Ending("them", 200, 16)),
        (('Q.850 ; text="x" ; cause = 38',), Ending("network", 200, 38)),
        (("SIP;cause=200, Q.850;cause=31",), Ending("them", 200, 31)),
        (("rubbish", "Q.850;cause=abc"), Ending("them", 200, 0)),
    ],
)
def test_a_bye_says_who_and_perhaps_why(reasons: tuple[str, ...], end: Ending) -> None:
    assert by_message("BYE", 200, message(*reasons)) == end


def test_what_timed_out_was_nobodys_choice() -> None:
    assert by_us(200) == Ending("us", 200)
    assert by_us(TIMED_OUT) == Ending("network", 408)


def test_a_cancel_tells_a_call_that_was_missed_from_one_that_another_took() -> None:
    assert by_message("CANCEL", 487, message()) == Ending("them", 487, 0)
    assert by_message("CANCEL", 487, "") == Ending("them", 487, 0)
    taken = by_message("CANCEL", 487, message('SIP;cause=200;text="Call completed elsewhere"'))
    assert taken == Ending("them", 200, 0)


@pytest.mark.parametrize(
    ("status", "reasons", "end"),
    [
        (486, ("Q.850;cause=17",), Ending("them", 486, 17)),
        (480, ("Q.850;cause=38",), Ending("network", 480, 38)),
        (404, (), Ending("network", 404, 0)),
        (503, ("Q.850;cause=34",), Ending("network", 503, 34)),
    ],
)
def test_a_refusal_is_a_persons_or_the_networks(
    status: int, reasons: tuple[str, ...], end: Ending
) -> None:
    assert by_message("INVITE", status, message(*reasons)) == end
