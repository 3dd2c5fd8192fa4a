"""What holds for everybody: said when the platform is started, and told to every desk as a record."""

from msgspec.structs import replace

from backend.channels.bot.script import Script
from backend.log import Transaction
from core.protocol.events import By, CompanyRulesUpserted
from core.work import CompanyRules, ResumePoint, Supervised

_SYSTEM = By(kind="system")


def rules(zone: str, own: Script | None) -> CompanyRules:
    """`own`: a bot's flow that is not the platform's whole one."""
    points = own.rules.resume.items() if own else ()
    named = (ResumePoint(id=id, tr=row.tr, en=row.en) for id, row in points)
    return CompanyRules(zone=zone, resume=tuple(named))


def known(log: Transaction) -> CompanyRules:
    return log.state.get(CompanyRules, CompanyRules().id) or CompanyRules()


def decide(log: Transaction, supervised: Supervised) -> bool:
    """Returns whether it was otherwise before."""
    before = known(log)
    if before.supervised == supervised:
        return False
    after = replace(before, supervised=supervised)
    log.emit(CompanyRulesUpserted(company_rules=after), _SYSTEM)
    return True


def tell(log: Transaction, wanted: CompanyRules) -> None:
    """Where something else holds than before; what every desk takes for granted is never said. What
    was decided meanwhile, from the command line, stays."""
    before = known(log)
    wanted = replace(wanted, supervised=before.supervised)
    if replace(before, version=0) != wanted:
        log.emit(CompanyRulesUpserted(company_rules=wanted), _SYSTEM)
