"""Two actors call each other: what each says, the other hears."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import TypeVar, cast

import pytest
from msgspec.structs import asdict

from tests.peers.ports import end
from tests.voip.sides import tones
from tests.voip.sounds import lasted, tone
from voip import orders
from voip.orders import Answer, AnyNews, Order, Told

PATIENCE_S = 30.0
LINES = 30
T = TypeVar("T", bound=orders.News)


class Player:
    """An actor's process; `hears` waits for what it tells."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "voip.actor"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._news: Queue[AnyNews] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.port = cast(orders.Ready, self._news.get(timeout=PATIENCE_S)).port

    def order(self, order: Order) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(orders.line(order))
        self.process.stdin.flush()

    def listens(self, order: orders.Listen) -> None:
        """A call that comes before it holds is refused, or named otherwise."""
        self.order(order)
        self.news(orders.Listening)

    def hears(self, state: str) -> Told:
        for _ in range(LINES):
            news = self._news.get(timeout=PATIENCE_S)
            if isinstance(news, Told) and news.state == state:
                return news
        raise AssertionError(f"{state} was not told")

    def news(self, kind: type[T]) -> T:
        for _ in range(LINES):
            news = self._news.get(timeout=PATIENCE_S)
            if isinstance(news, kind):
                return news
        raise AssertionError(f"{kind.__name__} was not told")

    def digits(self, count: int) -> str:
        came = ""
        while len(came) < count:
            news = self._news.get(timeout=PATIENCE_S)
            came += news.digit if isinstance(news, orders.Pressed) else ""
        return came

    def end(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(PATIENCE_S)

    def close(self) -> None:
        end(self.process, self._reader)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for data in self.process.stdout:
            self._news.put(orders.news(data))


@contextmanager
def player() -> Iterator[Player]:
    player = Player()
    try:
        yield player
    finally:
        player.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Player]:
    with player() as house:
        answers = {
            "600": Answer(echo=True, after_ms=50), "698": Answer(status=486),
            "601": Answer(play=str(tone(tmp_path / "house.wav", 1_000)), after_ms=50),
        }  # fmt: skip
        house.listens(orders.Listen(answers=answers, folder=str(tmp_path)))
        yield house


def sounds(path: Path, hertz: int) -> None:
    """Waits until the tone is at the end of what is being written, for half a second or so of it."""
    end, from_size = time.monotonic() + PATIENCE_S, 0
    while not from_size or path.stat().st_size < from_size + 16_000:
        assert time.monotonic() < end, f"{hertz} Hz are not heard"
        if not from_size and hertz in tones(path, (hertz,)):
            from_size = path.stat().st_size
        threading.Event().wait(0.02)


def invite(house: Player, number: str, tmp_path: Path) -> orders.Invite:
    return orders.Invite(
        call="k", to=f"sip:{number}@127.0.0.1:{house.port}", number="+905321234567", name='Ali "V"',
        correlation="x", play=str(tone(tmp_path / "said.wav", 440)), heard=str(tmp_path / "k.wav"),
    )  # fmt: skip


def test_each_hears_what_the_other_says_and_presses(house: Player, tmp_path: Path) -> None:
    with player() as caller:
        caller.order(invite(house, "601", tmp_path))
        caller.hears("talking")
        assert house.hears("ringing").number == "601"
        caller.order(orders.Press(call="k", digits="4#"))
        assert house.digits(2) == "4#"
        sounds(tmp_path / "k.wav", 1_000)
        caller.order(orders.HangUp(call="k"))
        assert caller.hears("ended").by_us
        heard = house.hears("ended").heard
        assert caller.end() == 0
    assert lasted(tmp_path / "k.wav", 1_000) >= 0.3
    assert lasted(Path(heard), 440) >= 0.3


def test_the_echo_gives_back_what_it_hears(house: Player, tmp_path: Path) -> None:
    with player() as caller:
        caller.order(invite(house, "600", tmp_path))
        caller.hears("talking")
        sounds(tmp_path / "k.wav", 440)
        caller.order(orders.HangUp(call="k"))
        caller.hears("ended")
    assert lasted(tmp_path / "k.wav", 440) >= 0.3


@pytest.mark.parametrize(("number", "status"), [("698", 486), ("123", 404)])
def test_a_number_may_be_busy_or_unknown(
    house: Player, number: str, status: int, tmp_path: Path
) -> None:
    with player() as caller:
        caller.order(invite(house, number, tmp_path))
        ended = caller.hears("ended")
        assert (ended.status, ended.by_us) == (status, False)


def test_what_is_no_order_is_passed_over(house: Player) -> None:
    assert house.process.stdin is not None
    house.process.stdin.write(b"rubbish\n")
    house.order(orders.HangUp(call="nobody"))
    assert house.end() == 0


def test_two_calls_of_one_process_are_joined_and_parted(house: Player, tmp_path: Path) -> None:
    music = str(tone(tmp_path / "music.wav", 1_500))
    with player() as middle, player() as caller:
        middle.listens(orders.Listen(answers={"*": Answer(after_ms=50)}, first="customer"))
        caller.order(invite(middle, "queue", tmp_path))
        caller.hears("talking")
        middle.order(orders.Say(call="customer", play=music, once=True))
        assert middle.news(orders.Said).play == music
        middle.order(orders.Invite(call="leg", to=f"sip:601@127.0.0.1:{house.port}", number="1"))
        while middle.hears("talking").call != "leg":
            continue
        middle.order(orders.Mix(hears={"customer": ("leg",), "leg": ("customer",)}))
        sounds(tmp_path / "k.wav", 1_000)
        caller.order(orders.Press(call="k", digits="5"))
        assert house.digits(1) == "5"
        middle.order(orders.Mix())
        middle.order(orders.Say(call="customer", play=music))
        middle.order(orders.HangUp(call="leg"))
        heard = house.hears("ended").heard
        sounds(tmp_path / "k.wav", 1_500)
        caller.order(orders.HangUp(call="k"))
        caller.hears("ended")
    assert lasted(Path(heard), 440) >= 0.3
    assert lasted(tmp_path / "k.wav", 1_000) >= 0.3
    assert lasted(tmp_path / "k.wav", 1_500) >= 0.2


def test_a_side_that_falls_silent_is_told(house: Player, tmp_path: Path) -> None:
    with player() as caller:
        call = invite(house, "601", tmp_path)
        caller.order(orders.Invite(**{**asdict(call), "silent_after_s": 2}))
        caller.hears("talking")
        house.process.send_signal(signal.SIGSTOP)
        assert caller.news(orders.Silent).call == "k"
        house.process.send_signal(signal.SIGCONT)
