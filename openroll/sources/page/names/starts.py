"""Where a company's name really begins: behind words and phrases that lead to it without being of it."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.name_words import (
    AFTER,
    ARTICLES,
    COMPANIES,
    LEADING,
    before_company,
    is_company_of,
)
from openroll.sources.page.words.roles import WORDS, Role
from openroll.sources.page.words.self_words import RESERVED_BEFORE

from .contracts import AND_CUSTOMERS, words_of
from .edges import _WORDS, CLOSING, OPENING

# Behind a word for company these words show that it is of the name.
_ONLY_LEADING: Final = LEADING - ARTICLES
_COMPANY_WORDS: Final = frozenset(
    {"sociedade", "société", "sociedad", "società", "societatea", "azienda", "empresa", "gesellschaft"}
)
_OF_A_NAME: Final = Late(
    r"(?:agr[íi]\w+|comerci\w+|commerci\w+|gener\w+|génér\w+|cooperat\w+|coopérat\w+|indust\w+|imobil\w+|immobil\w+|"
    r"nouvelle|nova|nuova|portugues\w+|español\w+|italian\w+|française|europ\w+|nacional|nazionale|nationale|mineir\w+|"
    r"hotel\w+|turíst\w+|vin[íi]\w+|d[aoe]s?|du|für|zur)\b",
    re.IGNORECASE,
)
# "Společnost pro …", "Gesellschaft für …": a company that is for something is called so.
_FOR: Final = Late(
    r"(?:für|zur|zum|pro|pre|za|pour|per|para|pentru|for|för|til|till|dla|voor|по|для|за)\s\w", re.IGNORECASE
)
_PRODUCT_OF: Final = (
    r"Pro(?:dotto|duit|duto|ducto|dus|duct)\s(?:d(?:[aeiou]|el|ella|ell['’]|['’])|of|by|van|al)\s?"
)
_UNFIT: Final = re.compile(
    r"(?i:web(?:seite|site|shop)|online-?shop|app|plattform|platform|site|webbplats\w*|hjemmeside\w*|nettside\w*)\s[\"“„«‘'][^\"“”„«»‘’'\n]{2,40}[\"”“»’']\s"
    r"(?:der|des|von|van|of|av|af|fra|från)\s(?:(?:Firma|company)\s)?(?=[A-ZÀ-Þ])|"
    # "die Datenbank der Erlenbach GmbH"
    r"(?:(?:D(?:er|ie|as)\s)?[\w-]*(?:[Dd]atenbank|[Pp]lattform|[Ww]ebseiten?|[Ww]ebsite|[Ii]nternetseiten?|[Aa]uftritt|[Ss]hop|[Pp]ortal|[Aa]ngebote?|"
    r"[Dd]ienste?|[Mm]arke|[Pp]rodukte?|[Ss]oftware|[Nn]ewsletter|[Ll]eistungen|[Ll]ieferungen|[Bb]edingungen|[Vv]erträge|[Vv]orstand|[Gg]eschäftsstelle|[Tt]reuhandstiftung|[Tt]räger|[Ss]atzung))\s(?:der|des|von)\s"
    r"(?:Firma\s)?(?=[A-ZÀ-Þ])|"
    # "The Board of", "Le conseil d'administration de l’": who leads somebody
    r"(?:(?i:the|le|la|il|el|het|o|a)\s)?(?:[Bb]oard(?:\s[Oo]f\s(?:[Dd]irectors|[Tt]rustees))?|[Cc]onseil\sd[’']administration|"
    r"[Jj]unta\s[Dd]irectiva|[Cc]onsiglio\s[Dd]irettivo|[Bb]estuur|[Ss]tyrelsen|[Bb]estyrelsen|[Ss]tyret)\s"
    r"(?:of(?:\sthe)?|d(?:e(?:\sl[’']|\sla|l)?|u|a|o)|dell(?:a|[’'])|di|van(?:\s(?:de|het))?|för|for|i)(?:\s|(?<=[’']))(?=[A-ZÀ-Þ])|"
    r"(?:(?:[Ee]n\s)?[Dd]el|[Mm]edlem|[Oo]nderdeel|[Ll]id|[Tt]eil|[Mm]itglied|Beteiligung|(?:Schwester|Tochter|Mutter)(?:gesellschaft|firma|unternehmen)|Niederlassung|[Pp]art|[Mm]ember|Division|Subsidiary|Affiliate|Brand)\s"
    r"(?:von|der|des|im|beim|van|af|av|i|of(?:\sthe)?)\s(?=[A-ZÀ-Þ])|"
    # "ein Projekt des", "une initiative de l’"
    r"(?:[Ee]ine?s?|[Aa]n?|[Uu]ne?|un[oa]|uma?|een|ett?|en)\s(?:[\w-]*(?:[Pp]rojek?t|[Pp]roje[ck]te?|[Pp]rosjekt|[Pp]rogetto|[Pp]royecto|[Pp]rojeto|[Pp]rojet|"
    r"[Ii]niti?ativ[ae]?|[Ii]niciativa|[Ii]niziativa|[Ss]ervi[czç]i?[eo]|[Tt]jeneste|[Tt]jänst|[Ee]inrichtung|[Aa]ngebot))\s"
    r"(?:der|des|von|of(?:\sthe)?|de(?:\sla|l|\sl[’'])?|d[aio]|dell[ao]|dell?[’']|van(?:\sde)?|av|af|fra|från)\s?(?=[A-ZÀ-Þ])|"
    # "Prodotto di Tulipano S.r.l.", and the next element's "Tulipano S.r.l." right behind "Prodotto di Tulipano"
    rf"{_PRODUCT_OF}(?=[A-ZÀ-Þ])(?:(?P<twice>\w{{4,}})\s(?=(?P=twice)\s))?|"
    # "The undersigned Blue Kiln Ltd"
    r"(?:[Tt]he\sundersigned|(?:[EeLl][la]\s)?(?:abajo|aquí)\sfirmante|[Nn]iżej\spodpisan\w+|[Nn]íže\spodepsan\w+|[Aa]baixo\sassinad\w+)\s"
    r"(?=[^\W\d_a-z])|"
    # "Udlejes af", "Ägs av": what somebody does
    r"[A-ZÀ-Þ][a-zæøåäö]+s\s(?:af|av)\s(?=[A-ZÀ-Þ])|"
    # "der Handelsgesellschaft Tulpe s.r.o."
    r"(?<=der\s)(?:Handels|Geschäfts)gesellschaft\s(?=[^\W\d_a-zà-ÿ])|"
    # "in den Geschäftsräumen der Tulpe GmbH"
    r"(?:(?:in|auf|an|aus|bei|zu)\sden\s|(?<=\sden\s))[A-ZÄÖÜ][a-zäöüß]{3,}n\sder\s(?=[^\W\d_a-z])|"
    # "Tra il Cliente – e TULIPANO SRL, con sede in": what joins a contract's second side
    r"(?<=[–—,)]\s)(?:ed?|y|et|und|and|og|och|oraz)\s(?=[^\W\d_a-zà-ÿ])|"
    r"(?:AUTORI[ZC]|FACULT|CONSIENT|APODER)[A-ZÁÉÍÓÚÑ]+(?:\s[A-Z]+MENTE)?\sa\s(?=[A-ZÁÉÍÓÚÑ])|"
    # "Confidential Information of Blue Kiln Ltd"
    r"(?:Confidential\s|Intellectual\s|Proprietary\s)*(?:Information|Property|Trademarks?|Copyrights?)\s(?:[Aa]nd\s[A-Z]?\w+\s)?of\s(?=[A-Z])|"
    # "p. Blue Kiln Ltd": the letter of an item
    r"[Cc]opyright\s@\s|[a-z][.)]\s(?=[^\W\d_a-z])|[Vv](?:ers?(?:ion|ão|ión|ione|ie|e|zió|zia)?)?\.?\s?\d{1,2}\.\d{1,2}(?:\.\d{1,3})?\s[|·•–—-]?\s?(?=[^\W_a-z])|"
    r"[*_~`#]+(?=[^\W_])|(?:/?(?:\*{1,2}|//)|[{\[(])\s?[\"“'`]\s?(?=[^\W\d_a-z])|/?(?:\*{1,2}|//)\s(?=[^\W\d_])|[‘’']{2}\s?(?=[^\W\d_])|[–—]\s(?=[^\W\d_a-z])|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+(?=\S)|[А-ЯЁ][а-яё]{3,}(?=[A-Z][a-z])"
)
# "Zwischen der Erlenbach GmbH, … und dem Kunden": a contract's first words
_BETWEEN: Final = Late(
    r"(?:Between|Zwischen|Entre|Tra|Fra|Tussen|Mellan|Mellem|Mellom|Starp|Tarp|Pomiędzy|Między|Mezi|Medzi|Între|Dintre|Između|Между|Між|Μεταξύ)\s"
    r"(?:(?:the|der|dem|la|le|los?|las|el|[oa]s?|il|de|het|της|του)\s)?(?=[^\W\d_a-z])"
)
_HEREAFTER: Final = Late(rf"\((?:{words_of('hereafter')})\b", re.IGNORECASE)
# "En Tulipán Azul, S.L., …, estamos comprometidos", "Ve Tulipan s.r.o. respektujeme": at whose house we do something,
# said by those who have that word; elsewhere, and in the Czech "U Medvěda s.r.o.", it is of the name.
_WITH_US: Final = re.compile(
    r"(?P<spanish>En|Em|Na)|(?P<french>Chez)|(?P<dutch>Bij)|(?P<southern>U)|(?P<czech>Ve?|Pri|Při)|(?P<polish>We?)|(?P<romanian>În|La)|"
    r"(?P<cyrillic>В|Във|У)"
)
_OF_A_NAME_NEXT: Final = re.compile(r"\s(?=[\"“„«]?[^\W\d_a-zà-ž])")
_IN_SENTENCE: Final = r"(?:(?!\.\s[^\W\d_a-z])[^\n]){0,160}?"
_WE_DO: Final = {
    tongue: Late(rf"{_IN_SENTENCE}(?:{said})(?!\w){more}")
    for tongue, said, more in (
        (
            "spanish",
            r"[^\W\d_]{3,}[aei]mos|\b[Nn]ous",
            r"|,?\s?(?:S\.\s?[LA]\.|S[LA])(?:\s?U\.?)?,?\s(?:con\s(?:domicilio|sede|[CN]\.?I\.?F))",
        ),
        ("french", r"\b(?:[Nn]ous|nos)", ""),
        ("dutch", r"\b(?:wij|we)", ""),
        ("southern", r"[^\W\d_]{3,}[aeiu]mo", ""),
        ("czech", r"[^\W\d_]{2,}(?:[áí]me|[cjžš]eme|[aei]mo)", ""),
        ("polish", r"[^\W\d_]{2,}(?:[aiy]my|[cijż]emy)", ""),
        ("romanian", r"[^\W\d_]{3}ăm", ""),
        ("cyrillic", r"\b(?:мы|ми|ние)|[^\W\d_]{3,}[їє]мо", ""),
    )
}
_CONTRACT: Final = 450  # characters behind a name in which the contract's other side is named
# "## 14 Yhteystiedot Tulppaani Oy": a heading of Markdown, whose line was joined to the next one.
_HEADED: Final = re.compile(
    r"#{1,6}\s(?:\d{1,2}[.)]?\s)?(?:(?:[Yy]hteystiedot|[Cc]onta(?:ct|tti|cto|to)s?|[Kk]onta(?:kt\w*|ktai)|[Kk]apcsolat|[Ee]lérhetőség\w*|"
    r"[Ee]πικοινωνία|[Кк]онтакт[иы]|[Рр]екв[иі]зит[иы]|[İi]letişim|[Ii]mpressum|[Ii]mpresszum)\s(?=[^\W\d_a-z]))?(?=[^\W_])"
)
# "The term Blue Kiln Ltd, 'us' or 'we' refers to …"
_TERM: Final = re.compile(
    r"(?:[Tt]he\sterms?|[Ll]e\sterme|[Dd]er\sBegriff|[Ii]l\stermine|[Ee]l\stérmino|[Oo]\stermo|[Dd]e\sterm)\s[\"“„«‘']?(?=[^\W_a-zà-ÿ])"
)
# "Bienvenue chez", "Tervetuloa": what greets whoever reads.
_GREETING: Final = Late(
    r"(?i:willkommen|welcome|welkom|velkomm?en|välkommen|velkomin|bienvenue|bienvenid[oa]s?|benvenut[aeio]|bem-vind[ao]s?|benvinguts|witamy|"
    r"vítejte|vitajte|dobrodošli|tervetuloa|tere\stulemast|laipni\slūdzam|sveiki\satvykę|bine\sați\svenit|mirë\sse\svini|"
    r"добро\sпожаловать|ласкаво\sпросимо|добре\sдошли|добредојдовте|добродошли|üdvözöljük|hoş\sgeldiniz|καλώς\sήρθατε)"
    r"(?:\s(?:bei|beim|to|bij|til|till|hos|chez|à|au|a|al|ao|da|w|v|ve|na|do|u|la|į|в|во|до|στο|στη|στην|στον|në|in|im|at|auf))?"
    r"(?:\s(?:the|der|dem|den|de|het|la|le|les|el|los|las|[ao]s?|il|lo|gli|to))?\s(?=[^\W\d_a-zà-ÿ]|\Z)"
)
# "Angaben gemäß § 5 TMG Tulpen GmbH": by which law it is said
LAW: Final = (
    r"§{1,2}\s?\d{1,3}[a-z]?(?:\s(?:Abs\.?|Absatz)\s?\d)?\s(?:TMG|DDG|TDG|ECG|MStV|RStV|MDStV|UGB|MedienG|[^\W\d_]+gesetz(?:es)?)"
    r"\s?[:,–—-]?\s"
)
_BY_LAW: Final = re.compile(rf"{LAW}(?=[^\W_])")
_CAPITALISED: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]")
# "A Tide Ltd company" is an article's.
_ENGLISH: Final = re.compile(
    r"(?:Ltd|Limited|LLP|plc|LLC|Inc)\b\.?(?!,?\s(?:\w+\s)?(?:compan|brand|business|produc|service|web|site|subsidiar|group|venture|partner))",
    re.IGNORECASE,
)
_OF_OTHERS: Final = re.compile(r"\s(?:of|by|from|for|in|to|with|at)\s")
# Articles with which no sentence begins that goes on with these forms, whose own article is another's.
_HAS_ARTICLE: Final = re.compile(r"(D(?:as|AS|er|ER)|De[nt])\s(?=[A-ZÀ-Þ])")
_NORTHERN: Final = re.compile(r"(?:A/S|ApS|[KI]/S|IVS|ASA?|ANS|AB|HB|KB)(?!\w)")
_GERMAN: Final = re.compile(r"(?:g?GmbH|AG|[KO]HG|KG|UG)(?!\w)(?!\s(?:&\s\S+\s\S+\s)?[a-zß-ÿ])")
_CLAIM_BEFORE: Final = re.compile(r"(?:©|[Cc]opyright|\([Cc]\))\s?(?:\d{4}(?:\s?[–-]\s?\d{4})?,?\s?)?\Z")
_BEHIND_CLAIMS: Final = frozenset({"Legal", "Contact", "Data"})  # of a name there, and elsewhere labels
_LONGEST_PHRASE: Final = 40
_MADE_BY: Final = re.compile(r"\s(?:by|da|par|por|von|door|af|av|przez)\Z", re.IGNORECASE)
_SPEAKING: Final = frozenset({Role.OPERATOR, Role.FORMER, Role.TRADES_AS, Role.HOST})
_WITHIN: Final = _SPEAKING | {Role.TRADING, Role.HEADING}


def behind_unfit(text: str, begin: int, place: int) -> int:
    """Return ``begin`` behind Markdown's marks, a clause's number, or a Cyrillic word set against a Latin one."""
    signs = (_UNFIT, RESERVED_BEFORE, _HEADED, _GREETING, _BY_LAW, _TERM)
    unfit = next((found for sign in signs if (found := sign.match(text, begin, place))), None)
    if unfit is None and (between := _BETWEEN.match(text, begin, place)):
        sides = AND_CUSTOMERS.search(text, place, place + _CONTRACT)
        unfit = between if sides or _HEREAFTER.search(text, place, place + _CONTRACT) else None
    return unfit.end() if unfit else _behind_with_us(text, begin, place)


def _behind_with_us(text: str, begin: int, place: int) -> int:
    """Return ``begin``, or where the name begins behind the word for "at" of a sentence that says what we do there."""
    word = _WITH_US.match(text, begin, place)
    behind = _OF_A_NAME_NEXT.match(text, word.end(), place) if word else None
    if word is None or behind is None or not _WE_DO[str(word.lastgroup)].match(text, place):
        return begin
    return behind.end()


def trimmed(text: str, begin: int, place: int) -> int:
    """Return ``begin`` behind words that stand before names without being part of them: "Die Firma"."""
    begin += 2 if text.startswith('""', begin) else 0  # a program's sign of quotation, and a text's
    words = list(_WORDS.finditer(text, begin, place))
    for index, word in enumerate(words[:-1]):
        bare = word[0].strip(",:.").lower()
        following = words[index + 1][0]
        if re.fullmatch(r"[A-ZÀ-Þ]\.", word[0]):
            return word.start()  # "A. Example Sp. J.": a first name's letter
        if word[0] == "A" and following[:1].isupper() and _is_an_initial(text, begin, place):
            return word.start()
        if bare in ARTICLES and len(bare) == 1 and index == 0 and following[:1].isupper():
            continue  # "A Sabores do Mar, Lda.": the sentence's
        if index == 0 and following.lower() not in LEADING and _has_its_article(text, begin, place):
            return word.start()  # "Den Blå Ovn A/S"
        if word[0] in _BEHIND_CLAIMS and _CLAIM_BEFORE.search(text, max(begin - _LONGEST_PHRASE, 0), begin):
            return word.start()  # "© 2026 Legal Services of Kiln, Inc."
        loud = len(bare) in (2, 3) and word[0].isupper() and _CAPITALISED.match(following)
        if loud and following.lower() not in LEADING:
            return word.start()  # "DER Juridik AB": what would be an article is of the name
        if bare in ARTICLES and following.strip(",:.").lower() not in _ONLY_LEADING:
            return word.start()  # "Les Jardins" is a name, "La société" is none
        if bare not in LEADING or not (following[:1].isalnum() or following[:1] in OPENING):
            return word.start()
        if (
            index == 0
            and _OF_A_NAME.match(following)
            and bare in _COMPANY_WORDS
            and _begins_line(text, begin)
        ):
            return begin  # "Sociedade Agrícola Monte Novo, S.A."
        called = _FOR.match(text, words[index + 1].start(), place) or is_company_of(text, word.start())
        if word[0].istitle() and bare in COMPANIES and called:
            return word.start()
        shouting = word[0].isupper() and len(word[0]) > 3 and text[begin:place].isupper()
        if shouting and bare not in ("company", "operator"):
            return word.start()
    return words[-1].start() if words else begin


def _has_its_article(text: str, begin: int, place: int) -> bool:
    """Tell whether the article at ``begin`` is the name's whose form stands at ``place``."""
    article = _HAS_ARTICLE.match(text, begin, place)
    if article is None:
        return False
    if article[1] in ("Den", "Det"):
        return _NORTHERN.match(text, place) is not None
    return _GERMAN.match(text, place) is not None and _begins_line(text, begin)


