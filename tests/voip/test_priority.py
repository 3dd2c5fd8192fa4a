"""RealtimeKit is one of ours here, on a bus of its own; the real one was tried by hand."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.bus import on_own_bus
from tests.voip.child import run
from voip import priority

KIT = """
import os, resource, subprocess, sys
from jeepney import MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import open_dbus_connection
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
bus = open_dbus_connection("SYSTEM")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.RealtimeKit1"))
phone = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, text=True)
while True:
    order = bus.receive(timeout=15)
    if order.header.message_type == MessageType.method_call:
        break
thread, priority = order.body
threads = {int(id) for id in os.listdir(f"/proc/{phone.pid}/task")}
limits = resource.prlimit(phone.pid, resource.RLIMIT_RTTIME)
bus.send(new_error(order, "org.freedesktop.DBus.Error.AccessDenied"))
phone.communicate("go on", timeout=15)
print(thread in threads, priority, max(limits) <= 200_000, phone.returncode)
"""
PHONE = """
import os, sys, threading
def refused(*_):
    raise PermissionError
os.sched_setscheduler = refused
from voip import priority
from voip.endpoint import Wheel
wheel = Wheel()
wheel.open()
priority.guard()
priority.put_first(wheel.threads - {threading.get_native_id()})
sys.stdin.read()
wheel.turn()
wheel.close()
os._exit(0)
"""


@pytest.fixture
def other() -> Iterator[int]:
    """The number of a thread that does nothing."""
    begun, over, number = threading.Event(), threading.Event(), 0

    def wait() -> None:
        nonlocal number
        number = threading.get_native_id()
        begun.set()
        over.wait()

    thread = threading.Thread(target=wait)
    thread.start()
    begun.wait()
    yield number
    over.set()
    thread.join()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="threads have numbers on Linux")
class TestOnLinux:
    def test_who_turns_the_bridge_is_known(self) -> None:
        said = run("""
            import os
            from voip.endpoint import Wheel
            wheel = Wheel()
            wheel.open()
            wheel.turn()  # a thread gives itself its name
            names = [open(f"/proc/self/task/{id}/comm").read().strip() for id in wheel.threads]
            print("of:", *sorted(names))
            os._exit(0)
        """)
        assert "of: clock ev_thread media python" in said

    def test_threads_are_known_by_number(self, other: int) -> None:
        assert other in priority.threads()

    def test_what_is_granted_is_real_time(self) -> None:
        done = run("""
            import os, threading
            from voip import priority
            priority._ask = lambda refused: print("refused")
            priority.put_first([threading.get_native_id()])
            for thread in threading.enumerate()[1:]:
                thread.join()
            print(os.sched_getscheduler(0) & 0xff, os.sched_getparam(0).sched_priority)
        """)
        granted, refused = f"{os.SCHED_RR} {priority.PRIORITY}", "refused\n0 0"
        assert done.strip() in (granted, refused)

    def test_whoever_works_too_long_steps_back(self) -> None:
        done = run("""
            import os, threading
            from voip import priority
            priority._ask = lambda refused: print("refused")
            priority.guard()
            priority.put_first([threading.get_native_id()])
            while os.sched_getscheduler(0) & 0xff == os.SCHED_RR:
                pass
            print("back")
        """)
        assert done.splitlines()[-1] == "back"

    def test_where_the_system_refuses_realtime_kit_is_asked_and_may_refuse_too(self) -> None:
        done = on_own_bus(sys.executable, "-c", KIT, PHONE)
        assert done.stdout.splitlines()[-1:] == ["True 5 True 0"], done.stderr

    def test_without_a_bus_the_phone_goes_on(self) -> None:
        """In a process of its own: the limit it sets for good would end that of the tests."""
        done = run("""
            import os
            os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nowhere"
            from voip import priority
            priority._ask([1])
            print("on")
        """)
        assert done.splitlines()[-1] == "on"
