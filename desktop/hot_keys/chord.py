"""Chord: keys pressed together, as a person typed them, and what X11 and the portals call them."""

from collections.abc import Mapping
from typing import Any, Literal, cast

import msgspec
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

K, M = Qt.Key, Qt.KeyboardModifier
Doubt = Literal["types", "common", "alt_gr"]
"""types: a key people write with; common: other programs use it; alt_gr: some keyboards type with it."""

KEYSYMS: Mapping[int, str] = {
    **{Qt.Key(K.Key_A + n): chr(ord("a") + n) for n in range(26)},
    **{Qt.Key(K.Key_0 + n): chr(ord("0") + n) for n in range(10)},
    **{Qt.Key(K.Key_F1 + n): f"F{n + 1}" for n in range(24)},
    K.Key_Escape: "Escape", K.Key_Tab: "Tab", K.Key_Backspace: "BackSpace",
    K.Key_Return: "Return", K.Key_Enter: "KP_Enter", K.Key_Insert: "Insert",
    K.Key_Delete: "Delete", K.Key_Pause: "Pause", K.Key_Print: "Print", K.Key_Home: "Home",
    K.Key_End: "End", K.Key_Left: "Left", K.Key_Up: "Up", K.Key_Right: "Right",
    K.Key_Down: "Down", K.Key_PageUp: "Prior", K.Key_PageDown: "Next", K.Key_Menu: "Menu",
    K.Key_ScrollLock: "Scroll_Lock", K.Key_Space: "space",
    K.Key_Exclam: "exclam", K.Key_QuoteDbl: "quotedbl", K.Key_NumberSign: "numbersign",
    K.Key_Dollar: "dollar", K.Key_Percent: "percent", K.Key_Ampersand: "ampersand",
    K.Key_Apostrophe: "apostrophe", K.Key_ParenLeft: "parenleft",
    K.Key_ParenRight: "parenright", K.Key_Asterisk: "asterisk", K.Key_Plus: "plus",
    K.Key_Comma: "comma", K.Key_Minus: "minus", K.Key_Period: "period", K.Key_Slash: "slash",
    K.Key_Colon: "colon", K.Key_Semicolon: "semicolon", K.Key_Less: "less",
    K.Key_Equal: "equal", K.Key_Greater: "greater", K.Key_Question: "question",
    K.Key_BracketLeft: "bracketleft", K.Key_Backslash: "backslash",
    K.Key_BracketRight: "bracketright", K.Key_QuoteLeft: "grave",
    K.Key_Ccedilla: "ccedilla", K.Key_Odiaeresis: "odiaeresis",
    K.Key_Udiaeresis: "udiaeresis",
    K.Key_MediaPlay: "XF86AudioPlay", K.Key_MediaTogglePlayPause: "XF86AudioPlay",
    K.Key_MediaPause: "XF86AudioPause", K.Key_MediaStop: "XF86AudioStop",
    K.Key_MediaNext: "XF86AudioNext", K.Key_MediaPrevious: "XF86AudioPrev",
    K.Key_MicMute: "XF86AudioMicMute", K.Key_Call: "XF86Phone",
    ord("Ğ"): "gbreve", ord("Ş"): "scedilla",
}  # fmt: skip
"""Qt's number of a key -> the name of X11's keysym, which the portals' triggers use too. Ğ and Ş have no
name in Qt; İ and ı arrive as I."""
ALONE = ("F", "XF86", "Pause", "Print", "Scroll_Lock", "Menu")
"""How the names of those keys begin that nobody writes with."""


class Chord(msgspec.Struct, frozen=True):
    key: int
    """As Qt numbers it."""
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    meta: bool = False

    @property
    def keysym(self) -> str:
        """Its name in X11 and for the portals; empty where we know none."""
        return KEYSYMS.get(self.key, "")

    @property
    def writes(self) -> bool:
        """By itself it puts something into a text, or moves in it."""
        name = self.keysym
        return len(name) == 1 or not name.startswith(ALONE)

    @property
    def trigger(self) -> str:
        """As the XDG shortcuts specification writes it; empty where it cannot."""
        names = ("CTRL", self.ctrl), ("ALT", self.alt), ("SHIFT", self.shift), ("LOGO", self.meta)
        held = [name for name, is_held in names if is_held]
        return "+".join((*held, self.keysym)) if self.keysym else ""


def read(keys: str) -> Chord | None:
    """Of Qt's portable text; None for nothing, or for keys that are pressed one after another."""
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return None
    both: QKeyCombination = cast(Any, sequence)[0]  # which its types do not know
    held = both.keyboardModifiers()
    return Chord(
        int(both.key()), bool(held & M.ControlModifier), bool(held & M.AltModifier),
        bool(held & M.ShiftModifier), bool(held & M.MetaModifier),
    )  # fmt: skip


def doubt(chord: Chord, *, windows: bool = False) -> Doubt | None:
    """What speaks against taking it from every other program."""
    if not chord.writes:
        return "common" if chord.alt and chord.keysym == "F4" else None
    if not (chord.ctrl or chord.alt or chord.meta):
        return "types"
    if windows and chord.ctrl and chord.alt:
        return "alt_gr"
    alone = (chord.ctrl, chord.alt, chord.meta).count(True) == 1
    return "common" if alone and not (chord.shift or chord.meta) else None
