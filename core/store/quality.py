"""Reads of quality work: what is drawn to be evaluated, and what was done without a line."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection

from core.calibration import to_be_seen
from core.evaluation import Evaluation, SamplingRule
from core.protocol import commands as c
from core.quality import DrawnAgent, DrawnContact, HandedIn
from core.sampling import bounds, drawn
from core.store import basis, happened, lookup, meta, queries, supervision
from core.work import Interaction

_HANDED_IN = """
SELECT id, type, body, failed FROM outbox
WHERE type IN ('evaluation.sign', 'evaluation.release', 'evaluation.answer') ORDER BY position
"""


def to_evaluate(connection: Connection, week: str) -> tuple[DrawnAgent, ...]:
    """By rule and agent. One's own work is not for oneself to evaluate."""
    return _drawn(connection, supervision.sampling_rules(connection), week)


def would_draw(connection: Connection, rule: SamplingRule, week: str) -> tuple[DrawnAgent, ...]:
    """What a rule that is not saved yet comes to."""
    return _drawn(connection, (rule,), week)


def _drawn(
    connection: Connection, rules: Iterable[SamplingRule], week: str
) -> tuple[DrawnAgent, ...]:
    zone = ZoneInfo(basis.as_told(connection)[0])
    start, end = bounds(week, zone)
    done: list[Interaction] = [
        of for _, of in happened.counted_at(connection, "interaction", start, end, by_end=True)
    ]
    me = meta.signed_in(connection)
    of_others = [of for of in done if of.agent != me]
    signed = _signed(connection)
    return tuple(
        _agent(connection, rule, agent, contacts, signed, me)
        for rule in rules
        for agent, contacts in drawn(
            rule, week, of_others, zone, _about(connection, rule)
        ).items()
    )  # fmt: skip


def handed_in(connection: Connection) -> HandedIn:
    """What of evaluations the platform has not said yet."""
    said = HandedIn()
    for command, type_, body, failed in connection.exec_driver_sql(_HANDED_IN):
        if type_ == "evaluation.sign":
            of = msgspec.json.decode(body, type=c.SignEvaluation).evaluation
            said.signed[of.id] = of
            id = of.id
        elif type_ == "evaluation.release":
            id = msgspec.json.decode(body, type=c.ReleaseEvaluation).evaluation
            said.released.add(id)
        else:
            answer = msgspec.json.decode(body, type=c.AnswerEvaluation)
            id = answer.evaluation
            said.answers[id] = answer.text
        if failed:
            said.refused[id] = (command, failed)
    return said


def seen(connection: Connection) -> tuple[Evaluation, ...]:
    """Those this person may look at, newest first."""
    found = supervision.evaluations(connection, wanted=lambda _: True)
    return to_be_seen(found, meta.signed_in(connection))


def _signed(connection: Connection) -> tuple[Evaluation, ...]:
    """Those that wait for the line among them: in a train they are done as well."""
    told = supervision.evaluations(connection, wanted=lambda of: of.state != "draft")
    return (*told, *handed_in(connection).signed.values())


def _about(connection: Connection, rule: SamplingRule) -> frozenset[str] | None:
    if rule.agents:
        return frozenset(rule.agents)
    if not rule.team:
        return None
    agents = queries.directory(connection).agents.values()
    return frozenset(agent.id for agent in agents if rule.team in agent.teams)


def _agent(
    connection: Connection, rule: SamplingRule, agent: str, contacts: tuple[Interaction, ...],
    signed: tuple[Evaluation, ...], me: str,
) -> DrawnAgent:  # fmt: skip
    rows = tuple(_contact(connection, rule, of, signed, me) for of in contacts)
    return DrawnAgent(rule=rule, agent=agent, contacts=rows)


def _contact(
    connection: Connection, rule: SamplingRule, of: Interaction, signed: tuple[Evaluation, ...],
    me: str,
) -> DrawnContact:  # fmt: skip
    by = {each.evaluator for each in signed if _is_of(rule, of, each)}
    contact = lookup.contact(connection, of.contact)
    found = lookup.conversation(connection, of.conversation)
    return DrawnContact(
        interaction=of, name=contact.name if contact else "", key=found[0] if found else None,
        channel=found[1].channel if found else of.media, done=bool(by), mine=me in by,
    )  # fmt: skip


def _is_of(rule: SamplingRule, of: Interaction, signed: Evaluation) -> bool:
    same = signed.interaction == of.id and signed.agent == of.agent
    return same and signed.form.rpartition(".")[0] == rule.form
