"""`python -m voip.actor [--loses PERCENT]`: somebody on the telephone who does what the lines of its
input say; with a bad line, on which so much of what they say is lost.

One process holds four calls. It ends with its input, and with everything of it.
"""

import logging
import os
import re
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec
import pjsua2 as pj

from voip import orders, priority
from voip.endpoint import Wheel
from voip.orders import Answer
from voip.part import Part

if TYPE_CHECKING:
    from voip.tape import Tape

_log = logging.getLogger("voip.actor")
CODECS = ("G722", "PCMA", "PCMU")
_NAME = re.compile(r"[^\w .\-']")
_LAST_WORDS_MS = 600
_OK = 300


class Scene:
    """The calls of this process and how it answers."""

    def __init__(self, wheel: Wheel, tell: Callable[[orders.News], None]) -> None:
        self.wheel, self.tell = wheel, tell
        self.listens = orders.Listen()
        self.account: Role
        self.parts: dict[str, Part] = {}
        self._registrations: list[Role] = []
        self._tapes: list[Tape] = []
        """Kept: a port that goes while the bridge turns takes the process with it."""
        self._number = 0

    def open(self, loses: int = 0) -> None:
        self.wheel.open("Santral actor", loses=loses)
        _choose_codecs(self.wheel.endpoint)
        listener = self.wheel.listen("udp")
        self.port = listener.port
        self.account = Role(self)
        self.account.create(self.config(self.listens.user, self.listens.login))
        self.tell(orders.Ready(port=listener.port))

    def identity(self, user: str, name: str = "") -> str:
        shown = f'"{_NAME.sub(" ", name)}" ' if name else ""
        return f"{shown}<sip:{user}@127.0.0.1:{self.port}>"

    def config(self, user: str, login: orders.Login | None) -> pj.AccountConfig:
        config = pj.AccountConfig()
        config.idUri = self.identity(user)
        if self.listens.via:
            config.sipConfig.proxies.append(f"<sip:{self.listens.via};lr>")
        if login is not None:
            known = pj.AuthCredInfo("digest", "*", login.user, 0, login.password)
            config.sipConfig.authCreds.append(known)
        config.mediaConfig.srtpUse = pj.PJMEDIA_SRTP_OPTIONAL
        config.mediaConfig.srtpSecureSignaling = 0
        config.mediaConfig.transportConfig.boundAddress = self.listens.media
        config.mediaConfig.transportConfig.publicAddress = "127.0.0.1"
        config.mediaConfig.transportConfig.port = 0
        _let_be(config.natConfig)
        return config

    def close(self) -> None:
        for part in list(self.parts.values()):
            part.leave()
        self.wheel.later(_LAST_WORDS_MS, self.wheel.stop)

    # Orders

    def do(self, order: orders.AnyOrder) -> None:
        if isinstance(order, orders.Listen):
            self.listens = order
            self.account.modify(self.config(order.user, order.login))
            self.tell(orders.Listening())
        elif isinstance(order, orders.Register):
            self.register(order)
        elif isinstance(order, orders.Invite):
            self.invite(order)
        elif isinstance(order, orders.Mix):
            self.mix(order)
        elif part := self.parts.get(order.call):
            self._obey(part, order)

    def _obey(
        self, part: Part,
        order: orders.Press | orders.Say | orders.Record | orders.PauseRecording | orders.Take
        | orders.HangUp,
    ) -> None:  # fmt: skip
        match order:
            case orders.Press(digits=digits):
                part.press(digits)
            case orders.Say(play=play, once=once):
                part.say(play, once=once)
            case orders.Record(path=path, key=key):
                self.record(part, path, key)
            case orders.PauseRecording(most_s=most_s):
                part.pause_recording(most_s)
            case orders.Take():
                part.respond(200)
            case orders.HangUp(status=status):
                part.leave(status)

    def mix(self, order: orders.Mix) -> None:
        """Who is to be heard no more is gone before anybody new is heard."""
        for part in self.parts.values():
            heard = (self.parts.get(name) for name in order.hears.get(part.call, ()))
            part.hear([other for other in heard if other is not None])
        for part in self.parts.values():
            part.connect()

    def record(self, part: Part, path: str, key: bytes) -> None:
        """A call that cannot be recorded is still a call."""
        from voip.tape import Tape  # its ciphers are large: not in every process of a call

        try:
            tape = Tape(self.wheel, path, key)
        except (OSError, ValueError) as error:
            _log.error("a call is not recorded: %s", error)
        else:
            self._tapes.append(tape)
            part.record(tape)

    def invite(self, order: orders.Invite) -> None:
        part = Part(self, order.call, order.play, order.heard)
        part.silent_after_s = order.silent_after_s
        parameters = pj.CallOpParam(True)
        for name, value in _headers(order).items():
            if value:
                header = pj.SipHeader()
                header.hName, header.hValue = name, value
                parameters.txOption.headers.append(header)
        if order.number:
            parameters.txOption.localUri = self.identity(order.number, order.name)
        try:
            part.makeCall(order.to, parameters)
        except pj.Error:
            part.over(503)

    def register(self, order: orders.Register) -> None:
        config = self.config(order.user, order.login)
        host = order.registrar.partition("sip:")[2].partition(";")[0]
        config.idUri = f"<sip:{order.user}@{host}>"
        config.regConfig.registrarUri = order.registrar
        config.regConfig.timeoutSec = order.every_s
        role = Role(self)
        role.create(config, False)
        self._registrations.append(role)

    # Calls that come

    def incoming(self, call_id: int) -> Part:
        self._number += 1
        call, self.listens = _named(self.listens, self._number)
        folder = self.listens.folder
        heard = str(Path(folder) / f"{call}.wav") if folder else ""
        return Part(self, call, "", heard, call_id)

    def receive(self, part: Part) -> None:
        called = part.called()
        answers = self.listens.answers
        answer = answers.get(called) or answers.get("*") or Answer(status=404)
        part.play, part.echo = answer.play, answer.echo
        part.told("ringing", number=called)
        part.respond(180 if answer.status < _OK else answer.status)
        if answer.status < _OK and not answer.waits:
            self.wheel.later(answer.after_ms, lambda: part.respond(200))


