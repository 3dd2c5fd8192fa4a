"""How long after its registrar was restarted an account can be called again."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import voice_rig as rig
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.peers.ports import LOOPBACK
from voip import events as e
from voip.values import Account, Transport

AGAIN_S = 5.0
DOWN_S = 2.0


def account(server: Kamailio, user: str, transport: Transport = "tcp") -> Account:
    port = server.tls if transport == "tls" else server.udp
    return Account(
        id=user, user=user, domain=DOMAIN, registrar=f"{LOOPBACK}:{port}",
        password=PASSWORDS[user], transport=transport, srtp="off", codecs=("PCMA",),
    )  # fmt: skip


def figures() -> Iterator[Figure]:
    progress = Progress("a registrar that is restarted")
    with (
        rig.place() as place,
        Kamailio(folder(place)) as server,
        rig.BenchPhone(place, account(server, "1000")) as phone,
    ):
        began = time.monotonic()
        await_ready(phone, 0)
        first = time.monotonic() - began
        again = after_restart_s(server, phone)
    progress.done("registered again")
    yield Figure("voice: registered after the start of the phone", first, "s")
    yield Figure("voice: registered after a registrar's restart", again, "s", AGAIN_S)


def folder(place: Path) -> Path:
    path = place / "kamailio"
    path.mkdir()
    return path


def after_restart_s(server: Kamailio, phone: rig.BenchPhone) -> float:
    """From the moment it answers again."""
    known = len(phone.of(e.Registered))
    server.stop()
    time.sleep(DOWN_S)
    server.start()
    began = time.monotonic()
    await_ready(phone, known)
    return time.monotonic() - began


def await_ready(phone: rig.BenchPhone, after: int) -> None:
    """The newest word of the registration, after so many older ones, is that it is ready."""

    def ready() -> bool:
        said = phone.of(e.Registered)
        return len(said) > after and said[-1].registration.state == "ready"

    with rig.told("it was not registered"):
        phone.until(ready, 60)
