"""FakeReview: the Desk's part about quality work in memory: what is signed waits until `deliver`."""

from typing import Any

from msgspec.structs import replace

from core.calibration import to_be_seen
from core.changes import Changes
from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.quality import DrawnAgent, HandedIn
from core.rows import Person
from core.store import own
from core.work import Interaction
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk

DENIZ = replace(
    sample.ME, id="a-deniz", name="Deniz Aksoy", role="supervisor",
    permissions=frozenset({
        "evaluation.sign", "evaluation.release", "evaluation_form.save", "sampling_rule.save",
    }),
)  # fmt: skip


class FakeReview(FakeDesk):
    """`platform`: what has been told of evaluations; `sent` what was signed and not taken yet."""

    def __init__(self, me: Person = DENIZ) -> None:
        super().__init__()
        self.person = me
        self.forms: tuple[EvaluationForm, ...] = ()
        self.platform: dict[str, Evaluation] = {}
        self.mine: dict[tuple[str, str], Any] = {}
        self.handed = HandedIn()
        self.sampling: tuple[SamplingRule, ...] = ()
        self.week: tuple[DrawnAgent, ...] = ()
        self.saves = 0

    # What a test does to it

    def tell_reviews(self) -> None:
        self.tell(Changes(reviews={"any"}))

    def put_evaluation(self, of: Evaluation) -> None:
        self.platform[of.id] = of
        self.tell_reviews()

    def deliver(self) -> None:
        """The line is there: all that waits is taken."""
        for id, of in self.handed.signed.items():
            self.platform[id] = of
        for id in self.handed.released:
            self.platform[id] = replace(self.platform[id], state="released", released_at=self.clock)
        for id, words in self.handed.answers.items():
            self.platform[id] = replace(self.platform[id], reply=words, replied_at=self.clock)
        self.handed = HandedIn()
        self.tell_reviews()

    def refuse(self, id: str, code: str) -> None:
        self.handed.refused[id] = f"command-{id}", code
        self.tell_reviews()

    # The Desk

    @property
    def me(self) -> Person:
        return self.person

    async def evaluation_forms(self) -> tuple[EvaluationForm, ...]:
        return self.forms

    async def evaluations(
        self, *, conversation: str | None = None, agent: str | None = None, since: int = 0
    ) -> tuple[Evaluation, ...]:
        return to_be_seen(self.platform.values(), self.me.id)

    async def remarks(self, conversation: str) -> tuple[Remark, ...]:
        return ()

    async def visits(self, key: int) -> tuple[Interaction, ...]:
        return ()

    async def handed_in(self) -> HandedIn:
        return self.handed

    async def drawn(self, week: str) -> tuple[DrawnAgent, ...]:
        self.calls.append(("drawn", 0, (week,)))
        return self.week

    async def would_draw(self, rule: SamplingRule, week: str) -> tuple[DrawnAgent, ...]:
        self.calls.append(("would_draw", 0, (rule, week)))
        return tuple(
            DrawnAgent(rule, of.agent, of.contacts[: rule.per_week]) for of in self.week
            if not rule.agents or of.agent in rule.agents
        )  # fmt: skip

    async def sampling_rules(self) -> tuple[SamplingRule, ...]:
        return self.sampling

    async def evaluation_drafts(self) -> tuple[Evaluation, ...]:
        return tuple(body for (kind, _), body in self.mine.items() if kind == "evaluation")

    async def kept_own(self, kind: own.Kind) -> dict[str, bytes]:
        return {id: body for (of, id), body in self.mine.items() if of == kind}

    async def save_evaluation_draft(self, draft: Evaluation) -> None:
        self.saves += 1
        self.mine["evaluation", draft.id] = draft
        self.tell_reviews()

    async def drop_evaluation_draft(self, id: str) -> None:
        self.mine.pop(("evaluation", id), None)
        self.tell_reviews()

    async def keep_own(self, kind: own.Kind, name: str, body: bytes | None) -> None:
        self.mine[kind, name] = body
        if body is None:
            del self.mine[kind, name]
        self.tell_reviews()

    async def discard(self, command: str) -> None:
        id = command.removeprefix("command-")
        self.handed.refused.pop(id, None)
        self.handed.signed.pop(id, None)
        self.tell_reviews()

    async def save_evaluation_form(self, form: EvaluationForm) -> str:
        self.forms = tuple(sorted(
            (*(of for of in self.forms if of.id != form.id), form),
            key=lambda of: (of.name, of.form, -of.edition),
        ))  # fmt: skip
        self.tell_reviews()
        return self._did("save_evaluation_form", 0, form)

    async def sign_evaluation(self, evaluation: Evaluation) -> str:
        signed = replace(evaluation, state="signed", signed_at=self.clock)
        self.handed.signed[evaluation.id] = signed
        await self.drop_evaluation_draft(evaluation.id)
        return self._did("sign_evaluation", 0, evaluation.id)

    async def release_evaluation(self, id: str) -> str:
        self.handed.released.add(id)
        self.tell_reviews()
        return self._did("release_evaluation", 0, id)

    async def answer_evaluation(self, id: str, text: str) -> str:
        self.handed.answers[id] = text
        self.tell_reviews()
        return self._did("answer_evaluation", 0, id, text)

    async def save_sampling_rule(self, rule: SamplingRule) -> str:
        kept = tuple(of for of in self.sampling if of.id != rule.id)
        self.sampling = kept if rule.deleted else (*kept, rule)
        self.tell_reviews()
        return self._did("save_sampling_rule", 0, rule)
