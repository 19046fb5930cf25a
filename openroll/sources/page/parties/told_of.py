"""Whom a sentence only tells of: a company in the news, a bank with its own number, a host in small letters."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

_FAR: Final = 160  # characters between the phrase that says what somebody does and their number
_SOON: Final = 180  # characters of a sentence behind a name in which it tells what somebody did
# With these sentences tell what somebody did; "has its registered office at" tells where somebody is.
_SEAT: Final = (
    r"\s(?:(?:its|an?|the|our|their|seinen|ihren|einen|zijn|haar|een)\s)?(?:(?:registered|principal|head|main|business|statutory|corporate|trading|"
    r"statutaire|maatschappelijke)\s)?(?:offices?|seat|address|headquarters|place\sof\sbusiness|(?:haupt|gesellschafts|firmen)?sitz|zetel|vestiging|kantoor)\b"
)
_NARRATING: Final = Late(
    rf"\b(?:(?:has|have|hat|heeft)\b(?!{_SEAT})|(?:was|were)\b(?!\s(?:incorporated|registered)\b)|had|said|says|raised|announced|reported|agreed|"
    r"plans|hatte|wurde|sagte|plant|avait|été|annonce|annoncé|anunció|"
    r"había|fue|dijo|stato|stata|annunciato|werd|blev|meddelade|oli|ilmoitti|miał|został|ogłosi\w+|měl|byla?|oznámi\w+|"
    r"сообщил\w*|заявил\w*|был\w?|объявил\w*|повідоми\w+)\b"
)
_SENTENCE: Final = re.compile(r"[.!?]\s")
_SERVICES: Final = frozenset({Role.HOST, Role.PROCESSOR})
_SET_APART: Final = Late(r"\s(?:[–—-]\s|[|·•])")
# "home.pl S.A., ul.": a name in small letters right behind "is hosted by".
_A_NAME: Final = Late(r"[:\s]\s?(?:[«„“\"]\w|\w+(?:\.\w+)?\s?,?\s|[A-Z]{2,4}\s[«„“\"])")
_BANK_LABEL: Final = re.compile(
    r"(?:Bank(?:verbindung|konto|ers?|name)?|Hausbank|Banca|Banque|Banco|Banka|Банк|Coordinate\sbancarie|Domiciliation(?:\sbancaire)?|"
    r"Coordonnées\sbancaires|Datos\sbancarios|Dados\sbancários|Rachunek\sbankowy|Bankové\sspojenie|Bankovní\sspojení|Peňažný\sústav|Bankovni\sračun|Poslovni\sračun|Žiro[\s-]?račun|Tekući\sračun|Transakcijski\sračun|Numer\skonta|Konto\sbankowe|Bankszámla\w*|Számlavezető\sbank|Cont\sbancar|Банкова\sсметка|Расчетный\sсчет|Расчётный\sсчёт|Банковские\sреквизиты|Банківські\sреквізити|Bankgegevens|Pankki|Pank|Τράπεζα)\s?:\s\Z",
    re.IGNORECASE,
)
_PARENT: Final = re.compile(
    r"(?:parent(?:\scompany)?|holding\scompany|(?:Mutter|Konzernmutter|Ober)(?:gesellschaft|konzern|unternehmen)|Konzernmutter|"
    r"(?:société|maison)\smère|sociedad\s(?:matriz|dominante)|empresa\smatriz|societat\smatriu|(?:empresa|sociedade)[-\s]mãe|sociedade\sdominante|"
    r"società\s(?:madre|capogruppo|controllante)|capogruppo|coordinamento|moeder(?:maatschappij|bedrijf)|moder(?:bolag|selskab|selskap)\w*|"
    r"móðurfélag\w*|emoyhtiö\w*|ema(?:ettevõt|firma|ühin)\w*|mātes\s(?:uzņēmum|sabiedrīb)\w*|patronuojan\w+\s(?:bendrov|įmon)\w*|"
    r"dominując\w+|spółk\w+\smatk\w+|mateřsk\w+\sspolečnost\w*|matersk\w+\sspoločnosť\w*|anya(?:vállalat|cég)\w*|societatea[-\s]mamă|"
    r"matičn\w+\s(?:društv|tvrtk|kompanij|preduzeć|družb|podjetj)\w*|obvladujoč\w+\sdružb\w*|матичн\w+\s(?:друштв|предузећ|компаниј)\w*|"
    r"(?:дружество|компания)(?:то|та)?[-\s]майка|μητρική(?:\sμας)?\sεταιρ[εί]+α|ana\sşirket\w*|матер[иі]нс(?:к|ьк)\w+\sкомпан[иі]\w+|shoqëria\smëmë)"
    r"(?:(?<=parent\scompany),)?\s?(?::|[–—-]\s)?(?:is|ist|est|es|és|è|é|jest|je|är|er|on|este|yra|ir|е|είναι|является|është)?\s?"
    r"(?:the|die|la|di|da|de|della|az?|el|o|η)?\s?[“„«\"]?\Z",
    re.IGNORECASE,
)
# "Tulpen GmbH & Co. KG" above "vertreten durch die Tulpen Verwaltungs GmbH"
_ACTS_FOR: Final = re.compile(
    r"\b(?:KG|KGaA|OHG)\b.{0,280}?\bvertreten\sdurch\s(?:(?:die|ihre)\s(?:[^\W\d_]+[,\s]{1,2}(?:die\s)?){0,3}?)?[“„«\"]?\Z",
    re.DOTALL,
)
_FAR_BEFORE: Final = 320
_BESIDE_BANK: Final = re.compile(r"[\s,;(»”\"]{1,4}")  # "ПАО «Пример Банк», ИНН 7700000000"

# "BANK BIN: …", "ИНН банка: …"
_BANK_BEFORE: Final = re.compile(r"(?:the\s)?(?:bank(?:['’]s)?|beneficiary\sbank|банк)\s?", re.IGNORECASE)
_OF_THE_BANK: Final = re.compile(
    r"[^\d\n]{2,40}\s(?:банка?|of\s(?:the|our)\sbank|banky|banke|banku|della\sbanca|de\sla\sbanque|del\sbanco|do\sbanco|der\sbank)\W{1,4}",
    re.IGNORECASE,
)

# "ЄДРПОУ 21133352 в АТ «Приклад банк»": the code of where the account is.
_AT_A_BANK: Final = re.compile(
    r",?\s(?:в|у|во|въ|w|v|ve|u|in|at|la|bei|pri|con|presso|bij|hos)\s[^\n,;]{0,30}?(?<!\w)[^\W\d_]*(?:банк|bank)",
    re.IGNORECASE,
)


def sentence_before(page: Page, place: int) -> int:
    """Return where the sentence begins, in its line, in which ``place`` is."""
    begin = page.lines[page.line_at(place)].start
    return begin + max((one.end() for one in _SENTENCE.finditer(page.text[begin:place])), default=0)


# "Utorok 25. novembra 2014 – Spoločnosť Example …", "BERLIN, 12 March 2026 – Example GmbH": news begin with their day.
_DAY: Final = re.compile(
    r"(?:[^\W\d_][\w ,()-]{1,40}[\s,(]+)?"
    r"(?:\d{1,2}\.?(?:st|nd|rd|th)?\s[^\W\d_]{3,12}\.?,?\s(?:19|20)\d\d|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?:19|20)\d\d|"
    r"\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d)\)?\s?[–—-]{1,2}\s[^\d.:;]{0,30}\Z"
)


def is_dated_news(page: Page, place: int) -> bool:
    """Tell whether the line of the name at ``place`` begins with a day and a dash, as news do."""
    line = page.lines[page.line_at(place)]
    return _DAY.match(page.text[line.start : place]) is not None


def narrates(page: Page, place: int) -> bool:
    """Tell whether the sentence goes on behind the name that ends at ``place`` with what was done."""
    line = page.lines[page.line_at(place - 1)]
    sentence = _SENTENCE.split(page.lower[place : min(line.end, place + _SOON)], maxsplit=1)[0]
    return _NARRATING.search(sentence) is not None


def is_of_a_service(page: Page, marks: list[Found[Role]], place: int) -> bool:
    """Tell whether the number at ``place`` is of somebody in small letters, whom the last of ``marks`` says to serve.

    "Hosting is provided by kiln.example S.A., ul. Lipowa 1, KRS 0000123456": nobody is named between.
    """
    mark = marks[-1] if marks else None
    if mark is None or mark.meaning not in _SERVICES or place - mark.end > _FAR:
        return False
    said, between = page.text[mark.start : mark.end], page.text[mark.end : place]
    speaks = " " in said and said.rpartition(" ")[2].islower()
    return speaks and _A_NAME.match(between) is not None and _SET_APART.search(between) is None


def is_labelled_bank(page: Page, place: int) -> bool:
    """Tell whether the label of an account opens the line of the name at ``place``: "Bank: "."""
    line = page.lines[page.line_at(place)]
    return _BANK_LABEL.match(page.text[line.start : place]) is not None


_WHOLE: Final = re.compile(
    r"[\w.)]\s[–—-]?\s?(?:an?\s)?(?:integral\s)?part\sof\s(?:the\s)?\Z"
)  # "Tulip UK part of "


# "Kiln Ltd (part of Tide Ltd)", "Kiln GmbH, ein Unternehmen der Tide AG, betreibt": an aside of whose somebody is
_OWNER_ASIDE: Final = Late(
    r"(?:[,–—-]\s|\()(?:(?:an?\s)?(?:part|company|member|business|division|subsidiary)\sof|(?:eine?\s)?(?:Unternehmen|Gesellschaft|Tochter|Teil|Firma)\s(?:der|des|von)|"
    r"une\s(?:société|entreprise|filiale)\s(?:de|du)|una\s(?:società|azienda|empresa|sociedad|sociedade|filial)\s(?:di|del|della|de|do|da)|uma\s(?:empresa|sociedade)\s(?:da|do|de)|"
    r"(?:een\s)?(?:onderdeel|dochter|bedrijf|vennootschap)\svan|(?:en\sdel|e[nt]t?\s(?:företag|bolag|selskap|selskab|del))\s(?:av|af|inom|i))"
    r"\s(?:the\s|die\s|la\s|le\s|de\s)?(?:groupe\s|gruppo\s|grupo\s)?\Z"
)


def is_owner_aside(text: str, sentence: int, start: int) -> bool:
    """Tell whether an aside about the one named before it leads to the name at ``start``: ", a company of "."""
    return _OWNER_ASIDE.search(text, max(sentence, start - 60), start) is not None


def is_called_parent(text: str, sentence: int, start: int) -> bool:
    """Tell whether the words right before the name at ``start`` call it a parent company: "Our parent company is ".

    So is the company that acts for a partnership.
    """
    acts = (
        _ACTS_FOR.search(text, max(start - _FAR_BEFORE, 0), start)
        if "durch " in text[sentence:start]
        else None
    )
    return (acts or _PARENT.search(text, sentence, start) or _WHOLE.search(text, sentence, start)) is not None


def is_beside_bank(text: str, bank: int, label: int) -> bool:
    """Tell whether nothing stands between the end of its name and a number's ``label``."""
    return bank > 0 and _BESIDE_BANK.fullmatch(text, bank, label) is not None


def is_at_a_bank(text: str, end: int) -> bool:
    """Tell whether the words behind a number that ends at ``end`` say at which bank it is an account's."""
    return _AT_A_BANK.match(text, end) is not None


def is_a_bank_s_number(text: str, line: int, label: int, place: int, end: int) -> bool:
    """Tell whether the ``label`` of the number from ``place`` to ``end`` says that it is a bank's, or a bank follows.

    Its line begins at ``line``.
    """
    if _BANK_BEFORE.fullmatch(text, line, label) or is_at_a_bank(text, end):
        return True
    return _OF_THE_BANK.fullmatch(text, label, place) is not None
