#!/usr/bin/env python3
"""Set up, run, test, measure and build Santral. Needs only Python 3.11 and its standard library.

python3 dev.py run      set up everything and open the desk on its sample company
python3 dev.py test     set up everything and run all checks and tests
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "santral-set-up"
OUT = HERE / "out"
LOCK = HERE / "requirements.lock"
VOICE_LOCK = HERE / "tests/bench/voice.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt's xcb plugin, QtMultimedia, the phone's sound and the emoji font need on a bare Debian.
SCREEN_PACKAGES = """libglib2.0-0 libgl1 libegl1 libdbus-1-3 libfontconfig1 libxkbcommon0
    libxkbcommon-x11-0 libx11-xcb1 libbrotli1 libxcb-cursor0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0
    libxcb-xkb1 libpulse0 libxext6 libxrandr2 libdrm2 libportaudio2 fonts-noto-color-emoji""".split()
SOUND_PACKAGES = ["pulseaudio", "pulseaudio-utils", "libasound2-plugins"]
TOUR_PACKAGES = ["xvfb", "xauth", "chromium", "espeak-ng", "sox", *SOUND_PACKAGES]
PEER_PACKAGES = ["kamailio", "kamailio-tls-modules", "baresip-core", "sip-tester", "stun-server"]
COMPILER_PACKAGES = ["gcc", "libc6-dev", "python3-dev"]
TEST_PACKAGES = [*TOUR_PACKAGES, *PEER_PACKAGES, "dbus", "gnome-keyring", "openbox"]


class Stop(Exception):
    """Something the person at the terminal must do first; the text says what."""


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """Says what is under way and, every five seconds, that it still is."""
    began, done = time.monotonic(), threading.Event()

    def remind() -> None:
        while not done.wait(5):
            print(f"  … {title}, {time.monotonic() - began:.0f} s", flush=True)

    print(f"▸ {title}", flush=True)
    threading.Thread(target=remind, daemon=True).start()
    try:
        yield
    finally:
        done.set()
        print(f"  {title}: {time.monotonic() - began:.1f} s", flush=True)


def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Runs a command in the checkout with its output shown; returns its exit code."""
    return subprocess.run(command, cwd=HERE, env=env or environment(), check=False).returncode


def must(*command: str | Path) -> None:
    if code := call(*command):
        raise Stop(f"this failed with code {code}: {' '.join(str(word) for word in command)}")


def environment(**more: str) -> dict[str, str]:
    """The environment of everything we start; UTF-8 also where Windows would not."""
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", **more}


# Set-up


