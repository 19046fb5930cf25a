"""Wordings of German, Dutch, English and Nordic pages that were read wrongly once; the companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
Erlenbach GmbH | Die AGB gelten für alle Verträge, die Sie mit uns als Anbieter (Erlenbach GmbH) im Shop schließen.
Anna Erlenbach | Die AGB gelten für alle Verträge, die Sie mit uns als Anbieter (Anna Erlenbach) im Shop schließen.
Erlenbach GmbH | Villkoren gäller för avtal som du ingår med oss som leverantör (Erlenbach GmbH) via webbplatsen.
Grebe Lamps | "Company" means Grebe Lamps ( Company Number 09482716 ) and its staff;
Richard Plover | I, Richard Plover (trading as PloverFit), own and operate this website.
Toby Plover | Larano is the trading style of Toby Plover. Our main business address is 8 Low Court, Leeds LS9 8PA.
Erlenbach UG (haftungsbeschränkt) | Dies gilt für die Webseite ‘erle.app’ der Erlenbach UG (haftungsbeschränkt) („wir“).
erlenbach GmbH | Dies sind die AGB (nachfolgend auch „AGB“ genannt) der erlenbach GmbH (nachfolgend „Verkäufer“).
Erlenbach AG | www.larano.com ist die Internet-Plattform der Erlenbach AG. Die Anschrift lautet:
abErlen AG | „larano“ ist eine Marke der abErlen AG, Gasse 9, 8008 Zürich.
plover Pty Ltd | In these terms “we”, “us” and “our” are a reference to plover Pty Ltd (ACN 604 541 264).
Erlenbach AG | Die Erlenbach AG, eine Schweizer Aktiengesellschaft in Zürich ("wir"), ist Anbieter der Website.
Björkdalen AB | Villkor i avtal mellan å ena sidan Björkdalen AB (”Leverantören”) och å andra sidan den andre.
vzw Merel Leuven | De verantwoordelijke voor de gegevensverwerking is de vzw Merel Leuven, Kade 47, 1000 Brussel.
Merel CVOA | Merel CVOA treedt op als verwerkingsverantwoordelijke.
Plover Ltd | This policy explains how Plover Ltd (Plover, we, us, our) and others use your data.
Plover Ltd | This notice tells you how Plover Ltd (“PL”) of 4 High Street, Ludlow SY8 1AA uses data of our website.
Plover (NZ) Limited | “Plover” means Plover (NZ) Limited, its successors and assigns or any person acting for them.
Plover (Pty) Ltd | “Plover (Pty) Ltd” means the Company, duly registered, which owns the lamps;
Plover Right | Welcome to Plover Right ("we", "us"). These terms govern your use.
Erlenbach & Redel GbR | Sie gelten für die Datenbank der Erlenbach & Redel GbR, Gasse 1, 73240 Erlen (folgend „larano“).
erlenau GmbH | Dieses Gewinnspiel wird betrieben und veranstaltet von der erlenau GmbH, Gasse 3, 64331 Erlenstadt.
Erlenbach GmbH | Veranstalter des Gewinnspiels ist die Erlenbach GmbH, Gasse 33, 74245 Erlenstadt.
T+M Erlen Marketing | Dieses Gewinnspiel wird veranstaltet von der T+M Erlen Marketing, Gasse 11, 22297 Hamburg.
Stiftung Erlenbach gGmbH | Betreiber: Stiftung Erlenbach gGmbH
Erlenbach Gmbh | Medieninhaber: Erlenbach Gmbh
Turnverein Erlenau e.V. | Der Verein führt den Namen "Turnverein Erlenau e.V.".
Merel Coaching en Advies | Merel Coaching en Advies is bij de Kamer van Koophandel ingeschreven onder nummer: 92477844.
Erlenbach GmbH | Alle Angebote des Verkäufers (Erlenbach GmbH, Gasse 2-4, 40699 Erlen) gelten bis zum Abend.
Erlenbach GmbH | Angebote und sonstige Leistungen der Fa. Erlenbach GmbH erfolgen nur aufgrund dieser Lieferbedingungen.
Erlen & Au GmbH & Co. KG | Zwischen Ihnen und uns, Erlen & Au GmbH & Co. KG, vertreten durch die Komplementärin Au GmbH
Merel Mensen B.V. | 3. Opdrachtnemer: Merel Mensen B.V., statutair gevestigd te Amsterdam, KvK 34237646
Strandlyst ApS | Tjenesten er udbudt af Strandlyst ApS under brandet Larano.
Michael Erlen Gerätebau | Betreiber dieser Website ist die Fa. Michael Erlen Gerätebau, Gasse 1, 79288 Erlen
Mike and Laura Plover | Your contract is with Mike and Laura Plover (“we”, “us”) for the property known as Low Cottage.
Plover Cottages | "we", "us", "our" means Plover Cottages and<br>"you" means the holiday maker.
Geertje van Merel | Opdrachtnemer: “Geertje van Merel” eenmanszaak, gevestigd te Kade 5, Utrecht, KvK 53515773
Björk Ull | Seljandi og rekstraraðili vefsíðunnar larano.com er Björk Ull, kt. 450517-1190
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_who_runs_it(row: str) -> None:
    name, line = row.split(" | ")
    body = f"<h1>Info</h1><p>{line}</p>"
    assert stated(body, "https://www.larano.com/info", PAGE).get("name") == [name]


BELOW = """
Vera Erlenbach | Verantwortlicher im Sinne der DSGVO und anderer nationaler Gesetze der Mitgliedstaaten der Union ist:
Vera Erlenbach | Verantwortliche Person im Sinne der Verordnung und sonstiger datenschutzrechtlicher Bestimmungen ist:
erlen auen GmbH | Name und Anschrift des Verantwortlichen für die Datenverarbeitung:
Erlenbach GmbH | Der Verantwortliche im Sinne der DSGVO und anderer Gesetze der Mitgliedstaaten der Union ist die:
"""


@pytest.mark.parametrize("row", BELOW.strip().splitlines())
def test_who_stands_below_the_words_of_the_law(row: str) -> None:
    name, line = row.split(" | ")
    body = f"<h1>Info</h1><p>{line}</p><p>{name}<br>Gasse 6-8<br>69239 Erlenstadt<br>E-Mail: info@erle.example</p>"
    found = stated(body, "https://www.site.example/info", PAGE)
    assert found.get("name") == [name]
    assert found.get("address") == ["Gasse 6-8, 69239 Erlenstadt"]


ADDRESSES = """
Schulgasse 5, D-84359 Simbach am Inn | Erlenbach GmbH, Schulgasse 5, D-84359 Simbach am Inn, eMail: info@erle.example
Kade 4, 3740 Bilzen (België) | Ze gelden tussen Merel BV, Kade 4, 3740 Bilzen (België) (hierna Merel) en de klant.
Voldgade 96, 1552 Havn V, Danmark | Ejes af Strandlyst ApS, beliggende på Voldgade 96, 1552 Havn V, Danmark, og er
Havnevej 5, 2300 Havn S, Danmark | Strandlyst ApS, CVR 29155356, Havnevej 5, 2300 Havn S, Danmark, Hotel Strand og Bad
ul. Wielka 7, 39-300 Mielec | Ägs av Brzoza sp. z o.o., ul. Wielka 7, 39-300 Mielec med NIP-nummer: 8172185047
Storgatan 21, 29432 Bro, Sverige | Björkdalen AB, Storgatan 21, 29432 Bro, Sverige<br>Organisationsummer 556836-2262
Krókhálsi 6, 110 Reykjavík | Seljandi er Birkilundur ehf., virðisaukaskattsnúmer 131672, Krókhálsi 6, 110 Reykjavík.
Gerhard Erlen Ring 29, 69256 Mauer | Betreiber: Erlenbach GmbH<br>Gerhard Erlen Ring 29<br>69256 Mauer
Low House, 63 Long Avenue, Co. Dublin | We are Plover Ltd of Low House, 63 Long Avenue, Co. Dublin and we sell
Kade 210, 3544 PP Utrecht | Merel B.V.<br>Kade 210<br>3544 PP Utrecht<br>06 – 4592 5991
Hafnargötu 21, Keflavík | Birkilundur ehf. með heimilisfang Hafnargötu 21, Keflavík, ber ábyrgð á gögnum.
Gjerdrums Vei 10G, 0484 Oslo | Vi, Fjellrype AS, med hovedkontor på Gjerdrums Vei 10G, 0484 Oslo, er ansvarlig.
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_where_an_address_begins_and_ends(row: str) -> None:
    address, line = row.split(" | ")
    body = f"<h1>Impressum</h1><p>{line}</p>"
    assert stated(body, "https://www.site.example/info", PAGE).get("address") == [address]


