"""`python -m backend serve` runs the platform; `user` says who may sign in, `bot check` whether the
bot's flow has mistakes."""

import argparse
import asyncio
import getpass
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

import msgspec
from argon2 import PasswordHasher

from backend import beside, company, customers, logo, people, queues, rulebook, rulebook_file
from backend.channels.bot import script
from backend.channels.bot.measured import measured, told
from backend.channels.bot.source import Wrong
from backend.channels.mail import account
from backend.demonstration import FILE, Demonstration, write_private
from backend.errands import Errand
from backend.log import now_ms
from backend.server import Config, InUse, Platform, Unsafe, Unusable
from backend.session import Pace
from backend.telephony import trunk

DRAIN_MS = 1_000
OFFER_AFTER_S = 30.0
DAY_MS = 86_400_000
SHORTEST_PASSWORD = 8


def main() -> int:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    asked = _arguments().parse_args()
    try:
        return int(asyncio.run(asked.run(asked)))
    except Unsafe as unsafe:
        return _refuse(
            f"{unsafe} is reachable from other machines: give --tls-cert and --tls-key, "
            "or listen on 127.0.0.1"
        )
    except InUse as in_use:
        return _refuse(f"another platform is running on {in_use}: stop it first")
    except (Unusable, trunk.BadTrunk, account.BadMail, people.Refused, Wrong, OSError) as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 0


def _arguments() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python -m backend")
    commands = whole.add_subparsers(required=True)
    serve = commands.add_parser("serve", help="run the platform for one or several desks")
    serve.set_defaults(run=_serve)
    _serve_arguments(serve)
    _sample_arguments(serve)
    _user_arguments(commands.add_parser("user", help="who may sign in; also while it serves"))
    _company_arguments(commands)
    _rules_arguments(commands)
    _bot_arguments(commands.add_parser("bot", help="the bot's flow"))
    return whole


def _serve_arguments(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--data", type=Path, default=Path("platform-data"))
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=0, help="0: any free one")
    serve.add_argument("--tls-cert", type=Path)
    serve.add_argument("--tls-key", type=Path)
    serve.add_argument(
        "--heartbeat-ms", type=int, default=Pace().heartbeat_ms,
        help="a line on which nothing came for twice as long counts as dead",
    )  # fmt: skip
    serve.add_argument(
        "--grace-seconds", type=float, default=Config(Path()).grace_ms / 1000, metavar="SECONDS",
        help="how long after their last desk went somebody counts as there, and keeps their work",
    )  # fmt: skip
    serve.add_argument(
        "--bot", type=Path, metavar="FOLDER",
        help="a flow of one's own, as `bot check` reads it; a mistake is told by file and line",
    )  # fmt: skip
    serve.add_argument(
        "--smtp-config", type=Path, metavar="FILE",
        help="how answers leave by e-mail, in TOML: host, port, security (starttls, tls), sender, "
        "user, password_file; without it no customer is offered one",
    )  # fmt: skip
    serve.add_argument(
        "--zone", default=Config(Path()).zone,
        help="the company's time zone: by its midnight a day begins, here and at every desk",
    )  # fmt: skip
    serve.add_argument(
        "--trunk", type=Path, metavar="FILE",
        help="the line to a telephone operator, in TOML: docs/decisions/0018",
    )  # fmt: skip
    serve.add_argument("--ready", type=Path, help="written with the addresses once it listens")


