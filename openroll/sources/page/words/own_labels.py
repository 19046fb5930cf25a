"""Labels of an operator's own: of its name, its number, where it is, and of who arranges, sells or lets something."""

import re
from typing import Final

from openroll.core.late import Late

from .addresses import ENDING, LABELS
from .lexicon import read_table
from .name_words import COMPANIES, is_a_body
from .numbers import LABELS as NUMBERS
from .numbers import Kind
from .persons import PERSON_WORDS
from .roles import DECOYS, WORDS, Role, tells_of_others

# Which are parts of names, too: a name that holds one is not known by it alone.
_BODIES: Final = """
association charity club organisation organization foundation business school fondation organisme asociación fundación
associazione fondazione ente associació associação fundação companie obrt társaság bedrift lag yhtiö σύλλογος σωματείο
dernek vakıf shoqata shoqëria
"""
_KINDS: Final = COMPANIES | {*_BODIES.split(), "viešoji įstaiga"}
# Who arranges, sells, lets, makes or gets something, and rooms where somebody is: an operator, as a rule.
_WHO: Final = Late(
    r"(?:(?:our|the|unsere?|vores|våre?|notre|nuestr[ao]|il\snostro|nasz[ae]?|naše?)\s)?(?:organi[sz]|promot|landlord|employer|registered|provider|"
    r"issue[rd]|billed\sby|ausgestellt|utstedt|udstedt|utfärda|émis|emitid|emess[oa]|wystawi|vystav|kiállít|izdao\b|izdal\b|entity\b|manufactur|produ[cksțz]|develop|stores?\b|shops?\b|visit|invoic|billing|payable|benefi[ct]|account\s|recipient|bank\sdetails|"
    r"veranstalt|arbeitgeb|zentrale|b[üu]ro|herstell|entwickl|laden\b|geschäft|träger|schulträger|rechnung|zahlungsempf|kontoinhab|empfäng|praxis|"
    r"kanzlei|verwaltung|sekretari|verleger|arrang|udbyd|udlej|arbejdsgiv|arbeidsgiv|arbetsgiv|butik|faktur|betaling|kontohav|kontoei|kontoinneh|"
    r"indehav|innehav|kl[ií]ni|tilbyd|utlei|utvikl|utveckl|udvikl|uthyr|tillverk|järjest|vuokranant|työnant|toimisto|kauppa|valmist|kehitt|laskutus|"
    r"saaja|tilinom|vastaava|aanbied|werkgev|kantoor|winkel|fabri[kc]|ontwikk|factuur|begunstig|rekeninghoud|praktijk|korralda|rendileand|tööand|peakontor|"
    r"kirjast|tootja|arendaj|arve\s|konto\s|rīkot|iznomāt|darba\sdev|galvenais|biroj|veikal|ražot|izstrādāt|saņēm|nuomot|darbdav|pagrindinis|biur|parduotuv|"
    r"gamint|kūrėj|gavėj|skipulegg|útgef|eigand|seljand|þjónustuað|leigusal|vinnuveit|skrifstof|verslun|framleið|reikning|prestat|bailleur|employeur|"
    r"bureau|boutique|bénéfic|titulaire|prestador|oficina|tienda|fornitore|gestore|uffici|negozi|intestat|sklep|odbiorc|pořadat|poskyt|kancel|prodejn|výrobc|"
    r"příjem|szervez|iroda|üzlet|gyárt|kedvezm|prodavac|ured\b|trgovin|proizvođ|primatelj|furnizor|birou|magazin|организат|офис|офіс|магазин|производит|"
    r"ettevõtja|yrittäj|entrepren|unternehm|ondernem|näringsid|næringsdr|erhvervsdr|uzņēmēj|verslin|przedsięb|podnik|vállalk|poduzet|podjet|antrepren|"
    r"предприя|предприним|підприєм|επιχείρη|empres|impres|(?:per|by|par|por|via|pr|als|as)\s|mes\s|mēs\s|me\s|we\s|wir\s|wij\s|vi\s|"
    # "Unless stated otherwise above: Blue Kiln Ltd"
    r"unless\s|sofern\snicht|soweit\snicht|sauf\s|salvo\s|tenzij\s|hvis\sikke|om\sinte\s|"
    # where it is, and to whom letters go
    r"attn?\b|attention|z\.?\s?hd|zu\shänd|t\.?\s?a\.?\s?v\b|t\.?\s?n\.?\s?v\b|"
    r"sted\b|location|venue|hvor|where|wo\s|ort\b|lokal|træning|trening|träning|mødest|møtest|mötes|spillested|adress|find|finn|hitta|besøg|besøk|besök|"
    r"paikka|koht|vieta|plats|plass|locatie|waar|staður|lieu|luogo|lugar|local|miejsce|místo|miesto|helyszín|mjesto|mesto|место|місце|място|"
    r"виробник|получат|отримувач|засновник|διοργαν|γραφε|κατάστ|κατασκευαστ|δικαιούχ)",
    re.IGNORECASE,
)
# "Rechtsform: Aktiengesellschaft (AG)"
_OF_FORMS: Final = re.compile(
    r"(?:forme\s(?:juridique|sociale|légale)|statut\sjuridique|nature\sjuridique|rechtsform|gesellschaftsform|unternehmensform|rechtsvorm|"
    r"ondernemingsvorm|(?:forma|natura)\s(?:giuridica|jurídica|legal|juridică|societară)|tip(?:o|ul)?\s(?:de\s(?:sociedade?|empresa)|di\ssocietà|societății)|"
    r"(?:legal|company|business|corporate|entity)\s(?:form|type|structure|status)|type\sof\s(?:company|business|entity)|legal\sentity\stype|"
    r"forma\sprawna|právní\sforma|právna\sforma|cégforma|(?:társasági|jogi)\sforma|forma\sde\sorganizare|pravn[ia]\soblika?|правна\sформа|правни\sоблик|"
    r"правен\sстатут|(?:организационно-|організаційно-)?правов(?:ая|а)\sформа|teisinė\sforma|juridiskā\sforma|uzņēmējdarbības\sforma|õiguslik\svorm|"
    r"selskabsform|virksomhedsform|selskapsform|organisasjonsform|bolagsform|företagsform|associationsform|yhtiömuoto|yritysmuoto|"
    r"νομική\sμορφή|rekstrarform|félagaform|hukuki\s(?:statü|yapı)\w*|şirket\s(?:türü|tipi)|forma\sligjore)\s?:?",
    re.IGNORECASE,
)
_SAYS_WHO: Final = re.compile(
    r"\b(?:is|are|ist|sind|est|sont|es|son|è|sono|é|são|jest|są|je|jsou|sú|su|so|er|är|on|ovat|yra|ir|este|е|са|є)\Z"
)
# "Uzavřená mezi:", "Smluvní strany:": above the first side of a contract.
_BETWEEN: Final = "|".join(phrase for key, phrase in read_table("contracts.tsv") if key == "between")
_SIDES: Final = Late(
    r"(?!.*(?:third|tier|terz|terc|dritt|derde|tredje|třet|treti|treć|trzec|трет|üçüncü|terț|harmad|kolma|treš|treč|τρίτ|partner))"
    rf"(?:.{{0,60}}\s)?(?:{_BETWEEN}|parties|partes|parti|vertragsparteien|vertragspartner|partijen|parterne?|osapuolet|strony|strany|"
    r"strane|stranki|părțile|partile|felek|стороны|сторони|страни|страните|taraflar|pooled|puses|šalys|reunidos|"
    r"(?:on)?dergetekenden?|unterzeichne(?:te|nde)n?|soussigné(?:e?s)?|sottoscritt[io]|abaixo\sassinados|undersigned|niżej\spodpisani)"
    r"(?:\s(?:umowy|smlouvy|zmluvy|contractante|contrayentes|contraenti|contratantes|du\scontrat|del\scontrato|договора))?",
    re.IGNORECASE,
)
_LONGEST: Final = 40
OWN_ROLES: Final = frozenset(Role) - (DECOYS - {Role.PERSON, Role.REPRESENTATIVE})


