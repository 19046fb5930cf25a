"""The law by which a text is read is a sign of its writer's country beside another sign, and none alone."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

TERMS = (
    "<title>Terms — Tide Recovery</title><h1>Terms</h1><p>{law}</p><footer>© Tide Recovery. {phone}</footer>"
)
SIGNS = [
    ("en", "These Terms are governed by the laws of England and Wales.", "+44 7778 927551", "GB"),
    (
        "en",
        "These Terms are governed by and construed in accordance with the laws of Malta.",
        "+356 2123 4567",
        "MT",
    ),
    ("es", "Estas condiciones se rigen por la legislación española.", "+34 611 222 333", "ES"),
    ("pt", "Estes termos são regidos pela legislação brasileira.", "+55 11 94396 9417", "BR"),
    ("fr", "Les présentes conditions sont soumises au droit belge.", "+32 473 39 19 30", "BE"),
]


@pytest.mark.parametrize(("language", "law", "phone", "country"), SIGNS)
def test_a_law_and_a_telephone_that_agree_tell_the_country(
    language: str, law: str, phone: str, country: str
) -> None:
    body = f'<html lang="{language}">{TERMS.format(law=law, phone=phone)}</html>'
    assert stated(body, "https://tiderecovery.com/terms", PAGE)["country"] == [country]


BY_NAME = [
    ("pt", "https://tiderecovery.com.br/privacidade", "Tratamos dados segundo a LGPD.", "BR"),
    ("pt", "https://tiderecovery.com/privacidade", "Livro de Reclamações", "PT"),
    (
        "es",
        "https://tiderecovery.mx/aviso",
        "La Ley Federal de Protección de Datos Personales lo dice.",
        "MX",
    ),
    ("es", "https://tiderecovery.cl/aviso", "Según la Ley N° 19.628.", "CL"),
    ("it", "https://tiderecovery.com/privacy", "Ai sensi del D.Lgs. 196/2003.", "IT"),
    ("fr", "https://tiderecovery.com/donnees", "La loi Informatique et Libertés vous donne ce droit.", "FR"),
    ("el", "https://tiderecovery.com/aporrito", "Κατά τον ν. 4624/2019.", "GR"),
]


@pytest.mark.parametrize(("language", "url", "law", "country"), BY_NAME)
def test_a_law_that_only_one_country_has_is_a_sign(language: str, url: str, law: str, country: str) -> None:
    body = f'<html lang="{language}">{TERMS.format(law=law, phone="")}</html>'
    assert stated(body, url, PAGE)["country"] == [country]


def test_a_language_as_spoken_in_a_country_and_an_ending_that_agree_tell_it() -> None:
    body = f'<html lang="pt-BR">{TERMS.format(law="Bem-vindo.", phone="")}</html>'
    assert stated(body, "https://tiderecovery.com.br/termos", PAGE)["country"] == ["BR"]
    assert "country" not in stated(body, "https://tiderecovery.com/termos", PAGE)


OF_STATES = [
    ("hr", "Na ove Uvjete primjenjuje se pravo Republike Hrvatske.", "HR"),
    ("hr", "Primjenjuje se hrvatsko pravo.", "HR"),
    ("sr", "Na ove uslove primenjuju se zakoni Republike Srbije.", "RS"),
    ("sr", "Na ove uslove primenjuju se propisi Crne Gore.", "ME"),
    ("ro", "Acești termeni sunt guvernați de legislația română.", "RO"),
    ("el", "Οι όροι διέπονται από το ελληνικό δίκαιο.", "GR"),
    ("tr", "Bu koşullara Türk hukuku uygulanır.", "TR"),
    ("sv", "Dessa villkor regleras av svensk lag.", "SE"),
    ("ru", "Отношения регулируются законодательством Республики Беларусь.", "BY"),
    ("sq", "Këto kushte rregullohen nga ligjet e Republikës së Shqipërisë.", "AL"),
]


@pytest.mark.parametrize(("language", "law", "country"), OF_STATES)
def test_a_law_parts_countries_of_one_language(language: str, law: str, country: str) -> None:
    body = f'<html lang="{language}">{TERMS.format(law=law, phone="")}</html>'
    assert stated(body, "https://tiderecovery.com/terms", PAGE).get("country") == [country]


def test_laws_of_several_countries_are_no_sign() -> None:
    body = f'<html lang="pt">{TERMS.format(law="A LGPD, e a CNIL em França.", phone="")}</html>'
    assert "country" not in stated(body, "https://tiderecovery.com/privacidade", PAGE)


AGAINST = [
    ("These Terms are governed by the laws of England and Wales.", ""),  # one sign alone
    ("These Terms are governed by the laws of England and Wales.", "Jersey, +44 7778 927551"),
    (
        "These Terms are governed by the laws of England. Others are governed by the laws of Malta.",
        "+44 7778 927551",
    ),
    ("These Terms are governed by the laws of Malta.", "+44 7778 927551"),
]


@pytest.mark.parametrize(("law", "phone"), AGAINST)
def test_one_sign_alone_or_two_that_differ_do_not(law: str, phone: str) -> None:
    body = f'<html lang="en">{TERMS.format(law=law, phone=phone)}</html>'
    assert "country" not in stated(body, "https://tiderecovery.com/terms", PAGE)


def test_a_town_stands_before_the_country_in_which_somebody_is_incorporated() -> None:
    body = "<h1>Terms</h1><p>Plover Media Limited is a limited liability company incorporated in Nairobi Kenya of "
    body += "company registration number C 137575 and subject to Kenyan law.</p>"
    found = stated(body, "", PAGE)
    assert (found["country"], found["number"]) == (["KE"], ["C 137575"])
