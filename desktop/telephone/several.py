"""Several accounts at once: which of them calls, and which one a call came by."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.telephone.account_fields import typed
from voip.values import Account, Call, Registration

if TYPE_CHECKING:
    from desktop.telephone.telephone import Telephone


def ready(registrations: Iterable[Registration]) -> list[str]:
    """Ids of the accounts that can call now."""
    return [each.account for each in registrations if each.state == "ready"]


def calling(registrations: Iterable[Registration], chosen: str) -> str:
    """The chosen one, else the first that can; empty where none can."""
    able = ready(registrations)
    return chosen if chosen in able else next(iter(able), "")


def pick_up_number(telephone: "Telephone", extension: str) -> str:
    """What takes a colleague's ringing call; empty where the account that calls cannot."""
    account = calling(telephone.registrations, telephone.chosen)
    prefix = next((each.pick_up for each in telephone.accounts if each.id == account), "")
    return prefix + extension if prefix else ""


def park_prefix(telephone: "Telephone", id: str) -> str:
    """Of the parking places where the call's account has them; empty where it has none."""
    call = telephone.call(id)
    return next((a.park for a in telephone.accounts if call and a.id == call.account), "")


def with_mailbox(telephone: "Telephone") -> Account | None:
    """Whose mailbox is to be heard: the one with the most new messages of those with a number."""
    new = {each.account: each.voicemails for each in telephone.registrations}
    boxes = [each for each in telephone.accounts if each.voicemail]
    return max(boxes, key=lambda each: new.get(each.id, 0), default=None)


def unknown_calls(telephone: "Telephone") -> tuple[str, ...]:
    """Ids of the calls that are talked on and that the platform did not bring: dialled by hand, or
    by an operator's account. Its own come with an id, from the peer of an account without registrar."""
    own = {each.id for each in telephone.accounts if not each.registrar}
    return tuple(
        call.correlation or call.id
        for call in telephone.up
        if call.state == "talking"
        and not (call.direction == "in" and call.correlation and call.account in own)
    )


def came_by(telephone: "Telephone", call: Call) -> str:
    """The account's address where there are several; else nothing has to be told apart."""
    if len(telephone.accounts) < 2:
        return ""
    return next((typed(each) for each in telephone.accounts if each.id == call.account), "")
