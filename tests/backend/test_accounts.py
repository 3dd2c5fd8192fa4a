import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from backend.accounts import Accounts, Denied, Lifetimes, Limited, SignedIn
from backend.attempts import WINDOW, Attempts
from backend.log import Log
from backend.tokens import Signer
from tests.backend import sample
from tests.backend.client import CLIENT
from tests.backend.conftest import CHEAP, PASSWORD


class Door:
    """Accounts with a clock of their own, and whom they sent away."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.now = 1_000_000
        self.revoked: list[tuple[str, str]] = []
        self.accounts = Accounts(
            log, Signer(log.secret("signing")), CHEAP, Lifetimes(), Attempts(3, 20),
            lambda user, device: self.revoked.append((user, device)),
        )  # fmt: skip

    async def sign_in(
        self, user: str = "ayse", password: str = PASSWORD, code: str = "ardic",
        address: str = "here", device: str = "d1",
    ) -> SignedIn:  # fmt: skip
        return await self.accounts.sign_in(code, user, password, device, CLIENT, address)


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    opened = Door(sample.loaded(Log.open(tmp_path / "log.db", lambda: opened.now)))
    await opened.accounts.open_account("Ardıç", "Ardıç Ev", demonstration=True)
    for user in ("ayse", "dila"):
        await opened.accounts.add_user(user, user, PASSWORD)
    yield opened
    opened.accounts.close()
    opened.log.close()


async def test_who_comes_in_is_told_who_they_are(door: Door) -> None:
    signed_in = await door.sign_in("AYŞE", code="ARDIÇ")
    assert signed_in.user.name == "Ayşe Kaya" and signed_in.role == "agent"
    assert signed_in.account.demonstration and signed_in.access_expires_in == 900
    assert "message.send" in signed_in.permissions
    assert "conversations.all" not in signed_in.permissions
    assert "conversations.all" in (await door.sign_in("dila")).permissions
    who = await door.accounts.identify(signed_in.access_token)
    assert who and (who.person.id, who.device) == ("ayse", "d1")


@pytest.mark.parametrize(
    ("user", "password", "code"),
    [("ayse", "wrong", "ardic"), ("nobody", PASSWORD, "ardic"), ("ayse", PASSWORD, "other")],
)
async def test_what_is_wrong_is_nobodys_business(
    door: Door, user: str, password: str, code: str
) -> None:
    with pytest.raises(Denied):
        await door.sign_in(user, password, code)


async def test_an_unknown_name_costs_a_hash_as_well(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    real = door.accounts._verify

    def verify(hashed: str, password: str) -> bool:
        checked.append(hashed)
        return real(hashed, password)

    monkeypatch.setattr(door.accounts, "_verify", verify)
    for user in ("ayse", "nobody"):
        with pytest.raises(Denied):
            await door.sign_in(user, "wrong")
    costs = [hashed.split("$")[:4] for hashed in checked]
    assert len(costs) == 2 and costs[0] == costs[1]


async def test_tries_are_counted_before_the_password_is_looked_at(door: Door) -> None:
    tries = [door.sign_in(password="wrong") for _ in range(10)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(r).__name__ for r in results) == ["Denied"] * 3 + ["Limited"] * 7
    with pytest.raises(Limited) as limited:
        await door.sign_in()
    assert limited.value.after_ms == WINDOW
    door.now += WINDOW
    await door.sign_in()


async def test_an_address_is_limited_too(door: Door) -> None:
    for number in range(20):
        with pytest.raises(Denied):
            await door.sign_in(f"nobody{number}")
    with pytest.raises(Limited):
        await door.sign_in()
    await door.sign_in(address="elsewhere")


async def test_refresh_tokens_rotate(door: Door) -> None:
    first = await door.sign_in()
    second = await door.accounts.refresh(first.refresh_token, "d1")
    third = await door.accounts.refresh(second.refresh_token, "d1")
    assert len({t.refresh_token for t in (first, second, third)}) == 3
    assert await door.accounts.identify(third.access_token)


async def test_a_spent_refresh_token_ends_all_that_came_of_it(door: Door) -> None:
    first = await door.sign_in()
    second = await door.accounts.refresh(first.refresh_token, "d1")
    third = await door.accounts.refresh(second.refresh_token, "d1")
    with pytest.raises(Denied):
        await door.accounts.refresh(first.refresh_token, "d1")
    assert door.revoked == [("ayse", "d1")]
    with pytest.raises(Denied):
        await door.accounts.refresh(third.refresh_token, "d1")
    assert await door.accounts.identify(third.access_token) is None
    await door.sign_in()


async def test_an_answer_that_was_lost_may_be_asked_for_again(door: Door) -> None:
    first = await door.sign_in()
    await door.accounts.refresh(first.refresh_token, "d1")
    door.now += 5_000
    again = await door.accounts.refresh(first.refresh_token, "d1")
    assert await door.accounts.identify(again.access_token) and not door.revoked
    door.now += 60_000
    with pytest.raises(Denied):
        await door.accounts.refresh(first.refresh_token, "d1")
    assert door.revoked == [("ayse", "d1")]


async def test_the_lost_answer_is_only_for_the_same_device_and_time(door: Door) -> None:
    first = await door.sign_in()
    await door.accounts.refresh(first.refresh_token, "d1")
    with pytest.raises(Denied):
        await door.accounts.refresh(first.refresh_token, "d2")
    assert door.revoked == [("ayse", "d1")]


async def test_a_refresh_token_ends_and_belongs_to_its_device(door: Door) -> None:
    first = await door.sign_in()
    with pytest.raises(Denied):
        await door.accounts.refresh(first.refresh_token, "d2")
    with pytest.raises(Denied):
        await door.accounts.refresh("made up", "d1")
    door.now += 31 * 24 * 3_600_000
    with pytest.raises(Denied):
        await door.accounts.refresh(first.refresh_token, "d1")


async def test_signing_out_ends_this_device_only(door: Door) -> None:
    first, other = await door.sign_in(), await door.sign_in(device="d2")
    await door.accounts.sign_out(first.refresh_token)
    await door.accounts.sign_out("made up")
    assert door.revoked == [("ayse", "d1")]
    assert await door.accounts.identify(first.access_token) is None
    assert await door.accounts.identify(other.access_token)


async def test_the_disabled_are_out_everywhere(door: Door) -> None:
    signed_in = await door.sign_in()
    await door.accounts.disable("ayse")
    assert door.revoked == [("ayse", "")]
    assert await door.accounts.identify(signed_in.access_token) is None
    with pytest.raises(Denied):
        await door.sign_in()


async def test_no_token_or_password_is_in_the_file(door: Door, tmp_path: Path) -> None:
    signed_in = await door.sign_in()
    whole = (tmp_path / "log.db").read_bytes() + (tmp_path / "log.db-wal").read_bytes()
    for secret in (PASSWORD, signed_in.refresh_token, signed_in.access_token):
        assert secret.encode() not in whole


async def test_names_are_taken_once_and_only_by_agents(door: Door) -> None:
    with pytest.raises(IntegrityError):
        await door.accounts.add_user("bora", "ayse", PASSWORD)
    with pytest.raises(KeyError):
        await door.accounts.add_user("ghost", "ghost", PASSWORD)
    await door.accounts.add_user("ayse", "ayse", "another password")
    with pytest.raises(Denied):
        await door.sign_in()
    await door.sign_in(password="another password")
