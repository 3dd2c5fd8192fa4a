"""PortalWay: keys anywhere under Wayland, by the portal the desktop itself provides.

Specification: org.freedesktop.portal.GlobalShortcuts. The person decides there which keys are given;
ours are only a wish, and what the system says they are is what is shown.
"""

import asyncio
import itertools
import os
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.hot_keys.keys import Answer, Outcome, Wanted
from desktop.loop import Tasks
from desktop.session_bus import BODY, SessionBus, place_of, word

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"
SESSION = "org.freedesktop.portal.Session"
REGISTRY = "org.freedesktop.host.portal.Registry"
US = "santral"
"""As the desktop entry is called: what the person is shown, and what their answer is kept under."""
DECISION_S = 180.0
"""How long a person may look at the system's question."""
DONE = 0
TOKEN = "XDG_ACTIVATION_TOKEN"


class PortalWay(QObject):
    pressed = Signal(str)
    answered = Signal(object)
    outdated = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._bus = SessionBus(NAME, PATH)
        self._responses: asyncio.Queue[Any] | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._session = ""
        self._numbers = itertools.count(1)

    async def bind(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]:
        """A session is bound once, so other keys are another session."""
        await self._end_session()
        if not wanted:
            return {}
        given = await self._begin_session()
        if given is not None:
            self._session = given
            return await self._bind(wanted)
        return _all(wanted, "no_way")

    async def close(self) -> None:
        await self._end_session()
        await self._leave()

    def came_forward(self, window: int) -> None:
        """Qt takes the token by itself."""

    # Inside

    async def _bind(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]:
        shortcuts = [(id, _described(each)) for id, each in wanted.items()]
        body = (self._session, shortcuts, "", self._options())
        code, results = await self._request("BindShortcuts", "oa(sa{sv})sa{sv}", body)
        if code != DONE:
            return _all(wanted, "refused")
        return {**_all(wanted, "unset"), **_answers(_variant(results, "shortcuts") or [], wanted)}

    async def _begin_session(self) -> str | None:
        """None where nobody provides such a thing."""
        if not await self._join():
            return None
        token = f"{US}_session_{next(self._numbers)}"
        options = {**self._options(), "session_handle_token": ("s", token)}
        code, results = await self._request("CreateSession", "a{sv}", (options,))
        if code != DONE:
            await self._leave()
        return str(_variant(results, "session_handle")) if code == DONE else None

    async def _end_session(self) -> None:
        if self._session:
            session, self._session = self._session, ""
            await self._bus.ask("Close", interface=SESSION, path=session)

    async def _join(self) -> bool:
        if self._hearing is None and await self._bus.join():
            # Older portals know no registry, and find out who we are by themselves
            await self._bus.ask("Register", "sa{sv}", (US, {}), interface=REGISTRY)
            self._responses = await self._bus.listen(REQUEST, anywhere=True)
            heard = await self._bus.listen(SHORTCUTS)
            self._hearing = self._tasks.start(self._hear(heard), "hot keys of the portal")
        return self._hearing is not None

    async def _leave(self) -> None:
        if self._hearing is not None:
            self._hearing.cancel()
        self._hearing = self._responses = None
        await self._bus.leave()

    def _options(self) -> dict[str, tuple[str, Any]]:
        return {"handle_token": ("s", f"{US}_{next(self._numbers)}")}

    async def _request(self, method: str, signature: str, body: BODY) -> tuple[int, Any]:
        """What the person decided: a code, DONE for yes, and what came of it."""
        said = await self._bus.ask(method, signature, body, interface=SHORTCUTS)
        if said is None or self._responses is None:
            return -1, {}
        try:
            async with asyncio.timeout(DECISION_S):
                return await _response(self._responses, str(said[0]))
        except TimeoutError:
            return -1, {}

    async def _hear(self, heard: "asyncio.Queue[Any]") -> None:
        while True:
            name, body = word(await heard.get())
            if not body or body[0] != self._session:
                continue
            if name == "Activated":
                self._activated(str(body[1]), body[3])
            elif name == "ShortcutsChanged":
                self.answered.emit(_answers(body[1]))

    def _activated(self, id: str, options: Any) -> None:
        """With the token that lets a window come forward, where the system gives one."""
        token = _variant(options, "activation_token")
        if token:
            os.environ[TOKEN] = str(token)
        self.pressed.emit(id)


async def _response(heard: "asyncio.Queue[Any]", place: str) -> tuple[int, Any]:
    while True:
        message = await heard.get()
        name, body = word(message)
        if name == "Response" and place_of(message) == place:
            return int(body[0]), body[1]


def _described(wanted: Wanted) -> dict[str, tuple[str, str]]:
    said = {"description": ("s", wanted.words)}
    trigger = wanted.chord.trigger
    return {**said, "preferred_trigger": ("s", trigger)} if trigger else said


def _answers(shortcuts: Iterable[Any], wanted: Iterable[str] | None = None) -> dict[str, Answer]:
    """Of what the portal says it has; one without keys is known to it, and does nothing."""
    said = {str(id): str(_variant(what, "trigger_description") or "") for id, what in shortcuts}
    return {
        id: Answer("granted" if keys else "unset", keys)
        for id, keys in said.items()
        if wanted is None or id in wanted
    }


def _all(wanted: Iterable[str], outcome: Outcome) -> dict[str, Answer]:
    return {id: Answer(outcome) for id in wanted}


def _variant(values: Mapping[str, Any], name: str) -> Any:
    """D-Bus says every value with its kind."""
    return values[name][1] if name in values else None
