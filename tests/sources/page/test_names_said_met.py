"""Sentences and labels that lead to a name, met on pages and not understood; the names are invented."""

import pytest

from openroll.identity.placeholders import is_placeholder
from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, link: str = "https://tulip.example/x") -> dict[str, list[str]]:
    return stated(body, link, PAGE)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "<p>1.1 Het Tulpen Loket, gevestigd te Zeist, ingeschreven bij de Kamer van Koophandel onder nummer "
            "KvK 88594572 wordt hierna aangeduid als Het Tulpen Loket.</p>",
            "Het Tulpen Loket",
        ),
        (
            '<p>Blue Kiln Pottery ("we", "us"), registered in Ireland under number 599436, operates the website.',
            "Blue Kiln Pottery",
        ),
        (
            "<title>Mentions légales | 225 Export</title><p>Le présent site est édité par 225 Export, activité d’achat."
            "<p>Adresse : 13 rue du Lac, 77124 Villenoy",
            "225 Export",
        ),
        ("<h1>Uslovi</h1><p>Ovim sajtom upravlja Ana Lipa Marin, nezavisna partnerka.</p>", "Ana Lipa Marin"),
        (
            "<h2>Éditeur du site</h2><p>TULIPERA<p>Société par actions simplifiée au capital de 25 000 euros"
            "<p>Immatriculée au RCS d'Antibes sous le numéro 534 803 416",
            "TULIPERA",
        ),
        (
            "<h2>Prestatore del servizio</h2><p>Anna Tulipano — Ceramiche<p>Email: info@tulipano.example",
            "Anna Tulipano — Ceramiche",
        ),
        (
            "<h1>Colofon</h1><p>Onderneming<p>Van Der Tulp Ecologie<p>Rechtsvorm<p>eenmanszaak"
            "<p>Vestigingsadres<p>Koepellaan 11, 3705 ZS Zeist<p>KvK-nummer<p>88425789",
            "Van Der Tulp Ecologie",
        ),
    ],
)  # fmt: skip
def test_who_is_named_so_is_the_operator(body: str, name: str) -> None:
    assert read(body)["name"] == [name]


@pytest.mark.parametrize(
    ("link", "sentence", "name"),
    [
        (
            "https://lalepremium.example",
            "Biz, LalePremium, veri sorumlusu olarak, verilerinizi işleriz.",
            "LalePremium",
        ),
        ("https://atelier-tulipe.example", "Nous, Atelier Tulipe, traitons vos données.", "Atelier Tulipe"),
        ("https://tulpenladen.example", "Wir, der Tulpenladen, verarbeiten Ihre Daten.", "Tulpenladen"),
    ],
)
def test_who_says_we_and_the_name_of_the_site(link: str, sentence: str, name: str) -> None:
    assert read(f"<h1>Privacy</h1><p>{sentence}", link)["name"] == [name]
    assert "name" not in read(f"<h1>Privacy</h1><p>{sentence}", "https://other.example")


def test_a_name_in_quotation_marks_claims_a_copyright() -> None:
    body = (
        "<html lang=ru><title>Контакты</title><h1>«Лале Сервис» - контактная информация</h1><p>+7 (902) 720-28-28</p>"
        "<p>Copyright © «Лале Сервис» 2023. Все права защищены."
    )
    assert read(body, "https://remont.example/kontakty")["name"] == ["Лале Сервис"]


@pytest.mark.parametrize("box", ["email@site.com", "info@sitename.com"])
def test_mailboxes_at_no_site(box: str) -> None:
    assert is_placeholder(box)
    assert not is_placeholder("info@site.fr")
