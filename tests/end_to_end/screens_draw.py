"""Draws screens in one theme, language, size and scale; the last line printed says what is wrong."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from backend.demo.load import files
from desktop import loop, translate
from desktop.loop import Tasks
from desktop.theme import STYLE, Theme
from tests.end_to_end.screens import FILES, USUAL
from tests.end_to_end.screens_acting import ACTING, ACTING_MAIN
from tests.end_to_end.screens_desk import DESK, MAIN
from tests.end_to_end.screens_dialogs import DIALOGS
from tests.end_to_end.screens_edges import EDGES
from tests.end_to_end.screens_export import EXPORTS
from tests.end_to_end.screens_faults import faults
from tests.end_to_end.screens_live import LIVE, LIVE_MAIN
from tests.end_to_end.screens_offers import OFFERS, OFFERS_MAIN
from tests.end_to_end.screens_phone import PHONE, PHONE_MAIN
from tests.end_to_end.screens_phone_dialogs import PHONE_DIALOGS
from tests.end_to_end.screens_quality import QUALITY, QUALITY_MAIN
from tests.end_to_end.screens_reports import REPORTS, REPORTS_MAIN
from tests.end_to_end.screens_review import REVIEW, REVIEW_MAIN
from tests.end_to_end.screens_room import Room
from tests.end_to_end.screens_work import WORK, WORK_MAIN

ALL = {
    **DESK,
    **OFFERS,
    **WORK,
    **PHONE,
    **DIALOGS,
    **EXPORTS,
    **PHONE_DIALOGS,
    **REVIEW,
    **QUALITY,
    **REPORTS,
    **LIVE,
    **ACTING,
    **EDGES,
}
COLUMNS, ROWS, THUMB, GAP, CAPTION = 3, 3, QSize(640, 400), 12, 18
OPENING = "opening"


class Drawing:
    def __init__(self, room: Room, out: Path) -> None:
        self._room, self._out = room, out
        self.wrong: dict[str, list[str]] = {}
        self._drawn: list[tuple[str, QImage]] = []
        out.mkdir(parents=True, exist_ok=True)

    async def take(self, name: str) -> None:
        image = await self._room.picture()
        image.save(str(self._out / f"{name}.png"))
        if found := faults(image):
            self.wrong[name] = found
        self._drawn.append((name, image.scaled(
            THUMB, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )))  # fmt: skip

    async def draw(self, name: str) -> None:
        """A state that cannot be reached is an objection like any other."""
        state = ALL[name](self._room)
        try:
            await anext(state)
            await self.take(name)
            await anext(state, None)
        except (AssertionError, AttributeError, TypeError) as missed:
            self.wrong[name] = [f"{type(missed).__name__}: {missed}"]
        finally:
            self._room.close_menus()

    def sheets(self, stem: Path) -> None:
        """Contact sheets of nine, to look through quickly."""
        for page, start in enumerate(range(0, len(self._drawn), COLUMNS * ROWS), 1):
            sheet = _sheet(self._drawn[start : start + COLUMNS * ROWS])
            sheet.save(f"{stem}-{page}.png")


def _sheet(drawn: Sequence[tuple[str, QImage]]) -> QImage:
    cell = QSize(THUMB.width() + GAP, THUMB.height() + GAP + CAPTION)
    rows = -(-len(drawn) // COLUMNS)
    size = QSize(cell.width() * COLUMNS + GAP, cell.height() * rows + GAP)
    whole = QImage(size, QImage.Format.Format_RGB32)
    whole.fill(QColor("#808590"))
    with QPainter(whole) as painter:
        painter.setPen(QColor("white"))
        for place, (name, image) in enumerate(drawn):
            x = GAP + cell.width() * (place % COLUMNS)
            y = GAP + cell.height() * (place // COLUMNS)
            painter.drawText(QRect(x, y, THUMB.width(), CAPTION), 0, name)
            painter.drawImage(x, y + CAPTION, image)
    return whole


async def draw(room: Room, options: Any, size: tuple[int, int]) -> dict[str, list[str]]:
    drawing = Drawing(room, options.out)
    names = chosen(options.names, whole=size == USUAL)
    await room.open(*size)
    if OPENING in names:
        await drawing.take(OPENING)
    await room.furnish()
    try:
        for name in names:
            if name != OPENING:
                await drawing.draw(name)
    finally:
        await room.close()
    drawing.sheets(options.out.parent / f"sheet-{options.out.name}")
    return drawing.wrong


def chosen(beginnings: Sequence[str], *, whole: bool) -> list[str]:
    """All screens, the main ones, or those whose names begin so."""
    names = [OPENING, *ALL]
    if beginnings:
        return [name for name in names if name.startswith(tuple(beginnings))]
    return (
        names
        if whole
        else [
            *MAIN,
            *OFFERS_MAIN,
            *WORK_MAIN,
            *PHONE_MAIN,
            *REVIEW_MAIN,
            *QUALITY_MAIN,
            *REPORTS_MAIN,
            *LIVE_MAIN,
            *ACTING_MAIN,
        ]
    )


def main() -> int:
    options = _options()
    width, _, height = options.size.partition("x")
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setCursorFlashTime(0)
    app.setDesktopFileName("santral")
    theme = Theme()
    theme.choose(options.theme)
    theme.apply(app)
    translate.use(options.lang)
    wrong: dict[str, list[str]] = {}

    async def work(tasks: Tasks) -> int:
        room = Room(theme, tasks, files(FILES))
        wrong.update(await draw(room, options, (int(width), int(height))))
        return 0

    loop.run(work)
    print(json.dumps(wrong, ensure_ascii=False), flush=True)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--lang", choices=("tr", "en"), default="tr")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