class Role(pj.Account):  # type: ignore[misc]  # the library has no types
    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        # Made in here: PJSIP refuses a call that has no object when this returns
        part = self._scene.incoming(int(prm.callId))
        self._scene.wheel.post(lambda: self._scene.receive(part))

    def onRegState(self, prm: pj.OnRegStateParam) -> None:
        status = int(prm.code)
        news = orders.Registered(status=status, ok=200 <= status < _OK)
        self._scene.wheel.post(lambda: self._scene.tell(news))


def _headers(order: orders.Invite) -> dict[str, str]:
    """Call-Info is what telephones of all makes understand to answer by themselves."""
    return {
        "X-ADP-Call": _NAME.sub(" ", order.correlation),
        "X-ADP-Queue": _NAME.sub(" ", order.queue),
        "Call-Info": "<sip:127.0.0.1>;answer-after=0" if order.at_once else "",
    }


def _named(listens: orders.Listen, number: int) -> tuple[str, orders.Listen]:
    """Name of a call that comes, and how the next ones are named."""
    if not listens.first:
        return f"in-{number}", listens
    return listens.first, msgspec.structs.replace(listens, first="")


def _let_be(nat: pj.AccountNatConfig) -> None:
    """Addresses are the proxy's business where there is one, and nobody's where there is none."""
    nat.contactRewriteUse = nat.viaRewriteUse = nat.sdpNatRewriteUse = nat.sipOutboundUse = 0
    nat.udpKaIntervalSec = 0


def _choose_codecs(endpoint: pj.Endpoint) -> None:
    """A short offer: a long one does not fit a datagram."""
    for codec in endpoint.codecEnum2():
        name = codec.codecId.partition("/")[0]
        priority = 200 - CODECS.index(name) if name in CODECS else 0
        endpoint.codecSetPriority(codec.codecId, priority)


def _read(source: BinaryIO, scene: Scene) -> None:
    for data in source:
        try:
            order = orders.order(data)
        except msgspec.DecodeError:
            _log.warning("an order that is not understood was passed over")
            continue
        scene.wheel.post(lambda order=order: scene.do(order))  # type: ignore[misc]
    scene.wheel.post(scene.close)


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    # PJSIP prints its first lines itself, before anybody can tell it not to
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def tell(news: orders.News) -> None:
        with suppress(OSError):  # whoever listened is gone, and our input ends with them
            out.write(orders.line(news))
            out.flush()

    scene = Scene(Wheel(), tell)
    scene.open(int(sys.argv[2]) if sys.argv[1:2] == ["--loses"] else 0)
    threading.Thread(target=_read, args=(sys.stdin.buffer, scene), daemon=True).start()
    priority.guard()
    priority.put_first(scene.wheel.threads)
    scene.wheel.run()
    # Objects of pjsua2 that are left when the library goes would abort the process
    os._exit(0)


if __name__ == "__main__":
    main()
