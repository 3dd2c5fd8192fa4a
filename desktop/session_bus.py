"""SessionBus: what other programs of this person's session are asked and say, over D-Bus on Linux.

Spoken with jeepney, which keyring brings there: Qt's own binding has no way to send the unsigned
numbers that freedesktop's interfaces ask for.
"""

import asyncio
import contextlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney.io.asyncio import DBusRouter

PATIENCE_S = 5.0
BODY = tuple[Any, ...]


class SessionBus:
    """Of one place; its interface is called as its owner is, unless another one is named. Nothing
    is loaded or asked before `join`."""

    def __init__(self, name: str, path: str) -> None:
        self._name, self._path = name, path
        self._router: DBusRouter | None = None
        self._leave = contextlib.AsyncExitStack()

    async def join(self) -> bool:
        """False where the system has no such bus."""
        if not sys.platform.startswith("linux"):
            return False
        from jeepney.io.asyncio import open_dbus_router

        try:
            self._router = await self._leave.enter_async_context(open_dbus_router("SESSION"))
        except (OSError, KeyError, RuntimeError, ValueError):
            return False
        return True

    async def leave(self) -> None:
        self._router = None
        await self._leave.aclose()

    async def ask(
        self, method: str, signature: str | None = None, body: BODY = (), *,
        interface: str = "", path: str = "",
    ) -> BODY | None:  # fmt: skip
        """What was answered; None where nobody did, or something else than was asked."""
        from jeepney import (
            DBusAddress,
            MessageType,
            new_method_call,
        )

        if self._router is None:
            return None
        address = DBusAddress(path or self._path, self._name, interface or self._name)
        message = new_method_call(address, method, signature, body)
        try:
            answer = await asyncio.wait_for(self._router.send_and_get_reply(message), PATIENCE_S)
        except (TimeoutError, OSError):
            return None
        done = answer.header.message_type == MessageType.method_return
        return tuple(answer.body or ()) if done else None

    async def listen(self, interface: str = "", *, anywhere: bool = False) -> "asyncio.Queue[Any]":
        """What is said from now on, for `word`; `anywhere`: also of what has a place of its own."""
        from jeepney import MatchRule, message_bus

        assert self._router is not None
        heard: asyncio.Queue[Any] = asyncio.Queue()
        path = None if anywhere else self._path
        rule = MatchRule(type="signal", interface=interface or self._name, path=path)
        await self._router.send_and_get_reply(message_bus.AddMatch(rule))
        self._leave.enter_context(self._router.filter(rule, queue=heard))
        return heard


def word(message: Any) -> tuple[str, BODY]:
    """Name and arguments of something heard."""
    from jeepney import HeaderFields

    return message.header.fields.get(HeaderFields.member, ""), tuple(message.body)


def place_of(message: Any) -> str:
    """The path of whoever said it."""
    from jeepney import HeaderFields

    return str(message.header.fields.get(HeaderFields.path, ""))
