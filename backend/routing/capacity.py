"""How much one agent takes at once, and what may interrupt what.

* Of each medium at most `capacity_of` it: accepted, in wrap-up and offered counted together. What
  is being wrapped up keeps its place: the person is still at it.
* A call and a callback are the same ear: one of them, whatever the capacities say.
* A call may come while chats, messages and mail are open, as long as there is room for another
  chat: whose hands are full of chats is not rung.
* During a call (offered, talked on, wrapped up) nothing else is offered. `chat_in_call` allows chats
  and messages; mail can wait.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from core.work import CAPACITY, Interaction, Media, Offer, Profile, capacity_of

SPOKEN: frozenset[Media] = frozenset({"call", "callback"})
WRITTEN_LIVE: frozenset[Media] = frozenset({"chat", "message"})


def room_of(
    profile: Profile,
    hand: Collection[Interaction],
    offers: Collection[Offer],
    calls: Collection[str] = (),
) -> frozenset[Media]:
    """The media of which one more can be offered. `calls`: ids of calls they talk on, where a call
    in `hand` may be among them."""
    held = Counter(work.media for work in hand) + Counter(offer.media for offer in offers)
    free = {media for media in CAPACITY if held[media] < capacity_of(profile, media)}
    if calls or held["call"] or held["callback"]:
        return frozenset(free & WRITTEN_LIVE) if profile.chat_in_call else frozenset()
    hands_full = held["chat"] and "chat" not in free
    return frozenset(free - SPOKEN if hands_full else free)


def unfit(
    profile: Profile, hand: Collection[Interaction], offers: Iterable[Offer], calls: frozenset[str]
) -> tuple[Offer, ...]:
    """The open offers that have no room beside what was taken since; older ones stay first.

    Offers of chats and of a call were let in side by side, in either order, and stay so.
    """
    kept: dict[bool, list[Offer]] = {True: [], False: []}
    out: list[Offer] = []
    for offer in sorted(offers, key=lambda offer: (offer.at, offer.id)):
        beside = kept[offer.media in SPOKEN]
        others = calls - {offer.call}  # the offered call itself, answered before it was accepted
        fits = offer.media in room_of(profile, hand, beside, others)
        (beside if fits else out).append(offer)
    return tuple(out)
