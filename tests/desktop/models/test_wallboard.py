from desktop.models.wallboard import FEWEST, MOST, Board, Place, columns, read_board


def test_it_holds_four_to_twelve_figures() -> None:
    board = Board()
    for queue in "abcdefgh":
        board = board.with_place(Place("waiting", queue))
    assert len(board.places) == MOST
    for place in board.places:
        board = board.without(place)
    assert len(board.places) == FEWEST


def test_the_same_figure_stands_there_once() -> None:
    assert Board().with_place(Place("waiting")) == Board()
    assert Board().with_place(Place("nobody knows it")) == Board()


def test_a_figure_is_moved() -> None:
    assert Board().moved(Place("waiting"), 2).places[2] == Place("waiting")


def test_what_was_kept_by_another_version_still_opens() -> None:
    assert read_board(None) == Board()
    assert read_board(b"not json") == Board()
    assert read_board(b'{"places":[{"tile":"gone"},{"tile":"waiting"}],"light":true}').light


def test_tiles_are_as_large_as_the_screen_lets_them() -> None:
    assert columns(8, 1920, 1010) == 4
    assert columns(12, 1920, 1010) == 4
    assert columns(4, 1920, 1010) == 2
    assert columns(4, 700, 1900) == 1 or columns(4, 700, 1900) == 2
