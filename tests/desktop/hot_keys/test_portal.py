"""On a bus of its own, with a portal that answers as told."""

import sys

import pytest

from desktop.hot_keys.chord import read
from desktop.hot_keys.keys import Wanted
from desktop.hot_keys.portal import PortalWay
from desktop.loop import Tasks
from tests.bus import on_own_bus, own_bus

DRIVER = """
import asyncio, os
from jeepney import HeaderFields as H, MessageType, DBusAddress, message_bus
from jeepney import new_error, new_method_return, new_signal
from jeepney.io.asyncio import open_dbus_connection
from PySide6.QtCore import QCoreApplication
from desktop.hot_keys.chord import read
from desktop.hot_keys.keys import Wanted
from desktop.hot_keys.portal import NAME, PATH, REQUEST, SHORTCUTS, PortalWay
from desktop.loop import Tasks
app = QCoreApplication([])

class Portal:
    def __init__(self, connection):
        self.connection, self.heard, self.code = connection, [], 0
        self.session, self.client = "", ""

    async def serve(self):
        while True:
            message = await self.connection.receive()
            if message.header.message_type != MessageType.method_call:
                continue
            fields = message.header.fields
            member, body = fields[H.member], message.body
            self.client = fields.get(H.sender)
            self.heard.append((fields.get(H.interface).split(".")[-1], member, body))
            if member == "Register":
                await self.connection.send(new_error(message, "org.example.Unknown"))
            elif member == "Close":
                await self.connection.send(new_method_return(message))
            else:
                await self.answer(message, member, body)

    async def answer(self, message, member, body):
        options = body[-1]
        sender = self.client[1:].replace(".", "_")
        request = f"{PATH}/request/{sender}/{options['handle_token'][1]}"
        if member == "CreateSession":
            self.session = f"{PATH}/session/{sender}/{options['session_handle_token'][1]}"
            results = {"session_handle": ("s", self.session)}
        else:
            given = [(id, {"trigger_description": ("s", "Super+" + id)}) for id, _ in body[1]]
            given[-1] = (given[-1][0], {})
            results = {"shortcuts": ("a(sa{sv})", given)}
        # The answer may be there before the call returned
        code = self.code if member == "BindShortcuts" else 0
        emitter = DBusAddress(request, interface=REQUEST)
        await self.connection.send(new_signal(emitter, "Response", "ua{sv}", (code, results)))
        await self.connection.send(new_method_return(message, "o", (request,)))

    async def say(self, name, signature, body):
        emitter = DBusAddress(PATH, interface=SHORTCUTS)
        await self.connection.send(new_signal(emitter, name, signature, body))

async def until(so):
    async with asyncio.timeout(10):
        while not so():
            await asyncio.sleep(0.01)

def keys(**chosen):
    return {id: Wanted(read(text), "does " + id) for id, text in chosen.items()}

async def main():
    connection = await open_dbus_connection("SESSION")
    await connection.send(message_bus.RequestName(NAME))
    portal = Portal(connection)
    serving = asyncio.create_task(portal.serve())
    await asyncio.sleep(0.1)
    tasks, pressed, changed = Tasks(), [], []
    way = PortalWay(tasks)
    way.pressed.connect(pressed.append)
    way.answered.connect(changed.append)
    print(await way.bind({}), portal.heard)
    said = await way.bind(keys(answer="Ctrl+Shift+F2", mute="Meta+M"))
    print(said["answer"].outcome, said["answer"].keys, said["mute"].outcome)
    print([name for _, name, _ in portal.heard if name != "Hello"])
    print(portal.heard[-1][2][1])
    first = portal.session
    token = {"activation_token": ("s", "let-me")}
    await portal.say("Activated", "osta{sv}", (first, "answer", 7, token))
    await portal.say("Activated", "osta{sv}", ("/somebody/else", "mute", 8, {}))
    await portal.say("ShortcutsChanged", "oa(sa{sv})", (first, [("mute", {"trigger_description": ("s", "F9")})]))
    await until(lambda: changed)
    print(pressed, os.environ.get("XDG_ACTIVATION_TOKEN"), changed[0]["mute"].outcome, changed[0]["mute"].keys)
    portal.code = 1
    said = await way.bind(keys(answer="F9"))
    print(said["answer"].outcome, portal.session != first, [name for _, name, _ in portal.heard if name == "Close"])
    await way.close()
    print([name for _, name, _ in portal.heard].count("Close"))
    serving.cancel()
    await tasks.close()
    await connection.close()

asyncio.run(main())
print("out")
"""


@own_bus
def test_the_portal_gives_keys_and_says_which() -> None:
    done = on_own_bus(sys.executable, "-c", DRIVER)
    said = done.stdout.splitlines()
    assert said[-1:] == ["out"], done.stderr
    assert said[0] == "{} []"
    assert said[1] == "granted Super+answer unset"
    assert said[2] == "['Register', 'CreateSession', 'BindShortcuts']"
    assert (
        "('answer', {'description': ('s', 'does answer'), 'preferred_trigger': ('s', 'CTRL+SHIFT+F2')})"
        in said[3]
    )
    assert said[4] == "['answer'] let-me granted F9"
    assert said[5] == "refused True ['Close']"
    assert said[6] == "2"


async def test_without_a_portal_there_is_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    tasks, chord = Tasks(), read("Ctrl+Shift+F2")
    assert chord is not None
    way = PortalWay(tasks)
    said = await way.bind({"answer": Wanted(chord, "")})
    assert said["answer"].outcome == "no_way"
    await way.close()
    await tasks.close()
