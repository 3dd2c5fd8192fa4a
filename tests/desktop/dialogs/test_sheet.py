from PySide6.QtWidgets import QApplication

from desktop.dialogs.sheet import Sheet
from desktop.theme import Theme
from tests.desktop.grabs import picture


class Plain(Sheet):
    def retranslate(self) -> None:
        self.say_title("Plain")


def test_a_sheet_has_an_edge_of_its_own(qapp: QApplication, theme: Theme) -> None:
    sheet = Plain(theme)
    sheet.resize(460, 200)
    image = picture(sheet)
    last = image.rect().bottomRight()
    edge = [(0, 0), (last.x(), 0), (0, last.y()), (last.x(), last.y()), (last.x() // 2, 0)]
    (colour,) = {image.pixelColor(*at).name() for at in edge}
    assert colour not in (image.pixelColor(1, 1).name(), theme.color("border").name())
    sheet.deleteLater()
