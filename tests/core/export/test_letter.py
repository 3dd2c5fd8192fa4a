from functools import partial

from msgspec.structs import replace

from core.export.document import Entry
from core.export.letter import Letter, _laid, pdf
from core.export.patterns import PATTERNS
from core.export.redaction import Plan, redacted
from tests.core.export.sample import AT, SECRETS, dossier
from tests.core.export.words import LABELS, WRITING


def pages(content: bytes) -> int:
    return content.count(b"/Type /Page\n")


def test_it_is_a_document_with_links_and_its_own_typeface() -> None:
    content = pdf(dossier(), LABELS, WRITING, notes=True)
    assert content.startswith(b"%PDF-")
    assert b"/URI (https://kargo.example/TR48213?a=1)" in content
    assert b"Inter-Regular" in content
    assert b"/FontFile2" in content


def test_a_letter_without_end_goes_over_many_pages() -> None:
    long = Entry(id="x", kind="in", at=AT, text="Uzun bir mektup. " * 3_000 + "W" * 9_000)
    assert pages(pdf(replace(dossier(), entries=(long,)), LABELS, WRITING, notes=False)) > 10


def test_an_empty_conversation_is_one_page() -> None:
    assert pages(pdf(replace(dossier(), entries=()), LABELS, WRITING, notes=False)) == 1


def test_what_was_blacked_out_is_in_no_layer() -> None:
    plan = Plan(kinds=frozenset(PATTERNS), name=True)
    content = pdf(redacted(dossier(), plan), LABELS, WRITING, notes=True)
    for secret in (*SECRETS, "Ayşe"):
        assert secret.encode() not in content


def test_what_the_typeface_lacks_is_told_before_all_else() -> None:
    of = replace(dossier(), customer=replace(dossier().customer, name="محمد علي"))
    of = replace(of, entries=tuple(replace(entry, text="[a]") for entry in of.entries) * 40)
    flow = _laid(Letter(of, LABELS, WRITING, notes=False))
    first = " ".join(
        each.keywords["line"].text for each in flow.pages[0]
        if isinstance(each, partial) and "line" in each.keywords
    )  # fmt: skip
    assert len(flow.pages) > 2 and LABELS.not_in_typeface[:40] in first


def test_nothing_is_told_of_brackets_that_somebody_wrote() -> None:
    of = replace(dossier(), entries=(Entry(id="x", kind="in", at=AT, text="[1] bak"),))
    flow = _laid(Letter(of, LABELS, WRITING, notes=False))
    said = [each.keywords["line"].text for each in flow.pages[0]
            if isinstance(each, partial) and "line" in each.keywords]  # fmt: skip
    assert not [line for line in said if line.startswith(LABELS.not_in_typeface[:20])]
