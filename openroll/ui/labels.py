"""The words for the codes of the register: standings, sources, kinds of facts. Each is a message of the catalogue."""

from dataclasses import dataclass
from typing import Final

from openroll.core.errors import N_


@dataclass(frozen=True, slots=True)
class Label:
    """A word for a tag, a colour for it, and a sentence that explains it."""

    word: str
    colour: str
    sentence: str


IDENTIFIERS: Final = {
    "name": N_("Name"),
    "country": N_("Country of registration"),
    "number": N_("Number"),
    "address": N_("Address"),
    "email": N_("E-mail"),
}

STANDINGS: Final = {
    "corroborated": Label(N_("Corroborated"), "green", N_("An official register says so.")),
    "declared": Label(
        N_("Declared"),
        "teal",
        N_(
            "The operator says so: on a site shown to be its own, or in a message that the registrar vouches for."
        ),
    ),
    "stated": Label(
        N_("Stated"), "yellow", N_("Somebody says so who has not been shown to be the operator.")
    ),
    "conflicting": Label(
        N_("Conflicting"), "red", N_("Sources disagree. Each value is shown with its source.")
    ),
    "missing": Label(N_("Missing"), "grey", N_("No open source has given it.")),
}
REDACTED: Final = Label(
    N_("Redacted"),
    "grey",
    N_(
        "Removed from public view. The log still proves that a value was recorded, and no longer shows which."
    ),
)
WITHHELD: Final = Label(
    N_("Withheld"),
    "grey",
    N_("The register has it and does not show it. The log proves that a value was recorded."),
)
EMBARGOED: Final = Label(
    N_("Under embargo"),
    "yellow",
    N_("The register has it and shows it later. The log proves that a value was recorded."),
)
NOT_GIVEN: Final = Label(
    N_("Not given"), "grey", N_("The imported list did not carry it, and it has not been looked up.")
)
UNCHECKED: Final = Label(
    N_("Not checked"), "yellow", N_("Imported from an earlier list. No open source has been asked yet.")
)

NOT_IN_EXTRACT: Final = Label(
    N_("Not in this extract"),
    "grey",
    N_("It was never given, or stands in the log as a digest only, because it is withheld or redacted."),
)

OLDER: Final = Label(N_("Older version"), "yellow", N_("A newer version of this entry exists."))

BINDINGS: Final = {
    "claimed": Label(
        N_("Claimed"), "yellow", N_("The sender names this domain. Who controls it has not been shown.")
    ),
    "page": Label(
        N_("Names the number"),
        "teal",
        N_("A page on this domain gives the name and number that the official register has."),
    ),
    "certificate": Label(
        N_("Certified"),
        "green",
        N_("A certificate authority checked the company before it certified this domain."),
    ),
    "challenge": Label(
        N_("Challenge answered"),
        "green",
        N_("Whoever holds this domain put the line there that this register asked for."),
    ),
    "register": Label(
        N_("Named by the register"),
        "green",
        N_("The company’s own record in the official register names this domain."),
    ),
}

STATES: Final = {
    "recorded": Label(N_("In the register"), "green", N_("This entry stands in the register.")),
    "excluded": Label(
        N_("Excluded"), "red", N_("This entry has been excluded from the register. Its history remains.")
    ),
    "superseded": Label(N_("Superseded"), "grey", N_("Another entry has taken the place of this one.")),
    "annulled": Label(N_("Annulled"), "red", N_("This entry has been annulled. Its history remains.")),
}
CONTESTED: Final = Label(N_("Contested"), "yellow", N_("This entry is contested."))
# What of an entry is contested.
CONTESTS: Final = {
    "listing": N_("that it is listed"),
    "exclusion": N_("that it was excluded"),
    "refusal": N_("that a request was refused"),
    "name": N_("the name"),
    "country": N_("the country of registration"),
    "number": N_("the registration number"),
    "address": N_("the address"),
    "email": N_("the e-mail"),
}
OUTCOMES: Final = {
    "upheld": N_("upheld"),
    "partly": N_("upheld in part"),
    "rejected": N_("rejected"),
    "withdrawn": N_("withdrawn"),
}

BASES: Final = {
    "own-request": N_("at the organiser’s own request"),
    "registrar-initiative": N_("on the registrar’s own initiative"),
    "third-party-message": N_("after a message from a third party"),
    "imported": N_("imported from an earlier list"),
}

# Places in a fact whose values can be redacted.
FIELDS: Final = {
    **{f"/identifiers/{name}": title for name, title in IDENTIFIERS.items()},
    "/text": N_("Words of a declaration"),
    "/cites": N_("Quotation of a declaration"),
    "/imported/reference": N_("Reference in the imported list"),
}
SNAPSHOT_HASH: Final = N_("Hash of a snapshot")
IMPORTED_CELL: Final = N_("A cell of the imported list")


