"""Words of a hit of the library: what it is, whose words they are, what is known of the contact."""

from core.library import HITS_COUNTED, HitKind, LibraryHit, Who
from core.rows import Directory
from desktop.channel_names import channel_name
from desktop.times import duration, moment
from desktop.translate import tr


def kind_name(kind: HitKind) -> str:
    """Empty for a message: that it is one goes without saying."""
    names = {
        "mail": tr("Review", "E-mail"),
        "note": tr("Review", "Note"),
        "call": tr("Review", "Call"),
        "wrap_up": tr("Review", "Wrap-up"),
        "survey": tr("Review", "Survey"),
    }
    return names.get(kind, "")


def who_name(who: Who) -> str:
    names: dict[Who, str] = {
        "customer": tr("Review", "Customer"),
        "agent": tr("Review", "Agent"),
        "bot": tr("Review", "Bot"),
        "note": tr("Review", "Note"),
    }
    return names[who]


def hits_words(hits: int) -> str:
    """How many places hold the words; empty for one."""
    if hits <= 1:
        return ""
    if hits >= HITS_COUNTED:
        return tr("Review", "{number}+ hits", number=HITS_COUNTED)
    return tr("Review", "%n hits", hits)


def facts(hit: LibraryHit, directory: Directory) -> list[str]:
    """Queue, agent, length, rating and score: what there is of them, in this order."""
    of = hit.facets
    queues = [directory.queues[q].name for q in of.queues if q in directory.queues]
    agents = [directory.agents[a].name for a in of.agents if a in directory.agents]
    parts = [names[0] + more(names) for names in (queues, agents) if names]
    if of.duration_s is not None:
        parts.append(duration(of.duration_s * 1_000))
    if of.rating is not None:
        parts.append(f"★ {of.rating}")
    if of.score is not None:
        parts.append(tr("Review", "{score}%", score=of.score))
    return parts


def more(names: list[str]) -> str:
    return f" +{len(names) - 1}" if len(names) > 1 else ""


def spoken(hit: LibraryHit, directory: Directory, now: int) -> str:
    """The whole row, as a screen reader says it."""
    parts = [
        hit.name, channel_name(hit.channel), moment(hit.at, now), hit.subject,
        kind_name(hit.kind), hit.snippet, hits_words(hit.hits), *facts(hit, directory),
        tr("Review", "recorded") if hit.facets.recorded else "",
        tr("Review", "the bot handed over") if hit.facets.handed_over else "",
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)
