"""The port of the telephony to the queue: a call in, and what becomes of it.

Every function runs inside a transaction of the log (`await log.transact(lambda t: ...)`), so a call
and its work are one. What became of it is heard from the log (`log.listen`), in events that are
there after a restart as well:

* `OfferUpserted` with `offer.call`: open (somebody is asked; the desk shows the card), accepted
  (`offer.agent` has it: ring their phone, or connect where it rings already; the desk answers the
  leg whose X-ADP-Call is this call), declined, timed_out or rescinded (stop ringing that agent).
* `InteractionUpserted` with `interaction.call`: waiting (play music), active (`agent`), done with
  `end` flow_out where it may wait no longer (announce and hang up, or offer a call back). Done with
  flow_out or handled and followed by another interaction of the same call whose `before` is this
  one: it went to another queue or person, the caller stays and hears music again.

What the caller is told meanwhile: `Router.standing(interaction)`.
"""

from collections.abc import Mapping

from backend.log import Transaction
from backend.routing.needs import language_skills, sticky
from backend.routing.steps import Steps
from core.entities import CallRecord
from core.ids import uuid7
from core.work import Interaction


def enqueue_call(
    log: Transaction, call: CallRecord, queue: str, *, skills: Mapping[str, int] | None = None,
    priority: int = 0, to_agent: str | None = None,
) -> Interaction:  # fmt: skip
    """A caller waits in a queue from now on. The same call again, while it waits or is talked on, is
    the same interaction. `skills`: skill -> level, besides the customer's language."""
    known = log.state.work_of_call(call.id)
    if known is not None and known.state not in ("wrap_up", "done"):
        return known
    return Steps(log).put(
        Interaction(
            id=uuid7(), media="call", queue=queue, contact=call.contact, entered_at=log.now,
            conversation=call.conversation, call=call.id, priority=priority, to_agent=to_agent,
            skills={**language_skills(log, call.contact), **(skills or {})},
            prefers=sticky(log, call.contact),
        )
    )  # fmt: skip


def enqueue_callback(
    log: Transaction, contact: str, queue: str, *, conversation: str | None = None,
    due_at: int | None = None,
) -> Interaction:  # fmt: skip
    """A customer left a number and wants to be called, not before `due_at` (ms). It is not work of
    the call it was asked for in: that one has left the queue (`call_left`)."""
    return Steps(log).put(
        Interaction(
            id=uuid7(), media="callback", queue=queue, contact=contact, entered_at=log.now,
            conversation=conversation, due_at=due_at, skills=language_skills(log, contact),
            prefers=sticky(log, contact),
        )
    )  # fmt: skip


def call_ended(log: Transaction, interaction: str) -> None:
    """Nobody talks any more: the agent's wrap-up begins; whoever hung up before an answer has
    abandoned it. Said twice it is said once."""
    work = log.state.get(Interaction, interaction)
    if work is None:
        return
    if work.state == "active":
        Steps(log).finish(work)
    elif work.state in ("waiting", "offered"):
        Steps(log).drop(work, "abandoned")


def call_left(log: Transaction, interaction: str) -> None:
    """Out of the queue, neither answered nor given up: to an outside number, or a call back instead."""
    work = log.state.get(Interaction, interaction)
    if work is not None and work.state in ("waiting", "offered"):
        Steps(log).drop(work, "flow_out")
