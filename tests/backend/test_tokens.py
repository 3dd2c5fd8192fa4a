from hypothesis import given
from hypothesis import strategies as st

from backend.tokens import Claim, Signer, new_token, token_hash

SIGNER = Signer(b"k" * 32)
CLAIM = Claim(user="u", device="d", family="f", expires_at=100)


def test_a_token_says_what_was_signed_until_it_ends() -> None:
    token = SIGNER.access_token(CLAIM)
    assert SIGNER.claim(token, 99) == CLAIM
    assert SIGNER.claim(token, 100) is None
    assert Signer(b"other").claim(token, 0) is None


@given(st.text(max_size=80))
def test_rubbish_is_no_token(text: str) -> None:
    assert SIGNER.claim(text, 0) is None


def test_every_changed_letter_breaks_it() -> None:
    token = SIGNER.access_token(CLAIM)
    body, _, signature = token.partition(".")
    for number in range(len(signature) - 1):
        other = "A" if signature[number] != "A" else "B"
        assert (
            SIGNER.claim(f"{body}.{signature[:number]}{other}{signature[number + 1 :]}", 0) is None
        )


def test_a_signature_holds_for_its_purpose_only() -> None:
    signature = SIGNER.sign("file", b"x")
    assert SIGNER.holds("file", b"x", signature)
    assert not SIGNER.holds("access", b"x", signature) and not SIGNER.holds("file", b"y", signature)


def test_random_tokens_differ_and_are_kept_as_hashes() -> None:
    one, two = new_token(), new_token()
    assert one != two and len(one) >= 40
    assert token_hash(one) != token_hash(two) and len(token_hash(one)) == 32
