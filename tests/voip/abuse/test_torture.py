from collections.abc import Iterator

import pytest

from tests.voip.abuse.torture import Torture, messages
from tests.voip.registrar import Registrar
from tests.voip.sip_samples import request
from tests.voip.station import Station
from voip.sip_text import BadMessage, parse

NAMES = [torture.name for torture in messages("10.0.0.5:5060")]


@pytest.fixture(scope="module")
def registrar() -> Iterator[Registrar]:
    with Registrar() as one:
        yield one


@pytest.fixture(scope="module")
def station(registrar: Registrar) -> Iterator[Station]:
    """One phone bears them all, one after the other."""
    with Station(registrar.account(), wide=True) as one:
        one.ready("wrong")
        yield one


def test_all_sections_are_there() -> None:
    assert len(NAMES) == 49


@pytest.mark.parametrize("name", NAMES)
def test_the_phone_stands(name: str, registrar: Registrar, station: Station) -> None:
    torture = next(one for one in messages(registrar.contact()) if one.name == name)
    assert is_outside(torture) or not torture.outside
    registrar.say(torture.text)
    after = f"after {name}"
    registrar.say(
        request(
            "OPTIONS",
            f"sip:1000@{registrar.contact()}",
            call_id=after,
            branch=f"z9hG4bK{hash(name)}",
        )
    )
    assert registrar.answer_to(after).status == 200
    assert station.is_alive()


def is_outside(torture: Torture) -> bool:
    try:
        parse(torture.text)
    except BadMessage:
        return True
    return False
