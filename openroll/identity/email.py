"""E-mail addresses: syntax only. Whether mail arrives is not asked, and no name server either."""

import re
from typing import Final

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from openroll.core.late import Late

from . import domain, scripts

LONGEST: Final = 320
LONGEST_TEXT: Final = 20_000
_AT_WORDS: Final = (
    r"at|ät|aet|@|a|et|arroba|arobase|chiocciola|kukac|małpa|malpa|zavináč|zavinac|собака|собачка|"
    r"apenstaartje|krøllalfa|alfakrøll|snabela|snabel-a|ät-merkki|æt|klammeraffe|παπάκι|afna|majmun"
)
_DOT_WORDS: Final = r"dot|\.|punkt|point|punto|ponto|pont|kropka|piste|punktum|точка|тчк|tečka|bodka|τελεία"
_AT: Final = rf"(?:\s?[\[({{<]\s?(?:{_AT_WORDS})\s?[\])}}>]\s?|\s?＠\s?|\s@\s|\sAT\s|@)"
_DOT: Final = rf"(?:\.|\s?[\[({{<]\s?(?:{_DOT_WORDS})\s?[\])}}>]\s?|\sDOT\s)"
_NAME: Final = r"[A-Za-z0-9](?:[A-Za-z0-9_+-]{0,40}[A-Za-z0-9])?"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?"
_VEILED: Final = Late(
    rf"(?<![\w.+@-])(?P<local>{_NAME}(?:{_DOT}{_NAME}){{0,3}}){_AT}"
    rf"(?P<host>{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}{_DOT}[A-Za-z]{{2,24}})(?![\w@-])",
    re.IGNORECASE,
)
# Most addresses are made so, and are in their one spelling already.
_USUAL: Final = re.compile(
    r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?P<ending>[a-z]{2,24})"
)
_USUALLY_LONGEST: Final = 60  # so that no part of one is too long
# Of these one is in each text that holds such an address; words between brackets are mostly others.
_MARKS: Final = re.compile(
    rf"[\[({{<]\s?(?:{_AT_WORDS}|{_DOT_WORDS})\s?[\])}}>]|＠|\s@\s|(?-i:\s(?:AT|DOT)\s)", re.IGNORECASE
)
_WORDED: Final = re.compile(r"\s(?i:at|dot)\s")
# Hosts of templates, without their ending; what is reserved for documents (RFC 2606) begins the list.
_MADE_UP_HOSTS: Final = Late(
    r"(?:example|exemple|ejemplo|exemplo|esempio|voorbeeld|beispiel|przyklad|priklad|eksempel|exempel|esimerkki"
    r"|domain|domaine|dominio|domein|domena|domen|email|e-?mail-?address|address|company|website|site-?name"
    r"|(?:your|my|the|our|some|any)-?(?:domain|site|website|web|company|business|shop|store|brand|email|mail|name|host|org)"
    r"|(?:ihre?|deine?|meine?)-?(?:domain|domaene|firma|website|seite|webseite|shop)|muster(?:firma|mann|domain|shop)?"
    r"|(?:votre|mon)-?(?:domaine|site|entreprise)|(?:tu|su|mi)-?(?:dominio|empresa|sitio|web)"
    r"|(?:tuo|mio)-?(?:dominio|sito|azienda)"
    r"|(?:seu|meu)-?(?:dominio|site|empresa)|(?:jouw|uw|mijn)-?(?:domein|bedrijf|site)"
    r"|(?:twoja|moja)-?(?:domena|firma|strona)"
    r"|(?:vash|vas|moy|moi)-?(?:domen|sait|site)|xxx+)"
)
_RESERVED: Final = frozenset({"test", "invalid", "localhost"})
# Only with hosts of templates these names are nobody's: there are companies whose mailbox is email@.
_MADE_UP_NAMES: Final = frozenset(
    {
        *("your", "youremail", "your.email", "your-email", "your_email", "yourname", "your.name", "your-name"),
        *("firstname.lastname", "first.last", "vorname.nachname", "prenom.nom", "nombre.apellido", "nome.cognome"),
        *("max.mustermann", "mustermann", "erika.mustermann", "john.doe", "johndoe", "jane.doe", "janedoe"),
        *("imie.nazwisko", "voornaam.achternaam", "username", "user.name", "yourmail", "someone", "somebody"),
    }
)  # fmt: skip
# Providers whose name a template could have made up: of their mailboxes only those are nobody's that say nothing.
_PROVIDERS: Final = frozenset({"email.cz", "email.it"})
_ANYBODYS: Final = frozenset(
    {
        *(
            "info",
            "kontakt",
            "email",
            "mail",
            "name",
            "jmeno",
            "vas",
            "vase",
            "vas.email",
            "muj",
            "test",
            "priklad",
        ),
        *("nome", "cognome", "tuo", "tua", "contatti", "esempio", "user", "firma"),
    }
)
# Whole addresses of templates at hosts that are somebody's.
_MADE_UP: Final = frozenset(
    {
        *("mail@mail.com", "example@gmail.com", "john@doe.com", "jane@doe.com", "sample@sample.com", "demo@demo.com"),
        *("abc@abc.com", "abc@xyz.com", "info@xyz.com", "hello@brand.com", "info@brand.com", "filler@godaddy.com"),
        *("hello@reallygreatsite.com", "info@mail.com", "name@mail.com", "user@mail.com", "test@gmail.com"),
    }
)  # fmt: skip
# Hosts to which pages report their own mistakes; the "address" is a key.
_MACHINES: Final = ("sentry.io", "sentry.wixpress.com", "sentry-next.wixpress.com", "ingest.sentry.io")


