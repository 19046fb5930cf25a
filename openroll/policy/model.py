"""Policies: which identifiers a register demands, with what standing, and who decides.

A policy is data. It is read from YAML once, checked strictly (a slip in a key must not loosen a rule unseen), and goes
into the log as plain data, from which ``parse`` reads it back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.errors import N_, UnusableInput

from . import check
from .yaml_reading import UnreadableYAML, read_yaml

IDENTIFIERS: Final = ("name", "country", "number", "address", "email")
STANDINGS: Final = ("stated", "declared", "corroborated")
FIELD_CLASSES: Final = ("public", "personal")
IDENTIFIER_CLASSES: Final = (*FIELD_CLASSES, "withheld", "embargoed")
DECIDERS: Final = ("automatic", "one", "two")
CASES: Final = ("clean", "stated", "review")
# What is not an identifier, and the classes that are honoured there: a policy must not promise to withhold what then
# stands in the open.
CLASSES_OF: Final = {
    "services": ("public",),
    "former_names": ("public",),
    "undertakings": ("public",),
    "administrator_email": FIELD_CLASSES,  # none is recorded yet
}
# What a person decides about an entry or a request, and how many persons it takes where a policy of before there were
# such decisions says nothing. Entering is in ``decides``, by the kind of case.
DECISIONS: Final = {
    "amended": "one",
    "corrected": "one",
    "excluded": "two",
    "restored": "one",
    "annulled": "two",
    "refused": "one",
}
PERSONS: Final = {"automatic": 0, "one": 1, "two": 2}
WORKING_DAYS: Final = ("answer", "decision", "contest", "correction")
DEADLINES: Final = (*WORKING_DAYS, "embargo")
LANGUAGES: Final = ("en", "ru")
BASES: Final = ("own-request", "registrar-initiative", "third-party-message", "imported")
LARGEST_FILE: Final = 256 * 1024


class UnusablePolicy(UnusableInput):
    """A policy that cannot be found, read or understood; ``key`` names the place."""

    code = "unusable-policy"


@dataclass(frozen=True, slots=True)
class IdentifierRule:
    """What is demanded of one identifier."""

    required: bool
    standing: str  # the weakest that suffices: stated, declared, corroborated
    field_class: str  # public, personal, withheld, embargoed
    where: tuple[str, ...]  # ids of the sources that can give it


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a register. ``identifiers`` keep the order of the file.

    ``decides`` says who decides an entering, by the kind of case; ``decisions`` who takes every other one.
    ``deadlines`` are in working days, ``embargo`` in days. ``languages`` are those in which the register writes.
    """

    id: str
    version: int
    words: Mapping[str, str]
    identifiers: Mapping[str, IdentifierRule]
    decides: Mapping[str, str]
    bases: tuple[str, ...]
    deadlines: Mapping[str, int]
    field_classes: Mapping[str, str]
    decisions: Mapping[str, str]
    languages: tuple[str, ...]

    def persons_for(self, verdict: str, case: str = "review") -> int:
        """Return how many persons it takes to decide ``verdict`` ("entered", "excluded" …): 0 for nobody, 1 or 2.

        ``case`` is the kind of case that is entered: clean, stated, review. What the policy does not know takes two.
        """
        if verdict == "entered":
            return PERSONS[self.decides[case]]
        return PERSONS[self.decisions.get(verdict, "two")]

    @property
    def name(self) -> str:
        """Return id and version as facts cite them: "five-identifiers/1"."""
        return f"{self.id}/{self.version}"

    def as_data(self) -> dict[str, JSON]:
        """Return the policy as plain data, to be put into a fact; ``parse`` reads it back.

        The order of the identifiers is given beside them, because canonical JSON sorts keys.
        """
        rules: dict[str, JSON] = {
            name: {
                "required": rule.required,
                "standing": rule.standing,
                "field_class": rule.field_class,
                "where": list(rule.where),
            }
            for name, rule in self.identifiers.items()
        }
        return {
            "id": self.id,
            "version": self.version,
            "words": dict(self.words),
            "order": list(self.identifiers),
            "identifiers": rules,
            "languages": list(self.languages),
            "decides": dict(self.decides),
            "decisions": dict(self.decisions),
            "bases": list(self.bases),
            "deadlines": dict(self.deadlines),
            "field_classes": dict(self.field_classes),
        }


