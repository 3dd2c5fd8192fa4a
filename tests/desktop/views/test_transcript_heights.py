import random

from desktop.views.transcript_heights import CHUNK, ESTIMATE, Heights


def test_unseen_rows_count_the_estimate() -> None:
    heights = Heights(100_000)
    assert heights.total == 100_000 * ESTIMATE
    assert heights.top(70_001) == 70_001 * ESTIMATE
    assert heights.at(70_001 * ESTIMATE) == 70_001


def test_agrees_with_a_plain_list() -> None:
    chance = random.Random(7)
    count = CHUNK * 3 + 17
    heights, plain = Heights(count), [ESTIMATE] * count
    for _ in range(400):
        index = chance.randrange(count)
        plain[index] = chance.randrange(10, 400)
        heights.put(index, plain[index])
    assert heights.total == sum(plain)
    for index in range(0, count, 13):
        assert heights.top(index) == sum(plain[:index])
        assert heights.get(index) == plain[index]
        assert heights.at(heights.top(index)) == index
        assert heights.at(heights.top(index) + plain[index] - 1) == index


def test_positions_beyond_the_ends_are_the_ends() -> None:
    heights = Heights(10)
    assert heights.at(-5) == 0
    assert heights.at(10**9) == 9
    assert Heights(0).at(4) == 0


def test_grows_and_shrinks_at_the_end() -> None:
    heights = Heights(CHUNK)
    heights.put(CHUNK - 1, 100)
    heights.resize(CHUNK * 2 + 1)
    assert heights.total == CHUNK * 2 * ESTIMATE + 100 + ESTIMATE - ESTIMATE
    heights.resize(CHUNK - 1)
    assert heights.total == (CHUNK - 1) * ESTIMATE
    heights.resize(CHUNK)
    assert heights.get(CHUNK - 1) == ESTIMATE


def test_a_new_width_forgets_all() -> None:
    heights = Heights(600)
    heights.put(5, 500)
    heights.forget()
    assert heights.total == 600 * ESTIMATE