def normalise(text: str) -> str | None:
    """Return the address ``text`` in one spelling, None when it is no address or passes for another.

    The domain is in A-labels and small letters. The part before the @ stays as it is written, except where
    everything is in capitals: registers shout (``GIELDA@CDPROJEKT.COM``), mailboxes do not.
    """
    written = text.strip()
    if len(written) > LONGEST:
        return None
    written = written[len("mailto:") :] if written[:7].lower() == "mailto:" else written
    if written.isupper():
        written = written.lower()
    usual = _USUAL.fullmatch(written) if len(written) <= _USUALLY_LONGEST else None
    if usual is not None and usual["ending"] not in SPECIAL_USE_DOMAIN_NAMES:
        return written
    try:
        # The domain's look-alikes are ours to judge; the library would only encode them.
        found = validate_email(written, check_deliverability=False, allow_display_name=False, strict=True)
        host = domain.check(found.domain)
    except (EmailNotValidError, domain.BadDomain, UnicodeError):
        return None
    local = found.local_part
    for part in local.lower().replace("-", ".").replace("_", ".").replace("+", ".").split("."):
        if scripts.problem(part, beside_latin=not host.rpartition(".")[2].startswith("xn--")):
            return None
    return f"{local}@{host}"


def same(first: str, second: str) -> bool:
    """Tell whether two addresses reach one mailbox, as far as anybody outside can tell: capitals do not count."""
    return first.casefold() == second.casefold()


def is_placeholder(text: str) -> bool:
    """Tell whether an address is one of a template ("name@domain.com", "info@yourdomain.de"), and nobody's.

    Names under ``.example`` are not counted: whole documents, ours among them, live there.
    """
    written = text[:LONGEST].strip().lower()
    local, _, host = written.rpartition("@")
    if not local or written in _MADE_UP or host.rpartition(".")[2] in _RESERVED or local in _MADE_UP_NAMES:
        return True
    if any(host == machine or host.endswith(f".{machine}") for machine in _MACHINES):
        return True
    if host in _PROVIDERS:
        return local in _ANYBODYS
    labels = domain.without_www(host).split(".")
    if labels == ["test", "com"]:  # elsewhere there are people of that name, test.de among them
        return True
    return len(labels) > 1 and labels[-1] != "example" and bool(_MADE_UP_HOSTS.fullmatch(labels[-2]))


def reveal(text: str) -> str:
    """Return ``text`` with the addresses readable that were written for people alone. Idempotent.

    "info [at] example [dot] com", "info(at)example.com", "info @ example.com", "INFO AT EXAMPLE DOT COM". Words of
    prose ("look at example.com") stay, and so does what would be no address.
    """
    if _MARKS.search(text) is None:
        return text
    return _VEILED.sub(_revealed, text[:LONGEST_TEXT]) + text[LONGEST_TEXT:]


def _revealed(match: re.Match[str]) -> str:
    words = _WORDED.findall(match[0])
    # "AT" and "DOT" stand in capitals where they are signs, and both of them.
    if words and not (all(word.isupper() for word in words) and len(words) > 1):
        return match[0]
    dots = re.compile(_DOT, re.IGNORECASE)
    written = f"{dots.sub('.', match['local'])}@{dots.sub('.', match['host'])}"
    return written if normalise(written) is not None else match[0]
