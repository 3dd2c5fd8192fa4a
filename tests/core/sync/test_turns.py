from core.store.store import OutboxCommand
from core.sync.turns import FIRST_REST_MS, MAX_ON_THE_WAY, PATIENCE_MS, Turns


def command(id: str, about: str | None = "c1", expires: int | None = None) -> OutboxCommand:
    return OutboxCommand(
        id=id, type="note.add", conversation=about, body=b"{}", created_at=0, expires=expires,
        files=(),
    )  # fmt: skip


def ready(turns: Turns, now: int = 0) -> list[str]:
    return [command.id for command in turns.ready(now)]


def test_the_oldest_of_each_conversation_and_one_at_a_time() -> None:
    turns = Turns()
    turns.fill([command("a"), command("b"), command("c", "c2"), command("d", None)])
    assert ready(turns) == ["a", "c", "d"]
    turns.asked(command("a"), 0)
    assert ready(turns) == ["c", "d"]
    answered = turns.answered("a")
    assert answered is not None
    turns.done(answered)
    assert ready(turns) == ["b", "c", "d"]


def test_patience_ends() -> None:
    turns = Turns()
    turns.fill([command("a")])
    turns.asked(command("a"), 0)
    assert turns.due(0) == PATIENCE_MS
    assert ready(turns, PATIENCE_MS - 1) == []
    assert ready(turns, PATIENCE_MS) == ["a"]
    assert turns.due(PATIENCE_MS) is None


def test_a_rest_grows_and_is_over_after_a_success() -> None:
    turns = Turns()
    turns.fill([command("a"), command("b")])
    turns.rest(command("a"), 0, None)
    assert (ready(turns, FIRST_REST_MS - 1), ready(turns, FIRST_REST_MS)) == ([], ["a"])
    turns.rest(command("a"), 0, None)
    assert turns.due(0) == 2 * FIRST_REST_MS
    turns.rest(command("a"), 0, 7)
    assert turns.due(0) == 7
    turns.done(command("a"))
    assert ready(turns) == ["b"]


def test_not_everything_at_once() -> None:
    turns = Turns()
    turns.fill([command(str(n), str(n)) for n in range(MAX_ON_THE_WAY + 5)])
    first = turns.ready(0)
    assert len(first) == MAX_ON_THE_WAY
    for one in first:
        turns.asked(one, 0)
    assert ready(turns) == []
    assert len(ready(turns, PATIENCE_MS)) == MAX_ON_THE_WAY


def test_a_cut_asks_for_all_again() -> None:
    turns = Turns()
    turns.fill([command("a")])
    turns.asked(command("a"), 0)
    turns.cut()
    assert ready(turns) == ["a"]
    assert turns.answered("a") is None


def test_what_runs_out_of_time_waits_for_none_of_them() -> None:
    turns = Turns()
    replies = [command(str(n), str(n)) for n in range(MAX_ON_THE_WAY + 5)]
    turns.fill([*replies, command("accept", "offer:1", expires=9)])
    assert ready(turns)[:2] == ["accept", "0"]
    for one in replies[:MAX_ON_THE_WAY]:
        turns.asked(one, 0)
    assert ready(turns) == ["accept"]
    turns.asked(command("accept", "offer:1", expires=9), 0)
    assert ready(turns) == []
