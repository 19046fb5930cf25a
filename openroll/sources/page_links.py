"""Pages of the same site that are worth asking next: where operators say who they are, the most telling first."""

import re
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

from .base import host_of, split_link
from .page_text import Page

MOST: Final = 6
# Of each kind, from the most telling to the least: words of a link's text or path.
_KINDS: Final = (
    "impressum|imprint|legal-?notice|mentions-?l[eé]gales|aviso-?legal|note-?legali|colofon|colophon|реквизиты|rekvizity|requisites|impresum|impresszum|k[uü]nye|anbieterkennzeichnung|"
    "informa[cç](?:ión|ion|ão|ao|oes|ões)-?lega(?:l|is)|legal-?information|company-?information|company-?details|rekvisiidid|rekviz[iī]ti|rekvizitai|juridisk-?information|dane-?firmy|identifika[cč]n|"
    "cégadatok|cegadatok|yritystiedot|virksomhedsoplysninger|offenlegung|legal-?disclosure|правова-?інформація|юридическая-?информация|date-?de-?identificare|юридична-?інформація|реквізити|firmenbuch|wettelijke-?vermeldingen|datos-?identificativos|"
    "bedrijfsgegevens|στοιχεία-?εταιρείας|данни-?за-?фирмата|οροι-?νομικες",
    "contact|kontakt|contacto|contatti|contato|контакты|контакти|contactez|επικοινωνία|epikoinonia|iletisim|iletişim|kapcsolat|yhteystiedot|kontaktai|kontakti|elérhetőség|elerhetoseg|hafa-?samband|связаться|зв['’]?яз|ota-?yhteytta",
    "about|ueber-?uns|über-?uns|uber-?uns|who-?we-?are|qui-?sommes|quienes-?somos|quiénes|chi-?siamo|over-?ons|om-?oss|om-?os|o-?nas|o-?nás|rólunk|rolunk|despre|за-?нас|о-?нас|о-?компании|про-?нас|hakkimizda|hakkımızda|sobre|meist|par-?mums|apie-?mus|company|unternehmen|σχετικά|tietoa",
    "terms|agb|nutzungsbedingungen|conditions|cgv|cgu|condiciones|termini|condizioni|voorwaarden|villkor|vilkår|vilkar|ehdot|regulamin|obchodn[ií]-?podm|ászf|aszf|termeni|uvjeti|uslovi|pogoji|условия|общи-?условия|оферта|oferta|соглашение|угода|όροι|sözleşme|kosullar|tingimused|noteikumi|taisyklės|legal|rechtliches|tos|terminos|términos|termos|юр-?инфо|договор",
    "privacy|datenschutz|confidentialit|privacidad|privacidade|riservatezza|privacybeleid|integritet|personvern|privatliv|tietosuoja|prywatno|soukrom|súkrom|adatvéd|adatved|confidenţ|confident|privatnost|zasebnost|поверителност|конфиденциальност|конфіденційн|приватн|απορρήτου|gizlilik|privaatsus|privātuma|privatumo|rgpd|gdpr|dsgvo|rodo|kvkk|personuppgift",
)
_PATTERNS: Final = tuple(re.compile(rf"(?<![^\W_])(?:{words})", re.IGNORECASE) for words in _KINDS)
_FILES: Final = re.compile(r"\.(?:pdf|jpe?g|png|gif|svg|zip|docx?|xlsx?|mp4|webp|css|js)$", re.IGNORECASE)
_LONGEST: Final = 80


def next_links(page: Page) -> tuple[str, ...]:
    """Return at most six absolute addresses on the page's own site, the most telling first, without itself."""
    base = page.snapshot.final_url
    own = host_of(base).removeprefix("www.")
    here = {urldefrag(base)[0].rstrip("/"), urldefrag(page.snapshot.url)[0].rstrip("/")}
    found: list[tuple[int, int, str]] = []
    for index, link in enumerate(page.links):
        href = link.href
        if (
            href[:1] == "#"
            or href[:11].lower() in ("javascript:",)
            or href[:7].lower() == "mailto:"
            or href[:4].lower() == "tel:"
        ):
            continue
        text = link.text if len(link.text) <= _LONGEST else ""
        kind = _kind(text, href)
        if kind is None:
            continue
        try:
            target = urldefrag(urljoin(base, href))[0]
        except ValueError:
            continue
        parts = split_link(target)
        if parts is None or host_of(target).removeprefix("www.") != own or _FILES.search(parts.path):
            continue
        if target.rstrip("/") not in here:
            found.append((kind, index, target))
    return tuple(dict.fromkeys(target for _, _, target in sorted(found)))[:MOST]


def _kind(text: str, href: str) -> int | None:
    path = unquote(href[:300]).split("?")[0]
    tail = path.partition("://")[2].partition("/")[2] if "://" in path else path
    shown = text.replace(" ", "-")
    for kind, pattern in enumerate(_PATTERNS):
        if (shown and pattern.search(shown)) or pattern.search(tail):
            return kind
    return None
