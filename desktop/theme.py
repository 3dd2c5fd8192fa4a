"""Theme: the one place where tokens become colours, fonts, icons and the style sheet."""

from string import Template
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from desktop.icons import Icons
from desktop.resources import RESOURCES
from desktop.tokens import DARK, LIGHT, RADIUS, TEXT

Choice = Literal["system", "light", "dark"]
Name = Literal["light", "dark"]
Size = Literal["caption", "small", "body", "title", "heading"]

STYLE = "Fusion"
ICON_GAP = 4
WORDLESS = ("quiet", "call")
"""Kinds of buttons that are only a sign."""
FAMILIES = ["Inter", "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji"]
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "third",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "strong",
    QPalette.ColorRole.Dark: "third",
    QPalette.ColorRole.Shadow: "shadow",
}


class Theme(QObject):
    """Needs a QApplication made with `-style STYLE`. `changed` comes after all was painted anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice: Choice = "system"
        self._app: QApplication | None = None
        self._icons = Icons()
        self._fonts: dict[tuple[Size, int, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._tokens = LIGHT
        self._hints = QGuiApplication.styleHints()
        self._take(self._wanted())
        self._hints.colorSchemeChanged.connect(self._follow)
        for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))

    @property
    def name(self) -> Name:
        return "dark" if self._tokens is DARK else "light"

    def choose(self, choice: Choice) -> None:
        """Takes effect at once; the system's title bars follow where it lets them."""
        self._choice = choice
        self._hints.setColorScheme(_SCHEMES[choice])
        self._follow()

    def prepare(self, app: QApplication) -> None:
        """The font and the palette: what widgets ask for while they are built."""
        if self._app is None:
            app.setFont(self.font("body"))
        self._app = app
        app.setPalette(self._palette())

    def apply(self, app: QApplication) -> None:
        """All of it. Better over a window that is built than before: under a style sheet each
        widget that finds its place is styled anew."""
        self.prepare(app)
        app.setStyleSheet(self.sheet())

    def sheet(self) -> str:
        """The style sheet of the theme as it stands."""
        template = Template((RESOURCES / "styles" / "desk.qss").read_text(encoding="utf-8"))
        images = (RESOURCES / "styles" / self.name).as_posix()
        radii = {f"radius_{name}": f"{px}px" for name, px in RADIUS.items()}
        sizes = {f"text_{name}": f"{px}px" for name, px in TEXT.items()}
        return template.substitute(
            msgspec.structs.asdict(self._tokens), images=images, **radii, **sizes
        )

    def color(self, token: str) -> QColor:
        """The colour of a token. Raises AttributeError for a token that is none."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(getattr(self._tokens, token))
        return found

    def font(self, size: Size = "body", weight: int = 400, tabular: bool = False) -> QFont:
        """`weight` 400, 500, 600 or 700; `tabular`: digits of one width, for what changes."""
        kept = self._fonts.get((size, weight, tabular))
        if kept is None:
            kept = self._fonts[size, weight, tabular] = self._made(size, weight, tabular)
        return QFont(kept)

    def _made(self, size: Size, weight: int, tabular: bool) -> QFont:
        font = QFont(FAMILIES)
        font.setPixelSize(TEXT[size])
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        return self._icons.pixmap(name, getattr(self._tokens, token), size, ratio)

    def icon(self, name: str, token: str = "second", size: int = 20, gap: int = 0) -> QIcon:
        """As it looks in the theme that stands now; `set_icon` follows a change."""
        ratio = self._app.devicePixelRatio() if self._app else 1.0
        icon = QIcon(_with_gap(self.pixmap(name, token, size, ratio), gap))
        grey = _with_gap(self.pixmap(name, "scroll", size, ratio), gap)
        icon.addPixmap(grey, QIcon.Mode.Disabled)
        return icon

    def set_icon(
        self, button: QAbstractButton, name: str, token: str = "second", size: int = 18
    ) -> None:
        """Gives a button its icon, and again whenever the theme changes."""
        for key, value in (("icon_name", name), ("icon_token", token), ("icon_px", size)):
            button.setProperty(key, value)
        gap = _gap_of(button)
        button.setIcon(self.icon(name, token, size, gap))
        button.setIconSize(QSize(size + gap, size))

    def _wanted(self) -> Name:
        if self._choice != "system":
            return self._choice
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _follow(self) -> None:
        if self._wanted() == self.name:
            return
        self._take(self._wanted())
        if self._app is not None:
            self.apply(self._app)
            self._tint_again()
        self.changed.emit()

    def _take(self, name: Name) -> None:
        self._tokens = DARK if name == "dark" else LIGHT
        self._colours.clear()

    def _tint_again(self) -> None:
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton) and (name := widget.property("icon_name")):
                token, size = widget.property("icon_token"), widget.property("icon_px")
                widget.setIcon(self.icon(name, token, size, widget.iconSize().width() - size))

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("strong"))
        return palette


def _gap_of(button: QAbstractButton) -> int:
    """A style sheet leaves too little between an icon and the words behind it, and cannot say so."""
    words_follow = isinstance(button, QPushButton) and button.property("kind") not in WORDLESS
    return ICON_GAP if words_follow else 0


def _with_gap(pixmap: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wider = QPixmap(pixmap.width() + round(gap * ratio), pixmap.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    with QPainter(wider) as painter:
        painter.drawPixmap(0, 0, pixmap)
    return wider
