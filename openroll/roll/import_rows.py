"""Turns the rows of a mapped table into what an import enters, and says line by line what is wrong. Pure.

A line is *refused* when it names nobody, holds a formula or a name that cannot be used, or is not a row of the
table. A value that cannot be used otherwise is *left out* with a sentence about it; the cell as it stood is kept
with the row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from openroll.core.errors import N_

from . import import_identifiers as identifiers
from .import_values import (
    foreign_character,
    holds_email,
    is_empty,
    is_formula,
    is_telephone,
    read_date,
    read_reference,
    shown,
    split_sites,
    tidy,
    without_foreign,
)
from .table import Table
from .table_rows import Remark, TableRow

# In characters. A row whose values do not fit into one fact together is refused by ``importing``.
LONGEST: Final = MappingProxyType(
    {
        "name": 300,
        "short_name": 150,
        "service": 300,
        "country": 100,
        "register": 100,
        "number": 100,
        "tax_number": 100,
        "address": 500,
        "email": 254,
        "domain": 1500,
        "description": 1000,
        "date": 60,
        "reference": 200,
        "status": 100,
    }
)
MOST_DOMAINS = 50
PERSONAL: Final = frozenset({"email"})


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which columns (from 0) hold which field, and why that is thought: "heading", "contents" or "map"."""

    places: Mapping[str, tuple[int, ...]]
    reasons: Mapping[str, str]
    table: Table

    @property
    def names_anybody(self) -> bool:
        """Whether some column holds a name; without one every line is refused."""
        return "name" in self.places or "service" in self.places


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of a list. Values are normalised and valid; ``fields`` holds the mapped cells as they stood.

    ``fields`` is keyed by the names of the fields (ASCII); ``personal`` names those of them that are personal and may
    not stand in the open. ``apps`` are links into app shops. ``refused`` lines are not entered.
    """

    line: int
    reference: str | None = None
    name: str | None = None
    short_name: str | None = None
    service: str | None = None
    country: str | None = None
    number: str | None = None
    register: str | None = None
    other_numbers: tuple[tuple[str, str], ...] = ()
    address: str | None = None
    email: str | None = None
    domains: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    description: str | None = None
    date: str | None = None
    status: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    personal: frozenset[str] = frozenset()
    problems: tuple[Remark, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether this line is not entered."""
        return any(problem.refuses for problem in self.problems)

    @property
    def title(self) -> str | None:
        """What the line is about: the organiser's name, else the service's."""
        return self.name or self.service


def rows(table: Table, columns: ColumnMap) -> Iterator[ImportRow]:
    """Yield every row of ``table`` as ``columns`` reads it, refused ones included, in the order of the file.

    Raises UnusableTable only if the file changed since it was opened.
    """
    references: dict[bytes, int] = {}
    contents: dict[bytes, int] = {}
    for row in table.rows():
        reader = _Reader(row, columns)
        read = reader.read()
        if not read.refused:
            _compare(reader, references, contents, read)
            read = reader.finish(read)
        yield read


def _compare(
    reader: "_Reader",
    references: dict[bytes, int],
    contents: dict[bytes, int],
    read: ImportRow,
) -> None:
    """Remark on a row that was there before, and on a reference that another row has too."""
    told = "\x1f".join(f"{key}\x1e{value}" for key, value in sorted(read.fields.items()))
    earlier = contents.setdefault(_key(told), read.line)
    if earlier != read.line:
        reader.refuse(N_("Line {line} is the same as line {earlier}."), earlier=str(earlier))
        return
    if read.reference is not None:
        earlier = references.setdefault(_key(read.reference), read.line)
        if earlier != read.line:
            reader.warn(
                N_("Line {line}, column {column}: the reference “{value}” stands on line {earlier} too."),
                "reference",
                read.reference,
                earlier=str(earlier),
            )


