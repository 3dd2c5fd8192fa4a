import pytest

from voip.mailbox import Mailboxes


def notify(*lines: str) -> str:
    head = "NOTIFY sip:1000@127.0.0.1 SIP/2.0\r\nEvent: message-summary\r\nVoice-Message: 9/0\r\n"
    return f"{head}\r\n" + "".join(f"{line}\r\n" for line in lines)


def box(name: str, new: int) -> str:
    return notify(f"Message-Account: sip:{name}@santral.test", f"Voice-Message: {new}/8 (0/2)")


def test_each_mailbox_has_its_own_count() -> None:
    boxes = Mailboxes()
    for name, new in (("sales", 2), ("service", 3), ("sales", 1)):
        assert boxes.told(box(name, new))
    assert boxes.new == 4
    boxes.told(box("SERVICE", 0))
    assert boxes.new == 1


def test_what_names_no_mailbox_speaks_of_all() -> None:
    boxes = Mailboxes()
    boxes.told(notify("Voice-Message: 5/0"))
    boxes.told(box("sales", 2))
    assert boxes.new == 2
    boxes.told(box("service", 2))
    boxes.told(notify("Messages-Waiting: no"))
    assert boxes.new == 0


@pytest.mark.parametrize(
    ("lines", "new"),
    [
        (["Messages-Waiting: yes", "Voice-Message: 3/0"], 3),
        (["Messages-Waiting: yes"], 1),
        (["Messages-Waiting: no"], 0),
        (["messages-waiting:no", "voice-message : 2 / 1"], 2),
    ],
)
def test_the_count_may_be_left_out(lines: list[str], new: int) -> None:
    boxes = Mailboxes()
    assert boxes.told(notify(*lines))
    assert boxes.new == new


def test_what_says_nothing_of_voice_changes_nothing() -> None:
    boxes = Mailboxes()
    boxes.told(notify("Voice-Message: 3/0"))
    assert not boxes.told(notify("Fax-Message: 7/0"))
    assert boxes.new == 3


def test_ever_new_mailboxes_fill_no_memory() -> None:
    boxes = Mailboxes()
    for number in range(100):
        boxes.told(box(f"{number}", 1))
    assert boxes.new == 16
