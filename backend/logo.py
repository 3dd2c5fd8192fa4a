"""The company's logo: said on the command line, kept beside the log, shown on its page and in the chat
there. A company without one has its initials."""

import argparse
from html import escape
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import Connection, delete, select

from backend import drawing, given
from backend.accounts import company_of
from backend.database import Database
from backend.people import Refused
from backend.rows import put_rows, upsert
from backend.tables import meta
from core.initials import initials

MOST = 256 * 1024
NONE = "none"
_KEY = "logo"
_META = upsert(meta, ("key",))
_INITIALS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="18" '
    'fill="#23603f"/><text x="32" y="33" fill="#ffffff" font-family="Inter, Segoe UI, Helvetica Neue, '
    'Arial, sans-serif" font-size="{size}" font-weight="600" text-anchor="middle" '
    'dominant-baseline="central">{letters}</text></svg>'
)


class Logo(msgspec.Struct, frozen=True):
    """`name` is the file's, as it was given."""

    name: str
    mime: Literal["image/svg+xml", "image/png"]
    body: bytes


class SetLogo(msgspec.Struct, frozen=True, tag=True):
    """None: the initials again."""

    logo: Logo | None


def read(path: Path) -> Logo:
    """Without anything that is no drawing. Raises Refused."""
    content = given.content(path, MOST)
    try:
        if content.startswith(drawing.PNG):
            return Logo(path.name, "image/png", drawing.png(content))
        return Logo(path.name, "image/svg+xml", drawing.svg(content))
    except drawing.NoDrawing as why:
        raise Refused(f"{path} {why}") from why


async def do(errand: SetLogo, database: Database) -> str:
    """Does it and says what there is now."""

    def work(connection: Connection) -> str:
        connection.execute(delete(meta).where(meta.c.key == _KEY))
        if errand.logo:
            value = msgspec.json.encode(errand.logo).decode()
            put_rows(connection, _META, [{"key": _KEY, "value": value}])
        return "; ".join(in_words(connection))

    return await database.write(work)


def logo_of(connection: Connection) -> Logo | None:
    found: str | None = connection.scalar(select(meta.c.value).where(meta.c.key == _KEY))
    return msgspec.json.decode(found, type=Logo) if found else None


def mark_of(connection: Connection) -> Logo | None:
    """What stands for the company; None for the sample, which has its own."""
    company = company_of(connection)
    return (logo_of(connection) or _initials(company.name)) if company.own else None


def in_words(connection: Connection) -> list[str]:
    name, logo = company_of(connection).name, logo_of(connection)
    shown = f"{logo.name}, {len(logo.body):,} bytes" if logo else f"its initials, {initials(name)}"
    return [f"company: {name or 'nobody may sign in yet'}", f"logo: {shown}"]


def _initials(name: str) -> Logo:
    letters = initials(name)
    drawn = _INITIALS.format(letters=escape(letters), size=30 if len(letters) == 1 else 26)
    return Logo("", "image/svg+xml", drawn.encode())


def arguments(company: argparse.ArgumentParser) -> None:
    company.add_argument(
        "--logo", metavar="FILE",
        help=f"an SVG or PNG of at most {MOST // 1024} KiB, for the company's page and its chat; {NONE}: "
        "its initials again; without this it is said what there is",
    )  # fmt: skip
