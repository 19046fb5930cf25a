"""What a document is called is no part of the name behind it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    ("language", "heading", "name"),
    [
        (
            "es",
            "AVISO DE PRIVACIDAD INTEGRAL DE PLOVER TULIPANES S.A. DE C.V.",
            "PLOVER TULIPANES S.A. DE C.V.",
        ),
        (
            "es",
            "Aviso de privacidad simplificado de Plover, S. de R.L. de C.V.",
            "Plover, S. de R.L. de C.V.",
        ),
        ("es", "CONDICIONES GENERALES DE CONTRATACIÓN DE PLOVER TULIPANES, S.L.", "PLOVER TULIPANES, S.L."),
        ("es", "Aviso legal de Servicios de Limpieza Plover SL", "Servicios de Limpieza Plover SL"),
        ("pt", "TERMOS E CONDIÇÕES GERAIS DE USO DA PLOVER TULIPAS LTDA.", "PLOVER TULIPAS LTDA."),
        ("it", "INFORMATIVA PRIVACY E COOKIE DI PLOVER TULIPANI S.R.L.", "PLOVER TULIPANI S.R.L."),
        ("fr", "CONDITIONS GÉNÉRALES DE VENTE DE PLOVER TULIPES SARL", "PLOVER TULIPES SARL"),
        ("pl", "Regulamin sklepu internetowego Plover Tulipany Sp. z o.o.", "Plover Tulipany Sp. z o.o."),
        ("en", "Terms and Conditions Plover Tulips Ltd", "Plover Tulips Ltd"),
    ],
)
def test_a_name_begins_behind_what_a_document_is_called(language: str, heading: str, name: str) -> None:
    body = f"<html lang={language}><h1>{heading}</h1><p>…</p><p>info@plover.example</p></html>"
    assert stated(body, "https://plover.example/page", PAGE)["name"] == [name]


def test_a_company_can_be_called_like_notes() -> None:
    body = "<html lang=it><h1>Note legali</h1><p>…</p><p>© 2026 Note di Salina S.r.l.</p></html>"
    assert stated(body, "https://plover.example/page", PAGE)["name"] == ["Note di Salina S.r.l."]
