"""Persons with what they have learned, and whose attention is asked for: above a street, and of no address."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

TITLED = """
de at Mag.a Anna Lis | Mühlgasse 4, 6020 Innsbruck
de at DI Anna Lis | Mühlgasse 4, 6020 Innsbruck
de at Dipl.-Ing.in Anna Lis | Mühlgasse 4, 6020 Innsbruck
de at Mag. (FH) Anna Lis | Mühlgasse 4, 6020 Innsbruck
de at MMag. Anna Lis | Mühlgasse 4, 6020 Innsbruck
de ch lic. iur. Anna Lis | Mühlgasse 4, 6003 Luzern
de ch MLaw Anna Lis | Mühlgasse 4, 6003 Luzern
de de Dr.in Anna Lis | Mühlgasse 4, 24109 Kiel
de de RAin Anna Lis | Mühlgasse 4, 24109 Kiel
cs cz MVDr. Jana Nováková | Dlouhá 5, 110 00 Praha 1
cs cz Ing. arch. Jana Nováková | Dlouhá 5, 110 00 Praha 1
pl pl mgr inż. Anna Nowak | ul. Polna 5, 00-625 Warszawa
it it Arch. Anna Rossi | Via Roma 5, 35129 Padova
es es Lcda. Ana García | Calle Mayor 5, 28013 Madrid
pt pt Eng.ª Ana Silva | Rua Augusta 5, 1100-048 Lisboa
hr hr dr. sc. Ana Horvat | Ilica 5, 10000 Zagreb
bg bg инж. Анна Иванова | ул. Роза 5, 1000 София
tr tr Uzm. Dr. Ayşe Yılmaz | Lale Sok. No: 5, 34710 Kadıköy/İstanbul
"""


@pytest.mark.parametrize("row", TITLED.strip().splitlines())
@pytest.mark.parametrize("shape", ["{who}, {place}", "{who}<br>{lines}"])
def test_a_person_with_a_title_is_named_and_of_no_address(row: str, shape: str) -> None:
    said, place = row.split(" | ")
    lang, ending, who = said.split(" ", 2)
    line = shape.format(who=who, place=place, lines=place.replace(", ", "<br>"))
    body = f"<html lang={lang}><h1>Impressum</h1><p>{line}</p></html>"
    found = stated(body, f"https://www.larano.{ending}/impressum", PAGE)
    assert found["address"] == [place]
    assert found["name"] == [who]


BEHIND = """
de de Anna Lis, M.Sc. | Mühlgasse 4, 24109 Kiel
de at Mag. Dr. Anna Lis, MBA | Mühlgasse 4, 6020 Innsbruck
cs cz Ing. Jana Nováková, Ph.D. | Dlouhá 5, 110 00 Praha 1
en uk Ann Hill BSc (Hons) | 4 Mill Lane, Leeds LS1 2AB
en uk Mrs Ann Hill | 4 Mill Lane, Leeds LS1 2AB
nl nl T.a.v. de heer A. de Vries | Kerkstraat 5, 1017 GA Amsterdam
es es A/A Ana García | Calle Mayor 5, 28013 Madrid
pt pt A/C Ana Silva | Rua Augusta 5, 1100-048 Lisboa
en uk FAO Ann Hill | 4 Mill Lane, Leeds LS1 2AB
en uk For the attention of Ann Hill | 4 Mill Lane, Leeds LS1 2AB
en uk Attn. Legal Department | 4 Mill Lane, Leeds LS1 2AB
hu hu Kovács Anna kezéhez | Kossuth Lajos utca 5., 1053 Budapest
sk sk k rukám Jana Nováková | Dlhá 5, 811 01 Bratislava
pl pl do rąk Anny Nowak | ul. Polna 5, 00-625 Warszawa
"""


@pytest.mark.parametrize("row", BEHIND.strip().splitlines())
def test_what_somebody_learned_and_whose_attention_is_asked_for_is_of_no_address(row: str) -> None:
    said, place = row.split(" | ")
    lang, ending, who = said.split(" ", 2)
    body = f"<html lang={lang}><h1>Impressum</h1><p>{who}, {place}</p></html>"
    found = stated(body, f"https://www.larano.{ending}/impressum", PAGE)
    assert found.get("address", [place]) == [place]
