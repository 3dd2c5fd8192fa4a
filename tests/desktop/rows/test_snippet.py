from desktop.rows.snippet import LINE, snippet
from desktop.theme import Theme


def test_it_has_as_many_lines_as_there_is_room_for(theme: Theme) -> None:
    made = snippet(theme, "uzun bir\niletinin " * 40, [(0, 4)], 200, 2)
    assert made.lineCount() == 2
    assert made.lineAt(1).position().y() == LINE
    assert "\n" not in made.text(), "a line's end would be one of its own"
    (mark,) = made.formats()
    assert (mark.start, mark.length) == (0, 4)
    assert snippet(theme, "kısa", [], 200, 2).lineCount() == 1
