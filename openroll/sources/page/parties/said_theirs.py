"""Whether an address or a number is said to be "its": of whom the sentence before tells, and not the operator's.

"Payments are processed by Tide. Its registered office is at 4 Mill Lane, Leeds."
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.roles import Role

from .context import Context
from .introduced import tells_of_a_service
from .party import Party

# "Our supervisor is the Heron Office. Its address is"
_ITS: Final = re.compile(r"\w[.;]\s+Its\s(?:\w+\s)?address\sis:?\s(?:at\s)?\Z")
# With what a sentence begins that tells where somebody else is.
_THEIRS: Final = Late(
    r"\W*(?:"
    r"(?:Its|Their)\s(?:\w+\s){0,2}(?:address|office|seat|headquarters?|number|no)\b|They\s(?:are|can\sbe)\b|(?:It|The\s(?:company|provider))\s(?:is|has)\b|"
    r"You\scan\s(?:write\sto|find|contact|reach)\s(?:them|it|her|him)\b|"
    r"(?:Deren|Dessen)\s|Ihre\s(?:Handelsregister|Register)nummer\b|(?:Das\sUnternehmen|Die\s(?:Firma|Gesellschaft)|Der\s(?:Anbieter|Dienstleister))\s(?:hat|ist|sitzt)\b|Sitz\sde[rs]\s(?:Unternehmens|Firma|Gesellschaft)\b|"
    r"Die\s(?:Adresse|Anschrift)\s(?:lautet|ist)\b|Sie\serreichen\s(?:sie|ihn|es|diese[ns]?)\b|"
    r"(?:Son|Sa|Leur)\s(?:adresse|siège|num[ée]ro|SIREN|SIRET|RCS)\b|(?:La\ssociété|L['’]entreprise|Elle|Il)\sest\b|Vous\spouvez\s(?:lui|leur|la|le|les)\b|"
    r"(?:Il\ssuo\sindirizzo|La\ssua\s(?:sede|partita\sIVA|P\.\s?IVA))|(?:La\ssociet|L['’]azienda)\S*\sha\b|La\ssede(?:\slegale)?\s(?:si\strova|è)\b|Potete\s(?:scriver|contattar)\w*|"
    r"Su\s(?:dirección|domicilio|sede|CIF|NIF)\b|La\s(?:empresa|sociedad)\s(?:tiene|está)\b|Puede\s(?:escribir|contactar)\w*|"
    r"O\sseu\sendereço\b|A\ssua\ssede\b|A\sempresa\s(?:tem|está)\b|"
    r"(?:Het\s(?:bedrijf|adres)|De\sonderneming)\sis\b|U\skunt\s(?:hen|hem|haar)\b|"
    r"(?:Jej|Jego|Ich)\s(?:adres|siedzib\w+|numer|NIP|KRS)\b|(?:Firma|Spółka)\s(?:ma|jest)\b|Siedziba\s(?:spółki|firmy)\b|Można\sdo\s(?:niej|nich|niego)\b|"
    r"(?:Její|Jeho|Jej|Ich)\s(?:adresa|sídlo|IČO?|DIČ)\b|(?:Společnost|Spoločnosť|Firma)\s(?:s[íi]dl[íi]|má|je)\b|Napsat\s(?:jim|mu|jí)\b|"
    r"(?:Её|Ее|Его|Их|Її|Його|Їх)\s(?:\w+\s)?(?:адрес\w?|ИНН|ОГРН|ЄДРПОУ)\b|(?:Компания|Компанія)\s(?:находится|расположена|зарегистрирована|знаходиться|зареєстрована)\b|Юридический\sадрес\sкомпании\b|"
    r"(?:Address|Anschrift|Adresse|Indirizzo|Dirección|Adres|Adresa|Адрес)\s(?:of\sthe\s|des\s|der\s|de\sl['’]|del\s|du\s|van\sde\s)?"
    r"(?:provider|Anbieters|Dienstleisters|fournisseur|prestataire|hébergeur|fornitore|proveedor|dostawcy|aanbieder|leverancier|poskytovatele|провайдера|сервиса)\b"
    r")"
)
_SERVING: Final = frozenset({Role.OFFICER, Role.HOST, Role.MAKER, Role.PROCESSOR})
_END: Final = 2  # characters between two sentences


def is_its(context: Context, parties: list[Party], place: int) -> bool:
    """Tell whether the address at ``place`` is said to be "its", where its line names none of ``parties`` before."""
    begin = context.page.lines[context.page.line_at(place)].start
    if not _ITS.search(context.text, begin, place) or context.names_between(begin, place):
        return False
    return not any(begin <= party.start < place for party in parties)


def is_theirs(context: Context, label: int, place: int) -> bool:
    """Tell whether what stands at ``place``, behind a ``label``, is said to be of whom the sentence before tells."""
    page, begin = context.page, context.sentence(label)
    if not _THEIRS.match(page.text, begin, place):
        return False
    before = _sentence_before(page, context, begin)
    if before is None or context.names_between(begin, place):
        return False
    serves = any(mark.meaning in _SERVING for mark in context.marks(*before))
    return (serves and not context.names_between(*before)) or tells_of_a_service(context, *before)


def _sentence_before(page: Page, context: Context, begin: int) -> tuple[int, int] | None:
    """Return where the sentence before the one at ``begin`` stands; None where a heading or nothing does."""
    index = page.line_at(begin)
    if begin > page.lines[index].start:
        return context.sentence(begin - _END), begin
    above = page.lines[index - 1] if index else None
    if above is None or above.heading:
        return None
    return context.sentence(max(above.end - _END, above.start)), above.end
