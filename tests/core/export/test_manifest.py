import msgspec
import pytest

from core.export.manifest import (
    Listed,
    Manifest,
    Refused,
    Signed,
    fingerprint,
    opened,
    public_key,
    sign,
    signing_key,
)

KEY = signing_key(b"k" * 32)


def manifest(path: str = "a.pdf") -> Manifest:
    return Manifest(
        what="conversations", at=1, by="Deniz Işık", files=(Listed(path=path, size=1, sha256="0"),)
    )


def test_it_comes_back_with_whoever_signed_it() -> None:
    back, public = opened(sign(manifest(), KEY))
    assert back == manifest()
    assert public == public_key(KEY)


def test_the_same_profile_signs_alike_and_another_does_not() -> None:
    assert signing_key(b"k" * 32) == KEY
    assert public_key(signing_key(b"j" * 32)) != public_key(KEY)


def test_a_letter_that_was_changed_is_seen() -> None:
    content = sign(manifest(), KEY)
    for changed in (content.replace("Işık".encode(), b"Isik"), b"{}", b"", content[:-9]):
        with pytest.raises(Refused):
            opened(changed)


def test_a_signature_of_another_is_none() -> None:
    signed = msgspec.json.decode(sign(manifest(), KEY), type=Signed)
    other = msgspec.structs.replace(signed, public_key=public_key(b"x" * 32).hex())
    with pytest.raises(Refused):
        opened(msgspec.json.encode(other))


@pytest.mark.parametrize("path", ["../a", "/etc/passwd", "a/../../b", "", "a\\b"])
def test_no_manifest_has_us_read_elsewhere(path: str) -> None:
    with pytest.raises(Refused):
        opened(sign(manifest(path), KEY))


def test_a_fingerprint_can_be_read_aloud() -> None:
    said = fingerprint(public_key(KEY))
    assert len(said.split()) == 8
    assert all(len(group) == 4 for group in said.split())
