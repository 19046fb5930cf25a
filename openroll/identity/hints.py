"""What to tell a sender about an identifier that is missing: which open source could give it.

A hint is a message id of the catalogue with the parameters for its places. It promises nothing that no source gives:
the Finnish register has no e-mail addresses, however often it is asked.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from openroll.core.errors import N_

from .claims import MESSAGE
from .number import FI_PRO, GB_COH, PL_KRS

# Of each source: the register's code, the country, and how people name it.
_REGISTERS: Final = {"companies-house": GB_COH, "krs": PL_KRS, "prh": FI_PRO}
_COUNTRIES: Final = {"companies-house": "GB", "krs": "PL", "prh": "FI"}
_ENDINGS: Final = {"uk": "companies-house", "pl": "krs", "fi": "prh"}
_TITLES: Final = {
    "companies-house": "UK Companies House (find-and-update.company-information.service.gov.uk)",
    "krs": "Krajowy Rejestr Sądowy (wyszukiwarka-krs.ms.gov.pl)",
    "prh": "PRH/YTJ (tietopalvelu.ytj.fi)",
}
_PAGES: Final = {
    "companies-house": N_(
        "The British register gives it. Send the address of the operator's own page there: "
        "https://find-and-update.company-information.service.gov.uk/company/ and the company number."
    ),
    "krs": N_(
        "The Polish register gives it. Send a link that holds the operator's KRS number: "
        "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/ and the number."
    ),
    "prh": N_(
        "The Finnish register gives it. Send the address of the operator's own page there: "
        "https://tietopalvelu.ytj.fi/yritys/ and the business ID."
    ),
}
_ANY_REGISTER: Final = N_(
    "Send the address of the operator's own page in one of these registers: {registers}."
)
_OTHER_SOURCE: Final = N_("Send a link to an official source that gives it; a person then looks at it.")

_EMAIL_IN_MESSAGE: Final = {
    "companies-house": N_("The British register does not give it. State it in the message."),
    "krs": N_(
        "The Polish register could give it, but this operator has put none there. State it in the message."
    ),
    "prh": N_("The Finnish register does not give it. State it in the message."),
}
_EMAIL_ANYWHERE: Final = N_("State it in the message, as the address at which the operator can be reached.")
_EMAIL_ONLY_REGISTER: Final = N_("The policy takes it only from these registers: {registers}.")
_SILENT: Final = {
    "companies-house": N_(
        "The British register's answer does not hold it. When it stands there, send the link again."
    ),
    "krs": N_("The Polish register's answer does not hold it. When it stands there, send the link again."),
    "prh": N_("The Finnish register's answer does not hold it. When it stands there, send the link again."),
}
_TOGETHER: Final = N_(
    "Name and number count only when they stand together in one answer of a register. Send the address of the "
    "operator's own page there."
)


def hint_for(
    identifier: str,
    where: Sequence[str],
    *,
    register: str | None = None,
    country: str | None = None,
    domains: Sequence[str] = (),
) -> tuple[str, Mapping[str, str]]:
    """Return the hint for a missing ``identifier``: a message id and its parameters.

    ``where`` are the ids of the sources that the policy names for it; ``register`` is the code of the register that has
    answered already, ``country`` and ``domains`` are what is known of the operator besides.
    """
    answered = next((source for source, code in _REGISTERS.items() if code == register), None)
    if identifier == "email":
        return _email_hint(where, answered)
    if answered is not None:
        return (_TOGETHER if identifier in ("name", "number") else _SILENT[answered]), {}
    likely = _likely_source(where, country, domains)
    if likely is not None:
        return _PAGES[likely], {}
    return _any_register(_ANY_REGISTER, where)


def _email_hint(where: Sequence[str], answered: str | None) -> tuple[str, Mapping[str, str]]:
    if MESSAGE not in where:
        return _any_register(_EMAIL_ONLY_REGISTER, where)
    return (_EMAIL_IN_MESSAGE[answered] if answered else _EMAIL_ANYWHERE), {}


def _likely_source(where: Sequence[str], country: str | None, domains: Sequence[str]) -> str | None:
    """Return the one source that a country, or the endings of the domains, point to."""
    by_country = {source for source, code in _COUNTRIES.items() if code == country}
    by_ending = {_ENDINGS[ending] for domain in domains if (ending := domain.rpartition(".")[2]) in _ENDINGS}
    found = {source for source in by_country or by_ending if source in where}
    return found.pop() if len(found) == 1 else None


def _any_register(message: str, where: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    titles = [_TITLES[source] for source in where if source in _TITLES]
    return (message, {"registers": "; ".join(titles)}) if titles else (_OTHER_SOURCE, {})
