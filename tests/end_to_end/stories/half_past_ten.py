"""Half past ten: the queue is filling. Deniz sees it before the phones say so, moves two people over, completes
what is stuck, listens, whispers, joins in, takes over; and every figure of it is right, worked out by hand."""

from contextlib import ExitStack
from functools import partial

from tests.end_to_end import by_hand
from tests.end_to_end.colleagues import Colleagues
from tests.end_to_end.desk import DeskProcess
from tests.end_to_end.ears import Ear
from tests.end_to_end.morning import MORE, PASSWORD, SALES, WAITING, flow, morning, zone
from tests.end_to_end.processes import until
from tests.end_to_end.stage import Stage, set_up
from tests.end_to_end.stories.a_call_through_the_queue import (
    HEAD,
    NUMBER,
    SERVICE,
    TRUNK,
    WORD,
    a_customer,
)
from tests.end_to_end.telephone import RATE, Room
from tests.end_to_end.visitor import Visitor
from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.peers.ports import free_port
from tests.voip.pulse import Pulse

# None that rings, knocks or chimes at a desk: a chime of 440 Hz was taken for who only listened
DENIZ_HZ, BURAK_HZ, CUSTOMER_HZ = 1_370, 1_000, 700
TONES = (DENIZ_HZ, BURAK_HZ, CUSTOMER_HZ)
AGENTS = 20
LISTENED_S = 2.0
"""So long is listened for what must not be heard."""
ASKED = {
    "tr": "Bir satış temsilcisiyle görüşmek istiyorum",
    "en": "I want to speak to a person in sales",
}
BROWSERS = ("Melis Yıldız", "Oğuz Karaca")
HERE = {"phone_preflight": False, "phone_suppress_noise": False, "phone_cancel_echo": False}


def play(stage: Stage) -> None:
    with ExitStack() as stack:
        rooms = [Room(stack.enter_context(Pulse())) for _ in range(2)]
        for room in rooms:
            stack.callback(room.still)
        operator = stack.enter_context(_operator(stage))
        people = opening(stage, stack, rooms[0])
        burak = the_new_one(stage, rooms[1])
        alarmed(stage)
        customers = filling(stage)
        caller = stack.enter_context(a_customer(stage, operator))
        calling(stage, caller)
        behind_the_figure(stage)
        moved_over(stage, people, customers)
        stuck(stage, people)
        listening(stage, burak, caller, rooms)
        settled(stage, people)
        the_same_everywhere(stage)
        audited(stage)


def _operator(stage: Stage) -> Kamailio:
    """A line to Sales."""
    here, folder = free_port(), stage.place / "operator"
    folder.mkdir(parents=True)
    targets = {SERVICE: f"sip:{SERVICE}@127.0.0.1:{here}"}
    kamailio = Kamailio(folder, targets, {NUMBER: WORD})
    stage.platform.trunk = stage.place / "trunk.toml"
    words = TRUNK.format(port=kamailio.udp, here=here).replace("qu-orders", SALES)
    stage.platform.trunk.write_text(words, encoding="utf-8")
    return kamailio


def opening(stage: Stage, stack: ExitStack, room: Room) -> Colleagues:
    deniz = stage.desk
    deniz.has_mouse, stage.user = False, "deniz"
    with stage.step("the company at half past ten, and those who work there"):
        cursor = morning(stage.found_company())
        stage.platform.zone, stage.platform.bot = zone(), flow(stage.place / "bot")
        stage.start_platform()
        passwords = dict.fromkeys(MORE, PASSWORD)
        people = stack.enter_context(Colleagues(stage.platform, cursor, passwords))
        people.come("hannah", "nazli", "tugce", "selim", "cem", "onur", "gizem", *MORE)
        people.come("derya", "emre", takes=True)
    with stage.step("Deniz opens her desk and goes to the live view: Ctrl+8"):
        deniz.env.update({**room.furnish(), "TZ": zone()})
        set_up(deniz, **HERE)
        stage.start_desk()
        deniz.sees(WAITING[0][1], seconds=60)
        deniz.key("Ctrl+8")
        until(lambda: bool(deniz.row("Satış")), "the queues", 30, deniz.check, deniz.texts)
    return people


