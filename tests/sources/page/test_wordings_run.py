"""By whom a site is run, offered or owned, in the languages of Europe: whoever stands behind these words runs it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

RUN_BY = """
Plover Lane Ltd | The Fernhill app is made available by Plover Lane Ltd
Saltmill Ltd | You are entering into a contract with Saltmill Ltd
Fernhill Ltd | This service is offered by Fernhill Ltd
Blumen Tausend GmbH | Die Plattform wird betrieben durch die Blumen Tausend GmbH.
Blumen Tausend GmbH | Diese App wird bereitgestellt von der Blumen Tausend GmbH.
Blumen Tausend GmbH | Der Vertrag kommt zustande zwischen Ihnen und der Blumen Tausend GmbH.
Primevère SARL | Cette plateforme est éditée par la société Primevère SARL.
Primevère SARL | La boutique est exploitée par Primevère SARL.
Ejemplar Norte, S.L. | La plataforma es operada por Ejemplar Norte, S.L.
Ejemplar Norte, S.L. | Esta aplicación es una iniciativa de Ejemplar Norte, S.L.
Figueira Nova, Lda. | Esta plataforma é disponibilizada pela Figueira Nova, Lda.
Collina Verde S.r.l. | La piattaforma è gestita dalla Collina Verde S.r.l.
Collina Verde S.r.l. | Questo sito è un progetto di Collina Verde S.r.l.
Zeepaard B.V. | Het platform wordt beheerd door Zeepaard B.V.
Zeepaard B.V. | De overeenkomst komt tot stand tussen u en Zeepaard B.V.
Björkdalen AB | Tjänsten tillhandahålls av Björkdalen AB.
Björkdalen AB | Dessa villkor gäller mellan dig och Björkdalen AB.
Strandlyst ApS | Platformen drives af Strandlyst ApS.
Strandlyst ApS | Tjenesten udbydes af Strandlyst ApS.
Fjellrype AS | Appen driftes av Fjellrype AS.
Fjellrype AS | Tjenesten tilbys av Fjellrype AS.
Kanervala Oy | Sivuston omistaa Kanervala Oy.
Kanervala Oy | Palvelusta vastaa Kanervala Oy.
Metsatuul OÜ | See on veebipood, mida haldab Metsatuul OÜ.
SIA "Bērzu birzs" | Tīmekļa vietni uztur SIA "Bērzu birzs".
UAB „Beržynas“ | Svetainę valdo UAB „Beržynas“.
Brzozowy Gaj sp. z o.o. | Serwis jest zarządzany przez Brzozowy Gaj sp. z o.o.
Brzozowy Gaj sp. z o.o. | Właścicielem strony jest Brzozowy Gaj sp. z o.o.
Březový háj s.r.o. | Provozovatelem stránek je Březový háj s.r.o.
Březový háj s.r.o. | Portál je provozován společností Březový háj s.r.o.
Brezový háj s.r.o. | Portál je prevádzkovaný spoločnosťou Brezový háj s.r.o.
Nyírfa Kert Kft. | A weboldal üzemeltetője a Nyírfa Kert Kft.
Mesteacăn Alb SRL | Platforma este deținută și administrată de Mesteacăn Alb SRL.
Brezov Gaj d.o.o. | Web stranica je u vlasništvu Brezov Gaj d.o.o.
Brezov Gaj d.o.o. | Upravljavec osebnih podatkov je Brezov Gaj d.o.o.
„Брезова гора“ ЕООД | Сайтът се поддържа от „Брезова гора“ ЕООД.
ООО «Березовая роща» | Владельцем сервиса является ООО «Березовая роща».
ТОВ «Березовий гай» | Послуги надає ТОВ «Березовий гай».
Birkilundur ehf. | Vefurinn er rekinn af Birkilundur ehf.
Birkilundur ehf. | Þjónustan er í eigu Birkilundur ehf.
"""


@pytest.mark.parametrize("row", RUN_BY.strip().splitlines())
def test_who_runs_a_site_is_its_operator(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE).get("name") == [name]


BRAND_OF = """
Zeepaard B.V. | Larano is de handelsnaam van Zeepaard B.V.
Blumen Tausend GmbH | Larano ist eine Marke von Blumen Tausend GmbH.
Primevère SARL | Larano est une marque exploitée par Primevère SARL.
Figueira Nova, Lda. | A Larano (marca operada por Figueira Nova, Lda., NIF 513360530) protege os dados
Björkdalen AB | Larano är en bifirma till Björkdalen AB.
Fjellrype AS | Larano er et varemerke for Fjellrype AS.
Brzozowy Gaj sp. z o.o. | Larano to marka należąca do Brzozowy Gaj sp. z o.o.
Březový háj s.r.o. | Larano je obchodní značkou společnosti Březový háj s.r.o.
Collina Verde S.r.l. | Larano è un brand di Collina Verde S.r.l.
"""


@pytest.mark.parametrize("row", BRAND_OF.strip().splitlines())
def test_whose_brand_it_is_runs_the_site(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>?</h1><p>{line}</p>", "https://larano.example/", PAGE).get("name") == [name]


CALLED_WE = """
Fjellrype AS | beskriver hvordan Fjellrype AS (org.nr. 936 300 278), heretter kalt "vi" eller "Larano", behandler
Blumen Tausend GmbH | Die Blumen Tausend GmbH, nachfolgend „wir“ genannt, verarbeitet Daten
Birkilundur ehf. | "Larano" eða "við" vísar til Birkilundur ehf.
Zeepaard B.V. | “Wij” verwijst naar Zeepaard B.V.
Primevère SARL | « Nous » désigne la société Primevère SARL
"""


@pytest.mark.parametrize("row", CALLED_WE.strip().splitlines())
def test_who_is_called_we_is_the_operator(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE).get("name") == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Our games are supplied by Saltmill Ltd, Fernhill Ltd and others.",
        "Our share offer was administered by Saltmill Ltd in 2024.",
        "Verkkokaupan ylläpidosta vastaa Kanervala Oy.",
        "Les paiements en ligne sont opérés par Primevère SARL.",
        "Ray-Lux is a registered trademark of Saltmill Ltd.",
        "Vi använder kartor som tillhandahålls av Björkdalen AB.",
        "Płatności są obsługiwane przez Brzozowy Gaj sp. z o.o.",
        "Die Zahlung wird bereitgestellt von der Blumen Tausend GmbH.",
    ],
)
def test_who_runs_something_else_is_nobody(line: str) -> None:
    assert "name" not in stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE)


def test_what_a_site_is_called_is_a_trading_name_of_who_runs_it() -> None:
    line = "Larano Gifts is owned and operated by Saltmill Ltd (Company Number: 15426752)."
    body = f"<h1>Terms</h1><p>{line}</p>"
    assert stated(body, "https://www.laranogifts.example/", PAGE)["trading_name"] == ["Larano Gifts"]
    assert "trading_name" not in stated(body, "https://www.elsewhere.example/", PAGE)


WITHOUT_MARKS = """
Mesteacan Alb SRL | Platforma este detinuta si administrata de Mesteacan Alb SRL.
Mesteacăn Alb SRL | Platforma este deţinută şi administrată de Mesteacăn Alb SRL.
Brezov Gaj d.o.o. | Web stranica je u vlasnistvu Brezov Gaj d.o.o.
Brzozowy Gaj sp. z o.o. | Wlascicielem strony jest Brzozowy Gaj sp. z o.o.
Brezovy haj s.r.o. | Prevadzkovatelom stranky je Brezovy haj s.r.o.
"""


@pytest.mark.parametrize("row", WITHOUT_MARKS.strip().splitlines())
def test_letters_may_lack_their_marks(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE).get("name") == [name]
