"""The first side of a contract, in a line that says that it is one: "Vertrag zwischen Kiebitz Foto, Lindenweg 4, …"."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ROWS = """
PLEVIER | plevier.be | Overeenkomst tussen PLEVIER, met zetel te 2270 Molendorp, KBO 0403.199.702, en de klant.
Plevier Foto | plevier.be | Contract tussen Plevier Foto, met zetel te 2270 Molendorp, KBO 0403.199.702, en de klant.
Pluvier Photo | pluvier.fr | Contrat entre Pluvier Photo, 4 rue Haute, 75009 Paris, SIREN 732 829 320, et le client.
PLUVIER | pluvier.fr | Convention conclue entre PLUVIER, 4 rue Haute, 75009 Paris, SIREN 732 829 320, et le client.
Kiebitz Foto | kiebitz.de | Vertrag zwischen Kiebitz Foto, Lindenweg 4, 24109 Kiel, USt-IdNr. DE136695976, und Kunden.
KIEBITZ | kiebitz.de | Vereinbarung zwischen KIEBITZ, Lindenweg 4, 24109 Kiel, USt-IdNr. DE136695976, und Kunden.
Chorlito Foto | chorlito.es | Contrato entre Chorlito Foto, Calle Alta 4, 28001 Madrid, CIF B54592191, y el cliente.
Piviere Foto | piviere.it | Contratto tra Piviere Foto, Via Roma 1, 00100 Roma, P.IVA 00885800086, e il cliente.
Siewka Foto | siewka.pl | Umowa pomiędzy Siewka Foto, ul. Polna 2, 90-456 Łódź, NIP 8731335825, a klientem.
SIEWKA | siewka.pl | Umowa zawarta między SIEWKA, ul. Polna 2, 90-456 Łódź, NIP 8731335825, a klientem.
Kulík Foto | kulik.cz | Smlouva mezi Kulík Foto, Na Vršku 7, 396 01 Humpolec, IČO 30021359, a zákazníkem.
Brokfugl Foto | brokfugl.dk | Aftale mellem Brokfugl Foto, Strandvej 4, 9990 Skagen, CVR 29155356, og kunden.
Pipare Foto | pipare.se | Avtal mellan Pipare Foto, Storgatan 4, 123 45 Lund, org.nr 556036-0793, och kunden.
Fluierar Foto | fluierar.ro | Contract între Fluierar Foto, Str. Lipei 4, Cluj, CUI 16277092, și client.
Heilo Foto | heilo.no | Avtale mellom Heilo Foto, Strandveien 4, 5020 Bergen, org.nr. 987973633, og kunden.
Zviždak Foto | zvizdak.hr | Ugovor između Zviždak Foto, Ilica 4, 10000 Zagreb, OIB 85784364990, i kupca.
Borrelho Foto | borrelho.pt | Contrato entre Borrelho Foto, Rua Alta 4, 1000-001 Lisboa, NIPC 518672727, e o cliente.
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_a_contract_s_first_side_is_named_without_what_it_is(row: str) -> None:
    name, host, line = row.split(" | ")
    body = f"<title>Terms</title><h1>Terms</h1><p>{line}</p>"
    assert stated(body, f"https://www.{host}/terms", PAGE)["name"] == [name]
