"""The morning of the story half_past_ten, as it went before anybody looked: who was served, who gave up,
who still waits, and who is stuck."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from shutil import copytree

from argon2 import PasswordHasher
from msgspec.structs import replace
from sqlalchemy import insert, select

from backend.channels.bot.script import FOLDER
from backend.log import Transaction
from backend.tables import users
from core.entities import Agent
from core.protocol import events as e
from core.protocol.frames import Resume
from core.supervision import AlertRule
from core.work import Profile, QueueRules
from tests.end_to_end import past
from tests.end_to_end.past import SYSTEM, Customer, Past

SALES, ORDERS = "qu-sales", "qu-orders"
PERSON = "[speak_to_person]"
ALERT_S = 4
"""How long a colleague is asked: who does not answer so long is not responding."""
HOUR = 10
MINUTE = 60

SERVED = (
    (84, 8, "hannah", "Nilay Tekin"), (77, 12, "tugce", "Orhan Vural"), (71, 15, "nazli", "Pelin Acar"),
    (64, 11, "hannah", "Rıza Çınar"), (56, 9, "tugce", "Sedef Uçar"), (47, 17, "nazli", "Tarık Öz"),
    (38, 19, "hannah", "Ufuk Bayram"), (27, 48, "nazli", "Vildan Işık"), (23, 65, "hannah", "Yiğit Ünal"),
    (19, 92, "nazli", "Zerrin Kaya"),
)  # fmt: skip
"""Minutes ago, seconds until it was answered, by whom, who asked."""
GONE = ((16, 75, "Şule Ateş"), (12, 12, "İlker Güneş"), (9, 110, "Çiğdem Sönmez"))
"""Minutes ago, seconds of patience, who."""
WAITING = (
    (206, "Nur Aydın", "Köşe koltuk takımında bu hafta indirim var mı?"),
    (149, "Ilgaz Şimşek", "Ofis için on iki sandalye alsak fiyat ne olur?"),
    (93, "Gülşah Ağaoğlu", "Meşe masa siyah ayakla da geliyor mu?"),
    (41, "Ömer Çelik", "Yatak odası takımını taksitle alabilir miyim?"),
)
"""Seconds ago, who, what."""
STUCK = Customer("p-stuck", "Haluk Erdem", "Mutfak dolabı için keşif istiyorum", SALES)
STUCK_S = 9 * MINUTE + 5
CARE = (
    (70, 10, "derya", "Ayla Sezer"), (51, 14, "emre", "Baran Tunç"), (33, 18, "selim", "Ceyda Alp"),
)  # fmt: skip
MORE = {
    "asli": ("Aslı Demirtaş", "tm-tech"), "baris": ("Barış Yavuz", "tm-tech"),
    "ceren": ("Ceren Ateşoğlu", "tm-tech"), "ege": ("Ege Sancak", "tm-tech"),
    "feride": ("Feride Oğuz", "tm-finance"), "ilker": ("İlker Bozkurt", "tm-finance"),
    "lale": ("Lale Tezcan", "tm-finance"), "murat": ("Murat Çevik", "tm-tech"),
    "umay": ("Umay Işıldar", "tm-finance"),
}  # fmt: skip
"""Whom the sample company does not have, so that Deniz has twenty; they have other work than hers."""
PASSWORD = "hepimiz buradayız"
BUSY = Customer("p-busy", "Dilan Özkan", "Kargom nerede kaldı?", ORDERS)


def zone() -> str:
    """One in which it is past ten now, so that the day is as old as in the story wherever and whenever
    it is played."""
    hours = HOUR - datetime.now(UTC).hour
    hours = hours if hours >= -12 else hours + 24
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


def flow(folder: Path) -> Path:
    """The company's own for its bot: who asks for a person is for Sales."""
    copytree(FOLDER, folder, ignore=lambda _, names: [n for n in names if n.endswith(".py")])
    intents = folder / "intents.toml"
    words = intents.read_text(encoding="utf-8").replace(PERSON, f'{PERSON}\nqueue = "{SALES}"')
    intents.write_text(words, encoding="utf-8")
    return folder


def morning(data: Path) -> Resume:
    """Writes it; up to there a desk that comes knows everything."""
    with Past(data) as told:
        told.at(95 * MINUTE, _company)
        told.at(90 * MINUTE, _everybody_comes)
        for queue, rows in ((SALES, SERVED), (ORDERS, CARE)):
            for number, (minutes, wait, agent, name) in enumerate(rows):
                who = Customer(f"p-{queue}-{number}", name, "Bir sorum var", queue)
                _served(told, who, minutes * MINUTE, wait, f"ag-{agent}")
        for number, (minutes, patience, name) in enumerate(GONE):
            who = Customer(f"p-gone-{number}", name, "Kimse yok mu?", SALES)
            told.at(minutes * MINUTE, partial(past.asks, who=who))
            told.at(minutes * MINUTE - patience, partial(past.gives_up, who=who))
        _stuck(told)
        for number, (seconds, name, text) in enumerate(WAITING):
            who = Customer(f"p-wait-{number}", name, text, SALES)
            told.at(seconds, partial(past.asks, who=who))
    return told.cursor


