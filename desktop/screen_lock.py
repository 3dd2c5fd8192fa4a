"""Whether the screen is locked, and how long nobody touched the machine: asked of the system itself.

Each answer is None where this system has nobody to ask. What a person types or where they point is
never learned: only since when nothing was touched.
"""

import ctypes
import ctypes.util
import os
import sys
from typing import Any

WAIT_MS = 500
"""Nobody waits longer for the answer; it is asked on a worker."""
ANY_INPUT = 0xFFFFFFFF
COMBINED_SESSION = 0
CURRENT_SESSION, SESSION_INFO_EX = 0xFFFFFFFF, 25
"""Of wtsapi32.h: this session, and WTSSessionInfoEx of WTS_INFO_CLASS."""
LOCK_FLAGS = {0: True, 1: False}
"""WTS_SESSIONSTATE_LOCK and _UNLOCK, from Windows 8 on; anything else is unknown."""
NUMBER_INT = 9
"""kCFNumberIntType."""


def is_locked() -> bool | None:
    if sys.platform == "win32":
        return _windows_locked()
    return _mac_locked() if sys.platform == "darwin" else None


def idle_ms() -> int | None:
    """Since the last key or movement anywhere. May wait for WAIT_MS: not for the screen's thread."""
    if sys.platform == "win32":
        return _windows_idle()
    if sys.platform == "darwin":
        return _mac_idle()
    asked = _mutter_idle()
    return _x11_idle() if asked is None else asked


# Linux


def _mutter_idle() -> int | None:
    """GNOME's own word, on X11 and Wayland."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    name = "org.gnome.Mutter.IdleMonitor"
    path = "/org/gnome/Mutter/IdleMonitor/Core"
    message = QDBusMessage.createMethodCall(name, path, name, "GetIdletime")
    answer = bus.call(message, QDBus.CallMode.Block, WAIT_MS)
    found = answer.arguments()
    is_answer = answer.type() == QDBusMessage.MessageType.ReplyMessage
    return int(found[0]) if is_answer and found else None


class _ScreenSaverInfo(ctypes.Structure):
    """XScreenSaverInfo of X11/extensions/scrnsaver.h."""

    _fields_ = (
        ("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong), ("idle", ctypes.c_ulong), ("mask", ctypes.c_ulong),
    )  # fmt: skip


def _x11_idle() -> int | None:
    """Over a connection of its own: Xlib's is not for two threads."""
    if not os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    x11, saver = _library("X11"), _library("Xss")
    if x11 is None or saver is None:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    root = x11.XDefaultRootWindow(ctypes.c_void_p(display))
    info = _ScreenSaverInfo()
    told = saver.XScreenSaverQueryInfo(
        ctypes.c_void_p(display), ctypes.c_ulong(root), ctypes.byref(info)
    )
    x11.XCloseDisplay(ctypes.c_void_p(display))
    return int(info.idle) if told else None


def _library(name: str) -> Any | None:
    found = ctypes.util.find_library(name)
    try:
        return ctypes.CDLL(found) if found else None
    except OSError:
        return None


# Windows


class _SessionInfo(ctypes.Structure):
    """WTSINFOEXW of wtsapi32.h as far as its flags; the times behind them align what follows the
    level to eight bytes."""

    _fields_ = (
        ("level", ctypes.c_uint32), ("aligned", ctypes.c_uint32), ("session", ctypes.c_uint32),
        ("state", ctypes.c_int32), ("flags", ctypes.c_uint32),
    )  # fmt: skip


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO of winuser.h."""

    _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))


def _windows_locked() -> bool | None:
    """The session's own word; where its service does not answer, what may be opened tells."""
    sessions = getattr(ctypes, "windll").wtsapi32  # noqa: B009  # only Windows has it
    found, size = ctypes.POINTER(_SessionInfo)(), ctypes.c_uint32()
    this_session, told = ctypes.c_uint32(CURRENT_SESSION), (ctypes.byref(found), ctypes.byref(size))
    if not sessions.WTSQuerySessionInformationW(None, this_session, SESSION_INFO_EX, *told):
        return _windows_input_is_elsewhere()
    whole = size.value >= ctypes.sizeof(_SessionInfo)
    said = LOCK_FLAGS.get(found.contents.flags) if whole else None
    sessions.WTSFreeMemory(found)
    return _windows_input_is_elsewhere() if said is None else said


def _windows_input_is_elsewhere() -> bool:
    """A locked session's input goes to a desktop that nobody else may open. So does that of a
    question whether a program may change the system, which is no lock: asked only as a last way."""
    user = getattr(ctypes, "windll").user32  # noqa: B009  # only Windows has it
    user.OpenInputDesktop.restype = ctypes.c_void_p
    desktop = user.OpenInputDesktop(0, False, 0x0001)
    if desktop:
        user.CloseDesktop(ctypes.c_void_p(desktop))
    return not desktop


def _windows_idle() -> int | None:
    windll = getattr(ctypes, "windll")  # noqa: B009  # only Windows has it
    last = _LastInput(size=ctypes.sizeof(_LastInput))
    if not windll.user32.GetLastInputInfo(ctypes.byref(last)):
        return None
    return int((windll.kernel32.GetTickCount() - last.time) & 0xFFFFFFFF)


# macOS


def _mac_locked() -> bool | None:
    graphics, core = _library("CoreGraphics"), _library("CoreFoundation")
    if graphics is None or core is None:
        return None
    graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
    session = graphics.CGSessionCopyCurrentDictionary()
    if not session:
        return None
    for name in ("CFStringCreateWithCString", "CFDictionaryGetValue"):
        getattr(core, name).restype = ctypes.c_void_p
    key = core.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", 0x08000100)
    value = core.CFDictionaryGetValue(ctypes.c_void_p(session), ctypes.c_void_p(key))
    locked = bool(value) and _mac_is_true(core, ctypes.c_void_p(value))
    for each in (key, session):
        core.CFRelease(ctypes.c_void_p(each))
    return locked


def _mac_is_true(core: Any, value: ctypes.c_void_p) -> bool:
    """A number or a boolean: nobody promises which. Apple's Boolean is one byte, and what stands in
    the rest of the register means nothing."""
    core.CFGetTypeID.restype = core.CFNumberGetTypeID.restype = ctypes.c_ulong
    if core.CFGetTypeID(value) == core.CFNumberGetTypeID():
        number = ctypes.c_int()
        core.CFNumberGetValue(value, NUMBER_INT, ctypes.byref(number))
        return bool(number.value)
    core.CFBooleanGetValue.restype = ctypes.c_bool
    return bool(core.CFBooleanGetValue(value))


def _mac_idle() -> int | None:
    graphics = _library("CoreGraphics")
    if graphics is None:
        return None
    since = graphics.CGEventSourceSecondsSinceLastEventType
    since.restype = ctypes.c_double
    return int(since(COMBINED_SESSION, ctypes.c_uint(ANY_INPUT)) * 1_000)
