"""What stands in the print of an extract: everything out of the extract that was checked, in the reader's language."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from openroll.core.errors import N_
from openroll.core.unseen import visible
from openroll.log.extract import ExtractReport
from openroll.log.note import VerifierKey
from openroll.public.entry_view import (
    Citation,
    Contest,
    Entry,
    Identifier,
    Notice,
    Service,
    Undertaking,
    read_entry,
)
from openroll.public.extracts import file_name
from openroll.publish.documents import write
from openroll.publish.extracted import document_of
from openroll.ui import formatting, labels
from openroll.ui.labels import Label
from openroll.ui.languages import Translator, translator
from openroll.ui.printing import make_pdf, qr_code, shown

WORDS = {
    "identifiers": N_("The operator"),
    "services": N_("Services"),
    "no-services": N_("No service has been named for this entry."),
    "undertakings": N_("What each side has declared"),
    "no-undertakings": N_("Neither the organiser nor the registrar has declared anything on the record."),
    "imported": N_("As the imported list has it"),
    "history": N_("History"),
    "proof": N_("Proof"),
    "proved": N_("What it proves"),
    "not-proved": N_("What it does not prove"),
    "check": N_("Check it yourself"),
    "not-meant": N_("What this listing does not mean"),
}
LONGEST_LINK = 500  # bytes that a QR code of this size still shows to a telephone
CHECK = N_(
    "The extract from which this was printed is attached to this file ({file}). Paper proves nothing: take the extract "
    "out and check it, with a key that you have from somewhere else:"
)
NOT_PAPER = N_(
    "Anything by this paper alone: whoever prints can print other words. The attached extract can be checked."
)
NOTHING_LATER = N_("That nothing later exists: the entry may have been amended or excluded since.")
NOT_TRUE = N_("That what is recorded is true: the log shows what was recorded and when, not that it is so.")
NOT_SHOWN = N_(
    "Values that are not in the extract: {count} stand in its facts as digests only. One of them may be newer than a "
    "value that is shown."
)
TAKEN_OVER = N_(
    "That the facts which {origin} took over from {register} were first recorded there, and taken over rightly: "
    "that is to be seen from the whole log of {origin}."
)
NO_AUTHOR = N_(
    "Who signed it: compare the key with one that you have from somewhere else than this paper and that register."
)
WHOLE = N_(
    "That the log, as it was signed with this key, holds this version, whole from its first fact on, with the values "
    "as they were recorded."
)
SEEN = N_("That {name} saw the same log on {at}.")


def print_extract(
    data: bytes, report: ExtractReport, language: str, *, address: str = "", key: VerifierKey | None = None
) -> bytes:
    """Return the extract ``data``, which ``report`` is about, as PDF.

    ``address`` is where the register can be asked, ``key`` the one that was checked with.
    Raises CannotPrint, and what ``document_of`` does.
    """
    entry = read_entry(write(document_of(report.extract)))
    return make_pdf("extract.typ", _Print(entry, data, report, language, address, key).data(), data.decode())


class _Print:
    """The words and values of one print."""

    def __init__(
        self,
        entry: Entry,
        data: bytes,
        report: ExtractReport,
        language: str,
        address: str,
        key: VerifierKey | None,
    ) -> None:
        self._entry = entry
        self._report = report
        self._language = language
        self._translate: Translator = translator(language)
        self._key = key
        self._sha256 = sha256(data).hexdigest()
        self._address = (
            f"{address.rstrip('/')}/{language}/entries/{entry.number}/versions/{entry.version}"
            if address
            else ""
        )

    def data(self) -> dict[str, Any]:
        """Return everything that the template asks for."""
        entry, say = self._entry, self._translate
        name = _heading(entry.name or say(N_("Without a name")))
        number = say(N_("Entry № {number}, version {version}"), number=entry.number, version=entry.version)
        link = f"{self._address or f'urn:openroll:{self._report.extract.origin}'}#sha256={self._sha256}"
        link = link if len(link.encode()) <= LONGEST_LINK else f"sha256:{self._sha256}"
        return {
            "language": self._language,
            "title": f"{number}: {visible(entry.name or name)}",
            "running": say(N_("Extract from the register: {entry}"), entry=number),
            "origin": shown(self._report.extract.origin),
            "origin-short": shown(self._report.extract.origin[:60]),
            "caption": number,
            "name": name,
            "sha256": f"SHA-256 {self._sha256}",
            "file": file_name(entry.number, entry.version),
            "file-description": say(N_("The extract from which this was printed")),
            "qr": qr_code(link),
            "qr-alt": say(
                N_("QR code: the permanent address of this version and the extract’s hash. {link}"),
                link=visible(link),
            ),
            "qr-caption": shown(self._address) or say(N_("The hash of the extract")),
            "state": self._label(entry.state),
            "entered": self._entered(),
            "banners": self._banners(),
            "words": {name: say(message) for name, message in WORDS.items()},
            "identifiers": [self._identifier(each) for each in entry.identifiers] + self._former(),
            "services": [self._service(each) for each in entry.services],
            "sides": [
                {
                    "party": _heading(say(labels.word(labels.PARTIES, side.party))),
                    "undertakings": [self._undertaking(each) for each in side.undertakings],
                }
                for side in entry.sides
                if side.undertakings
            ],
            "imported": self._imported(),
            "history": self._history(),
            "proof": self._proof(),
            "proved": self._proved(),
            "not-proved": self._not_proved(),
            "check": say(CHECK, file=file_name(entry.number, entry.version)),
            "command": shown(f"openroll verify {file_name(entry.number, entry.version)} --key …"),
            "not-meant": [say(each) for each in labels.NOT_MEANT],
        }

    def _label(self, label: Label) -> dict[str, str]:
        say = self._translate
        return {"word": say(label.word), "colour": label.colour, "sentence": say(label.sentence)}

    def _entered(self) -> str:
        entry, say = self._entry, self._translate
        day = formatting.day(entry.recorded_at, self._language)
        return say(N_("Entered on {day}, {basis}."), day=day, basis=say(entry.basis))

    def _banners(self) -> list[str]:
        entry, say = self._entry, self._translate
        unchecked = [] if entry.checked else [say(labels.UNCHECKED.sentence)]
        noticed = [self._notice(each) for each in entry.noticed]
        contested = [self._contest(each) for each in entry.contested]
        return [*contested, *noticed, *(shown(say(each)) for each in entry.labels), *unchecked]

    def _notice(self, item: Notice) -> str:
        say, language = self._translate, self._language
        day, seen = formatting.day(item.since, language), formatting.day(item.seen, language)
        sentence = say(item.sentence, day=day, source=say(item.source), seen=seen)
        return shown(f"{sentence} {say(labels.NOT_AMENDED)}")

    def _contest(self, item: Contest) -> str:
        say, day = self._translate, formatting.day(item.at, self._language)
        about = ", ".join(say(each) for each in item.about)
        if not about:
            return say(N_("Contested since {day}."), day=day)
        return shown(f"{say(N_('Contested since {day}:'), day=day)} {about}.")

    def _identifier(self, item: Identifier) -> dict[str, Any]:
        say = self._translate
        country = item.name == "country" and item.value
        also = [
            say(N_("Code {code}"), code=item.value) if country else "",
            say(N_("Short: {name}"), name=item.short) if item.short else "",
            f"{say(labels.word(labels.REGISTERS, item.register))} ({item.register})" if item.register else "",
            *(f"{say(labels.word(labels.SCHEMES, scheme))} {value}" for scheme, value in item.other),
            *(say(N_("Another source has: {value}"), value=other.value) for other in item.beside),
        ]
        missing = item.value is None and item.standing == labels.STANDINGS["missing"]
        hidden = missing and self._report.extract.hidden
        return {
            "title": say(item.title),
            "value": shown(
                formatting.country(item.value, self._language) if country and item.value else item.value or ""
            ),
            "also": [shown(each) for each in also if each],
            "standing": self._label(labels.NOT_IN_EXTRACT if hidden else item.standing),
            "citations": self._citations(
                [*item.citations, *(cite for other in item.beside for cite in other.citations)]
            ),
        }

    def _former(self) -> list[dict[str, Any]]:
        return [
            {
                "title": self._translate(N_("Former names")),
                "value": shown(name),
                "also": [],
                "standing": {"word": "", "colour": "grey", "sentence": ""},
                "citations": [],
            }
            for name in self._entry.former_names
        ]

    def _service(self, item: Service) -> dict[str, Any]:
        return {
            "domain": _heading(item.domain),
            "description": shown(item.description or ""),
            "standing": self._label(item.binding),
            "citations": self._citations(item.citations),
        }

    def _undertaking(self, item: Undertaking) -> dict[str, Any]:
        say = self._translate
        moment = formatting.moment(item.at, self._language)
        meta = say(
            N_("On the record since {moment}, line {index} of the log."), moment=moment, index=item.log_index
        )
        if item.withdrawn_at:
            day = formatting.day(item.withdrawn_at, self._language)
            meta += " " + say(N_("Withdrawn on {day}."), day=day)
        # A quotation of the same words is not repeated.
        cites = [cite for cite in item.citations if cite.quote.split() != item.text.split()]
        return {"text": shown(item.text), "meta": meta, "citations": self._citations(cites)}

    def _citations(self, items: Sequence[Citation]) -> list[dict[str, Any]]:
        say = self._translate
        found: list[dict[str, Any]] = []
        for cite in items:
            source = say(labels.word(labels.SOURCES, cite.source))
            kind = say(labels.word(labels.SOURCE_TYPES, cite.source_type))
            day = formatting.day(cite.retrieved_at, self._language)
            raw = cite.quote[:1] in ("{", "[")
            where = " · ".join(each for each in (source, kind, day, cite.where) if each)
            found.append(
                {
                    "quote": shown(
                        cite.quote if raw or not cite.quote else say(N_("“{quote}”"), quote=cite.quote)
                    ),
                    "raw": raw,
                    "source": shown(where),
                    "label": shown(say(cite.label) if cite.label else ""),
                    "url": shown(cite.url),
                    "snapshot": f"SHA-256 {cite.snapshot}" if cite.snapshot else "",
                }
            )
        return found

    def _imported(self) -> list[dict[str, Any]]:
        held = self._entry.imported
        if held is None:
            return []
        place = self._translate(N_("File {file}, line {line}"), file=held.file, line=held.line)
        found = [_row(name, value) for name, value in held.fields]
        return [_row("", place), *found]

    def _history(self) -> list[dict[str, str]]:
        say = self._translate
        return [
            {
                "version": say(N_("Version {version}"), version=each.version),
                "what": say(labels.word(labels.FACT_TYPES, each.type)),
                "meta": ", ".join(
                    (
                        formatting.moment(each.at, self._language),
                        say(labels.word(labels.PARTIES, each.by)).lower(),
                        say(N_("line {index} of the log"), index=each.log_index),
                        *([say(each.outcome)] if each.outcome else []),
                        *([shown(each.legal_basis)] if each.legal_basis else []),
                    )
                ),
            }
            for each in reversed(self._entry.history)
        ]

    def _proof(self) -> list[dict[str, Any]]:
        say, report = self._translate, self._report
        checkpoint = report.checkpoint
        rows = [
            _row(say(N_("Log")), checkpoint.origin, mono=True),
            _row(say(N_("Line of the log")), formatting.number(self._entry.log_index, self._language)),
            _row(say(N_("Size of the log then")), formatting.number(checkpoint.size, self._language)),
            _row(say(N_("Root of the log")), checkpoint.root.hex(), mono=True),
            _row(say(N_("Extract (SHA-256)")), self._sha256, mono=True),
            _row(say(N_("Checkpoint")), report.extract.checkpoint.decode().rstrip("\n"), mono=True),
        ]
        if self._address:
            rows.insert(0, _row(say(N_("Address that stays")), self._address, mono=True))
        if self._key:
            rows.append(_row(say(N_("Checked with the key")), self._key.text, mono=True))
        return rows

    def _proved(self) -> list[str]:
        say = self._translate
        seen = [
            say(SEEN, name=shown(each.key.name), at=formatting.moment(each.at, self._language))
            for each in self._report.cosignatures
        ]
        return [say(WHOLE), *seen]

    def _not_proved(self) -> list[str]:
        say, extract = self._translate, self._report.extract
        hidden = extract.hidden
        return [
            say(NOT_PAPER),
            say(NO_AUTHOR),
            *(
                say(TAKEN_OVER, origin=shown(extract.origin), register=shown(each.earlier))
                for each in extract.taken_over
            ),
            say(NOTHING_LATER),
            *([say(NOT_SHOWN, count=hidden)] if hidden else []),
            say(NOT_TRUE),
        ]


def _heading(text: str) -> str:
    """Return foreign text as a heading shows it, which may not be empty."""
    return shown(text).strip() or "–"


def _row(name: str, value: str, *, mono: bool = False) -> dict[str, Any]:
    return {"name": shown(name), "value": value if mono and len(value) == 64 else shown(value), "mono": mono}
