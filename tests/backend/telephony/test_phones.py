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


def test_what_a_persons_desks_talk_on_is_told_until_they_are_over_or_gone() -> None:
    phones, heard = Phones(), list[tuple[str, frozenset[str]]]()
    phones.watch(lambda user: heard.append((user, phones.calls_of(user))))
    for _ in range(2):
        phones.put("s1", "ayse", AT, ("a",))
    phones.put("s2", "ayse", "", ("b",))
    phones.put("s1", "ayse", AT)
    phones.left("s2")
    phones.left("s3")
    assert heard == [
        ("ayse", frozenset("a")), ("ayse", frozenset("ab")), ("ayse", frozenset("b")),
        ("ayse", frozenset()),
    ]  # fmt: skip


def test_nobody_says_more_calls_than_a_phone_can_hold() -> None:
    phones = Phones()
    phones.put("s", "ayse", AT, tuple(f"{number}{'x' * 900}" for number in range(9)))
    assert len(phones.calls_of("ayse")) == 4
    assert max(map(len, phones.calls_of("ayse"))) == 64
