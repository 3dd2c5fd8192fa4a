"""The company's logo, or its initials."""

from pathlib import Path

import pytest

from backend.logo import MOST, Logo, SetLogo, in_words, logo_of, mark_of, read
from backend.people import Refused
from backend.server import Platform
from tests.backend.test_drawing import HEAD, picture


async def mark(platform: Platform) -> Logo | None:
    return await platform.log.database.read(mark_of)


async def test_without_a_logo_there_are_initials(platform: Platform) -> None:
    await platform.accounts.open_account("kale", "İnci <b> Halı")
    made = await mark(platform)
    assert made is not None and made.mime == "image/svg+xml"
    assert ">İH<" in made.body.decode()
    assert await platform.log.database.read(in_words) == [
        "company: İnci <b> Halı", "logo: its initials, İH",
    ]  # fmt: skip


async def test_the_sample_has_its_own(platform: Platform) -> None:
    await platform.accounts.open_account("ardic", "Ardıç Ev", demonstration=True)
    assert await mark(platform) is None


async def test_a_logo_is_kept_until_it_is_taken_back(platform: Platform, tmp_path: Path) -> None:
    (tmp_path / "kale.png").write_bytes(picture())
    logo = read(tmp_path / "kale.png")
    said = await platform.do(SetLogo(logo))
    assert said.endswith(f"logo: kale.png, {len(logo.body)} bytes")
    assert await mark(platform) == logo == Logo("kale.png", "image/png", picture())
    assert (await platform.do(SetLogo(None))).endswith("logo: its initials, A")
    assert await platform.log.database.read(logo_of) is None


def test_only_a_drawing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(f"{HEAD}<script/></svg>", encoding="utf-8")
    assert read(path).mime == "image/svg+xml" and b"script" not in read(path).body
    path.write_text("<html/>", encoding="utf-8")
    with pytest.raises(Refused, match=r"a\.svg is neither"):
        read(path)
    path.write_bytes(b"x" * (MOST + 1))
    with pytest.raises(Refused, match="larger than 256 KiB"):
        read(path)
