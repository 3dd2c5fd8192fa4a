"""The phone as the desk has it, under what the gate's own tests send."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.voip.abuse.mutation import PLACEHOLDER, mutations
from tests.voip.abuse.torture import messages
from tests.voip.registrar import Registrar
from tests.voip.sides import DeskSide
from tests.voip.sip_samples import SDP, request
from voip import commands as c
from voip import events as e

MUTATIONS = 400


@pytest.fixture
def registrar() -> Iterator[Registrar]:
    with Registrar() as one:
        yield one


@pytest.fixture
def desk(registrar: Registrar, tmp_path: Path) -> Iterator[DeskSide]:
    side = DeskSide(tmp_path / "phone", accounts=(registrar.account(),))
    side.until(lambda: [x for x in side.of(e.Registered) if x.registration.state == "ready"])
    yield side
    side.close()


def options(registrar: Registrar, name: str) -> None:
    """The phone answers, so it turns."""
    ask = request(
        "OPTIONS", f"sip:1000@{registrar.contact()}", call_id=name, branch=f"z9hG4bK{name}"
    )
    for _ in range(20):
        registrar.say(ask)
        if registrar.answer_within(0.5, name):
            return
    raise AssertionError("it does not answer")


def test_it_bears_torture_and_mutations_without_a_fall(
    registrar: Registrar, desk: DeskSide
) -> None:
    contact, pid = registrar.contact(), desk.pid
    for torture in messages(contact):
        registrar.say(torture.text)
    for message in mutations(MUTATIONS, 3261, PLACEHOLDER):
        registrar.say(message.replace(PLACEHOLDER.encode(), contact.encode())[:60_000])
    options(registrar, "after")
    assert desk.pid == pid
    assert desk.of(e.Unavailable) == []


def test_a_burst_of_calls_shows_four_and_answers_one(registrar: Registrar, desk: DeskSide) -> None:
    contact, pid = registrar.contact(), desk.pid
    for number in range(100):
        ids = {"call_id": f"b{number}", "branch": f"z9hG4bKb{number}"}
        registrar.say(request("INVITE", f"sip:1000@{contact}", body=SDP, **ids))  # type: ignore[arg-type]
    desk.until(lambda: len(desk.calls) >= 4)
    desk.send(c.Answer(call=next(iter(desk.calls))))
    desk.until(lambda: 200 in registrar.statuses())
    options(registrar, "after")
    assert desk.pid == pid
    turned_away = [call for call in desk.calls.values() if call.cause == 486]
    assert len(desk.calls) - len(turned_away) <= 4
    assert registrar.statuses().count(486) >= 90
