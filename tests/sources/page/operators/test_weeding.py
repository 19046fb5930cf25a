"""What is only a part of another operator's name is none beside it; the companies are invented."""

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/page"


def test_the_end_of_a_name() -> None:
    place = "Via Trionfale 135 – 00135 ROMA (RM)"
    body = (
        f"<h1>Informativa</h1><h2>Titolare del trattamento</h2><p>Sartoretto Larano Srl – Sede legale e "
        f"operativa: {place}</p>"
        f"<h2>Dati</h2><p>Titolare del trattamento è Sartoretto Larano Srl – {place}</p>"
    )
    assert stated(body, URL, PAGE)["name"] == ["Sartoretto Larano Srl"]


def test_a_name_without_its_form() -> None:
    body = (
        "<h1>Mentions légales</h1><p>Le présent site est la propriété de : SARL LARANO au capital de 4 000 € - "
        "Immatriculée au R.C.S. "
        "de Nantes sous le numéro 732 829 320 Siège social : 10 rue du Puits, 44300 "
        "Nantes</p><h2>Informations</h2><p>Éditeur : LARANO</p>"
        "<p>Adresse : 10 rue du Puits, 44300 Nantes</p><p>Le responsable du traitement est la société LARANO, "
        "SARL immatriculée au R.C.S. "
        "de Nantes sous le numéro 732 829 320, dont le siège social est situé 10 rue du Puits, 44300 Nantes.</p>"
    )
    assert stated(body, URL, PAGE)["name"] == ["SARL LARANO"]


def test_what_a_name_is_called_for_short_further_on() -> None:
    body = (
        "<h1>Aviso legal</h1><p>El dominio www.larano.com es titularidad de Club Remo Larano, con domicilio en "
        "Calle Mayor, 1, 20160 "
        "Lasarte-Oria, correo electrónico info@larano.com.</p><h2>1. Condiciones</h2><p>Club Remo Larano (en "
        "adelante “Larano CR” o "
        "“el club”) es un club. www.larano.com (“el sitio web”) es un sitio web titularidad de Larano CR y "
        "está en castellano.</p>"
    )
    assert stated(body, URL, PAGE)["name"] == ["Club Remo Larano"]


def test_a_law_is_no_name() -> None:
    law = (
        "Ley 34/2002, de 11 de julio, de Servicios de la Sociedad de la Información y de Comercio Electrónico"
    )
    body = (
        f"<h1>Aviso legal</h1><p>En cumplimiento de la {law}, le informamos que el dominio www.larano.com es "
        f"titularidad de Club de Remo "
        "Larano, con domicilio en Calle Mayor, 1, 20160 Lasarte-Oria, correo electrónico info@larano.com.</p>"
    )
    assert "Comercio" not in str(stated(body, URL, PAGE).get("name"))


def test_a_trader_s_initials_are_the_same_person() -> None:
    body = (
        "<p>anlipa@mail.ru</p><h1>Реквизиты ИП Липова А.Б.</h1><p>ИП Липова Анна Борисовна</p>"
        "<p>630028, Новосибирская обл, Новосибирск г., Речная ул., дом № 35</p><p>ИНН 541006161453</p>"
        "<p>ОГРНИП 318547600034485</p><footer><p>© 2026 ИП Липова А.Б. Все права защищены.</p></footer>"
    )
    found = stated(body, "file:page.html", PAGE)
    assert found["name"] == ["ИП Липова Анна Борисовна"]
    assert found["email"] == ["anlipa@mail.ru"]


def test_initials_alone_are_nobody_else_s() -> None:
    body = "<footer><p>ФОП Липова Я. О.</p><p>ЄДРПОУ 3670300783</p><p>yanalypova1@gmail.com</p></footer>"
    assert stated(body, "file:page.html", PAGE)["name"] == ["ФОП Липова Я. О."]


def test_the_brand_of_a_seller_is_no_other_operator() -> None:
    body = (
        "<h1>Obchodné podmienky</h1><p>Predávajúci:</p><p>Jozef Lipa - LRN</p><p>IČO: 43474497</p>"
        "<p>Adresa: Riečna 77/5, 900 55 Lozorno</p><p>E-mail: kachle.lrn@gmail.com</p><h3>Kontakt</h3>"
        "<p>Kachliarstvo LRN</p><p>Riečna 77/5, 900 55 Lozorno</p><p>E-mail: kachle.lrn@gmail.com</p>"
        "<footer><p>© 2026 Kachliarstvo LRN | Cookies</p></footer>"
    )
    found = stated(body, "file:page.html", PAGE)
    assert found["name"] == ["Jozef Lipa"]
    assert found["number"] == ["43474497"]
