"""What a row of the audit list says finds that row, in either language and without the dots."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication

from core.entities import Agent, Queue
from core.folding import fold
from core.protocol.frames import Rows
from core.rows import Directory
from core.store import supervision
from core.store.store import Store
from core.supervision import AuditEntry
from desktop import translate
from desktop.models.alert_rows import person
from desktop.models.audit_codes import codes
from desktop.models.audit_words import PLAIN, act_words, refused_words, whom_words
from tests.core.store.samples import filled

KNOWN = Directory(
    agents={"a-7": Agent(id="a-7", name="Işık Ünal"), "a-8": Agent(id="a-8", name="Ece Güneş")},
    queues={"q-9": Queue(id="q-9", name="Satış")},
)
ACTS: tuple[tuple[str, str, dict[str, str], str], ...] = (
    ("supervision.start", "call:k", {"mode": "monitor", "visible": "true", "agent": "a-7"}, ""),
    ("supervision.start", "call:k", {"mode": "whisper", "visible": "true"}, ""),
    ("supervision.start", "call:k", {"mode": "barge", "visible": "false"}, "conflict"),
    ("supervision.start", "conversation:c", {"mode": "monitor", "visible": "true"}, ""),
    ("supervision.start", "conversation:c", {"mode": "take_over", "visible": "false"}, ""),
    ("agent.force_state", "agent:a-8", {"state": "not_ready"}, ""),
    ("agent.force_state", "agent:a-8", {"state": "available"}, ""),
    ("work.transfer", "interaction:i", {"queue": "q-9"}, ""),
    ("work.transfer", "conversation:c", {"to": "a-7"}, ""),
    (
        "export",
        "",
        {"what": "conversations", "count": "1", "format": "pdf", "names": "A-48213"},
        "",
    ),
    ("export", "", {"what": "conversations", "count": "1", "format": "print"}, ""),
    ("export", "", {"what": "package", "count": "12", "format": "json", "names": "A-1\nA-2"}, ""),
    ("export", "", {"what": "report", "count": "5", "format": "xlsx", "names": "Queues"}, ""),
    ("export", "", {"what": "audit", "count": "5", "format": "csv"}, ""),
    ("customer.erase", "contact:p", {"conversations": "3", "taken_out": "2"}, ""),
    ("profile.set", "agent:a-7", {"queues": '["q-1"]', "skills": "{}"}, ""),
    *((act, "rule:r", {}, "") for act in PLAIN),
)


@dataclass
class Listed:
    store: Store
    entries: dict[str, AuditEntry]

    def find(self, words: str) -> set[str]:
        names = {id: fold(of.name) for id, of in KNOWN.agents.items()}
        names |= {id: fold(of.name) for id, of in KNOWN.queues.items()}
        asked = supervision.asked(words, names, codes())
        found = self.store.read(lambda c: supervision.audit(c, asked, -1, None)).result()
        return {of.id for of in found}

    def acts(self, words: str) -> set[tuple[str, str]]:
        found = (self.entries[id] for id in self.find(words))
        return {(of.act, of.facts.get("mode", "")) for of in found}


@pytest.fixture(params=["en", "tr"])
def audit(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Listed]:
    translate.use(request.param)
    entries = [
        AuditEntry(id=f"e{n}", at=n, by="a-8", act=act, subject=of, facts=facts, refused=why)
        for n, (act, of, facts, why) in enumerate(ACTS)
    ]
    store = filled(Rows(audit_entries=tuple(entries)))
    yield Listed(store, {of.id: of for of in entries})
    store.close()
    translate.use("en")


def test_every_word_of_a_row_finds_it(audit: Listed) -> None:
    for id, of in audit.entries.items():
        row = " ".join((act_words(of, KNOWN), whom_words(of, KNOWN), refused_words(of)))
        for word in (*row.split(), row, row.upper(), fold(row)):
            assert id in audit.find(word), f"“{word}” does not find “{row}”"


def test_what_was_whispered_is_not_what_was_heard(audit: Listed) -> None:
    english = act_words(audit.entries["e0"], KNOWN).startswith("Listened")
    whispered, heard = ("whispered", "listened") if english else ("fisildadi", "dinledi")
    assert audit.acts(whispered) == {("supervision.start", "whisper")}
    assert audit.acts(heard) == {("supervision.start", "monitor")}
    skills = "skills" if english else "becer"
    assert audit.acts(skills) == {("profile.set", "")}
    assert audit.acts("satis") == {("work.transfer", "")}
    assert audit.acts("isik") == {
        ("supervision.start", "monitor"), ("work.transfer", ""), ("profile.set", ""),
    }  # fmt: skip


def test_what_was_taken_out_is_named_and_who_did_it_without_a_desk(qapp: QApplication) -> None:
    translate.use("en")
    facts = {"what": "conversations", "count": "9", "format": "json"}
    names = [f"A-{n}" for n in range(9)]
    entry = AuditEntry(id="x", at=0, by="cli:root", act="export", facts=facts)
    assert act_words(entry, KNOWN) == "Took out: 9 conversations as JSON"
    assert whom_words(entry, KNOWN) == ""
    entry = structs.replace(entry, facts={**facts, "names": "\n".join(names)})
    assert whom_words(entry, KNOWN) == "A-0, A-1, A-2, A-3, A-4, A-5 …"
    assert person(entry.by, KNOWN) == "root (command line)"
    assert person("cli:", KNOWN) == "Command line"
    assert person("a-7", KNOWN) == "Işık Ünal"
