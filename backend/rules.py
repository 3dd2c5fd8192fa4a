"""What holds for everybody: said when the platform is started, and told to every desk as a record."""

from msgspec.structs import replace

from backend.channels.bot.script import Script
from backend.log import Transaction
from core.protocol.events import By, CompanyRulesUpserted
from core.work import CompanyRules, ResumePoint

_SYSTEM = By(kind="system")


def rules(zone: str, own: Script | None) -> CompanyRules:
    """`own`: a bot's flow that is not the platform's."""
    points = own.rules.resume.items() if own else ()
    named = (ResumePoint(id=id, tr=row.tr, en=row.en) for id, row in points)
    return CompanyRules(zone=zone, resume=tuple(named))


def known(log: Transaction) -> CompanyRules:
    return log.state.get(CompanyRules, CompanyRules().id) or CompanyRules()


def tell(log: Transaction, wanted: CompanyRules) -> None:
    """Where something else holds than before; what every desk takes for granted is never said."""
    if replace(known(log), version=0) != wanted:
        log.emit(CompanyRulesUpserted(company_rules=wanted), _SYSTEM)
