"""What the command line reads of a platform and has done by it, whether it serves meanwhile or not."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from backend.database import Database
from backend.errands import Errand, ask
from backend.people import Add, Refused
from backend.server import FILE_NAME, Config, InUse, Platform

T = TypeVar("T")


async def read(data: Path, work: Callable[[Connection], T]) -> T:
    database = await asyncio.to_thread(Database, _file(data))
    try:
        return await database.read(work)
    finally:
        await asyncio.to_thread(database.close)


async def do(data: Path, errand: Errand) -> str:
    """By the platform that serves this folder, or here where none does; what it says was done."""
    if not isinstance(errand, Add):
        _file(data)
    try:
        platform = Platform(Config(data))
    except InUse:
        return await ask(data / FILE_NAME, errand)
    try:
        return await platform.do(errand)
    finally:
        await platform.close()


def _file(data: Path) -> Path:
    """Only adding somebody makes a platform where there is none."""
    path = data / FILE_NAME
    if not path.is_file():
        raise Refused(f"there is no platform in {data}")
    return path
