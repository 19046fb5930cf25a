"""In which language a page is that does not say it: by small words, and those in which footers claim their rights."""

import re
from functools import cache
from typing import Final

from openroll.sources.page.words.addresses import POSTCODES

from .text import Page

_TABLE: Final = """
en the and of our rights reserved registered company
de und der die das für alle rechte vorbehalten impressum datenschutz angaben gemäß
nl het van een voor alle rechten voorbehouden algemene voorwaarden gevestigd
fr les des et droits réservés mentions légales tous du siège société
es los las del todos derechos reservados aviso domicilio con para el
pt os das dos do todos direitos reservados morada com sede não política
it tutti diritti riservati di della il sede legale tutela condizioni via
pl wszelkie prawa zastrzeżone siedzibą ul oraz nie polityka prywatności
cs všechna práva vyhrazena společnost zapsaná údajů obchodní podmínky sídlem ochrana není nebo vedená
sk všetky práva vyhradené spoločnosť zapísaná údajov obchodné podmienky sídlom ochrana nie alebo vedená
sl vse pravice pridržane podjetje davčna številka matična naslov spletna pogoji poslovanja je
hr sva prava pridržana uvjeti korištenja tvrtka sjedište hrvatska uplaćen tečaj trgovački
sr sva prava zadržana uslovi korišćenja preduzeće sedište delatnosti srbija beograd firmi vreme
da og alle rettigheder forbeholdes vilkår privatlivspolitik af ikke det
nb og alle rettigheter reservert forbeholdt personvern personvernerklæring vilkår av ikke det
sv och alla rättigheter förbehållna integritetspolicy villkor för inte är av
fi ja kaikki oikeudet pidätetään tietosuoja yhteystiedot osoite tietosuojaseloste sähköposti
et ja kõik õigused kaitstud tingimused telefon aadress privaatsuspoliitika või
lv un visas tiesības aizsargātas adrese noteikumi iela juridiskā darba laiks tālrunis rekvizīti
lt ir visos teisės saugomos taisyklės įmonės privatumo politika apie mus rekvizitai adresas
hu és minden jog fenntartva székhely adatvédelem adatkezelési elérhetőség az
ro și toate drepturile rezervate sediul termeni condiții pentru din cu
is og allur réttur áskilinn um við ehf
bg всички права запазени условия за на или
mk сите права задржани услови за на
uk всі права захищені умови та для або є
ru все права защищены для или политика не адрес
el και όλα τα δικαιώματα της του με
tr ve tüm hakları saklıdır için bir
bg се със което които както настоящите съгласно чрез лични дружество само върху тези този тази
cs jsou při který která které podle těchto dále jejich smlouvy této tyto pokud
sk sú pri ktorý ktorá ktoré podľa týchto byť ďalej ich podmienok zmluvy tejto tieto medzi
da hvis efter personoplysninger gennem mere noget vores køber hjemmeside jeres såfremt blive mellem
nb etter personopplysninger gjennom mer noe nettsiden deg kjøper dere mellom våre vilkårene
sv från att dig vi eller våra på personuppgifter köparen enligt
et ei mis see kui isikuandmete kes oma ning käesolevad müüja ostja poolt
fi tai että joka jotka sekä tämä mukaan voivat ovat myös tässä näitä henkilötietojen kanssa kun
hr uvjete uvjeta osobnih osobne osobni tvrtke tko sukladno korištenje ovim članka kupac
sr uslove uslova ličnih lične korišćenje prodavnice lica šta ovim sajt sajta kupac
sl lahko če tudi podatkov kot teh bo uporabnik spletne kupec pogoje
hu hogy vagy nem egy valamint amely által szerint személyes adatok továbbiakban jelen
lt arba yra kad jūsų šios mūsų asmens duomenų iš jei kaip pagal
lv vai kas jūsu mūsu šīs šajā personas datu tiek kā par
pl się jest lub przez dla który które niniejszy niniejszego jego są
ro şi în care sau este prin sunt ale dumneavoastră acest către
ru при как что который которые настоящей настоящий данных также является его если иные
uk що про від які який цього також цієї щодо якщо між згідно
el τη την για που στην στο από οι σας μας
tr bu ile olarak veya olan tarafından kişisel üzere
nl en niet wij zijn worden uw deze
it che gli dei sono nel dati
fr vous nous est dans une par aux
es una por su esta datos usted
pt uma ou são pela ao seus
de ist nicht wir mit oder wird werden
en to is you your by with this
sv användarvillkor köpvillkor kontakta
da handelsbetingelser persondatapolitik cookiepolitik
nb kjøpsvilkår salgsvilkår personvernpolicy
fi käyttöehdot toimitusehdot
nl privacybeleid privacyverklaring voorwaarden
de agb datenschutzerklärung
it contatti informativa
pt contactos termos privacidade
es privacidad contacto
fr confidentialité contactez
hu kapcsolat impresszum
sl zasebnosti piškotki
lt taisyklės kontaktai
ro confidențialitate
nb om oss hjem tjenester åpningstider nettbutikk besøk logg
da om os hjem forside åbningstider ydelser referencer priser
sv om oss hem tjänster öppettider priser
fi etusivu yhteystiedot palvelut aukioloajat meistä hinnasto
is heim forsíða þjónusta opnunartími hafa samband okkur
et avaleht teenused meist hinnakiri
nl over ons diensten openingstijden tarieven
de über uns startseite leistungen öffnungszeiten
pl oferta cennik aktualności
cs úvod služby ceník kontakty nás
sk úvod služby cenník kontakty nás
hu kezdőlap rólunk szolgáltatások árak
lv sākums kontakti pakalpojumi
lt pradžia kontaktai paslaugos
sl domov storitve
hr naslovnica usluge
cs kontaktní jméno otevírací úterý čtvrtek pátek oddíl soudu provozovatel společnosti společností
sk kontaktné otváracie utorok štvrtok piatok oddiel súdu prevádzkovateľ spoločnosti spoločnosťou
pl usługi strona główna zapraszamy biuro godziny otwarcia realizacje naszej
hu főoldal nyitvatartás adószám bemutatkozás
ro acasă despre servicii contactează adresă luni vineri produse
sl ponudba delovni torek
hr vrijeme ponedjeljak
sr vreme ponedeljak
lt kainos laikas susisiekite paštas
lv mums cenas laiks sazinieties
bg начало продукти
uk головна послуги графік роботи
ru главная контакты время работы цены
mk почетна
tr anasayfa hakkımızda hizmetler hizmetlerimiz iletişim ürünler ürünlerimiz
sv säte drivs organisationsnummer personuppgiftsansvarig webbplatsen ägs tillhandahålls bolaget enskild firma
nb organisasjonsnummer drives behandlingsansvarlig nettstedet eies forretningsadresse selskapet foretaksregisteret
da drives dataansvarlig dataansvarlige ejes hjemmesiden selskabet hjemsted virksomheden
fi ylläpitää rekisterinpitäjä kotipaikka tunnus sivustoa omistaa yritys
et registrikood vastutav töötleja haldab omanik osaühing asukoht juriidiline
lv pārzinis reģistrācijas pārvalda vietni vietnes sabiedrība
lt kodas valdytojas valdo buveinė bendrovė uždaroji akcinė juridinio
pl siedzibą administratorem operatorem serwisu prowadzony wpisana wpisany rejestru przedsiębiorców ulicy numerem
cs správcem provozovatelem rejstříku vedeném městským krajským
sk prevádzkovateľom registri registra mestského okresného zapísanej
hu székhelye székhely adószáma cégjegyzékszám üzemelteti adatkezelő üzemeltető nyilvántartási weboldal tulajdonosa
ro înregistrată înregistrare registrul comerțului reprezentată societatea sediul operat
bg седалище управление дружество дружеството вписано представлявано
ru зарегистрировано
uk адреса вул юридична
el έδρα εταιρεία υπεύθυνος
hr sjedištem upisana sudski voditelj vlasnik
sr sedištem matični vlasnik rukovalac
sl sedežem upravljavec lastnik vpisana
de betreiber sitz geschäftsführer handelsregister amtsgericht eingetragen vertreten registergericht steuernummer
fr édité éditée immatriculée éditeur situé sous numéro
es inscrita registro mercantil titular tomo folio hoja
it codice fiscale trattamento sociale iscritta partita
pt sediada matriculada conservatória registo comercial
nl ingeschreven koophandel verwerkingsverantwoordelijke eenmanszaak handelsnaam onder nummer statutair
tr vergi dairesi ticaret sicil unvanı
sq dhe të gjitha drejtat rezervuara rreth nesh shërbimet kreu
"""
# How pages call their language by their country's code.
_MISCALLED: Final = {"ee": "et", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "se": "sv"}
_BEYOND: Final = {"MK": "mk", "IS": "is"}  # whose postcodes show nothing
_LOOKED_AT: Final = 20_000  # characters
# Letters that hardly any other language has.
_LETTERS: Final = {
    "uk": "їєґ", "be": "ў", "hu": "őű", "pl": "łśźż", "cs": "řěů", "sk": "ľĺŕ", "tr": "ğı", "ro": "țș", "lv": "ģķļņ",
    "lt": "ėųį", "kk": "қғңұү", "is": "ðþ", "el": "άέήίόύώ", "az": "ə",
}  # fmt: skip
_MANY_LETTERS: Final = 6
_FEWEST: Final = 2  # words that show a language
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return which languages have a word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _TABLE.split("\n"):
        language, _, words = row.partition(" ")
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


