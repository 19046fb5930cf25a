"""What a template or a program's text leaves around what people read: "{' '}", "<?php … ?>", "content: '…"."""

import re
from typing import Final

from openroll.core.late import Late

# What says this year in one language of templates or another: "{{ date('Y') }}", "{% now "Y" %}";
# what it says in the reader's language is nobody's name: "{{ trans('footer.copyright') }}"
_YEAR: Final = r"(?:[Yy]ear|YEAR|\btrans\(|\b__\(|\b[Dd]ate\b|\bnow\b|[\"'`]%?[Yy]{1,4}[\"'`])"
_SET: Final = Late(
    r"[$#@]?\{{1,2}\s?(?:(?P<sign>['\"`])\s{0,9}(?P=sign)|/\*[^{}]{0,400}\*/"
    rf"|[^{{}}\n]{{0,60}}{_YEAR}[^{{}}\n]{{0,40}})\s?\}}\}}?|\{{%[^{{}}\n]{{0,40}}{_YEAR}[^{{}}\n]{{0,40}}%\}}"
    r"|<\?(?:php|=)[^<>\n]{0,80}\?>|<%=?[^<>\n]{0,80}%>"
)
# "© %d Example Ltd", "© @DateTime.Now.Year Example Ltd": what stands for the year right behind the sign
_YEAR_TOLD: Final = re.compile(
    r"(?:(?<=©)|(?<=©\s)|(?<=[Cc]opyright\s)|(?<=©\s\d{4}-)|(?<=©\s\d{4}\s[–-]\s))"
    r"(?:@DateTime\.(?:Utc)?Now\.Year|%[ds]|%\w*year\w*%|\$\{?\w*[Yy]ear\w*\}?|\[\w*year\w*\]|Y{4}|20XX|\\u00a0"
    r"|[\"']\s?[.+]\s?date\([\"']Y[\"']\)\s?[.+]\s?[\"']|\{[0y]\}|\{+\s?\$?t\([^(){}\n]{1,60}\)\s?\}+)(?=\s)"
)
# "<?= __('Example Ltd is registered in')?>", "<?php _e("…"); ?>": a text that a program writes into the page
_ECHOED: Final = Late(
    r"<\?(?:=|php\s+(?:echo|print|_e|esc_html_e)\b)[\s(]*(?:\$?\w+\()?\s*(?P<sign>[\"'])(?P<said>(?:(?!(?P=sign))[^\\]|\\.){3,3000})(?P=sign)"
    r"[^<>?\"']{0,60}(?:[\"'][^<>?\"']{0,40}[\"'][\s);]*)?\?>"
)
_ESCAPED_QUOTE: Final = re.compile(r"\\([\"'])")


def echoed(source: str) -> str:
    """Return the ``source`` of a page with the texts that PHP writes into it, where it has not run."""
    return _ECHOED.sub(lambda found: _ESCAPED_QUOTE.sub(r"\1", found["said"]), source)


