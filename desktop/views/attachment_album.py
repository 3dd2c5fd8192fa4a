"""Album: the pictures of one conversation, looked up while somebody steps through them."""

from dataclasses import dataclass
from typing import Literal

from core.desk import Desk
from core.entities import Attachment, Message
from desktop.rows.timeline_files import is_picture

CHUNK = 128
"""Messages read at once on the way to the next picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`order` is its message's."""

    file: Attachment
    order: int
    author: str
    at: int


class Album:
    """`name` stands for an author who has none: the customer."""

    def __init__(self, desk: Desk, key: int, last: int, name: str) -> None:
        self._desk, self._key, self._last, self._name = desk, key, last, name

    async def find(self, file: Attachment, order: int) -> Picture | None:
        """A picture of the message at `order`; None where it is gone."""
        there = await self._read(order, order)
        return next((picture for picture in there if picture.file.id == file.id), None)

    async def beside(self, picture: Picture, way: Literal[-1, 1]) -> Picture | None:
        """The next newer one, or with -1 the next older one; None at the end."""
        same = await self._read(picture.order, picture.order)
        if picture in same and 0 <= (place := same.index(picture) + way) < len(same):
            return same[place]
        order = picture.order + way
        while 1 <= order <= self._last:
            far = min(self._last, max(1, order + way * (CHUNK - 1)))
            found = await self._read(min(order, far), max(order, far))
            if found:
                return found[0 if way > 0 else -1]
            order = far + way
        return None

    async def _read(self, first: int, last: int) -> list[Picture]:
        messages = await self._desk.messages(self._key, first, last)
        return [picture for message in messages for picture in self._pictures(message)]

    def _pictures(self, message: Message) -> list[Picture]:
        author = message.author.name or self._name
        return [
            Picture(file, message.order, author, message.at)
            for file in message.attachments
            if is_picture(file) and not message.deleted
        ]
