"""pjsua2 runs in children: a crash of the library must not take the tests with it."""

import subprocess
import sys
import textwrap


def run(script: str, timeout_s: float = 20) -> str:
    """What the script wrote; fails the test with its errors where it did not end well."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        timeout=timeout_s,
    )
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
    return done.stdout
