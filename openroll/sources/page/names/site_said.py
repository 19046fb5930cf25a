"""Where a page says that its site, or the team of it, runs it: "the team behind Blue Kiln", "l'équipe Tulipe"."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

from .borne import ADDRESS
from .host import is_host

_ARTICLE: Final = (
    r"(?:(?:the|die|der|das|dem|den|la|le|les|el|il|lo|de|het|o|a|az|η|ο|το|της|του|των|στην|our|unser)\s|"
    r"[lLdD]['’]|dell['’])?"
)
_TEAM: Final = (
    r"(?i:team|équipe|equipo|equipa|equip|zespół|tým|tím|csapat|echipa|ekipa|ekip|komanda|komando|команда|команди|екип(?:ът)?|ομάδα|tim|"
    r"redakcja|redakce|redakcia|rédaction|redaktion|redazione|redacción|redactie|redakció|редакция|редакція|"
    r"(?:web)?site(?:\sweb|\sinternet)?|sito(?:\sweb)?|sitio(?:\sweb)?|serwis|portal|portalu|serwisu|ιστοσελίδας?|ιστότοπος|webu|webové\sstránky|"
    r"proje[ck]t|projet|progetto|proyecto|projecto|projeto|platforma|plateforme|plataforma|piattaforma|platform|app|blog|marque|marca|marka|marke|brand)"
)
_OF: Final = r"(?:(?:of|behind|von|hinter|de|du|del|di|da|do|van|achter|за|на|διαχείρισης)\s)?"
_NAME: Final = r"[^\W_][\w.-]{1,40}?(?:\s[\w-]{2,20}?){0,2}?"
_SITE: Final = Late(
    rf"\s?:?(?:\s|(?<=['’])){_ARTICLE}(?:{_TEAM}\s{_OF}{_ARTICLE}){{0,2}}(?:d['’])?[\"“„«]?(?P<name>{_NAME})[\"”“»]?(?:[\s-](?i:team|teamet|tiimi|crew|csapata?))?"
    r"(?=\s?[,;(]|\.\s|\.?\s*(?:\n|\Z))"
)


def site_said(page: Page, place: int, limit: int) -> tuple[int, int] | None:
    """Return what the site is called right behind ``place``, or its address, also behind words for a team or a site."""
    found = _SITE.match(page.text, place, limit) if page.site else None
    if found is None:
        return None
    name = found["name"]
    own = is_host(page, name) or name.casefold() in (page.site, page.host.removeprefix("www."))
    own = own or (ADDRESS.fullmatch(name) is not None and f"@{name.lower()}" in page.lower)
    return found.span("name") if own else None
