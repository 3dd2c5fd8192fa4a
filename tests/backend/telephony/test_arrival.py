"""What a call says of itself."""

import pytest

from backend.telephony.arrival import Arrival, arrival_of
from voip.sip_text import Message


def invite(*more: tuple[str, str]) -> Message:
    headers = [("From", '"Ali Vural" <sip:05321112233@operator>;tag=1'), ("Call-ID", "k"), *more]
    return Message("INVITE sip:08502220000@192.0.2.9:5060;user=phone SIP/2.0", headers)


def test_who_calls_which_number() -> None:
    assert arrival_of(invite()) == Arrival("k", "08502220000", "05321112233", "Ali Vural")


def test_what_the_operator_asserts_counts_first() -> None:
    found = arrival_of(invite(("P-Asserted-Identity", "<sip:+905559998877@operator>")), "601")
    assert (found.caller, found.name, found.desk) == ("+905559998877", "", "601")


@pytest.mark.parametrize("privacy", ["id", "ID;header"])
def test_who_hides_is_nobody(privacy: str) -> None:
    found = arrival_of(invite(("Privacy", privacy)))
    assert (found.caller, found.name) == ("", "")
