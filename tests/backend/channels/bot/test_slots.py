import pytest

from backend.channels.bot.slots import email, order_number, phone, phone_end, slots


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("TR-48213", "TR-48213"), ("tr 48213", "TR-48213"), ("tr48213'ü sormuştum", "TR-48213"),
        ("Sipariş no: TR–48213.", "TR-48213"), ("S-50004 numaralı görüşme", "S-50004"),
        ("48213", ""), ("STR-48213", ""), ("TR-12", ""), ("TR-123456789", ""),
    ],
)  # fmt: skip
def test_an_order_number_has_one_spelling(text: str, number: str) -> None:
    assert order_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("48213", "TR-48213"), ("numaram 48213 sanırım", "TR-48213"), ("1234", ""), ("12.500 TL", "")],
)
def test_digits_alone_count_only_where_they_were_asked_for(text: str, number: str) -> None:
    assert order_number(text, bare=True) == number


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("7708", "7708"), ("son dört hanesi 77 08", "7708"), ("0573 214 77 08", "7708"),
        ("TR-4821 ve 7708", "7708"), ("TR-4821", ""), ("48213", ""), ("77", ""), ("hiç", ""),
    ],
)  # fmt: skip
def test_the_end_of_a_phone_number(text: str, digits: str) -> None:
    assert phone_end(text) == digits
    assert slots(text, "phone_end").get("phone_end", "") == digits
    assert "phone_end" not in slots(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("yazın: ayse.sahin@ornek.com.tr, olur", "ayse.sahin@ornek.com.tr"), ("a@b", ""),
        ("a..b@c.com", ""), ("no at sign.com", ""), (f"{'a' * 200}@example.com", ""),
    ],
)  # fmt: skip
def test_an_address_must_be_one(text: str, found: str) -> None:
    assert email(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0533 214 77 08", "+905332147708"), ("+90 (533) 214-77-08", "+905332147708"),
        ("beni 5332147708 arayın", "+905332147708"), ("+44 20 7946 0958", "+442079460958"),
        ("905332147708", "+905332147708"), ("0000000000", ""), ("12345678", ""),
    ],
)  # fmt: skip
def test_a_number_can_be_dialled(text: str, found: str) -> None:
    assert phone(text) == found


def test_one_message_may_say_everything() -> None:
    found = slots("TR-48213 için me@example.com adresine gönderin, telefonum 0533 214 77 08")
    assert found == {
        "order_number": "TR-48213", "email": "me@example.com", "phone": "+905332147708",
    }  # fmt: skip


def test_a_hostile_text_costs_little() -> None:
    assert slots("1" * 100_000 + "@" * 100_000, "order_number") == {}
