"""A child that holds accounts and answers what rings: the gate and the accounts without the calls.

    with Station(accounts) as station:
        station.ready("a")
        station.tell(do="dial", account="a", number="1001")

What it says comes as JSON, one object to a line: `registered` as the phone says it, `rang` with the
caller, `call` with the state of PJSIP and its last status, `alive`.
"""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from tests.peers.ports import end
from voip.values import Account

ROOT = Path(__file__).resolve().parents[2]
Said = dict[str, Any]


class Station:
    """`answers` False: it only rings. `wide`: declines, and its gate has no limits of number."""

    def __init__(
        self, *accounts: Account, answers: bool = True, speaks: bool = True, wide: bool = False
    ) -> None:
        self._wide = wide
        self.fell = False
        """A test that knows it says so, and then its end is no failure of the test."""
        self._accounts = accounts
        self._answers = answers
        self._speaks = speaks
        self.said: list[Said] = []
        self._queues: dict[str, queue.Queue[Said | None]] = defaultdict(queue.Queue)

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *self._command()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=work, daemon=True) for work in (self._read, self._read_errors)
        ]
        for reader in self._readers:
            reader.start()
        self.set(*self._accounts)
        if not self._answers:
            self.tell(do="ring_only")
        if not self._speaks:
            self.tell(do="be_silent")
        return self

    def _command(self) -> list[str]:
        return [sys.executable, "-m", "tests.voip.station", *(["wide"] if self._wide else [])]

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(BrokenPipeError):
                self.tell(do="quit")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        end(self.process, *self._readers)
        if kind is None and not self.fell:
            assert self.process.returncode == 0, self.log

    @property
    def log(self) -> str:
        """What it wrote to its log."""
        return "".join(self._errors)

    def set(self, *accounts: Account) -> None:
        self.tell(do="set", accounts=msgspec.to_builtins(accounts))

    def tell(self, **order: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def wait(
        self, kind: str, fits: Callable[[Said], object] = lambda _: True, timeout_s: float = 30
    ) -> Said:
        """The next one of that kind that fits. `registered` has a kind to each account."""
        deadline = time.monotonic() + timeout_s
        while True:
            try:
                said = self._queues[kind].get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                said = None
            if said is None:
                raise AssertionError(f"no {kind}: {self.said[-8:]}\n{self.log[-3000:]}")
            if fits(said):
                return said

    def ready(self, account: str, timeout_s: float = 30) -> Said:
        return self.state(account, "ready", timeout_s)

    def failed(self, account: str, timeout_s: float = 30) -> str:
        return str(self.state(account, "failed", timeout_s)["code"])

    def state(self, account: str, state: str, timeout_s: float = 30) -> Said:
        def fits(said: Said) -> bool:
            return bool(said["registration"]["state"] == state)

        found: Said = self.wait(f"registered {account}", fits, timeout_s)["registration"]
        return found

    def is_alive(self) -> bool:
        """It turns: it answers."""
        self.tell(do="ping")
        self.wait("alive")
        return self.process.poll() is None

    def heard(self, kind: str) -> list[Said]:
        return [said for said in self.said if said["is"] == kind]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            said = json.loads(line)
            self.said.append(said)
            kind = said["is"]
            self._queues[kind].put(said)
            if kind == "registered":
                self._queues[f"registered {said['registration']['account']}"].put(said)
        for waiting in list(self._queues.values()):
            waiting.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._errors.append(line)


def serve() -> None:
    """The child."""
    import faulthandler
    import logging
    import os

    import pjsua2 as pj

    from voip import diagnosis as diagnosing
    from voip.account import Accounts
    from voip.caller import Caller
    from voip.diagnosis import Diagnosis
    from voip.endpoint import Wheel
    from voip.gate import Gates
    from voip.trust import Limits

    # The library writes to the standard output before it can be told not to.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    faulthandler.enable()
    logging.basicConfig(level=logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.WARNING)

    def say(**what: object) -> None:
        out.write(json.dumps(what) + "\n")
        out.flush()

    def event(said: object) -> None:
        out.write(msgspec.json.encode(said).decode() + "\n")
        out.flush()

    calls: dict[int, Any] = {}
    will_answer, will_echo = [True], [True]

    class Talk(pj.Call):  # type: ignore[misc]  # the library has no types
        def onCallState(self, prm: pj.OnCallStateParam) -> None:
            info = self.getInfo()
            say(**{"is": "call", "state": info.stateText, "status": info.lastStatusCode})
            if info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
                wheel.post(lambda: calls.pop(id(self), None))

        def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
            info = self.getInfo()
            for at, media in enumerate(info.media):
                if media.status != pj.PJSUA_CALL_MEDIA_ACTIVE:
                    continue
                sound = self.getAudioMedia(at)
                if will_echo[0]:
                    sound.startTransmit(sound)
                stream = self.getStreamInfo(at)
                keys = self.getMedTransportInfo(at).localRtpName
                say(**{"is": "media", "codec": stream.codecName, "at": keys})

    def rang(line: Any, call_id: int, who: Caller) -> None:
        call = Talk(line.sip, call_id)
        calls[id(call)] = call
        account = line.values.id
        say(
            **{
                "is": "rang",
                "account": account,
                "number": who.number,
                "name": who.name,
                "correlation": who.correlation,
            }
        )
        parameters = pj.CallOpParam()
        parameters.statusCode = 486 if wide else 200 if will_answer[0] else 180
        wheel.post(lambda: call.answer(parameters))

    wheel = Wheel()
    wheel.open()
    wide = "wide" in sys.argv
    limits = Limits(100_000, 100_000, 100_000, 100_000, 6e6) if wide else Limits()
    gates = Gates(limits)
    accounts = Accounts(wheel, gates, event, rang, lambda line: bool(calls))
    diagnosis = Diagnosis(wheel, gates, event)

    def obey(order: Said) -> None:
        match order.pop("do"):
            case "set":
                accounts.set(msgspec.convert(order["accounts"], tuple[Account, ...]))
            case "ring_only":
                will_answer[0] = False
            case "be_silent":
                will_echo[0] = False
            case "dial":
                line = accounts.line(order["account"])
                assert line
                call = Talk(line.sip)
                calls[id(call)] = call
                call.makeCall(line.address(order["number"]), pj.CallOpParam(True))
            case "hang_up":
                for call in list(calls.values()):
                    call.hangup(pj.CallOpParam())
            case "register":
                accounts.register_now()
            case "measure":
                accounts.measure(event)
            case "patience":
                diagnosing.TALKED_TO_S = order["seconds"]
            case "test":
                diagnosis.start(msgspec.convert(order["account"], Account), order["echo"])
            case "ping":
                say(**{"is": "alive"})
            case "quit":
                wheel.stop()

    def listen() -> None:
        for line in sys.stdin:
            order = json.loads(line)
            wheel.post(lambda order=order: obey(order))  # type: ignore[misc]
        wheel.post(wheel.stop)

    threading.Thread(target=listen, daemon=True).start()
    wheel.run()
    wheel.endpoint.hangupAllCalls()
    for _ in range(10):
        wheel.turn()
    diagnosis.close()
    accounts.close()
    calls.clear()
    gates.close()
    out.close()
    os._exit(0)


if __name__ == "__main__":
    serve()
