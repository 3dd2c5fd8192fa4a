"""Writer: conversations into files, whole or not at all.

    writer = Writer(job)
    writer.add(item); …
    result = writer.finish()      # or writer.abandon(): nothing is left

All is written beside its place under another name, and renamed at the end. What is there already
under the name that was chosen is replaced, for the person said so when they chose it; a folder is
not: another is made beside it.
"""

import hashlib
import shutil
from pathlib import Path

import msgspec
from msgspec.structs import replace

from core.errors import UserError
from core.export import csv_file, letter, plain_text, rows, table_xlsx
from core.export.document import Call, Dossier, Entry, File, Taken, without_notes
from core.export.job import ENDINGS, TOGETHER, Content, Format, Item, Job, Result
from core.export.manifest import (
    NAME,
    SUFFIX,
    Listed,
    Manifest,
    fingerprint,
    listed,
    public_key,
    sign,
)
from core.export.names import Taken as Names
from core.export.names import plain, stem
from core.export.packing import Packing
from core.export.redaction import redacted
from core.export.sound import Unknown, silenced

FILES = "files"
"""Folder of attachments and recordings."""
PACKED = ".packed"


class Writer:
    """Raises UserError export.unwritable{name}, package.weak."""

    def __init__(self, job: Job) -> None:
        self._job, self._target = job, Path(job.target)
        self._part = self._target.with_name(job.part)
        self._names, self._listed = Names(), list[Listed]()
        self._kept: list[Dossier] = []
        self._subjects: list[str] = []
        self._black: dict[str, int] = {}
        self._left_out: list[str] = []
        self._packing: Packing | None = None
        try:
            with _told(self._target):
                self._part.mkdir(parents=True)
                if job.shape in ("zip", "package"):
                    self._packing = Packing(self._part / PACKED, job)
        except UserError:
            self.abandon()
            raise

    def add(self, item: Item) -> None:
        job = self._job
        of = item.dossier if job.notes else without_notes(item.dossier)
        of = redacted(of, job.plan)
        self._subjects.append(of.id)
        for kind, count in of.blacked_out.items():
            self._black[kind] = self._black.get(kind, 0) + count
        with _told(self._target):
            if job.attachments:
                of = self._with_files(of, {each.id: each for each in item.contents})
            if _together(job):
                self._kept.append(of)
            else:
                ending = ENDINGS[job.format]
                self._write(self._names.free(stem(of) + ending), _one(of, job))

    def finish(self) -> Result:
        with _told(self._target):
            if _together(self._job):
                ending = ENDINGS[self._format]
                self._write(self._names.free(self._stem + ending), _many(self._kept, self._job))
            if self._job.shape == "file":
                self._name_only()
            manifest = sign(self._manifest(), self._job.key)
            place = self._put_in_place(manifest)
        public = public_key(self._job.key)
        return Result(
            target=str(place), manifest=hashlib.sha256(manifest).hexdigest(),
            fingerprint=fingerprint(public), count=len(self._subjects), files=len(self._listed),
            subjects=tuple(self._subjects), blacked_out=self._black,
            left_out=tuple(self._left_out),
        )  # fmt: skip

    def abandon(self) -> None:
        if self._packing is not None:
            self._packing.abandon()
        shutil.rmtree(self._part, ignore_errors=True)

    def _name_only(self) -> None:
        """The only file goes by the name that was chosen; the manifest names it so."""
        (only,) = self._listed
        self._only = self._part / only.path
        self._listed = [replace(only, path=self._target.name)]

    # Files

    @property
    def _format(self) -> Format:
        """A package is read by Santral."""
        return "json" if self._job.shape == "package" else self._job.format

    @property
    def _stem(self) -> str:
        if len(self._kept) == 1:
            return stem(self._kept[0])
        return "conversations" if self._job.shape == "package" else plain(self._target.stem)

    def _write(self, path: str, content: bytes) -> None:
        if self._packing is not None:
            self._packing.put(path, content)
        else:
            place = self._part / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        self._listed.append(listed(path, content))

    def _with_files(self, of: Dossier, contents: dict[str, Content]) -> Dossier:
        entries = tuple(self._entry(entry, contents) for entry in of.entries)
        return replace(of, entries=entries)

    def _entry(self, entry: Entry, contents: dict[str, Content]) -> Entry:
        files = tuple(self._file(file, contents) for file in entry.files)
        call = self._call(entry.call, contents) if entry.call else None
        return replace(entry, files=files, call=call)

    def _call(self, call: Call, contents: dict[str, Content]) -> Call:
        whole = call.recording and self._file(call.recording, contents, call.silenced)
        legs = tuple(self._leg(leg, contents, call) for leg in call.legs)
        return replace(call, recording=whole, legs=legs)

    def _leg(self, leg: File, contents: dict[str, Content], call: Call) -> File:
        """Nobody can say which of its seconds those are that must not be heard in the call."""
        if call.silenced and leg.id in contents:
            self._left_out.append(leg.name)
            return leg
        return self._file(leg, contents)

    def _file(
        self, file: File, contents: dict[str, Content], silent: tuple[tuple[int, int], ...] = ()
    ) -> File:
        """One whose seconds cannot be silenced stays where it is."""
        content = contents.get(file.id)
        if content is None:
            return file
        try:
            data = silenced(content.data, silent)
        except Unknown:
            self._left_out.append(file.name)
            return file
        path = f"{FILES}/{self._names.free(plain(file.name, 'file'))}"
        self._write(path, data)
        return replace(file, path=path, size=len(data))

    def _manifest(self) -> Manifest:
        job = self._job
        asked = [*job.plan.kinds, *(["name"] if job.plan.name else [])]
        asked += ["hand"] if job.plan.hands or job.plan.words else []
        asked += ["seconds"] if job.plan.seconds else []
        return Manifest(
            what=job.what, at=job.at, by=job.by, by_id=job.by_id, company=job.writing.company,
            store=job.store, server=job.server, program=job.program, notes=job.notes,
            attachments=job.attachments, subjects=tuple(self._subjects),
            redaction=tuple(sorted(asked)), blacked_out=dict(sorted(self._black.items())),
            files=tuple(self._listed),
        )  # fmt: skip

    # In its place

    def _put_in_place(self, manifest: bytes) -> Path:
        if self._job.shape == "file":
            return self._as_file(manifest)
        if self._packing is not None:
            self._packing.put(NAME, manifest)
            self._packing.close()
            (self._part / PACKED).replace(self._target)
            self.abandon()
            return self._target
        (self._part / NAME).write_bytes(manifest)
        return _moved(self._part, self._target)

    def _as_file(self, manifest: bytes) -> Path:
        """The manifest first: a file without one proves nothing, a manifest alone says so."""
        new = self._part / NAME
        new.write_bytes(manifest)
        new.replace(self._target.with_name(self._target.name + SUFFIX))
        self._only.replace(self._target)
        self.abandon()
        return self._target


