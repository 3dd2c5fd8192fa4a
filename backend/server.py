"""The platform put together: one data folder, one port. `async with Platform(config) as p: p.url`."""

import asyncio
import contextlib
import errno
import ipaddress
import sqlite3
import ssl
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from aiohttp import web
from argon2 import PasswordHasher
from sqlalchemy.exc import DatabaseError

from backend import company, customers, history, logo, people, queues, rulebook, rules
from backend.accounts import Accounts, Lifetimes, company_of
from backend.attempts import PER_ADDRESS, PER_NAME, Attempts
from backend.attendance import UNASKED_MS, Attendance
from backend.audit_link import AuditLink
from backend.channels.bot import script
from backend.channels.bot.brain import Brain
from backend.channels.chat import Chat, ChatSettings
from backend.channels.mail.account import MailAccount
from backend.channels.mail.post_office import PostOffice
from backend.channels.routed import RoutedQueues
from backend.dispatch import Dispatch
from backend.erasing import Erasing
from backend.errands import Errand, Errands
from backend.files import Files
from backend.gateway import Gateway
from backend.herald import Herald
from backend.http import Http
from backend.hub import Hub
from backend.link import Parts
from backend.live.alerts import Alerts, forget_old
from backend.live.feed import Feed
from backend.live.schedules import Schedules
from backend.log import Log, now_ms
from backend.permissions import Viewer
from backend.presence import Presence
from backend.report_link import ReportLink
from backend.reports import Reports
from backend.routing import intake
from backend.routing.figures import Figures
from backend.routing.router import Router
from backend.session import Pace
from backend.snooze import Snooze
from backend.state import State
from backend.sums import Sums
from backend.telephony.control import Control
from backend.telephony.phones import Phones
from backend.telephony.routed import Routed
from backend.telephony.switch import Switch
from backend.telephony.trunk import Trunk
from backend.tokens import Signer
from core.entities import Agent
from core.phones import PhoneGiven
from core.protocol.signals import AgentHere
from core.work import COMPANY_ZONE

FILE_NAME = "platform.db"
_HOUSEKEEPING = 3600.0
_MAX_BODY = 64 * 1024


class Unsafe(Exception):
    """Passwords would cross a network in clear text."""


class InUse(Exception):
    """Another process serves this data folder."""


class Unusable(Exception):
    """Something that was given cannot be used; its words are for whoever started the platform."""


class Config(NamedTuple):
    """`data` is made where it is not there. Port 0: any free one."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    tls_cert: Path | None = None
    tls_key: Path | None = None
    pace: Pace = Pace()
    lifetimes: Lifetimes = Lifetimes()
    hasher: PasswordHasher = PasswordHasher()
    tries_per_name: int = PER_NAME
    tries_per_address: int = PER_ADDRESS
    chat: ChatSettings = ChatSettings()
    drain_ms: int = 0
    """How long desks have to leave by themselves when the platform stops."""
    grace_ms: int = 60_000
    """How long after their last desk went a person counts as offline."""
    unasked_ms: int = UNASKED_MS
    """How long a desk may be cut off before what it was offered is offered to others."""
    clock: Callable[[], int] = now_ms
    telephony: bool = False
    """With the small switch, whose customers call and whose colleagues answer."""
    trunk: Trunk | None = None
    """The line to an operator, whose calls come through the queues."""
    bot: Path | None = None
    """Folder of a flow of one's own; None: the platform's."""
    mail: MailAccount | None = None
    """How answers leave by e-mail; None: nobody is offered one."""
    zone: str = COMPANY_ZONE
    """By whose midnight a day begins."""
    ring_after_s: float = 0
    """So long after a desk's phone is there a customer calls, once; 0: only when asked to."""


