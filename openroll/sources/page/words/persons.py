"""Names that are persons', and the words that say that somebody trades as one."""

import re
from typing import Final

from openroll.core.late import Late

from .name_words import is_a_body
from .titles import CENTRAL, LEARNED, SOUTHERN

_PERSON: Final = re.compile(
    rf"(?:(?:{LEARNED}|Dipl\.-Ing|Mr|Mrs|Ms|Herr|Frau|M|Mme|Sr|Sra|Don|Doña|Sig|Pan|Pani|"
    r"Ing)\.?\s)*[^\W\d_][^\W\d_'’-]+(?:\s(?:[^\W\d_]\.|von|van|de|der|den|di|da|del|la|"
    r"zu))*(?:\s(?:(?:el|al|bin|ben|dos|du|le|ter|ten|y|του)\s)?[^\W\d_][^\W\d_'’-]+){1,2}"
)
TITLES: Final = re.compile(rf"(?:(?:{LEARNED}|{CENTRAL})\.\s?)+")
MANY_TITLES: Final = re.compile(
    rf"^(?:(?:{LEARNED}|Univ|PhDr|MUDr|JUDr|med|phil|jur|rer|nat|dent|vet|pol|oec|h\.\s?c)(?:\.-?|-)\s?(?:[A-Z][a-z]+\.\s)?)+|"
    # "lek. med. Anna Lis", "dr n. med. Anna Lis", "Dra. Ana Lis", "Me Anne Lis"
    r"^(?:(?:dr|prof)\.?\s)?(?:(?:n|hab|med|inż|lek|dent|wet|mgr|adw)\.\s){1,4}|^(?:Dra|Lic|Abg)\.\s|^Me\s(?=[A-ZÀ-Þ]\w+\s[A-ZÀ-Þ])"
)
ONLY_A_TITLE: Final = re.compile(rf"(?:(?:RN|MV|Th|Pa)Dr|{LEARNED}|{CENTRAL}|{SOUTHERN})\.?", re.IGNORECASE)
# What stands before the person to whom a business belongs; in English and the south the words are of sentences, too.
OWNED_BY: Final = (
    r"[Ii]nhaber(?:in)?|[Ii]nh\.|[Pp]roprietor|[Pp]rop\.|[Ee]igena(?:ar|resse)|[Uu]itbaatster|[Zz]aakvoerder|[Ii]ndehaver|[Ii]nnehavare|[Ii]nnehaver|"
    r"[Oo]mistaja|[Oo]manik|[Īī]pašnie(?:ks|ce)|[Ss]avinink(?:as|ė)|[Ww]łaściciel(?:ka)?|[Mm]ajite[lľ](?:ka)?|[Tt]ulajdonos|[Vv]l\.|"
    r"[Vv]lasni(?:k|ca)|[Ll]astni(?:k|ca)|[Ee]igandi|[Сс]обственик|[Вв]ладелец|[Вв]ласни(?:к|ця)|[Сс]опственик|[Ιι]διοκτή(?:της|τρια)|[Ss]ahibi"
)
_IN_THE_SOUTH: Final = (
    "Titolare|Titular|Titulaire|Gérante?|Propriétaire|[Pp]ropriet[aá]ri[ao]|Propiet[aà]ri[ao]|Proprietar"
)
OWNER: Final = rf"{OWNED_BY}|{_IN_THE_SOUTH}|Owner|Pronar|Eigentümer(?:in)?|Ejer|Eier|Ägare|Vlastní(?:k|čka)"
_OWNER_SAID: Final = Late(rf"(?:\A|[\n|·•,;(]\s?)(?:{OWNER})\s?:?\s\Z")
_LONGEST_LABEL: Final = 20


def is_an_owner_s(text: str, place: int) -> bool:
    """Tell whether ``text`` calls who is named at ``place`` the owner, and no more: "Owner: Ann Hill"."""
    return _OWNER_SAID.search(text, max(place - _LONGEST_LABEL, 0), place) is not None


