"""Live: what the painted timeline asks for while it paints, from pictures and the player."""

from PySide6.QtGui import QPixmap

from core.entities import Attachment
from desktop.views.attachment_pictures import Pictures
from desktop.views.attachment_player import Player


class Live:
    def __init__(self, pictures: Pictures, player: Player) -> None:
        self._pictures = pictures
        self._player = player

    def picture(self, file: Attachment) -> QPixmap | None:
        return self._pictures.get(file)

    def progress(self, id: str) -> float | None:
        return self._player.progress(id)

    def playing(self, id: str) -> bool:
        return self._player.playing(id)

    def speed(self) -> float:
        return self._player.speed
