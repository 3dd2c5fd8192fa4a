from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.theme import Theme
from desktop.views.not_responding import NotResponding


def test_what_is_so_and_the_one_way_back(qapp: QApplication, theme: Theme) -> None:
    translate.use("tr")
    banner = NotResponding(theme)
    banner.keys = "Ctrl Shift 1"
    banner.say("Yanıtlamadınız: Ayşe Şahin", "Web sohbeti. Sırada başkalarına sunuluyor.")
    banner.retranslate()
    back = QSignalSpy(banner.back_asked)
    banner.back.click()
    assert (back.count(), banner.back.text()) == (1, "Geri döndüm")
    assert "Siz dönene kadar" in banner.accessibleName()
    assert banner.accessibleName().startswith("Yanıtlamadınız: Ayşe Şahin. Web sohbeti. Sırada")
    assert banner._keys.text() == "Ctrl Shift 1"
    translate.use("en")
    banner.deleteLater()
