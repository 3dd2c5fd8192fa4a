"""`santral read FILE`: opens a package on any machine: no profile, no platform, nothing kept."""

import argparse
import asyncio
from pathlib import Path

from desktop.options import APPLICATION
from desktop.theme import STYLE


def main(argv: list[str]) -> int:
    from PySide6.QtWidgets import QApplication

    from desktop import loop, translate
    from desktop.dialogs.package_reader import PackageReader
    from desktop.theme import Theme

    said = _parser().parse_args(argv)
    application = QApplication([APPLICATION, "-style", STYLE])
    application.setApplicationDisplayName(APPLICATION)
    application.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.choose(said.theme or "system")
    theme.prepare(application)
    translate.use(said.lang or "system")
    theme.apply(application)

    async def stay(tasks: loop.Tasks) -> int:
        reader = PackageReader(theme, tasks, said.file)
        closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        reader.finished.connect(lambda _: None if closed.done() else closed.set_result(0))
        reader.show()
        return await closed

    return loop.run(stay)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("santral read", description="Opens a package.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", choices=("tr", "en"))
    parser.add_argument("--theme", choices=("light", "dark"))
    return parser
