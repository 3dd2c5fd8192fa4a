from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from core.errors import UserError
from desktop import translate
from desktop.error_words import ERROR_WORDS
from desktop.translate import tr, use, words


@pytest.fixture(autouse=True)
def english_after(qapp: QApplication) -> Iterator[None]:
    yield
    use("en")


def test_both_languages_and_back() -> None:
    use("tr")
    assert tr("Inbox", "Mine") == "Benim"
    assert QLocale().language() == QLocale.Language.Turkish
    use("en")
    assert tr("Inbox", "Mine") == "Mine"


def test_plurals() -> None:
    use("en")
    assert [tr("Times", "%n days", n) for n in (1, 3)] == ["1 day", "3 days"]
    use("tr")
    assert [tr("Times", "%n days", n) for n in (1, 3)] == ["1 gün", "3 gün"]


def test_what_a_customer_wrote_is_never_a_pattern() -> None:
    assert tr("Inbox", "You: {text}", text="{0} %n {text}") == "You: {0} %n {text}"


def test_a_switch_reaches_every_widget() -> None:
    class Watcher(QWidget):
        told = 0

        def changeEvent(self, event: QEvent) -> None:
            self.told += event.type() == QEvent.Type.LanguageChange

    watcher = Watcher()
    use("tr")
    QApplication.sendPostedEvents()
    assert watcher.told > 0


def test_qts_own_words_are_turkish_too() -> None:
    use("tr")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert "ptal" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("code", sorted(ERROR_WORDS))
def test_every_error_says_what_happened_and_what_to_do(
    language: translate.Language, code: str
) -> None:
    use(language)
    facts = {
        "name": "a.pdf",
        "limit": "25000000",
        "server": "x",
        "path": "y",
        "seconds": "9",
        "version": "2",
        "period": "2026-13",
        "least": "12",
        "at": "1795420000000",
    }
    title, detail = words(UserError(code, **facts))
    assert title and detail and "{" not in title + detail


def test_an_unknown_error_names_its_code() -> None:
    title, detail = words(UserError("new.one"))
    assert title == "Something went wrong" and "new.one" in detail


def test_limits_are_written_for_people() -> None:
    assert "25 MB" in words(UserError("file.too_large", name="a", limit="25000000"))[1]
    assert "4,096" in words(UserError("message.too_long", limit="4096"))[1]
