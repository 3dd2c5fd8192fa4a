"""Ten thousand real messages, spoilt from a fixed seed: whether the phone falls, and how soon it is
back when it is made to.

The gate's limits of number are off for the ten thousand, so that every one of them is looked at.
What a fall costs is measured on the whole phone, as the desk has it: it is killed as a fault of the
library would kill it, and has to be registered again.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench import voice_rig as rig
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.voice_registrar import await_ready
from tests.voip.abuse.mutation import PLACEHOLDER, mutations, run, run_in_call
from tests.voip.registrar import Registrar
from voip import events as e

MESSAGES, IN_CALL, WHOLE = 10_000, 1_000, 400
BACK_S = 3.0


def figures() -> Iterator[Figure]:
    yield from of_gate_and_library()
    yield from of_the_whole_phone()


def of_gate_and_library() -> Iterator[Figure]:
    progress = Progress("spoilt messages", MESSAGES)
    spoilt = run(MESSAGES, told=progress.at)
    progress.done(f"{spoilt.sent} sent")
    progress = Progress("spoilt offers in a call")
    offers = run_in_call(IN_CALL)
    progress.done(f"{offers.sent} sent")
    yield Figure("abuse: spoilt messages", spoilt.sent, "")
    yield Figure("abuse: messages that made it fall", spoilt.falls, "", 0)
    if spoilt.falls:
        yield Figure("abuse: slowest registered again", spoilt.slowest_back_s, "s", BACK_S)
    yield Figure("abuse: spoilt offers in a call", offers.sent, "")
    yield Figure("abuse: offers that made it fall", offers.falls, "", 0)


def of_the_whole_phone() -> Iterator[Figure]:
    with (
        rig.place() as place,
        Registrar() as registrar,
        threads_that_fell() as fallen,
        rig.BenchPhone(place, registrar.account()) as phone,
    ):
        await_ready(phone, 0)
        contact = registrar.newest_contact().encode()
        for message in mutations(WHOLE, 3261, PLACEHOLDER):
            registrar.say(message.replace(PLACEHOLDER.encode(), contact)[:60_000])
        falls = len(phone.of(e.Unavailable))
        known, pid, began = len(phone.of(e.Registered)), phone.pid, time.monotonic()
        os.kill(pid, signal.SIGSEGV)
        await_ready(phone, known)
        back = time.monotonic() - began
    yield Figure("abuse: the whole phone fell", falls, "", 0)
    yield Figure("abuse: killed (SIGSEGV), registered again", back, "s", BACK_S)
    yield Figure("abuse: threads of the desk that fell", len(fallen), "", 0)


@contextmanager
def threads_that_fell() -> Iterator[list[str]]:
    """Of this process, which is the desk's side of it."""
    fallen: list[str] = []
    before = threading.excepthook
    threading.excepthook = lambda args: fallen.append(args.exc_type.__name__)
    try:
        yield fallen
    finally:
        threading.excepthook = before
