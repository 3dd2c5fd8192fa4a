"""What a person sees on the real desk, a screen reader's words included; asked on the screen's thread."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)


class Absent(Exception):
    """Nothing on the screen answers to that name."""


def shown() -> Iterator[QWidget]:
    """Every widget a person could see, the topmost windows first."""
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    tops.sort(key=lambda w: not (w.isModal() or isinstance(w, QMenu)))
    for top in tops:
        yield top
        yield from (w for w in top.findChildren(QWidget) if w.isVisible())


def texts() -> list[str]:
    """All text on the screen, painted rows included."""
    return [text for widget in shown() for text in said_by(widget) if text.strip()]


def timeline() -> list[str]:
    """The messages in sight, and nothing else of the screen."""
    painted = [w for w in shown() if w.objectName() == "transcript"]
    return [text for widget in painted for text in said_by(widget)]


def said_by(widget: QWidget) -> list[str]:
    painted = getattr(widget, "visible_texts", None)
    if painted is not None:
        return list(painted())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QAbstractItemView):
        return [text for _, text in rows(widget)]
    if isinstance(widget, QMenu):
        return [action.text() for action in widget.actions()]
    return []


def rows(view: QAbstractItemView) -> list[tuple[QPoint, str]]:
    """The rows in sight: (middle, accessible text)."""
    found = []
    model, area = view.model(), view.viewport().rect()
    for number in range(model.rowCount() if model else 0):
        index = model.index(number, 0)
        place = view.visualRect(index)
        if place.top() > area.bottom():
            break
        if place.isValid() and place.intersects(area):
            text = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
            found.append((place.center(), str(text or "")))
    return found


def first_row(*wanted: str) -> str:
    """What the topmost row of the list says that is called so; empty where it has none."""
    for view in (w for w in shown() if isinstance(w, QAbstractItemView)):
        if names(view) & set(wanted):
            index = view.model().index(0, 0)
            return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
    raise Absent(f"no list is called {' or '.join(wanted)}")


def names(widget: QWidget) -> set[str]:
    said = {widget.objectName(), widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        said.add(widget.text().replace("&", ""))
    return said


def named(*wanted: str) -> QWidget:
    for widget in shown():
        if names(widget) & set(wanted) and widget.isEnabled():
            return widget
    raise Absent(f"nothing is called {' or '.join(wanted)}")


def said_at(name: str) -> list[str]:
    """By the one that is called so."""
    return said_by(named(name))


def tables() -> list[dict[str, str]]:
    """Every row of the tables in sight: what stands in it, by the caption of its column."""
    found = []
    for view in (w for w in shown() if isinstance(w, QTableView) and w.model()):
        model, captions = view.model(), Qt.Orientation.Horizontal
        names = [str(model.headerData(n, captions) or "") for n in range(model.columnCount())]
        for row in range(model.rowCount()):
            texts = [str(model.index(row, n).data() or "") for n in range(len(names))]
            found.append(dict(zip(names, texts, strict=True)))
    return found


def figures() -> dict[str, str]:
    """What stands on the tiles in sight, the wallboard's before those of the live view, by name."""
    tiles = [w for w in shown() if type(w).__name__ in ("WallTile", "FigureTile")]
    tiles.sort(key=lambda tile: type(tile).__name__)
    said = [tile.visible_texts() for tile in tiles]  # type: ignore[attr-defined]  # of both
    return {name: value for name, value, _ in said}


def marked() -> str:
    """Where the arrow keys stand: the entry of the open menu, or the row of the table or list."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        return menu.activeAction().text() if menu.activeAction() else ""
    view = QApplication.focusWidget()
    if not isinstance(view, QAbstractItemView) or not view.currentIndex().isValid():
        return ""
    row, model = view.currentIndex().row(), view.model()
    cells = [model.index(row, column) for column in range(model.columnCount())]
    said = [c.data(Qt.ItemDataRole.AccessibleTextRole) or c.data() or "" for c in cells]
    return " ".join((f"{row}.", *map(str, said)))


def focus() -> list[str]:
    """What the keyboard is in is called."""
    widget = QApplication.focusWidget()
    return sorted(names(widget) - {""}) if widget else []


def writing() -> bool:
    """Letters go into a field."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit)


def typed() -> str:
    """What stands where the keyboard is."""
    here = QApplication.focusWidget()
    return here.toPlainText() if isinstance(here, QTextEdit | QPlainTextEdit) else ""


def ready(name: str) -> None:
    named(name)


def ground() -> str:
    return QApplication.palette().window().color().name()


def spoken() -> list[str]:
    words = list(texts())
    for widget in shown():
        words += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
            words.append(widget.placeholderText())
    return sorted({word for word in words if word.strip()})


def places() -> list[tuple[int, int, int, int]]:
    """Where every widget in sight stands."""
    whole = [widget.geometry() for widget in shown()]
    return [(at.x(), at.y(), at.width(), at.height()) for at in whole]


def window(kind: str) -> int:
    """Id of the window of that class; 0 where it is not shown."""
    found = (top for top in QApplication.topLevelWidgets() if type(top).__name__ == kind)
    return next((int(top.winId()) for top in found if top.isVisible()), 0)


def point(kind: str, name: str) -> tuple[int, int]:
    """The middle of a part of a window of that class, on the screen."""
    for top in QApplication.topLevelWidgets():
        if type(top).__name__ == kind and top.isVisible():
            part: QWidget = getattr(top, name)
            middle = part.mapToGlobal(part.rect().center())
            return middle.x(), middle.y()
    raise Absent(f"no {kind} is shown")
