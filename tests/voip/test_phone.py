"""The phone's process and the desk's handle on it: each may die, and a call outlives the desk."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.sides import ACCOUNT, MUSIC, ROOT, SECRET, DeskSide, FarSide, Side
from tests.voip.test_calls import FAR_HZ, answered, far_hears, hears, ring
from voip import commands as c
from voip import events as e
from voip import pipe
from voip.phone import Phone
from voip.recording_file import Reader
from voip.values import Policy

Fars = Callable[..., FarSide]

FALLEN_DESK = """
import sys, time
from pathlib import Path
from tests.voip.sides import DeskSide
from voip import commands as c

desk = DeskSide(Path(sys.argv[1]))
print(desk.contact(), flush=True)
desk.send(c.Answer(call=desk.call(state="ringing_in").id))
desk.call(state="talking")
print("talking", flush=True)
time.sleep(60)
"""


class Listener(Side):
    """A desk that does not want its phone closed at its end."""

    def of(self, kind: type) -> list[object]:
        return [news for news in self.news if isinstance(news, kind)]


def test_a_phone_that_falls_is_back_and_configured_within_three_seconds(desk: DeskSide) -> None:
    began = time.monotonic()
    desk.contact()
    usual_s = time.monotonic() - began
    desk.send(c.SetPolicy(policy=MUSIC))
    began = time.monotonic()
    os.kill(desk.pid, signal.SIGSEGV)
    desk.until(lambda: desk.of(e.Unavailable))
    desk.until(lambda: len(desk.of(e.Welcome)) == 2)
    desk.until(lambda: [x.registration.state for x in desk.of(e.Registered)].count("ready") == 2)
    # A machine that needs longer to start a phone at all needs longer for the next one too
    assert time.monotonic() - began < max(3, 2 * usual_s)
    assert desk.of(e.Unavailable)[0].reason == "fell"
    assert "Segmentation fault" in (desk.place / "fallen.txt").read_text()


def test_orders_for_a_phone_that_is_not_there_are_refused(tmp_path: Path) -> None:
    heard = Listener()
    run = (sys.executable, "-c", "import time; time.sleep(30)")
    phone = Phone(tmp_path, SECRET, c.Hello(desk="test"), heard.hear, run)
    phone.send(c.Dial(call="x", account="line", number="100"))
    phone.send(c.Answer(call="y"))
    phone.send(c.Watch(levels=True))
    assert heard.news == [
        e.Refused(code="account.not_ready", call="x"),
        e.Refused(code="call.gone", call="y"),
    ]


def test_a_phone_without_its_library_says_so_once_and_is_not_tried_again(tmp_path: Path) -> None:
    heard = Listener()
    (tmp_path / "pjsua2.py").write_text("raise ImportError('libssl.so.9 is not there')")
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.argv[0] = 'voip';"
    program += "import runpy; runpy.run_module('voip', run_name='__main__')"
    phone = Phone(
        tmp_path / "p", SECRET, c.Hello(desk="test"), heard.hear, (sys.executable, "-c", program)
    )
    phone.start()
    said = heard.until(lambda: heard.of(e.Unavailable))
    assert said == [e.Unavailable(reason="no_library", detail="libssl.so.9 is not there")]
    phone.close()


def test_a_phone_that_keeps_falling_is_given_a_pause(tmp_path: Path) -> None:
    heard = Listener()
    run = (sys.executable, "-c", "import sys; sys.exit(1)")
    phone = Phone(tmp_path, SECRET, c.Hello(desk="test"), heard.hear, run)
    phone.start()
    reasons = heard.until(lambda: [x.reason for x in heard.news] if len(heard.news) >= 4 else None)
    assert reasons[:4] == ["fell", "fell", "fell", "keeps_falling"]
    phone.close()


def test_a_call_outlives_its_desk_and_the_next_desk_has_it_with_its_controls(
    tmp_path: Path, far: Fars
) -> None:
    customer, place = far(FAR_HZ), tmp_path / "phone"
    first = subprocess.Popen(
        [sys.executable, "-c", FALLEN_DESK, str(place)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert first.stdout is not None
    customer.do(f"call {first.stdout.readline().strip()}")
    assert first.stdout.readline() == "talking\n"
    first.kill()
    first.wait()
    first.stdout.close()
    size = customer.heard().stat().st_size
    customer.until(lambda: customer.heard().stat().st_size > size + 32_000)
    far_hears(customer, MICROPHONE_HZ)
    second = DeskSide(place)
    try:
        found = second.until(lambda: second.of(e.Welcome))[0].calls
        assert [call.state for call in found] == ["talking"]
        second.send(c.SetHold(call=found[0].id, on=True))
        customer.told(call=0, media=3)
        second.send(c.SetHold(call=found[0].id, on=False))
        hears(second, FAR_HZ)
        second.send(c.HangUp(call=found[0].id))
        assert second.call(found[0].id, state="ended").ended_by == "us"
    finally:
        second.close()


def test_a_call_that_ended_while_no_desk_was_there_is_told_to_the_next(
    tmp_path: Path, far: Fars
) -> None:
    customer, place = far(FAR_HZ), tmp_path / "phone"
    first = DeskSide(place)
    id = answered(first, customer)
    first.phone.close(keep=True)
    customer.do("hang_up")
    customer.told(state="DISCONNECTED")
    for _ in range(2):  # also to the one after it, which may have been killed before it could read
        desk = DeskSide(place)
        desk.call(id, state="ended", ended_by="them")
        desk.phone.close(keep=True)
    desk = DeskSide(place)
    try:
        calls = desk.until(lambda: desk.of(e.Welcome))[0].calls
        assert [(call.id, call.state) for call in calls] == [(id, "ended")]
    finally:
        desk.close()


@pytest.fixture
def alone(tmp_path: Path) -> DeskSide:
    """Its phone waits a second for the next desk."""
    return DeskSide(tmp_path / "phone", key=bytes(32), program="tests.voip.phone_alone")


def is_gone(desk: DeskSide) -> bool:
    with suppress(AssertionError):
        return not desk.pid
    return True


def test_a_call_that_ended_is_told_even_by_the_next_phone(alone: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = answered(alone, customer)
    alone.phone.close(keep=True)
    customer.do("hang_up")
    customer.told(state="DISCONNECTED")
    alone.until(lambda: is_gone(alone))
    next_one = DeskSide(alone.place, key=bytes(32))
    try:
        assert next_one.call(id).ended_by == "them"
    finally:
        next_one.close()


def test_a_call_that_was_up_when_desk_and_phone_died_at_once_is_told_with_its_recording(
    tmp_path: Path, far: Fars
) -> None:
    (tmp_path / "recordings").mkdir()
    policy = Policy(record=True, recordings=str(tmp_path / "recordings"))
    place, key, customer = tmp_path / "phone", bytes(range(32)), far(FAR_HZ)
    desk = DeskSide(place, policy=policy, key=key)
    id = answered(desk, customer)
    desk.call(id, recording="on")
    began = desk.calls[id].answered_at
    size = customer.heard().stat().st_size
    customer.until(lambda: customer.heard().stat().st_size > size + 48_000)
    pid = desk.pid
    desk.phone.close(keep=True)
    os.kill(pid, signal.SIGKILL)
    next_one = DeskSide(place, policy=policy, key=key)
    try:
        told = next_one.until(lambda: next_one.of(e.Welcome))[0].calls
        assert [(call.id, call.state, call.ended_by) for call in told] == [(id, "ended", "phone")]
        assert told[0].answered_at == began and (told[0].ended_at or 0) >= (began or 0)
        with Reader(tmp_path / "recordings" / f"{id}.call", key) as reader:
            assert reader.recorded.duration_ms >= 1_000
    finally:
        next_one.close()


def test_a_call_that_is_only_listened_to_is_not_recorded_here(tmp_path: Path, far: Fars) -> None:
    (tmp_path / "recordings").mkdir()
    policy = Policy(record=True, recordings=str(tmp_path / "recordings"))
    customer = far(FAR_HZ)
    desk = DeskSide(tmp_path / "phone", policy=policy, key=bytes(range(32)))
    try:
        leg = ring(desk, customer)
        desk.send(c.Answer(call=leg, unrecorded=True))
        desk.call(leg, state="talking")
        hears(desk, FAR_HZ)
        assert desk.calls[leg].recording == "off"
        assert not list((tmp_path / "recordings").iterdir())
    finally:
        desk.close()


def test_an_extension_is_dialled_after_the_answer_though_its_desk_died(
    tmp_path: Path, far: Fars
) -> None:
    customer, place = far(FAR_HZ), tmp_path / "phone"
    customer.do("answering 180")
    first = DeskSide(place)
    first.contact()
    number = f"sip:{customer.name}@127.0.0.1:{customer.port};transport=tcp"
    first.send(c.Dial(call="out", account="line", number=f"{number},17"))
    first.call("out", state="ringing_out", number=number)
    first.phone.close(keep=True)
    second = DeskSide(place)
    try:
        second.until(lambda: second.of(e.Welcome))
        customer.do("answer 200")
        second.call("out", state="talking")
        for digit in "17":
            customer.told(digit=digit)
    finally:
        second.close()


def test_a_call_that_still_rings_out_ends_where_no_desk_comes_back(
    alone: DeskSide, far: Fars
) -> None:
    customer = far(FAR_HZ)
    customer.do("answering 180")
    alone.contact()
    number = f"sip:{customer.name}@127.0.0.1:{customer.port};transport=tcp"
    alone.send(c.Dial(call="out", account="line", number=number))
    alone.call("out", state="ringing_out")
    alone.phone.close(keep=True)
    customer.told(state="DISCONNECTED")
    alone.until(lambda: is_gone(alone))


def test_a_call_with_nobody_on_either_end_is_ended(alone: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = answered(alone, customer)
    alone.phone.close(keep=True)
    time.sleep(3.5)
    assert not is_gone(alone), "somebody is heard"
    customer.fall()
    alone.until(lambda: is_gone(alone))
    next_one = DeskSide(alone.place, key=bytes(32))
    try:
        ended = next_one.call(id)
        assert (ended.ended_by, ended.cause) == ("network", 408)
    finally:
        next_one.close()


def test_without_a_desk_nothing_rings(tmp_path: Path, far: Fars) -> None:
    first, second, place = far(FAR_HZ), far(FAR_HZ), tmp_path / "phone"
    desk = DeskSide(place)
    answered(desk, first)
    contact = desk.contact()
    desk.phone.close(keep=True)
    size = first.heard().stat().st_size
    # Long enough for the phone to have seen that its desk is gone
    first.until(lambda: first.heard().stat().st_size > size + 32_000)
    second.do(f"call {contact}")
    second.told(state="DISCONNECTED", status=480)
    again = DeskSide(place)
    again.until(lambda: again.of(e.Welcome))
    again.close()


def test_good_bye_ends_calls_and_process(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    answered(desk, customer)
    desk.close()
    customer.told(state="DISCONNECTED")
    desk.until(lambda: is_gone(desk))


def test_nobody_without_the_secret_is_let_in(desk: DeskSide) -> None:
    desk.contact()
    assert desk.place.stat().st_mode & 0o777 == 0o700
    with pytest.raises(multiprocessing.AuthenticationError):
        pipe.connect(desk.place, b"x" * pipe.SECRET)
    desk.send(c.HangUp(call="none"))
    desk.refused("call.gone")


def test_rubbish_on_the_pipe_is_passed_over(desk: DeskSide) -> None:
    desk.contact()
    rude = pipe.connect(desk.place, SECRET)
    rude.send_bytes(b"\xc1 rubbish")
    rude.close()
    desk.until(lambda: len(desk.of(e.Welcome)) >= 2)


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[DeskSide]:
    place = tmp_path / ("a folder with a long name " * 4) / "phone"
    side = DeskSide(place, accounts=(ACCOUNT,))
    yield side
    side.close()


def test_a_place_may_lie_deeper_than_a_socket_can_be_named(deep: DeskSide) -> None:
    assert deep.contact()
