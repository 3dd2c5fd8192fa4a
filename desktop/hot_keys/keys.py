"""HotKeys: keys that work while another program is in front, where the system allows it.

None is taken before a person chose it: what one program takes, every other one loses. Nothing here
listens to what is typed; each system is given the few keys and says only when one was pressed.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Literal, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal, SignalInstance

from core.settings import Settings
from desktop.hot_keys.chord import Chord, read
from desktop.loop import Tasks
from desktop.translate import tr
from desktop.words import mark

HotKey = Literal["answer", "hang_up", "mute", "front"]
HOT_KEYS: Mapping[HotKey, str] = {
    "answer": mark("HotKeys", "Answer, or take what is offered"),
    "hang_up": mark("HotKeys", "Hang up, or decline what rings"),
    "mute": mark("HotKeys", "Microphone off and on"),
    "front": mark("HotKeys", "Bring Santral to the front"),
}
SUGGESTED: Mapping[HotKey, str] = {
    "answer": "Ctrl+Shift+F2", "hang_up": "Ctrl+Shift+F3", "mute": "Ctrl+Shift+F4",
    "front": "Ctrl+Shift+F1",
}  # fmt: skip
"""The window's own keys for the same, one hand wider; no letters, which AltGr types with."""

Outcome = Literal["granted", "taken", "not_on_keyboard", "no_place", "refused", "unset", "no_way"]
"""taken: another program holds it; no_place: it stands elsewhere on other keyboards; refused: the system, or the person it asked, said no; unset: the
system knows it and gave it no keys; no_way: nobody there to ask."""


class Answer(msgspec.Struct, frozen=True):
    """Of the system, for one of the keys. `keys`: its own words for them, where it chose them."""

    outcome: Outcome
    keys: str = ""


class Wanted(msgspec.Struct, frozen=True):
    chord: Chord
    words: str
    """What it does, for a system that shows it to the person."""


class Way(Protocol):
    """How one system does it. `bind` is in place of everything bound before."""

    pressed: SignalInstance
    """Which of HOT_KEYS."""
    answered: SignalInstance
    """Answers the system changed by itself."""
    outdated: SignalInstance
    """The keyboard is another one: everything is to be bound anew."""

    async def bind(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]: ...

    async def close(self) -> None: ...

    def came_forward(self, window: int) -> None:
        """The window (its id in the system) asks for the focus because of the last key."""


class HotKeys(QObject):
    """`way` None: this system lets no program do that."""

    pressed = Signal(str)
    changed = Signal()
    """`answers` are others."""
    failed = Signal(object)
    """Ids that were granted once, and are not when the desk starts."""

    def __init__(self, settings: Settings, tasks: Tasks, way: Way | None) -> None:
        super().__init__()
        self._settings, self._tasks, self._way = settings, tasks, way
        self.answers: dict[str, Answer] = {}
        self.asking = False
        self.divert: Callable[[str], None] | None = None
        """Whoever has the keys typed for it is told of those that are taken, which it cannot see."""
        self._bound: dict[str, Wanted] = {}
        self._turn = asyncio.Lock()
        self._stop: Callable[[], None] | None = None

    @property
    def possible(self) -> bool:
        return self._way is not None

    def start(self) -> None:
        if self._way is None or self._stop is not None:
            return
        self._way.pressed.connect(self._heard)
        self._way.answered.connect(self._take)
        self._way.outdated.connect(self._bind_anew)
        self._stop = self._settings.on_change(self._setting_changed)
        if self.wanted():
            self._tasks.start(self._begin(), "hot keys")

    async def close(self) -> None:
        if self._way is None or self._stop is None:
            return
        self._stop()
        self._stop = None
        self._way.pressed.disconnect(self._heard)
        self._way.answered.disconnect(self._take)
        self._way.outdated.disconnect(self._bind_anew)
        await self._way.close()

    def came_forward(self, window: int) -> None:
        if self._way is not None:
            self._way.came_forward(window)

    # What is wanted

    def keys(self, id: str) -> str:
        """Qt's portable text; empty for none."""
        return str(self._settings.get("hot_keys").get(id, ""))

    def wanted(self) -> dict[str, Wanted]:
        chords = {id: read(self.keys(id)) for id in HOT_KEYS}
        return {
            id: Wanted(chord, tr("HotKeys", HOT_KEYS[id])) for id, chord in chords.items() if chord
        }

    def choose(self, id: str, keys: str) -> None:
        """Kept, and asked of the system at once. Empty `keys` give it back."""
        chosen = {**self._settings.get("hot_keys"), id: keys}
        self._settings.put("hot_keys", {id: keys for id, keys in chosen.items() if keys})

    def is_decided(self) -> bool:
        return self._settings.is_decided("hot_keys")

    # Inside

    def _setting_changed(self, name: str) -> None:
        if name == "hot_keys":
            self._tasks.start(self._bind(), "hot keys")

    def _bind_anew(self) -> None:
        self._bound = {}
        self._tasks.start(self._bind(), "hot keys")

    async def _begin(self) -> None:
        await self._bind()
        lost = [id for id, answer in self.answers.items() if answer.outcome != "granted"]
        if lost:
            self.failed.emit(lost)

    async def _bind(self) -> None:
        """One after the other; whoever waited finds the newest wish perhaps granted already."""
        async with self._turn:
            wanted = self.wanted()
            if self._way is None or (wanted == self._bound and self.answers):
                return
            self._say_asking(bool(wanted))
            try:
                self.answers = await self._way.bind(wanted)
                self._bound = wanted
            finally:
                self._say_asking(False)

    def _say_asking(self, now: bool) -> None:
        self.asking = now
        self.changed.emit()

    def _take(self, answers: dict[str, Answer]) -> None:
        self.answers = {**self.answers, **answers}
        self.changed.emit()

    def _heard(self, id: str) -> None:
        if self.divert is not None:
            self.divert(id)
        else:
            self.pressed.emit(id)
