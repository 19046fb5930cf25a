"""How terms name who they are of where words are declined, numbers unlabelled and names begun unusually."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
DER Juridik AB | Personuppgiftsansvarig är DER Juridik AB, org.nr 556016-0680, Stora Gatan 1, 722 12 Västerås.
Φ. ΛΕΥΚΟΣ – Μ. ΚΥΜΑ ΙΚΕ | Κατάστημα της εταιρείας με την επωνυμία ‘’ Φ. ΛΕΥΚΟΣ – Μ. ΚΥΜΑ ΙΚΕ», με ΑΦΜ: 800855840
Blue Wave LLC | Blue Wave LLC, is a Traders Limited Liability Company registered in Cyprus, with Registration No. 339735
Tulpe s.r.o. | Geschäftsbedingungen der Handelsgesellschaft Tulpe s.r.o., Identifikationsnummer: 27384829 („Verkäufer“)
"""
ADDRESSES = """
municipiul Reghin, Str. Lungă 20 | SC MESTEACĂN SRL, având sediul în municipiul Reghin, Str. Lungă 20, CUI 12871741
Liepu gatve 2, Rīga | Pārdevējs – SIA “Bērzs”, reģ. nr. 40003581898 un juridisko adresi Liepu gatve 2, Rīga
ul. Petra Lipe br. 11, Beograd | Prodavac je Breza DOO, sa adresom u ul. Petra Lipe br. 11, Beograd, MB 21386839
Liepų pr. 5, Vilnius | Pardavėjas – UAB „Beržas“, įmonės kodas 151456277, kurios buveinė yra Liepų pr. 5, Vilnius.
Dlouhá 673, 15531, Praha 5 | Verkäufer: Tulpe s.r.o., IČO: 27384829, mit Sitz in Dlouhá 673, 15531 – Praha 5
Harju maakond, Tallinn, Pärnu mnt 5, 11312 | Run by Tulip OÜ, located Harju maakond, Tallinn, Pärnu mnt 5, 11312
"""
HEREAFTER = """<h1>Privacy notice</h1><p>At Blue Kiln Ltd (hereinafter Blue Kiln) we care for your data.</p>
<p>We use Saltmill Mails Inc (hereinafter Saltmill) for our letters.</p>"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_a_name_begins_where_it_does(line: str) -> None:
    name, text = line.split(" | ")
    assert stated(text, kind=PAGE)["name"] == [name]


@pytest.mark.parametrize("line", ADDRESSES.strip().splitlines())
def test_a_declined_label_announces_an_address(line: str) -> None:
    place, text = line.split(" | ")
    assert stated(text, kind=PAGE)["address"] == [place]


def test_a_number_behind_a_kind_of_company_is_of_whom_it_is_said() -> None:
    found = stated(NAMES.strip().splitlines()[2].split(" | ")[1], kind=PAGE)
    assert (found["number"], found["country"]) == (["HE339735"], ["CY"])


def test_a_number_of_the_romanian_register_alone_is_the_number() -> None:
    found = stated("SC MESTEACĂN SRL, numărul de ordine J12/3738/2020, Str. Lungă 11, Cluj-Napoca", kind=PAGE)
    assert found["number"] == ["J12/3738/2020"]


def test_a_letter_alone_announces_a_finnish_number_in_brackets() -> None:
    assert stated("Myyjä on Kanervala Oy (Y: 0112038-9).", kind=PAGE)["number"] == ["0112038-9"]


def test_who_is_first_given_a_short_name_is_whose_the_notice_is() -> None:
    assert stated(HEREAFTER, kind=PAGE)["name"] == ["Blue Kiln Ltd"]


def test_a_german_label_announces_no_british_number() -> None:
    found = stated(
        "<p>Verkäufer ist die Tulpe Praha Ltd.</p><p>Identifikationsnummer: 01600711</p>", kind=PAGE
    )
    assert "number" not in found


def test_the_words_of_a_title_are_no_part_of_a_name() -> None:
    title = "<h1>TERMS AND CONDITIONS OF THE CLIENT CONTRACT OF BLUE KILN SERVICES OÜ</h1>"
    defined = (
        "<p>1.1 Blue means Blue Kiln Services OÜ (registry code 14815504, seat Pikk 8, 11415 Tallinn).</p>"
    )
    assert stated(title + defined, kind=PAGE)["name"] in (
        ["BLUE KILN SERVICES OÜ"],
        ["Blue Kiln Services OÜ"],
    )


def test_who_takes_payments_for_a_shop_is_not_whose_it_is() -> None:
    text = "<h1>Terms of delivery</h1><p>Paytrail Oyj, business ID: 2122839-7, forwards payments to the merchant.</p>"
    assert "name" not in stated(text, kind=PAGE)
