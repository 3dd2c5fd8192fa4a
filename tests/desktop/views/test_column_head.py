from PySide6.QtTest import QSignalSpy

from desktop import translate
from desktop.theme import Theme
from desktop.views.column_head import ColumnHead


def test_what_is_added_stands_before_what_closes(theme: Theme) -> None:
    translate.use("en")
    head = ColumnHead(theme)
    closed = QSignalSpy(head.closed)
    more = head.add_button("ellipsis")
    assert head._row.indexOf(head._close) == head._row.indexOf(more) + 1 == head._row.count() - 1
    head._close.click()
    assert closed.count() == 1 and head._close.accessibleName() == "Close"
    head.say("Satış", "12")
    assert (head.title.text(), head.line.text()) == ("Satış", "12")