def field(path: str) -> str:
    """Return the word for the place in a fact that the pointer ``path`` leads to."""
    if path.startswith("/sources/"):
        return SNAPSHOT_HASH
    return IMPORTED_CELL if path.startswith("/imported/fields/") else FIELDS.get(path, path)


SOURCE_TYPES: Final = {
    "official register": N_("official register"),
    "self-declared": N_("self-declared"),
    "third party": N_("third party"),
}

SOURCES: Final = {
    "companies-house": N_("Companies House, United Kingdom"),
    "krs": N_("National Court Register (KRS), Poland"),
    "prh": N_("Patent and Registration Office (PRH), Finland"),
    "recherche-entreprises": N_("Annuaire des entreprises, France"),
    "orsr": N_("Business Register (ORSR), Slovakia"),
    "zefix": N_("Central Business Name Index (Zefix), Switzerland"),
    "edgar": N_("Securities and Exchange Commission (EDGAR), United States"),
    "vies": N_("VAT Information Exchange System (VIES), European Union"),
    "gleif": N_("Global LEI Index (GLEIF)"),
    "rdap": N_("Registration of the domain (RDAP)"),
    "dns": N_("Domain Name System"),
    "challenge": N_("The answer to the register’s challenge"),
    "tls-certificate": N_("The site’s certificate"),
    "web-page": N_("A page of the site"),
    "json-ld": N_("A page of the site, in its data for machines"),
    "openroll-json": N_("The operator’s own statement"),
    "security-txt": N_("The site’s security.txt"),
    "app-site-association": N_("The site’s list of its apps"),
    "asset-links": N_("The site’s list of its apps"),
    "message": N_("The message"),
    "registrar": N_("The registrar’s own words"),
    "import": N_("The imported list"),
}

REGISTERS: Final = {
    "GB-COH": N_("Companies House, United Kingdom"),
    "PL-KRS": N_("National Court Register (KRS), Poland"),
    "FI-PRO": N_("Patent and Registration Office (PRH), Finland"),
    "FR-RCS": N_("Annuaire des entreprises, France"),
    "SK-ORSR": N_("Business Register (ORSR), Slovakia"),
    "CH-FDJP": N_("Central Business Name Index (Zefix), Switzerland"),
    "US-SEC": N_("Securities and Exchange Commission (EDGAR), United States"),
    "VATIN": N_("VAT Information Exchange System (VIES), European Union"),
}

SCHEMES: Final = {
    "PL-NIP": "NIP",
    "PL-REGON": "REGON",
    "FI-PRO": "Y-tunnus",
    "VATIN": N_("VAT number"),
    "GB-VAT": N_("VAT number"),
    "XI-LEI": "LEI",
    "FR-RCS": "SIREN",
    "FR-SIRET": "SIRET",
    "FR-RNA": "RNA",
    "US-EIN": "EIN",
    "US-SEC": "CIK",
    "RU-INN": "ИНН",
    "RU-OGRN": "ОГРН",
}

FACT_TYPES: Final = {
    "entry-recorded": N_("Entered in the register"),
    "entry-amended": N_("Amended"),
    "entry-corrected": N_("Corrected"),
    "entry-excluded": N_("Excluded from the register"),
    "entry-restored": N_("Restored to the register"),
    "entry-superseded": N_("Superseded by another entry"),
    "entry-annulled": N_("Annulled"),
    "entry-contested": N_("Contested"),
    "entry-contest-ended": N_("A contest ended"),
    "undertaking-made": N_("A declaration put on the record"),
    "undertaking-withdrawn": N_("A declaration withdrawn"),
    "change-noticed": N_("A source was seen to have changed"),
    "change-ended": N_("A source says again what it said"),
    "disclosed": N_("A withheld value disclosed"),
    "redacted": N_("A value redacted"),
}

