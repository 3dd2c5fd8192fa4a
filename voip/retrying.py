"""When an account registers again: later with every failure, and never all desks at once."""

import random

from voip.values import Failure

_HOPELESS: frozenset[Failure] = frozenset({"password_refused", "unknown_user", "tls_untrusted"})
_SLOWEST_S = 60.0
_HOPELESS_S = 300.0
"""A wrong password said again and again gets the line locked by the operator."""
_RENEW_S = 30.0
"""How long callers may be told that nobody is here, where a registrar forgot who is."""


def after_failure_s(code: Failure, failures: int, chance: random.Random) -> float:
    """Spread: the registrar has only just come back. `failures`: how many there were before."""
    wait = _HOPELESS_S if code in _HOPELESS else min(_SLOWEST_S, 2.0**failures)
    return wait * chance.uniform(0.4, 1.0)


def renewal_s(keep_alive_s: int, chance: random.Random) -> float:
    """With every other keep-alive; 0 where those are off."""
    return min(_RENEW_S, 2.0 * keep_alive_s) * chance.uniform(0.7, 1.0)
