"""python -m desktop.with_company --data DIR [--as NAME] [--lang tr|en]

The platform with its sample company, and a desk beside it; closing the desk stops both.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

FIRST = "selim"
"""Whose desk it is where nobody is named; a customer rings them."""
RINGS_AFTER_S = 45
_PATIENCE_S = 120.0


class Stop(Exception):
    """Something the person at the terminal must hear; the text says what."""


def opened(data: Path, user: str, lang: str | None) -> int:
    """The desk's exit code."""
    data.mkdir(parents=True, exist_ok=True)
    ready = data / "ready.json"
    ready.unlink(missing_ok=True)
    platform = subprocess.Popen(serving(data, ready, user))
    try:
        print("▸ starting the platform with its sample company", flush=True)
        address = _wait_until_ready(platform, ready)
        print(f"  The company's page, to write as a customer: {address['chat']}", flush=True)
        return subprocess.run(desk(data, user, lang), check=False).returncode
    finally:
        platform.terminate()
        platform.wait(timeout=20)


def serving(data: Path, ready: Path, user: str) -> list[str]:
    words = [sys.executable, "-m", "backend", "serve", "--demo"]
    words += ["--data", str(data), "--ready", str(ready)]
    alone = ["--ring-after", str(RINGS_AFTER_S)]
    return [*words, *(alone if user == FIRST else ["--colleagues"])]


def desk(data: Path, user: str, lang: str | None) -> list[str]:
    words = [sys.executable, "-m", "desktop", "--demonstration", str(credentials(data, user))]
    words += ["--data", str(data / ("desk" if user == FIRST else f"desk-{user}"))]
    return [*words, *(["--lang", lang] if lang else [])]


def credentials(data: Path, user: str) -> Path:
    """The file by which this person of the sample company signs in; the first one's is the platform's."""
    whole = data / "demo.json"
    known = json.loads(whole.read_text(encoding="utf-8"))
    if user == FIRST:
        return whole
    people = [person for person in known["users"] if person["user"] == user]
    if not people:
        raise Stop(f"Nobody signs in as {user}: {', '.join(p['user'] for p in known['users'])}.")
    own = data / f"demo-{user}.json"
    own.touch(mode=0o600)
    own.write_text(json.dumps({**known, "users": people}), encoding="utf-8")
    return own


def _wait_until_ready(platform: subprocess.Popen[bytes], ready: Path) -> dict[str, str]:
    deadline = time.monotonic() + _PATIENCE_S
    while not ready.exists():
        if platform.poll() is not None or time.monotonic() > deadline:
            raise Stop("The platform did not start; its messages are above.")
        time.sleep(0.05)
    return dict(json.loads(ready.read_text(encoding="utf-8")))


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--as", dest="user", default=FIRST)
    parser.add_argument("--lang", choices=["tr", "en"])
    options = parser.parse_args(argv)
    try:
        return opened(options.data, options.user, options.lang)
    except Stop as stop:
        print(stop, file=sys.stderr, flush=True)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
