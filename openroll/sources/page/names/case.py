"""Names in a case in which nobody is registered: "prowadzony przez Annę Lis", "принадлежит Ивану Ивановичу"."""

import re
from typing import Final

from openroll.core.late import Late

# Behind these a Polish name is declined.
_DECLINING: Final = re.compile(r"\b(?:przez|do|własnością|oznacza)\s?\Z")
# "Annę Lis", "Marka Zielińskiego", "Jana Nowaka"; not "Anna Zielińska", which somebody forgot to decline.
_DECLINED: Final = Late(r"[ęą]\b|ego\b|\A[A-ZŁŚŻ]\w+a\s[\w-]+(?<![sc]k)(?<!dzk)a\b")
# A father's name in any case but the first.
_PATRONYMIC: Final = re.compile(
    r"[А-ЯЁІЇЄ][а-яёіїє’']+(?:вич(?:у|а|ем|ом|ові|еві)|[иьі]ич(?:у|а|ем|ом)|[вш]н(?:е|ой|ою|ы|і|и|у))\b"
)
# "rekið af Sigrúnu Jónsdóttur": an Icelandic father's or mother's name in any case but the first.
_ICELANDIC: Final = Late(r"\s[A-ZÁÉÍÓÚÝÞÆÖ][a-záðéíóúýþæö]+(?:dóttur|syni|sonar)\b")
_BEFORE: Final = 14
# "…, prowadzącego działalność gospodarczą pod firmą tulipan.example Jan Lis z siedzibą": what is entered there.
_UNDER_A_FIRM: Final = re.compile(
    r",?\s(?:prowadząc|wykonując|działając)(?:ego|emu|ym|ej|ą)\s(?:jednoosobową\s)?działalność\sgospodarczą\spod\s(?:firmą|nazwą)\s?:?\s"
    r"(?P<firm>[^,;:()\n]{3,80}?)(?=,|\s\(|\s(?:z\ssiedzibą|z\sadresem|NIP|REGON|wpisan\w+|adres|przy|w)\s)"
)
_STEM: Final = 3  # letters of a name that its cases share
# "Обществу с ограниченной ответственностью «Пример»": the form alone is declined, what is quoted is not.
_FORM: Final = Late(
    r"(?P<kinds>(?:(?:публичн|непубличн|закрыт|открыт|приватн|публічн)(?:ому|ым|ого|ом|им)\s)?(?:акционерн(?:ому|ым|ого|ом)\s|акціонерн(?:ому|им|ого)\s)?)"
    r"(?P<form>обществ|товариств|таварыств)(?:у|ом|а|е|і|ам)(?=\s[^«„“\"\n]{0,60}[«„“\"][^«»„“”\"\n]+[»“”\"]\Z|\s[«„“\"])",
    re.IGNORECASE,
)


def is_declined(text: str, start: int, end: int, *, plain: bool) -> bool:
    """Tell whether the name between ``start`` and ``end`` is declined; ``plain`` says that it has no legal form."""
    if _PATRONYMIC.search(text, start, end) or (plain and _ICELANDIC.search(text, start, end)):
        return True
    before = _DECLINING.search(text, max(start - _BEFORE, 0), start)
    return plain and before is not None and _DECLINED.search(text[start:end]) is not None


def firm_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the firm lies that ends with the declined name between ``start`` and ``end``, in the first case."""
    firm = _UNDER_A_FIRM.match(text, end)
    named, person = (firm["firm"].split() if firm else []), text[start:end].split()
    own = named[-len(person) :]
    same = len(own) == len(person) and all(
        one[:_STEM].casefold() == other[:_STEM].casefold() for one, other in zip(own, person, strict=True)
    )
    return firm.span("firm") if firm and same and not _DECLINED.search(" ".join(own)) else None


def in_first_case(text: str) -> str:
    """Return a name whose form is declined as it is registered: "Обществом с … «Ветер»" is "Общество с … «Ветер»"."""
    found = _FORM.match(text)
    if found is None:
        return text
    ukrainian = found["form"].casefold().startswith("товариств")
    kinds = re.sub(r"(?:ому|ым|ого|ом|им)(?=\s)", "е" if ukrainian else "ое", found["kinds"])
    return f"{kinds}{found['form']}{'О' if found['form'].isupper() else 'о'}{text[found.end() :]}"
