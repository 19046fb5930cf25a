"""Companies behind a label that no table knows: "Sponsor: Raven Ltd" is hardly whose page it is."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.kind_said import is_a_kind
from openroll.sources.page.parties.party import FIRST, Party
from openroll.sources.page.parties.told_of import sentence_before
from openroll.sources.page.words.addresses import ENDING, LABELS
from openroll.sources.page.words.numbers import LABELS as NUMBERS
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.persons import PERSON_WORDS
from openroll.sources.page.words.roles import DECOYS, WORDS, Role, tells_of_others

from .weeding import Settled

_LONGEST: Final = 40
_LONGEST_PHRASE: Final = 60
# "Sponsor: ", also behind a sign within the line
_LABEL: Final = re.compile(r"(?:\A|.*[|·•]\s|.*[.!?]\s)\W*([^\W\d_][^:|·•\n]{1,40}):\s?[\"“„«]?\Z")
# Who arranges, sells, lets, makes or gets something, and rooms where somebody is: an operator, as a rule.
_WHO: Final = Late(
    r"(?:(?:our|the|unsere?|vores|våre?|vår|notre|nuestr[ao]|il\snostro|nasz[ae]?|naše?)\s)?(?:organi[sz]|promot|landlord|employer|registered|provider|"
    r"issuer|manufactur|produ[cksțz]|develop|stores?\b|shops?\b|visit|invoic|billing|payable|benefi[ct]|account\\s|recipient|bank\sdetails|"
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
    r"виробник|получат|отримувач|засновник|διοργαν|γραφε|κατάστ|κατασκευαστ|δικαιούχ)",
    re.IGNORECASE,
)
_SAYS_WHO: Final = re.compile(
    r"\b(?:is|are|ist|sind|est|sont|es|son|è|sono|é|são|jest|są|je|jsou|sú|su|so|er|är|on|ovat|yra|ir|este|е|са|є)\Z"
)
_BY: Final = Late(
    r"[^\W\d_]{3,}(?:\s[^\W\d_]+){0,5}\s(?:by|af|av|von|durch|door|van|via|gennem|gjennom|genom|hos|par|por|przez|tramite|przez)\s?[\"“„«]?\Z",
    re.IGNORECASE,
)
# "© 2026 by", "Made with love in Kiel by": who made a site with it is whose it can be.
_CLAIM: Final = re.compile(r"©|copyright|\(c\)|\blove\b|[♥❤]", re.IGNORECASE)
_OWN: Final = frozenset(Role) - (DECOYS - {Role.PERSON, Role.REPRESENTATIVE})


def without_labelled(page: Page, settled: Settled, is_the_site_s: Callable[[Party], bool]) -> Settled:
    """Return ``settled`` without companies that a label says are others, unless the site is called as they are."""
    return [one for one in settled if is_the_site_s(one[0]) or not _is_labelled(page, one[0])]


def _is_labelled(page: Page, party: Party) -> bool:
    """Tell whether ``party`` stands behind or below a label that is none of an operator's, and nothing else is said."""
    if party.evidence >= FIRST or not page.html:
        return False
    index = page.line_at(party.start)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    before = page.text[line.start : party.start]
    found = _LABEL.match(before)
    if found is not None:
        return not _is_own(found[1])
    if before.strip(' "“„«'):
        begin = sentence_before(page, party.start)
        short = party.start - begin < _LONGEST_PHRASE
        return short and not party.evidence and _leads_on(page, begin, party.start)
    if not index or len(above.text) > _LONGEST:
        return False
    if above.text.endswith(":"):
        return not _is_own(above.text[:-1])
    return _BY.search(above.text) is not None and _leads_on(page, above.start, above.end)


def _leads_on(page: Page, start: int, end: int) -> bool:
    """Tell whether the words between ``start`` and ``end`` say what somebody else does: "Tickets sold by"."""
    said = page.text[start:end]
    if _CLAIM.search(said) or any(
        one.meaning in _OWN for one in WORDS.scan(page.text, page.lower, start, end)
    ):
        return False
    return _BY.search(said) is not None or tells_of_others(page.text, page.lower, start, end)


def _is_own(label: str) -> bool:
    """Tell whether a table knows ``label`` as one of an operator's: of its name, its number, its address."""
    lower = label.lower()
    if is_a_kind(label) or PERSON_WORDS.search(label) or _WHO.match(label) or _SAYS_WHO.search(label):
        return True
    if any(one.at(label, lower, 0, len(label)) for one in (LABELS, ENDING)):
        return True
    number = NUMBERS.at(label, lower, 0, len(label))
    if number is not None and number.meaning.kind is not Kind.DECOY:
        return True
    return any(mark.meaning in _OWN for mark in WORDS.scan(label, lower, 0, len(label)))