class Platform:
    """Raises Unsafe where the config asks to listen beyond this machine without TLS, InUse, Unusable
    (the last also where it cannot listen), and bot.source.Wrong."""

    url: str
    chat_url: str

    def __init__(self, config: Config) -> None:
        self._config = config
        _check(config)
        self._tls = _tls(config)
        own = script.read(config.bot) if config.bot else None
        config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = _locked(config.data / "lock")
        self.hub = Hub()
        self.log = _opened(config)
        self.log.obey(intake.follow)
        signer = Signer(self.log.secret("signing"))
        self.files = Files(
            config.data / "files", self.log.database, signer, config.clock, self.log.access
        )
        self.accounts = Accounts(
            self.log, signer, config.hasher, config.lifetimes,
            Attempts(config.tries_per_name, config.tries_per_address), self._revoked,
        )  # fmt: skip
        self._dispatch = Dispatch(self.log)
        self.attendance = Attendance(self.log, config.grace_ms, config.unasked_ms)
        self.phones = Phones()
        self.router = Router(self.log, self.attendance.here, self.phones.calls_of)
        self.attendance.watch(self.router.came_or_went)
        self.attendance.watch(self._tell_here)
        self.phones.watch(self.router.talks_now)
        self._figures = Figures(self.log, self.hub, lambda: self.router.world, config.zone)
        sums = Sums(self.log, config.zone)
        self.log.obey(sums.forget_changed)
        self.reports = Reports(self.log, sums, config.zone)
        self.schedules = Schedules(self.log, self.reports, self.files, config.zone)
        self.feed = Feed(self.log, self.hub, config.zone, sums.arrivals)
        self._alerts = Alerts(self.log, lambda: self.router.world, config.zone)
        self.feed.watch(self._alerts.seen)
        self.switch: Switch | None = None
        if config.telephony or config.trunk is not None:
            place = config.data / "telephony"
            self.switch = Switch(
                self.log, self.phones, place, Routed(self.router.standing), config.trunk,
                plays=config.telephony, ring_after_s=config.ring_after_s, files=self.files,
            )  # fmt: skip
        self._brain = brain = Brain(own, mail=config.mail is not None)
        self.gateway = Gateway(self._parts(), config.pace)
        queues = RoutedQueues(lambda: self.router.world, config.clock)
        self.chat = Chat(self.log, self.hub, self.files, config.chat, queues, brain)
        self.mail = PostOffice(self.log, self.files, brain, config.mail) if config.mail else None
        self._tasks: list[asyncio.Task[Any]] = []

    def _tell_here(self, user: str) -> None:
        here = AgentHere(agent=user, here=self.attendance.here(user))
        self.hub.signal(f"here:{user}", here)

    async def __aenter__(self) -> "Platform":
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await self._name_the_bot()
        await self.chat.start()
        await self._listen()
        self.url = _url(self._config, self._runner.addresses[0][1])
        self.chat_url = f"{self.url}/"
        self.attendance.expect(await self.accounts.signed_in())
        errands = Errands(self.log.database, self.do)
        work = (
            Snooze(self.log).run(), self.attendance.run(), errands.run(), self._keep_house(),
            self.router.run(), self._figures.run(), self.feed.run(),
            self._alerts.run(), self.schedules.run(), Erasing(self.log, self.files).run(),
        )  # fmt: skip
        self._tasks = [asyncio.create_task(one) for one in work]
        if self.mail:
            self._tasks.append(asyncio.create_task(self.mail.run()))
        if self.switch:
            await self.switch.start()
        return self

    async def _listen(self) -> None:
        host, port = self._config.host, self._config.port
        try:
            await web.TCPSite(self._runner, host, port, ssl_context=self._tls).start()
        except OSError as error:
            await self.chat.stop()
            await self._runner.cleanup()
            await self.close()
            taken = error.errno == errno.EADDRINUSE
            why = "another program has that port" if taken else error.strerror
            raise Unusable(f"cannot listen on {host}, port {port}: {why}") from None

    async def __aexit__(self, *_: object) -> None:
        if self.switch:
            await self.switch.stop()
        await self.gateway.drain(self._config.drain_ms)
        await self.chat.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._runner.cleanup()
        await self.close()

    async def do(self, errand: Errand) -> str:
        """Raises people.Refused."""
        if isinstance(errand, company.Decide):
            return await company.decide(errand, self.files)
        if isinstance(errand, queues.SetQueue | queues.SetSkills):
            return await queues.do(errand, self.log)
        if isinstance(errand, customers.EraseCustomer):
            return await customers.do(errand, self.log, self.files)
        if isinstance(errand, logo.SetLogo):
            return await logo.do(errand, self.log.database)
        if isinstance(errand, rulebook.SetRulebook):
            return await rulebook.do(errand, self.log)
        done = await people.do(errand, self.log, self.accounts)
        if isinstance(errand, people.Add):
            await self._name_the_bot()
        return done

    async def _name_the_bot(self) -> None:
        self._brain.works_for(await self.log.database.read(company_of))
        told = rules.rules(self._config.zone, self._brain.own)
        await self.log.transact(partial(rules.tell, wanted=told))

    async def close(self) -> None:
        """For a platform that never listened; leaving `async with` does it too."""
        self.accounts.close()
        await asyncio.to_thread(self.log.close)
        self._lock.close()

    def _parts(self) -> Parts:
        return Parts(
            self.log, self.hub, self._dispatch, Presence(self.hub), self.phones,
            self.attendance, Herald(self.log), asyncio.Semaphore(2), self.accounts.identify,
        )  # fmt: skip

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_MAX_BODY)
        app.add_routes([web.get("/v1/ws", self.gateway.handle)])
        app.add_routes(Http(self.accounts, self.files, self._phone, self._history).routes())
        app.add_routes(ReportLink(self.accounts.identify, self.reports).routes())
        app.add_routes(AuditLink(self.accounts.identify, self.log.database).routes())
        app.add_routes(Control(lambda: self.switch).routes())
        app.add_routes(self.chat.routes())
        return app

    async def _history(self, viewer: Viewer, asked: history.Asked, limit: int) -> bytes:
        return await self.log.database.read(lambda c: history.page(c, viewer, asked, limit))

    async def _phone(self, user: str) -> PhoneGiven:
        agent = await self.log.database.read(lambda c: State(c).get(Agent, user))
        accounts = self.switch.accounts(agent) if self.switch and agent else ()
        policy = await self.log.database.read(company.decided)
        return PhoneGiven(accounts=accounts, policy=policy)

    def _revoked(self, user: str, device: str) -> None:
        self.gateway.revoke(user, device)

    async def _keep_house(self) -> None:
        while True:
            await self._dispatch.forget_old()
            await self.log.forget_old()
            await self.files.forget_stale()
            await self.log.database.write(partial(forget_old, now=self.log.clock()))
            await asyncio.sleep(_HOUSEKEEPING)


