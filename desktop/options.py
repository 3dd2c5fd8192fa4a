"""What may be said on the command line; nothing secret is, for every process can read it."""

import argparse
from pathlib import Path

import msgspec

from desktop.theme import Choice
from desktop.translate import Language
from desktop.version import VERSION
from desktop.wishes import Wish, is_link

APPLICATION = "Santral"


class Options(msgspec.Struct, frozen=True):
    """`data` None: settings and profiles lie where the system keeps such things."""

    data: Path | None = None
    profile: Path | None = None
    demonstration: Path | None = None
    language: Language | None = None
    theme: Choice | None = None
    size: tuple[int, int] | None = None
    wish: Wish | None = None
    """What the desk that runs already is asked for, instead of a new one."""

    @property
    def settings_file(self) -> Path:
        return (self.data or _usual("user_config_dir")) / "settings.json"

    @property
    def log_folder(self) -> Path:
        return self.data / "log" if self.data else _usual("user_log_dir")


def _usual(kind: str) -> Path:
    import platformdirs  # not where the start is told of another place

    return Path(getattr(platformdirs, kind)(APPLICATION, appauthor=False))


def parse(argv: list[str]) -> Options:
    said = _parser().parse_args(argv)
    return Options(
        data=said.data, profile=said.profile, demonstration=said.demonstration,
        language=said.lang, theme=said.theme, size=said.geometry, wish=_wish(said),
    )  # fmt: skip


def _wish(said: argparse.Namespace) -> Wish | None:
    if said.dial or said.link:
        return Wish("fill", said.dial or said.link)
    return Wish(said.call) if said.call else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("santral", description="The desk for people who answer.")
    parser.add_argument("--version", action="version", version=f"Santral {VERSION}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where everything is kept")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="open this profile")
    parser.add_argument("--demonstration", type=Path, metavar="FILE", help="sign in by itself")
    parser.add_argument("--lang", choices=("tr", "en"), help="for this start only")
    parser.add_argument("--theme", choices=("light", "dark"), help="for this start only")
    parser.add_argument("--geometry", type=_size, metavar="WxH", help="size of the window")
    calls = parser.add_mutually_exclusive_group()
    calls.add_argument("link", nargs="?", type=_link, help="a tel:, sip: or callto: link")
    calls.add_argument("--dial", metavar="NUMBER", help="put a number into the dialler")
    for flag, wish, text in (
        ("--answer", "answer", "answer what rings"),
        ("--hang-up", "hang_up", "end the call, or decline what rings"),
        ("--mute", "mute", "mute or unmute"),
    ):
        calls.add_argument(flag, dest="call", action="store_const", const=wish, help=text)
    return parser


def _link(text: str) -> str:
    if not is_link(text):
        raise argparse.ArgumentTypeError("this is no tel:, sip:, sips: or callto: link")
    return text


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text} is not like 1440x900")
    return int(width), int(height)
