"""What a line says of its section or question: words, scale, weight, and what of it stops everything."""

from fractions import Fraction

from core.evaluation import EvaluationForm
from core.form_edit import question_at, section_at, share_of_question, share_of_section
from core.form_file import Place
from desktop.rows.chip import Chip
from desktop.translate import tr
from desktop.views.evaluation_form_words import NOTHING, scale_words, share_words
from desktop.views.form_line import LineFace


def section_face(form: EvaluationForm, place: Place, *, missing: bool) -> LineFace:
    section, share = section_at(form, place), share_of_section(form, place[0])
    words = section.title or tr("Quality", "A section without a name")
    whole = sum(each.weight for each in form.sections)
    detail = tr("Quality", "weight {weight} of {whole}", weight=section.weight, whole=whole)
    return LineFace(
        number=str(place[0] + 1), words=words, detail=detail, share=share, section=True,
        missing=missing, empty=not section.title,
        said=_said(words, tr("Quality", "%n questions", len(section.questions)), detail, share),
    )  # fmt: skip


def question_face(form: EvaluationForm, place: Place, *, missing: bool) -> LineFace:
    question, share = question_at(form, place), share_of_question(form, place)
    words = question.text or tr("Quality", "A question without words")
    scale = scale_words(question.lowest, question.highest)
    weight = tr("Quality", "weight {weight}", weight=question.weight)
    critical = tr("Evaluation", "Critical") if question.critical else ""
    chips = [Chip(scale)]
    if question.weight != 1:
        chips.insert(0, Chip(weight))
    if critical:
        chips.insert(0, Chip(critical, "warning"))
    return LineFace(
        number=f"{place[0] + 1}.{place[1] + 1}", words=words, chips=tuple(chips), share=share,
        missing=missing, empty=not question.text, said=_said(words, critical, scale, weight, share),
    )  # fmt: skip


def _said(*parts: str | Fraction | None) -> str:
    *words, share = parts
    figure = share_words(share) if isinstance(share, Fraction) else NOTHING
    return ", ".join(str(part) for part in (*words, figure) if part)
