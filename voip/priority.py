"""Whoever turns the bridge goes before all other work of the machine.

The bridge needs a tenth of a millisecond in twenty, and whoever waits for it hears a gap: beside busy
programs it was left waiting for up to 70 ms. The threads that share a lock with it come along, or
one of them keeps it waiting while it waits itself. On Linux real time is asked of the system, and where
that refuses, as it does most people, of RealtimeKit, by which sound servers get it too; Windows
lets everybody put a process before the others. Where nothing helps the calls go on as they are.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

PRIORITY = 5
"""Of 1 to 99: before everything ordinary, and behind the sound server."""
_LONG_US, _LONGEST_US = 100_000, 200_000
"""Of processor time without a rest. After the first we step back, after the second, which RealtimeKit
demands, the system ends us: nothing that has gone wild may stop the machine."""
_PATIENCE_S = 5.0
_HIGH_PRIORITY_CLASS = 0x80
_TASKS = Path("/proc/self/task")
_log = logging.getLogger("voip.priority")


def threads() -> frozenset[int]:
    """The system's numbers of this process's threads; none where it does not say."""
    if not sys.platform.startswith("linux"):
        return frozenset()
    return frozenset(int(task.name) for task in _TASKS.iterdir())


def guard() -> None:
    """On the main thread, before it is put first."""
    if sys.platform.startswith("linux"):
        _guard()


def put_first(urgent: Iterable[int]) -> None:
    """Of `threads`; the whole process where threads have no numbers. Does not wait."""
    if sys.platform == "win32":
        _put_process_first()
    elif sys.platform.startswith("linux"):
        refused = [thread for thread in urgent if not _granted(thread)]
        if refused:
            ask = threading.Thread(target=_ask, args=(refused,), name="priority", daemon=True)
            ask.start()


if sys.platform == "win32":

    def _put_process_first() -> None:
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        if not kernel.SetPriorityClass(kernel.GetCurrentProcess(), _HIGH_PRIORITY_CLASS):
            _log.info("no priority: %d", ctypes.get_last_error())


if sys.platform.startswith("linux"):
    import resource

    def _guard() -> None:
        _, most = resource.getrlimit(resource.RLIMIT_RTTIME)
        resource.setrlimit(resource.RLIMIT_RTTIME, (_LONG_US, most))
        signal.signal(signal.SIGXCPU, lambda *_: _step_back())

    def _step_back() -> None:
        _log.warning("too much work at once: it goes before other work no more")
        os.sched_setscheduler(threading.get_native_id(), os.SCHED_OTHER, os.sched_param(0))

    def _granted(thread: int) -> bool:
        """By the system itself: to root, and where an administrator allows it."""
        how = os.SCHED_RR | os.SCHED_RESET_ON_FORK
        try:
            os.sched_setscheduler(thread, how, os.sched_param(PRIORITY))
        except OSError:
            return False
        return True

    def _ask(refused: list[int]) -> None:
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        soft, _ = resource.getrlimit(resource.RLIMIT_RTTIME)
        limits = (min(soft, _LONGEST_US) if soft > 0 else _LONGEST_US, _LONGEST_US)
        resource.setrlimit(resource.RLIMIT_RTTIME, limits)
        name = "org.freedesktop.RealtimeKit1"
        kit = DBusAddress("/org/freedesktop/RealtimeKit1", name, name)
        try:
            with open_dbus_connection("SYSTEM") as bus:
                for thread in refused:
                    order = new_method_call(kit, "MakeThreadRealtime", "tu", (thread, PRIORITY))
                    answer = bus.send_and_get_reply(order, timeout=_PATIENCE_S)
                    if answer.header.message_type != MessageType.method_return:
                        _log.info("RealtimeKit refused: %s", answer.body)
        except (OSError, KeyError, RuntimeError, ValueError) as error:
            _log.info("there is no RealtimeKit: %s", error)
