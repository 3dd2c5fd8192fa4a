"""The channel's wishes, carried out by routing."""

from collections.abc import Callable

from msgspec.structs import replace

from backend.channels.standing import UNKNOWN, Standing
from backend.log import Transaction
from backend.routing import needs
from backend.routing.estimate import estimated_wait_s, free_places, one_more, position
from backend.routing.moment import Moment
from backend.routing.steps import Steps
from backend.routing.world import World, pending
from core.entities import Conversation
from core.ids import uuid7
from core.work import Interaction, Media


class RoutedQueues:
    """`world` is the router's newest, `now` the platform's clock in ms."""

    def __init__(self, world: Callable[[], World], now: Callable[[], int]) -> None:
        self._world = world
        self._now = now

    def of_queue(
        self, work: Transaction, conversation: Conversation, queue: str | None
    ) -> Standing:  # fmt: skip
        found = needs.queue_for(work, conversation, queue)
        if found is None:
            return UNKNOWN
        skills = needs.language_skills(work, conversation.contact, conversation)
        of = one_more(found.id, "chat", self._now(), skills)
        return self._stands(self._world(), found.id, of)

    def of(self, conversation: Conversation) -> Standing:
        world, now = self._world(), self._now()
        mine = next((w for w in world.interactions.values() if _is(w, conversation)), None)
        stands = self._stands(world, mine.queue if mine else conversation.queue, mine)
        if mine is None:
            return stands
        return Standing(
            open=stands.open, opens_at=stands.opens_at, zone=stands.zone, free=stands.free,
            position=position(world, mine.id), wait_s=estimated_wait_s(world, mine.id, now),
            level=mine.level, media=mine.media, queue=mine.queue,
        )  # fmt: skip

    def ask(
        self, work: Transaction, conversation: Conversation, media: Media, number: str
    ) -> bool:  # fmt: skip
        """What waits keeps its place and becomes something else; whoever was asked to take it as it
        was is asked no more. What left the queue comes back to it."""
        steps = Steps(work)
        waiting = [w for w in work.state.work_in(conversation.id) if pending(w)]
        others = [w for w in waiting if (w.media, w.number) != (media, number)]
        for each in others:
            for offer in work.state.offers_of(each.id):
                if offer.state == "open":
                    steps.rescind(offer, "gone")
            steps.put(replace(each, media=media, number=number, state="waiting"))
        if not waiting:
            self._begin(steps, conversation, media, number)
        return bool(others) or not waiting

    def _begin(
        self, steps: Steps, conversation: Conversation, media: Media, number: str
    ) -> None:  # fmt: skip
        log, bot = steps.log, conversation.bot
        queue = needs.queue_for(log, conversation, None)
        if queue is None:
            return
        steps.put(
            Interaction(
                id=uuid7(), media=media, queue=queue.id, contact=conversation.contact,
                entered_at=log.now, conversation=conversation.id, number=number,
                priority=needs.priority_of(conversation), prefers=needs.sticky(log, conversation.contact),
                skills=needs.language_skills(log, conversation.contact, conversation),
                handover=bot.reason if bot else None,
            )
        )  # fmt: skip

    def _stands(self, world: World, queue: str | None, of: Interaction | None = None) -> Standing:
        """Of a queue that routing does not know nothing is known. `of`: who waits or would; None:
        anybody."""
        if queue is None or queue not in world.queues:
            return UNKNOWN
        now = self._now()
        times = Moment(world, now).hours(queue)
        opens_at = None if times.open else times.until
        free = free_places(world, of or one_more(queue, "chat", now), now)
        return Standing(
            open=times.open, opens_at=opens_at, zone=world.zone(queue), free=free, queue=queue
        )


def _is(work: Interaction, conversation: Conversation) -> bool:
    return work.conversation == conversation.id and pending(work)