def tongue_of(page: Page) -> str:
    """Return the language that ``page`` says it is in, or that its words show; "" when they show none for certain."""
    if page.tongue is None:
        said = str(page.language or "").partition("-")[0]
        page.tongue = _MISCALLED.get(said, said) or _tongue_of_words(page)
    return page.tongue


def tongue_shown(page: Page) -> str:
    """Return the language of ``page`` as ``tongue_of``, and that of its words where it only says that it is English."""
    said = tongue_of(page)
    return (_tongue_of_words(page) or said) if said == "en" else said  # as templates say of any page


def shows_a_tongue(page: Page) -> bool:
    """Tell whether the words of ``page`` show a language, whatever it says of itself."""
    return _tongue_of_words(page) != ""


def is_spoken(page: Page, code: str) -> bool:
    """Tell whether the language of ``page`` is one of the country ``code``."""
    languages = _BEYOND.get(code) or POSTCODES.get(code, ("", None))[0]
    return tongue_of(page) in languages.split()


def nearer(page: Page, languages: tuple[str, str]) -> str | None:
    """Return which of two ``languages`` a word or a letter of ``page`` is of alone, None when of both or neither."""
    lower, known = page.lower[:_LOOKED_AT], _languages()
    words = [known[word] for word in set(_WORDS.findall(lower)) & known.keys()]
    shown = {
        one
        for one, other in (languages, languages[::-1])
        if any(one in found and other not in found for found in words)
        or any(letter in lower for letter in _LETTERS.get(one, ""))
    }
    return shown.pop() if len(shown) == 1 else None


def _tongue_of_words(page: Page) -> str:
    """Return the language that the words of ``page`` show, "" when they show none for certain."""
    if page.tongue_of_words is None:
        page.tongue_of_words = _shown(page.lower[:_LOOKED_AT])
    return page.tongue_of_words


def _shown(lower: str) -> str:
    known = _languages()
    counts: dict[str, int] = {}
    for word in set(_WORDS.findall(lower)) & known.keys():
        for language in known[word]:
            counts[language] = counts.get(language, 0) + 1
    ranked = sorted(counts.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < _FEWEST or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return _by_letters(lower)
    return ranked[0][0]


def _by_letters(lower: str) -> str:
    """Return the language whose own letters a text is full of, "" when it has few of any."""
    counts = sorted((sum(map(lower.count, letters)), language) for language, letters in _LETTERS.items())
    most, language = counts[-1]
    return language if most >= _MANY_LETTERS and most > 2 * counts[-2][0] else ""
