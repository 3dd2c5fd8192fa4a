"""SleepDelay: a machine that is about to sleep waits until it was said that nobody is there.

logind's way of it is a delay lock: a descriptor that is held until it is given back, and that holds
sleep up for a few seconds at most. Without one the line is often gone before the word is.
"""

import asyncio
import os
import sys

PATIENCE_S = 2.0
LOGIND, PLACE = "org.freedesktop.login1", "/org/freedesktop/login1"
ASKED = ("sleep", "Santral", "Colleagues are told that nobody is here", "delay")
"""What is held up, by whom, why and how; as `systemd-inhibit --list` shows it."""


class SleepDelay:
    def __init__(self) -> None:
        self._lock: int | None = None

    async def hold(self) -> bool:
        """False where nobody grants it: sleep comes when it comes."""
        if self._lock is None and sys.platform.startswith("linux"):
            self._lock = await asyncio.to_thread(_granted)
        return self._lock is not None

    def let_go(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)


def _granted() -> int | None:
    """Waits for the answer: not for the screen's thread."""
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    manager = DBusAddress(PLACE, LOGIND, f"{LOGIND}.Manager")
    try:
        with open_dbus_connection("SYSTEM", enable_fds=True) as bus:
            asked = new_method_call(manager, "Inhibit", "ssss", ASKED)
            answer = bus.send_and_get_reply(asked, timeout=PATIENCE_S)
    except (OSError, KeyError, RuntimeError, ValueError):
        return None
    if answer.header.message_type != MessageType.method_return:
        return None
    return int(answer.body[0].to_raw_fd())
