import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.preflight import Check, Name
from desktop.telephone.preflight_words import SENTENCES, TITLES, sentence, title

FACTS = {"why": "starting", "ms": "20", "jitter": "3", "seconds": "9", "free": "2500000000"}


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_finding_has_a_sentence(qapp: QApplication, language: str) -> None:
    translate.use("tr" if language == "tr" else "en")
    for name, code in SENTENCES:
        check = Check(name, "ok", code, dict(FACTS))
        said = sentence(check)
        assert said.endswith(".") and "{" not in said and ".." not in said
        assert title(check)
    translate.use("en")


def test_every_check_has_a_name() -> None:
    named: set[Name] = set(TITLES)
    assert {name for name, _ in SENTENCES} == named


def test_room_is_said_as_the_country_writes_it(qapp: QApplication) -> None:
    translate.use("tr")
    assert sentence(Check("disk", "ok", "fine", {"free": "2500000000"})) == "2,5 GB boş."
    translate.use("en")
    assert sentence(Check("disk", "ok", "fine", {"free": "100000000000"})) == "100 GB free."
