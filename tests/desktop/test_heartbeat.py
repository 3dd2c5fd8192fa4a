import asyncio

from PySide6.QtWidgets import QApplication

from desktop.heartbeat import Heartbeat


async def test_a_blocked_screen_is_measured(qapp: QApplication) -> None:
    heartbeat = Heartbeat()
    heartbeat.start()
    await asyncio.sleep(0.06)
    began = asyncio.get_running_loop().time()
    while asyncio.get_running_loop().time() - began < 0.08:
        pass  # blocks the screen's thread on purpose
    await asyncio.sleep(0.03)
    heartbeat.stop()
    late = heartbeat.lateness()
    assert late.beats >= 3
    assert late.most >= 50 and late.p50 <= late.p99 <= late.most


def test_nothing_measured_is_nothing(qapp: QApplication) -> None:
    assert Heartbeat().lateness().beats == 0
