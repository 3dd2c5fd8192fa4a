"""OneColumn: a list as Qt reads it, one value a row; what each is called and how it is spoken."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class OneColumn(QAbstractTableModel):
    """Subclasses say `size`, `title` and `spoken`, and `value` where their delegate asks for one."""

    def size(self) -> int:
        raise NotImplementedError

    def title(self, row: int) -> str:
        raise NotImplementedError

    def spoken(self, row: int) -> str:
        """All that is painted, for a screen reader."""
        raise NotImplementedError

    def value(self, row: int) -> Any:
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else self.size()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.size():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        return self.value(index.row()) if role == Qt.ItemDataRole.UserRole else None
