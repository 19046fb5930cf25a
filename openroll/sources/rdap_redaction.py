"""What an RDAP answer hides: by the members of RFC 9537, and by words that stand in place of a value."""

import re
from typing import Final

from .base import Answer

# Words of registries and of privacy services, where a registrant's name, street or mailbox would stand.
_HIDDEN: Final = re.compile(
    r"redacted|privacy|proxy|withheld|data (?:is )?protected|^\W*c/o\b"
    r"|whois ?(?:guard|agent|protect|privacy|trustee|secure)|knock whois|\bprotectservice\b|resprivate"
    r"|\bgdpr\b|\bmask(?:ed|ing)\b|(?:not|non)[ -](?:disclosed|public\b|published)|undisclosed|statutory"
    r"|\bnot shown\b|non divulgu"
    r"|anonymi[sz]ed?\b|(?:identity|id) (?:protect|shield)|protected by"
    r"|private (?:registration|registrant|by design|person)\b"
    r"|registration private|(?:name|address|data) hidden"
    r"|domain protection services|dnstination|njal\.?la\b|1337 services|personal data|physical person|natural person"
    r"|personne physique|nat(?:ü|ue)rliche person\b|private individual\b|ano nymous"
    r"|nexperian holding|yinsi ?baohu|happy dreamhost|domain (?:name )?(?:is |may be )?for sale"
    r"|on behalf of|\bhidden (?:upon|by|for|in whois)\b|not available|confidential"
    r"|data not shown|\bdomain-contact\b|see registrar|query the rdds|\*{2,}"
    r"|diffusion restreinte|restricted publication|datos protegidos|dati (?:oscurati|protetti)|gegevens afgeschermd"
    r"|donn[ée]es (?:masqu|prot[ée]g)[ée]+es"
    r"|nicht (?:öffentlich|veröffentlicht)|(?:персональные|личные) данные|данные (?:скрыты|защищены)|n[ãa]o divulgad",
    re.IGNORECASE,
)
_EMPTY: Final = re.compile(
    r"[\W_]*(?:n/?a|none|null|unknown|not applicable|unavailable|private|hidden)?[\W_]*", re.IGNORECASE
)
# Words that say that one value is withheld, and nothing of who the registrant is.
_WITHHELD: Final = re.compile(
    r"(?:\w+ )?redacted(?: for (?:privacy|gdpr)(?: purposes| reasons)?| ?\|.{1,60}| (?:registrant|name|data))?"
    r"|gdpr (?:masked|redacted|protected)|statutory masking enabled|masked"
    r"|(?:data|information) (?:protected|withheld|not disclosed)"
    r"|(?:not|non)[ -](?:disclosed|shown|published|public(?: data)?)",
    re.IGNORECASE,
)
# What a contact does, where a name is due.
_ROLE: Final = re.compile(
    r"(?:(?:domain|dns|host|web|post|internet|network|technical|legal|trademark|whois|registra(?:nt|tion)|it|ip)s? ?"
    r"(?:names? ?)?)+(?:admin(?:istrat(?:or|ion|ive))?s?|manage(?:r|ment)|master|contact|dep(?:t|artment)|team"
    r"|operations|owner|holder|registrant|name|organi[sz]ation)\.?|administrat(?:or|ion)|registrant",
    re.IGNORECASE,
)
# Words with which people fill the box of an organisation that they have not.
_FILLER: Final = re.compile(
    r"(?:no|none|without|sans|ohne|bez) ?(?:org(?:ani[sz]ation)?|company|firma|soci[ée]t[ée]|name|given)"
    r"|not (?:given|provided|specified|set)|n\.? ?a\.?|0+|x{3,}|same|self|myself|me|personal|person|home|test|info"
    r"|(?:an )?individual|(?:private|natural) (?:person|individual|customer|user)|self[ -]?employed|freelancer?"
    r"|sole (?:trader|proprietor)|company|my company|organi[sz]ation|org|name|(?:domain )?owner|customer|client|user"
    r"|anonym(?:e|ous|us)?(?: registrant)?|registrant of \S+|domains?|(?:tech )?support|noc|dba"
    r"|privat(?:e|person|[ao]|na osoba)?|priv(?:ado|ada|é|ée)|fizi[čc]ka osoba|persona fisica|particulier|particular"
    r"|persona (?:f[ií]sica|natural)|pessoa f[ií]sica|natuurlijk persoon"
    r"|osoba fizyczna|fyzick[áa] osoba|fysisk person|yksityishenkil[öo]|magánszemély|persoan[ăa] fizic[ăa]"
    r"|частное лицо|физическое лицо|физлицо",
    re.IGNORECASE,
)
# Who sells domains, or builds sites and keeps the domain in its customer's place; not where the domain is its own.
_STAND_IN: Final = re.compile(
    r"(huge ?domains|sedo|undeveloped|dan\.com|afternic|buydomains|uniregistry"
    r"|wix|squarespace|weebly|godaddy|jimdo|webnode|automattic|shopify)"
    r"(?:\.com)?(?:,? (?:domains?|inc|llc|ltd|limited|gmbh|b\.?v|ag|operating company)\.?)*[\W_]*",
    re.IGNORECASE,
)
# Whoever says that domains are the business, of a domain that bears no word of the name.
_DEALER: Final = re.compile(r"domains?(?:\.com)?\b", re.IGNORECASE)
_REGISTRANT: Final = re.compile(r"registrant[ _-]*(?:contact[ _-]*)?(.*)", re.IGNORECASE)
_WORDS: Final = {
    "organization": "organization|organisation|org",
    "name": "name|fn",
    "street": "street|address",
    "city": "city|locality",
    "country": "country|country code",
    "email": "e-?mail",
}


