"""Which package is to be opened, asked at the desk."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.export.package import SUFFIX
from desktop.dialogs.package_reader import PackageReader
from desktop.parts import Parts
from desktop.translate import tr


def ask_for_package(parts: Parts, window: QWidget) -> None:
    title, kind = tr("Package", "Open a package"), tr("Package", "Packages of Santral")
    dialog = QFileDialog(window, title, "", f"{kind} (*{SUFFIX})")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: read_package(parts, Path(path), window))
    dialog.open()


def read_package(parts: Parts, file: Path, window: QWidget) -> PackageReader:
    reader = PackageReader(parts.theme, parts.tasks, file, window)
    reader.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    reader.open()
    return reader
