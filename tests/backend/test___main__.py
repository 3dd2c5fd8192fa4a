"""The command line, in processes of its own: also when they are killed."""

import asyncio
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from backend.log import Log
from core.ids import uuid7
from core.protocol import frames as f
from tests.backend import sample
from tests.backend.client import Cache, Cut, TestDesk, live

PASSWORD = "correct horse"
ROOT = Path(__file__).resolve().parents[2]


def _run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "backend", *arguments]
    return subprocess.run(
        command, input=given, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )


def _add(data: Path, user: str, *more: str) -> None:
    done = _run(
        "user", "add", "--data", str(data), "--customer-code", "acme", "--user", user,
        "--name", user.title(), "--team", "Destek", *more, given=f"{PASSWORD}\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)


class Server:
    def __init__(self, process: "subprocess.Popen[bytes]", told: dict[str, Any]) -> None:
        self.process = process
        self.url = str(told["url"])
        self.told = told

    async def token(self, user: str = "ada") -> str:
        status, said = await self._post(user, PASSWORD)
        assert status == 200
        return str(said["access_token"])

    async def sign_in(self, user: str, password: str = PASSWORD) -> int:
        return (await self._post(user, password))[0]

    async def _post(self, user: str, password: str) -> tuple[int, Any]:
        body = {"customer_code": "acme", "user": user, "password": password, "device_id": "d1"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/v1/sign-in", json=body) as reply,
        ):
            return reply.status, await reply.json()


@asynccontextmanager
async def serving(data: Path) -> AsyncIterator[Server]:
    """A platform in a process; killed at the end unless it ended before."""
    ready = data / f"ready-{uuid7()}.json"
    command = [sys.executable, "-m", "backend", "serve", "--data", str(data), "--ready", str(ready)]
    # Not asyncio's: two watchers of children in one test run take them from each other
    process = await asyncio.to_thread(_start, command)
    assert process.stdout
    try:
        line = await asyncio.to_thread(process.stdout.readline)
        assert b"listening on" in line, line
        yield Server(process, json.loads(ready.read_bytes()))  # a small file
    finally:
        process.kill()
        await asyncio.to_thread(process.wait)
        process.stdout.close()


def test_it_refuses_to_be_reached_without_tls(tmp_path: Path) -> None:
    done = _run("serve", "--data", str(tmp_path / "data"), "--host", "0.0.0.0")
    assert done.returncode == 2 and "--tls-cert" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--tls-cert", "no.pem", "--tls-key", "no.key"), "no file no.pem"),
        (("--tls-cert", "README.md", "--tls-key", "README.md"), "not a certificate"),
        (("--port", "99999999"), "from 0 to 65535"),
        (("--port", "{taken}"), "another program has that port"),
        (("--data", "{rubbish}"), "platform.db cannot be opened: file is not a database"),
        (("--data", "README.md"), "README.md"),
        (("--zone", "Moon/Tranquillity"), "no time zone Moon/Tranquillity"),
        (("--bot", "{flow}"), "rules.toml:"),
        (("--bot", "{flow}"), ", not 'passport'"),
    ],
)
def test_what_it_cannot_start_with_is_said_in_one_line(
    tmp_path: Path, given: tuple[str, ...], says: str
) -> None:
    (tmp_path / "rubbish").mkdir()
    (tmp_path / "rubbish/platform.db").write_text("rubbish" * 50, encoding="utf-8")
    flow = _flow(tmp_path, '"national_id"', '"passport"')
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        known = {"taken": port, "rubbish": tmp_path / "rubbish", "flow": flow}
        words = [one.format_map(known) for one in ("--data", str(tmp_path / "data"), *given)]
        done = _run("serve", *words)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert says in line


def test_a_password_has_a_length(tmp_path: Path) -> None:
    done = _run(
        "user", "add", "--data", str(tmp_path), "--customer-code", "a", "--user", "u", "--name",
        "U", given="short\n",
    )  # fmt: skip
    assert done.returncode == 2 and "8 characters" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_says_where_it_is_and_stops_when_asked(tmp_path: Path, number: int) -> None:
    _add(tmp_path, "ada")
    async with serving(tmp_path) as server:
        assert server.told["pid"] == server.process.pid
        assert server.told["chat"].startswith(server.url)
        busy = _run("serve", "--data", str(tmp_path))
        assert busy.returncode == 2 and "stop it first" in busy.stderr
        async with live(server.url, await server.token(), "agent-ada") as desk:
            server.process.send_signal(number)
            assert await desk.closed() == f.CLOSE_DRAINING
            assert desk.goaway
        assert await asyncio.to_thread(server.process.wait, 20) == 0


