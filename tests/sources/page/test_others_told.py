"""What sentences of many languages say of others is not stated: parents, courts, certifiers, customers, hosts."""

import pytest

from tests.sources.page.lines.test_kept import stated

PARENTS = """
fr|La société mère est Merlebois Industries SA, 14 rue du Moulin, 69002 Lyon, RCS Lyon 512 345 676.
es|La sociedad matriz es Mirlo Industrias S.A., Calle del Molino 14, 28013 Madrid, CIF A12345674.
it|La società controllante è Merlone Industrie S.p.A., Via del Mulino 14, 20121 Milano, P.IVA 12345670152.
pt|A empresa-mãe é a Melro Indústrias, S.A., Rua do Moinho 14, 1200-161 Lisboa, NIPC 501234567.
hu|Anyavállalatunk a Rigó Művek Zrt., 1052 Budapest, Malom utca 14., Cg. 01-10-041585.
hr|Matično društvo je Kos Industrija d.d., Mlinska ulica 14, 10000 Zagreb, OIB 81793146560.
ro|Societatea-mamă este Mierla Industrii S.A., Strada Morii nr. 14, 010011 București, CUI 14399840.
ru|Материнская компания – АО «Дрозд Индустрия», 125009, г. Москва, ул. Мельничная, д. 14, ОГРН 1027700132195.
uk|Материнська компанія – АТ «Дрозд Індустрія», вул. Млинарська, 14, м. Київ, 01001, ЄДРПОУ 14360570.
tr|Ana şirketimiz Karatavuk Sanayi A.Ş., Değirmen Sokak No: 14, 34433 Beyoğlu/İstanbul.
"""

OTHERS = """
it|Facciamo parte di Merlone Industrie S.p.A., Via del Mulino 14, 20121 Milano.
es|Formamos parte de Mirlo Industrias S.A., Calle del Molino 14, 28013 Madrid.
et|Kuulume kontserni Musträstas Tööstus AS, Veski tn 14, 10119 Tallinn.
pl|Certyfikat wydała Kos Zakłady S.A., ul. Młyńska 14, 61-730 Poznań.
hr|Certificirala Kos Industrija d.d., Mlinska ulica 14, 10000 Zagreb.
hu|Biztosítónk a Rigó Művek Zrt., 1052 Budapest, Malom utca 14.
hu|Ügyfelünk a Rigó Művek Zrt., 1052 Budapest, Malom utca 14.
bg|Сайтът се поддържа от името на Дрозд Индустрия АД, ул. Мелнична 14, 1000 София.
pt|Este site é explorado por conta da Melro Indústrias, S.A., Rua do Moinho 14, 1200-161 Lisboa.
pt|Entre os nossos clientes está a Melro Indústrias, S.A., Rua do Moinho 14, 1200-161 Lisboa.
da|Tidligere hed vi Solsort Industri A/S, Møllegade 14, 8000 Aarhus C.
tr|Sitemiz Karatavuk Sanayi A.Ş. (Değirmen Sokak No: 14, 34433 Beyoğlu/İstanbul) sunucularında barındırılmaktadır.
tr|Ödemeler Karatavuk Sanayi A.Ş. (Değirmen Sokak No: 14, 34433 Beyoğlu/İstanbul) tarafından işlenir.
tr|Teslimat Karatavuk Sanayi A.Ş. (Değirmen Sokak No: 14, 34433 Beyoğlu/İstanbul) tarafından yapılır.
et|Meie veebileht asub Musträstas Tööstus AS serverites, Veski tn 14, 10119 Tallinn.
"""

PLACES = """
fi|Toimivaltainen tuomioistuin on Helsingin käräjäoikeus, Myllykatu 14, 00170 Helsinki.
hu|Az illetékes bíróság a Fővárosi Törvényszék, 1052 Budapest, Malom utca 14.
lv|Strīdus izskata Rīgas pilsētas tiesa, Dzirnavu iela 14, Rīga, LV-1010.
et|Vaidlused lahendab Harju Maakohus, Veski tn 14, 10119 Tallinn.
uk|Спори розглядає Господарський суд міста Києва, вул. Млинарська, 14, м. Київ, 01001.
tr|Yetkili mahkeme İstanbul Mahkemeleridir, Değirmen Sokak No: 14, 34433 Beyoğlu/İstanbul.
da|Du kan klage til Center for Klageløsning, Møllegade 14, 8000 Aarhus C.
pl|Do marca 2021 mieściliśmy się przy ul. Młyńska 14, 61-730 Poznań.
ro|Până în martie 2021 am funcționat în Strada Morii nr. 14, 010011 București.
hr|Nadležan je Trgovački sud u Zagrebu, Mlinska ulica 14, 10000 Zagreb.
"""


def _told(page: str) -> list[str]:
    return [
        value
        for key, values in stated(page).items()
        if key not in ("country", "former_name")
        for value in values
    ]


def _cases(rows: str) -> list[tuple[str, ...]]:
    return [tuple(row.split("|", 1)) for row in rows.split("\n") if row]


@pytest.mark.parametrize(("language", "said"), _cases(PARENTS + OTHERS + PLACES))
def test_nothing_is_stated_of_somebody_whom_a_sentence_tells_of(language: str, said: str) -> None:
    page = f'<html lang="{language}"><body><h1>Info</h1><p>{said}</p></body></html>'
    assert _told(page) == []


@pytest.mark.parametrize(("language", "said"), _cases(OTHERS + PLACES))
def test_nor_beside_the_operator(language: str, said: str) -> None:
    own = "<p>Tulpe Tischlerei GmbH<br>Lärchenweg 4<br>21335 Lüneburg</p>"
    page = f'<html lang="{language}"><body><h1>Impressum</h1>{own}<p>{said}</p></body></html>'
    assert _told(page) == ["Tulpe Tischlerei GmbH", "Lärchenweg 4, 21335 Lüneburg"]


def test_a_sentence_behind_a_form_with_a_point_is_another_one() -> None:
    said = "Este site é explorado pela Telha, Lda. A empresa-mãe é a Melro Indústrias, S.A."
    assert _told(f'<html lang="pt"><body><h1>Info</h1><p>{said}</p></body></html>') == ["Telha, Lda."]
