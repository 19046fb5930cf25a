"""When somebody is open: "Pon-Sub 9-16h" stands among the lines that say where and how, and is of none of them."""

from typing import Final

from openroll.core.late import Late

_DAY: Final = (
    r"(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|po|út|st|čt|pá|pi|št|ne|pn|pon|pond|wt|śr|czw|pt|sob|niedz|uto|sri|čet|pet|"
    r"sub|ned|lun|mar|mer|gio|ven|sab|dom|lu|ma|mié|jue|vie|sáb|seg|sex|pia|пн|вт|ср|чт|пт|сб|вс|нд|пон|пет|съб|нед|pzt|cum|paz|man|tir|ons|tor|"
    r"fre|lør|søn|mån|ti|ke|to|pe|la|su|pr|ot|tr|ce|se|pirm|δευ|παρ|σάβ)\.?(?!\w)"
)
_HOUR: Final = r"\d{1,2}(?:[.:]\d\d)?\s?(?:h|uhr|год|ч)?\.?"
_MINUTES: Final = r"\d{1,2}[.:]\d\d\s?(?:h|uhr)?"
_UNTIL: Final = r"\s?(?:[-–—]|to|do|bis|до)\s?"
_LETTERS: Final = (
    "l-v|i-v|i-vi|i-vii|e-r|e-l|h-p|h-szo|h-v|p-pk|p-se|p-sv|m-f"  # "L-V 9-17": days by their letters
)
# With days as they are shortened, or two of any length before hours and minutes: "Hétfő - Péntek: 8:00 - 16:00".
# Or nothing but hours: "8:00 - 12:00 13:00 - 17:00".
_HOURS: Final = Late(
    rf"\W{{0,3}}(?:{_DAY}\s?[-–—/,]\s?{_DAY}|(?:{_LETTERS})(?!\w))\s?:?\s?{_HOUR}{_UNTIL}{_HOUR}(?!\w)"
    rf"|\W{{0,3}}{_MINUTES}{_UNTIL}{_MINUTES}(?:[\s,;/|]{{1,3}}{_MINUTES}{_UNTIL}{_MINUTES})*\W*\Z"
    rf"|\W{{0,3}}[^\W\d_]+\.?(?:\s?[-–—]\s?[^\W\d_]+\.?)?\s?:?\s?{_MINUTES}{_UNTIL}{_MINUTES}(?!\w)"
)


def tells_hours(text: str) -> bool:
    """Tell whether ``text`` begins with days and the hours of them, or is hours."""
    return _HOURS.match(text.lower()) is not None