PERSON_WORDS: Final = re.compile(
    r"\b(?:sole trader|sole proprietor|self-employed|einzelunternehmen|einzelunternehmer(?:in)?|inh\.|inhaber|"
    r"inhaberin|kleinunternehmer|auto-?entrepreneur|micro-?entrepreneu(?:r|se)|micro-?entreprise|"
    r"entrepreneu(?:r|se) individuel(?:le)?|"
    r"auto-?entrepreneuse|entrepreneure individuelle|entreprise individuelle|(?:trabajadora? )?autónom[oa]|"
    r"empresari[oa] (?:individual|autónom[oa])|empresári[oa] em nome individual|"
    r"trabalhadora? independente|(?:ditta|impresa) individuale|libero professionista|"
    r"eenmanszaak|zelfstandige|zelfstandig ondernem\w+|travailleu(?:r|se) indépendante?|"
    r"zzp|enskild firma|enkeltmandsvirksomhed|enkeltpersonforetak|toiminimi|"
    r"jednoosobowa działalność|działalność gospodarcz\w+|"
    r"osvč|fyzická osoba|podnikatel zapsaný v živnostenském|živnostník|egyéni vállalkozó|persoană fizică|"
    r"samostojni podjetnik|obrt|preduzetnik|едноличен търговец|самозанятый|индивидуальный предприниматель|"
    r"физическое лицо|"
    r"фізична особа|ατομική επιχείρηση|şahıs şirketi|private individual|private person|privatperson|"
    r"natural person|füüsilisest isikust|individuāl\w+|"
    r"saimniecisk\w+ darbīb\w+ veicēj\w+|individuali veikla|privat betrieben)\b",
    re.IGNORECASE,
)
# What a person's work is called: "Diplom-Psychologin", "Fotografin für Familien", "psicóloga colegiada".
PROFESSION: Final = re.compile(
    r"(?:(?:dipl|eidg|staatl|zert|lic|gepr|approb|anerk|selbst|frei)[\w.]*[\s-]){0,3}(?:fach|psychologische[r]?\s|systemische[r]?\s)?"
    r"(?:psycholog|arzt|ärzt|zahnarzt|zahnärzt|tierarzt|tierärzt|(?:psycho|physio|ergo|familien|paar|kunst|musik|atem|tanz|reit|natur|sprach)?therapeut|"
    r"heilpraktiker|berater|coach|supervisor|mediator|hebamme|masseur|architekt|rechtsanwalt|rechtsanwält|notar|steuerberater|"
    r"fotograf|ingenieur|osteopath|kinesiolog|übersetzer|dolmetscher|journalist|autor|designer|webdesigner|grafiker|grafikdesigner|künstler|"
    r"trauredner|kosmetiker|logopäd|trainer|entwickler|softwareentwickler|"
    r"psykolog|psykoterapeut|fysioterapeut|psykoterapeutti|psykologi|fotograaf|vertaler|psycholoog|ontwerper|"
    r"psicolog[oa]|psicoterapeuta|fisioterapista|architett[oa]|avvocat[oa]|nutrizionista|biolog[oa]|psicólog[oa]|fotógraf[oa]|abogad[oa]|"
    r"arquitect[oa]|diseñadora?|fisioterapeuta|advogad[oa]|photographe|ostéopathe|psychologue|architecte|graphiste|avocate?|naturopathe|"
    r"sophrologue|hypnothérapeute|photographer|developer|translator|solicitor|therapist|psychologist|tłumaczka?|fotografka|adwokat)"
    r"(?:in|e|en|innen)?(?:\s(?:d\.o\.|colegiad[oa]|psicoterapeuta|libero professionista|freelance|indépendante?|"
    r"(?:für|und|&|in|im|bei|mit|för|for|og|och|ja|fsp|sbap|asp|bdp|vpp)\b.*))?",
    re.IGNORECASE,
)

# What stands behind a name and says what its bearer is: "Anna Lis, Fotografin", "Tulpe (Einzelunternehmen)".
KIND_BEHIND: Final = Late(
    rf"(?:[\s,(–—-]+{PERSON_WORDS.pattern}|(?:,\s|\s\(|\s[–—]\s)(?:{PROFESSION.pattern}))\)?\Z", re.IGNORECASE
)
# "Tulpe Labs (Einzelunternehmen, Inh. Anna Lis)"
KIND_AND_OWNER: Final = Late(rf"\s\((?:{PERSON_WORDS.pattern}|(?-i:EI\b|E\.I\.))[^()]*\)?\Z", re.IGNORECASE)

# "Ann Hill, BSc MSc": what somebody has learned stands behind the name.
DEGREES: Final = Late(
    r"(?:,?\s(?:[BM]\.?\s?(?:Sc|A|Eng|Ed|BA|Mus|Arch|Phil|Des)\.?|EMBA|LL\.?\s?[BM]\.?|Ph\.?\s?D\.?|CSc\.?|DrSc\.?|DiS\.?|MPH|MMag\.?|"
    r"\(FH\)|Dipl\.-[A-Z][a-zä]+\.?(?:\s\(FH\))?|MIB|MAS|CAS|DAS)(?!\w))+"
)

_JOINED: Final = re.compile(r",\s|\s(?:und|and|et|y|e|i|en|og|och|ja|a|és|și|и|та|&|u\.|\+)\s")
_A_FIRST_NAME: Final = Late(r"[^\W\d_a-zà-ÿа-я][^\W\d_]+(?:[\s-][^\W\d_a-zà-ÿа-я][^\W\d_]+){0,2}")
_NAME_WORDS: Final = re.compile(r"[^\W\d_][\w'’-]+")
_FEW: Final = 4


def is_personal(text: str) -> bool:
    """Tell whether ``text`` says that whoever is named trades as a natural person."""
    return PERSON_WORDS.search(text) is not None


def like_a_person(name: str) -> bool:
    """Tell whether ``name`` is made as a person's: two or three words with capitals, and nothing else."""
    if _PERSON.fullmatch(name) is None:
        return False
    words = _NAME_WORDS.findall(name)
    return 2 <= len(words) <= 5 and all(word[0].isupper() or len(word) < 4 for word in words)


def without_titles(name: str) -> str:
    """Return ``name`` without what people have learned: "Mgr. Ana Hill"."""
    return TITLES.sub("", name) if "." in name else name


def like_somebody(name: str) -> bool:
    """Tell whether ``name`` is made as a person's, titles left out, or is a school’s, a club’s or an office’s."""
    return like_a_person(without_titles(name)) or is_a_body(name)


def like_persons(name: str) -> bool:
    """Tell whether ``name`` is a person's, or those of a few: "Sabine und Benjamin Muster"."""
    parts = _JOINED.split(name)
    return like_a_person(name) or (
        1 < len(parts) <= _FEW and like_a_person(parts[-1]) and all(map(_A_FIRST_NAME.fullmatch, parts[:-1]))
    )
