"""Others who stand in their usual roles beside an operator whose name has no form: nothing of theirs is stated."""

import pytest

from tests.sources.page.lines.test_kept import stated

OWN = "<p>Tulpe Tischlerei<br>Lärchenweg 4<br>21335 Lüneburg</p>"

OTHERS = """
Berufshaftpflichtversicherung: Stern Versicherungs-AG, Königinstraße 28, 80802 München, HRB 75727.
Ansvarsförsäkring: Fjärd Sak Försäkrings AB, Storgatan 1, 106 50 Stockholm, org.nr 502010-9681.
Beroepsaansprakelijkheidsverzekering: Duin Schadeverzekering N.V., Beatrixlaan 35, 2595 AK Den Haag, KvK 27023707.
Ubezpieczyciel: Grot Ubezpieczenia S.A., ul. Lipowa 4, 00-843 Warszawa, KRS 0000009831.
Pojištění odpovědnosti: Skála, a.s., Pobřežní 665/21, 186 00 Praha 8, IČO: 47116617.
Seguro de responsabilidad civil: Faro España S.A., C/ Mayor 50, 28222 Madrid, CIF A28141935.
Commissaire aux comptes : Tulipe Audit SA, 2 avenue Gambetta, 92066 Paris.
Società di revisione: Tulipano Italia S.p.A., Viale Abruzzi 94, 20131 Milano.
Boekhouder: Tulp B.V., Dorpsstraat 21, 3732 HH De Bilt, KvK 30123456.
Zásilky doručuje Kos s.r.o., Českomoravská 2408/1a, 190 00 Praha 9, IČO: 28408306.
Bezorging door Merel B.V., Waldorpstraat 3, 2521 CA Den Haag, KvK 27171828.
Betalinger indløses af Solsort A/S, Klausdalsbrovej 601, 2750 Ballerup, CVR 20016175.
Maksunvälityspalvelun toteuttaa Mustarastas Oyj, Lutakonaukio 7, 40100 Jyväskylä, Y-tunnus 2122839-7.
Usługi hostingowe świadczy kos.pl S.A., ul. Zbożowa 4, 70-653 Szczecin, KRS 0000431335.
Hjemmesiden hostes hos solsort.dk A/S, Kalvebod Brygge 24, 1560 København V, CVR 28677138.
Банк: ПАО «Дрозд Банк», ИНН 7707083893, БИК 044525225, к/с 30101810400000000225
Société mère : Merle SAS, 40 avenue Hoche, 75008 Paris, RCS Paris 421 100 645.
Muttergesellschaft ist die Amsel Beteiligungs AG, Königsallee 60, 40212 Düsseldorf, Amtsgericht Düsseldorf, HRB 54981.
Our parent company is Blackbird Holdings plc, 10 Fenchurch Avenue, London EC3M 5AG, company number 02345817.
Società soggetta a direzione e coordinamento di Gruppo Merlo S.p.A., Via Larga 8, 20122 Milano.
Zuständig ist die Allgemeine Schlichtungsstelle des Zentrums Amsel e.V., Straßburger Straße 8, 77694 Kehl am Rhein.
Our order process is conducted by our online reseller Paddle.com Market Limited, company number 08172165.
Distributor for Poland: Kos Handel sp. z o.o., ul. Prosta 20, 00-850 Warszawa, KRS 0000345672.
Formerly / vormals: Amsel Handelskontor GmbH, Domstraße 5, 50668 Köln, HRB 11923
Vacancy: our client, Blackbird Foods Limited, 3 Quay Street, Truro TR1 2HE, seeks a manager.
News, 4 March: Blackbird Housing Ltd, of Chester, has been appointed to build 120 homes.
"""


@pytest.mark.parametrize("line", OTHERS.strip().splitlines())
def test_nothing_of_who_is_named_in_another_role_is_the_operator_s(line: str) -> None:
    found = stated(f"<html><body><h1>Impressum</h1>\n<p>{line}</p>\n{OWN}</body></html>")
    told = [value for key, values in found.items() if key != "country" for value in values]
    assert [value for value in told if value in line or value.replace(" ", "") in line.replace(" ", "")] == []


AFTER = [
    line
    for line in OTHERS.strip().splitlines()
    if line.startswith(("Berufs", "Société", "Usługi", "Банк", "Zás"))
]


@pytest.mark.parametrize("line", AFTER)
def test_nor_where_they_stand_behind_the_operator(line: str) -> None:
    found = stated(f"<html><body><h1>Impressum</h1>{OWN}<p>{line}</p></body></html>")
    assert found["address"] == ["Lärchenweg 4, 21335 Lüneburg"]
    assert not {"number", "other_number"} & set(found)


@pytest.mark.parametrize("box", ["noreply@tulpe.de", "no-reply@tulpe.de", "ne-pas-repondre@tulpe.de"])
def test_a_mailbox_that_nobody_reads_is_not_stated(box: str) -> None:
    assert "email" not in stated(
        f"<h1>Impressum</h1><p>Tulpe GmbH<br>Lärchenweg 4<br>21335 Lüneburg</p><p>{box}</p>"
    )
    found = stated(f"<h1>Impressum</h1><p>Tulpe GmbH</p><p>{box}</p><p>info@tulpe.de</p>")
    assert found["email"] == ["info@tulpe.de"]
