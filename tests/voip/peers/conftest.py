"""Desks for calls with real programs."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.peers.ports import LOOPBACK
from tests.voip.peers.long_call import LongCall
from tests.voip.pulse import Pulse
from tests.voip.sides import MUSIC, DeskSide
from voip.values import Account, Policy

Desks = Callable[..., DeskSide]


@pytest.fixture(scope="package", autouse=True)
def long_call(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LongCall | None]:
    """None where the test that asks for it is not run."""
    wanted = any(item.path.stem == "test_session_refresh" for item in request.session.items)
    call = LongCall(tmp_path_factory.mktemp("long_call")) if wanted else None
    yield call
    if call is not None:
        call.close()


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    """A sound server, of which all know that are started afterwards."""
    if not shutil.which("pulseaudio") or not shutil.which("pactl"):
        pytest.skip("there is no pulseaudio here")
    with Pulse() as pulse:
        for name, value in pulse.env.items():
            if os.environ.get(name) != value:
                monkeypatch.setenv(name, value)
        yield pulse


@pytest.fixture
def desks(in_turn: None, tmp_path: Path) -> Iterator[Desks]:
    """Makes desks whose account has these settings, over UDP."""
    made: list[DeskSide] = []

    def make(policy: Policy = MUSIC, key: bytes = b"", **settings: Any) -> DeskSide:
        known = {"codecs": ("PCMA",), "voicemail": "*97", **settings}
        line = Account(id="line", user="desk", domain="desk.test", peer=LOOPBACK, **known)
        place = tmp_path / f"phone-{len(made)}"
        made.append(DeskSide(place, accounts=(line,), policy=policy, key=key))
        return made[-1]

    yield make
    for side in made:
        side.close()
