"""Exporting: what a person takes out, from the desk to files, written beside the screen's process.

Nothing of it is kept in the profile but the entry of the audit list, which waits for a line where
there is none.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from core.errors import UserError
from core.export.job import Format, Item, Job, Result, Shape, part_of
from core.export.manifest import fingerprint, public_key
from core.export.process import Taking, program
from core.export.redaction import Plan
from core.protocol.commands import NoteExport
from desktop.exporting_dossier import contents, dossier
from desktop.exporting_origin import Origin
from desktop.exporting_words import as_read, labels
from desktop.parts import Parts
from desktop.version import VERSION

SUBJECTS = 500
"""Of one entry of the audit list; the platform takes no more than a thousand."""


class Order(msgspec.Struct, frozen=True):
    """What a person asked for. `expires_at` and `passphrase`: of a package."""

    target: Path
    format: Format = "pdf"
    shape: Shape = "file"
    notes: bool = False
    attachments: bool = False
    plan: Plan = Plan()
    passphrase: str = ""
    expires_at: int = 0


class Exporting:
    """One for a stay. `run` starts the process that writes."""

    def __init__(self, origin: Origin, run: Sequence[str] = ()) -> None:
        self._run, self._origin = tuple(run) or program(), origin

    @property
    def fingerprint(self) -> str:
        """Of the key that signs here."""
        return fingerprint(public_key(self._origin.key))

    async def take(
        self, parts: Parts, keys: Sequence[int], order: Order,
        progress: Callable[[int], None] = lambda _: None,
    ) -> Result:  # fmt: skip
        """Cancelled at any time: nothing is left. One that is gone meanwhile is passed over.

        Raises UserError export.unwritable, export.nothing, export.cut, package.weak, store.*.
        """
        job = self._job(parts, order)
        taking = await asyncio.to_thread(Taking, self._run, job)
        try:
            names = await self._feed(taking, parts, keys, order, progress)
            result = await asyncio.to_thread(taking.finish)
        finally:
            await asyncio.shield(asyncio.to_thread(taking.close))
        await self._note(parts, order, result, job.at, names)
        return result

    async def _feed(
        self, taking: Taking, parts: Parts, keys: Sequence[int], order: Order,
        progress: Callable[[int], None],
    ) -> dict[str, str]:  # fmt: skip
        """The next is read while one is written. Their references, by id."""
        writing: asyncio.Future[None] | None = None
        names = dict[str, str]()
        for done, key in enumerate(keys):
            item = await self._item(parts, key, order)
            if writing is not None:
                await writing
            progress(done)
            if item is not None:
                writing = asyncio.ensure_future(asyncio.to_thread(taking.add, item))
                writing.add_done_callback(_heard)
                names[item.dossier.id] = item.dossier.reference
        if writing is not None:
            await writing
        if not names:
            raise UserError("export.nothing")
        progress(len(keys))
        return names

    async def _item(self, parts: Parts, key: int, order: Order) -> Item | None:
        try:
            of = await dossier(parts, key)
        except UserError as error:
            if error.code != "conversation.gone":
                raise
            return None
        return Item(of, await contents(parts, of) if order.attachments else ())

    def _job(self, parts: Parts, order: Order) -> Job:
        desk, origin = parts.desk, self._origin
        return Job(
            target=str(order.target), part=part_of(order.target), shape=order.shape,
            format=order.format, labels=labels(), writing=as_read(desk), key=origin.key,
            at=desk.now(), by=desk.me.name, by_id=desk.me.id, store=origin.store,
            server=origin.server, program=f"Santral {VERSION}", notes=order.notes,
            attachments=order.attachments, plan=order.plan, passphrase=order.passphrase,
            expires_at=order.expires_at,
            what="package" if order.shape == "package" else "conversations",
        )  # fmt: skip

    async def _note(
        self, parts: Parts, order: Order, result: Result, at: int, names: Mapping[str, str]
    ) -> None:
        """In as many entries as it takes: an erasure must be able to name each."""
        packed = order.shape == "package"
        for first in range(0, len(result.subjects), SUBJECTS):
            subjects = result.subjects[first : first + SUBJECTS]
            note = NoteExport(
                what="package" if packed else "conversations",
                format="json" if packed else order.format, count=len(subjects), at=at,
                redacted=bool(order.plan), manifest=result.manifest, subjects=subjects,
                names=tuple(names[id] for id in subjects if names.get(id)),
            )  # fmt: skip
            await parts.desk.note_export(note)


def _heard(writing: "asyncio.Future[None]") -> None:
    """Of one nobody waits for any more, since the whole was given up."""
    if not writing.cancelled():
        writing.exception()
