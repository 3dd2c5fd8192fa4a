"""The bot gives up on an angry customer and nobody takes them in time: it grows louder, finds the
supervisor, and the customer is told the truth meanwhile."""

from backend.demo.visitors import VISITORS
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import opening

QUEUE = "qu-orders"
ANGER = {
    "tr": "BIKTIM!!! Üç gündür arıyorum, kimse ilgilenmiyor, yeter artık!!!",
    "en": "I AM FED UP!!! I have been calling for three days and nobody cares!!!",
}


def play(stage: Stage) -> None:
    who, selim = VISITORS[stage.language], stage.desk
    opening(stage)
    with stage.step("Deniz, the supervisor, is there as well"):
        deniz = stage.another_desk("deniz")
        deniz.sees(stage.words("Ekip  ", "Team  "), seconds=60)
    browser = stage.visitor()
    with stage.step("an angry customer writes, and the bot hands over", browser.grab):
        stage.platform.rules(QUEUE, alert=5, louder_after=6, everybody_after=9)
        browser.opens_chat(who.name)
        browser.writes(ANGER[stage.language])
        browser.hears(1)
    with stage.step("it is offered to Selim, who is not at his desk"):
        selim.sees(stage.words("Kabul et", "Accept"), seconds=20)
        selim.says(who.name, stage.words("kızgın müşteri", "angry customer"))
    missed = stage.words(f"Yanıtlamadınız: {who.name}", f"You did not answer {who.name}")
    with stage.step("nobody answered: the desk says whose it was in a way nobody overlooks"):
        selim.sees(missed)
        # Offered to others or nobody's yet: true is what the platform is at, which moves on
        selim.sees(stage.words("sıraya giriş", "in the queue since"))
    with stage.step(
        "the customer is told that nobody was free and a supervisor knows", browser.grab
    ):
        browser.reads(stage.words("yöneticisine", "a supervisor has been told"), seconds=40)
    with stage.step("Deniz, the supervisor, has it on her desk, as an alarm", deniz.grab):
        deniz.sees(stage.words("Henüz kimse almadı", "Nobody has taken it yet"), seconds=30)
    with stage.step("she takes it, and the customer is answered", deniz.grab):
        deniz.key("Ctrl+Shift+T")
        deniz.sees_in_timeline("Deniz", seconds=20)
        deniz.compose(who.offline_answer)
        deniz.ready("send")
        deniz.key("Ctrl+Return")
        browser.reads(who.offline_answer)
    with stage.step("Selim is back with one key"):
        selim.key("Ctrl+Shift+1")
        selim.sees_not(missed)
