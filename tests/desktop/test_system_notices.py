"""On a bus of its own, with somebody else's program as the server of notices."""

import sys

import pytest

from desktop.loop import Tasks
from desktop.system_notices import SystemNotices
from tests.bus import on_own_bus, own_bus
from tests.desktop.grabs import turns, until

DRIVER = """
import asyncio, sys
from jeepney import HeaderFields as H, MessageType, DBusAddress, message_bus
from jeepney import new_method_return, new_signal
from jeepney.io.asyncio import open_dbus_connection
from PySide6.QtCore import QCoreApplication
from desktop.loop import Tasks
from desktop.system_notices import NAME, PATH, SystemNotices
app = QCoreApplication([])
heard = []

async def serve(connection, caps):
    number = 0
    while True:
        message = await connection.receive()
        if message.header.message_type != MessageType.method_call:
            continue
        member = message.header.fields[H.member]
        heard.append((member, message.header.fields.get(H.signature), message.body))
        if member == "GetCapabilities":
            await connection.send(new_method_return(message, "as", (caps,)))
        elif member == "Notify":
            number = message.body[1] or number + 1
            await connection.send(new_method_return(message, "u", (number,)))
        else:
            await connection.send(new_method_return(message))

async def until(so):
    async with asyncio.timeout(10):
        while not so():
            await asyncio.sleep(0.01)

async def main():
    connection = await open_dbus_connection("SESSION")
    await connection.send(message_bus.RequestName(NAME))
    serving = asyncio.create_task(serve(connection, ["actions", "body", "body-markup"]))
    await asyncio.sleep(0.1)
    tasks, instead, pressed = Tasks(), [], []
    notices = SystemNotices(tasks, lambda *said: instead.append(said))
    notices.pressed.connect(lambda *said: pressed.append(said))
    deeds = (("accept", "Accept"), ("decline", "Decline"))
    notices.show("offer:1", "Ay\\u015fe", "<b>evil</b>", deeds, urgent=True)
    await until(lambda: [h for h in heard if h[0] == "Notify"])
    (_, signature, body) = [h for h in heard if h[0] == "Notify"][0]
    print(signature, body[3], body[4], body[5], body[6]["urgency"])
    await until(lambda: notices._numbers)
    emitter = DBusAddress(PATH, interface=NAME)
    await connection.send(new_signal(emitter, "ActionInvoked", "us", (1, "accept")))
    await until(lambda: pressed)
    print(pressed)
    notices.show("offer:1", "Ay\\u015fe", "again", deeds, urgent=True)
    await until(lambda: len([h for h in heard if h[0] == "Notify"]) == 2)
    print([h for h in heard if h[0] == "Notify"][1][2][1])
    notices.withdraw("offer:1")
    await until(lambda: heard[-1][0] == "CloseNotification")
    print(heard[-1][2], instead)
    serving.cancel()
    await notices.stop()
    await tasks.close()
    await connection.close()

asyncio.run(main())
print("out")
"""


@own_bus
def test_buttons_pressed_on_a_notice_arrive() -> None:
    done = on_own_bus(sys.executable, "-c", DRIVER)
    said = done.stdout.splitlines()
    assert said[-1:] == ["out"], done.stderr
    assert said[0].startswith("susssasa{sv}i Ayşe &lt;b&gt;evil&lt;/b&gt;")
    assert "'accept', 'Accept', 'decline', 'Decline'" in said[0]
    assert said[0].endswith("('y', 2)")
    assert said[1:4] == ["[('offer:1', 'accept')]", "1", "(1,) []"]


async def test_without_a_bus_the_tray_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    tasks, said = Tasks(), list[tuple[str, str, str]]()
    notices = SystemNotices(tasks, lambda *given: said.append(given))
    notices.show("offer:1", "Ayşe", "Kargom", urgent=True)
    await until(lambda: said)
    assert said == [("Ayşe", "Kargom", "offer:1")]
    notices.withdraw("offer:1")
    await notices.stop()
    await tasks.close()


async def test_one_that_is_over_before_it_was_shown_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    tasks, said = Tasks(), list[tuple[str, str, str]]()
    notices = SystemNotices(tasks, lambda *given: said.append(given))
    notices.show("offer:1", "Ayşe", "Kargom", urgent=True)
    notices.withdraw("offer:1")
    await turns(20)
    assert said == []
    await notices.stop()
    await tasks.close()