def test_words_that_say_where_somebody_is_registered_are_no_address() -> None:
    line = "Merel is een eenmanszaak, gevestigd in Breda en staat geregistreerd bij de KvK onder nummer 828 105 59."
    found = stated(f"<h1>Info</h1><p>{line}</p>", "https://www.site.nl/voorwaarden", PAGE)
    assert "address" not in found


COUNTRIES = """
DE | Erlenbach GmbH<br>Lange Straße 9<br>59269 Beckum
DK | Strandlyst ApS<br>Havnevej 5<br>2300 København S
PL | Brzoza sp. z o.o.<br>ul. Wielka 7<br>39-300 Mielec
None | Erlenbach GmbH<br>Lange Straße 9<br>39100 Bozen
AT | Erlenbach GmbH<br>Lange Straße 9<br>6020 Innsbruck
None | Erlenbach GmbH<br>Lange Straße 9<br>6020 Lhotaberg
DK | Strandlyst ApS<br>Havnevej 5
"""


@pytest.mark.parametrize("row", COUNTRIES.strip().splitlines())
def test_a_form_and_a_postcode_show_the_country(row: str) -> None:
    country, lines = row.split(" | ")
    found = stated(f"<h1>Impressum</h1><p>{lines}</p>", "https://www.site.com/impressum", PAGE)
    assert found.get("country", ["None"]) == [country]