def _company(log: Transaction) -> None:
    """Nobody grows loud by time alone, a wrap-up has no end of its own, and alerts are quick."""
    for queue in (SALES, ORDERS):
        rules = log.state.get(QueueRules, queue) or QueueRules(id=queue)
        rules = replace(
            rules, alert_s=ALERT_S, wrap_s=0, louder_after_s=0, everybody_after_s=0, sticky_s=0,
            relax_after_s=1,
        )  # fmt: skip
        log.emit(e.QueueRulesUpserted(queue_rules=rules), SYSTEM)
    for changed in (("alert-service-level", 5), ("alert-not-responding", 2)):
        rule = log.state.get(AlertRule, changed[0])
        assert rule is not None
        log.emit(e.AlertRuleUpserted(alert_rule=replace(rule, for_s=changed[1])), SYSTEM)
    hand_over = log.state.get(AlertRule, "alert-hand-over")
    assert hand_over is not None
    slow = replace(hand_over, threshold=900)
    log.emit(e.AlertRuleUpserted(alert_rule=slow), SYSTEM)
    _more(log)
    _profiles(log)


def _more(log: Transaction) -> None:
    account = log.connection.execute(select(users.c.account)).scalars().first()
    hashed = PasswordHasher().hash(PASSWORD)
    for user, (name, team) in MORE.items():
        agent = Agent(id=f"ag-{user}", name=name, role="agent", teams=(team,))
        log.emit(e.AgentUpserted(agent=agent), SYSTEM)
        row = {"id": agent.id, "account": account, "name": user, "password": hashed}
        log.connection.execute(insert(users).values(row))


def _profiles(log: Transaction) -> None:
    """The new one has calls alone, the others chats: so it is known who gets what."""
    chats = {"burak": 0, "tugce": 1, "derya": 2, "emre": 3, "hannah": 3, "nazli": 3, "selim": 1}
    chats |= dict.fromkeys(MORE, 0)
    for agent, most in chats.items():
        known = log.state.get(Profile, f"ag-{agent}") or Profile(id=f"ag-{agent}")
        called = {"call": 1} if agent == "burak" else {"call": 0}
        capacity = {**known.capacity, "chat": most, "message": 0, "mail": 0, **called}
        queues = (SALES,) if agent == "nazli" else known.queues
        if agent == "hannah":
            queues = (SALES,)
        profile = replace(known, capacity=capacity, queues=queues, skills={"tr": 5, "en": 4})
        log.emit(e.ProfileUpserted(profile=profile), SYSTEM)


def _everybody_comes(log: Transaction) -> None:
    for agent in ("tugce", "hannah", "nazli", "derya", "emre", "selim", "cem", "onur", *MORE):
        past.says(log, f"ag-{agent}", "available")
    past.says(log, "ag-gizem", "not_ready", "break")
    past.says(log, "ag-burak", "not_ready", "break")
    past.says(log, "ag-deniz", "busy")


def _served(told: Past, who: Customer, ago: float, wait: float, agent: str) -> None:
    told.at(ago, partial(past.asks, who=who))
    told.at(ago - wait, partial(past.takes, who=who, agent=agent))
    told.at(ago - wait - 20, partial(past.answers, who=who, agent=agent, text="Hemen bakıyorum."))
    told.at(ago - wait - 150, partial(past.resolves, who=who, agent=agent))
    told.at(ago - wait - 185, partial(past.completes, who=who, agent=agent))


def _stuck(told: Past) -> None:
    began = STUCK_S + 5 * MINUTE
    told.at(began, partial(past.asks, who=STUCK))
    told.at(began - 40, partial(past.takes, who=STUCK, agent="ag-tugce"))
    told.at(began - 60, partial(past.answers, who=STUCK, agent="ag-tugce", text="Not aldım."))
    told.at(STUCK_S, partial(past.resolves, who=STUCK, agent="ag-tugce"))
    told.at(11 * MINUTE, partial(past.asks, who=BUSY))
    told.at(11 * MINUTE - 9, partial(past.takes, who=BUSY, agent="ag-selim"))
    told.at(10 * MINUTE, partial(past.answers, who=BUSY, agent="ag-selim", text="Bakıyorum."))
