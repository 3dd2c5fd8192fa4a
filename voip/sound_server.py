"""What the sound server of Linux has plugged in, by its own names, and word of what goes away.

Qt's list keeps a device that was pulled out until the system's default changes, so what it lists
is compared with this. The library is PulseAudio's, which PipeWire answers to as well; where it or the
server is not there, nothing is known.
"""

import ctypes
import threading
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_uint32, c_void_p

_LIBRARY = "libpulse.so.0"
_NO_AUTOSPAWN = 1
_READY, _FAILED = 4, 5
_SINKS, _SOURCES = 1, 2
_KIND_OF_EVENT, _CHANGED = 0x30, 0x10
_State = CFUNCTYPE(None, c_void_p, c_void_p)
_Told = CFUNCTYPE(None, c_void_p, c_int, c_uint32, c_void_p)
_Listed = CFUNCTYPE(None, c_void_p, POINTER(c_char_p), c_int, c_void_p)
"""The name is the first field of what a sink or a source is described by."""


class SoundServer:
    """`changed` is called on a thread of its own. Raises OSError where there is no such library."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._pulse = _library()
        self._changed = changed
        self._there: dict[str, frozenset[str]] = {"sink": frozenset(), "source": frozenset()}
        self._ever: frozenset[str] = frozenset()
        self._listing: dict[str, set[str]] = {kind: set() for kind in self._there}
        self._hears = _State(self._on_state), _Told(self._on_event)
        self._lists = {kind: _Listed(self._taker(kind)) for kind in self._listing}
        self._stopping = False
        self._loop = self._pulse.pa_mainloop_new()
        self._thread = threading.Thread(target=self._run, name="sound server", daemon=True)
        self._thread.start()

    def is_gone(self, id: str) -> bool:
        """It was there, and is not any more."""
        return id in self._ever and not any(id in names for names in self._there.values())

    def close(self) -> None:
        """Once."""
        self._stopping = True
        self._pulse.pa_mainloop_wakeup(self._loop)
        self._thread.join(2.0)
        if not self._thread.is_alive():
            self._pulse.pa_mainloop_free(self._loop)

    def _run(self) -> None:
        pulse = self._pulse
        context = self._context = pulse.pa_context_new(
            pulse.pa_mainloop_get_api(self._loop), b"santral"
        )
        pulse.pa_context_set_state_callback(context, self._hears[0], None)
        pulse.pa_context_set_subscribe_callback(context, self._hears[1], None)
        pulse.pa_context_connect(context, None, _NO_AUTOSPAWN, None)
        while not self._stopping and pulse.pa_mainloop_iterate(self._loop, 1, None) >= 0:
            if pulse.pa_context_get_state(context) >= _FAILED:
                break
        self._ever = frozenset()
        pulse.pa_context_disconnect(context)
        pulse.pa_context_unref(context)

    # On its thread

    def _on_state(self, context: int, _: int) -> None:
        if self._pulse.pa_context_get_state(context) == _READY:
            self._done(self._pulse.pa_context_subscribe(context, _SINKS | _SOURCES, None, None))
            self._look()

    def _on_event(self, _: int, event: int, index: int, more: int) -> None:
        if event & _KIND_OF_EVENT != _CHANGED:
            self._look()

    def _look(self) -> None:
        for kind, taker in self._lists.items():
            ask = getattr(self._pulse, f"pa_context_get_{kind}_info_list")
            self._done(ask(self._context, taker, None))

    def _taker(self, kind: str) -> Callable[..., None]:
        def take(_: int, about: "ctypes._Pointer[c_char_p]", end: int, more: int) -> None:
            if not end:
                self._listing[kind].add((about[0] or b"").decode("utf-8", "replace"))
                return
            now, self._listing[kind] = frozenset(self._listing[kind]), set()
            if end > 0:
                before, self._there[kind] = self._there[kind], now
                self._ever |= now
                if before - now:
                    self._changed()

        return take

    def _done(self, operation: int | None) -> None:
        if operation:
            self._pulse.pa_operation_unref(operation)


def _library() -> ctypes.CDLL:
    pulse = ctypes.CDLL(_LIBRARY)
    places = (
        "pa_mainloop_new", "pa_mainloop_get_api", "pa_context_new", "pa_context_subscribe",
        "pa_context_get_sink_info_list", "pa_context_get_source_info_list",
    )  # fmt: skip
    for name in places:
        getattr(pulse, name).restype = c_void_p
    one = (
        "pa_mainloop_get_api", "pa_mainloop_wakeup", "pa_mainloop_free", "pa_context_get_state",
        "pa_context_disconnect", "pa_context_unref", "pa_operation_unref",
    )  # fmt: skip
    for name in one:
        getattr(pulse, name).argtypes = [c_void_p]
    pulse.pa_context_new.argtypes = [c_void_p, c_char_p]
    pulse.pa_context_set_state_callback.argtypes = [c_void_p, _State, c_void_p]
    pulse.pa_context_set_subscribe_callback.argtypes = [c_void_p, _Told, c_void_p]
    pulse.pa_context_connect.argtypes = [c_void_p, c_char_p, c_int, c_void_p]
    pulse.pa_context_subscribe.argtypes = [c_void_p, c_int, c_void_p, c_void_p]
    pulse.pa_mainloop_iterate.argtypes = [c_void_p, c_int, c_void_p]
    for kind in ("sink", "source"):
        ask = getattr(pulse, f"pa_context_get_{kind}_info_list")
        ask.argtypes = [c_void_p, _Listed, c_void_p]
    return pulse
