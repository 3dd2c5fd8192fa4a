"""What an administrator does to a customer's data."""

from backend import erasing
from backend.commands.work import Done, Refused, Work
from core.protocol import commands as c


def erase(work: Work, body: c.EraseCustomer) -> Done:
    try:
        of = erasing.erase(work.log, body.contact, work.by, work.id)
    except KeyError:
        raise Refused("not_found", "contact") from None
    except erasing.Unfinished:
        raise Refused("conflict", "unfinished") from None
    return Done(work.log.seq, of.id)
