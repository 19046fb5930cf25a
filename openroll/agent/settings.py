"""The agent's settings, agent.yaml: read and checked at once, so that nothing is found wrong in the middle of an act.

No secret stands in it: a messenger's credentials are files of their own, named here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from openroll.core.errors import N_, UnusableInput
from openroll.desk.words import Category, Ground
from openroll.log.note import MalformedKey, VerifierKey
from openroll.net.http import Target, UnusableAddress
from openroll.policy.check import Mapped, Wrong
from openroll.policy.yaml_reading import UnreadableYAML, read_yaml
from openroll.ui.languages import LANGUAGES

from .rules import BY_RULE, Rule
from .verdicts import Verdict

LARGEST: Final = 1 << 20
KINDS: Final = ("matrix", "telegram", "by-hand")  # of messengers
_SPAN: Final = re.compile(r"([1-9]\d{0,3})(m|h|d)")
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}
_DOMAIN: Final = re.compile(r"(?=.{1,253}\Z)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
CHECKS: Final = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))
SCREEN: Final = "127.0.0.1:8130"
_PLACES: Final = ("post", "room", "media", "page")


class UnusableSettings(UnusableInput):
    """Settings that the agent cannot work with; the place in the file is named."""

    code = "unusable-settings"


@dataclass(frozen=True, slots=True)
class Register:
    """The register that the requests come from: the address of its API, its key, and our entry in it."""

    url: str
    key: VerifierKey
    entry: int

    @property
    def origin(self) -> str:
        """The register's name, which stands in everything that is signed for it."""
        return self.key.name


@dataclass(frozen=True, slots=True)
class Settings:
    """All that agent.yaml says. ``messenger`` has its kind under ``kind``; names of files are as they were written."""

    register: Register
    service: str
    domains: tuple[str, ...]
    terms: str
    courts: str
    language: str
    messenger: Mapping[str, str]
    rules: tuple[Rule, ...] = ()
    pause: float = 0.5  # seconds between two looks at the register
    checks: tuple[timedelta, ...] = CHECKS
    preserves_days: int = 0  # for how long the messenger keeps what was removed; 0 where it keeps nothing
    campaigns: str = ""  # the file in which the messenger's spam module writes down what it finds
    text_model: str = ""  # the file of a model that sorts those who wait there for a person, and nothing else
    screen: str = SCREEN


