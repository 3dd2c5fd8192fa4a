"""What the company decides for everybody's phone: said on the command line, kept beside the log, and
told to each desk with its accounts, at the latest when its line comes back."""

import argparse
import asyncio
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import Connection

from backend import given, policy
from backend.files import Files
from backend.people import Refused
from backend.policy import Decision, Who
from backend.rows import ATTACHED, put_rows, upsert
from backend.tables import meta
from core.entities import Attachment
from core.phones import PhonePolicy

Say = Literal["yes", "no", "each", ""]
"""each: left to each person; empty: as it is."""
_META = upsert(meta, ("key",))
_SAID: dict[Say, bool | None] = {"yes": True, "no": False, "each": None}
_NAMES: dict[bool | None, str] = {True: "yes", False: "no", None: "each"}
_LARGEST = 20 * 1024 * 1024


class Decide(msgspec.Struct, frozen=True, tag=True):
    """`consent`: path of a WAV on this machine, "none" for no announcement, empty: as it is."""

    record: Say = ""
    auto_answer: Say = ""
    consent: str = ""
    switch_records: Say = ""
    outside: Who | Literal[""] = ""
    abroad: Say = ""


def decided(connection: Connection) -> PhonePolicy:
    """As desks are told it."""
    return policy.decision(connection).told


async def decide(errand: Decide, files: Files) -> str:
    """Does it and says what is decided now. Raises Refused."""
    before = await files.database.read(policy.decision)
    after = msgspec.structs.replace(
        before,
        record=_SAID[errand.record] if errand.record else before.record,
        auto_answer=_SAID[errand.auto_answer] if errand.auto_answer else before.auto_answer,
        consent=await _announcement(errand.consent, before.consent, files),
        switch_records=_is(errand.switch_records, before.switch_records),
        outside=errand.outside or before.outside,
        abroad=_is(errand.abroad, before.abroad),
    )
    row = {"key": policy.KEY, "value": msgspec.json.encode(after).decode()}
    await files.database.write(lambda c: put_rows(c, _META, [row]))
    return in_words(after)


def in_words(decision: Decision) -> str:
    consent = decision.consent.name if decision.consent else "none"
    record, auto_answer = _NAMES[decision.record], _NAMES[decision.auto_answer]
    desks = f"record: {record}, auto-answer: {auto_answer}, consent: {consent}"
    records, abroad = _NAMES[decision.switch_records], _NAMES[decision.abroad]
    return f"{desks}; switch records: {records}, outside: {decision.outside}, abroad: {abroad}"


def _is(said: Say, before: bool) -> bool:
    return said == "yes" if said else before


async def _announcement(said: str, before: Attachment | None, files: Files) -> Attachment | None:
    if not said:
        return before
    if said == "none":
        return None
    content = await asyncio.to_thread(_content, Path(said))
    upload = await files.put("", Path(said).name, "audio/wav", content)
    everybody = {"id": upload.id, "conversation": ""}
    await files.database.write(lambda c: put_rows(c, ATTACHED, [everybody]))
    return Attachment(
        id=upload.id, name=upload.name, mime=upload.mime, size=upload.size, sha256=upload.sha256
    )


def _content(path: Path) -> bytes:
    content = given.content(path, _LARGEST)
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise Refused(f"{path} is no WAV")
    return content


# The command line's words


def phone_arguments(phone: argparse.ArgumentParser) -> None:
    phone.description = (
        "What is not given stays as it is; without anything, what is decided is said."
    )
    for name, words in (
        ("--record", "every call from its first word"),
        ("--auto-answer", "a call that comes while nobody talks"),
    ):
        phone.add_argument(name, choices=("yes", "no", "each"), default="", help=words)
    phone.add_argument(
        "--consent", default="", metavar="WAV", type=_wav,
        help="both sides hear it before a recording begins; none: nothing",
    )  # fmt: skip
    for name, words in (
        ("--switch-records", "calls through the queue, where they are carried, and by no desk"),
        ("--abroad", "numbers of other countries may be called over the platform's line"),
    ):
        phone.add_argument(name, choices=("yes", "no"), default="", help=words)
    phone.add_argument(
        "--outside", choices=("nobody", "supervisors", "everybody"), default="",
        help="who may call numbers outside over the platform's line, or hand a caller on to one",
    )  # fmt: skip


def _wav(path: str) -> str:
    """For a platform that was started in another folder."""
    return path if path in ("", "none") else str(Path(path).resolve())
