"""Canned answers: found by shortcut or words, their {variables} filled from the conversation."""

import re
from collections.abc import Iterable, Mapping

from core.entities import Canned
from core.folding import fold
from core.rows import Opened, Person
from desktop.views.conversation_picker import Choice

_VARIABLE = re.compile(r"\{(\w+)\}")


def matching(canned: Iterable[Canned], typed: str) -> list[Canned]:
    """Those whose shortcut begins with what was typed, then those that hold it anywhere."""
    wanted = fold(typed)
    begins = [c for c in canned if fold(c.shortcut).startswith(wanted)]
    holds = [c for c in canned if c not in begins and wanted in fold(f"{c.title} {c.text}")]
    return sorted(begins, key=lambda c: c.shortcut) + sorted(holds, key=lambda c: c.title)


def choice_of(canned: Canned) -> Choice:
    return Choice(canned.id, f"/{canned.shortcut}", canned.title, "zap", canned.text)


def filled(text: str, opened: Opened, me: Person) -> str:
    """`text` with what is known in place of its variables; an unknown one stays to be seen."""
    known = facts(opened, me)
    return _VARIABLE.sub(lambda match: known.get(match[1].lower()) or match[0], text)


def facts(opened: Opened, me: Person) -> Mapping[str, str]:
    """What a variable stands for, under its Turkish and its English name."""
    customer, agent = _first(opened.contact.name), _first(me.name)
    bot = opened.conversation.bot
    slots = bot.slots if bot else {}
    order = slots.get("order_number") or slots.get("order") or ""
    reference = opened.conversation.reference
    return {
        "ad": customer, "name": customer, "first_name": customer, "musteri": customer,
        "agent": agent, "temsilci": agent,
        "siparis": order, "sipariş": order, "order": order,
        "referans": reference, "reference": reference,
    }  # fmt: skip


def _first(name: str) -> str:
    return name.split(" ")[0] if name else ""
