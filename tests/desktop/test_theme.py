import runpy

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.resources import RESOURCES
from desktop.theme import Theme
from desktop.tokens import DARK, LIGHT
from tests.desktop.grabs import colours, picture


@pytest.mark.parametrize(
    ("weight", "style"), [(400, "Regular"), (500, "Medium"), (600, "SemiBold"), (700, "Bold")]
)
def test_four_weights_are_really_there(theme: Theme, weight: int, style: str) -> None:
    font = theme.font("body", weight)
    assert QFontInfo(font).family() == "Inter"
    assert QRawFont.fromFont(font).styleName() == style


def test_tabular_digits_have_one_width(theme: Theme) -> None:
    def width(text: str, tabular: bool) -> int:
        return QFontMetrics(theme.font("heading", tabular=tabular)).horizontalAdvance(text)

    assert width("1111", True) == width("0000", True)
    assert width("1111", False) < width("0000", False)


def test_the_font_has_every_turkish_letter(theme: Theme) -> None:
    raw = QRawFont.fromFont(theme.font("body"))
    assert all(raw.supportsCharacter(ord(letter)) for letter in "İıŞşĞğÇçÖöÜü₺")


def test_a_font_that_was_changed_does_not_change_the_next(theme: Theme) -> None:
    theme.font("body").setPixelSize(40)
    assert theme.font("body").pixelSize() == 13


def test_switching_repaints_everything_and_tints_the_icons(theme: Theme) -> None:
    button, told = QPushButton("Ata"), []
    theme.set_icon(button, "check", "text")
    theme.changed.connect(lambda: told.append(theme.name))
    before = colours(button.icon().pixmap(18, 18).toImage())
    theme.choose("dark")
    assert told == ["dark"]
    assert theme.color("surface").name() == DARK.surface.lower()
    assert DARK.surface.lower() in colours(picture(button))
    assert colours(button.icon().pixmap(18, 18).toImage()) != before
    theme.choose("light")
    assert LIGHT.surface.lower() in colours(picture(button))


def test_the_same_icon_is_drawn_once(theme: Theme) -> None:
    one, two = (theme.pixmap("inbox", "second", 20, 2.0) for _ in range(2))
    assert one.cacheKey() == two.cacheKey()
    assert one.size().width() == 40 and one.devicePixelRatio() == 2.0


def test_kinds_of_label_differ(theme: Theme, qapp: QApplication) -> None:
    plain, heading = QLabel("Başlık"), QLabel("Başlık")
    heading.setProperty("kind", "heading")
    plain.ensurePolished()
    heading.ensurePolished()
    assert heading.sizeHint().height() > plain.sizeHint().height()


def test_every_image_of_the_sheet_is_what_the_tokens_make() -> None:
    images = runpy.run_path(str(RESOURCES / "styles" / "make.py"))["images"]
    for name, tokens in (("light", LIGHT), ("dark", DARK)):
        for file, content in images(tokens).items():
            kept = (RESOURCES / "styles" / name / file).read_text(encoding="utf-8")
            assert kept == content + "\n", f"run python resources/styles/make.py ({name}/{file})"
