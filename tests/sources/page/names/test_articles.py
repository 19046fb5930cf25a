"""An article before a name with which a sentence begins is the sentence's, and "La Tulipe" is a name."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

RUN = {
    "pt": "é responsável pelo tratamento dos dados pessoais",
    "it": "è il titolare del trattamento dei dati personali",
    "fr": "est le responsable du traitement des données",
    "es": "es el responsable del tratamiento de los datos",
    "el": "είναι υπεύθυνος επεξεργασίας των δεδομένων",
}


def named(language: str, begun: str, host: str = "site.example", title: str = "Privacy") -> list[str] | None:
    body = f"<html lang={language}><title>{title}</title><p>{begun} {RUN[language]}.</p><p>info@{host}</p></html>"
    return stated(body, f"https://{host}/privacy", PAGE).get("name")


@pytest.mark.parametrize(
    ("language", "begun", "host", "name"),
    [
        ("pt", "A Plover Tulipas", "site.example", "Plover Tulipas"),
        ("pt", "O Instituto Plover", "site.example", "Instituto Plover"),
        ("pt", "A Plover", "plover.example", "Plover"),
        ("el", "Η Plover Tulips", "site.example", "Plover Tulips"),
        ("it", "La Plover Tulipani", "plover.example", "Plover Tulipani"),
        ("it", "Lo Studio Plover", "site.example", "Studio Plover"),
        ("fr", "Le Cabinet Plover", "site.example", "Cabinet Plover"),
        ("es", "La Clínica Plover", "site.example", "Clínica Plover"),
        ("fr", "La Petite Tulipe", "site.example", "La Petite Tulipe"),
        ("fr", "La Plover Tulipe", "laplover.example", "La Plover Tulipe"),
    ],
)
def test_an_article_of_the_sentence(language: str, begun: str, host: str, name: str) -> None:
    assert named(language, begun, host) == [name]


def test_a_title_says_what_the_name_is_without_its_article() -> None:
    assert named("fr", "La Petite Tulipe", title="Petite Tulipe | Mentions") == ["Petite Tulipe"]