def the_new_one(stage: Stage, room: Room) -> DeskProcess:
    with stage.step("Burak, who is new, has a desk and a telephone, and is on a break"):
        burak = stage.another_desk("burak", {**room.furnish(), "TZ": zone()}, **HERE)
        burak.has_mouse = False
        burak.sees(stage.words("Mola", "Break"), seconds=60)
    return burak


def alarmed(stage: Stage) -> None:
    desk = stage.desk
    level = stage.words("Hizmet düzeyi", "Service level")
    silent = stage.words("Yanıt vermeyen temsilci", "Agents not responding")
    longest = stage.words("En uzun bekleyiş", "Longest wait")
    stuck_ = stage.words("En uzun kapanış", "Longest wrap-up")
    with stage.step("before any telephone rings: alerts say what is wrong with Sales"):
        desk.sees("Satış: ", "Müşteri Hizmetleri: ", "Tuğçe Arıkan: ", seconds=30)
        desk.key("Alt+5")
        for words in ((level, "Satış"), (longest, "Satış"), (silent,), (stuck_, "Tuğçe")):
            until(partial(_stands, desk, *words), f"alert {words}", 30, desk.check, desk.texts)
    with stage.step("one alert with the minutes before it; she looks after it: L"):
        desk.goes_to("Tuğçe")
        desk.key("Return")
        desk.sees(stage.words("Henüz kimse ilgilenmiyor", "Nobody looks after it yet"))
        desk.key("L")
        hers = stage.words("Deniz Aksoy ilgileniyor", "Deniz Aksoy looks after it")
        until(lambda: bool(desk.row("Tuğçe", hers)), "it is hers", 15, desk.check, desk.texts)
    with stage.step("two agents do not respond, one has been in wrap-up for nine minutes: Alt+2"):
        desk.keys("Escape", "Alt+2")
        quiet = stage.words("Yanıt vermiyor", "Not responding")
        for name, state in (("Hannah Reed", quiet), ("Nazlı", quiet)):
            assert desk.row(name, state), desk.ask("tables")
        named = {row.get(stage.words("Temsilci", "Agent"), "") for row in desk.ask("tables")}
        assert len(named - {"", "Deniz Aksoy"}) == AGENTS, named
        stuck_since = desk.row("Tuğçe", stage.words("Kapanışta", "Wrapping up"))
        assert any(value.startswith(("9:", "10:")) for value in stuck_since.values()), stuck_since


def filling(stage: Stage) -> list[Visitor]:
    desk = stage.desk
    with stage.step("the queue of Sales is filling: customers write on the company's page"):
        desk.key("Alt+1")
        until(lambda: _waiting(stage) == len(WAITING), "who waits", 15, desk.check, desk.texts)
        customers = [stage.visitor() for _ in BROWSERS]
        for browser, name in zip(customers, BROWSERS, strict=True):
            browser.opens_chat(name)
            browser.writes(ASKED[stage.language])
            browser.hears(1)
        most = len(WAITING) + len(BROWSERS)
        until(lambda: _waiting(stage) == most, "who came", 20, desk.check, desk.texts)
    return customers


def calling(stage: Stage, caller: Baresip) -> None:
    with stage.step("and now the telephone: a customer calls, and waits with the others"):
        stage.platform.rules(SALES, alert=30)  # from now on nobody is to miss what comes
        caller.until_registered()
        caller.order("dial", f"sip:{SERVICE}@{DOMAIN}")
        caller.until("CALL_ESTABLISHED", most_s=40)  # its voice may still be being made
        most = len(WAITING) + len(BROWSERS) + 1
        desk = stage.desk
        until(lambda: _waiting(stage) == most, "the caller too", 20, desk.check, desk.texts)


def _waiting(stage: Stage) -> int:
    row = stage.desk.row("Satış")
    return int(row.get(stage.words("Bekleyen", "Waiting"), -1))


