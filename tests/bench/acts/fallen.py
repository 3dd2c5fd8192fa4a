"""The phone falls beside the desk that is open: when it is back, and how the screen's thread beats."""

import os
import signal
import time
from typing import Any

import psutil  # type: ignore[import-untyped]  # it has no types

from desktop.heartbeat import Heartbeat
from tests.bench.actor import Room
from voip.values import Account

LINE = Account(id="line", user="bench", domain="127.0.0.1", peer="127.0.0.1", srtp="off")
REST_S, AFTER_S = 5.0, 1.0


async def play(room: Room, setting: dict[str, Any]) -> dict[str, Any]:
    """{times} -> seconds until it was registered again, lateness in ms at rest and meanwhile."""
    phone = room.scene.parts.telephone
    await room.until(lambda: phone.available, "there is a phone")
    await room.calm(
        REST_S
    )  # its desk has given it the platform's accounts, of which there are none
    phone.set_accounts([LINE])
    await room.until(lambda: phone.ready, "the phone is registered")
    beat = Heartbeat(room.window)
    beat.start()
    await room.calm(REST_S)
    rest, back = beat.lateness(), []
    beat.start()
    for _ in range(setting["times"]):
        back.append(await _killed(room))
        await room.calm(AFTER_S)
    late = beat.lateness()
    beat.stop()
    return {
        "back": back, "rest_p99": rest.p99, "rest_most": rest.most, "late_p99": late.p99,
        "late_most": late.most,
    }  # fmt: skip


async def _killed(room: Room) -> float:
    """As a fault of the library would kill it."""
    phone, fallen, began = room.scene.parts.telephone, _pid(), time.monotonic()
    os.kill(fallen, signal.SIGSEGV)
    await room.until(lambda: not phone.ready, "its fall is noticed")
    await room.until(lambda: phone.ready, "the phone is registered again")
    seconds = time.monotonic() - began
    assert _pid() != fallen
    return seconds


def _pid() -> int:
    """Of the one phone of this desk."""
    found = [each.pid for each in psutil.Process().children() if "voip" in each.cmdline()]
    assert len(found) == 1, f"phones of this desk: {found}"
    return int(found[0])