def _sample_arguments(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--demo", action="store_true", help="with the sample company")
    serve.add_argument(
        "--ring-after", type=float, default=0, metavar="SECONDS",
        help="with --demo: a customer calls so long after a desk's phone is there, once",
    )  # fmt: skip
    serve.add_argument(
        "--offer-after", type=float, default=OFFER_AFTER_S, metavar="SECONDS",
        help="with --demo: who waits in the sample company is offered so long after the first desk "
        "is there, one after the other; 0: not at all",
    )  # fmt: skip
    serve.add_argument(
        "--colleagues", action="store_true",
        help="with --demo: some of the sample company's people work by themselves, and customers "
        "write to them, so that there is something to supervise",
    )  # fmt: skip


def _company_arguments(commands: Any) -> None:
    for name, run, fill, words in (
        ("phone", _phone, company.phone_arguments, "what the company decides for phones"),
        ("queue", _queue, queues.queue_arguments, "how a queue works; all are listed without one"),
        ("skills", _skills, queues.skills_arguments, "what a person is good at, and how much at once"),
        ("company", _company, logo.arguments, "its logo; also while it serves"),
        ("erase", _erase, customers.erase_arguments, "a customer out of everything, with a receipt"),
    ):  # fmt: skip
        verb = commands.add_parser(name, help=words, description=words)
        verb.set_defaults(run=run)
        verb.add_argument("--data", type=Path, default=Path("platform-data"))
        fill(verb)


def _rules_arguments(commands: Any) -> None:
    words = "calendars, reasons and outcome codes of the company; also while it serves"
    rules = commands.add_parser("rules", help=words, description=words)
    rules.set_defaults(run=_rules)
    rules.add_argument("--data", type=Path, default=Path("platform-data"))
    rules.add_argument(
        "file", type=Path, nargs="?", metavar="FILE.toml",
        help="with [[calendars]], [[reasons]] and [[dispositions]]; what it does not name stays as "
        "it is, what [remove] names is archived, and a mistake is told by file and line",
    )  # fmt: skip
    rules.add_argument("--replace", action="store_true", help="archives all it does not name")
    rules.add_argument("--show", action="store_true", help="what there is; so without a file")


def _bot_arguments(bot: argparse.ArgumentParser) -> None:
    words = "tells every mistake in a flow with its file and line; ends with 1 where there are any"
    verbs = bot.add_subparsers(required=True)
    check = verbs.add_parser("check", help=words, description=words)
    check.set_defaults(run=_check_bot)
    check.add_argument(
        "flow", type=Path, nargs="?", default=script.FOLDER,
        help="a folder with intents.toml, rules.toml, phrases.toml and help_centre, or one of its "
        "files; the platform's own where none is given",
    )  # fmt: skip
    check.add_argument(
        "--data", type=Path,
        help="of a platform: also whether it has the queues that the flow hands over to",
    )  # fmt: skip
    words = "how much the bot settled alone and how much it handed over, and why"
    figures = verbs.add_parser("figures", help=words, description=words)
    figures.set_defaults(run=_bot_figures)
    figures.add_argument("--data", type=Path, default=Path("platform-data"))
    figures.add_argument("--days", type=int, default=7, help="sessions that began since then")


def _user_arguments(user: argparse.ArgumentParser) -> None:
    verbs = user.add_subparsers(required=True)
    asked = "the password is asked for, or read from standard input"
    for name, run, words in (
        ("add", _add, f"somebody new, or known with other details; {asked}"),
        ("password", _password, f"gives somebody another password; {asked}"),
        ("disable", _disable, "ends every session and lets them in no more, until `enable`"),
        ("enable", _enable, "lets them in again, with the password they had"),
        ("list", _list, "everybody who may sign in, or might"),
    ):
        verb = verbs.add_parser(name, help=words, description=words)
        verb.set_defaults(run=run)
        verb.add_argument("--data", type=Path, default=Path("platform-data"))
        if name != "list":
            verb.add_argument("--user", required=True, help="what the person signs in with")
        if name == "add":
            _add_arguments(verb)


def _add_arguments(add: argparse.ArgumentParser) -> None:
    add.add_argument("--customer-code", required=True)
    add.add_argument("--account", default="", help="the company's name, when it is new")
    add.add_argument("--name", required=True, help="what colleagues and customers see")
    add.add_argument("--email", default="")
    add.add_argument("--role", choices=("agent", "supervisor", "admin"), default="agent")
    add.add_argument(
        "--team", action="append", default=[],
        help="a team's name or id; a name that is new makes a team; may be given several times",
    )  # fmt: skip


async def _serve(asked: argparse.Namespace) -> int:
    stop = _stop_asked()
    platform = Platform(_config(asked))
    sample = Demonstration(platform, asked.data) if asked.demo else None
    if sample:
        if not sample.made:
            print("making the sample company, once …", flush=True)
        await sample.prepare()
    async with platform:
        if sample:
            _open(sample, platform, asked)
        if asked.ready:
            where = {"url": platform.url, "chat": platform.chat_url, "pid": os.getpid()}
            write_private(asked.ready, where)
        if asked.bot:
            await _look_for_queues(asked.bot, platform)
        print(f"listening on {platform.url}, the web page is {platform.chat_url}", flush=True)
        await stop.wait()
        if sample:
            sample.close()
        print("stopping", flush=True)
    return 0


def _config(asked: argparse.Namespace) -> Config:
    return Config(
        asked.data, asked.host, asked.port, asked.tls_cert, asked.tls_key, drain_ms=DRAIN_MS,
        pace=Pace(heartbeat_ms=asked.heartbeat_ms), telephony=asked.demo,
        grace_ms=round(asked.grace_seconds * 1000), ring_after_s=asked.ring_after,
        bot=asked.bot, zone=asked.zone,
        mail=account.read(asked.smtp_config) if asked.smtp_config else None,
        trunk=trunk.read(asked.trunk) if asked.trunk else None,
    )  # fmt: skip


def _open(sample: Demonstration, platform: Platform, asked: argparse.Namespace) -> None:
    sample.announce(platform.url)
    sample.open(asked.offer_after)
    if asked.colleagues:
        sample.work()
    print(f"sign in with {asked.data / FILE}")


async def _look_for_queues(flow: Path, platform: Platform) -> None:
    """Told, and no reason not to serve: a queue can be made meanwhile."""
    known = await platform.log.database.read(queues.ids)
    try:
        await asyncio.to_thread(script.read, flow, known)
    except Wrong as wrong:
        print(wrong, flush=True)


async def _check_bot(asked: argparse.Namespace) -> int:
    """The whole flow, whichever of its files was named: its parts speak of each other."""
    known = await beside.read(asked.data, queues.ids) if asked.data else None
    try:
        found = await asyncio.to_thread(script.read, asked.flow, known)
    except Wrong as wrong:
        print(wrong)
        return 1
    intents, articles, points = len(found.intents), len(found.articles), len(found.rules.resume)
    print(f"no mistakes: {intents} intents, {articles} articles, {points} points to resume at")
    if known is None:
        print("whether its queues exist is only known of a platform: --data DIR")
    return 0


async def _bot_figures(asked: argparse.Namespace) -> int:
    since = now_ms() - asked.days * DAY_MS
    print(told(await beside.read(asked.data, lambda connection: measured(connection, since))))
    return 0


async def _add(asked: argparse.Namespace) -> int:
    errand = people.Add(
        asked.customer_code, asked.account, asked.user, _hashed_password(), name=asked.name,
        email=asked.email, role=asked.role, teams=tuple(asked.team),
    )  # fmt: skip
    return await _do(asked.data, errand)


async def _password(asked: argparse.Namespace) -> int:
    return await _do(asked.data, people.SetPassword(asked.user, _hashed_password()))


async def _disable(asked: argparse.Namespace) -> int:
    return await _do(asked.data, people.Disable(asked.user))


async def _enable(asked: argparse.Namespace) -> int:
    return await _do(asked.data, people.Enable(asked.user))


async def _phone(asked: argparse.Namespace) -> int:
    decision = company.Decide(
        asked.record, asked.auto_answer, asked.consent, asked.switch_records, asked.outside,
        asked.abroad,
    )  # fmt: skip
    return await _do(asked.data, decision)


async def _company(asked: argparse.Namespace) -> int:
    if asked.logo:
        given = (
            None
            if asked.logo == logo.NONE
            else await asyncio.to_thread(logo.read, Path(asked.logo))
        )
        return await _do(asked.data, logo.SetLogo(given))
    for line in await beside.read(asked.data, logo.in_words):
        print(line)
    return 0


async def _queue(asked: argparse.Namespace) -> int:
    if asked.queue:
        return await _do(asked.data, queues.set_queue(asked))
    for line in await beside.read(asked.data, queues.listed):
        print(line)
    return 0


async def _rules(asked: argparse.Namespace) -> int:
    if asked.file:
        errand = await asyncio.to_thread(rulebook_file.read, asked.file)
        await _do(asked.data, msgspec.structs.replace(errand, replace=asked.replace))
    if asked.show or not asked.file:
        for line in await beside.read(asked.data, rulebook.listed):
            print(line)
    return 0


async def _skills(asked: argparse.Namespace) -> int:
    return await _do(asked.data, queues.set_skills(asked))


async def _erase(asked: argparse.Namespace) -> int:
    return await _do(
        asked.data, customers.EraseCustomer(asked.who, asked.really, customers.asking())
    )


async def _list(asked: argparse.Namespace) -> int:
    for one in await beside.read(asked.data, people.everybody):
        state = "disabled" if one.disabled else one.agent.state
        print(f"{one.user:20} {one.agent.role:11} {state:10} {one.agent.name}")
    return 0


async def _do(data: Path, errand: Errand) -> int:
    print(await beside.do(data, errand))
    return 0


def _hashed_password() -> str:
    """Hashed before it goes anywhere."""
    given = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(given) < SHORTEST_PASSWORD:
        raise people.Refused(f"a password has at least {SHORTEST_PASSWORD} characters")
    return PasswordHasher().hash(given)


def _stop_asked() -> asyncio.Event:
    """Set by Ctrl+C or SIGTERM, wherever the system can tell the loop of them."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
