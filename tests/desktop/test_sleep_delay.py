"""On a bus of its own, with a logind that grants what it is asked for."""

import sys
from pathlib import Path

import pytest

from desktop.sleep_delay import SleepDelay
from tests.bus import on_own_bus, own_bus

DESK = """
import asyncio, sys
from desktop.sleep_delay import SleepDelay
async def main():
    delay = SleepDelay()
    print(await delay.hold(), await delay.hold(), flush=True)
    sys.stdin.readline()
    delay.let_go()
    delay.let_go()
    sys.stdin.readline()
asyncio.run(main())
"""
LOGIND = """
import os, subprocess, sys
from jeepney import message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
bus = open_dbus_connection("SYSTEM", enable_fds=True)
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
pipe = subprocess.PIPE
desk = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=pipe, stdout=pipe, text=True)
asked = bus.receive(timeout=20)
while not asked.body or asked.body[0] != "sleep":
    asked = bus.receive(timeout=20)
print(asked.body[0], asked.body[3])
ours, theirs = os.pipe()
bus.send(new_method_return(asked, "h", (theirs,)))
os.close(theirs)
print(desk.stdout.readline().strip())
os.set_blocking(ours, False)
try:
    os.read(ours, 1)
except BlockingIOError:
    print("held")
os.set_blocking(ours, True)
desk.stdin.write("now\\n")
desk.stdin.flush()
print("let go" if os.read(ours, 1) == b"" else "?")
desk.communicate("\\n", timeout=20)
"""


@own_bus
def test_sleep_waits_until_it_is_let_go() -> None:
    done = on_own_bus(sys.executable, "-c", LOGIND, DESK)
    assert done.stdout.splitlines() == ["sleep delay", "True True", "held", "let go"], done.stderr


async def test_where_there_is_no_logind_nothing_is_held(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    delay = SleepDelay()
    assert await delay.hold() is False
    delay.let_go()
