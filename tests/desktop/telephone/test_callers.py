"""Who is at the other end of a call."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy

from core.call_rows import Caller
from desktop.telephone.callers import Callers, name_of
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import FakePhone, call, ringing

KNOWN = "+905332147708"


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.parts = parts_over(theme, self.desk)
        self.phone = FakePhone(self.parts.telephone)
        self.callers = Callers(self.desk, self.parts.tasks, self.parts.telephone)


@pytest.fixture
async def stage(theme: Theme) -> AsyncIterator[Stage]:
    stage = Stage(theme)
    yield stage
    await stage.parts.tasks.close()


async def heard(stage: Stage, **more: Any) -> None:
    stage.phone.change(ringing(**more))
    await asyncio.sleep(0.02)


async def test_only_the_number_until_more_is_known(stage: Stage) -> None:
    known = QSignalSpy(stage.callers.known)
    stage.phone.change(ringing(number=KNOWN))
    assert stage.callers.name(ringing(number=KNOWN)) == "0533 214 77 08"
    await asyncio.sleep(0.02)
    assert known.at(0) == ["ring"]
    assert stage.callers.name(ringing(number=KNOWN)) == sample.contacts()["k-0"].name


async def test_ours_goes_before_the_networks(stage: Stage) -> None:
    await heard(stage, number=KNOWN, name="Your bank")
    assert stage.callers.name(ringing(number=KNOWN, name="Your bank")) != "Your bank"


async def test_the_how_manieth_call_today(stage: Stage) -> None:
    await heard(stage, number=KNOWN)
    assert stage.callers.today(ringing(number=KNOWN)) == 1
    assert stage.callers.today(call()) == 0


async def test_another_one_after_a_transfer_is_looked_up_again(stage: Stage) -> None:
    await heard(stage, number="+905550000000")
    assert stage.callers.of(ringing()).contact is None
    await heard(stage, number=KNOWN)
    assert stage.callers.of(ringing()).contact is not None


def test_a_stranger_has_the_name_the_network_gives() -> None:
    stranger = Caller(number="1", shown="0532 123 48 21")
    assert name_of(stranger, "Ali") == "Ali"
    assert name_of(stranger) == "0532 123 48 21"
    colleague = next(iter(sample.agents().values())) if hasattr(sample, "agents") else None
    if colleague is not None:
        assert name_of(replace(stranger, colleague=colleague)) == colleague.name
