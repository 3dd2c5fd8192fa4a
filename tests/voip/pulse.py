"""A sound server of the test's own, whose devices are plugged in and out as the test says."""

import os
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import IO

from tests.peers.first import before_others


class Pulse:
    """`with Pulse() as pulse:`; every device is a null sink, its monitor what was played to it."""

    def __init__(self) -> None:
        # A socket's path may have 108 characters; pytest's own folders can be longer.
        self._folder = tempfile.TemporaryDirectory(prefix="pulse-")
        self._socket = Path(self._folder.name) / "native"

    @property
    def env(self) -> dict[str, str]:
        home = self._folder.name
        more = {"PULSE_SERVER": f"unix:{self._socket}", "XDG_RUNTIME_DIR": home, "HOME": home}
        return {**os.environ, **more}

    @property
    def pid(self) -> int:
        return self._server.pid

    def __enter__(self) -> "Pulse":
        protocol = f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"
        command = [*before_others(), "setpriv", "--pdeathsig", "KILL"]
        command += ["pulseaudio", "-n", "--daemonize=no"]
        command += ["--exit-idle-time=-1", "--disable-shm", "--realtime=no", "-L", protocol]
        quiet = subprocess.DEVNULL
        self._server = subprocess.Popen(command, env=self.env, stdout=quiet, stderr=quiet)
        deadline = time.monotonic() + 30
        while not self._answers():
            if time.monotonic() > deadline:
                self.__exit__(None, None, None)
                raise AssertionError("pulseaudio did not start")
            time.sleep(0.02)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._server.kill()
        self._server.wait()
        self._folder.cleanup()

    def speaker(self, name: str) -> str:
        """Plugs one in; returns what `unplug` takes."""
        properties = f"sink_properties=device.description={name}"
        return self._ask("load-module", "module-null-sink", f"sink_name={name}", properties)

    def microphone(self, name: str, hears: str) -> str:
        """One that hears what is played to the speaker `hears`."""
        properties = f"source_properties=device.description={name}"
        master = f"master={hears}.monitor"
        return self._ask(
            "load-module", "module-remap-source", f"source_name={name}", master, properties
        )

    def unplug(self, device: str) -> None:
        self._ask("unload-module", device)

    def prefer(self, speaker: str) -> None:
        self._ask("set-default-sink", speaker)

    def hear(self, microphone: str) -> None:
        """Takes it for the default one."""
        self._ask("set-default-source", microphone)

    def listen(self, speaker: str, into: IO[bytes] | None = None) -> "subprocess.Popen[bytes]":
        """A process that writes what the speaker plays, to its output or `into` a file: 16 kHz mono."""
        command = [
            *before_others(),
            "parec",
            "-d",
            f"{speaker}.monitor",
            "--rate=16000",
            "--channels=1",
        ]
        command += ["--format=s16le", "--raw", "--latency-msec=20"]
        return subprocess.Popen(command, env=self.env, stdout=into or subprocess.PIPE)

    def play(self, speaker: str, path: Path) -> "subprocess.Popen[bytes]":
        """Plays raw samples of 16 kHz mono."""
        command = [*before_others(), "pacat", "-d", speaker, "--rate=16000", "--channels=1"]
        command += ["--format=s16le", "--raw", "--latency-msec=20", str(path)]
        return subprocess.Popen(command, env=self.env)

    def _answers(self) -> bool:
        if not self._socket.exists():
            return False
        done = subprocess.run(["pactl", "info"], env=self.env, capture_output=True, check=False)
        return done.returncode == 0

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], env=self.env, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()
