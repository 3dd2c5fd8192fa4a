import io

import pytest

from core.errors import UserError
from core.export.package import CHUNK, CLOCK_MS, Sealing, header_of, unsealed

PHRASE, MADE, ENDS = "doğru at pil zımba", 1_000_000_000, 2_000_000_000
CONTENT = b"Ay\xc5\x9fe " * (CHUNK // 3)


@pytest.fixture(scope="module")
def sealed() -> bytes:
    out = io.BytesIO()
    sealing = Sealing(out, PHRASE, MADE, ENDS)
    sealing.write(CONTENT[:10])
    sealing.write(CONTENT[10:])
    sealing.close()
    return out.getvalue()


def opened(content: bytes, passphrase: str = PHRASE, now: int = MADE + 1) -> bytes:
    return b"".join(unsealed(io.BytesIO(content), passphrase, now))


def refused(content: bytes, passphrase: str = PHRASE, now: int = MADE + 1) -> str:
    with pytest.raises(UserError) as refusal:
        opened(content, passphrase, now)
    return refusal.value.code


def test_it_comes_back(sealed: bytes) -> None:
    assert opened(sealed) == CONTENT
    assert b"Ay\xc5\x9fe" not in sealed
    assert header_of(io.BytesIO(sealed)).expires_at == ENDS


def test_a_wrong_passphrase_is_told(sealed: bytes) -> None:
    assert refused(sealed, "yanlış at pil zımba") == "package.wrong_passphrase"


def test_a_passphrase_is_the_same_however_its_letters_were_made(sealed: bytes) -> None:
    assert opened(sealed, "dog\u0306ru at pil zımba") == CONTENT


def test_it_ends_on_its_day_and_does_not_begin_before(sealed: bytes) -> None:
    assert refused(sealed, now=ENDS) == "package.expired"
    assert refused(sealed, now=MADE - CLOCK_MS - 1) == "package.not_yet"
    assert opened(sealed, now=MADE - CLOCK_MS) == CONTENT
    assert opened(sealed, now=ENDS - 1) == CONTENT


def test_nobody_moves_its_end(sealed: bytes) -> None:
    assert refused(sealed.replace(b"2000000000", b"2999999999")) == "package.wrong_passphrase"


@pytest.mark.parametrize("change", ["cut", "cut_chunk", "flip", "more", "swap"])
def test_damage_is_told(sealed: bytes, change: str) -> None:
    at = sealed.index(b"}") + 33
    first, second = sealed[at : at + CHUNK + 21], sealed[at + CHUNK + 21 :]
    changed = {
        "cut": sealed[:-1],
        "cut_chunk": sealed[: at + CHUNK + 21],
        "flip": sealed[:-5] + bytes([sealed[-5] ^ 1]) + sealed[-4:],
        "more": sealed + b"x",
        "swap": sealed[:at] + second + first,
    }
    assert refused(changed[change]) == "package.damaged"


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04" * 9, b"SANTRALP\x01\xff\xff\xff\xff", b"SANTRALP\x01\x02\0\0\0{}"],
)
def test_what_is_none_is_told(content: bytes) -> None:
    assert refused(content) == "package.not_one"


def test_it_must_not_take_all_the_memory_there_is(sealed: bytes) -> None:
    assert refused(sealed.replace(b'"made_at"', b'"cost":1073741824,"x"')) == "package.not_one"


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(UserError, match=r"package\.weak"):
        Sealing(io.BytesIO(), "short", MADE, ENDS)