def is_hidden(text: str) -> bool:
    """Tell whether ``text`` stands in place of a value: "REDACTED FOR PRIVACY", a privacy service, a dash."""
    return bool(_EMPTY.fullmatch(text) or _HIDDEN.search(text))


def is_withheld(text: str) -> bool:
    """Tell whether ``text`` says only that this value is withheld: the organisation may be shown beside a name."""
    return bool(_EMPTY.fullmatch(text) or _WITHHELD.fullmatch(text.strip(" .*-[]()")))


def is_role(text: str) -> bool:
    """Tell whether ``text`` is what a contact does or is, in place of a name: "Hostmaster", "Individual"."""
    return bool(_ROLE.fullmatch(text.strip()) or _FILLER.fullmatch(text.strip(" .*-[]()")))


def stands_for_another(text: str, domain: str) -> bool:
    """Tell whether the registrant ``text`` sells ``domain`` or keeps it for a customer: it runs nothing there."""
    match = _STAND_IN.fullmatch(text.strip())
    if match is not None:
        return match[1].lower().split(".")[0].replace(" ", "") not in domain
    words = re.findall(r"[a-z]{4,}", text.lower())
    return _DEALER.search(text) is not None and not any(word in domain for word in words)


def redacted_names(answer: Answer) -> frozenset[str]:
    """Return which parts of the registrant the answer says that it hides (RFC 9537, section 4.2): name, street, …

    The redaction of an entity as a whole hides all of them. A part that is replaced is hidden too: what stands in its
    place is the registry's.
    """
    found: set[str] = set()
    members = answer.at("redacted")
    for one in members if isinstance(members, list) else []:
        named = one.get("name") if isinstance(one, dict) else None
        texts = [named.get(key) for key in ("type", "description")] if isinstance(named, dict) else []
        for text in texts:
            match = _REGISTRANT.fullmatch(text.strip()) if isinstance(text, str) else None
            if match:
                found.update(_parts(match[1].strip()))
    return frozenset(found)


def _parts(rest: str) -> set[str]:
    if not rest:
        return set(_WORDS)
    return {part for part, words in _WORDS.items() if re.fullmatch(words, rest, re.IGNORECASE)}