# What a program calls a text, whatever it says.
_KEYS_OF_TEXTS: Final = (
    r"text|content|body|footer|copyright|legal|disclaimer|description|value|line|row|children|intro|note|message|html|"
    r"statement|answer|copy"
)
# "footerText: '© 2026 Example Ltd", "\"legal.line1\": \"Example Ltd is": the name of a text says nothing of it.
_KEYED: Final = re.compile(
    r"\s*(?:(?:export\s)?(?:const|let|var)\s)?(?P<key>[\"'`]?)(?:[A-Za-z_$][\w.$-]{0,40}?)?"
    rf"(?:{_KEYS_OF_TEXTS})"
    r"_?\d{0,2}(?P=key)\s?(?::|=>?)\s?[\"'`]+\s?(?=[^\W\d_]|[©<&])|(?:>|#{2,6}) (?=[*_]{0,3}[A-Z©])",
    re.IGNORECASE,
)
# "doc.text('Example Ltd is", "$line .= "Example Ltd is": what a program does with a text, unless that is one value.
_DONE_WITH: Final = re.compile(
    r"(?:<\?=\s?|\{\s?)?(?:return\s|(?:(?:export|public|private|static|final|readonly|const|let|var|val|[Ss]tring)\s){1,4})?(?:(?=[^\"'`\n]{0,60}[\"'`][^\"'`\n]{60})|(?!\S{0,40}?(?i:name|company|address|mail|phone|tel|vat|number|owner|operator|entity|city|street|seller|brand|client|title)s?(?![A-Za-z])))"
    r"[A-Za-z_$][\w$.>-]{0,40}(?:\s?\.?=\s?|\(\s?)[\"'`]\s?(?=[^\W\d_a-z]|©)"
)
# " * London, EC1A 7AJ", "// Registered in England": each line of a program's remark begins so.
_REMARKS: Final = ("*", "//", "#")
_REMARK: Final = re.compile(r"[ \t]{0,9}(\*|//+|\#+)(?=\s|\Z)")
_FEWEST: Final = 3  # lines of a remark
_MARKS: Final = (">", "#")  # one of which begins such a line, or a quote is in it
_QUOTED: Final = "> "  # Markdown's mark of a quotation, in each of its lines
_EMPHASIS: Final = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])|\A_(?=[^\s_])([^\n]{1,400}?)(?<=[^\s_])_\Z"
)
_STRONG: Final = re.compile(r"\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*")
# "company number `12345678`": Markdown's marks of what is written by machines
_TYPED: Final = re.compile(r"(?<=[\s(:])`([^`\n${}]{1,60})`(?=[\s.,;:)]|\Z)")


# "\\u00A9 Example Ltd", "D\\u00fcsseldorf", "Example Ltd\\nRegistered office: …": signs as programs write them
_ESCAPED: Final = re.compile(
    r"\\(?:u00|x)([a-fA-F][\da-fA-F])|\\u(0[1-5][\da-fA-F]{2}|1[eE][\da-fA-F]{2}|20(?:1[0-9a-fA-F]|2[0-6]|[aA][cC])|2116)|(?<![A-Za-z]:)(?:\\(?:r\\)?n)?(\\t|(?<=n)\s{2})(?:\\t|\s)*|(?<![A-Za-z]:)\\(?:r\\)?n(?=[\s\d\"'`A-Z©]|\Z)"
)


# "'Example Ltd is registered in ' + 'England'", and Python's, which nothing joins: one text in several parts
_JOINED: Final = re.compile(
    r"(?P<sign>[\"'`])\s{0,60}\+\s{0,60}(?P=sign)(?=[^\"'`+])|(?P<dotted>[\"'])\s{1,60}[.&]\s{1,60}(?P=dotted)(?=[^\"'.])"
    r"|(?<=[^\"]{20})\"\s{1,60}\"(?=[^\"\n]{8})"
)
_PROGRAM: Final = re.compile(r"(?:[=:(+]|\breturn)\s{0,60}\(?\s{0,60}[\"'`]")


