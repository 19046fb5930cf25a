"""How notices and terms in the languages of Europe say who runs a site, in words that nothing was read of once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.on-the-web.com/"

NAMES = """
Траурна агенция Лале | Администратор на личните данни е Траурна агенция Лале, със седалище: гр. София.
Ekološka kmetija Lan | Upravljavec osebnih podatkov je Ekološka kmetija Lan, Lipovo selo 3, 8253 Artiče.
Pracownia ceramiczna Lis | Administratorem danych jest Pracownia ceramiczna Lis.
AgyagMűhely | Az AgyagMűhely (a továbbiakban: Szolgáltató) elkötelezett az Ön adatainak védelme iránt.
AgyagMűhely | A platform üzemeltetője: AgyagMűhely (a továbbiakban: Szolgáltató).
Tulip World | Володільцем персональних даних є компанія Tulip World (далі Компанія).
TulpTech | 1. TulpTech , gevestigd te Gouda, wordt in deze voorwaarden aangeduid als verkoper.
KILN 21, Tinturaria e Têxteis, SA | © 2026 KILN 21, Tinturaria e Têxteis, SA. Todos os direitos reservados
Tulpewacht B.V. | Begrippen: "Tulpewacht" — Tulpewacht B.V., gevestigd te Gouda. "Dienst" — de applicatie.
Handelshuis Linde | DagjeGouda is een handelsnaam van Handelshuis Linde, met jarenlange ervaring in uitjes.
Lipova Party | Personas datu pārzinis ir Lipova Party. Saziņai: info@lipova.example
tulip-lv.com | Personas datu pārzinis ir tulip-lv.com (turpmāk — "Platforma"). Rakstiet uz info@tulip-lv.com.
Ana Lalea | Acest site este administrat de Av. Ana Lalea. Solicitările pot fi trimise la ana@lalea.example.
Joensuun kaupunki | Tämän palvelun tarjoaa Joensuun kaupunki joukkoliikenteen suunnittelua varten Joensuun alueella.
Qorvane Labs Inc Pte. Ltd | Qorvane Labs Inc is incorporated in Singapore as Qorvane Labs Inc Pte. Ltd. UEN: 202615996C.
Zavod Lanova hiša, zavod za oskrbo | Lastnik spletne strani je Zavod Lanova hiša, zavod za oskrbo, Lipova 8, 3000 Celje.
LIPA d.o.o. | LIPA d.o.o. osnovana je 1990. godine sa sjedištem u Zagrebu, na adresi Lipova ulica 26b.
LIPA d.o.o. | LIPA d.o.o. agencija je za poslovanje nekretninama sa sjedištem u Zagrebu. Radimo s ljudima.
LIPA d.o.o. | Iza lipa.com stoji LIPA d.o.o., tvrtka sa sjedištem u Zagrebu. Bavimo se opremom.
SC LALEA SRL | este administrat de SC LALEA SRL, denumită în continuare Vânzătorul, cu datele: CUI: RO6114438.
Giglio S.r.l. | Tra Giglio S.r.l., con sede in Arezzo (AR), Via Blu 8 (di seguito "la Società") e il sottoscritto
TulpSalon B.V. | <ol><li>TulpSalon: TulpSalon B.V., gevestigd te Gouda.</li><li>Klant: De persoon die boekt.</li></ol>
LIRIOPRESU | En cumplimiento de la Ley 34/2002 (LSSI-CE), LIRIOPRESU informa que es titular del sitio web.
Lirio Azul | En cumplimiento de la Ley 34/2002, Lirio Azul informa que es titular del sitio web lirio.com.
Hair by Anna | Hair by Anna er dataansvarlig for behandlingen af de personoplysninger, som vi modtager om dig.
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_who_is_said_to_run_a_site(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["name"] == [name]


NOBODY = """
Správcem osobních údajů je Provozovatel serveru Tulipán.
Administratorem danych jest Organizator konkursu Tulipan.
A Weboldal (a továbbiakban: Szolgáltató) elkötelezett.
Responsable del tratamiento: la asociación. Encargado del tratamiento: LIRIO S.A.S., que opera la plataforma.
Photos by Anna er dataansvarlig for behandlingen.
Gio’s Kebab veiklą vykdo UAB Tulpė me up.
"""


@pytest.mark.parametrize("line", NOBODY.strip().splitlines())
def test_what_is_no_name_or_seems_cut_is_not_stated(line: str) -> None:
    assert "name" not in stated(line, SITE, PAGE)


def test_who_runs_a_place_where_somebody_sells_is_aside() -> None:
    line = (
        "A szabályzat a Tulipán Kft. (székhely: 8200 Veszprém, Fő utca 27. 1. em. 7. ajtó; adószám: 24711151-2-41; "
        "a továbbiakban: Szolgáltató) által a Liliom Terem (üzemeltető: Liliom Kft.) napján biztosított "
        "vásárlás feltételeit tartalmazza."
    )
    assert stated(line, SITE, PAGE)["name"] == ["Tulipán Kft."]


def test_a_sentence_begins_behind_a_house_s_number() -> None:
    line = "Giglio S.r.l., con sede legale in Torino, Corso Blu 2. La Partita IVA sarà pubblicata a breve."
    assert stated(line, SITE, PAGE)["address"] == ["Torino, Corso Blu 2"]


def test_a_program_s_remark_is_none_of_an_address() -> None:
    line = (
        "Właścicielem serwisu jest Tulipan z siedzibą w Gdyni, ul. Polna 6, 81-001 Gdynia,\n"
        "{/* wpisana do rejestru pod numerem KRS\n 0000123456 */}"
    )
    assert stated(line, SITE, PAGE)["address"] == ["ul. Polna 6, 81-001 Gdynia"]


def test_a_public_seat_is_one() -> None:
    line = "Lirio Azul SL. Su domicilio público es Avenida Colón, 1, 12 E, 46920 Mislata, Valencia, España."
    assert stated(line, SITE, PAGE)["address"] == ["Avenida Colón, 1, 12 E, 46920 Mislata, Valencia, España"]


LANDS = """
EE | Оператором персональных данных является TULIP OÜ, если не указано иное.
ES | <p>Verantwortlicher ist:</p><p>Tulip Vision S.L.<br>Vertreten durch Anna Lis<br>Santanyi, Spanien</p>
IT | Giglio S.r.l., con sede legale in Arezzo (AR), Via Blu 8, CAP 52100, è titolare del trattamento.
TR | TulipTakip olarak, 6698 sayılı Kanun kapsamında veri sorumlusu sıfatıyla verilerinizi işlemekteyiz.
"""


@pytest.mark.parametrize("row", LANDS.strip().splitlines())
def test_a_form_in_another_language_or_a_law_tells_the_country(row: str) -> None:
    code, line = row.split(" | ")
    assert stated(line, SITE, PAGE)["country"] == [code]


PROGRAMS = [
    "{ title: '1. Tko smo', body: ['TulipWolves Club je voditelj obrade podataka prikupljenih preko ove stranice.', "
    "'Javite se.'] }",
    '{ baslik: "1. Kim", icerik: `TulipWolves Club olarak, veri sorumlusu sıfatıyla kişisel verilerinizi '
    "işlemekteyiz.`, }",
    "heading('h2', 'Datenschutz'), para('Verantwortlicher im Sinne der DSGVO ist:'), para('TulipWolves Club'), "
    "para('Lindenstr. 106, 10787 Berlin'),",
    "{ h: 'Éditeur', p: 'Le site est édité par TulipWolves Club, établi à Lyon. Immatriculation : à venir.' }",
    '{ title: "1. Kik", content:\n  "Az oldal bemutatja a kézműves termékeket, amelyeket évek óta készítünk itt.", }, '
    '{ title: "2.", content:\n "Adatkezelő neve: TulipWolves Club\\nElérhetőség: hello@tulip.example", }',
]


@pytest.mark.parametrize("line", PROGRAMS)
def test_each_long_text_of_a_program_is_a_line(line: str) -> None:
    assert stated(line, SITE, PAGE)["name"] == ["TulipWolves Club"]


def test_a_list_of_labels_and_values_is_a_card() -> None:
    line = 'dati = [["Ragione sociale:", "GIGLIO SRL"], ["Sede:", "Via Blu, 62 — 33097 Spilimbergo (PN) — Italia"]]'
    found = stated(line, SITE, PAGE)
    assert found["name"] == ["GIGLIO SRL"]
    assert found["address"] == ["Via Blu, 62, 33097 Spilimbergo (PN), Italia"]


def test_each_text_of_a_long_list_is_a_line() -> None:
    line = "const f = ['Lind Industri AS','Lindeveien 19b, 8012 Bodø','E-post: a@lind.example','Org.nr: 923 609 016'];"
    found = stated(line, SITE, PAGE)
    assert (found["name"], found["address"]) == (["Lind Industri AS"], ["Lindeveien 19b, 8012 Bodø"])


@pytest.mark.parametrize("tag", ["<span>", "<_Builtin.Span>"])
def test_a_text_that_a_program_shows_is_shown(tag: str) -> None:
    line = f'{tag}{{"Propriétaire du site :"}}</span> {{" "}} L’ATELIER TULIPE – Contact : a@tulipe.example'
    assert stated(line, SITE, PAGE)["name"] == ["L’ATELIER TULIPE"]