def _key(text: str) -> bytes:
    # 16 bytes for each row, so that the memory for a million rows stays small.
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class _Reader:
    """Reads one row and gathers what there is to say of it."""

    def __init__(self, row: TableRow, columns: ColumnMap) -> None:
        self._row = row
        self._columns = columns
        self._titles = columns.table.titles()
        self._cells: dict[str, str] = {}
        self.problems: list[Remark] = []

    def read(self) -> ImportRow:
        """Return the row, refused or not; comparing it with others is left to the caller."""
        if self._row.remark is not None:
            return ImportRow(self._row.line, problems=(self._row.remark,))
        self._refuse_formulas()
        if not self.problems:
            self._gather()
        usable = {name: self._usable(name) for name in self._cells}
        if not self._is_refused() and not usable.get("name") and not usable.get("service"):
            self.refuse(N_("Line {line} names neither an organiser nor a service."))
        values = {name: cell for name, cell in usable.items() if cell}
        return self._values(values) if not self._is_refused() else self._row_of({})

    def finish(self, read: ImportRow) -> ImportRow:
        """Return ``read`` with what was found since."""
        if len(self.problems) == len(read.problems):
            return read
        return replace(read, problems=tuple(self.problems))

    def refuse(self, message: str, place: str = "", value: str = "", **more: str) -> None:
        """Remark on something for which the line is refused."""
        self.problems.append(Remark(message, self._params(place, value, more), refuses=True))

    def warn(self, message: str, place: str, value: str, **more: str) -> None:
        """Remark on a value that is left out or doubtful."""
        self.problems.append(Remark(message, self._params(place, value, more)))

    def _params(self, place: str, value: str, more: Mapping[str, str]) -> dict[str, str]:
        params = {"line": str(self._row.line), **more}
        if place:
            params |= {"column": self._column(place), "value": shown(value)}
        return params

    def _column(self, name: str) -> str:
        return ", ".join(self._titles[at] for at in self._columns.places[name])

    def _is_refused(self) -> bool:
        return any(problem.refuses for problem in self.problems)

    def _refuse_formulas(self) -> None:
        mapped = {at for places in self._columns.places.values() for at in places}
        for at, cell in enumerate(self._row.cells):
            if is_formula(cell) and (at in mapped or not is_telephone(cell)):
                said = N_("Line {line}, column {column}: the cell “{value}” begins like a formula.")
                params = {
                    "line": str(self._row.line),
                    "column": self._titles[at],
                    "value": shown(cell),
                }
                self.problems.append(Remark(said, params, refuses=True))

    def _gather(self) -> None:
        for name, places in self._columns.places.items():
            cells = [self._row.cells[at].strip() for at in places if not is_empty(self._row.cells[at])]
            if cells:
                self._cells[name] = ("; " if name == "domain" else ", ").join(cells)

    def _usable(self, name: str) -> str | None:
        """Return a cell that is fit to be read, or None after remarking on it."""
        cell = self._cells[name]
        said = None
        more = {}
        if (code := foreign_character(cell)) is not None:
            said = N_(
                "Line {line}, column {column}: “{value}” holds the character {code}, which no cell may hold"
            )
            more = {"code": code}
        elif len(cell) > LONGEST[name]:
            said = N_(
                "Line {line}, column {column}: the cell has {length} characters, {limit} at most: “{value}”"
            )
            more = {"length": str(len(cell)), "limit": str(LONGEST[name])}
        elif name not in ("email", "domain", "reference") and holds_email(cell):
            said = N_(
                "Line {line}, column {column}: “{value}” holds an e-mail address, which belongs in a column of its own"
            )
        if said is None:
            return cell if name == "domain" else tidy(cell)
        if name == "name" and not holds_email(cell):
            self.refuse(said, name, cell, **more)
        else:
            self.warn(said, name, cell, **more)
        return None

    def _values(self, values: dict[str, str]) -> ImportRow:
        country = self._country(values)
        number, register, others = self._numbers(values, country)
        domains, apps = self._sites(values)
        return self._row_of(
            {
                "reference": read_reference(values["reference"]) if "reference" in values else None,
                **{
                    key: values.get(key)
                    for key in (
                        "name",
                        "short_name",
                        "service",
                        "address",
                        "description",
                        "status",
                    )
                },
                "country": country,
                "number": number,
                "register": register,
                "other_numbers": others,
                "email": self._email(values),
                "domains": domains,
                "apps": apps,
                "date": self._date(values),
            }
        )

    def _row_of(self, values: Mapping[str, object]) -> ImportRow:
        kept = {name: _kept(cell, LONGEST[name]) for name, cell in self._cells.items()}
        row = ImportRow(
            self._row.line,
            fields=kept,
            personal=_personal(self._cells),  # an address that is cut before its @ is personal too
            problems=tuple(self.problems),
        )
        return replace(row, **values)  # type: ignore[arg-type]  # the keys are those of ImportRow, tested

    def _country(self, values: Mapping[str, str]) -> str | None:
        if "country" not in values:
            return None
        country = identifiers.read_country(values["country"])
        if country is None:
            self.warn(
                N_("Line {line}, column {column}: “{value}” is no country that is known."),
                "country",
                values["country"],
            )
        return country

    def _numbers(
        self, values: Mapping[str, str], country: str | None
    ) -> tuple[str | None, str | None, tuple[tuple[str, str], ...]]:
        number = register = None
        others: tuple[tuple[str, str], ...] = ()
        if "number" in values:
            found = identifiers.read_number(values["number"], country, values.get("register"))
            number, register = found if found else (None, None)
            if found is None:
                said = N_(
                    "Line {line}, column {column}: “{value}” is no valid number of the trade register of {country}."
                )
                self.warn(said, "number", values["number"], country=country or "?")
        if "tax_number" in values:
            tax = identifiers.read_tax_number(values["tax_number"], country)
            if tax is None:
                said = N_("Line {line}, column {column}: “{value}” is no valid tax number of {country}.")
                self.warn(said, "tax_number", values["tax_number"], country=country or "?")
            else:
                others = (tax,)
        return number, register, others

    def _email(self, values: Mapping[str, str]) -> str | None:
        if "email" not in values:
            return None
        email = identifiers.read_email(values["email"])
        if email is None:
            self.warn(
                N_("Line {line}, column {column}: “{value}” is no valid e-mail address."),
                "email",
                values["email"],
            )
        return email

    def _date(self, values: Mapping[str, str]) -> str | None:
        if "date" not in values:
            return None
        date = read_date(values["date"])
        if date is None:
            said = N_(
                "Line {line}, column {column}: “{value}” is no date, or can be read in two ways; write it YYYY-MM-DD."
            )
            self.warn(said, "date", values["date"])
        return date

    def _sites(self, values: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        sites = split_sites(values.get("domain", ""))
        found: dict[str, None] = {}
        for host in sites.hosts[:MOST_DOMAINS]:
            domain = identifiers.read_domain(host)
            if isinstance(domain, str):
                found[domain] = None
            else:
                said = N_("Line {line}, column {column}: “{value}” is no usable domain: {reason}")
                self.warn(said, "domain", host, reason=str(domain))
        for part in sites.rest[:MOST_DOMAINS]:
            self.warn(
                N_("Line {line}, column {column}: “{value}” is no web address."),
                "domain",
                part,
            )
        if len(sites.hosts) > MOST_DOMAINS:
            said = N_(
                "Line {line}, column {column}: more than {limit} domains; the others are left out: “{value}”"
            )
            self.warn(said, "domain", sites.hosts[MOST_DOMAINS], limit=str(MOST_DOMAINS))
        return tuple(found), sites.apps[:MOST_DOMAINS]


def _personal(cells: Mapping[str, str]) -> frozenset[str]:
    """Return the fields whose cells are personal: the e-mail's, and any in which an e-mail address strayed."""
    return frozenset(name for name, cell in cells.items() if name in PERSONAL or holds_email(cell))


def _kept(cell: str, longest: int) -> str:
    """Return a cell as it stood; of one that is too long its beginning, and without characters that cannot be kept."""
    if foreign_character(cell) is not None:
        cell = without_foreign(cell)
    return cell if len(cell) <= longest else cell[: longest - 1] + "…"
