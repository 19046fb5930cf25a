"""Headings of what is asked of a buyer, or stated of one: below "Alıcı Bilgileri" and "Dane klienta" no operator is."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Line, Page
from openroll.sources.page.words.roles import DECOYS, WORDS, Role

_DATA: Final = (
    r"details|data|information|daten|angaben|données|informations|datos|dati|dados|gegevens|uppgifter|oplysninger|opplysninger|tiedot|"
    r"andmed|dane|údaje|adatai|adatok|datele|date|podaci|podatki|подаци|податоци|данни|данные|дані|реквизиты|реквізити|στοιχεία|"
    r"bilgileri|bilgisi|duomenys"
)
_OF: Final = r"of|the|des|der|du|de|del|dell['’]|do|da|van|o|za|за|о|про|για|τον|του"
_BUYER: Final = (
    r"buyer|purchaser|customer|consumer|käufer|kunden?|auftraggeber|besteller|verbraucher|acheteur|consommateur|cliente?|comprador|"
    r"consumidor|acquirente|committente|klant|koper|opdrachtgever|consument|köpare|kund|køber|kjøper|ostaja|asiakas|tilaaja|"
    r"ostja|klient|tellija|pircēj\w+|klient\w+|pasūtītāj\w+|pirkėj\w+|užsakov\w+|kupując\w+|nabywc\w+|zamawiając\w+|konsument\w*|kupujíc\w+|"
    r"odběratel\w*|zákazní\w+|objednatel\w*|spotřebitel\w*|kupujúc\w+|odberateľ\w*|objednávateľ\w*|spotrebiteľ\w*|vevő|vásárló|megrendelő|"
    r"fogyasztó|ügyfél|cumpărător\w*|client\w*|beneficiar\w*|consumator\w*|kup[ae]?c\w*|naručitelj\w*|naručila?c\w*|naročnik\w*|potrošač\w*|"
    r"potrošnik\w*|куп[ау]?ц\w*|наручила?ц\w*|потрошувач\w*|потрошач\w*|купувач\w*|клиент\w*|възложител\w*|потребител\w*|покупател\w+|заказчик\w*|"
    r"потребител\w*|покуп[ец]\w+|замовник\w*|клієнт\w*|споживач\w*|αγοραστή\w*|πελάτη\w*|καταναλωτή\w*|alıcı|müşteri|tüketici"
)
_HEAD: Final = Late(
    rf"[\W\d]*(?:(?:{_DATA})\s(?:(?:{_OF})\s){{0,2}})?(?:{_BUYER})(?:['’]s)?(?:\s(?:{_DATA}))?(?:\s\((?:{_BUYER})\))?[\s:.]*",
    re.IGNORECASE,
)
_LONGEST: Final = 45  # characters of such a heading
_LINES: Final = 4  # above a number, in which such a heading stands
_BEHIND: Final = re.compile(r"\s?:")


def heads_a_buyer(page: Page, index: int) -> bool:
    """Tell whether the line ``index`` says that the name behind the label in the line below it is a buyer's."""
    line = page.lines[index]
    if len(line.text) > _LONGEST or index + 1 >= len(page.lines) or ":" not in page.lines[index + 1].text:
        return False
    below = page.lines[index + 1]
    if not _HEAD.fullmatch(page.text, line.start, line.end):
        return False
    mark = next(WORDS.scan(page.text, page.lower, below.start, below.end), None)
    if mark is None or mark.start != below.start or mark.meaning is not Role.NAMED:
        return False
    return _BEHIND.match(page.text, mark.end) is not None


def is_of_a_buyer(page: Page, place: int) -> bool:
    """Tell whether the line of ``place`` is a buyer's by its own label, or by the line above: "Покупатель: …"."""
    index = page.line_at(place)
    line, above = page.lines[index], page.lines[max(index - 1, 0)]
    label = _HEAD.match(page.text, line.start, place)
    if label is None and len(above.text) <= _LONGEST:
        label = _HEAD.fullmatch(page.text, above.start, above.end)
    return label is not None and ":" in label[0]


def is_below_another_s(page: Page, place: int) -> bool:
    """Tell whether one of the lines above ``place`` is a heading of a buyer's data, or of who serves the operator."""
    index = page.line_at(place)
    above = [one for one in page.lines[max(index - _LINES, 0) : index] if len(one.text) <= _LONGEST]
    return any(_HEAD.fullmatch(page.text, one.start, one.end) or _heads_another(page, one) for one in above)


def _heads_another(page: Page, line: Line) -> bool:
    """Tell whether all that ``line`` says is what somebody is for the operator: "Hosting"."""
    mark = WORDS.at(page.text, page.lower, line.start, line.end)
    return (
        mark is not None and mark.meaning in DECOYS and mark.end >= line.start + len(line.text.rstrip(" :."))
    )
