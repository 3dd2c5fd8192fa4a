"""What the sample company's team leads evaluate by: their form, and how many contacts a week are drawn."""

from functools import cache

from msgspec.structs import replace

from backend.demo.texts import PLACE
from core import form_file
from core.evaluation import EvaluationForm, SamplingRule
from core.protocol.frames import Rows


@cache
def form() -> EvaluationForm:
    """Its first edition."""
    read = form_file.read((PLACE / "evaluation.toml").read_text("utf-8"))
    return replace(read, id=f"{read.form}.1", edition=1)


def with_quality(first: Rows) -> Rows:
    """The directory's page with the form and the rule that draws by it."""
    rule = SamplingRule(id="sr-1", form=form().form, seed=2026)
    return replace(first, evaluation_forms=(form(),), sampling_rules=(rule,))
