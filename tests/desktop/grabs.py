"""Looking at what was painted: colours of a picture, and a widget once it has settled."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours(image: QImage, where: QRect | None = None) -> set[str]:
    """Every colour in `where` (device px), as #rrggbb."""
    area = where or image.rect()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


async def until(so: Callable[[], object], seconds: float = 10.0) -> None:
    """Waits for what a thread has a part in: on a busy machine no number of turns is enough.

    Raises TimeoutError.
    """
    async with asyncio.timeout(seconds):
        while not so():  # noqa: ASYNC110  # Qt tells nobody
            await asyncio.sleep(0.005)


async def turns(count: int = 30) -> None:
    """Lets reads that are ready be done; for what happens on a thread there is `until`."""
    for _ in range(count):
        await asyncio.sleep(0)