# What a source of an entry was seen to say: a word for it; a sentence with its day; one without.
CHANGES: Final = {
    "struck-off": N_("struck off"),
    "dissolved": N_("dissolved"),
    "insolvent": N_("wound up, insolvent or in restructuring"),
    "renamed": N_("renamed"),
    "number-changed": N_("number changed"),
    "address-changed": N_("address changed"),
    "email-changed": N_("e-mail changed"),
    "domain-expired": N_("domain expired"),
    "domain-moved": N_("domain moved"),
    "page-gone": N_("page gone"),
}
NOTICES_SINCE: Final = {
    "struck-off": N_("Its operator was struck off on {day}, according to {source} (seen {seen})."),
    "dissolved": N_("Its operator was dissolved on {day}, according to {source} (seen {seen})."),
    "insolvent": N_(
        "Its operator has been in liquidation, insolvency or restructuring proceedings since {day}, according to "
        "{source} (seen {seen})."
    ),
    "domain-expired": N_(
        "The registration of its domain ran out on {day}, according to {source} (seen {seen})."
    ),
}
NOTICES: Final = {
    "struck-off": N_("Its operator was struck off, according to {source} (seen {seen})."),
    "dissolved": N_("Its operator is dissolved, according to {source} (seen {seen})."),
    "insolvent": N_(
        "Its operator is in liquidation, insolvency or restructuring proceedings, according to {source} (seen {seen})."
    ),
    "renamed": N_("Its operator has another name now, according to {source} (seen {seen})."),
    "number-changed": N_("Its operator has another number now, according to {source} (seen {seen})."),
    "address-changed": N_("Its operator has another address now, according to {source} (seen {seen})."),
    "email-changed": N_("Its operator has another e-mail address now, according to {source} (seen {seen})."),
    "domain-expired": N_("The registration of its domain has run out, according to {source} (seen {seen})."),
    "domain-moved": N_("A domain of this entry has moved, according to {source} (seen {seen})."),
    "page-gone": N_("What {source} had about its operator is not there any more (seen {seen})."),
}
NOTICE_UNKNOWN: Final = N_("A source of this entry has changed, according to {source} (seen {seen}).")
NOT_AMENDED: Final = N_("The entry has not been amended yet.")

PARTIES: Final = {
    "organiser": N_("The organiser"),
    "registrar": N_("The registrar"),
    "authority": N_("The authority"),
    "system": N_("The system"),
    "policy": N_("The policy, by itself"),
}

CASE_STATES: Final = {
    "opened": Label(N_("Opened"), "blue", N_("Its sources are asked.")),
    "waiting": Label(
        N_("Waiting for the organiser"), "yellow", N_("Something is missing, and the sender was told what.")
    ),
    "sufficient": Label(
        N_("Sufficient"), "orange", N_("There is enough for a decision. A person has to take it.")
    ),
    "decided": Label(N_("Decided"), "green", N_("It was decided. It can still be contested.")),
    "closed": Label(N_("Closed"), "grey", N_("Nothing is left to do.")),
    "lapsed": Label(N_("Lapsed"), "grey", N_("Nobody answered in time. An answer opens it again.")),
}
# What was decided, or what the sources of a case amounted to.
VERDICTS: Final = {
    "entered": Label(N_("Entered"), "green", N_("The service was entered in the register.")),
    "amended": Label(N_("Amended"), "green", N_("The entry says now what is so now.")),
    "corrected": Label(
        N_("Corrected"), "green", N_("The entry said what was never so, and says it no more.")
    ),
    "excluded": Label(N_("Excluded"), "red", N_("The entry does not stand in the register any more.")),
    "restored": Label(N_("Restored"), "green", N_("The entry stands in the register again.")),
    "annulled": Label(N_("Annulled"), "red", N_("The entry should never have been made.")),
    "refused": Label(N_("Refused"), "red", N_("What was asked for was refused.")),
    "insufficient": Label(N_("Insufficient"), "yellow", N_("An identifier is missing.")),
    "review": Label(N_("For review"), "orange", N_("A person has to decide.")),
    "waiting": Label(N_("Waiting for a source"), "blue", N_("A source gave no usable answer yet.")),
}

PROPERTIES: Final = {
    **IDENTIFIERS,
    "short_name": N_("Short name"),
    "former_name": N_("Former name"),
    "other_number": N_("Another number"),
    "domain": N_("Domain"),
    "trading_name": N_("Trading name"),
    "contact": N_("Contact"),
    "app": N_("App"),
    "registrar": N_("Registrar of the domain"),
    "expires": N_("Registered until"),
    "status": N_("Status"),
    "legal_form": N_("Legal form"),
}

# What recordings of ours are labelled with, wherever they are cited.
RECORDING_LABELS: Final = (
    N_("Reconstruction: written by hand from dated facts"),
    N_("Reconstruction: written by hand from dated facts; not the register's own answer"),
    N_("Fictional company, written by hand for the demonstration"),
)


# What it does not mean that a service is listed.
NOT_MEANT: Final = (
    N_("It is no licence. Nobody needs to be listed here in order to exist."),
    N_("It is no endorsement. The register has not tested the service and does not recommend it."),
    N_("It blocks nothing. There is no list for blocking here, and none can be downloaded."),
    N_("It gives nobody access to private correspondence. The register has no place for any."),
)


def label(table: dict[str, Label], code: str) -> Label:
    """Return the label of ``code``; a code that this edition does not know stands for itself."""
    return table.get(code) or Label(code, "grey", "")


def notice(kind: str, since: str | None) -> str:
    """Return the sentence for a change of ``kind``; one of a kind that this edition does not know is told as such."""
    return (since and NOTICES_SINCE.get(kind)) or NOTICES.get(kind, NOTICE_UNKNOWN)


def word(table: dict[str, str], code: str) -> str:
    """Return the word for ``code``; a code that this edition does not know stands for itself."""
    return table.get(code, code)
