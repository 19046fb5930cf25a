"""Charts as SVG, made here: no script, no style of their own, every figure also in a table beside them. Pure.

Colours are classes of the style sheet. A drawing is 360 units wide, so that its letters can be read at 320 px, and
grows to what the style sheet allows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

WIDTH: Final = 360
_BAR, _ROW, _TOP = 16, 44, 4
_HEIGHT, _GROUND = 150, 130  # of columns: the whole, and where they stand
_LONGEST: Final = 34  # letters of a label that fit
_EMPTY: Final = Markup("")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, what stands at its end, and how much of it belongs to each kind."""

    label: str
    figure: str
    parts: Sequence[int]


def bars(name: str, title: str, description: str, rows: Sequence[Bar], kinds: Sequence[str]) -> Markup:
    """Return horizontal bars, each in its parts; ``kinds`` are the classes of these. Nothing where nothing is to show.

    ``name`` is unique on the page. The description tells whoever cannot see the drawing what is to be seen.
    """
    most = max((sum(row.parts) for row in rows), default=0)
    if not most:
        return _EMPTY
    height = _TOP + _ROW * len(rows)
    drawn = [_bar(row, _TOP + n * _ROW, most, kinds) for n, row in enumerate(rows)]
    return _svg(name, title, description, height, drawn)


def columns(name: str, title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """Return vertical columns in their order; the first, the last and the highest bear their label and figure."""
    most = max((sum(row.parts) for row in rows), default=0)
    if not most:
        return _EMPTY
    step = WIDTH / len(rows)
    wide = max(2.0, min(28.0, step * 0.7))
    drawn = []
    for n, row in enumerate(rows):
        tall = sum(row.parts) / most * (_GROUND - 20)
        left = n * step + (step - wide) / 2
        drawn.append(
            Markup('<rect class="or-chart__a" x="{}" y="{}" width="{}" height="{}"/>').format(
                _units(left), _units(_GROUND - tall), _units(wide), _units(tall)
            )
        )
    highest = max(range(len(rows)), key=lambda n: sum(rows[n].parts))
    tall = sum(rows[highest].parts) / most * (_GROUND - 20)
    drawn += [
        Markup('<path class="or-chart__ground" d="M0 {}H{}"/>').format(_GROUND, WIDTH),
        _text(0, _HEIGHT - 3, rows[0].label, "start"),
        _text(min(max((highest + 0.5) * step, 24.0), WIDTH - 24.0), _GROUND - tall - 5, rows[highest].figure),
    ]
    if len(rows) > 1:
        drawn.append(_text(WIDTH, _HEIGHT - 3, rows[-1].label, "end"))
    return _svg(name, title, description, _HEIGHT, drawn)


def _bar(row: Bar, top: int, most: int, kinds: Sequence[str]) -> Markup:
    label = row.label if len(row.label) <= _LONGEST else f"{row.label[: _LONGEST - 1]}…"
    drawn = [
        _text(0, top + 13, label, "start"),
        _text(WIDTH, top + 13, row.figure, "end"),
        Markup('<rect class="or-chart__back" x="0" y="{}" width="{}" height="{}"/>').format(
            top + 20, WIDTH, _BAR
        ),
    ]
    left = 0.0
    for part, kind in zip(row.parts, kinds, strict=True):
        wide = part / most * WIDTH
        if part:
            drawn.append(
                Markup('<rect class="or-chart__{}" x="{}" y="{}" width="{}" height="{}"/>').format(
                    kind, _units(left), top + 20, _units(max(wide, 1.0)), _BAR
                )
            )
        left += wide
    return Markup("").join(drawn)


def _text(x: float, y: float, text: str, anchor: str = "middle") -> Markup:
    return Markup('<text class="or-chart__text" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        _units(x), _units(y), anchor, text
    )


def _svg(name: str, title: str, description: str, height: int, drawn: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="or-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img"'
        ' aria-labelledby="{}-title" aria-describedby="{}-desc"><title id="{}-title">{}</title>'
        '<desc id="{}-desc">{}</desc>{}</svg>'
    ).format(
        WIDTH, height, name, name, name, escape(title), name, escape(description), Markup("").join(drawn)
    )


def _units(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
