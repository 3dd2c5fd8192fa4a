"""ReviewEntries: the timeline as a reviewer reads it: hits, waits, what was said in calls, remarks."""

from dataclasses import replace

from core.entities import Message
from desktop.models.review_contact import ReviewContact
from desktop.models.review_story import between
from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.rows.sought import marks
from desktop.rows.timeline_entry import Entry, Happening
from desktop.views.transcript_entries import MOST, Entries, whole_text


class ReviewEntries(Entries):
    def __init__(self, parts: Parts, model: TranscriptModel, contact: ReviewContact) -> None:
        telephone = parts.telephone
        super().__init__(
            model, parts.desk.me.id, parts.recordings, lambda: telephone.policy.country
        )
        self._contact = contact

    def begin(self) -> None:
        """Whoever reviews has nothing unread here."""
        super().begin()
        self.new_from = 0

    def _spoken(self, message: Message) -> Entry:
        entry, contact = super()._spoken(message), self._contact
        about = contact.of_message(message.id) + contact.of_call(message.call or "")
        return replace(
            entry, sought=contact.sought or None, remarks=about, said=True,
            above=self._above(message), below=self._below(message),
        )  # fmt: skip

    def _text(self, message: Message) -> tuple[str, str]:
        """What holds a hit is not folded away."""
        shown, hidden = super()._text(message)
        if hidden and self._contact.sought:
            whole = whole_text(message)
            found = marks(whole[:MOST], self._contact.sought)
            if found and sum(found[-1]) > len(shown):
                return whole[:MOST], ""
        return shown, hidden

    def _above(self, message: Message) -> tuple[Happening, ...]:
        before = self._model.message(message.order - 1)
        if before is None and message.order != self._model.first:
            return ()  # not read yet: else all that ever was before would stand here
        return between(self._contact.story, before.at if before else 0, message.at)

    def _below(self, message: Message) -> tuple[Happening, ...]:
        if message.order != self._model.last:
            return ()
        return tuple(each for each in self._contact.story if each.at > message.at)
