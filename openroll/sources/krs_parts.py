"""The Polish National Court Register: what its current and its full extracts write alike."""

import re
from dataclasses import dataclass

from openroll.core.errors import N_
from openroll.identity import address, country, email, number

from .base import Answer, Path, one_line
from .finding import find_emails

_SECTION_1: Path = ("odpis", "dane", "dzial1")
# Boxes that are left empty hold a dash.
NOTHING = re.compile(r"[\s\-–—.,]*")
MAILBOX = "adresPocztyElektronicznej"
_DIGITS = {"nip": re.compile("[0-9]{10}"), "regon": re.compile("[0-9]{9}|[0-9]{14}")}


@dataclass(frozen=True, slots=True)
class Places:
    """Where an extract has the company, and where it has its seat. A foreign company's branch has them elsewhere."""

    company: Path
    seat: Path
    branch: bool


def places(answer: Answer) -> Places:
    """Return where the extract in ``answer`` keeps what it says of the company. Raises Unreadable."""
    abroad = (*_SECTION_1, "danePodmiotuZagranicznego")
    if answer.at(*_SECTION_1, "danePodmiotu") is None and answer.at(*abroad) is not None:
        return Places(abroad, (*_SECTION_1, "siedzibaIAdresPodmiotuZagranicznego"), branch=True)
    return Places((*_SECTION_1, "danePodmiotu"), (*_SECTION_1, "siedzibaIAdres"), branch=False)


def read_other_numbers(answer: Answer, where: Path) -> None:
    """Claim the tax and the statistical number at ``where``."""
    for key, scheme, normalise in (("nip", "PL-NIP", number.nip), ("regon", "PL-REGON", number.regon)):
        path = (*where, key)
        written = answer.code_at(*path)
        if written is None or NOTHING.fullmatch(written) or not written.strip("0 "):
            continue
        # The register says so, and a check digit is there for people's slips: one that is wrong stands as it was given.
        digits = re.sub(r"[\s-]", "", written)
        value = normalise(written) or (digits if _DIGITS[key].fullmatch(digits) else None)
        if value is None:
            answer.alert(
                N_("{source}: the number {value} ({scheme}) is not a valid one."),
                path,
                value=written,
                scheme=scheme,
            )
        else:
            answer.claim("other_number", value, path, original=written, scheme=scheme)


def read_country(answer: Answer, legal_form: str, form_path: Path, seat: Path, *, branch: bool) -> None:
    """Claim the country of the ``seat``, unless the ``legal_form`` is that of another country's company."""
    if branch or "ODDZIAŁ" in legal_form.upper() or "PRZEDSTAWICIELSTWO" in legal_form.upper():
        answer.alert(
            N_("{source}: this is a branch of a foreign company, not a company of its own."),
            form_path,
        )
        return
    path = (*seat, "kraj")
    written = answer.str_at(*path)
    if written and (code := country.code_of(written)):
        answer.claim("country", code, path)


def read_emails(answer: Answer, path: Path) -> None:
    """Claim the mailboxes in the text at ``path``, which people fill in: "a@b.pl; c@b.pl", "E-MAIL: a@b.pl"."""
    written = answer.str_at(*path)
    if written and not NOTHING.fullmatch(written):
        found = [email.normalise(one.text) for one in find_emails(written)] or [email.normalise(written)]
        for value in dict.fromkeys(found):
            if value is not None:
                answer.claim("email", value, path)


def read_address(answer: Answer, path: Path) -> None:
    """Claim the address whose parts stand at ``path``."""
    parts = {
        key: "" if NOTHING.fullmatch(text) else text
        for key in ("ulica", "nrDomu", "nrLokalu", "miejscowosc", "kodPocztowy", "poczta", "kraj")
        for text in [one_line(answer.str_at(*path, key) or "")]
    }
    house = "/".join(part for part in (parts["nrDomu"], parts["nrLokalu"]) if part)
    town, post = parts["miejscowosc"], parts["poczta"]
    street = " ".join(part for part in (parts["ulica"] or town, house) if part)
    # A village without streets: its own name stands before the house, that of the post office behind the
    # code.
    if not parts["ulica"] and not house:
        street = ""
    city = " ".join(
        part for part in (parts["kodPocztowy"], (post or town) if not parts["ulica"] else town) if part
    )
    extra = post if parts["ulica"] and post and post != town else ""
    original = ", ".join(part for part in (street, city, extra, parts["kraj"]) if part)
    if street or town:
        answer.claim("address", address.normalise(original), path, original=original)
