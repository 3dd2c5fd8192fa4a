import pytest
from msgspec.structs import replace

from core.export.names import Taken, plain, stem
from core.export.redaction import Plan, redacted
from tests.core.export.sample import dossier


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ayşe Şahin", "Ayşe Şahin"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON.txt", "_CON.txt"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("████", "santral"),
        ("  . ", "santral"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_name_is_plain_on_every_system(text: str, name: str) -> None:
    assert plain(text) == name


def test_a_conversation_goes_by_its_number_and_customer() -> None:
    assert stem(dossier()) == "TR-48213 Ayşe Şahin"
    assert stem(redacted(dossier(), Plan(name=True))) == "TR-48213"
    assert stem(replace(dossier(), reference="")) == "c-1 Ayşe Şahin"


def test_each_name_is_given_once() -> None:
    names = Taken()
    assert [names.free(x) for x in ("a.pdf", "A.PDF", "a.pdf", "b")] == [
        "a.pdf", "A (2).PDF", "a (3).pdf", "b",
    ]  # fmt: skip