async def test_people_are_let_in_and_out_while_it_serves(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path))
    _add(tmp_path, "ada")
    async with serving(tmp_path) as server:
        await asyncio.to_thread(_add, tmp_path, "eve", "--role", "supervisor")
        await server.token("eve")
        async with live(server.url, await server.token(), "agent-ada") as desk:
            assert desk.cache.rows["agents"]["agent-eve"].role == "supervisor"
            changed = await asyncio.to_thread(
                _run, "user", "password", *data, "--user", "ada", given="another horse\n"
            )
            assert (changed.returncode, changed.stderr) == (0, "")
            assert await desk.closed() == f.CLOSE_REVOKED
        assert await server.sign_in("ada") == 401
        assert await server.sign_in("ada", "another horse") == 200
        gone = await asyncio.to_thread(_run, "user", "disable", *data, "--user", "ada")
        assert (gone.returncode, gone.stderr) == (0, "")
        assert await server.sign_in("ada", "another horse") == 401
        listed = _run("user", "list", *data).stdout.splitlines()
        assert [line.split()[:3] for line in listed] == [
            ["ada", "agent", "disabled"], ["eve", "supervisor", "offline"],
        ]  # fmt: skip
        await asyncio.to_thread(_run, "user", "enable", *data, "--user", "ada")
        assert await server.sign_in("ada", "another horse") == 200
        decided = await asyncio.to_thread(_run, "phone", *data, "--record", "yes")
        assert decided.stdout.startswith("record: yes, auto-answer: each, consent: none")
        (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
        shown = await asyncio.to_thread(_run, "company", *data, "--logo", f"{tmp_path}/logo.svg")
        assert shown.stdout.endswith(f"; logo: logo.svg, {len(LOGO)} bytes\n"), shown.stderr
        ghost = await asyncio.to_thread(_run, "user", "disable", *data, "--user", "ghost")
        assert (ghost.returncode, ghost.stderr) == (2, "nobody signs in as ghost\n")


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" />'
RULES = """[[calendars]]
id = "office"
name = "Office"
week = [["09:00-18:00"], ["09:00-18:00"], [], [], [], [], []]
[calendars.holidays]
"2027-01-01" = []

[[reasons]]
id = "break"
budget_s = 900

[[dispositions]]
id = "sent"
name = "Sent"
general = false
"""


async def test_hours_reasons_and_outcomes_of_a_company_of_ones_own(tmp_path: Path) -> None:
    """Without the sample company; first while nothing serves, then beside what serves."""
    data, file = ("--data", str(tmp_path)), tmp_path / "rules.toml"
    _add(tmp_path, "ada")
    file.write_text(RULES, "utf-8")
    done = _run("rules", *data, str(file))
    assert (done.stdout, done.stderr) == (
        "1 calendars, 1 reasons, 1 dispositions: 3 new or changed\n", "",
    )  # fmt: skip
    async with serving(tmp_path) as server:
        async with live(server.url, await server.token(), "agent-ada") as desk:
            assert desk.cache.rows["calendars"]["office"].holidays == {"2027-01-01": ()}
            assert desk.cache.rows["dispositions"]["sent"].name == "Sent"
            assert desk.cache.rows["reasons"]["break"].budget_s == 900
        file.write_text(RULES.replace("900", "1200"), "utf-8")
        again = await asyncio.to_thread(_run, "rules", *data, str(file), "--show")
        first, *shown = again.stdout.splitlines()
        assert first.endswith(": 1 new or changed")
        assert [line.split()[:2] for line in shown] == [
            ["calendar", "office"], ["reason", "break"], ["disposition", "sent"],
        ]  # fmt: skip
        assert "1200 s a day" in shown[1]
        words = ("queue", *data, "--queue", "q", "--name", "Q", "--team", "team-destek")
        named = ("--wrap", "required", "--disposition", "sent", "--calendar", "office")
        kept = await asyncio.to_thread(_run, *words, *named)
        assert (kept.stdout, kept.stderr) == (
            "q: calendar: office, wrap: required, dispositions: ('sent',)\n", "",
        )  # fmt: skip
    file.write_text(RULES[: RULES.index("[[reasons]]")], "utf-8")
    done = _run("rules", *data, str(file), "--replace")
    assert done.stdout.endswith("0 new or changed, 2 archived\n"), done.stderr
    file.write_text(RULES.replace("18:00", "25:00"), "utf-8")
    wrong = _run("rules", *data, str(file))
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("rules.toml:4: '09:00-25:00' is no time of one day")


def test_nobody_is_looked_for_where_there_is_no_platform(tmp_path: Path) -> None:
    for verb in (("list",), ("disable", "--user", "ada")):
        done = _run("user", *verb, "--data", str(tmp_path / "none"))
        assert done.returncode == 2 and "no platform" in done.stderr
    assert not (tmp_path / "none").exists()


class Sender:
    """Sends notes on and on, remembers what was acknowledged, and sends the rest again."""

    def __init__(self) -> None:
        self.cache = Cache("agent-ada")
        self.epoch = ""
        self.sent: list[str] = []
        self.acknowledged: set[str] = set()

    async def on(self, server: Server, kill_after: int) -> None:
        """Until the platform is killed, in the middle of what it does."""
        loop = asyncio.get_running_loop()
        async with self.line(server, await server.token()) as desk:
            for id in [id for id in self.sent if id not in self.acknowledged]:
                await self._send(desk, id)
            loop.call_later(kill_after / 1000, server.process.kill)
            with pytest.raises((Cut, ConnectionError)):
                while True:
                    self.sent.append(uuid7())
                    await self._send(desk, self.sent[-1])

    @asynccontextmanager
    async def line(self, server: Server, token: str) -> AsyncIterator[TestDesk]:
        async with live(
            server.url, token, "agent-ada", cache=self.cache, epoch=self.epoch
        ) as desk:  # fmt: skip
            assert desk.hello.mode == ("resume" if self.epoch else "snapshot")
            self.epoch = desk.hello.epoch
            yield desk

    async def _send(self, desk: TestDesk, id: str) -> None:
        res = await desk.ask("note.add", id=id, conversation="c1", text=id)
        while res.error and res.error.after_ms:
            await asyncio.sleep(res.error.after_ms / 1000)
            res = await desk.ask("note.add", id=id, conversation="c1", text=id)
        assert res.ok
        self.acknowledged.add(id)


async def _with_conversation(data: Path) -> None:
    log = Log.open(data / "platform.db")
    await log.transact(lambda t: sample.create(t, "c1", None))
    log.close()


async def test_kill_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    _add(tmp_path, "ada")
    await _with_conversation(tmp_path)
    sender = Sender()
    for kill_after in (150, 290, 410):
        async with serving(tmp_path) as server:
            await sender.on(server, kill_after)
    async with serving(tmp_path) as server:
        token = await server.token()
        async with sender.line(server, token):
            pass
        fresh = Cache("agent-ada")
        async with live(server.url, token, "agent-ada", cache=fresh):
            assert sender.cache.state() == fresh.state()
    notes = [m.text for m in sender.cache.messages.values()]
    assert len(notes) == len(set(notes)), "nothing twice"
    assert sender.acknowledged <= set(notes), "nothing that was acknowledged is lost"
    assert len(sender.acknowledged) >= 10


def _flow(place: Path, before: str, after: str) -> Path:
    """The platform's own with something else in its rules."""
    shutil.copytree(ROOT / "backend/channels/bot", place / "bot", dirs_exist_ok=True)
    rules = place / "bot" / "rules.toml"
    rules.write_text(rules.read_text("utf-8").replace(before, after), "utf-8")
    return place / "bot"


def test_the_bots_flow_is_checked(tmp_path: Path) -> None:
    fine = _run("bot", "check")
    assert (fine.returncode, fine.stdout[:11]) == (0, "no mistakes")
    wrong = _run("bot", "check", str(_flow(tmp_path, '"national_id"', '"passport"') / "rules.toml"))
    assert wrong.returncode == 1
    assert re.fullmatch(
        r"rules\.toml:\d+: 'kind' is one of [\w, ]+, not 'passport'\n", wrong.stdout
    )
    _add(tmp_path, "ada")
    unknown = _run("bot", "check", "--data", str(tmp_path))
    assert unknown.returncode == 1
    assert re.match(r"intents\.toml:\d+: unknown queue 'qu-orders'\n", unknown.stdout)
    nowhere = _run("bot", "check", "nowhere")
    assert (nowhere.returncode, nowhere.stdout) == (1, "nowhere: there is no such file or folder\n")


def test_the_bots_figures_are_told(tmp_path: Path) -> None:
    assert _run("bot", "figures", "--data", str(tmp_path)).returncode == 2
    _add(tmp_path, "ada")
    told = _run("bot", "figures", "--data", str(tmp_path))
    assert (told.returncode, told.stdout.splitlines()[0]) == (0, "sessions 0")