def _check(config: Config) -> None:
    if config.tls_cert is None and not _is_loopback(config.host):
        raise Unsafe(config.host)
    if config.zone not in available_timezones():
        raise Unusable(f"there is no time zone {config.zone}")
    if not 0 <= config.port <= 65_535:
        raise Unusable(f"a port is a number from 0 to 65535, not {config.port}")


def _opened(config: Config) -> Log:
    path = config.data / FILE_NAME
    try:
        log = Log.open(path, config.clock)
    except DatabaseError as error:
        raise Unusable(f"{path} cannot be opened: {error.orig}") from None
    path.chmod(0o600)
    return log


def _locked(path: Path) -> sqlite3.Connection:
    """Held by the system as long as the process lives, however it ends; also on Windows."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        raise InUse(str(path.parent)) from None
    except sqlite3.DatabaseError as error:
        lock.close()
        raise Unusable(f"{path} cannot be opened: {error}") from None
    return lock


def _is_loopback(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _tls(config: Config) -> ssl.SSLContext | None:
    if config.tls_cert is None:
        return None
    for path in (config.tls_cert, config.tls_key):
        if path is not None and not path.is_file():
            raise Unusable(f"there is no file {path}")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(config.tls_cert, config.tls_key)
    except OSError as error:
        files = " and ".join(str(path) for path in (config.tls_cert, config.tls_key) if path)
        raise Unusable(f"{files}: not a certificate and its key in PEM: {error}") from None
    return context


def _url(config: Config, port: int) -> str:
    scheme = "https" if config.tls_cert else "http"
    host = f"[{config.host}]" if ":" in config.host else config.host
    return f"{scheme}://{host}:{port}"
