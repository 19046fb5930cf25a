"""How much the words right around a name say that it is the operator's."""

import re
from bisect import bisect_right
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.names.contracts import is_a_contract_s, is_called_a_seller
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import is_the_site_s
from openroll.sources.page.names.seat_said import begins_a_sentence, tells_its_seat
from openroll.sources.page.names.termed import is_termed
from openroll.sources.page.names.traded_under import we_trade_under
from openroll.sources.page.words.abbreviations import is_abbreviated
from openroll.sources.page.words.called import is_called_we
from openroll.sources.page.words.latin import squeezed
from openroll.sources.page.words.name_words import COMPANIES
from openroll.sources.page.words.persons import OWNED_BY
from openroll.sources.page.words.roles import Role

from .consents import has_consent
from .context import IS_A, NEXT_SENTENCE, TELLING, Context
from .copyright_claims import claims_copyright
from .party import MARKED, NUMBERED, SAID, SELF
from .shared_control import is_joint

_OF_DATA: Final = Late(r"\A[A-ZА-ЯІ]{1,3}\Z")  # "Володілець ПД"
_BRACKETS: Final = re.compile(r"[\s,]{0,3}[(\[]([^()\[\]]{1,100})[)\]]")
# "Example GbR, Gasse 1, 12345 Ort (im Folgenden „larano“)"
_CALLED: Final = re.compile(
    r"[(\[][^()\[\]\"“”„«»]{0,40}[\"“”„«]\s?([^()\[\]\"“”„«»]{3,40}?)\s?[\"“”»]\s?[^()\[\]]{0,12}[)\]]"
)
_WE: Final = (
    r"\b(?:we(?:['’]re)?|us|our company|wir|nous|nosotros|noi|wij|vi|мы|ми|ние|nós|biz|εμείς|my|me|suntem)\b"
)
_WE_BEFORE: Final = re.compile(
    # "Met Bezorger bedoelen we Example B.V.", "dafür nutzen wir Example": the object of a verb
    rf"(?:(?<!en\s)(?<!r\s){_WE},?\s?"
    r"(?:are|is|at|sind|die|der|sommes|somos|siamo|zijn|är|er|—|–|-|\(|\[|de|la)?(?:(?<=sind|zijn)\s(?:die|der|de|het))?,?\s*"
    rf"|{_WE}(?:,|\s[—–(\[-])\s?[—–(\[-]?(?:die|der|de|het)?\s*|\b(?:şirket|firma)[ıi]?m[ıi]z,?\s|\b(?:esame|olemme|oleme|mēs\sesam|sme|smo)\s)$",
    re.IGNORECASE,
)
_IS: Final = re.compile(r"\b(?:is|acts as|ist|est|es|è|é|jest|je|är|er|on|este|yra|ir)\b", re.IGNORECASE)
_OF_A_LINK: Final = "/.@-_"
# "Example Ltd is authorised and regulated by the Financial Conduct Authority": whoever says so tells of themselves.
_OVERSEEN: Final = re.compile(
    r"(?:\s\([^()\n]{3,60}\))?(?:,?\s(?:(?i:trading\sas|t/as?))\s[^,.\n]{2,40}?)?[\s,.·|–—-]{1,3}(?:FRN:?\s?\d{6,7}\s)?(?:(?:is|are)\s)?(?:(?:fully|duly)\s)?(?:an?\s)?(?:(?:authori[sz]ed|licensed|regulated)\s(?:(?:and|&)\s\w+\s)?by\b|"
    r"(?:(?:introducer\s)?appointed\srepresentatives?|tied\s(?:agent|intermediary))\sof\b)|\s?\((?:FCA\s)?FRN[\s:.]{1,2}\d{6}\)",
    re.IGNORECASE,
)
# "Kiln Ltd is registered with the ICO under number ZA123456", with which a sentence begins
_WITH_COMMISSIONER: Final = re.compile(
    r"\sis\s(?:also\s)?registered\s(?:as\sa\s[^.;,()\n]{4,30}?\s)?with\s(?:the\s)?(?:UK(?:['’]s)?\s)?(?:ICO\b|Information\sCommissioner)"
)
# "Blue Kiln, Inc. is a Delaware corporation"
_OF_A_STATE: Final = re.compile(
    r"(?:\s\([^()\n]{1,90}\)){0,2}(?:,|\sis)\san?\s(?:[A-Z]\w+,?\s){1,3}(?:(?:[Pp]ublic\s[Bb]enefit\s)?[Cc]orporation|[Ll]imited\s[Ll]iability\s[Cc]ompany|LLC)\b"
)
# "Example Ltd. Registered office: Leeds"
_WITH_SEAT: Final = re.compile(
    r"(?:\s\([^()\n]{1,60}\))?[.,;]?\s(?:[|·•–—-]\s)?(?i:regd\.?|registered)\s(?i:office|address)\b"
)
# "Our business is registered in England and Wales as Example Ltd"
_REGISTERED_AS: Final = re.compile(
    r"(?P<ours>\b(?:[Oo]ur\s(?:company|business|firm)\sis|[Ww]e\sare)\s)?"
    r"\b(?:registered|incorporated)\s(?:in|with|at)\s[A-Z][\w &]{2,40}?\s(?:as|under\sthe\sname(?:\sof)?)\s\Z"
)
_AS_ANOTHER: Final = re.compile(
    r"\s(?:is|was)\s(?:registered|incorporated)\s(?:in|with|at)\s[A-Z][\w &]{2,40}?\s(?:as|under\sthe\sname)\s[A-Z]"
)
# "Heron Hall is operated by Example Ltd (Company No. …). Our registered address is …"
_RUN_BY: Final = re.compile(
    r"(?:\A|[.\n]\s)(?!(?:Our|Your|The|This|All|Any|Payment)\b)(?P<called>[A-Z][\w'’&. -]{1,40})\sis\s"
    r"(?:owned|operated|run|managed|provided|published|offered)(?:\s(?:and|&)\s\w+)?\sby\s\Z"
)
_OURS_NEXT: Final = re.compile(
    r"(?:\s\([^()\n]{4,80}\))?(?:,\sa\s[^().\n]{4,60})?\.?\s"
    r"(?:Our\s(?:registered\s|head\s)?(?:office|address)|We\sare\s(?:registered|(?:the|a)\s(?:data\s)?controller))\b"
    r"|,\s(?:acting\s)?as\sthe\s[^.;\n]{0,40}(?:[Cc]ontroller|[Ff]iduciary|[Oo]perator)\b"
)
# "Heron Hall is operated by Example Ltd (trading as Heron Hall)"
_TRADES_AS: Final = re.compile(
    r",?\s\(?(?:[Tt]rading\s[Aa]s|TRADING\sAS|[Tt]/[Aa])\s"
    r"[\"“‘']?([A-Z][\w'’&. -]{1,40}?)[\"”’']?(?=[).,]|\s[(|·•–—-]|\Z|\n)"
)
# "Published by Example Ltd. Company number 12345678", with which a line begins: who so signs it
_SIGNED_BY: Final = re.compile(
    r"(?:Published|Administered|Organi[sz]ed|Presented|Promoted|Provided|Arranged|Issued)\sby\s"
)
_COMPANY_NUMBER: Final = re.compile(
    r"[\s(,.·|–—-]{1,4}(?:(?:UK\s)?[Cc]ompany\s(?:[Nn]umber|[Nn]o\b|[Rr]eg)|Reg(?:istered|istration|d)?\.?\s(?:[Nn]o\b|[Nn]umber))"
)
# "bluekiln.example ist ein Service von Example GmbH": whose a site is that is called by its address
_SITE_OF: Final = Late(
    r"\b[\w-]{3,}\.[a-z]{2,6}\s(?:is|ist|est|es|è|é|jest|je|este|är|er|on)\s(?:an?|eine?|une?|una?|um|uma|een|en|ett?)?\s?(?:[^\W\d_]+\s){0,2}?"
    r"(?:services?|[^\W\d_]*angebot|pro[jy]ek?[ct]t?o?|progetto|prosjekt|marke|brand|marque|marca|platt?forme?|platform|website|site|shop|servi[zc]io|serviço|serwis|"
    r"portal[e]?|tjänst|tjeneste|dienst|služba|usluga)\s(?:von|der|des|of|by|de|du|di|del|della|da|do|van|av|af|firmy|společnosti|spoločnosti)(?:\s(?:der|the|la|de))?\s\Z",
    re.IGNORECASE,
)
# "Example Ltd (“Example”) respects your privacy": with which a sentence begins that names nobody else
_MINDFUL: Final = re.compile(
    r"(?:\s\([^()\n]{2,40}\))?\s(?:respects|values|is\scommitted\sto\s(?:protecting|respecting|safeguarding|maintaining)|takes)\s"
    r"(?:and\s(?:respects|values|protects)\s|and\s(?:respecting|safeguarding)\s)?(?:your|the|our\s\w+['’])\s?"
    r"(?:(?:right\sto\s|online\s|personal\s)?privacy|confidentiality|personal\s(?:data|information)|(?:privacy|security|protection)\sof\syour)\b"
)
# “Kiln” – Kiln Ltd, “Kiln” means Kiln Ltd
_DEFINED: Final = Late(
    r"[\"“”„«'‘]([^\"“”„«»'‘’\n]{3,40})[\"“”»'’]\s?(?:[–—:-]|means|refers\sto|bedeutet|bezeichnet|betekent|désigne|significa|oznacza|znamená|"
    r"означає|означава|означает)\s[\"“„«]?\Z"
)
_LABELLED: Final = re.compile(r"[\d.\s]{0,6}([^\W\d_][^:\n]{2,39}):\s")  # "1.1 Kiln: Kiln Ltd"
# "Hinter kiln.example steht die Kiln GmbH"
_STANDS_BEHIND: Final = Late(
    r"\b(?:iza|za|hinter|derrière|detrás\sde|dietro(?:\sa)?|achter|bag|bakom|bak|atrás\sde|behind|за|зад)\s(?:[^\n.,;:]|\.(?=\S)){2,40}?\s"
    r"(?:stoji|stoi|stojí|steht|se\scache|está|c['’]è|staat|zit|står|is|stands|стоит|стои|стоїть)\s"
    r"(?:(?:die|der|het|de|la|le|the|l['’]entreprise|firma|tvrtka|spółka|společnost|spoločnosť|компания|компанія|фирма)\s){0,2}\Z",
    re.IGNORECASE,
)
# "Inhaberin: Kiln GmbH"
_OWNER_IS: Final = Late(rf"(?:{OWNED_BY})\s?:\s(?:die\s|der\s)?")
# "Als vzw De Molen verwerken wij", "En tant qu'asbl Le Moulin, nous traitons"
_AS_WHOM: Final = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:Als|As|En\stant\squ(?:['’]|e\s)|Jako|Come|Como|Som)\s?(?:the\s|de\s|het\s|die\s|l['’])?\Z",
    re.MULTILINE,
)
# "Vi på Kiln AB, …, värnar om"
_WE_AT: Final = re.compile(
    r"(?:\A|[.!?]\s)(?:Wir\s(?:von|bei)|We\sat|Vi\s(?:på|i|hos)|Wij\s(?:bij|van))\s(?:der\s|the\s|de\s)?\Z"
)
_WE_BEHIND: Final = re.compile(r",?\s(?:[^\W\d_]+\s){0,2}?(?:wij|we|wir|nous|noi|nosotros)\b")
_DIRECTORY: Final = 40  # names in one run of lines: no contract has as many


