import asyncio

import pytest

from backend.telephony import watch as module
from backend.telephony.watch import Watch
from voip.sip_text import Message


def answer(call_id: str) -> Message:
    return Message("SIP/2.0 200 OK", [("Call-ID", call_id), ("CSeq", "1 OPTIONS")])


async def test_whoever_does_not_answer_twice_is_not_there(
    monkeypatch: pytest.MonkeyPatch, overheard: list[str]
) -> None:
    monkeypatch.setattr(module, "EVERY_S", 0.01)
    asked: asyncio.Queue[tuple[str, int]] = asyncio.Queue()
    watch = Watch(lambda *what: asked.put_nowait(what))
    watch.start()
    call_id, number = await asked.get()
    assert number == 1 and not watch.down
    await asked.get()
    await asyncio.sleep(0.05)
    assert watch.down and "does not answer" in overheard.pop()
    assert watch.heard(answer(call_id))
    assert not watch.down and "there again" in overheard.pop()
    watch.stop()


def test_only_its_own_answers_are_its_own() -> None:
    watch = Watch(lambda *what: None)
    assert not watch.heard(answer("another"))
