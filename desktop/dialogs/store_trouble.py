"""What to do when the kept conversations cannot be opened: say why, and offer only safe ways on."""

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtWidgets import QPushButton, QWidget

from core.errors import UserError
from desktop import translate
from desktop.dialogs.sheet import Kind, Sheet, words
from desktop.theme import Theme
from desktop.translate import tr

Way = Literal["again", "rescue", "fresh", "quit"]
"""again: try as it is; rescue: read the unsent replies out first, then begin anew; fresh: set
the file aside and begin anew; quit: leave everything as it is."""

WAYS: Mapping[str, tuple[Way, ...]] = {
    "store.wrong_key": ("again", "fresh"),
    "store.emptied": ("fresh",),
    "store.foreign": ("fresh",),
    "demonstration.key_lost": ("fresh",),
    "store.damaged": ("again", "fresh"),
    "store.unreadable": ("again",),
    "store.copied": ("fresh",),
    "store.newer": (),
    "store.full": ("again",),
    "store.in_use": ("again",),
}
"""What may be done about each; quitting always may. An unknown code may be tried again."""


def ways(code: str, unsent: int | None) -> tuple[Way, ...]:
    """With unsent replies that can be read, beginning anew takes them along."""
    offered = WAYS.get(code, ("again",))
    if unsent:
        return tuple("rescue" if way == "fresh" else way for way in offered)
    return offered


def best(offered: Sequence[Way]) -> Way:
    """The one that stands out. Beginning anew does only where nothing else can be done."""
    preferred: tuple[Way, ...] = ("rescue", "again", "fresh", "quit")
    return next(way for way in preferred if way in offered)


class StoreTrouble(Sheet):
    """`unsent`: replies that could be read out of the file; None where nobody can tell."""

    def __init__(
        self, theme: Theme, error: UserError, unsent: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent, width=520)
        self._error, self._unsent = error, unsent
        self.chosen: Way = "quit"
        self._detail, self._loss = words("", "second"), words("", "strong")
        self._kept = words("", "second")
        for label in (self._detail, self._loss, self._kept):
            self.body.addWidget(label)
        self.buttons: dict[Way, QPushButton] = {}
        offered: tuple[Way, ...] = ("quit", *ways(error.code, unsent))
        primary = best(offered)
        for way in sorted(offered, key=primary.__eq__):
            self._add(way, "primary" if way == primary else "")
        self.retranslate()
        self.buttons[primary].setFocus()

    def _add(self, way: Way, kind: Kind) -> None:
        button = self.buttons[way] = self.add_button(kind)
        button.clicked.connect(lambda: self._choose(way))

    def _choose(self, way: Way) -> None:
        self.chosen = way
        self.accept()

    def retranslate(self) -> None:
        title, detail = translate.words(self._error)
        self.say_title(title)
        self._detail.setText(detail)
        self._say_loss()
        names: dict[Way, str] = {
            "again": tr("StoreTrouble", "Try again"),
            "rescue": tr("StoreTrouble", "Rescue and begin anew"),
            "fresh": tr("StoreTrouble", "Set aside and begin anew"),
            "quit": tr("StoreTrouble", "Quit"),
        }
        for way, button in self.buttons.items():
            button.setText(names[way])

    def _say_loss(self) -> None:
        anew = bool({"fresh", "rescue"} & self.buttons.keys())
        self._kept.setVisible(anew)
        self._kept.setText(self._kept_words())
        self._loss.setVisible(anew and self._error.code != "store.foreign")
        if self._unsent:
            said = tr("StoreTrouble", "%n unsent replies can be taken along.", self._unsent)
        elif self._error.code == "store.emptied":
            said = tr("StoreTrouble", "Nothing is left of it: replies that were not sent are lost.")
        elif self._unsent == 0:
            said = tr("StoreTrouble", "No unsent reply is in it.")
        else:
            said = tr(
                "StoreTrouble",
                "Whether replies that were not sent are in it cannot be known; the old file keeps them.",
            )
        self._loss.setText(said)

    def _kept_words(self) -> str:
        if self._error.code == "store.emptied":
            return tr("StoreTrouble", "Everything the platform knows is fetched again.")
        return tr(
            "StoreTrouble",
            "Beginning anew keeps the old file beside the new one and deletes nothing; "
            "everything the platform knows is fetched again.",
        )
