"""What a number on a page is: where it stands, what its label says, and the lists whose rule takes it."""

import re
from dataclasses import dataclass
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.words.numbers import BESIDE_NAMES, Kind

_LIKE_A_SUPERVISORS: Final = (6, 7)
_COMPANYS: Final = Late(
    r"compan|incorporat|registered\sin|jersey|guernsey|england|wales|scotland|ireland|trade|commercial|business|corporate|entity|cwmni|\bcrn\b|\bco\.",
    re.IGNORECASE,
)
# "Registered in England. Registered No. 9740322", "in Ireland with registration no. 655418", "in Wales (No. …"
_IS_REGISTERED_IN: Final = re.compile(
    r"\b(?i:registered|incorporated)\sin\s(?:the\s)?[A-Z][\w &]{2,30}[.,;:]?\s"
    r"(?:\((?:[Nn]o\.?\s|[Nn]umber\s)?|(?:with\s)?(?:the\s)?)\Z"
)

_REGISTERED_NUMBER: Final = re.compile(r"(?:registered|regd\.?|registration)\sn(?:umber|o)\b", re.IGNORECASE)
# "Registered Office: 5 Mill Lane, Leeds LS1 4AB. Registered number: 178367", and the other way round
_SEAT_BEFORE: Final = re.compile(r"\b(?i:registered\s(?:office|address))\b[^\n]{5,160}[.,;|·•]?\s\Z")
_SEAT_BEHIND: Final = re.compile(
    r"[.,;|·•\s]{1,4}(?i:in\s(?:England|Scotland|Wales)|(?:our\s)?registered\s(?:office|address))\b"
)
# For taxes, of an establishment, and Romania's of a register without its label: each is of one country.
TAXES: Final = frozenset({"RO-ONRC", "FR-SIRET", "PL-NIP", "RS-PIB", "HR-OIB", "RU-INN", "HU-ADO", "SI-TIN"})
_OF_TRADERS: Final = TAXES | {"PL-REGON", "TR-VKN"}
_OF_A_COMPANY: Final = re.compile(r"(?:[A-Z]{2}\d{6}|\d+|\d{8,9}[A-Z])")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as a page states it. ``schemes`` are all whose rule takes it, in the order of its label."""

    start: int  # of the value
    end: int
    label: int  # where its label begins
    kind: Kind
    schemes: tuple[str, ...]
    digits: str  # the value as it stands

    @property
    def is_of_a_company(self) -> bool:
        """Tell whether it is of a company, and written as one: "15576136", "SC427359", not "2024/117"."""
        return self.kind is Kind.COMPANY and _OF_A_COMPANY.fullmatch(self.digits) is not None

    @property
    def is_beside_names(self) -> bool:
        """Tell whether it is one that companies and traders state beside their names."""
        if self.kind is Kind.OTHER:
            return any(code in _OF_TRADERS for code in self.schemes)
        if self.kind is Kind.COMPANY:
            return bool(self.schemes) or self.is_of_a_company
        return self.kind in BESIDE_NAMES

    @property
    def is_short(self) -> bool:
        """Tell whether it is of six or seven digits, as the numbers of supervisors are."""
        return self.digits.isdigit() and len(self.digits) in _LIKE_A_SUPERVISORS

    def is_vague(self, text: str) -> bool:
        """Tell whether its label does not say that it is a company's: "registered number"."""
        if _IS_REGISTERED_IN.search(text, max(self.label - 60, 0), self.label):
            return False
        if (
            self.kind is Kind.COMPANY
            and _REGISTERED_NUMBER.match(text, self.label)
            and (
                _SEAT_BEFORE.search(text, max(self.label - 200, 0), self.label)
                or _SEAT_BEHIND.match(text, self.end)
            )
        ):
            return False
        if self.kind is Kind.COMPANY:
            return _COMPANYS.search(text, self.label, self.start) is None
        return self.kind is Kind.WEAK
