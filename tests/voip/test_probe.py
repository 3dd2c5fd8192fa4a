import asyncio

import pytest

from tests.voip.sip_samples import request
from voip import probe
from voip.probe import TIMES, Probe
from voip.sip_text import Message, answer, parse
from voip.values import Account

ACCOUNT = Account(
    id="a", user="1000", domain="santral.test", registrar="127.0.0.1:5070", transport="tcp"
)


def measured(answers: int) -> tuple[list[Message], tuple[float, ...]]:
    """With so many of them answered at once: (what was asked, what was measured)."""
    asked: list[Message] = []

    def send(message: Message) -> None:
        asked.append(parse(message.encode()))
        if len(asked) <= answers:
            assert one.took(answer(asked[-1], 404, "Not Found"))

    one = Probe(ACCOUNT, send)
    return asked, asyncio.run(one.trips("10.0.0.5:40000"))


def test_each_answer_is_a_round_trip_whatever_it_says() -> None:
    asked, trips = measured(TIMES)
    assert len(asked) == len(trips) == TIMES
    assert all(trip >= 0 for trip in trips)
    assert len({each.branch for each in asked}) == len({each.call_id for each in asked}) == TIMES
    first = asked[0]
    assert (first.method, first.uri) == ("OPTIONS", "sip:santral.test")
    assert first.value("Via").startswith("SIP/2.0/TCP 10.0.0.5:40000;rport;branch=z9hG4bK")
    assert first.value("From").startswith("<sip:1000@santral.test>;tag=")


def test_what_is_not_answered_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "_PATIENCE_S", 0.0)
    assert len(measured(3)[1]) == 3


def test_what_it_did_not_ask_is_somebody_elses() -> None:
    one = Probe(ACCOUNT, lambda message: None)
    other = parse(request("OPTIONS", "sip:a@b"))
    assert not one.took(other) and not one.took(answer(other, 200, "OK"))
