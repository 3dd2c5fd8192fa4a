"""Service level in its four variants. The variant in use stands beside the figure.

Sources of the variants: Call Centre Helper, "Calculate service level". Within T means a wait of at most
T; who gave up after exactly T gave up within T.
"""

from typing import Literal, NamedTuple

from core.metrics.ratio import Ratio

Variant = Literal["default", "abandoned_early_met", "answered_only", "abandoned_missed"]
"""What of those who gave up: only after T counts against it; early ones count as met, late ones
against it; they count nowhere; they all count against it."""
VARIANTS: tuple[Variant, ...] = (
    "default", "abandoned_early_met", "answered_only", "abandoned_missed",
)  # fmt: skip


class Waits(NamedTuple):
    """How those who entered a queue fared; within: of a wait of at most T. Those who still wait and
    flow-outs are in neither."""

    answered: int = 0
    answered_within: int = 0
    abandoned: int = 0
    abandoned_within: int = 0


def service_level(of: Waits, variant: Variant = "default") -> Ratio:
    everybody = of.answered + of.abandoned
    if variant == "default":
        return Ratio(of.answered_within, everybody - of.abandoned_within)
    if variant == "abandoned_early_met":
        return Ratio(of.answered_within + of.abandoned_within, everybody)
    if variant == "answered_only":
        return Ratio(of.answered_within, of.answered)
    return Ratio(of.answered_within, everybody)


def variant_of(name: str) -> Variant:
    """One that this version does not know is the default."""
    return next((known for known in VARIANTS if known == name), "default")
