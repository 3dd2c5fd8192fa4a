"""Values of quality work: forms, evaluations, remarks in a transcript, and what is drawn to be evaluated.

An evaluation belongs to its evaluator alone: nobody else's is ever written over it, so two who worked
without a line have two records of the same contact, which is what calibration compares. A draft is the
evaluator's own and stays on their machine until it is signed.
"""

from typing import Literal

import msgspec

from core.entities import Entity


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    id: str
    text: str
    help: str = ""
    lowest: int = 1
    highest: int = 5
    """0 and 1 make it a question of yes or no."""
    weight: int = 1
    """Against the other questions of its section."""
    critical: bool = False
    """The lowest answer fails the whole."""
    may_skip: bool = True
    """"Not applicable" may be said; it counts neither for nor against."""


class Section(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    id: str
    title: str
    weight: int = 1
    """Against the other sections."""
    questions: tuple[Question, ...] = ()


class EvaluationForm(Entity, frozen=True, kw_only=True):
    """One edition of a form: what was scored by an older edition keeps it."""

    id: str
    """`form`.`edition`."""
    form: str
    edition: int
    name: str
    sections: tuple[Section, ...] = ()
    pass_at: int = 80
    """Percent."""
    retired: bool = False
    """Not offered for new evaluations."""
    version: int = 0


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    value: int | None = None
    """None: not applicable."""
    comment: str = ""


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A place the evaluator points at: characters of a message, or a span of a recording."""

    message: str = ""
    start: int = 0
    end: int = 0
    """Characters of the message's text; both 0: all of it."""
    call: str = ""
    at_ms: int = 0
    until_ms: int = 0
    liked: bool = True
    text: str = ""


class Evaluation(Entity, frozen=True, kw_only=True):
    """Told to supervisors once signed, to the agent once released."""

    id: str
    form: str
    """Id of the EvaluationForm, edition included."""
    agent: str
    evaluator: str
    at: int
    """When it was begun."""
    conversation: str | None = None
    call: str | None = None
    interaction: str | None = None
    answers: dict[str, Answer] = {}
    """Question id -> answer."""
    marks: tuple[Mark, ...] = ()
    comment: str = ""
    state: Literal["draft", "signed", "released"] = "draft"
    signed_at: int | None = None
    released_at: int | None = None
    reply: str = ""
    """The agent's word to it."""
    replied_at: int | None = None
    drawn: str = ""
    """Id of the SamplingRule that chose the contact; empty: a person did."""
    version: int = 0


def evaluation_id(
    evaluator: str, form: str, agent: str, *, conversation: str | None = None,
    call: str | None = None, interaction: str | None = None,
) -> str:  # fmt: skip
    """One for each evaluator, form (whatever its edition) and contact: who begins on two machines has
    one record in the end and not two, and nobody can come upon somebody else's."""
    return f"{evaluator}:{form}:{agent}:{interaction or call or conversation or ''}"


def same_contact(one: Evaluation, other: Evaluation) -> bool:
    """Whether both are about the same work of the same agent: its visit to a queue where both name
    one, else the call, else the conversation."""
    if one.agent != other.agent:
        return False
    for mine, theirs in (
        (one.interaction, other.interaction), (one.call, other.call),
        (one.conversation, other.conversation),
    ):  # fmt: skip
        if mine and theirs:
            return mine == theirs
    return False


class Remark(Entity, frozen=True, kw_only=True):
    """A comment on a sentence or a second of a contact."""

    id: str
    by: str
    at: int
    place: Mark
    conversation: str | None = None
    agent: str = ""
    """Whose work it is about."""
    shared: bool = False
    """That agent may read it."""
    deleted: bool = False
    version: int = 0


class SamplingRule(Entity, frozen=True, kw_only=True):
    """So many contacts a week of each agent, drawn at random and always the same ones: by `seed`."""

    id: str
    form: str
    """The form's name without its edition: the newest is used."""
    per_week: int = 5
    team: str = ""
    agents: tuple[str, ...] = ()
    """Of these alone; empty: of all, or of the team's."""
    media: tuple[str, ...] = ()
    """Empty: all."""
    shortest_s: int = 0
    """From acceptance to the end of talk or chat; what was shorter says too little of anybody."""
    seed: int = 1
    deleted: bool = False
    version: int = 0