def _is_an_initial(text: str, begin: int, place: int) -> bool:
    """Tell whether "A" begins a name: behind a claim, "© 2026 A Hill (Pottery) Ltd", or a line, "A Hill Ltd is"."""
    if _OF_OTHERS.search(text, begin, place):
        return False  # "A Division of Tide Ltd"
    first = text[begin - 1 : begin] in ("", "\n") and _ENGLISH.match(text, place) is not None
    return first or _CLAIM_BEFORE.search(text, max(begin - _LONGEST_PHRASE, 0), begin) is not None


_BEHIND_DASH: Final = re.compile(r"\s[–—-]\s(?=[\"“„«])")


def behind_phrase(page: Page, begin: int, place: int) -> int:
    """Return ``begin`` behind a phrase that speaks of an operator: "Webbplatsen drivs av", "formerly"."""
    text = page.text
    line = page.lines[page.line_at(begin)].start
    near = text.rfind(" ", line, max(begin - _LONGEST_PHRASE, line)) + 1
    for mark in WORDS.scan(text, page.lower, max(line, near), place):
        # "between you and", "is a brand of": a capital within it is none of a name's.
        if mark.start < begin < mark.end < place - 2 and (
            mark.meaning in _WITHIN
            or (mark.meaning is Role.GROUP and text[mark.end - 3 : mark.end].islower())
        ):
            begin = before_company(text, mark.end)  # "im Auftrag der", too
    for mark in WORDS.scan(text, page.lower, begin, place):
        dash = _BEHIND_DASH.match(text, mark.end, place) if mark.start == begin else None
        if dash is not None and mark.meaning in _SPEAKING:
            begin = dash.end()  # "Seller – „Example“, MB"
            continue
        several = " " in text[mark.start : mark.end]
        leading = text[begin : mark.start].strip(' "“„«(') == "" and text[mark.start].islower()
        made = mark.meaning == Role.MAKER and _MADE_BY.search(text, mark.start, mark.end)
        # "Tide a Trading Style of Example Ltd", "an Appointed Representative of", with capitals as names have them
        called = several and mark.meaning in (Role.TRADING, Role.REGULATOR)
        traded = called and page.lower.startswith(" of", mark.end - 3)
        label = traded or (
            several and mark.meaning in (Role.NAMED, Role.HEADING) and mark.start == begin
        )  # "Denominación Social Garza S.L."
        brand = mark.meaning is Role.TRADING and mark.start > begin  # "KILN IS A TRADING NAME OF TIDE LTD"
        if (
            (mark.meaning in _SPEAKING or made or label or brand)
            and (several or leading)
            and mark.end < place - 2
        ):
            begin = before_company(text, mark.end)
    while begin < place and text[begin] in " :,.":
        begin += 1
    return _without_quote(text, begin, place)


def _without_quote(text: str, begin: int, place: int) -> int:
    """Return ``begin`` behind a sign of quotation that is not closed before ``place``."""
    if begin < place and text[begin] in OPENING:
        closed = any(text[begin] in CLOSING.get(sign, "") for sign in text[begin + 1 : place])
        return begin if closed else begin + 1
    return begin


def is_said_twice(before: str, text: str) -> bool:
    """Tell whether the words right ``before`` a name are those with which it begins, in other letters, or a maker's."""
    said, name = before.split(), text.split()
    return any(
        (said[-count:] != name[:count] or re.search(rf"{_PRODUCT_OF}\w+\s\Z", before) is not None)
        and [*map(str.casefold, said[-count:])] == [*map(str.casefold, name[:count])]
        for count in range(1, min(len(said) + 1, len(name)))
    )


def at_boundary(text: str, line: int, begin: int) -> bool:
    """Tell whether a name in small letters can begin at ``begin``."""
    before = text[line:begin].rstrip()
    return not before or before[-1] in ':;|•·©–—-("“„«,0123456789/' or before.split()[-1].lower() in AFTER


def _begins_line(text: str, begin: int) -> bool:
    return at_boundary(text, text.rfind("\n", 0, begin) + 1, begin)
