"""The tables of counts on the pages about requests, each with its chart: the same columns for whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from openroll.core.errors import N_
from openroll.public import charts
from openroll.public.charts import Bar
from openroll.public.desk import Desk, Tally, Which
from openroll.public.roll import Roll
from openroll.ui import formatting
from openroll.ui import request_labels as labels
from openroll.ui.languages import translator

MOST_ROWS: Final = 50  # of a table of authorities or services; the file of counts has all
MOST_BARS: Final = 12
MONTHS: Final = 24
_OUTCOMES: Final = ("done", "partial", "limited", "refused")
_KINDS: Final = ("a", "b", "c", "d")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of counts."""

    label: str
    href: str | None
    tally: Tally

    def cells(self, language: str, columns: Sequence[str]) -> Markup:
        """Return the cells of its figures. One by one the template would take longer over them than over all else."""
        cells = "</td><td>".join(escape(figure(self.tally, name, language)) for name in columns)
        return Markup(f"<td>{cells}</td>")  # noqa: S704  # each figure is escaped


@dataclass(frozen=True, slots=True)
class Table:
    """Counts side by side; ``of`` is the word for what the rows are. ``left`` is how many more there are."""

    name: str
    title: str
    of: str
    rows: Sequence[Row]
    left: int = 0
    medians: bool = True
    chart: Markup | None = None

    @property
    def orders(self) -> dict[str, str]:
        """The columns about requests, and what stands above them."""
        return {name: title for name, title in labels.OF_ORDERS.items() if self._has(name)}

    @property
    def items(self) -> dict[str, str]:
        """The columns about items, and what stands above them."""
        return {name: title for name, title in labels.OF_ITEMS.items() if self._has(name)}

    def _has(self, name: str) -> bool:
        return self.medians or name not in labels.MEDIANS


def figure(tally: Tally, name: str, language: str) -> str:
    """Return a count or a median as pages write it."""
    if name not in labels.MEDIANS:
        return formatting.number(tally[name], language)
    median = tally.medians[name]
    return "–" if median is None else formatting.duration(median, language)


