"""CompleteSheet: a stuck wrap-up, completed by somebody else: what it was about, a note, what is to do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.rows import WorkRow
from core.work import Disposition, needs_outcome
from core.wrap_up import WrapUpDraft
from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.wrap_up_form import WrapUpForm


class CompleteSheet(Sheet):
    """The agent's own form, over `outcomes`; where one is owed nothing is done without it."""

    def __init__(
        self, theme: Theme, row: WorkRow, outcomes: Sequence[Disposition], means: str, now: int,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, parent, width=440)
        self._owed = needs_outcome(row.rules, outcomes)
        self.body.addWidget(words(means, "second"))
        self.form = WrapUpForm(theme)
        self.body.addWidget(self.form)
        self._no, self.yes = self.add_button(), self.add_button("primary")
        of = row.interaction
        self.form.begin(outcomes, WrapUpDraft(of.disposition, of.note), now=now, who=row.name)
        self.form.show_folded(False)
        self.form.changed.connect(self._may)
        self.form.done_asked.connect(self._done)
        self.form.left.connect(self.reject)
        self._no.clicked.connect(self.reject)
        self.yes.clicked.connect(self._done)
        self.retranslate()
        self._may()
        self.form.about.setFocus()

    @property
    def record(self) -> WrapUpDraft:
        return self.form.record()

    def _may(self) -> None:
        self.yes.setEnabled(bool(self.record.disposition) or not self._owed)
        self.adjustSize()  # the list comes and goes

    def _done(self) -> None:
        if not self.form.settle():
            return
        if self.yes.isEnabled():
            self.accept()
        else:
            self.form.about.setFocus()

    def retranslate(self) -> None:
        self.say_title(tr("Acting", "Complete the wrap-up?"))
        self._no.setText(tr("Acting", "Cancel"))
        self.yes.setText(tr("Acting", "Complete"))
        self.form.retranslate()
