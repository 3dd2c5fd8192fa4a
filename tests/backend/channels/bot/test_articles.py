import pytest

from backend.channels.bot.articles import Articles
from backend.channels.bot.script import load

SCRIPT = load()
ARTICLES = Articles(SCRIPT.articles)
ENOUGH = SCRIPT.rules.confidence.article

ASKED = {
    "assembly": ("dolabın montajını siz mi yapıyorsunuz", "masanın kurulumu için gelecek misiniz", "will somebody assemble the bed"),
    "instalments": ("kaç taksit yapabilirim", "kapıda ödeyebiliyor muyum", "can I pay by bank transfer"),
    "gift_card": ("hediye kartımı nasıl kullanacağım", "is my gift card still valid"),
    "password": ("şifremi hatırlamıyorum, unuttum", "hesabıma giriş yapamıyorum", "how can I change my password"),
    "refund_time": ("iade param ne zaman hesabıma yatacak", "when do I get the refund back in my account"),
    "damaged": ("kutu ezilmiş geldi, teslim alayım mı", "the box was dented, should I accept it"),
    "large_items": ("koltuk takımını kata çıkarıyor musunuz", "do you take the old furniture away"),
    "stock": ("bu ürün ne zaman stokta olur", "when is it back in stock"),
}  # fmt: skip
ELSEWHERE = (
    "hava durumu nasıl yarın", "tell me a joke", "mor bir fil", "bisiklet lastiği patladı", "",
    "who won the match", "avukatım sizi arayacak", "siparişim nerede", "where is my order",
)  # fmt: skip


@pytest.mark.parametrize(("id", "text"), [(i, t) for i, texts in ASKED.items() for t in texts])
def test_it_is_found_by_what_people_ask(id: str, text: str) -> None:
    found = ARTICLES.find(text)
    assert found is not None
    assert (found.id, found.score >= ENOUGH) == (id, True)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_nothing_is_found_where_there_is_nothing(text: str) -> None:
    found = ARTICLES.find(text)
    assert found is None or found.score < ENOUGH


@pytest.mark.parametrize("language", ["tr", "en"])
def test_an_answer_fits_every_channel(language: str) -> None:
    for id, article in SCRIPT.articles.items():
        words = article.words(language)  # type: ignore[arg-type]  # the two there are
        assert 40 < len(words.answer) < 600, id
        assert len(words.title) < 60, id
