"""A call from an operator's line through the queue: announced, waiting with music, offered with who it
is, answered by key, a colleague asked, the customer handed over, wrapped up, and on the record."""

from contextlib import ExitStack, suppress

from tests.end_to_end.processes import NotSeen, until
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.a_call import (
    COLLEAGUE,
    agents_words,
    chosen,
    opening,
    registered,
    until_complete,
)
from tests.end_to_end.telephone import QUIET, Room, Sound
from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.peers.ports import free_port
from tests.voip.pulse import Pulse

SERVICE = "8502220000"
"""The company's number."""
NUMBER, WORD = "05732147708", "fünf-sechs"
"""Ayşe Şahin's, as the operator knows her."""
TRIES, WORDS_S = 5, 2.0
HZ, RATE, HEAD = 700, 8_000, 44
"""Of the tone she speaks with, of the file of what she hears, and the bytes of its head."""
TRUNK = """\
host = "127.0.0.1"
port = {port}
here_port = {here}
user = "2000"
password = "fünf"
queue = "qu-orders"
"""


def play(stage: Stage) -> None:
    with ExitStack() as stack:
        room = Room(stack.enter_context(Pulse()))
        operator = stack.enter_context(an_operator(stage))
        opening(stage, room)
        registered(stage)
        customer = stack.enter_context(a_customer(stage, operator))
        she_waits(stage, customer)
        they_talk(stage, room, customer)
        handed_over(stage)
        wrapped_up(stage)
        what_stays(stage, customer)


def an_operator(stage: Stage) -> Kamailio:
    here = free_port()
    stage.place.mkdir(parents=True, exist_ok=True)
    folder = stage.place / "operator"
    folder.mkdir()
    targets = {SERVICE: f"sip:{SERVICE}@127.0.0.1:{here}"}
    kamailio = Kamailio(folder, targets, {NUMBER: WORD})
    stage.platform.trunk = stage.place / "trunk.toml"
    stage.platform.trunk.write_text(TRUNK.format(port=kamailio.udp, here=here), encoding="utf-8")
    return kamailio


def a_customer(stage: Stage, operator: Kamailio) -> Baresip:
    way = f"sip:127.0.0.1:{operator.udp};transport=tcp"
    account = f'<sip:{NUMBER}@{DOMAIN}>;auth_pass={WORD};outbound="{way}";regint=60'
    return Baresip(stage.place / "customer", HZ, account=account)


def she_waits(stage: Stage, customer: Baresip) -> None:
    with stage.step("a customer dials the company's number, and somebody speaks at once"):
        customer.until_registered()
        customer.order("dial", f"sip:{SERVICE}@{DOMAIN}")
        customer.until("CALL_ESTABLISHED")
        until(lambda: loud(customer), "the customer hears the announcement or music", 30)
    with stage.step("it is offered: who it is, from which queue, and what she asked last"):
        stage.desk.says(
            stage.words("Gelen çağrı", "Incoming call"),
            "Ayşe Şahin",
            "Sipariş ve Kargo",
        )


def they_talk(stage: Stage, room: Room, customer: Baresip) -> None:
    with stage.step("one key answers, and the customer is heard"):
        stage.desk.key("F2")
        stage.desk.says(stage.words("ile görüşme", "Call with"), "Ayşe Şahin")
        until(lambda: room.listen(3.0).part(1.0, 3.0).loudness() > QUIET, "the customer", 30)
    with stage.step("the agent speaks, and the customer hears it"):
        began = so_far(customer).seconds
        for _ in range(TRIES):  # on a busy machine a word gets lost, as anywhere
            room.say(agents_words(stage).part(0.0, WORDS_S), stage.place / "words.raw")
            with suppress(NotSeen):
                until(lambda: loudest(so_far(customer), began) > QUIET, "a word", WORDS_S)
                return
        raise NotSeen("the customer hears nothing")


def handed_over(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("a colleague is asked on a second line"):
        chosen(stage, "F7", COLLEAGUE, stage.words("Önce sor", "Ask first"))
        desk.says("Deniz A")
        until_complete(stage)
    with stage.step("the customer is handed over"):
        desk.key("Shift+F8")
        desk.says(stage.words("Kapanış", "Wrap"), seconds=20)


def wrapped_up(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("two keys, and what it was about is said"):
        desk.keys("Ctrl+Shift+W")
        desk.writes_in(stage.words("Konu neydi?", "What was it about?"))
        desk.write("gecik")
        desk.key("Return")
    with stage.step("done, and available again"):
        desk.key("Ctrl+Return")
        desk.sees(stage.words("Durumum: Hazır", "My state: Available"))


def what_stays(stage: Stage, customer: Baresip) -> None:
    with stage.step("the call stands in the customer's timeline"):
        stage.desk.click_row("Ayşe Şahin")
        stage.desk.sees_in_timeline(stage.words("Gelen arama", "Incoming call"), seconds=30)
        customer.order("hangup")


def loud(customer: Baresip) -> bool:
    """She hears more than silence."""
    heard = so_far(customer)
    return heard.seconds > 1.0 and heard.part(heard.seconds - 1.0, heard.seconds).loudness() > QUIET


def loudest(heard: Sound, since: float) -> float:
    """Of the seconds since then."""
    starts = range(int(since), int(heard.seconds))
    return max((heard.part(at, at + 1.0).loudness() for at in starts), default=0.0)


def so_far(customer: Baresip) -> Sound:
    return Sound.so_far(customer.heard, RATE)
