"""Forms of the south and of Latin America as they are written, and notices that say who answers for data."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

MEXICAN = "<html lang=es><title>Aviso de Privacidad</title><h1>Aviso de Privacidad</h1><p>{}</p>"


@pytest.mark.parametrize(
    "name",
    [
        "TULIPÁN AZUL SA DE CV", "Tulipán Azul SA de CV", "Tulipán Azul S.A.P.I. de C.V.", "TULIPÁN AZUL S DE RL DE CV",
        "Tulipe SCIC SA", "Tulipe S.à.r.l.-S", "Azienda Agricola Tulipano",
    ],
)  # fmt: skip
def test_a_form_is_of_the_name_up_to_its_last_letters(name: str) -> None:
    card = f"<h1>Aviso legal</h1><p>{name}<br>Calle Mayor 1, 28013 Madrid</p><p>P.IVA 03178900597</p>"
    assert stated(card, kind=PAGE)["name"] == [name]


def test_a_surveyor_s_title_ends_no_name() -> None:
    found = stated(
        "<footer><p>© 2026 Studio Tecnico Geom. Anna Rossi. P.IVA 03178900597</p></footer>", kind=PAGE
    )
    assert found["name"] == ["Studio Tecnico Geom. Anna Rossi"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Tulipán Azul, con domicilio en Calle Sur 101, C.P. 50200, Toluca, es el responsable del uso y protección de "
         "sus datos personales.", "Tulipán Azul"),
        ("Ana Mora Ruiz es responsable de recabar sus datos personales.", "Ana Mora Ruiz"),
        ("En cumplimiento a lo anterior, TULIPÁN S.A. con domicilio en Calle Uno #101 Col. Parque Industrial, Toluca, "
         "Código Postal 50200, es responsable de recabar sus datos personales.", "TULIPÁN S.A."),
    ],
)  # fmt: skip
def test_who_answers_for_data_in_mexico_is_the_operator(said: str, name: str) -> None:
    assert stated(MEXICAN.format(said), kind=PAGE)["name"] == [name]
