import msgspec

from core.export.patterns import PATTERNS
from core.export.redaction import (
    BLACK,
    Hand,
    Plan,
    Seconds,
    findings,
    merged,
    redacted,
)
from tests.core.export.sample import CARD, SECRETS, dossier

ALL = Plan(kinds=frozenset(PATTERNS), name=True)


def whole(plan: Plan) -> str:
    return msgspec.json.encode(redacted(dossier(), plan)).decode()


def test_nothing_of_it_is_left_anywhere() -> None:
    said = whole(ALL)
    for secret in (*SECRETS, "+905321234567", "Ayşe", "Şahin", "ŞAHİN"):
        assert secret not in said


def test_each_sign_gives_way_to_a_black_one() -> None:
    done = redacted(dossier(), Plan(kinds=frozenset({"card"})))
    assert done.entries[3].text.startswith(f"Kartım {BLACK * len(CARD)} 12/27, hesabım TR33")
    assert done.blacked_out == {"card": 2, "seconds": 1}


def test_without_a_plan_it_is_the_same() -> None:
    assert redacted(dossier(), Plan()) is not None
    assert redacted(dossier(), Plan()) == dossier()


def test_what_is_found_is_told_before() -> None:
    found = findings(dossier(), Plan(kinds=frozenset({"card"})))
    assert [(each.kind, each.text, each.place) for each in found] == [
        ("card", CARD, "m4/text"),
        ("card", CARD, "m7/call.transcript.1.text"),
    ]
    assert found[0].before == "Kartım "


def test_what_was_unticked_stays() -> None:
    plan = Plan(kinds=frozenset({"card"}))
    first = findings(dossier(), plan)[0]
    spared = Plan(kinds=plan.kinds, spared=frozenset({first.id}))
    assert CARD in redacted(dossier(), spared).entries[3].text
    assert CARD not in msgspec.json.encode(redacted(dossier(), spared).entries[6]).decode()
    assert len(findings(dossier(), spared)) == 2


def test_a_piece_chosen_by_hand() -> None:
    done = redacted(dossier(), Plan(hands=(Hand("m5/text", 0, 4), Hand("m5/text", 9_999, 10_005))))
    assert done.entries[4].text.startswith(f"{BLACK * 4} Hanım")
    assert done.blacked_out == {"hand": 1}


def test_words_go_wherever_they_stand_however_they_are_written() -> None:
    done = redacted(dossier(), Plan(words=("selim ışık",)))
    assert done.entries[4].author == BLACK * 10
    assert done.entries[2].text == f"Bot {BLACK * 10}'a devretti"
    assert done.agents == (BLACK * 10, "Deniz Ağaoğlu")


def test_what_is_black_in_the_transcript_is_silent_in_the_recording() -> None:
    call = redacted(dossier(), Plan(kinds=frozenset({"card"}))).entries[6].call
    assert call is not None
    assert call.silenced == ((2_950, 9_350),)
    assert call.transcript[0].text == "İyi günler, ben Selim."


def test_words_in_chosen_seconds_are_not_read_either() -> None:
    plan = Plan(seconds=(Seconds("call-1", 1_000, 2_000), Seconds("other", 0, 9_000)))
    call = redacted(dossier(), plan).entries[6].call
    assert call is not None
    assert call.silenced == ((1_000, 2_000),)
    assert set(call.transcript[0].text) == {BLACK}
    assert CARD in call.transcript[1].text


def test_half_a_number_is_never_left() -> None:
    at = dossier().entries[3].text.index(CARD)
    plan = Plan(kinds=frozenset({"card"}), hands=(Hand("m4/text", at - 3, at + 4),))
    assert "1111" not in redacted(dossier(), plan).entries[3].text


def test_spans_are_joined() -> None:
    assert merged([(5, 9), (0, 3), (2, 6), (20, 20)]) == ((0, 9),)
