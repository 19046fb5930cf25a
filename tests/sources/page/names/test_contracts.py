"""Whose contract a page's terms are: between whom, by whom, of whom, and as what somebody uses data."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

PARTIES = """
Saltmill Ltd | These Terms govern the relationship between Saltmill Ltd, 4 High Street, London, and its customers.
Saltmill Ltd | This agreement is made between you, the customer, and Saltmill Ltd of 4 High Street, London EC2A 4JE.
Saltmill Ltd | These General Conditions govern the sale of lamps through this website by the Saltmill Ltd, No. 01234567.
Saltmill Ltd | These terms apply to the use of the Larano app and services, offered by Saltmill Ltd, number 01234567.
Saltmill Ltd | Terms of Sale of Saltmill Ltd, 4 High Street, London EC2A 4JE.
Saltmill Ltd | I consent to the use of my data by Saltmill Ltd, 4 High Street, London EC2A 4JE, as the data controller.
Saltmill Ltd | Saltmill Ltd, 4 High Street, London EC2A 4JE (hereinafter “the Seller”), sells lamps and shades.
Erlenbach GmbH | Die AGB gelten zwischen der Erlenbach GmbH, Gasse 1, 12345 Auheim, und ihren Kunden.
Erlenbach GmbH | Diese Geschäftsbedingungen der Erlenbach GmbH, Gasse 1, 12345 Auheim, gelten für alle Verträge.
Erlenbach GmbH | Verkäufer und Betreiber des Onlineshops www.larano.example ist die Firma Erlenbach GmbH.
Erlenbach GmbH | Die Erlenbach GmbH, Gasse 1, 12345 Auheim (nachfolgend „Verkäufer“), liefert nur im Inland.
Primevère SARL | Les présentes CGV régissent les relations entre la société Primevère SARL et ses clients.
Primevère SARL | Conditions générales de vente de la société Primevère SARL, 4 rue Haute, 75009 Paris.
Primevère SARL | Primevère SARL, 4 rue Haute, 75009 Paris (ci-après dénommée « le Vendeur ») vend des lampes.
Primevère SARL | Ces conditions régissent les ventes conclues par la société Primevère SARL, RCS Paris 732 829 320.
Ejemplar Norte, S.L. | Las presentes condiciones regulan la relación entre Ejemplar Norte, S.L. y los usuarios.
Ejemplar Norte, S.L. | Ejemplar Norte, S.L., Calle Mayor 4, 28001 Madrid (en adelante, “el Vendedor”), vende lámparas.
Figueira Nova, Lda. | Os presentes termos regulam a relação entre a Figueira Nova, Lda. e os seus clientes.
Figueira Nova Ltda. | A contratada é Figueira Nova Ltda., CNPJ 11.222.333/0001-81, com sede em São Paulo.
Collina Verde S.r.l. | Le Condizioni regolano i rapporti tra Collina Verde S.r.l. (“la Società”) ed il Cliente.
Collina Verde S.r.l. | Le Condizioni regolano quanto distribuito dalla Collina Verde S.r.l., 20121 Milano.
Zeepaard B.V. | Algemene Voorwaarden van Zeepaard B.V., Kade 1, 1011 AB Amsterdam.
Zeepaard B.V. | Deze voorwaarden gelden tussen Zeepaard B.V. en de klant.
Zeepaard B.V. | De app wordt aangeboden door Zeepaard B.V., KvK 24471820; deze voorwaarden gelden altijd.
Björkdalen AB | Dessa villkor gäller mellan Björkdalen AB och kunden.
Strandlyst ApS | Ejeren af online-butikken er Strandlyst ApS.
Strandlyst ApS | Disse betingelser gælder mellem Strandlyst ApS og kunden.
Fjellrype AS | Vilkårene gjelder mellom Fjellrype AS og kjøperen.
Kanervala Oy | Larano on Kanervala Oy:n (Y: 2873989-4) verkkokauppa.
Kanervala Oy | Näitä ehtoja sovelletaan Kanervala Oy:n ja sen asiakkaiden välisiin kauppoihin.
Metsatuul OÜ | Tingimused kehtivad Metsatuul OÜ ja ostja vahel.
Metsatuul OÜ | E-poe omanikuks on Metsatuul OÜ.
SIA "Bērzu birzs" | Šie noteikumi regulē attiecības starp SIA "Bērzu birzs" un pircēju.
UAB „Beržynas“ | Šios taisyklės reguliuoja santykius tarp UAB „Beržynas“ ir pirkėjo.
Brzozowy Gaj sp. z o.o. | Sprzedawca/Usługodawca - właścicielem sklepu Larano jest firma Brzozowy Gaj sp. z o.o.
Brzozowy Gaj sp. z o.o. | Brzozowy Gaj sp. z o.o., ul. Polna 2, 00-001 Warszawa, zwana dalej Sprzedawcą, prowadzi sklep.
Brzozowy Gaj sp. z o.o. | Zgoda na użycie danych przez Brzozowy Gaj sp. z o.o., 00-001 Warszawa, jako administratora.
Březový háj s.r.o. | Tyto obchodní podmínky společnosti Březový háj s.r.o., Dlouhá 1, 110 00 Praha, platí.
Březový háj s.r.o. | Březový háj s.r.o., Dlouhá 1, 110 00 Praha (dále jen „prodávající“), prodává lampy.
Březový háj s.r.o. | Podmínky upravují vztahy mezi společností Březový háj s.r.o. a kupujícím.
Brezový háj s.r.o. | Predávajúcim a prevádzkovateľom internetového obchodu www.larano.example je Brezový háj s.r.o.
Brezový háj s.r.o. | Podmienky predávajúceho – spoločnosti Brezový háj s.r.o., Dlhá 1, 811 01 Bratislava.
Brezový háj s.r.o. | Údaje spracúva Brezový háj s.r.o., Dlhá 1, 811 01 Bratislava, ako prevádzkovateľ.
Nyírfa Kert Kft. | A feltételek a Nyírfa Kert Kft. (székhely: 1048 Budapest, Fő utca 6.) által eladottakra szólnak.
Mesteacăn Alb SRL | Termenii și condițiile generale ale Mesteacăn Alb SRL, Str. Lungă 1, 010101 București.
Mesteacăn Alb SRL | Acești termeni reglementează relația dintre Mesteacăn Alb SRL și clienți.
Brezov Gaj d.o.o. | Ovi uvjeti uređuju odnose između Brezov Gaj d.o.o. i potrošača.
Brezov Gaj d.o.o. | Splošni pogoji urejajo razmerje med Brezov Gaj d.o.o. in kupcem.
Brezov Gaj d.o.o. | Lastnik in upravljavec spletne trgovine je podjetje Brezov Gaj d.o.o.
„Брезова гора“ ЕООД | Условията уреждат отношенията между „Брезова гора“ ЕООД, наричано „Гора“, и потребителите.
ООО «Березовая роща» | Правила регулируют отношения между ООО «Березовая роща» и покупателем.
ТОВ «Березовий гай» | Умови регулюють відносини між ТОВ «Березовий гай» та користувачем.
Birkilundur ehf. | Skilmálar þessir gilda milli Birkilundur ehf. og kaupanda.
"""


@pytest.mark.parametrize("row", PARTIES.strip().splitlines())
def test_who_offers_a_contract_is_the_operator(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE).get("name") == [name]


OTHERS = """
These terms do not govern what is agreed between Saltmill Ltd and its customers.
Payments under these terms are taken by Saltmill Ltd, 4 High Street, London EC2A 4JE, number 01234567.
We share your data with Saltmill Ltd, 4 High Street, London EC2A 4JE, as the controller of its own services.
Until 1 May 2019 the agreements were made by Saltmill Ltd, 4 High Street, London EC2A 4JE.
Provozovatelem platební brány je Březový háj s.r.o.
Der Versand erfolgt nach diesen AGB durch die Erlenbach GmbH, Gasse 1, 12345 Auheim.
"""


@pytest.mark.parametrize("line", OTHERS.strip().splitlines())
def test_who_only_takes_part_is_not(line: str) -> None:
    assert "name" not in stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE)


SOLE = """
Anna Lípová | Obchodní podmínky podnikatele Anna Lípová se sídlem v Praze, Identifikační číslo osoby: 30021359
Groene Tulpen | Algemene Voorwaarden van Groene Tulpen, een vennootschap onder firma, handelsregister KvK 24471820.
Березкина Анна Ивановна | Оператором персональных данных является самозанятый Березкина Анна Ивановна. Пишите Сайту.
BISTRA REKA PR | Larano je platforma u vlasništvu preduzetnika BISTRA REKA PR, sa sedištem u Nišu, Srbija.
Chiara Bosco | Il titolare del trattamento è l’Avv. Chiara Bosco, con studio in Via Roma 8, 20121 Milano (MI).
"""


@pytest.mark.parametrize("row", SOLE.strip().splitlines())
def test_who_has_no_form_offers_a_contract_too(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE).get("name") == [name]


def test_where_a_sole_trader_only_works_is_not_their_address() -> None:
    line = (
        "Оператором персональных данных является врач Березкина Анна Ивановна, ведущая приём на базе клиники "
        "Роща, расположенной по адресу: 125009, г. Москва, ул. Лесная, д. 31."
    )
    found = stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE)
    assert found["name"] == ["Березкина Анна Ивановна"]
    assert "address" not in found


def test_a_studio_or_an_office_is_a_label_of_an_address() -> None:
    line = "Il titolare del trattamento è Collina Verde S.r.l., con studio in Via Roma 8, 20121 Milano (MI)."
    assert stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE)["address"] == ["Via Roma 8, 20121 Milano (MI)"]
    line = "Voorwaarden van Groene Tulpen, een vof, kantoorhoudende Kade 4, 4811 AB Breda, KvK 24471820."
    assert stated(f"<h1>?</h1><p>{line}</p>", kind=PAGE)["address"] == ["Kade 4, 4811 AB Breda"]
