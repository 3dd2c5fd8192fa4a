"""The last face of a session that cannot go on: access taken away, or a version too old."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr
from desktop.words import mark

REASONS: Mapping[str, tuple[str, str]] = {
    "revoked": (
        mark("FinalWord", "You have been signed out"),
        mark("FinalWord", "Your access was ended by your company. Sign in again, or ask your administrator."),
    ),
    "purged": (
        mark("FinalWord", "You have been signed out"),
        mark("FinalWord", "Your company ended your access and asked for everything on this machine to be deleted. That was done."),
    ),
    "signed_out": (
        mark("FinalWord", "Please sign in again"),
        mark("FinalWord", "The sign-in on this machine has run out. Nothing was lost; replies that wait go out afterwards."),
    ),
    "version": (
        mark("FinalWord", "Santral must be updated"),
        mark("FinalWord", "The platform no longer speaks with this version. Everything stays readable; install the new version to go on."),
    ),
    "protocol": (
        mark("FinalWord", "The platform cannot be understood"),
        mark("FinalWord", "Desk and platform do not agree on what was said. Everything stays readable; tell your administrator."),
    ),
}  # fmt: skip
SIGN_IN_AGAIN = frozenset({"revoked", "purged", "signed_out"})


class FinalWord(Sheet):
    """Accepted: sign in again, where that can help; rejected: read on."""

    def __init__(self, theme: Theme, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, width=480)
        self._reason = reason if reason in REASONS else "protocol"
        self._detail = words("", "second")
        self.body.addWidget(self._detail)
        self._stay = self.add_button("" if self.can_sign_in else "primary")
        self._stay.clicked.connect(self.reject)
        self._again = self.add_button("primary")
        self._again.setVisible(self.can_sign_in)
        self._again.clicked.connect(self.accept)
        self.retranslate()

    @property
    def can_sign_in(self) -> bool:
        return self._reason in SIGN_IN_AGAIN

    def retranslate(self) -> None:
        title, detail = REASONS[self._reason]
        self.say_title(tr("FinalWord", title))
        self._detail.setText(tr("FinalWord", detail))
        self._again.setText(tr("FinalWord", "Sign in again"))
        self._stay.setText(tr("FinalWord", "Quit") if self._ends else tr("FinalWord", "Read on"))

    @property
    def _ends(self) -> bool:
        """Nothing is left to read."""
        return self._reason == "purged"
