"""Language and theme are switched while the desk runs; no word and no colour stays behind."""

from desktop.translations import Catalogue
from tests.end_to_end.stage import Stage

LIGHT, DARK = "#f4f5f7", "#101216"


def play(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("the desk opens with a conversation, in Turkish and light"):
        stage.start_platform()
        stage.start_desk("--theme", "light")
        desk.click_row("Ayşe Şahin", seconds=60)
        desk.sees("Müşteri · 2019'dan beri")
        assert desk.ground() == LIGHT
    with stage.step("Ctrl+Shift+L makes it dark"):
        desk.key("Ctrl+Shift+L")
        assert desk.ground() == DARK
        darkened(stage)
    with stage.step("the palette switches to English: every word follows"):
        to_other_language(stage, "ingilizce")
        desk.sees("Customer since 2019")
        assert not left_behind(desk.spoken(), "tr"), left_behind(desk.spoken(), "tr")
    with stage.step("and to Turkish again, with the settings open"):
        to_other_language(stage, "turkish")
        desk.sees("Müşteri · 2019'dan beri")
        desk.key("Ctrl+,")
        desk.sees("Ayarlar")
        assert not left_behind(desk.spoken(), "en"), left_behind(desk.spoken(), "en")
        desk.key("Escape")
    with stage.step("light again, and the line was live all the time"):
        desk.key("Ctrl+Shift+L")
        assert desk.ground() == LIGHT
        desk.sees_not("evrimdışı")


def to_other_language(stage: Stage, words: str) -> None:
    stage.desk.key("Ctrl+K")
    stage.desk.write(words)
    stage.desk.key("Return")


def darkened(stage: Stage) -> None:
    """The painted parts too: hardly a white spot is left on the picture."""
    from PySide6.QtGui import QImage

    path = stage.place / "dark.png"
    stage.desk.grab(path)
    image = QImage(str(path))
    points = [
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 9)
        for y in range(0, image.height(), 9)
    ]
    bright = sum(lightness > 235 for lightness in points) / len(points)
    assert bright < 0.02, f"{bright:.0%} of the screen is still white"


def left_behind(spoken: list[str], language: str) -> list[str]:
    """Words of the screen that are in the catalogue as `language` says them, and only so."""
    ours, others = set(), set()
    for text, forms in Catalogue.read("tr").said.items():
        turkish, english = set(forms), {text.source}
        ours |= turkish if language == "tr" else english
        others |= english if language == "tr" else turkish
    return sorted(word for word in spoken if word in ours - others)
