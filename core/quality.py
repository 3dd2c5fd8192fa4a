"""What the desk reads of quality work, ready to be shown: the week's draw, and what waits for the line."""

from dataclasses import dataclass, field
from typing import NamedTuple

from core.evaluation import Evaluation, SamplingRule
from core.work import Interaction


class Subject(NamedTuple):
    """What an evaluation is to be about; ids are the platform's."""

    agent: str
    conversation: str | None = None
    call: str | None = None
    interaction: str | None = None
    drawn: str = ""
    """Id of the SamplingRule that chose it."""
    form: str = ""
    """The form's name that the rule asks for; empty: the person chooses."""


class DrawnContact(NamedTuple):
    interaction: Interaction
    name: str
    """The customer's; empty where they are not known."""
    key: int | None
    """Of its conversation, where it is on this machine."""
    channel: str
    done: bool
    """Somebody signed an evaluation of it."""
    mine: bool
    """This person did."""


class DrawnAgent(NamedTuple):
    rule: SamplingRule
    agent: str
    contacts: tuple[DrawnContact, ...]

    @property
    def done(self) -> int:
        return sum(contact.done for contact in self.contacts)

    @property
    def next(self) -> DrawnContact | None:
        """The first that nobody evaluated."""
        return next((contact for contact in self.contacts if not contact.done), None)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was done and the platform has not said yet, by the evaluation's id."""

    signed: dict[str, Evaluation] = field(default_factory=dict)
    released: set[str] = field(default_factory=set)
    answers: dict[str, str] = field(default_factory=dict)
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The command and the platform's error code: it waits for the person, not for the line."""
