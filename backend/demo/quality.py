"""What the sample company's team leads evaluate by: their forms, and how many contacts a week are drawn."""

from functools import cache

from msgspec.structs import replace

from backend.demo.texts import PLACE
from core import form_file
from core.evaluation import EvaluationForm, SamplingRule
from core.protocol.frames import Rows


@cache
def form() -> EvaluationForm:
    """Its first edition."""
    return _form("evaluation.toml")


@cache
def sales_form() -> EvaluationForm:
    return _form("evaluation_sales.toml")


def with_quality(first: Rows) -> Rows:
    """The directory's page with the forms and the rule that draws by it."""
    rule = SamplingRule(id="sr-1", form=form().form, seed=2026)
    return replace(first, evaluation_forms=(form(), sales_form()), sampling_rules=(rule,))


def _form(file: str) -> EvaluationForm:
    read = form_file.read((PLACE / file).read_text("utf-8"))
    return replace(read, id=f"{read.form}.1", edition=1)