def load(name_or_path: str | Path) -> Policy:
    """Return the policy in a YAML file, or the one that ships with the project under that name.

    Raises UnusablePolicy: not there, not YAML, or a key that is missing, unknown or of the wrong kind (it is named).
    """
    text = str(name_or_path)
    shipped = _shipped()
    if isinstance(name_or_path, str) and text in shipped:
        return _read(shipped[text], text)
    try:
        with Path(name_or_path).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        known = ", ".join(sorted(shipped))
        raise UnusablePolicy(
            N_("There is no policy “{name}”: it is neither a file that can be read nor one of: {known}."),
            name=text,
            known=known,
        ) from error
    if len(raw) > LARGEST_FILE:
        raise UnusablePolicy(
            N_("The policy {name} is larger than {limit} bytes."), name=text, limit=LARGEST_FILE
        )
    return _read(raw, text)


def read(text: str, name: str = "policy") -> Policy:
    """Return the policy that YAML ``text`` describes. Raises UnusablePolicy, as ``load`` does."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) > LARGEST_FILE:
        raise UnusablePolicy(
            N_("The policy {name} is larger than {limit} bytes."), name=name, limit=LARGEST_FILE
        )
    return _read(raw, name)


def parse(data: object, name: str = "policy", *, logged: bool = False) -> Policy:
    """Return the policy that plain ``data`` describes (YAML, or ``as_data``). Raises UnusablePolicy naming the key.

    One that was ``logged`` by an earlier version may have deadlines that this one does not know; it keeps them.
    """
    try:
        return _policy(check.Mapped.of(data), None if logged else DEADLINES)
    except check.Wrong as wrong:
        raise UnusablePolicy(
            N_("The policy {name} is wrong at “{key}”: {problem}."),
            name=name,
            key=wrong.key,
            problem=wrong.problem,
        ) from None


def _shipped() -> dict[str, bytes]:
    files = (one for one in resources.files(__package__).iterdir() if one.name.endswith(".yaml"))
    return {one.name.removesuffix(".yaml"): one.read_bytes() for one in files}


def _read(raw: bytes, name: str) -> Policy:
    try:
        data = read_yaml(raw)
    except UnreadableYAML as error:
        raise UnusablePolicy(
            N_("The policy {name} cannot be read: {problem}."), name=name, problem=error.problem
        ) from None
    return parse(data, name)


def _policy(data: check.Mapped, deadlines: Collection[str] | None) -> Policy:
    rules = data.mapped("identifiers")
    order = data.words_list("order", IDENTIFIERS) if "order" in data else tuple(rules.keys())
    rules.only(IDENTIFIERS)
    rules.need(IDENTIFIERS)
    if sorted(order) != sorted(IDENTIFIERS):
        raise check.Wrong("order", N_("it names every identifier once"))
    decides = data.mapped("decides").choices(CASES, DECIDERS)
    for case in ("stated", "review"):
        if decides[case] == "automatic":  # somebody has to stand between stating and entering
            raise check.Wrong(f"decides.{case}", N_("only a clean case can be decided automatically"))
    policy = Policy(
        id=data.slug("id"),
        version=data.positive("version"),
        words=data.mapped("words").texts(LANGUAGES),
        identifiers={name: _rule(rules.mapped(name)) for name in order},
        decides=decides,
        bases=data.words_list("bases", BASES),
        deadlines=data.mapped("deadlines").numbers(deadlines),
        field_classes=_field_classes(data.mapped("field_classes")),
        decisions=_decisions(data.mapped("decisions")) if "decisions" in data else dict(DECISIONS),
        languages=data.words_list("languages", LANGUAGES) if "languages" in data else LANGUAGES,
    )
    data.only(policy.as_data().keys())
    embargoed = any(rule.field_class == "embargoed" for rule in policy.identifiers.values())
    if embargoed and "embargo" not in policy.deadlines:
        raise check.Wrong("deadlines.embargo", N_("an identifier is embargoed: say for how many days"))
    return policy


def _decisions(decisions: check.Mapped) -> dict[str, str]:
    found = decisions.choices(tuple(DECISIONS), DECIDERS)
    for verdict, persons in found.items():
        if persons == "automatic":
            raise check.Wrong(f"decisions.{verdict}", N_("a person has to decide this: write one or two"))
    return found


def _field_classes(classes: check.Mapped) -> dict[str, str]:
    classes.only(CLASSES_OF)
    found = {path: classes.choice(path, FIELD_CLASSES) for path in CLASSES_OF if path in classes}
    for path, field_class in found.items():
        if field_class not in CLASSES_OF[path]:
            raise check.Wrong(
                f"field_classes.{path}",
                N_(
                    "it must be public, because this version shows such values in the open and cannot withhold them"
                ),
            )
    return found


def _rule(rule: check.Mapped) -> IdentifierRule:
    rule.only(("required", "standing", "field_class", "where"))
    return IdentifierRule(
        required=rule.flag("required"),
        standing=rule.choice("standing", STANDINGS),
        field_class=rule.choice("field_class", IDENTIFIER_CLASSES),
        where=rule.slugs("where"),
    )
