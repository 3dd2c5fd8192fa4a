import base64

import pytest

from voip.dialled import opened, sealed

OWN = "sip:1000@santral.test"


@pytest.mark.parametrize(
    "to",
    ['"Ayşe, \\"B\\"" <sip:+90212@op.example>;x=y', "sip:1@op", "<tel:+1>", "\udcff <sip:a@b>"],
)
def test_it_comes_back_as_it_was(to: str) -> None:
    inside = sealed(to, OWN)
    assert inside.endswith(f"<{OWN}>")
    assert opened(inside + ";tag=7") == to + ";tag=7"


def test_who_names_the_account_is_left_alone() -> None:
    assert sealed(f"<{OWN}>", OWN) == f"<{OWN}>"
    assert opened('"gate.x" <sip:a@b>') == '"gate.x" <sip:a@b>'
    assert opened("<sip:a@b>;tag=1") == "<sip:a@b>;tag=1"


def test_a_name_that_somebody_made_up_writes_no_headers() -> None:
    evil = base64.urlsafe_b64encode(b"<sip:a@b>\r\nContact: <sip:evil@x>").decode()
    name = f'"gate.{evil}" <{OWN}>'
    assert opened(name) == name
    assert opened(sealed(name, OWN)) == name
