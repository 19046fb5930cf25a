"""Addresses whose street, town and postcode are fields of their own: the labels are of no address."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

FIELDS = """
ru ru ООО «Цапля» | Индекс=125009 Город=Москва Улица=Полевая Дом=5 | 125009, Москва, Полевая, 5
uk ua ТОВ «Чапля» | Місто=Київ Вулиця=Хрещатик,_5 Індекс=01001 | Київ, Хрещатик, 5, 01001
bg bg Чапла ООД | Град=София Улица=Роза_5 Пощенски_код=1000 | София, Роза 5, 1000
mk mk Чапја ДООЕЛ | Улица=Македонија_5 Град=1000_Скопје | Македонија 5, 1000 Скопје
fr fr Héron SARL | Rue=12_rue_des_Lilas Code_postal=75011 Ville=Paris | 12 rue des Lilas, 75011, Paris
de de Reiher GmbH | Straße=Mühlgasse_4 PLZ=24109 Ort=Kiel | Mühlgasse 4, 24109, Kiel
it it Airone S.r.l. | Via=Via_Roma_5 CAP=35129 Città=Padova | Via Roma 5, 35129, Padova
es es Garza S.L. | Calle=Calle_Mayor_5 CP=28013 Ciudad=Madrid | Calle Mayor 5, 28013, Madrid
pl pl Czapla sp. z o.o. | Ulica=Polna_5 Kod_pocztowy=00-625 Miejscowość=Warszawa | Polna 5, 00-625, Warszawa
cs cz Volavka s.r.o. | Ulice=Dlouhá_5 PSČ=110_00 Město=Praha_1 | Dlouhá 5, 110 00, Praha 1
sl si Čaplja d.o.o. | Ulica=Cankarjeva_ulica_1 Pošta=1000_Ljubljana | Cankarjeva ulica 1, 1000 Ljubljana
hr hr Čaplja d.o.o. | Ulica_i_broj=Ilica_5 Poštanski_broj=10000 Grad=Zagreb | Ilica 5, 10000, Zagreb
lv lv SIA Gārnis | Iela=Dzirnavu_iela_4 Pilsēta=Rīga Pasta_indekss=LV-1010 | Dzirnavu iela 4, Rīga, LV-1010
et ee Haigur OÜ | Tänav=Pikk_12 Linn=Tallinn Postiindeks=10123 | Pikk 12, Tallinn, 10123
el gr Ερωδιός Α.Ε. | Οδός=Ερμού_5 Τ.Κ.=105_63 Πόλη=Αθήνα | Ερμού 5, 105 63, Αθήνα
da dk Hejre ApS | Vej=Bredgade_5 Postnr.=1260 By=København_K | Bredgade 5, 1260, København K
"""
SHAPES = [
    "<tr><td>{label}</td><td>{value}</td></tr>",
    "<dt>{label}</dt><dd>{value}</dd>",
    "<p>{label}: {value}</p>",
]
AROUND = ["<table>{}</table>", "<dl>{}</dl>", "<div>{}</div>"]


@pytest.mark.parametrize("row", FIELDS.strip().splitlines())
@pytest.mark.parametrize(("shape", "around"), [*zip(SHAPES, AROUND, strict=True)])
def test_the_labels_of_fields_are_of_no_address(row: str, shape: str, around: str) -> None:
    whose, fields, place = row.split(" | ")
    lang, ending, who = whose.split(" ", 2)
    parts = [one.replace("_", " ").split("=") for one in fields.split(" ")]
    lines = "".join(shape.format(label=label, value=value) for label, value in parts)
    body = f"<html lang={lang}><h1>Impressum</h1><p>{who}</p>{around.format(lines)}</html>"
    found = stated(body, f"https://www.larano.{ending}/kontakt", PAGE).get("address", [place])
    assert [one.replace(",", "") for one in found] == [place.replace(",", "")]


def test_a_house_without_its_street_is_no_address() -> None:
    rows = [("Ulica", "Polna"), ("Nr domu", "5"), ("Kod pocztowy", "00-625"), ("Miejscowość", "Warszawa")]
    lines = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    body = f"<html lang=pl><h1>Kontakt</h1><p>Czapla sp. z o.o.</p><table>{lines}</table></html>"
    found = stated(body, "https://www.larano.pl/kontakt", PAGE).get("address", [])
    assert not any(one.startswith("5") for one in found)
