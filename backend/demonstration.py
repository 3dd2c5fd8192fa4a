"""The demonstration: the sample company in an empty platform, and who may sign in to it."""

import asyncio
import json
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

from backend.demo.colleagues import Colleagues
from backend.demo.load import CONVERSATIONS, SEED, files, pages
from backend.demo.opening import Opening
from backend.demo.users import ACCOUNT, CUSTOMER_CODE, USERS
from backend.server import Platform

FILE = "demo.json"
"""In the data folder, for this user's eyes only: how the desk signs in."""


class Demonstration:
    """`prepare` before the platform listens, `announce` once its address is known."""

    def __init__(self, platform: Platform, data: Path, conversations: int = CONVERSATIONS) -> None:
        self._platform = platform
        self._path = data / FILE
        self._data = data
        self._conversations = conversations
        self._opening: asyncio.Task[None] | None = None
        self._colleagues: asyncio.Task[None] | None = None

    @property
    def made(self) -> bool:
        return self._platform.log.head > 0

    async def prepare(self) -> None:
        """Makes what is not there; a start that was cut in the middle is made good by the next."""
        if not self.made:
            await self._load()
        await self._platform.accounts.open_account(CUSTOMER_CODE, ACCOUNT, demonstration=True)
        if not self._known():
            await self._let_in()

    def announce(self, url: str) -> None:
        write_private(self._path, {**self._known(), "server": url})

    def open(self, after_s: float) -> None:
        """Whoever waits in it is offered, from `after_s` after the first desk on; 0: nobody is."""
        if after_s:
            opening = Opening(self._platform.log, self._platform.router, after_s)
            self._opening = asyncio.create_task(opening.run())

    def work(self) -> None:
        """Its people work from now on, and customers write to them."""
        colleagues = Colleagues(self._platform.log, self._platform.attendance, SEED)
        self._colleagues = asyncio.create_task(colleagues.run())

    def close(self) -> None:
        for task in (self._opening, self._colleagues):
            if task:
                task.cancel()

    async def _load(self) -> None:
        """The files first: the log is filled last and at once, so it says whether all is done."""
        log = self._platform.log
        made = await asyncio.to_thread(files, self._data / "demo")
        for file in made.values():
            content = await asyncio.to_thread(Path(file.path).read_bytes)
            await self._platform.files.put("", file.name, file.mime, content, file.id)
        company = pages(SEED, self._conversations, log.clock(), made)
        await asyncio.to_thread(log.load, company)

    async def _let_in(self) -> None:
        users = [await self._user(user.agent, user.name) for user in USERS]
        write_private(
            self._path, {"server": "", "customer_code": CUSTOMER_CODE, "users": users}
        )  # fmt: skip

    async def _user(self, agent: str, name: str) -> dict[str, str]:
        password = secrets.token_urlsafe(12)
        person = await self._platform.accounts.add_user(agent, name, password)
        return {"user": name, "password": password, "name": person.name, "role": person.role}

    def _known(self) -> dict[str, Any]:
        try:
            known: dict[str, Any] = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return known


def write_private(path: Path, value: object) -> None:
    """Whole or not at all, readable by nobody else even for a moment."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "w") as file:
        json.dump(value, file)
    Path(part).replace(path)
