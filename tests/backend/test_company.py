"""What the company decides for everybody's phone."""

import io
import wave
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.company import Decide, decided
from backend.people import Refused
from backend.policy import decision
from backend.server import Config, Platform
from core.phones import PhonePolicy


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    platform = Platform(Config(tmp_path / "data"))
    yield platform
    await platform.close()


async def policy(platform: Platform) -> PhonePolicy:
    return await platform.log.database.read(decided)


def announcement(folder: Path) -> Path:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", ""))
        file.writeframes(bytes(1_600))
    path = folder / "kvkk.wav"
    path.write_bytes(sound.getvalue())
    return path


async def test_nothing_is_decided_until_somebody_does(platform: Platform) -> None:
    assert await policy(platform) == PhonePolicy()
    said = await platform.do(Decide())
    assert said == (
        "record: each, auto-answer: each, consent: none; "
        "switch records: no, outside: everybody, abroad: no"
    )


async def test_what_is_not_given_stays(platform: Platform) -> None:
    await platform.do(Decide(record="yes", auto_answer="no"))
    said = await platform.do(Decide(auto_answer="each"))
    assert said.startswith("record: yes, auto-answer: each, consent: none;")
    assert await policy(platform) == PhonePolicy(record=True)


async def test_everybody_signed_in_may_have_the_announcement(
    platform: Platform, tmp_path: Path
) -> None:
    path = announcement(tmp_path)
    assert "consent: kvkk.wav" in await platform.do(Decide(consent=str(path)))
    consent = (await policy(platform)).consent
    assert consent is not None and consent.size == path.stat().st_size
    assert (await platform.files.for_whom(consent.id))[0]
    assert platform.files.path(consent.id).read_bytes() == path.read_bytes()
    await platform.do(Decide(consent="none"))
    assert await policy(platform) == PhonePolicy()


async def test_what_is_no_sound_is_no_announcement(platform: Platform, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("no sound")
    with pytest.raises(Refused, match="no WAV"):
        await platform.do(Decide(consent=str(tmp_path / "a.wav")))
    with pytest.raises(Refused, match="cannot be read"):
        await platform.do(Decide(consent=str(tmp_path / "b.wav")))
    assert await policy(platform) == PhonePolicy()


async def test_what_the_switch_records_no_desk_does(platform: Platform) -> None:
    said = await platform.do(Decide(record="yes", switch_records="yes", outside="supervisors"))
    assert said.endswith("switch records: yes, outside: supervisors, abroad: no")
    assert await policy(platform) == PhonePolicy(record=False)
    await platform.do(Decide(switch_records="no", abroad="yes"))
    assert await policy(platform) == PhonePolicy(record=True)
    whole = await platform.log.database.read(decision)
    assert (whole.outside, whole.abroad) == ("supervisors", True)
