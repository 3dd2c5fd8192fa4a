import asyncio
from typing import cast

import pytest

from core.sync.failures import Refusal, SignedOut, Unreachable
from core.sync.http import Http
from core.sync.tokens import Tokens
from tests.core.sync.stage import FakeHttp, Kept, signed_in


def tokens(http: FakeHttp, kept: Kept, first: bool = True) -> Tokens:
    return Tokens(cast(Http, http), kept, signed_in() if first else None)


async def test_what_signing_in_brought_is_used_until_it_is_stale() -> None:
    http, kept = FakeHttp("http://x"), Kept()
    ours = tokens(http, kept)
    access = await ours.access()
    assert (access.token, http.refreshed) == ("access-1", [])
    assert 890_000 < access.life_ms() <= 900_000
    assert (await ours.access(stale="access-1")).token != "access-1"
    assert http.refreshed == ["refresh-0"]


async def test_after_a_restart_the_kept_token_brings_a_new_pair() -> None:
    http, kept = FakeHttp("http://x"), Kept()
    ours = tokens(http, kept, first=False)
    await ours.access()
    assert kept.saved == [kept.token]
    assert kept.token != "refresh-0"


async def test_many_who_ask_at_once_are_one_refresh() -> None:
    http, kept = FakeHttp("http://x"), Kept()
    ours = tokens(http, kept)
    answers = await asyncio.gather(*[ours.access(stale="access-1") for _ in range(5)])
    assert len({answer.token for answer in answers}) == 1
    assert len(http.refreshed) == 1


async def test_the_new_one_is_kept_before_anybody_uses_it() -> None:
    class Full(Kept):
        def save(self, token: str) -> None:
            raise Unreachable("the keystore is locked")

    http, kept = FakeHttp("http://x"), Full()
    ours = tokens(http, kept)
    with pytest.raises(Unreachable):
        await ours.access(stale="access-1")
    assert kept.token == "refresh-0"


@pytest.mark.parametrize("status", [400, 401, 403])
async def test_a_refused_token_means_signing_in_again(status: int) -> None:
    http = FakeHttp("http://x")
    http.answers = [Refusal(status, "unauthenticated")]
    with pytest.raises(SignedOut):
        await tokens(http, Kept()).access(stale="access-1")


async def test_no_answer_and_too_many_questions_are_for_later() -> None:
    http = FakeHttp("http://x")
    http.answers = [Unreachable(), Refusal(429, "rate_limited")]
    ours = tokens(http, Kept(), first=False)
    with pytest.raises(Unreachable):
        await ours.access()
    with pytest.raises(Refusal):
        await ours.access()
    assert (await ours.access()).token


async def test_nothing_kept_means_signing_in() -> None:
    with pytest.raises(SignedOut):
        await tokens(FakeHttp("http://x"), Kept(token=None), first=False).access()
