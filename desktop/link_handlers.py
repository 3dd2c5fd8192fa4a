"""Who opens tel:, sip: and callto: links on this machine: Santral, where the person asks for it.

Linux: an entry of our own in the person's applications, made the default by `xdg-mime`. Windows:
entries under HKEY_CURRENT_USER, written there by the installer or by `register`. macOS: the bundle
says it (`build.spec`). Only Linux was ever run. A link fills the dialler; it never dials.
"""

import importlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from core.errors import UserError
from desktop.resources import RESOURCES
from desktop.wishes import SCHEMES

ENTRY = RESOURCES / "desktop" / "santral.desktop"
FILE = "santral.desktop"
PATIENCE_S = 10
System = Literal["linux", "windows", "macos", "other"]
Registry = tuple[str, str, str]
"""Key below HKEY_CURRENT_USER, name of the value (empty: the key's own) and the value."""


def system() -> System:
    if sys.platform.startswith("linux"):
        return "linux"
    if sys.platform == "win32":
        return "windows"
    return "macos" if sys.platform == "darwin" else "other"


def program() -> list[str]:
    """How this very desk is started again, packed or from its source."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "desktop"]


def can_register() -> bool:
    """On macOS the bundle does it, and nobody else may."""
    here = system()
    return here == "windows" or (here == "linux" and shutil.which("xdg-mime") is not None)


def register(command: Sequence[str] | None = None) -> None:
    """Makes Santral open these links for this person. Blocks for a moment: for a worker.

    Raises UserError links.unwritable, links.not_here.
    """
    words = list(command or program())
    if system() == "linux" and can_register():
        _register_on_linux(words)
    elif system() == "windows":
        _register_on_windows(words)
    else:
        raise UserError("links.not_here")


# Linux


def entry_for(command: Sequence[str], folder: Path) -> str:
    """The entry with this program in place of an installed one, started in `folder`."""
    said = " ".join(map(_quoted, command))
    lines = ENTRY.read_text(encoding="utf-8").splitlines()
    told = [
        f"Exec={said}{line.removeprefix('Exec=santral')}" if line.startswith("Exec=") else line
        for line in lines
    ]
    told.insert(1, f"Path={folder}")
    return "\n".join(told) + "\n"


def _quoted(word: str) -> str:
    """As the Desktop Entry Specification wants it: percents doubled, within double quotes."""
    inside = word.replace("%", "%%")
    for sign in ("\\", '"', "`", "$"):
        inside = inside.replace(sign, "\\" + sign)
    return inside if shlex.quote(word) == word else f'"{inside}"'


def _applications() -> Path:
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "applications"


def _register_on_linux(command: Sequence[str]) -> None:
    folder = _applications()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(entry_for(command, RESOURCES.parent), encoding="utf-8")
        words = ["xdg-mime", "default", FILE, *(f"x-scheme-handler/{each}" for each in SCHEMES)]
        subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE_S)
    except (OSError, subprocess.SubprocessError) as error:
        raise UserError("links.unwritable") from error


# Windows


def registry_entries(command: Sequence[str]) -> tuple[Registry, ...]:
    """What the installer writes too. `--` before the link: it can never be an option."""
    said = subprocess.list2cmdline(list(command)) + ' -- "%1"'
    ours, scheme = r"Software\Santral\Capabilities", r"Software\Classes\Santral.Link"
    entries: list[Registry] = [
        (r"Software\RegisteredApplications", "Santral", ours),
        (ours, "ApplicationName", "Santral"),
        (ours, "ApplicationDescription", "Answers customers: messages and calls in one place"),
        (scheme, "", "Santral"),
        (scheme, "URL Protocol", ""),
        (scheme + r"\shell\open\command", "", said),
    ]
    return (*entries, *((ours + r"\URLAssociations", each, "Santral.Link") for each in SCHEMES))


def _register_on_windows(command: Sequence[str]) -> None:
    """Windows itself then asks the person which program opens such links."""
    registry: Any = importlib.import_module("winreg")  # its types are known only there
    try:
        for key, name, value in registry_entries(command):
            with registry.CreateKey(registry.HKEY_CURRENT_USER, key) as opened:
                registry.SetValueEx(opened, name, 0, registry.REG_SZ, value)
    except OSError as error:
        raise UserError("links.unwritable") from error
