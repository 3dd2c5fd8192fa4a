from core.protocol import commands as c
from core.protocol import events as e
from core.supervision import AuditEntry
from tests.core.office import Office, office

assert office  # a fixture


async def test_what_was_taken_out_is_named_also_before_the_platform_heard(office: Office) -> None:
    note = c.NoteExport(
        what="conversations", format="pdf", count=2, at=7, redacted=True, manifest="ab",
        subjects=("c1", "c2"),
    )  # fmt: skip
    await office.desk.note_export(note)
    facts = {"what": "package", "format": "json", "done_at": "5", "redacted": "no",
             "manifest": "cd", "subjects": "c0 c1"}  # fmt: skip
    entry = AuditEntry(id="a1", at=9, by="u2", act="export", facts=facts)
    await office.apply(e.AuditEntryUpserted(audit_entry=entry), 2)
    first, second = await office.desk.taken_out("c1")
    assert (first.at, first.by, first.waiting, first.redacted) == (7, "u1", True, True)
    assert (second.at, second.by, second.what, second.manifest) == (5, "u2", "package", "cd")
    assert [taken.at for taken in await office.desk.taken_out("c2")] == [7]
    assert await office.desk.taken_out("c") == ()
