"""What `santral verify` found, in words: whole or changed, which file, by whom signed."""

from collections.abc import Iterator

from core.errors import UserError
from core.export.manifest import Manifest
from core.export.verify import Verified
from desktop.times import full
from desktop.translate import tr

MOST = 20
"""Files that are named; of more their number is told."""


def lines(found: Verified, known: str = "") -> Iterator[str]:
    """The verdict first. `known`: a fingerprint the signature is compared with."""
    yield verdict(found)
    yield from _named(tr("Verify", "Changed: {name}"), found.changed)
    yield from _named(tr("Verify", "Missing: {name}"), found.gone)
    yield from _named(tr("Verify", "Not in the manifest: {name}"), found.added)
    if found.manifest is not None:
        yield from _about(found.manifest)
    if found.fingerprint:
        yield tr("Verify", "Fingerprint of the key: {print}", print=found.fingerprint)
        yield _trust(found.fingerprint, known)


def verdict(found: Verified) -> str:
    return {
        "whole": tr("Verify", "Whole: every file is as it was taken out."),
        "changed": tr("Verify", "CHANGED: this is not as it was taken out."),
        "unsigned": tr("Verify", "CHANGED: the manifest’s signature does not hold."),
        "missing": tr("Verify", "There is no manifest with it: nothing can be said."),
        "sealed": tr("Verify", "It is a package: its passphrase is needed to look into it."),
        "unreadable": tr("Verify", "It cannot be read: nothing can be said."),
    }[found.verdict]


def in_words(error: UserError) -> UserError:
    """The same, with its time as people write it."""
    facts = dict(error.facts)
    if facts.get("at", "").isdecimal():
        facts["at"] = full(int(facts["at"]))
    return UserError(error.code, **facts)


def _named(words: str, names: tuple[str, ...]) -> Iterator[str]:
    yield from (words.format(name=name) for name in names[:MOST])
    if len(names) > MOST:
        yield tr("Verify", "and %n more files", len(names) - MOST)


def _about(manifest: Manifest) -> Iterator[str]:
    who = f"{manifest.by} ({manifest.company})" if manifest.company else manifest.by
    yield tr("Verify", "Taken out by {name} on {when}", name=who, when=full(manifest.at))
    if manifest.store:
        where = f"{manifest.store} · {manifest.server}" if manifest.server else manifest.store
        yield tr("Verify", "From the profile {store}", store=where)
    yield tr("Verify", "%n files", len(manifest.files))
    if manifest.redaction:
        black = sum(count for kind, count in manifest.blacked_out.items() if kind != "seconds")
        yield tr("Verify", "%n places were blacked out", black)


def _trust(signed: str, known: str) -> str:
    if known and _same(signed, known):
        return tr("Verify", "That is the key you named.")
    if known:
        return tr("Verify", "That is NOT the key you named.")
    return tr("Verify", "Compare it with the one that the desk it came from shows.")


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).upper() == "".join(other.split()).upper()


def is_good(found: Verified, known: str = "") -> bool:
    return found.verdict == "whole" and (not known or _same(found.fingerprint, known))
