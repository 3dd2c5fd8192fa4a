"""`python -m tests.end_to_end.other_program`: not ours, has the keyboard; its title is what was typed."""

import sys

from PySide6.QtWidgets import QApplication, QPlainTextEdit

TITLE = "Other program: "


def main() -> int:
    application = QApplication(sys.argv)
    paper = QPlainTextEdit()
    paper.setWindowTitle(TITLE)
    paper.textChanged.connect(lambda: paper.setWindowTitle(TITLE + paper.toPlainText()))
    paper.setGeometry(40, 40, 1300, 800)
    paper.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
