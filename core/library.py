"""Values of the library: what is asked of everything a person may see, and what is found there.

All of it is answered from this machine. A query is kept as a saved search by
`Desk.keep_own("search", name, msgspec.msgpack.encode(query))`.
"""

from typing import Literal

import msgspec

Who = Literal["customer", "agent", "bot", "note"]
"""Whose words they are; note: what colleagues wrote for each other, wrap-ups among it."""
HitKind = Literal["message", "mail", "note", "call", "wrap_up", "survey", "conversation"]
"""call: what was said in it, or noted of it; wrap_up: a disposition with its note; conversation:
nothing was asked for but filters."""
KEPT_ALL = 0


class Filters(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Each narrows what is found; several values of one are alternatives. Ids are the platform's."""

    since: int | None = None
    until: int | None = None
    """Said at or after, and before, in ms. Without words: the conversation's newest message."""
    channels: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    """Who had it, wrote in it or talked."""
    contacts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    dispositions: tuple[str, ...] = ()
    shortest_s: int | None = None
    longest_s: int | None = None
    """Both included: how long an agent talked or worked on one visit; without one it is not found."""
    lowest_rating: int | None = None
    highest_rating: int | None = None
    lowest_score: int | None = None
    highest_score: int | None = None
    """Of a signed evaluation, in per cent."""
    recorded: bool | None = None
    handed_over: bool | None = None
    """The bot asked for a person."""
    by: tuple[Who, ...] = ()
    """Words by whom; means nothing without words."""


class LibraryQuery(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """`text` as a person types it: every word must be there, the last one may go on; quotes make a
    phrase, -word and -"a phrase" must not be there. Words that nobody ever wrote are looked for with
    small typing errors mended. Empty: all that the filters let through.

    Grouped, conversations come last in which every word stands, but nowhere all of them together."""

    text: str = ""
    filters: Filters = Filters()
    order: Literal["newest", "best"] = "newest"
    grouped: bool = True
    """One hit a conversation: its newest, or its best."""


class Facets(msgspec.Struct, frozen=True, gc=False):
    """What a contact is found by, for its row and the reader's head."""

    queues: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    dispositions: tuple[str, ...] = ()
    duration_s: int | None = None
    """The longest where there are several."""
    rating: int | None = None
    score: int | None = None
    """Per cent; rating and score: the lowest where there are several."""
    recorded: bool = False
    handed_over: bool = False


class LibraryHit(msgspec.Struct, frozen=True, gc=False):
    """One place that holds the words. `marks` are (start, length) in `snippet`, which is one line of
    plain text as it was written."""

    conversation: int
    """Key, as `Desk.open_conversation` takes it."""
    id: str
    """The conversation's, as the platform calls it."""
    name: str
    channel: str
    subject: str
    labels: tuple[str, ...]
    """Ids."""
    at: int
    kind: HitKind
    who: Who
    """Whose words the snippet is."""
    snippet: str
    marks: tuple[tuple[int, int], ...]
    facets: Facets
    order: int = 0
    """Of the message in its conversation; 0: it is not a message."""
    source: str = ""
    """Id of the call, interaction or survey, where it is not a message."""
    at_ms: int = 0
    """Of a call: where in its recording the snippet was said."""
    hits: int = 1
    """How many places of the conversation hold the words; the most that are counted is HITS_COUNTED."""


HITS_COUNTED = 99


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a page ended; only ever handed back."""

    key: int
    rank: int = 0
    top: int = 0
    older: bool = False
    seen: tuple[int, ...] = ()
    apart: bool = False
    """From here on they stand in several places of one conversation."""
    rest: tuple[tuple[int, int, bool], ...] = ()
    """What of these was found already: place, conversation, and whether it was told."""


class Corrected(msgspec.Struct, frozen=True, gc=False):
    """A word that nobody ever wrote, and what was looked for in its place."""

    typed: str
    meant: tuple[str, ...]


class LibraryPage(msgspec.Struct, frozen=True, gc=False):
    """`after` goes to `Desk.library` for the next page; None: that was all.

    A page may hold fewer hits than were asked for, even none, and still have an `after`: reading
    takes a rest so that nobody waits for a whole million; ask again at once.
    """

    hits: tuple[LibraryHit, ...] = ()
    after: Place | None = None
    corrected: tuple[Corrected, ...] = ()
    overtaken: bool = False
    """A newer question came before this one was answered: nothing of it is known."""


class LibraryCount(msgspec.Struct, frozen=True, gc=False):
    """Hits, or conversations where only filters were asked for. `exact` False: about so many."""

    number: int
    exact: bool


Ahead = Literal["all", "own", "none"]


class Keeping(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The policy: what stays on this machine of conversations that are resolved. Never what is
    unsent, drafted or open."""

    days: int = KEPT_ALL
    """Since their newest message; 0: for ever."""
    megabytes: int = KEPT_ALL
    """Of the whole store; the oldest go first. 0: no limit."""
    teams: tuple[str, ...] = ()
    """Ids; of other teams nothing resolved is kept but one's own. Empty: all."""
    recordings: Ahead | None = None
    """Which files, recordings among them, are fetched before anybody opens them; None: as the role has
    it (`ahead_of`)."""


def ahead_of(policy: Keeping, role: str) -> Ahead:
    """Who listens to others' calls has all; an agent what is of the calls they talked in, and of the
    conversations they had to do with."""
    return policy.recordings or ("own" if role == "agent" else "all")


class FilesKept(msgspec.Struct, frozen=True, gc=False):
    """Recordings, voice messages, pictures and documents of what is kept on this machine."""

    here: int
    of: int
    missing: int = 0
    """That many the policy wants, and has room for, and they are still to come."""
    missing_bytes: int = 0
    full: bool = False
    """Some that are wanted are not fetched, for the policy leaves them no room."""
    large: int = 0
    """That many are wanted and take so much room that they do not come before somebody opens them."""


Wait = Literal["", "offline", "call", "metered", "sending", "slow"]
"""Why nothing is fetched ahead now: there is no line, a call is on, the line is paid by the byte, what a
person sends goes first, or the line is a bad one."""


class Fetching(msgspec.Struct, frozen=True, gc=False):
    """What of it is on its way. `size` 0: nothing is."""

    wait: Wait = ""
    came: int = 0
    size: int = 0


class Kept(msgspec.Struct, frozen=True, gc=False):
    """What this machine has, honestly."""

    complete: bool
    """Everything this person may see, as far as the platform tells it, is here."""
    since: int | None
    """Nothing newer is missing but what `teams` leaves out; None: nothing was ever taken away."""
    teams: tuple[str, ...]
    """Ids of those that are kept whole; empty: all."""
    conversations: int
    bytes: int
    """Of the store."""
    policy: Keeping
    file_bytes: int = 0
    """Of those: attachments and recordings."""
    syncing: bool = False
    """The first fetch, or one anew, is not finished: what is here may be less than it says."""


class KeepingEffect(msgspec.Struct, frozen=True, gc=False):
    """What another policy would take away from this machine."""

    conversations: int
    """So many lose their words here."""
    since: int | None
    """Nothing newer goes but what other teams had; None: only that goes, or nothing."""
    exact: bool = True
    """False: about so many, for how much room one takes is known once it is gone."""


class Fetched(msgspec.Struct, frozen=True, gc=False):
    """How far fetching what is older has come."""

    back_to: int | None
    """All from here on is on this machine; None: there is nothing older."""
    conversations: int
    """So many came so far."""
    done: bool = False
