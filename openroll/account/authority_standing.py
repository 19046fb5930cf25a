"""For which authority somebody sends, and whether its requests are taken: every page of an authority begins here."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.http import HttpRequest

from openroll.core.errors import N_, NotThere
from openroll.desk import authorities, models, selectors
from openroll.desk.models import Authority
from openroll.desk.reading import Sender
from openroll.desk.selectors import Scope, Whole
from openroll.desk.words import Channel
from openroll.people.models import Person

from .answers import me

_LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Who asks, and for which authority they send: none, when nobody in the office has said so."""

    person: Person
    authority: Authority | None

    @property
    def may_send(self) -> bool:
        """Whether requests are taken from this account."""
        return self.authority is not None and authorities.may_send(self.authority, None)

    @property
    def own(self) -> Authority:
        """The authority. Raises NotThere for somebody who sends for none."""
        if self.authority is None:
            raise NotThere(
                N_(
                    "Your account belongs to no authority here. Ask the register’s office to attach it to yours."
                )
            )
        return self.authority

    def sender(self, channel: Channel) -> Sender:
        """Return whom orders come from. Raises NotThere."""
        return Sender(channel, self.own, clerk=self.person.pk)

    def scope(self) -> Scope:
        """Return whose requests are looked at: the authority's, and nobody else's. Raises NotThere."""
        return Scope(authority=self.own.pk)


def standing(request: HttpRequest) -> Standing:
    """Return how whoever is signed in stands. The view says that it is somebody of an authority."""
    person = me(request)
    return Standing(person, authorities.of_clerk(person.pk))


def own_request(at: Standing, number: int) -> models.Request:
    """Return the request with that number. Raises NotThere for one that is not the authority's."""
    row = at.scope().rows().select_related("authority", "entry").filter(number=min(number, _LARGEST)).first()
    if row is None:
        raise _none(number)
    return row


def own_whole(at: Standing, number: int, now: datetime, page: int = 1) -> Whole:
    """Return the same with a page of its items, and without what others have asked about their places."""
    found = selectors.whole(min(number, _LARGEST), now, at.scope(), page)
    if found is None:
        raise _none(number)
    mine = at.own.pk
    items = [
        replace(one, same=[same for same in one.same if same.authority.pk == mine]) for one in found.items
    ]
    return replace(found, items=items)


def _none(number: int) -> NotThere:
    return NotThere(N_("Your authority has no request {number}."), number=number)
