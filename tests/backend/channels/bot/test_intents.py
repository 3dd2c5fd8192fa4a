"""The phrases here are not the examples of intents.toml: they show that it understands others."""

import pytest

from backend.channels.bot.intents import Recogniser
from backend.channels.bot.script import load

SCRIPT = load()

UNSEEN: dict[str, tuple[str, ...]] = {
    "late_order": (
        "Siparişim on gün oldu hâlâ yok", "bir türlü gelmedi şu kargo",
        "verdiğim siparişin teslimatı gecikti", "kargomun gecikmesi hakkında yazıyorum",
        "why is my parcel so late", "my delivery hasn't arrived",
        "3 gün önce verdiğim sipariş hâlâ kargoya verilmemiş görünüyor",
    ),
    "order_status": (
        "siparişimi nasıl takip ederim", "sipariş durumunu öğrenebilir miyim",
        "kargomun durumunu öğrenebilir miyim", "can you check my order status",
        "I want to know where my order is", "ürünüm ne zaman elime geçer",
    ),
    "return": (
        "iadeyi nasıl yapacağım", "süpürgeyi iade edebilir miyim", "çaydanlık kırık geldi",
        "I want my money back, refund please", "I received the wrong item", "I'd like to return a kettle",
    ),
    "invoice": (
        "faturamda isim yanlış yazılmış", "faturayı mail atar mısınız", "can I get a VAT invoice",
        "my invoice is missing",
    ),
    "cancel": ("siparişimin iptalini istiyorum", "I'd like to cancel the order"),
    "opening_hours": ("mağazanız saat kaçta kapanıyor", "what time do you close today"),
    "delivery_cost": ("kargo parası alıyor musunuz", "do you charge for delivery"),
    "warranty": ("televizyonun garantisi bitti mi", "is my kettle still under warranty"),
    "speak_to_person": (
        "beni bir yetkiliye bağlayın", "gerçek biriyle konuşmak istiyorum", "get me a human",
        "müşteri temsilcisine bağlanmak istiyorum",
    ),
    "complaint": ("sizi şikayet edeceğim", "şikayetçiyim", "your service is terrible, I am complaining"),
    "legal": ("konuyu mahkemeye taşıyacağım", "avukatımla görüşüyorum", "expect a letter from my attorney"),
    "greeting": ("Merhaba iyi günler", "hello there", "selam"),
    "thanks": ("teşekkür ederim çok naziksiniz", "thank you so much"),
}  # fmt: skip
ELSEWHERE = (
    "hava durumu nasıl yarın", "en sevdiğin renk ne", "tell me a joke", "who won the match",
    "qwertyuiop", "bisiklet lastiği patladı", "the sky is blue", "9 8 7", "", "😀😀", "mor bir fil",
)  # fmt: skip


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(SCRIPT.intents, SCRIPT.rules.confidence.deciding)


@pytest.mark.parametrize(("intent", "text"), [(i, t) for i, texts in UNSEEN.items() for t in texts])
def test_it_understands_what_it_was_never_shown(
    recogniser: Recogniser, intent: str, text: str
) -> None:
    guess = recogniser.guess(text)
    assert (guess.intent, guess.sure) == (intent, True)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_it_does_not_pretend_to_understand(recogniser: Recogniser, text: str) -> None:
    assert not recogniser.guess(text).sure


def test_the_confidence_tells_the_truth(recogniser: Recogniser) -> None:
    """Mean confidence and share of right answers lie near each other, so a threshold means something."""
    asked = [(intent, text) for intent, texts in UNSEEN.items() for text in texts]
    asked += [("", text) for text in ELSEWHERE]
    guesses = [(recogniser.guess(text), intent) for intent, text in asked]
    claimed = sum(guess.score for guess, _ in guesses) / len(guesses)
    right = sum(guess.intent == intent and intent != "" for guess, intent in guesses) / len(guesses)
    assert abs(claimed - right) < 0.12


@pytest.mark.parametrize("word", ["kargom", "kargomuz", "KARGOM", "kargonun"])
def test_suffixes_and_capitals_do_not_matter(recogniser: Recogniser, word: str) -> None:
    assert recogniser.guess(f"{word} nerede").intent == "order_status"


def test_small_talk_gives_way(recogniser: Recogniser) -> None:
    assert recogniser.guess("Merhaba iyi günler, siparişim nerede acaba? Teşekkürler").intent == (
        "order_status"
    )


def test_a_deciding_word_decides_wherever_it_stands(recogniser: Recogniser) -> None:
    text = "Siparişim nerede, faturam nerede, hepsini avukatıma vereceğim"
    assert recogniser.guess(text).intent == "legal"


def test_a_hostile_text_costs_little(recogniser: Recogniser) -> None:
    assert not recogniser.guess("zxq " * 50_000).sure
    assert not recogniser.guess("ş" * 100_000).sure
