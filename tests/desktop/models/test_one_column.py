from PySide6.QtCore import Qt

from desktop.models.one_column import OneColumn

ROLE = Qt.ItemDataRole


class Names(OneColumn):
    def size(self) -> int:
        return 2

    def title(self, row: int) -> str:
        return "ab"[row]

    def spoken(self, row: int) -> str:
        return f"{self.title(row)}, spoken"


def test_a_row_is_a_title_and_what_is_spoken() -> None:
    names = Names()
    assert (names.rowCount(), names.columnCount()) == (2, 1)
    first = names.index(0, 0)
    assert (names.rowCount(first), names.columnCount(first)) == (0, 0)
    assert [first.data(r) for r in (ROLE.DisplayRole, ROLE.AccessibleTextRole)] == [
        "a",
        "a, spoken",
    ]
    assert first.data(ROLE.UserRole) is None and first.data(ROLE.ToolTipRole) is None
    assert names.data(names.index(5, 0)) is None
