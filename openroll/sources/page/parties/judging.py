"""What somebody who is named is to the operator: what the words around the name say, unless more speaks against it.

Where no words say it, it is what the heading above says.
"""

import re
from dataclasses import dataclass
from typing import Final

from openroll.identity import name as names
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import begins_with_host, is_called_here, is_the_site_s
from openroll.sources.page.words.called import is_called_we
from openroll.sources.page.words.roles import DECOYS, MEANT_OTHERWISE, OWN, SERVING, Role
from openroll.sources.page.words.thirds import is_known_third

from .called_ours import is_told_as_ours
from .clauses import is_a_clause
from .doing_for_us import does_for_us
from .given import Given
from .introduced import is_introduced
from .mentioned import is_another_s, is_of_software, role_above
from .owners_told import is_owner_told
from .party import FIRST, NUMBERED, SAID, SELF
from .said_before import Said
from .takeovers import is_taken_over
from .told_by_us import is_done_to_us, is_told_by_us, tongue_around
from .told_of import is_called_parent, is_dated_news, is_owner_aside

_NEXT: Final = 40  # characters behind a name
_OF: Final = (" of", " von", " der", " de", " di", " van", " af", " av", " da", " do")


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody is by all that is said of them."""

    role: Role | None  # a decoy's; None of who may be the operator
    evidence: int
    labelled: bool  # a label, or a word like "formerly", says who they are
    taken_over: bool  # by another company

    @property
    def is_said(self) -> bool:
        """Tell whether words say that this is the operator."""
        return self.role is None and self.evidence >= SAID


# Belgium's sites name who is responsible for them: a person, or the association itself.
_PUBLISHES: Final = re.compile(
    r"(?:[ÉéEe]dit(?:eur|rice)\sresponsable|[Vv]erantwoordelijke?\suitgever)\s?:?\s?\Z"
)
_LABEL: Final = 40  # characters


class Judging(Given):
    """Judges what those are who are named in one run of lines."""

    def is_headed_by_another(self) -> bool:
        """Tell whether a heading says that the lines here are about somebody else than the operator."""
        return self.scope in DECOYS and self.scope_group is None

    def leave(self) -> None:
        """Note that what the heading or label above says is over."""
        self.scope, self.scope_group, self.decoy = None, None, None
        self.current = self.operator

    def named(self, one: Name, sentence: int, before: Said) -> Named:
        """Return what somebody is whose name stands in the ``sentence`` that begins there, behind what it says."""
        apart = before.kind is Role.FORMER or is_called_parent(self.text, sentence, one.start)
        within = self.context.role_within(one)
        role = before.role or (Role.GROUP if apart else None) or within or self.context.role_behind(one)
        role = role or role_above(self.page, one, self.context.marks, self.decoy)
        # "Encargado del tratamiento: Example SL, que opera la plataforma"
        sure = apart or within is not None or (role is Role.PROCESSOR and self._is_labelled(one))
        said = self._unless_own(one, Said(role, before.evidence), sure=sure)
        said = self._unless_another(one, sentence, said)
        introduced = said.role is None and self._is_introduced(one, said)
        said = Said(Role.PROCESSOR, 0) if introduced else said
        taken_over = is_taken_over(self.text, sentence, one.start, one.end)
        told = self._is_told_by_us(one, sentence, said)
        passing = self._is_told_in_passing(one, sentence) or (told and said.role is None)
        if taken_over or passing:
            said = Said(Role.GROUP, 0)
        if self.context.is_defined(one.start):
            self.leave()
            said = Said(None, SELF)
        if self._is_out_of_scope(one):
            self.leave()
        publishes = _PUBLISHES.search(self.text, max(one.start - _LABEL, 0), one.start)
        if publishes and self.operator is None and not one.shape.person:
            return Named(None, FIRST, self._is_labelled(one), taken_over)
        labelled = apart or passing or told or introduced or within is Role.GROUP or self._is_labelled(one)
        if said.role is None and self.scope in DECOYS and said.evidence < SAID:
            return Named(self.scope, said.evidence, labelled, taken_over)
        return Named(said.role, said.evidence, labelled, taken_over)

    def _unless_own(self, one: Name, said: Said, *, sure: bool) -> Said:
        """Return what is ``said``, unless the name itself is the operator's after all."""
        if said.role in MEANT_OTHERWISE and not sure and self.evidence.of(one) >= SELF:
            return Said(None, said.evidence)  # "an app made by Example Ltd ("we")"
        if (
            said.role in (Role.MAKER, Role.PROCESSOR)
            and self.page.host  # what a kept page's mailboxes show of its site can be the maker's
            and begins_with_host(self.page, one.text_in(self.text))
        ):
            return Said(None, NUMBERED)
        return said

    def _unless_another(self, one: Name, sentence: int, said: Said) -> Said:
        """Return what is ``said``, unless something else tells that they are another, or known as the operator."""
        name = one.text_in(self.text)
        if said.role in DECOYS and said.role is not Role.REPRESENTATIVE and self.found.tells_of(name):
            said = Said(None, 0)  # "a list of the members of Example LLP"
        elif said.role is None and self.found.is_said() and self.context.is_elsewhere(sentence, one.start):
            said = Said(Role.GROUP, 0)
        if self.context.is_example(one) or (said.role is None and self._is_of_the_said(one)):
            return Said(Role.GROUP, 0)
        if said.role is not None:
            return said
        known = is_known_third(name, self.page.host) and not begins_with_host(self.page, name)
        if known and not self._speaks_for_itself(one, said):
            return Said(Role.PROCESSOR, said.evidence)
        if self._is_of_the_host(name, said):
            return Said(Role.HOST, 0)
        if is_of_software(self.page, one):
            return Said(Role.MAKER, 0)
        return Said(Role.REGULATOR, 0) if self._is_told_of_again(one) else said

    def _is_of_the_host(self, name: str, said: Said) -> bool:
        """Tell whether ``name`` is but for its form that of who hosts the site: "Host: Tide, Inc. EU: Tide B.V."."""
        labelled = self.scope in OWN and self.scope is not Role.HEADING and self.scope_fresh
        if said.evidence or labelled or is_called_here(self.page, name):
            return False
        hosts = [one.key for one in self.found.parties if one.role is Role.HOST]
        parsed = names.parse(name) if hosts else None
        return parsed is not None and any(
            parsed.stem == stem and parsed.legal_form != form for stem, form in hosts
        )

    def _is_introduced(self, one: Name, said: Said) -> bool:
        """Tell whether a name's brand was told of as a service before, and nothing says that it speaks."""
        name = one.text_in(self.text)
        if said.evidence >= SAID or not is_introduced(self.context, name, one.start):
            return False
        return not (self._says_we(one) or is_the_site_s(self.page, name))

    def _says_we(self, one: Name) -> bool:
        """Tell whether brackets behind a name say that its bearer is called "we"."""
        return is_called_we(self.text, one.end, self.page.lines[self.page.line_at(one.start)].end)

    def _is_told_in_passing(self, one: Name, sentence: int) -> bool:
        """Tell whether a name is only told of: as who owns a thing, as another's, or in the news."""
        owner = self.context.names_between(sentence, one.start) and is_owner_aside(
            self.text, sentence, one.start
        )
        other = self.context.last_name(self.page.lines[self.page.line_at(one.start)].start, one.start)
        owner = owner or is_owner_told(self.page, other, one)
        owner = owner or is_another_s(self.page, sentence, one.start, one.end)
        return owner or is_dated_news(self.page, one.start)

    def _is_told_by_us(self, one: Name, sentence: int, said: Said) -> bool:
        """Tell whether who speaks in the ``sentence`` tells of another, and nothing says that they bear the name."""
        if said.role not in (None, Role.PROCESSOR):
            return False
        ours = is_told_as_ours(self.page, sentence, one.start, one.end)
        if ours or is_done_to_us(self.page, sentence, one.start):
            return not is_the_site_s(self.page, one.text_in(self.text))
        if said.evidence >= SAID:
            return False
        tongue = tongue_around(self.page, one.shape.countries)
        clause = is_told_by_us(self.page, sentence, one.start, tongue)
        clause = clause or (bool(self.page.site) and is_a_clause(self.page, one.start, one.end, tongue))
        does = not clause and bool(self.page.site) and does_for_us(self.page, one.end)
        if not clause and not does:
            return False
        evidence = max(self.evidence.of(one), said.evidence)
        least = NUMBERED if does else SAID
        return evidence < least and not is_the_site_s(self.page, one.text_in(self.text))

    def _is_labelled(self, one: Name) -> bool:
        """Tell whether a label stands right before a name."""
        return self.text.endswith(": ", 0, one.start)

    def _is_out_of_scope(self, one: Name) -> bool:
        """Tell whether the heading above only leads elsewhere: "Instagram" is the site's, "A group of Kiln Ltd" too."""
        said = one.text_in(self.text)
        if self.scope is Role.GROUP or (self.scope is Role.PERSON and self._is_labelled(one)):
            return self.found.knows(said)
        return (self.scope in SERVING or self.scope is Role.DISPUTES) and is_the_site_s(self.page, said)

    def _speaks_for_itself(self, one: Name, said: Said) -> bool:
        """Tell whether a well-known provider says "we", or the whole text is its own line: "Amazon … (Spain) SL, …".

        So is "Legal name: Example Ltd" with its number, where nobody else is named.
        """
        if self._says_we(one):
            return True
        if len(self.context.names) > 1 or not any(number.start > one.end for number in self.numbers):
            return False
        alone = not (one.start or self.page.host) and len(self.page.lines) == 1
        return alone or (self.page.is_short and said.evidence >= SAID)

    def _is_told_of_again(self, one: Name) -> bool:
        """Tell whether more is said of who serves the operator, both named before: "… by Sample Ltd. Sample Ltd is"."""
        begin, said = self.page.lines[self.page.line_at(one.start)].start, one.text_in(self.text)
        first = self.operator is not None and begin <= self.operator.start < one.start
        again = self.text.endswith(". ", begin, one.start) and self.text.startswith(" is ", one.end)
        first = first or (again and self.found.serves(said, begin))
        return first and self.found.tells_to_serve(said) and self.evidence.of(one) < SELF

    def _is_of_the_said(self, one: Name) -> bool:
        """Tell whether somebody is said to be a subsidiary, or an agent, of who was said to be the operator."""
        known = self.found.parties
        said = tuple(other.name for other in known if other.role is None and other.evidence >= SAID)
        for mark in self.context.marks(one.end, min(one.end + _NEXT, self.end)):
            leads = mark.meaning in (Role.GROUP, Role.REPRESENTATIVE) and self.text.endswith(
                _OF, mark.start, mark.end
            )
            if leads and self.text.startswith(said, mark.end + 1):
                return True
        return False