class _told:
    """What the disk refuses becomes something a person can do something about."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise _unwritable(self._target) from error


def _unwritable(target: Path) -> UserError:
    return UserError("export.unwritable", name=target.name)


def _moved(part: Path, target: Path) -> Path:
    """Into a folder that was not there: whatever lies in one is somebody's."""
    number, place = 1, target
    while place.exists():
        number += 1
        place = target.with_name(f"{target.name} ({number})")
    part.replace(place)
    return place


def _together(job: Job) -> bool:
    return job.format in TOGETHER or job.shape == "package"


def _one(of: Dossier, job: Job) -> bytes:
    if job.format == "pdf":
        return letter.pdf(of, job.labels, job.writing, notes=job.notes)
    return plain_text.text(of, job.labels, job.writing)


def _many(kept: list[Dossier], job: Job) -> bytes:
    if job.format == "json" or job.shape == "package":
        return as_json(kept, job)
    table = rows.table(kept, job.labels, job.writing)
    if job.format == "xlsx":
        return table_xlsx.xlsx(table, job.writing)
    return csv_file.of_table(table, job.writing, bom=job.bom)


def as_json(kept: list[Dossier], job: Job) -> bytes:
    taken = Taken(
        at=job.at, by=job.by, company=job.writing.company, notes=job.notes,
        conversations=tuple(kept),
    )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(taken), indent=1) + b"\n"
