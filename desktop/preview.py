"""Preview: opens one panel alone on sample data, in any theme and language.

python -m desktop.panels.inbox [--theme dark] [--language tr] [--grab FILE.png]
"""

import argparse
import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from core.settings import Settings
from desktop import loop, translate
from desktop.loop import Tasks
from desktop.parts import Parts
from desktop.theme import STYLE, Theme

SETTLE = 0.6
"""Seconds for reads, pictures and timers before a grab."""


def preview(
    build: Callable[[Parts], QWidget], width: int, height: int, *, supervisor: bool = False,
    unplugged: bool = False,
) -> None:  # fmt: skip
    """Shows what `build` makes until its window is closed; with --grab saves it and leaves.

    `unplugged`: without a line, so that the desk works out by itself what is so now.
    """
    options = _options()
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    theme = Theme()
    theme.choose(options.theme)
    theme.apply(app)
    translate.use(options.language)
    app.lastWindowClosed.connect(app.quit)

    async def main(tasks: Tasks) -> int:
        parts = await _parts(theme, tasks, supervisor, unplugged)
        try:
            return await _shown(build(parts), (width, height), tasks, options.grab)
        finally:
            await tasks.close()
            await parts.desk.close()

    sys.exit(loop.run(main))


async def _shown(panel: QWidget, size: tuple[int, int], tasks: Tasks, grab: Path | None) -> int:
    if start := getattr(panel, "start", None):
        start()
    panel.resize(*size)
    panel.show()
    if grab is None:
        return await tasks.until_quit()
    await asyncio.sleep(SETTLE)
    return 0 if panel.grab().save(str(grab)) else 1


async def _parts(theme: Theme, tasks: Tasks, supervisor: bool, unplugged: bool) -> Parts:
    # The store is slow to import: after the window
    from desktop.preview_desk import Unplugged, preview_desk

    client = Unplugged() if unplugged else None
    desk = await preview_desk(client=client, supervisor=supervisor)
    return Parts(desk=desk, theme=theme, tasks=tasks, settings=Settings(None))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Opens one panel alone on sample data.")
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="system")
    parser.add_argument("--language", choices=("system", "tr", "en"), default="system")
    parser.add_argument("--grab", type=Path, help="save a picture instead of staying open")
    return parser.parse_args()