def read(path: Path) -> Settings:
    """Return the settings in ``path``. Raises UnusableSettings naming the key."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise UnusableSettings(N_("{path} is larger than {limit} bytes."), path=str(path), limit=LARGEST)
        data = read_yaml(raw)
    except OSError as error:
        raise UnusableSettings(
            N_("{path} cannot be read: {detail}. An agent is made by openroll agent init."),
            path=str(path), detail=error.strerror or str(error),
        ) from error  # fmt: skip
    except UnreadableYAML as error:
        raise UnusableSettings(
            N_("{path} cannot be read: {problem}."), path=str(path), problem=error.problem
        ) from None
    try:
        return parse(data)
    except Wrong as wrong:
        raise UnusableSettings(
            N_("{path} is wrong at “{key}”: {problem}."),
            path=str(path), key=wrong.key, problem=wrong.problem,
        ) from None  # fmt: skip


def parse(data: object) -> Settings:
    """Return the settings that plain ``data`` says. Raises Wrong."""
    found = _Lines.of(data)
    found.only(
        (
            "register",
            "service",
            "language",
            "messenger",
            "rules",
            "pause_ms",
            "checks",
            "preserves_days",
            "campaigns",
            "text_model",
            "screen",
        )
    )
    service = found.mapped("service")
    service.only(("name", "domains", "terms", "courts"))
    messenger = found.mapped("messenger")
    messenger.choice("kind", KINDS)
    return Settings(
        register=_register(found.mapped("register")),
        service=service.text("name"),
        domains=service.lines("domains", _DOMAIN),
        terms=service.text("terms") if "terms" in service else "",
        courts=service.text("courts") if "courts" in service else "",
        language=found.choice("language", tuple(LANGUAGES)) if "language" in found else "en",
        messenger={key: messenger.text(key) for key in tuple(messenger.keys())},
        rules=_rules(found),
        pause=found.positive("pause_ms") / 1000 if "pause_ms" in found else 0.5,
        checks=_checks(found) if "checks" in found else CHECKS,
        preserves_days=found.positive("preserves_days") if "preserves_days" in found else 0,
        campaigns=found.text("campaigns") if "campaigns" in found else "",
        text_model=found.text("text_model") if "text_model" in found else "",
        screen=found.text("screen") if "screen" in found else SCREEN,
    )


def _register(found: "_Lines") -> Register:
    found.only(("url", "key", "entry"))
    url = found.text("url").rstrip("/")
    try:
        Target.parse(url)
    except UnusableAddress as error:
        raise Wrong("register.url", N_("it is no address of the web, like https://office.example")) from error
    try:
        key = VerifierKey.from_text(found.text("key"))
    except MalformedKey as error:
        raise Wrong("register.key", N_("it is no public key of the form name+id+base64")) from error
    return Register(url, key, found.positive("entry"))


def _checks(found: "_Lines") -> tuple[timedelta, ...]:
    spans = []
    for text in found.lines("checks", _SPAN):
        number, unit = text[:-1], text[-1]
        spans.append(timedelta(**{_UNITS[unit]: int(number)}))
    return tuple(sorted(spans))


def _rules(found: "_Lines") -> tuple[Rule, ...]:
    rules = tuple(_rule(one) for one in found.each("rules")) if "rules" in found else ()
    names = [rule.name for rule in rules]
    if len(set(names)) != len(names):
        raise Wrong("rules", N_("two rules have the same name"))
    return rules


def _rule(found: "_Lines") -> Rule:
    found.only(
        (
            "name",
            "do",
            "ground",
            "basis",
            "text",
            "categories",
            "authorities",
            "countries",
            "kinds",
            "most_items",
            "beyond_territory",
        )
    )
    do = found.choice("do", BY_RULE)
    if do == Verdict.REFUSE:
        found.need(("ground",))
    ground = Ground(found.choice("ground", tuple(Ground))) if "ground" in found else None
    return Rule(
        name=found.slug("name"),
        do=do,
        ground=ground,
        basis=found.text("basis") if "basis" in found else "",
        text=found.text("text") if "text" in found else "",
        categories=found.words_list("categories", tuple(Category)) if "categories" in found else (),
        authorities=found.lines("authorities") if "authorities" in found else (),
        countries=found.lines("countries", _COUNTRY) if "countries" in found else (),
        kinds=found.words_list("kinds", _PLACES) if "kinds" in found else (),
        most_items=found.positive("most_items") if "most_items" in found else 0,
        beyond_territory=found.flag("beyond_territory") if "beyond_territory" in found else False,
    )


class _Lines(Mapped):
    """A mapping that can also hold lists of texts, and of mappings."""

    @classmethod
    def of(cls, data: object, at: str = "") -> "_Lines":
        """Return ``data`` as a mapping. Raises Wrong."""
        return cls(Mapped.of(data, at)._data, at)

    def mapped(self, key: str) -> "_Lines":
        """Return the mapping at ``key``."""
        return _Lines.of(self._get(key), self._place(key))

    def each(self, key: str) -> list["_Lines"]:
        """Return the mappings of the list at ``key``."""
        value = self._get(key)
        if not isinstance(value, list):
            raise Wrong(self._place(key), N_("it must be a list"))
        return [_Lines.of(one, f"{self._place(key)}.{place}") for place, one in enumerate(value, 1)]

    def lines(self, key: str, form: re.Pattern[str] | None = None) -> tuple[str, ...]:
        """Return the list of texts at ``key``, at least one; each has the ``form``."""
        value = self._get(key)
        if not isinstance(value, list) or not value:
            raise Wrong(self._place(key), N_("it must be a list with at least one item"))
        for one in value:
            good = isinstance(one, str) and one.isprintable() and 0 < len(one) <= 253
            if not good or (form and not form.fullmatch(one)):
                raise Wrong(self._place(key), N_("“{word}” cannot stand here"), word=str(one)[:60])
        return tuple(value)
