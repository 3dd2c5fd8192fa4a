"""Which calls are answered by themselves; that they are is heard in `peers/test_answering.py`."""

import pytest

pytest.importorskip("pjsua2")

from voip.caller import Caller
from voip.ringing import answers_itself
from voip.values import Policy

ANYBODY, INTERCOM = Caller("100", ""), Caller("100", "", asks_answer=True)
SUPERVISION = Caller("100", "", "a-supervision", asks_answer=True)
CUSTOMER = Caller("100", "", "a-call")


@pytest.mark.parametrize(
    ("policy", "answered"),
    [
        (Policy(), ()),
        (Policy(auto_answer=True), (ANYBODY, INTERCOM, CUSTOMER)),
        (Policy(answer_when_asked=True), (INTERCOM,)),
        (Policy(auto_answer=True, answer_when_asked=True), (ANYBODY, INTERCOM, CUSTOMER)),
    ],
)
def test_only_where_the_policy_says_so(policy: Policy, answered: tuple[Caller, ...]) -> None:
    """The leg of a supervision is the desk's to answer, which knows that it was asked for."""
    all_of_them = (ANYBODY, INTERCOM, CUSTOMER, SUPERVISION)
    assert tuple(who for who in all_of_them if answers_itself(policy, who)) == answered