def is_own(label: str) -> bool:
    """Tell whether a table knows ``label`` as one of an operator's: of its name, its number, its address."""
    lower = label.lower()
    if is_a_kind(label) or PERSON_WORDS.search(label) or _WHO.match(label) or _SAYS_WHO.search(label):
        return True
    if _SIDES.fullmatch(label.strip()):
        return True
    if any(one.at(label, lower, 0, len(label)) for one in (LABELS, ENDING)):
        return True
    number = NUMBERS.at(label, lower, 0, len(label))
    if number is not None and number.meaning.kind is not Kind.DECOY:
        return True
    return any(mark.meaning in OWN_ROLES for mark in WORDS.scan(label, lower, 0, len(label)))


def is_of_forms(label: str) -> bool:
    """Tell whether behind ``label`` stands what somebody is in law, in words that are no name."""
    return len(label) < _LONGEST and _OF_FORMS.fullmatch(label) is not None


def is_a_kind(said: str) -> bool:
    """Tell whether ``said`` is what any company, school or club is, and no name: "Association", "Szkoła podstawowa"."""
    kind = said.strip()
    return kind[:1].isupper() and (kind.lower() in _KINDS or is_a_body(kind))


ENDS_WITH_BY: Final = Late(
    r"[^\W\d_]{3,}(?:\s[^\W\d_]+){0,5}\s(?:by|af|av|von|durch|door|van|via|gennem|gjennom|genom|hos|par|por|tramite|przez)\s?[\"“„«]?\Z",
    re.IGNORECASE,
)
# "© 2026 by", "Made with love in Kiel by": who made a site with it is whose it can be, as who issued a bill.
_CLAIM: Final = re.compile(
    r"©|copyright|\(c\)|\blove\b|[♥❤]|\A(?:(?:issued|billed)\sby|ausgestellt\s(?:von|durch)|(?:utstedt|udstedt|utfärda[dt])\sa[fv]|"
    r"émise?\spar|emitid[oa]\spor|emess[oa]\sda)\b",
    re.IGNORECASE,
)


def leads_to_another(text: str, lower: str, start: int, end: int) -> bool:
    """Tell whether the words between ``start`` and ``end`` say what somebody else does: "Tickets sold by".

    ``lower`` is ``text`` in small letters.
    """
    said = text[start:end]
    if _CLAIM.search(said) or any(one.meaning in OWN_ROLES for one in WORDS.scan(text, lower, start, end)):
        return False
    return ENDS_WITH_BY.search(said) is not None or tells_of_others(text, lower, start, end)