def _shown(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else " " if found[3] else " | "  # an indented line goes on


# "legalName: 'Example Ltd', companyNumber: '01234567',", "const ADDR = '4 Mill Lane';": the settings of a program
_SETTING: Final = Late(
    r"(?<![\w/])(?:(?:export\s)?(?:const|let|var)\s)?(?P<mark>[\"']?)(?P<key>[A-Za-z_$][\w$-]{0,40})(?P=mark)(?:\s?:\s{0,60}|\s=>?\s)"
    r"(?P<sign>[\"'`])(?P<value>(?:(?!(?P=sign))[^\n\\]){1,1500})(?:(?P=sign)(?=\s{0,60}(?:[,;}\])]|\Z|(?:const|let|var)\s))|\Z)[,;]?"
)
# "['1. Seller', 'The shop is run by Example Ltd, …']": what a list of them holds
_TEXT: Final = r"(?:\"[^\"\n\\]{1,1500}\"|'(?:[^'\n\\]|(?<=\w)'(?=\w)){1,1500}'|`[^`\n\\]{1,1500}`)"
_NEXT: Final = r"\s{0,60},\s{0,60}"
_LIST: Final = Late(
    r"(?:(?:[\"']?[A-Za-z_$][\w$-]{1,40}[\"']?\s?:\s?)?\[\s{0,60}"
    r"|(?:[A-Za-z]\w{1,20}\[\]\s)?[A-Za-z_$][\w$]{1,40}\s?=\s{0,60}(?:new\s\w*\[\]\s{0,60})?[{(]\s{0,60}|\A\s?)"
    rf"{_TEXT}(?:{_NEXT}{_TEXT})*(?=\s{{0,60}}(?:,?\s{{0,60}}[\])}}]|,?\s?\Z))(?:,?\s{{0,60}}[\])}}])?;?,?"
)
_TEXTS: Final = Late(_TEXT)
# "heading('h2', 'Who we are'), para('Example Ltd'), para('4 Mill Lane, Leeds'),": what is done with each of many texts
_CALL: Final = Late(
    rf"(?<![\w.])[A-Za-z_$][\w$.]{{0,30}}\(\s{{0,60}}(?:[\"'][\w-]{{1,12}}[\"']{_NEXT})?({_TEXT})\s{{0,60}}\)[,;]?"
)
# "c.drawString(20 * mm, 60, 'Example Ltd')", "$pdf->Cell(0, 6, 'Example Ltd', 0, 1);": one text that is drawn
_DRAWN: Final = Late(
    rf"(?<![\w.])[\w$.>-]{{0,40}}(?:[Tt]ext|[Cc]ell|[Ss]tring|[Pp]aragraph|[Ww]rite(?:ln|_line|Line)?)\(\s{{0,60}}(?:[\w\s*.+/-]{{1,30}},\s?){{0,4}}({_TEXT})"
    r"(?:,\s?[\w\s*.+/='\"-]{1,30}){0,6}\s{0,60}\)[,;]?"
)
_DRAWS: Final = (
    "ext(",
    "ell(",
    "tring(",
    "aragraph(",
    "rite(",
    "riteln(",
    "rite_line(",
    "riteLine(",
)  # a part of each
_FEWEST_CALLS: Final = 3
_PAIR: Final = 2
# "{"Owner of the site:"}": a text that a program shows
_NO_TAG: Final = re.compile(r"</?_[A-Za-z][\w.]{1,40}\s?/?>")  # "<_Builtin.Paragraph>", which no page knows
# "{t('imprint.taxNumber')}:", "{t.provider}:": what a label is called in a table of texts
_TOLD: Final = re.compile(r"\{t(?:\.|\([\"'])(?:[\w-]{1,40}\.){0,5}([A-Za-z]\w{1,30})(?:[\"']\))?\}(?=\s?:)")
_SHOWN: Final = re.compile(r"\{\s{0,40}([\"'`])([^\"'`{}\n]{1,300})\1\s{0,40}\}")
# "{isGreek ? "Ιδιοκτήτης: …" : "Owner: …"}": a text in one language or another
_SAID: Final = r"([\"'`])([^\"'`{}\n]{1,300})"
_CHOSEN: Final = Late(
    rf"\{{\s{{0,40}}[\w.!()=&|\"' -]{{1,60}}?\s\?\s{{1,60}}{_SAID}\1\s{{0,60}}:\s{{1,60}}{_SAID}\3\s{{0,40}}\}}"
)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[_$-]")
_ANY_TEXT: Final = re.compile(
    rf"\b(?:{_KEYS_OF_TEXTS}|question|title|label|paragraphs?|items|lead|subtitle)\s?\d{{0,2}}\Z"
)
# "street: 'Mill Lane 4', city: 'Leeds'": the parts of an address, one behind the other
_BEHIND_STREET: Final = (
    r"zip(?:\scode)?|postcode|postal\scode|plz|psc|cap|cp|code\spostal|city|town|locality|address\slocality|ort|stadt|ville|citta|"
    r"ciudad|miasto|mesto|country|address\scountry|land"
)
_ADDRESS_PART: Final = re.compile(
    r"(?:\A|\s)(?:address(?:\s?line)?|addr|street(?:\saddress)?|strasse|straße|adresse?|adres|adresa|rue|via|calle|ulica|ulice|indirizzo|direccion|domicilio|"
    rf"{_BEHIND_STREET}|region)(?:\s?\d)?\Z"
)
_PART_BEHIND: Final = re.compile(
    rf"(?:\A|\s)(?:(?:address\s?)?line\s?[23]|address\s?[23]|{_BEHIND_STREET})\Z"
)
_SPELT: Final = {
    "addr": "address",
    "legal addr": "address",
    "piva": "p. iva",
    "orgnr": "org. nr",
    "ico": "ičo",
    "dic": "dič",
}
_LONG_VALUE: Final = 60
_SENTENCE: Final = 30  # characters of a text alone, whose name says nothing of it
_FEWEST_SETTINGS: Final = 2
_SIGNS: Final = ('"', "'", "`")
BREAK: Final = "\x1e"  # what ASCII parts records with, here long texts: each is a line of its own


def _listed(found: re.Match[str]) -> str:
    """Return what a list holds, each in a line; a label goes before its value: "["Address:", "4 Mill Lane"]"."""
    texts = [one[1:-1].strip() for one in _TEXTS.findall(found[0])]
    if len(texts) == _PAIR and texts[0].endswith(":"):
        return f"{BREAK}{' '.join(texts)}{BREAK}"
    if len(texts) > _PAIR:
        return f"{BREAK}{BREAK.join(texts)}{BREAK}"
    return "".join(map(_apart, texts))


def _apart(text: str) -> str:
    return f"{BREAK}{text}{BREAK}" if len(text) > _LONG_VALUE else f" | {text} | "


def goes_on_in_settings(before: str, line: str) -> bool:
    """Tell whether ``line`` sets the postcode or the town of the address whose street is set ``before`` it."""
    first, second = _SETTING.match(before.strip()), _SETTING.match(line.strip())
    if first is None or second is None:
        return False
    parts = (" ".join(_HUMP.sub(" ", one["key"]).lower().split()) for one in (first, second))
    return all(
        kind.search(part) is not None for kind, part in zip((_ADDRESS_PART, _PART_BEHIND), parts, strict=True)
    )


class _Settings:
    """Writes settings as people do: the name of each in words before its value, none before a sentence."""

    def __init__(self) -> None:
        self.coded = False  # it was a postcode, and its town follows
        self.end, self.part = -1, False  # where the setting before ended, and whether it was of an address

    def write(self, found: re.Match[str]) -> str:
        """Return a setting as a label and a value, or the next part of the address before it."""
        value = found["value"].strip()
        name = " ".join(_HUMP.sub(" ", found["key"]).lower().split())
        beside = self.part and not found.string[self.end : found.start()].strip(" ,\n\r\t")
        self.end, self.part = found.end(), _ADDRESS_PART.search(name) is not None
        coded, self.coded = self.coded, value.replace(" ", "").replace("-", "").isdigit()
        if beside and _PART_BEHIND.search(name):
            return f" , {value} | " if not coded else f" ,, {value} | "
        told = len(value) > _LONG_VALUE or _ANY_TEXT.search(name) is not None
        if len(value) > _LONG_VALUE:
            return f"{BREAK}{value}{BREAK}"
        return f" | {value} | " if told else f" | {_SPELT.get(name, name)}: {value} | "


def _without_settings(text: str) -> str:
    """Return ``text`` with the settings that it holds, where there are several, as lines of labels and values."""
    if "'" not in text and '"' not in text and "`" not in text:
        return text
    if any(map(text.__contains__, _DRAWS)):
        text = _DRAWN.sub(lambda found: f"{BREAK}{found[1][1:-1].strip()}{BREAK}", text)
    if ":" not in text and "=" not in text and "[" not in text and not text.lstrip().startswith(_SIGNS):
        return text
    if text.count("(") >= _FEWEST_CALLS and len(_CALL.findall(text)) >= _FEWEST_CALLS:
        text = _CALL.sub(lambda found: f"{BREAK}{found[1][1:-1].strip()}{BREAK}", text)
    shown, listed = _LIST.subn(_listed, text)
    shown, count = _SETTING.subn(_Settings().write, shown)
    if not listed and count < _FEWEST_SETTINGS:
        alone = _SETTING.fullmatch(text.strip())
        if alone is None or not text.rstrip(" ,;\n").endswith(alone["sign"]):
            return text  # "Adres: 't Hof 3": an apostrophe
        return alone["value"] if len(alone["value"]) > _SENTENCE else shown.strip(" |")
    shown = re.sub(r"\|[\s|]+\|", "|", re.sub(r"\s*\|\s+,\s", ", ", re.sub(r"\s*\|\s+,,\s", " ", shown)))
    return shown.strip(" |\n") if count + listed == 1 else shown


def _without_remark_s_marks(text: str) -> str:
    """Return the lines of a program's remark without the mark with which each begins; others stay as they are."""
    lines = text.split("\n")
    marks = {found[1] if (found := _REMARK.match(line)) else "" for line in lines[1:] if line.strip()}
    if len(marks) != 1 or marks == {""} or len(lines) < _FEWEST:
        return text
    return "\n".join(_REMARK.sub("", line) for line in lines)


def without_templates(text: str) -> str:
    """Return ``text`` without a template's places that hold a space, a remark or the year, and with signs as shown."""
    if "\n" in text and any(map(text.__contains__, _REMARKS)):
        text = _without_remark_s_marks(text)
    text = text.replace("ⓒ", "©").replace("Ⓒ", "©")
    if ('"' in text or "'" in text or "`" in text) and _PROGRAM.search(text):
        text = _JOINED.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(_shown, text)
    if "{" in text:
        text = _TOLD.sub(lambda found: _HUMP.sub(" ", found[1]), text)
        text = _NO_TAG.sub(" ", _SHOWN.sub(r"\2", text))
        if " ? " in text:
            text = _CHOSEN.sub(r" \2 | \4 ", text)
    text = _without_settings(text)
    if "{" in text or "<" in text:
        text = _SET.sub(" ", text)
    return _YEAR_TOLD.sub(" ", text) if "©" in text or "opyright" in text else text


_LETTER: Final = re.compile(r"[^\W_]")
_ASSIGNED: Final = re.compile(
    r"\s*(?:(?:export\s)?(?:const|let|var)\s)?[\w$.]{1,40}(?:\s?:\s?[\w<>\[\]]{1,30})?\s?=\s?[\[{(]?\s*"
)


def in_lines(text: str) -> list[str]:
    """Return the lines of a program's ``text``, as ``without_templates`` parts them, and not what it calls them."""
    if BREAK not in text:
        return [text]
    return [one for one in text.split(BREAK) if _LETTER.search(one) and not _ASSIGNED.fullmatch(one)]


def without_key(text: str) -> str:
    """Return a line without what a program calls its text, and without Markdown's marks of quotation and table."""
    if text.startswith("| "):
        text = text.strip("| ") or text
    if not ("'" in text or '"' in text or "`" in text or text.startswith(_MARKS)):
        return text
    found = _KEYED.match(text) or _DONE_WITH.match(text)
    if found and text.startswith(_QUOTED):
        return text[found.end() :].replace(f" {_QUOTED}", " ")
    return text[found.end() :] if found else text


def without_strong(text: str) -> tuple[str, list[str]]:
    """Return ``text`` without Markdown's marks of emphasis, which some pages show, and what they emphasise."""
    text = _TYPED.sub(r"\1", text) if "`" in text else text
    strong = _STRONG.findall(text)
    return _EMPHASIS.sub(r"\1\2", _STRONG.sub(r"\1", text)), strong


# "Hotel Miramare ***", "Albergo Airone ★★★S"
_STARS: Final = re.compile(
    r"(?<=\w)\s?(?:\*{2,5}|★{1,5}☆{0,4}|⭐{1,5})(?:\s?(?:[sSlL]|[Ss]up(?:\.|erior)?)(?!\w))?(?=\s?(?:[,|·–—-]|\Z))"
)


def without_stars(text: str) -> str:
    """Return ``text`` without the stars behind an inn's name: they are no part of it."""
    return _STARS.sub("", text) if "**" in text or "★" in text or "⭐" in text else text
