"""Who may sign in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from backend import people
from backend.accounts import Company, company_of
from backend.server import Config, Platform
from backend.tables import users
from core.entities import Agent
from core.protocol.events import AgentStateChanged
from tests.backend.sample import SYSTEM

ADA = people.Add("acme", "Acme", "a.da", "hash", "Ada", "", "agent", ("Destek",))


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    platform = Platform(Config(tmp_path))
    await platform.do(ADA)
    yield platform
    await platform.close()


async def _ada(platform: Platform) -> Agent:
    (one,) = await platform.log.database.read(people.everybody)
    return one.agent


async def test_known_with_other_details_they_keep_what_they_do(platform: Platform) -> None:
    body = AgentStateChanged(agent="agent-a-da", state="busy", since=1)
    await platform.log.transact(lambda t: t.emit(body, SYSTEM))
    await platform.do(people.Add("acme", "", "a.da", "hash", "Ada K", "", "supervisor", ()))
    ada = await _ada(platform)
    assert (ada.name, ada.role, ada.state, ada.teams) == ("Ada K", "supervisor", "busy", ())


@pytest.mark.parametrize(
    ("code", "user", "why"),
    [("acne", "bob", "customer code of this platform is acme"), ("acme", "a-da", "too much like")],
)
async def test_nobody_is_locked_out_by_a_mistyped_word(
    platform: Platform, code: str, user: str, why: str
) -> None:
    with pytest.raises(people.Refused, match=why):
        await platform.do(people.Add(code, "", user, "hash", "B", "", "agent", ()))
    assert (await _ada(platform)).name == "Ada"


async def test_disabled_until_added_again(platform: Platform) -> None:
    await platform.do(people.Disable("A.DA"))
    assert (await platform.log.database.read(people.everybody))[0].disabled
    await platform.do(ADA)
    assert not (await platform.log.database.read(people.everybody))[0].disabled


async def test_enabled_they_have_the_password_they_had(platform: Platform) -> None:
    before = await platform.log.database.read(lambda c: c.execute(select(users)).one())
    await platform.do(people.Disable("a.da"))
    assert await platform.do(people.Enable("A.Da")) == "A.Da may sign in again"
    assert await platform.log.database.read(lambda c: c.execute(select(users)).one()) == before


async def test_who_is_not_there_is_said(platform: Platform) -> None:
    with pytest.raises(people.Refused, match="nobody signs in as bob"):
        await platform.do(people.SetPassword("bob", "hash"))


async def test_the_companys_name_stays_until_another_is_given(platform: Platform) -> None:
    await platform.do(replace(ADA, account=""))
    assert await platform.log.database.read(company_of) == Company("Acme")
    await platform.do(replace(ADA, account="Acme Ltd"))
    assert await platform.log.database.read(company_of) == Company("Acme Ltd")


async def test_a_team_is_told_by_its_name_or_its_id(platform: Platform) -> None:
    await platform.do(replace(ADA, teams=("team-destek", "DESTEK", "Satış")))
    assert (await _ada(platform)).teams == ("team-destek", "team-satis")
    with pytest.raises(people.Refused, match="there is no team team-iade; a new one is made"):
        await platform.do(replace(ADA, teams=("team-iade",)))