class Tables:
    """Makes the tables out of the file of the requests; the names of services come from that of the entries."""

    def __init__(self, desk: Desk, roll: Roll) -> None:
        self._desk = desk
        self._roll = roll

    def of(self, language: str, which: Which) -> list[Table]:
        """Return the tables of the page of ``which``, the one by months last."""
        made = {
            "": self._of_all,
            "country": self._of_country,
            "authority": self._of_authority,
            "category": self._of_category,
            "entry": self._of_service,
        }[which.part](language, which)
        return [table for table in (*made, self._months(language, which)) if table.rows]

    def _of_all(self, language: str, which: Which) -> list[Table]:
        return [
            self._countries(language, self._desk.tallies("country")),
            self._categories(language, self._desk.tallies("category")),
            self._authorities(language, self._desk.tallies("authority", limit=MOST_ROWS + 1)),
            self._services(language, self._desk.tallies("entry", limit=MOST_ROWS + 1)),
        ]

    def _of_country(self, language: str, which: Which) -> list[Table]:
        authorities = self._desk.authorities_of(which.value, MOST_ROWS + 1)
        return [
            self._categories(language, self._desk.told_apart(which, "category")),
            self._authorities(language, authorities),
        ]

    def _of_authority(self, language: str, which: Which) -> list[Table]:
        return [self._categories(language, self._desk.told_apart(which, "category"))]

    def _of_category(self, language: str, which: Which) -> list[Table]:
        apart = which.value == "other"
        return [self._countries(language, self._desk.parts_with("country", which, apart=apart))]

    def _of_service(self, language: str, which: Which) -> list[Table]:
        return [
            self._countries(language, self._desk.told_apart(which, "country")),
            self._categories(language, self._desk.told_apart(which, "category")),
        ]

    def _countries(self, language: str, found: Sequence[Tally]) -> Table:
        rows = [
            Row(
                formatting.country(each.key, language),
                address_of(language, Which("country", each.key)) if each.key else None,
                each,
            )
            for each in found
        ]
        translate = translator(language)
        drawn = [
            Bar(
                row.label,
                formatting.number(row.tally["items"], language),
                [row.tally[outcome] for outcome in _OUTCOMES],
            )
            for row in rows[:MOST_BARS]
        ]
        chart = charts.bars(
            "by-country",
            translate(N_("Outcomes of items, by country")),
            translate(
                N_(
                    "A bar for each country, the one with the most requests first. The same figures stand in the table."
                )
            ),
            drawn,
            _KINDS,
        )
        rows.sort(key=lambda row: row.label)  # by name: no country stands first because it asks most
        title = translate(N_("By country of the authority"))
        return Table("country", title, translate(labels.PARTS["country"]), rows, chart=chart)

    def _categories(self, language: str, found: Sequence[Tally]) -> Table:
        translate = translator(language)
        order = list(labels.CATEGORIES)
        rows = [
            Row(
                translate(labels.CATEGORIES.get(each.key, each.key)),
                address_of(language, Which("category", each.key)) if each.key else None,
                each,
            )
            for each in sorted(
                found, key=lambda one: order.index(one.key) if one.key in order else len(order)
            )
        ]
        return Table("category", translate(N_("By category")), translate(labels.PARTS["category"]), rows)

    def _authorities(self, language: str, found: Sequence[Tally]) -> Table:
        translate = translator(language)
        known = self._desk.authorities([each.key for each in found[:MOST_ROWS]])
        rows = []
        for each in found[:MOST_ROWS]:
            name, country = known.get(each.key, (each.key, ""))
            label = f"{name} ({formatting.country(country, language)})" if country else name
            rows.append(Row(label, address_of(language, Which("authority", each.key)), each))
        title, of = translate(N_("By authority")), translate(labels.PARTS["authority"])
        return Table("authority", title, of, rows, left=max(0, len(found) - MOST_ROWS))

    def _services(self, language: str, found: Sequence[Tally]) -> Table:
        translate = translator(language)
        known = self._roll.listed([int(each.key) for each in found[:MOST_ROWS]])
        rows = []
        for each in found[:MOST_ROWS]:
            entry = known.get(int(each.key))
            label = (entry.name if entry else None) or translate(N_("Entry {number}"), number=each.key)
            rows.append(Row(label, address_of(language, Which("entry", each.key)), each))
        title, of = translate(N_("By service")), translate(labels.PARTS["entry"])
        return Table("entry", title, of, rows, left=max(0, len(found) - MOST_ROWS))

    def _months(self, language: str, which: Which) -> Table:
        apart = which == Which("category", "other")
        found = (
            self._desk.told_apart(which, "month", apart=apart)
            if which.part
            else self._desk.tallies("month", apart=apart)
        )
        newest = sorted(found, key=lambda each: each.key)[-MONTHS:]
        translate = translator(language)
        drawn = [
            Bar(
                formatting.month(each.key, language),
                formatting.number(each["orders"], language),
                [each["orders"]],
            )
            for each in newest
        ]
        chart = charts.columns(
            "by-month",
            translate(N_("Requests by month")),
            translate(
                N_("A column for each month in which requests came. The same figures stand in the table.")
            ),
            drawn,
        )
        rows = [Row(formatting.month(each.key, language), None, each) for each in reversed(newest)]
        title, of = translate(N_("By month")), translate(labels.PARTS["month"])
        return Table("month", title, of, rows, medians=False, chart=chart)


def address_of(language: str, which: Which) -> str:
    """Return the address of the page about the requests of ``which``."""
    if which.part == "entry":
        return f"/{language}/entries/{which.value}/requests"
    return f"/{language}/requests" + (f"/by/{which.part}/{which.value}" if which.part else "")


def query_of(which: Which) -> str:
    """Return what is asked of the API to get the requests of ``which`` alone."""
    return f"?{which.part}={which.value}" if which.part else ""
