import array
import threading

from voip.frames import BYTES
from voip.ring import Ring, size

LOUD = array.array("h", [8_000] * 320).tobytes()
QUIET = bytes(BYTES)


def flowing(wait_ms: int = 40) -> Ring:
    """With 20 ms in it."""
    ring = Ring(wait_ms)
    ring.write(LOUD)
    ring.write(LOUD)
    ring.read(BYTES)
    return ring


def test_nothing_comes_before_a_little_has_gathered() -> None:
    ring = Ring(wait_ms=40)
    ring.write(LOUD)
    assert ring.read(BYTES) == QUIET
    ring.write(LOUD)
    assert ring.read(BYTES) != QUIET
    assert ring.gaps == 0


def test_what_is_written_is_read_in_order() -> None:
    ring = flowing()
    ring.write(LOUD[:100] + QUIET[100:])
    assert ring.read(BYTES) == LOUD
    assert ring.read(BYTES) == LOUD[:100] + QUIET[100:]


def test_sound_is_led_in_and_out_of_a_gap() -> None:
    ring = Ring(wait_ms=20)
    ring.write(LOUD)
    first = array.array("h", ring.read(BYTES))
    assert first[0] == 0 and first[-1] > 7_900
    ring.write(LOUD[:320])
    last = array.array("h", ring.read(BYTES))
    assert last[0] == 8_000 and abs(last[159]) < 100 and not any(last[160:])
    assert ring.gaps == 1


def test_each_gap_makes_it_gather_more() -> None:
    ring = flowing()
    ring.read(BYTES)
    assert ring.read(BYTES) == QUIET and ring.gaps == 1
    ring.write(LOUD)
    ring.write(LOUD)
    assert ring.read(BYTES) == QUIET, "40 ms were enough before, and are not any more"
    ring.write(LOUD)
    assert ring.read(BYTES) != QUIET


def test_what_gathered_before_anybody_listened_is_old() -> None:
    ring = Ring(wait_ms=40)
    for _ in range(6):
        ring.write(LOUD)
    assert ring.skipped_ms == 0
    ring.read(BYTES)
    assert ring.skipped_ms == 80


def test_drift_is_taken_out_of_the_pauses() -> None:
    ring = flowing()
    for _ in range(4):
        ring.write(LOUD)
    for _ in range(120):  # two seconds in which 80 ms were never needed
        ring.write(LOUD)
        ring.read(BYTES)
    assert ring.skipped_ms == 0
    for _ in range(10):
        ring.write(QUIET)
    assert 40 <= ring.skipped_ms <= 80


def test_far_too_much_is_left_out_at_once() -> None:
    ring = flowing()
    for _ in range(20):
        ring.write(LOUD)
    assert ring.skipped_ms > 0
    assert array.array("h", ring.read(BYTES))[0] == 0, "where something was left out it is led in"


def test_two_threads_lose_nothing() -> None:
    ring = flowing()
    ring.read(BYTES)
    written = [array.array("h", [1_000 + i] * 320).tobytes() for i in range(200)]
    read: list[bytes] = []
    ready, done = threading.Semaphore(0), threading.Semaphore(5)

    def reads() -> None:
        for _ in written:
            ready.acquire()
            read.append(ring.read(BYTES))
            done.release()

    thread = threading.Thread(target=reads)
    thread.start()
    for sound in written:
        done.acquire()
        ring.write(sound)
        ready.release()
    thread.join()
    assert read == written and not ring.gaps


def test_what_was_held_can_be_forgotten() -> None:
    ring = flowing()
    ring.clear()
    assert ring.read(BYTES) == QUIET
    assert size(20) == BYTES
