"""A bot's flow of one's own and the company's zone: told to every desk, and gone by."""

import shutil
from pathlib import Path

import pytest

from backend.channels.bot import script
from backend.channels.bot.source import Wrong
from backend.log import Log
from backend.rules import rules, tell
from backend.server import Config, Platform, Unusable
from tests.backend.client import live
from tests.backend.conftest import furnish, let_in

POINT = """
[resume.table]
say = "resume_greeting"
tr = "Masadan"
en = "From the table"
"""


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    """The platform's own with a point more."""
    shutil.copytree(script.FOLDER, tmp_path / "flow")
    path = tmp_path / "flow" / "rules.toml"
    path.write_text(path.read_text("utf-8") + POINT, "utf-8")
    return tmp_path / "flow"


async def test_its_points_reach_the_desk_and_go_with_it(config: Config, flow: Path) -> None:
    async with Platform(config) as platform:
        await furnish(platform)
        signed_in = await let_in(platform, "ayse")
    own = config._replace(bot=flow, zone="Europe/Berlin")
    for given, points in ((own, 4), (own, 4), (config, 2)):  # the platform's, without the sample's
        async with Platform(given) as platform:
            signed_in = await let_in(platform, "ayse")
            async with live(platform.url, signed_in.access_token, "ayse") as desk:
                (told,) = desk.cache.rows["company_rules"].values()
        assert len(told.resume) == points and told.zone == given.zone
        version = told.version
    assert told.version == version


async def test_nothing_is_said_twice(tmp_path: Path) -> None:
    log = Log.open(tmp_path / "log.db", lambda: 1)
    for zone, head in (("Europe/Istanbul", 0), ("Europe/Berlin", 1), ("Europe/Berlin", 1)):
        await log.transact(lambda t, zone=zone: tell(t, rules(zone, None)))  # type: ignore[misc]
        assert log.head == head
    log.close()


def test_a_mistake_is_told_with_its_line_before_anything_is_opened(
    config: Config, flow: Path
) -> None:
    path = flow / "rules.toml"
    path.write_text(path.read_text("utf-8") + "oops = 1\n", "utf-8")
    line = len(path.read_text("utf-8").splitlines())
    with pytest.raises(Wrong, match=rf"rules\.toml:{line}: unknown field"):
        Platform(config._replace(bot=flow))
    with pytest.raises(Unusable, match="no time zone Nowhere"):
        Platform(config._replace(zone="Nowhere"))
    assert not (config.data / "platform.db").exists()
