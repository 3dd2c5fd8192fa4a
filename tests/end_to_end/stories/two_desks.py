"""Two colleagues on one platform: who looks, who writes, and no two replies over each other."""

from backend.demo.visitors import VISITORS
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import handed_over, opening, with_the_bot

MEANWHILE = {"tr": "Kurye birazdan arayacak.", "en": "The driver will call shortly."}


def play(stage: Stage) -> None:
    who, selim, meanwhile = VISITORS[stage.language], stage.desk, MEANWHILE[stage.language]
    opening(stage)
    browser = stage.visitor()
    with_the_bot(stage, browser, who)
    handed_over(stage, browser, who)
    with stage.step("Derya opens a desk of her own"):
        derya = stage.another_desk("derya")
        derya.sees(stage.words("Ekip  ", "Team  "), seconds=60)  # counted: it is all there
    with stage.step("Derya opens the conversation: Selim sees that she looks, she that he does"):
        derya.key("Ctrl+2")
        derya.click_row(who.name, seconds=30)
        selim.sees(stage.words("Derya şu an bakıyor", "Derya is looking too"))
        derya.sees(stage.words("Selim şu an bakıyor", "Selim is looking too"))
    with stage.step("Derya writes: Selim sees it"):
        selim.compose(who.draft)
        derya.compose(meanwhile)
        selim.sees(stage.words("Derya yanıt yazıyor", "Derya is writing a reply"))
    with stage.step("she is faster; Selim is warned before he writes over her reply"):
        derya.key("Ctrl+Return")
        browser.reads(meanwhile)
        selim.sees(f"{meanwhile},")
        selim.key("Ctrl+Return")
        selim.sees(stage.words("Yine de gönderilsin mi", "Send anyway?"))
        assert who.draft not in browser.transcript(), "it was sent without a warning"
    with stage.step("Selim gives it to Derya: it is offered to her, and she takes it"):
        selim.keys("Escape", "A")
        selim.write("Derya")
        selim.key("Return")
        derya.sees(stage.words("Kabul et", "Accept"))
        derya.key("Ctrl+Shift+T")
        selim.sees(stage.words("Derya Koç'a atandı", "assigned to Derya"))
        derya.sees(stage.words("Derya Koç'a atandı", "assigned to Derya"))
        derya.key("Ctrl+1")
        derya.click_row(who.name, seconds=20)
