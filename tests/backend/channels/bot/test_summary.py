from backend.channels.bot.script import load
from backend.channels.bot.summary import clipped, summary

SCRIPT = load()


def test_it_is_one_sentence_in_the_customers_language() -> None:
    facts = {"order_number": "TR-48213", "last": "…"}
    assert summary(SCRIPT.phrases, "tr", "late_order", "not_found", facts) == (
        "Müşteri TR-48213 numaralı siparişinin neden geciktiğini soruyor; kargo bilgisi bulunamadı."
    )
    assert summary(SCRIPT.phrases, "en", "late_order", "not_found", facts) == (
        "The customer asks why order TR-48213 is late; no shipping information was found."
    )


def test_a_known_order_stands_in_the_wish_for_a_person() -> None:
    facts = {"order_number": "TR-48213", "last": "…"}
    assert "TR-48213" in summary(SCRIPT.phrases, "en", "speak_to_person", "", facts)


def test_what_nobody_wrote_a_sentence_for_shows_the_customers_words() -> None:
    assert "“mor fil”" in summary(SCRIPT.phrases, "tr", "unknown", "", {"last": "mor fil"})


def test_long_words_are_cut_to_one_line() -> None:
    assert clipped("bir\n iki\tüç") == "bir iki üç"
    assert clipped("a" * 500).endswith("…")
    assert len(clipped("a" * 500)) == 120
