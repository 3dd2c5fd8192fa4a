"""A day's tasks without a mouse, each in at most three keystrokes beyond the words typed; and by keys
alone what the bot suggests, where it goes on from, and what is still to do after a conversation."""

from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.a_morning import RETURNS, accept, into_the_wrap_up
from tests.end_to_end.visitor import Visitor

REPLY = {"tr": "Hemen bakıp size döneceğim.", "en": "I'll look into it and get back to you."}
NOTE = {"tr": "bunu yarın kargoya sorar mısın?", "en": "could you ask the carrier tomorrow?"}
CUSTOMER = {"tr": "Figen Uçar", "en": "Martha Bell"}
HOURS = {
    "tr": "Bu arada çalışma saatleriniz nedir?",
    "en": "By the way, what are your opening hours?",
}
OPEN = {"tr": "10.00-22.00", "en": "10:00 to 22:00"}
TASK = {"tr": "Kuryeyi ara", "en": "Call the carrier"}


def play(stage: Stage) -> None:
    stage.desk.has_mouse = False
    with stage.step("the desk opens on the sample company"):
        stage.start_platform()
        stage.start_desk()
        stage.desk.sees("Ayşe Şahin", seconds=60)
        stage.desk.sees(stage.words("Müşteri", "Customer"), stage.words("Bir konuşma", "Choose a"))
    writing(stage)
    giving(stage)
    customer = suggested(stage)
    back_to_the_bot(stage, customer)
    followed_up(stage)
    finding(stage)
    ending(stage)


def writing(stage: Stage) -> None:
    desk, reply, note = stage.desk, REPLY[stage.language], NOTE[stage.language]
    with stage.step("go to the next unread conversation: U"):
        desk.key("U")
        desk.sees("TR-48213")
        desk.sees(stage.words("Son bakışınızdan beri yeni", "New since you looked"))
    with stage.step("reply and send: R, words, Ctrl+Enter"):
        desk.key("R")
        desk.write(reply)
        desk.ready("send")
        desk.key("Ctrl+Return")
        desk.sees(f"{reply},")
    with stage.step("reply with a canned answer: /, words, Enter"):
        desk.write("/kapan")
        desk.sees("/kapanış")
        desk.key("Return")
        desk.ready("send")
        desk.key("Ctrl+Return")
        desk.sees("İyi günler dilerim Ayşe.,")
    with stage.step("a note that mentions a colleague: Escape, N, words, Ctrl+Enter"):
        desk.keys("Escape", "N")
        desk.write("@Der")
        desk.sees("Derya Koç")
        desk.key("Tab")
        desk.write(note)
        desk.key("Ctrl+Return")
        desk.sees(f"{note},")


def giving(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("put a label: L, words, Enter"):
        desk.keys("Escape", "L")
        desk.write("Garanti")
        desk.key("Return")
        desk.sees("Garanti")
    with stage.step("assign to a colleague: A, words, Enter"):
        desk.key("A")
        desk.write("Derya")
        desk.key("Return")
        desk.sees(stage.words("Derya Koç'a atandı", "assigned to Derya"))
    with stage.step("take over from the bot: Ctrl+4, J, T"):
        desk.key("Ctrl+4")
        desk.sees("Hasan Toprak")
        desk.key("J")
        desk.sees(stage.words("Bot yanıtlıyor", "The bot is answering"))
        desk.key("T")
        desk.sees(stage.words("Selim Işık'a atandı", "assigned to Selim"))


def suggested(stage: Stage) -> Visitor:
    desk, customer, reply = stage.desk, stage.visitor(), stage.words("Yanıt", "Reply")
    bot = stage.words("Botun önerisi", "The bot suggests")
    with stage.step("take the next offer: Ctrl+Shift+T", customer.grab):
        customer.opens_chat(CUSTOMER[stage.language])
        for count, words in enumerate(RETURNS[stage.language], 1):
            customer.writes(words)
            customer.hears(count)
        desk.sees(accept(stage))
        desk.ready("time_left")
        desk.key("Ctrl+Shift+T")
        desk.writes_in(reply)
    with stage.step("send what the bot suggests: Ctrl+J, Ctrl+Enter", customer.grab):
        customer.writes(HOURS[stage.language])
        desk.sees(bot)
        desk.key("Ctrl+J")
        desk.writes_in(reply)
        desk.ready("send")
        desk.key("Ctrl+Return")
        customer.reads(OPEN[stage.language])
        desk.sees_not(bot)
    return customer


def back_to_the_bot(stage: Stage, customer: Visitor) -> None:
    desk = stage.desk
    with stage.step("return to the bot, which goes on from a point: Escape, B, Down, Enter"):
        desk.puts_the_pen_down()
        desk.key("B")
        desk.picks(stage.words("Sipariş numara", "order number"))
        customer.reads(stage.words("kaldığımız yerden", "where we stopped"))


def followed_up(stage: Stage) -> None:
    desk, task = stage.desk, TASK[stage.language]
    with stage.step("a follow-up task in the wrap-up: Tab, Space, Enter, words, Ctrl+Enter"):
        into_the_wrap_up(stage)
        desk.write("iade")
        desk.key("Return")
        desk.tabs_to(stage.words("Takip", "Follow up"))
        desk.key("Space")
        desk.picks(stage.words("Yarın", "Tomorrow"))
        desk.write(task)
        desk.key("Ctrl+Return")
    with stage.step("it stands in my day: D"):
        desk.puts_the_pen_down()
        desk.key("D")
        desk.sees(task)
        desk.key("Escape")


def finding(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("find a conversation by its words: /, words, Down"):
        desk.keys("Escape", "/")
        desk.write("nakliyede sıkışabiliyor")
        desk.sees("Zeynep Çağlar")
        desk.keys("Down", "Return")
        desk.sees("TR-48102")
        desk.key("Escape")
    with stage.step("find a person in the palette: Ctrl+K, words, Enter"):
        desk.key("Ctrl+K")
        desk.write("Mehmet Güçlü")
        desk.sees_first(stage.words("Sonuçlar", "Results"), "Mehmet Güçlü +90")
        desk.key("Return")
        desk.sees("AE-31964")
    with stage.step("run a command by its words: Ctrl+K, words, Enter"):
        desk.key("Ctrl+K")
        desk.write(stage.words("klavye kısayolları", "keyboard shortcuts"))
        desk.sees("F1")
        desk.key("Return")
        desk.sees(stage.words("Konuşmada", "In a conversation"), "Shift")
        desk.key("Escape")


def ending(stage: Stage) -> None:
    desk = stage.desk
    with stage.step("snooze until tomorrow: Shift+H"):
        desk.key("Shift+H")
        desk.sees(stage.words("ertelendi", "snoozed until"))
    with stage.step("resolve and go to the next: E"):
        desk.key("Ctrl+1")
        desk.sees("Zeynep Çağlar")
        desk.key("Ctrl+K")
        desk.write("Zeynep Çağlar")
        desk.sees_first(stage.words("Sonuçlar", "Results"), "Zeynep Çağlar +90")
        desk.key("Return")
        desk.sees("TR-48102")
        desk.key("E")
        desk.sees_not("TR-48102")
        desk.sees("TR-47760")
