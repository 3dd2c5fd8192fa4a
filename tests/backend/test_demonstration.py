import json
from pathlib import Path

from backend.demo.users import USERS
from backend.demonstration import Demonstration
from backend.server import Config, Platform
from tests.backend.client import CLIENT, live


async def test_the_sample_company_opens_and_stays_the_same(config: Config, tmp_path: Path) -> None:
    passwords = []
    for start in range(2):
        platform = Platform(config)
        demonstration = Demonstration(platform, config.data, conversations=60)
        assert demonstration.made is bool(start)
        await demonstration.prepare()
        async with platform:
            demonstration.announce(platform.url)
            told = json.loads((config.data / "demo.json").read_bytes())
            passwords.append([user["password"] for user in told["users"]])
            assert told["server"] == platform.url and len(told["users"]) == len(USERS)
            await _opens(platform, told)
    assert passwords[0] == passwords[1] and len(set(passwords[0])) == len(USERS)
    assert (config.data / "demo.json").stat().st_mode & 0o077 == 0  # one look


async def _opens(platform: Platform, told: dict[str, list[dict[str, str]]]) -> None:
    code, first = str(told["customer_code"]), told["users"][0]
    signed_in = await platform.accounts.sign_in(
        code, first["user"], first["password"], "d1", CLIENT, "here"
    )
    assert signed_in.account.demonstration
    async with live(platform.url, signed_in.access_token, signed_in.user.id) as desk:
        assert desk.cache.conversations and desk.cache.rows["canned"]
        recordings = [c.recording for c in desk.cache.rows["calls"].values() if c.recording]
        for recording in recordings[:1]:
            upload = await platform.files.find(recording.id)
            assert upload and platform.files.path(upload.id).stat().st_size == recording.size