def behind_the_figure(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("the figure opens to the very contacts that make it: A, Service level"):
        desk.goes_to("Satış")
        desk.key("A")
        behind = stage.words("Bir rakamın arkasındakiler", "Behind one figure")
        desk.picks(behind, stage.words("Hizmet düzeyi", "Service level"))
        for name in ("Şule Ateş", "Çiğdem Sönmez", "Zerrin Kaya", "Vildan Işık", "Sedef Uçar"):
            desk.sees(name)
        desk.sees_not("İlker Güneş")  # who left within the target is no part of it
    with stage.step("who waits, and for how long: A, Waiting"):
        desk.key("Escape")
        desk.key("A")
        desk.picks(behind, stage.words("Bekleyen", "Waiting"))
        for name in (*(name for _, name, _ in WAITING), *BROWSERS, "Ayşe Şahin"):
            desk.sees(name)


def moved_over(stage: Stage, people: Colleagues, customers: list[Visitor]) -> None:
    desk = stage.desk
    with stage.step("she moves Derya over to Sales, live: A, queues, Satış"):
        desk.keys("Escape", "Alt+2")
        _moves(stage, "Derya Koç")
        desk.sees(stage.words("yeni ayarlarla", "by the new settings"))
    with stage.step("and Emre: both answer whoever waited longest"):
        _moves(stage, "Emre Tuna")
        desk.key("Alt+1")
        left = len(WAITING) + len(BROWSERS) + 1 - 5
        until(lambda: _waiting(stage) == left, "five were taken", 20, desk.check, desk.texts)
        assert not people.refused(), people.refused()
        customers[0].hears(2)


def _moves(stage: Stage, name: str) -> None:
    desk = stage.desk
    desk.goes_to(name)
    desk.key("A")
    desk.picks(stage.words("Kuyruk, beceri", "Queues, skills"))
    desk.sees(stage.words("Kuyruklar (hiçbiri", "Queues (none"))
    desk.tabs_to("Satış")
    desk.keys("Space", "Return")


def stuck(stage: Stage, people: Colleagues) -> None:
    desk = stage.desk
    people.take("tugce")
    with stage.step("she completes the wrap-up that is stuck, and Tuğçe takes the next one"):
        desk.key("Alt+2")
        desk.goes_to("Tuğçe Arıkan")
        desk.key("A")
        desk.picks("Haluk Erdem", stage.words("Kapanışı tamamla", "Complete the wrap-up"))
        desk.sees(stage.words("Kapanış tamamlansın mı", "Complete the wrap-up?"))
        desk.write("teklif")
        desk.keys("Return", "Ctrl+Return")
        desk.sees(stage.words("Kapanış tamamlandı", "is complete"))
        busy = stage.words("Görüşmede", "In contact")
        until(lambda: bool(desk.row("Tuğçe", busy)), "she has the next one", 20, desk.check)


def listening(
    stage: Stage, burak: DeskProcess, caller: Baresip, rooms: list[Room]
) -> None:  # fmt: skip
    desk = stage.desk
    places = [stage.place / f"{name}.raw" for name in ("deniz", "burak")]
    deniz_ear, burak_ear = (Ear(lambda at=at: at, RATE, TONES) for at in places)  # type: ignore[misc]  # bound now
    customer = Ear(lambda: caller.heard, 8_000, TONES, HEAD)
    with stage.step("Burak comes back and answers the call: Ctrl+Shift+1, F2", burak.grab):
        burak.key("Ctrl+Shift+1")
        burak.says(stage.words("Gelen çağrı", "Incoming call"), "Ayşe Şahin", seconds=30)
        until(lambda: _answers(stage, burak), "they talk", 30, burak.check, burak.spoken)
        for room, hertz, place in zip(rooms, (DENIZ_HZ, BURAK_HZ), places, strict=True):
            room.record(place)
            room.tone(hertz, stage.place / f"{hertz}.raw")
        customer.listen()
        _until(customer, BURAK_HZ)
    with stage.step("she listens: both are heard, nobody hears her, and Burak is told"):
        until(lambda: bool(desk.row("Burak", "Ayşe Şahin")), "his call", 15, desk.check, desk.texts)
        desk.goes_to("Burak Şen")
        desk.key("A")
        desk.picks("Ayşe Şahin", stage.words("Dinle", "Listen"))
        desk.sees(stage.words("Dinliyorsunuz: Burak", "You listen to Burak"))
        _until(deniz_ear, BURAK_HZ, CUSTOMER_HZ)
        burak.sees(stage.words("görüşmenizi dinliyor", "listens to your call"))
        _unheard(DENIZ_HZ, "who only listens", customer, burak_ear)
    with stage.step("she whispers the delivery date: Burak hears it, the customer does not: 2"):
        burak_ear.listen()
        desk.key("2")
        desk.sees(stage.words("Fısıldıyorsunuz: Burak", "You whisper to Burak"))
        _until(burak_ear, DENIZ_HZ)
        _unheard(DENIZ_HZ, "what is whispered", customer)
    with stage.step("what Burak sees while she whispers", burak.grab):
        burak.sees(stage.words("müşteri duymuyor", "the customer does not hear"))
    with stage.step("it goes wrong, and she joins in: everybody hears her: 3"):
        customer.listen()
        desk.key("3")
        desk.sees(stage.words("Burak Şen ve müşteriyle", "with Burak Şen and the customer"))
        _until(customer, DENIZ_HZ, BURAK_HZ)
    taken_over(stage, burak, caller, customer)


def _answers(stage: Stage, burak: DeskProcess) -> bool:
    """Once more, as anybody would, where the key came before the bell."""
    said, talk = burak.spoken(), stage.words("ile görüşme", "Call with")
    if any(talk in each for each in said):
        return True
    if any(stage.words("Yanıtla", "Answer") in each for each in said):
        burak.key("F2")
    return False


def taken_over(stage: Stage, burak: DeskProcess, caller: Baresip, customer: Ear) -> None:
    desk = stage.desk
    with stage.step("she takes the call over: 4, and Enter"):
        desk.key("4")
        desk.sees(stage.words("Görüşme devralınsın mı", "Take over the call?"))
        desk.key("Return")
        desk.says(stage.words("ile görüşme", "Call with"), "Ayşe Şahin", seconds=20)
        burak.sees_not(stage.words("Deniz Aksoy görüşmenizde", "Deniz Aksoy is in your call"))
        burak.says(stage.words("Kapanışta", "Wrap"))
        _unheard(BURAK_HZ, "who was taken over from", customer)
        _until(customer, DENIZ_HZ)
    with stage.step("the customer is content and hangs up"):
        caller.order("hangup")
        desk.sees_not(stage.words("ile görüşme", "Call with"))


def _until(ear: Ear, *hertz: int) -> None:
    until(lambda: ear.hears(*hertz), f"{hertz} Hz are heard", 20)


def _unheard(hertz: int, who: str, *ears: Ear) -> None:
    """By nobody of these, as long as is listened for it from now on."""
    for ear in ears:
        ear.listen()
    until(lambda: min(ear.seconds() for ear in ears) > LISTENED_S, "they listen", 15)
    heard = [ear.heard(hertz) for ear in ears if ear.hears(hertz)]
    assert not heard, f"{who} is heard at {hertz} Hz for {heard} s"


def settled(stage: Stage, people: Colleagues) -> None:
    desk = stage.desk
    with stage.step("whoever was not responding is back, and nobody waits any more"):
        for user in ("hannah", "nazli"):
            people.take(user)
            people.give(user, "agent.set_state", state="available", reason="")
        people.finish()
        desk.key("Alt+1")
        until(lambda: _waiting(stage) == 0, "nobody waits", 30, desk.check, desk.texts)
        assert not people.refused(), people.refused()


def the_same_everywhere(stage: Stage) -> None:
    desk, data = stage.desk, stage.platform.data
    found = list(filter(by_hand.today(data, stage.platform.zone), by_hand.visits(data)))
    targets = by_hand.targets(data)
    sales = by_hand.figures([visit for visit in found if visit["queue"] == SALES], targets)
    whole = by_hand.figures(found, targets)
    level = stage.words("Hizmet düzeyi", "Service level")
    stage.told(f"         by hand, of Sales: {sales}, {sales.service_level:.1f} %")
    with stage.step("the wallboard, for the television: Alt+W"):
        desk.key("Alt+W")
        up = partial(desk.ask, "window", "Wallboard")
        until(lambda: bool(up()), "the wallboard", 15, desk.check, desk.texts)
        answered = stage.words("Yanıtlanan", "Answered")
        by = {level: round(whole.service_level, 1), answered: float(whole.answered)}
        until(partial(_board_says, stage, by), f"the wallboard says {by}", 15, desk.check)
    with stage.step("the report of today says the same, and so does a sum made by hand: Ctrl+0"):
        desk.keys("Escape", "Ctrl+0")
        until(lambda: bool(_reported(stage)), "the report", 20, desk.check, desk.texts)
        report = _reported(stage)
        assert _number(report[level]) == round(sales.service_level, 1), report
        for name, value in (
            (stage.words("Gelen", "Came"), sales.offered),
            (stage.words("Yanıtlanan", "Answered"), sales.answered),
            (stage.words("Vazgeçen", "Gave up"), sales.abandoned),
        ):
            assert _number(report[name]) == value, (name, report, sales)
        total = desk.row(stage.words("Toplam", "Total"))
        assert {name: _number(total[name]) for name in by} == by, (total, by)


def _board_says(stage: Stage, figures: dict[str, float]) -> bool:
    """It is a second behind what happened, never more."""
    shown = stage.desk.ask("figures")
    return all(name in shown and _number(shown[name]) == of for name, of in figures.items())


def _reported(stage: Stage) -> dict[str, str]:
    """The row of Sales."""
    row = stage.desk.row("Satış")
    return row if stage.words("Gelen", "Came") in row else {}


def _number(written: str) -> float:
    """%54,5 and 54.5% alike."""
    digits = "".join(c for c in written.replace(",", ".") if c.isdigit() or c == ".")
    return float(digits or "nan")


def audited(stage: Stage) -> None:
    desk = stage.desk
    done = (
        ("Tuğçe", stage.words("Kapanışı tamamladı", "Completed a wrap-up")),
        ("Derya Koç", stage.words("kuyruklar", "queues")),
        ("Emre Tuna", stage.words("kuyruklar", "queues")),
        ("Burak", stage.words("Çağrıyı dinledi", "Listened to a call")),
        ("Burak", stage.words("Çağrıda fısıldadı", "Whispered in a call")),
        ("Burak", stage.words("Çağrıya katıldı", "Joined a call")),
        ("Burak", stage.words("Çağrıyı devraldı", "Took over a call")),
        ("Deniz", stage.words("Bir alarmla ilgileniyor", "Looks after an alert")),
    )
    with stage.step("everything she did stands in the audit list: Ctrl+8, Alt+6"):
        desk.keys("Ctrl+8", "Alt+6")
        for words in done:
            until(partial(_stands, desk, *words), f"audited: {words}", 15, desk.check, desk.texts)
    with stage.step("it is searched without leaving it: /"):
        desk.key("/")
        desk.writes_in(stage.words("Kim, ne, kime", "By whom, what, whom"))
        desk.write("burak")
        until(lambda: not _stands(desk, "Derya Koç"), "what was looked for alone", 15, desk.check)
        until(partial(_stands, desk, *done[4]), "what was looked for", 15, desk.check, desk.texts)
    acts = [
        entry["act"] for entry in by_hand.audit(stage.platform.data) if entry["by"] == "ag-deniz"
    ]
    assert acts.count("supervision.start") == 4, acts
    assert {"profile.set", "wrap_up.complete", "alert.acknowledge"} <= set(acts), acts


def _stands(desk: DeskProcess, *words: str) -> bool:
    return bool(desk.row(*words))
