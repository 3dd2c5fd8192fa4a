from backend.demo.company import generate
from backend.demo.quality import form, sales_form
from core.form_file import checked
from core.protocol.frames import Rows


def test_the_sample_company_evaluates_by_a_form_of_its_own() -> None:
    first: Rows = next(generate(1, 5, 1_795_381_200_000))
    assert first.evaluation_forms == (form(), sales_form()) and form().id == "hizmet.1"
    assert checked(form()) == checked(sales_form()) == ()
    assert [rule.form for rule in first.sampling_rules] == [form().form]
    assert any(q.critical for section in form().sections for q in section.questions)
