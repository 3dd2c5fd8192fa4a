import asyncio

import pytest

from backend.telephony.phones import Phones

AT = "sip:601@127.0.0.1:5070;transport=tcp"


def test_the_newest_phone_of_a_person_is_called() -> None:
    phones = Phones()
    phones.put("s1", "ayse", "sip:1@127.0.0.1:1")
    phones.put("s2", "bora", "sip:2@127.0.0.1:2")
    phones.put("s3", "ayse", AT)
    assert phones.address_of("ayse") == AT
    assert phones.reachable() == ["ayse", "bora"]
    phones.left("s3")
    assert phones.address_of("ayse") == "sip:1@127.0.0.1:1"
    phones.put("s1", "ayse", "")
    assert phones.address_of("ayse") is None


@pytest.mark.parametrize("address", ["x", "sip:a@b\r\nVia: c", "sip:a b", "sip:" + "a" * 300])
def test_what_is_no_address_is_none(address: str) -> None:
    phones = Phones()
    phones.put("s", "ayse", address)
    assert phones.reachable() == []


async def test_somebody_may_be_waited_for() -> None:
    phones = Phones()
    waiting = asyncio.create_task(phones.wait())
    await asyncio.sleep(0)
    phones.put("s", "ayse", AT)
    await asyncio.wait_for(waiting, 5)
