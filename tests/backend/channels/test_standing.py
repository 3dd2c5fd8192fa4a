import pytest

from backend.channels.standing import UNKNOWN, Standing


@pytest.mark.parametrize(
    ("standing", "somebody"),
    [
        (UNKNOWN, True), (Standing(free=1), True), (Standing(free=0), False),
        (Standing(open=False), False), (Standing(free=2, level=1), False),
    ],
)  # fmt: skip
def test_nobody_is_there_only_where_that_is_known(standing: Standing, somebody: bool) -> None:
    assert standing.somebody is somebody
