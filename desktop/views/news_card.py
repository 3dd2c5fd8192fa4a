"""NewsCard: an announcement in the corner. It stays until it was read, whatever else comes."""

from PySide6.QtCore import QEvent

from core.supervision import Announcement
from desktop.parts import Parts
from desktop.times import clock
from desktop.translate import tr
from desktop.views.toast import Toast, ToastCard


class NewsCard(ToastCard):
    stays = True

    def __init__(self, parts: Parts, of: Announcement, read: Toast) -> None:
        self.of, self._parts = of, parts
        super().__init__(parts.theme, read)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say_anew(news_toast(self._parts, self.of))


def news_toast(parts: Parts, of: Announcement) -> Toast:
    by = parts.desk.directory.agents.get(of.by)
    name = by.name if by is not None else tr("Announce", "A supervisor")
    title = tr("Announce", "{name}, {time}", name=name, time=clock(of.at))
    return Toast(title, of.text, seconds=0, act=(tr("Announce", "Read"), lambda: None))
