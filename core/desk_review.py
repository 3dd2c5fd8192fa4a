"""DeskReview: the Desk's part about quality work: forms, evaluations, remarks, saved searches.

A draft is its evaluator's own and stays on this machine until it is signed; all of it works with
no connection, and what was signed then is handed in when there is a line.
"""

import asyncio
from functools import partial

import msgspec
from msgspec.structs import replace

from core.desk_base import DeskBase
from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.protocol import commands as c
from core.quality import DrawnAgent, HandedIn
from core.store import library_visits, own, quality, supervision
from core.work import Interaction


class DeskReview(DeskBase):
    """`Changes.reviews` says that any of what is read here came or changed."""

    # Reads

    async def evaluation_forms(self) -> tuple[EvaluationForm, ...]:
        """Every edition, the newest of each form first."""
        return await self._read(supervision.forms)

    async def evaluations(
        self, *, conversation: str | None = None, agent: str | None = None, since: int = 0
    ) -> tuple[Evaluation, ...]:
        """Signed and released ones, newest first; drafts are apart. What others found of a contact
        is among them once one has signed one's own of it."""

        def wanted(of: Evaluation) -> bool:
            same = conversation is None or of.conversation == conversation
            return same and (agent is None or of.agent == agent) and (of.signed_at or 0) >= since

        return tuple(of for of in await self._read(quality.seen) if wanted(of))

    async def handed_in(self) -> HandedIn:
        """Of evaluations, what the platform has not said yet."""
        return await self._read(quality.handed_in)

    async def drawn(self, week: str) -> tuple[DrawnAgent, ...]:
        """Who is to be evaluated of that week ("2026-W47", by the company's clock), by rule and
        agent. Raises ValueError where it names no week."""
        return await self._read(partial(quality.to_evaluate, week=week))

    async def would_draw(self, rule: SamplingRule, week: str) -> tuple[DrawnAgent, ...]:
        """The same for a rule that nobody saved yet."""
        return await self._read(partial(quality.would_draw, rule=rule, week=week))

    async def remarks(self, conversation: str) -> tuple[Remark, ...]:
        """Of a conversation, by the platform's id, and its calls; oldest first."""
        return await self._read(partial(supervision.remarks, conversation=conversation))

    async def visits(self, key: int) -> tuple[Interaction, ...]:
        """To queues, of a conversation by its key; oldest first. Those this machine knows."""
        return await self._read(partial(library_visits.visits, key=key))

    async def sampling_rules(self) -> tuple[SamplingRule, ...]:
        return await self._read(supervision.sampling_rules)

    async def evaluation_drafts(self) -> tuple[Evaluation, ...]:
        rows = await self._read(partial(own.kept, kind="evaluation"))
        return tuple(msgspec.msgpack.decode(body, type=Evaluation) for _, body in rows)

    async def kept_own(self, kind: own.Kind) -> dict[str, bytes]:
        """What the person saved: searches and views, by name, as whoever saved them wrote them."""
        return dict(await self._read(partial(own.kept, kind=kind)))

    # The person's own, not the platform's

    async def save_evaluation_draft(self, draft: Evaluation) -> None:
        await self.keep_own("evaluation", draft.id, msgspec.msgpack.encode(draft))

    async def drop_evaluation_draft(self, id: str) -> None:
        await self.keep_own("evaluation", id, None)

    async def keep_own(self, kind: own.Kind, name: str, body: bytes | None) -> None:
        """None takes it away."""
        await asyncio.wrap_future(self._store.save_own(kind, name, body))

    # Each commits one outbox row and returns the command's id

    async def save_evaluation_form(self, form: EvaluationForm) -> str:
        return await self._do(c.SaveEvaluationForm(form=form), track=f"form:{form.form}")

    async def sign_evaluation(self, evaluation: Evaluation) -> str:
        """Its draft is gone once this is committed. When it was signed is said here: of what one
        person signed on two machines the later stands, whichever came to the platform first."""
        signed = replace(evaluation, state="signed", signed_at=self.now())
        body = c.SignEvaluation(evaluation=signed)
        id = await self._do(body, track=f"evaluation:{evaluation.id}")
        await self.drop_evaluation_draft(evaluation.id)
        return id

    async def release_evaluation(self, id: str) -> str:
        return await self._do(c.ReleaseEvaluation(evaluation=id), track=f"evaluation:{id}")

    async def answer_evaluation(self, id: str, text: str) -> str:
        body = c.AnswerEvaluation(evaluation=id, text=text)
        return await self._do(body, track=f"evaluation:{id}")

    async def save_remark(self, remark: Remark) -> str:
        return await self._do(c.SaveRemark(remark=remark), track=f"remark:{remark.id}")

    async def save_sampling_rule(self, rule: SamplingRule) -> str:
        return await self._do(c.SaveSamplingRule(rule=rule), track=f"sampling:{rule.id}")
