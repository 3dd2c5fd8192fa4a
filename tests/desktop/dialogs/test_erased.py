from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.receipt import Receipt
from core.supervision import TakenOut
from desktop import translate
from desktop.dialogs.erased import Erased
from desktop.theme import Theme

TAKEN = (
    TakenOut(at=2, by="a1", what="package", format="json", count=3, manifest="ab" * 32),
    TakenOut(at=1, by="gone", what="report", format="xlsx"),
)
RECEIPT = Receipt(at=9, conversations=49, messages=500, calls=1, files=2, taken_out=TAKEN)


def said(dialog: Erased) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def test_it_names_what_is_gone_and_what_is_out_of_reach(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    window = QWidget()
    dialog = Erased(theme, RECEIPT, {"a1": "Deniz"}, "/r/1.json", window, by_company=True)
    whole = "\n".join(said(dialog))
    for words in ("49 conversations, 500 messages", "Your company", "/r/1.json", "2 times"):
        assert words in whole
    assert "Deniz · A package of 3 conversations · " + ("ab" * 8) in whole
    assert "A report as Excel (XLSX)" in whole
    window.deleteLater()


def test_where_nothing_was_taken_out_it_says_so(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    window = QWidget()
    dialog = Erased(theme, Receipt(at=9), {}, "", window, by_company=False)
    whole = "\n".join(said(dialog))
    assert "Nothing is known here" in whole and "You asked" in whole
    assert "kept in" not in whole
    window.deleteLater()
