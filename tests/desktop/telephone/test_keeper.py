"""The phone's process for one stay: what it is told, and when it goes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.changes import Changes
from core.entities import Attachment
from core.phones import PhoneAccount, PhonePolicy
from desktop.parts import Parts
from desktop.telephone.keeper import Keeper, derived
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import SilentPhone, call
from voip import commands as c
from voip import events as e
from voip.values import Registration

KEY = b"k" * 32
OFFICE = PhoneAccount(id="office", user="201", domain="santral.ornek", password="secret")


class Stage:
    def __init__(self, theme: Theme, folder: Path | None) -> None:
        self.desk = FakeDesk()
        self.desk.accounts = (OFFICE,)
        self.parts: Parts = parts_over(theme, self.desk)
        self.made: list[SilentPhone] = []
        self.keeper = Keeper(
            self.parts, self.parts.tasks, self.desk, folder, KEY, lambda what: what(), self._make
        )

    def _make(
        self, place: Path, secret: bytes, hello: c.Hello, heard: Callable[[e.AnyEvent], None]
    ) -> SilentPhone:
        self.made.append(SilentPhone(place, secret, hello, heard))
        return self.made[-1]

    @property
    def phone(self) -> SilentPhone:
        return self.made[-1]


@pytest.fixture
async def stage(theme: Theme, tmp_path: Path) -> AsyncIterator[Stage]:
    stage = Stage(theme, tmp_path)
    await stage.keeper.start()
    yield stage
    stage.keeper.close()
    await stage.parts.tasks.close()


async def test_it_is_told_who_it_is_and_its_accounts(stage: Stage, tmp_path: Path) -> None:
    assert stage.phone.started
    assert stage.phone.place == tmp_path / "phone"
    assert stage.phone.hello.policy.recordings == str(tmp_path / "recordings")
    told = [command for command in stage.phone.asked if isinstance(command, c.SetAccounts)]
    assert [account.user for account in told[-1].accounts] == ["201"]


async def test_a_restarted_desk_has_the_same_secret_and_nothing_shows_the_key(stage: Stage) -> None:
    assert stage.phone.secret == derived(KEY, "pipe")
    assert len({stage.phone.secret, stage.phone.hello.key, KEY}) == 3
    assert len(stage.phone.secret) == len(stage.phone.hello.key) == 32


async def test_changed_accounts_are_told_anew(stage: Stage) -> None:
    stage.desk.accounts = ()
    stage.desk.tell(Changes(phone=True))
    await asyncio.sleep(0.01)
    assert stage.phone.asked[-1] == c.SetAccounts(accounts=())


async def test_where_it_can_be_called_is_said_once(stage: Stage) -> None:
    ready = Registration(account="office", state="ready", contact="sip:201@127.0.0.1:5070")
    for _ in range(2):
        stage.phone.heard(e.Registered(registration=ready))
    said = [call for call in stage.desk.calls if call[0] == "phone_at"]
    assert said == [("phone_at", 0, ("sip:201@127.0.0.1:5070",))]


async def test_calls_the_platform_does_not_know_of_are_said_as_they_come_and_go(
    stage: Stage,
) -> None:
    for direction, correlation in (("out", "by-hand"), ("in", "")):
        one = call(direction=direction, correlation=correlation)
        stage.phone.heard(e.Changed(call=one))
        stage.phone.heard(e.Changed(call=replace(one, muted=True)))
        stage.phone.heard(e.Changed(call=replace(one, state="ended", ended_at=1)))
    said = [call[2] for call in stage.desk.calls if call[0] == "phone_at"]
    assert said == [("", "by-hand"), ("",), ("", "call"), ("",)]


async def test_after_a_sleep_it_registers_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage.keeper._wake, "look", lambda: True)
    stage.keeper._looked()
    assert stage.phone.asked[-1] == c.RegisterNow()


async def test_a_call_that_ended_is_reported(stage: Stage) -> None:
    stage.phone.heard(e.Welcome(version="2.15", calls=(call(),)))
    stage.phone.heard(
        e.Changed(call=call(state="ended", ended_by="them", ended_at=call().started_at))
    )
    async with asyncio.timeout(30):
        while not any(name == "report_call" for name, *_ in stage.desk.calls):  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.01)
    assert [name for name, *_ in stage.desk.calls if name == "report_call"] == ["report_call"]


async def test_at_the_end_it_goes_and_nothing_is_kept(theme: Theme) -> None:
    stage = Stage(theme, None)
    await stage.keeper.start()
    place = stage.phone.place
    stage.keeper.close()
    await stage.parts.tasks.close()
    assert stage.phone.closed
    assert not stage.parts.telephone.available
    assert not place.parent.exists()


async def test_what_the_company_decides_is_over_the_settings(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def file(self: FakeDesk, attachment: Attachment) -> bytes:
        return b"wav"

    monkeypatch.setattr(FakeDesk, "file", file)
    stage = Stage(theme, tmp_path)
    consent = Attachment(id="c", name="kvkk.wav", mime="audio/wav", size=3)
    stage.desk.policy = PhonePolicy(record=True, auto_answer=False, consent=consent)
    await stage.keeper.start()
    settings, place = stage.parts.settings, tmp_path / "consent.wav"
    assert stage.phone.hello.policy.record
    assert settings.get("phone_consent") == str(place) and place.read_bytes() == b"wav"
    stage.desk.policy = PhonePolicy()
    stage.desk.tell(Changes(phone=True))
    await asyncio.sleep(0.01)
    assert not settings.get("phone_record") and not settings.is_decided("phone_consent")
    stage.keeper.close()
    await stage.parts.tasks.close()
