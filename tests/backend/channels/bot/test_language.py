import pytest

from backend.channels.bot.language import Languages, language
from backend.channels.bot.script import load

SCRIPT = load()


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages(SCRIPT.intents)


@pytest.mark.parametrize("text", ["Siparişim nerede?", "siparisim nerede", "kargom gelmedi hala"])
def test_turkish_with_and_without_its_letters(languages: Languages, text: str) -> None:
    assert languages.of(text, "en") == "tr"


@pytest.mark.parametrize("text", ["Where is my order?", "I bought a lamp at Ardıç Home"])
def test_english_even_with_a_turkish_name_in_it(languages: Languages, text: str) -> None:
    assert languages.of(text, "tr") == "en"


@pytest.mark.parametrize("text", ["TR-48213", "", "ok", "no", "12345"])
def test_what_tells_nothing_changes_nothing(languages: Languages, text: str) -> None:
    assert (languages.of(text, "tr"), languages.of(text, "en")) == ("tr", "en")


def test_the_page_says_which_language_it_is() -> None:
    assert (language("tr-TR"), language("en"), language("")) == ("tr", "en", "en")