class Evidence:
    """Weighs the words right around the names of a run of lines."""

    def __init__(self, context: Context) -> None:
        self.context, self.page, self.text = context, context.page, context.text

    def of(self, one: Name) -> int:
        """Return how much the words right around a name say that it is the operator's."""
        line = self.page.lines[self.page.line_at(one.start)]
        if _AS_ANOTHER.match(self.text, one.end, line.end):
            return 0  # "Kiln Inc is incorporated in Singapore as Kiln Pte. Ltd."
        evidence = MARKED if claims_copyright(self.page, one.start, one.end) else 0
        if any(
            mark.meaning is Role.REGISTERED
            for mark in self.context.marks(one.end, min(line.end, one.end + 80))
        ) or _OVERSEEN.match(self.text, one.end, line.end):
            evidence = NUMBERED
        if evidence < NUMBERED and (
            _OF_A_STATE.match(self.text, one.end, line.end)
            or _WITH_SEAT.match(self.text, one.end, line.end)
            or self._tells_its_seat(one, line.end)
            or (self._begins_alone(one) and _WITH_COMMISSIONER.match(self.text, one.end, line.end))
        ):
            evidence = NUMBERED
        signed = _SIGNED_BY.fullmatch(self.text, line.start, one.start)
        run = _RUN_BY.search(self.text[max(one.start - 120, line.start) : one.start])
        if (signed or run) and _COMPANY_NUMBER.match(self.text, one.end, line.end):
            evidence = max(evidence, NUMBERED)
        as_whom = _REGISTERED_AS.search(self.text, max(one.start - 120, line.start), one.start)
        if as_whom is not None:
            evidence = max(evidence, SAID if as_whom["ours"] else NUMBERED)
        trades = _TRADES_AS.match(self.text, one.end, line.end)
        if trades and (len(self.context.names) == 1 or self._is_of_the_site(one, trades[1])):
            evidence = max(
                evidence, NUMBERED
            )  # else a lender's or a carrier's, whose trading name is told, too
        if run and (
            self._is_titled(run["called"])
            or _OURS_NEXT.match(self.text, one.end, line.end)
            or (trades and trades[1] == run["called"])
        ):
            evidence = SAID
        before = self.text[max(one.start - 120, line.start) : one.start]
        told = we_trade_under(self.text, line.start, one.start) or _SITE_OF.search(before) is not None
        told = told or self._is_mindful(one, line.end) or self._is_defined(one, line.start)
        told = told or is_called_a_seller(self.text, one.end, min(line.end, one.end + 120))
        told = told or _STANDS_BEHIND.search(before) is not None
        told = told or _OWNER_IS.fullmatch(self.text, line.start, one.start) is not None
        told = told or is_termed(self.text, one.start, one.end, line.end)
        if told or self._is_the_operator(one.end, min(line.end, one.end + 200)):
            evidence = SAID
        if self._is_called(one.end, min(line.end, one.end + 160)) or _WE_BEFORE.search(
            self.text[max(one.start - 24, line.start) : one.start]
        ):
            evidence = SELF
        if _WE_AT.search(self.text[line.start : one.start]):
            evidence = SELF
        if _AS_WHOM.search(self.text, line.start, one.start) and _WE_BEHIND.match(
            self.text, one.end, line.end
        ):
            evidence = SELF
        if evidence < SAID and (
            has_consent(self.text, self.context.sentence(one.start), one.start)
            or is_joint(self.text, one.start, one.end, line.end)
            or self._is_a_contract_s(one)
        ):
            evidence = SAID
        return evidence

    def _tells_its_seat(self, one: Name, limit: int) -> bool:
        """Tell whether a sentence begins with the only name, and says its seat: "Kiln Ltd is a firm based in"."""
        return self._begins_alone(one) and tells_its_seat(self.text, one.end, limit)

    def _is_defined(self, one: Name, begin: int) -> bool:
        """Tell whether terms say that a word means ``one``, whose name begins with it: “Kiln” – Kiln Ltd, Leeds."""
        word = _DEFINED.search(self.text, max(one.start - 60, begin), one.start)
        word = word or _LABELLED.fullmatch(self.text, begin, one.start)
        return word is not None and one.text_in(self.text).casefold().startswith(word[1].casefold())

    def _is_mindful(self, one: Name, limit: int) -> bool:
        """Tell whether the only name, before which none stands, is of who respects a reader's privacy."""
        said = _MINDFUL.match(self.text, one.end, limit) is not None
        return said and self.context.names[0].start == one.start and self._begins_alone(one)

    def _begins_alone(self, one: Name) -> bool:
        """Tell whether a sentence begins with the only name."""
        begun = begins_a_sentence(self.text, self.context.sentence(one.start), one.start)
        return begun and len({name.text_in(self.text) for name in self.context.names}) == 1

    def _is_of_the_site(self, one: Name, brand: str) -> bool:
        """Tell whether the company ``one`` or the ``brand`` under which it trades is what the site is called."""
        return is_the_site_s(self.page, one.text_in(self.text)) or is_the_site_s(self.page, brand)

    def _is_titled(self, called: str) -> bool:
        """Tell whether the page's title, or the heading with which it begins, begins with what somebody runs."""
        first = self.page.lines[0]
        return self.page.title.startswith(called) or (bool(first.heading) and first.text.startswith(called))

    def _is_a_contract_s(self, one: Name) -> bool:
        """Tell whether the terms of a contract say that it is with whoever bears the name."""
        if len(self.context.names) > _DIRECTORY:
            return False
        index = bisect_right(self.context.name_starts, one.start)
        following = self.context.name_starts[index] if index < len(self.context.names) else self.context.end
        return is_a_contract_s(self.page, one, self.context.sentence(one.start), following)

    def _is_the_operator(self, place: int, limit: int) -> bool:
        """Tell whether the words behind a name say so: "is the controller of your data", "operates this site"."""
        for mark in self.context.marks(place, limit):
            between = self.text[place : mark.start]
            ended = (found.start() for found in NEXT_SENTENCE.finditer(between))
            if "\n" in between or not all(is_abbreviated(between[:point]) for point in ended):
                return False  # "…, Col. Centro, 50200 Toluca, es responsable de …" is one sentence
            if mark.meaning is Role.OPERATES:
                return True
            speaks = mark.meaning in (Role.OPERATOR, Role.IMPRINT)
            if speaks and self.page.lower[mark.start : mark.end] in COMPANIES:
                continue
            if speaks and IS_A.search(between) and _IS.search(between):
                return True
        return False

    def _is_called(self, place: int, limit: int) -> bool:
        """Tell whether brackets behind a name call it "we" or by an operator's role: ("we"), (далее – Оператор)."""
        if is_called_we(self.text, place, limit) or self._is_called_like_host(place, limit):
            return True
        found = _BRACKETS.match(self.text, place, limit)
        return (
            found is not None
            and any(
                mark.meaning in (Role.OPERATOR, Role.IMPRINT)
                and self.text[mark.start - 1] not in _OF_A_LINK  # (site: tide.example/company)
                and not _OF_DATA.sub("", self.text[mark.end : found.end(1)].strip(" \"“”„«»'’‘"))
                for mark in self.context.marks(found.start(1), found.end(1))
            )
        )

    def _is_called_like_host(self, place: int, limit: int) -> bool:
        """Tell whether brackets behind a name, or behind its address, call it what the site is called."""
        found = _CALLED.search(self.text, place, limit) if len(self.context.host_word) >= TELLING else None
        return found is not None and squeezed(found[1]) == self.context.host_word