def set_up(packages: Sequence[str]) -> None:
    if sys.version_info < (3, 11):
        raise Stop(f"Santral needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    install_system(packages)
    if stamp_is_current():
        return
    with step("making .venv with the locked dependencies (about 250 MB the first time)"):
        make_venv()
        install_locked()
    with step("compiling the translations"):
        must(PYTHON, "-m", "desktop.translations", "compile")
    STAMP.write_text(stamp(), encoding="utf-8")


def stamp() -> str:
    sources = [LOCK, *sorted((HERE / "resources/translations").glob("*.ts"))]
    content = b"".join(path.read_bytes() for path in sources)
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def stamp_is_current() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp()


def make_venv() -> None:
    if PYTHON.exists():
        return
    if uv := shutil.which("uv"):
        must(uv, "venv", "--quiet", "--python", sys.executable, VENV)
    elif call(sys.executable, "-m", "venv", VENV):
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop("Python's venv module is missing. On Debian: sudo apt-get install python3-venv")


def install_locked() -> None:
    uv = shutil.which("uv") or uv_in_venv()
    if uv:
        quiet = ["--quiet", "--compile-bytecode", "--require-hashes", "--python", str(PYTHON)]
        must(uv, "pip", "sync", *quiet, LOCK)
    else:
        must(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK)


def uv_in_venv() -> str | None:
    """uv is a third of pip's time; where it cannot be installed, pip does the same work."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "uv.txt"
        wanted.write_text(locked("uv"), encoding="utf-8")
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes"]
        failed = call(*pip, "-r", wanted)
    found = PYTHON.with_name("uv.exe" if WINDOWS else "uv")
    return None if failed or not found.exists() else str(found)


def locked(name: str, lock: Path = LOCK) -> str:
    """The lines of one distribution in a lock, with its hashes."""
    found = re.search(rf"^{name}==.*(\n    --.*)*", lock.read_text(encoding="utf-8"), re.M)
    assert found, f"{lock.name} does not lock {name}"
    return f"{found[0]}\n"


def install_pesq() -> None:
    """The measure of speech has no wheels: it is built here, from what the lock says it is."""
    if not call(PYTHON, "-c", "import importlib.util as u, sys; sys.exit(not u.find_spec('pesq'))"):
        return
    install_system(COMPILER_PACKAGES)
    uv = shutil.which("uv") or str(PYTHON.with_name("uv"))
    install = [uv, "pip", "install", "--quiet", "--require-hashes", "--no-build-isolation"]
    with step("building pesq, which measures speech"), tempfile.TemporaryDirectory() as folder:
        for name in ("cython", "pesq"):
            wanted = Path(folder) / f"{name}.txt"
            wanted.write_text(locked(name, VOICE_LOCK), encoding="utf-8")
            if call(*install, "--no-deps", "--python", PYTHON, "-r", wanted):
                raise Stop(
                    "The figures of voice need pesq, which is built here with a C compiler and Python's\n"
                    "headers (on Windows Visual C++, on macOS the command line tools). All others go\n"
                    "without it: python3 dev.py bench --list"
                )


def install_system(packages: Sequence[str]) -> None:
    """On Debian and its kin: installs what is missing where it may, else names it exactly."""
    if not shutil.which("dpkg-query"):
        return
    present = system_packages()
    missing = [name for name in packages if name not in present]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        if not shutil.which("sudo") or call("sudo", "-n", "true"):
            raise Stop("These system packages are missing:\n  sudo " + " ".join(command))
        command = ["sudo", "-n", *command]
    with step(f"installing {len(missing)} system packages: {' '.join(missing)}"):
        apt(command)


def apt(command: list[str]) -> None:
    quiet = environment(DEBIAN_FRONTEND="noninteractive")
    update = [*command[: command.index("apt-get") + 1], "update"]
    for words in (update, command):
        done = subprocess.run(words, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode and words is command:
            raise Stop(f"{' '.join(words)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def system_packages() -> set[str]:
    """Everything dpkg has installed; Ubuntu 24.04 renamed some libraries with a t64 suffix."""
    query = ["dpkg-query", "-W", "-f=${Package} ${Status}\n"]
    lines = subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()
    names = {line.split()[0] for line in lines if line.endswith(" install ok installed")}
    return names | {name.removesuffix("t64") for name in names}


def has_display() -> bool:
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or not sys.platform.startswith("linux")


# Commands


def run(options: argparse.Namespace) -> int:
    if options.tour or not has_display():
        if not has_display():
            print("There is no display here: playing the tour on a virtual one.", flush=True)
        return tour(options)
    set_up(SCREEN_PACKAGES)
    return demonstration(options)


def tour(options: argparse.Namespace) -> int:
    set_up([*SCREEN_PACKAGES, *TOUR_PACKAGES])
    language = ["--lang", options.lang] if options.lang else []
    return call(PYTHON, "-m", "tests.end_to_end.tour", *language)


def demonstration(options: argparse.Namespace) -> int:
    """The embedded platform and the desk beside it."""
    own = ["--data", str(OUT / "demonstration"), *(["--as", options.as_] if options.as_ else [])]
    own += ["--lang", options.lang] if options.lang else []
    return call(PYTHON, "-m", "desktop.with_company", *own)


CHECKS: list[tuple[str, list[str]]] = [
    ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["-m", "ruff", "check", "--quiet", "."]),
    ("types", ["-m", "mypy"]),
    ("imports", ["-c", "import sys; from importlinter.cli import lint_imports_command as c; c()"]),
    ("protocol pages are current", ["-m", "core.protocol.schema", "--check"]),
    ("translations are complete", ["-m", "desktop.translations", "--check"]),
]

SOME_FAILED = 1
"""pytest's exit code where it ran to its end."""
# Three processes of tests and up to four: what is heard in real time and what is seen in stories go
# one by one, each in one of them (tests/sharing.py), and leave much of their core to the rest.
SIDE_BY_SIDE = ["-n", str(min(max(3, os.cpu_count() or 3), 4)), "--dist", "loadscope"]


def checks() -> list[str]:
    """Runs every check; returns the names of those that failed."""
    failed = []
    for name, command in CHECKS:
        with step(name):
            if call(PYTHON, *command):
                failed.append(name)
    return failed


def check(options: argparse.Namespace) -> int:
    set_up(SCREEN_PACKAGES)
    return report(checks())


def test(options: argparse.Namespace) -> int:
    set_up([*SCREEN_PACKAGES, *TEST_PACKAGES])
    failed = [] if options.words else checks()
    print("▸ tests", flush=True)
    code = call(PYTHON, "-m", "pytest", *(options.words or SIDE_BY_SIDE))
    if code and (options.words or code != SOME_FAILED or fail_alone()):
        failed.append("tests")
    return report(failed)


def fail_alone() -> bool:
    """What is heard and seen in real time may fail beside others on a busy machine; what is
    wrong fails alone as well, twice. All of it is told: a test that needs this wants mending."""
    return all(fail_again() for _ in range(2))


def fail_again() -> bool:
    print("▸ what failed, once more and alone", flush=True)
    again = ["--last-failed", "--last-failed-no-failures", "none"]
    return bool(call(PYTHON, "-m", "pytest", "-v", *again))


def report(failed: list[str]) -> int:
    if failed:
        print(f"FAILED: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def bench(options: argparse.Namespace) -> int:
    set_up([*SCREEN_PACKAGES, *TEST_PACKAGES])
    speech = {"voice", "voice-speech", "voice-heard"}.intersection(options.words)
    if speech or not options.words or options.words[0] == "--json":
        install_pesq()
    return call(PYTHON, "-m", "tests.bench", *options.words)


def on_stage(module: str) -> Callable[[argparse.Namespace], int]:
    def do(options: argparse.Namespace) -> int:
        set_up([*SCREEN_PACKAGES, *TOUR_PACKAGES])
        return call(PYTHON, "-m", f"tests.end_to_end.{module}", *options.words)

    return do


def build(options: argparse.Namespace) -> int:
    set_up(SCREEN_PACKAGES)
    return call(PYTHON, "-m", "PyInstaller", "--noconfirm", "build.spec")


def run_platform(options: argparse.Namespace) -> int:
    set_up([])
    return become("backend", options.words)


def run_desk(options: argparse.Namespace) -> int:
    set_up(SCREEN_PACKAGES)
    return become("desktop", options.words)


def become(module: str, words: Sequence[str]) -> int:
    """Runs it where the caller stands, whose paths its words are. In this very process where that
    can be: on Ctrl+C a parent would kill a platform that still lets its desks leave."""
    command = [str(PYTHON), "-m", module, *words]
    env = environment(PYTHONPATH=str(HERE))
    if not WINDOWS:
        os.execve(PYTHON, command, env)
    return subprocess.run(command, env=env, check=False).returncode


def lock(options: argparse.Namespace) -> int:
    """Writes the lock anew from pyproject.toml: hashes for every system, no registry's address."""
    set_up([])
    flags = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    flags += ["--no-annotate", "--extra", "dev", "--python-version", "3.11", "--quiet"]
    flags += ["--custom-compile-command", "python3 dev.py lock"]
    uv = shutil.which("uv") or str(PYTHON.with_name("uv"))
    return call(uv, "pip", "compile", *flags, "pyproject.toml", "-o", LOCK.name)


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    runs = commands.add_parser("run", help="open the desk; with no display, play the tour")
    runs.add_argument("--tour", action="store_true", help="play the tour though there is a display")
    runs.add_argument(
        "--as", dest="as_", metavar="NAME",
        help="who signs in: deniz supervises, while some of the others work by themselves",
    )  # fmt: skip
    runs.add_argument("--lang", choices=["tr", "en"], help="language of the desk")
    runs.set_defaults(do=run)
    for name, do, words, text in (
        ("test", test, "PYTEST", "all checks and tests; words after -- go to pytest alone"),
        ("bench", bench, "NAME", "the figures: [NAME…] [--json FILE]; bench --list names them"),
        ("screens", on_stage("screens"), "NAME", "every screen and state to out/screens"),
        ("story", on_stage("stories"), "NAME", "play one story; story --list names them"),
        ("platform", run_platform, "COMMAND", "serve, or user add|list|password|disable; --help"),
        ("desk", run_desk, "OPTION", "the desk alone, on any platform; --help"),
    ):
        one = commands.add_parser(name, help=text, add_help=False)
        one.add_argument("words", nargs=argparse.REMAINDER, metavar=words)
        one.set_defaults(do=do)
    for name, do, text in (
        ("check", check, "format, lint, types, imports, pages, translations"),
        ("build", build, "a folder that runs without Python, in dist/"),
        ("lock", lock, "write requirements.lock anew"),
    ):
        commands.add_parser(name, help=text).set_defaults(do=do)
    return parser


def understood() -> argparse.Namespace:
    """argparse does not hand on words that begin with an option, such as `story --list`."""
    parser = arguments()
    options, rest = parser.parse_known_args()
    if rest and not hasattr(options, "words"):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.words = [*rest, *options.words]
    return options


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = understood()
    try:
        return int(options.do(options))
    except Stop as stop:
        print(f"{stop}", file=sys.stderr, flush=True)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
