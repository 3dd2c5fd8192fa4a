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
    "replaced": (
        mark("FinalWord", "This desk was opened elsewhere"),
        mark("FinalWord", "The same profile is in use in another place, so this one stopped. Nothing was lost; everything here stays readable. Using it here stops the other one."),
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
RETURN_HERE = frozenset({"replaced"})


class FinalWord(Sheet):
    """Accepted: sign in again or come back here, where that can help; rejected: read on."""

    def __init__(self, theme: Theme, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, width=480)
        self._reason = reason if reason in REASONS else "protocol"
        self._detail = words("", "second")
        self.body.addWidget(self._detail)
        helps = self.can_sign_in or self.can_return
        self._stay = self.add_button("" if helps else "primary")
        self._stay.clicked.connect(self.reject)
        self._again = self.add_button("primary")
        self._again.setVisible(helps)
        self._again.clicked.connect(self.accept)
        self.retranslate()

    @property
    def can_sign_in(self) -> bool:
        return self._reason in SIGN_IN_AGAIN

    @property
    def can_return(self) -> bool:
        return self._reason in RETURN_HERE

    def retranslate(self) -> None:
        title, detail = REASONS[self._reason]
        self.say_title(tr("FinalWord", title))
        self._detail.setText(tr("FinalWord", detail))
        here, again = tr("FinalWord", "Use it here"), tr("FinalWord", "Sign in again")
        self._again.setText(here if self.can_return else again)
        self._stay.setText(tr("FinalWord", "Quit") if self._ends else tr("FinalWord", "Read on"))

    @property
    def _ends(self) -> bool:
        """Nothing is left to read."""
        return self._reason == "purged"
