"""The API for agents of organisers: what they are told, and the outcomes that they send back.

Each request over HTTP is signed by the agent's key (docs/spec/outcome.md). An agent learns of its own entry alone.
"""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from ninja import Router
from ninja.params.functions import Query

from openroll.core.clock import SystemClock, rfc3339
from openroll.core.errors import OpenrollError
from openroll.desk import agents, models, offers, outcomes
from openroll.log.note import VerifierKey
from openroll.people.documents import members
from openroll.people.frame import language_of, status_of
from openroll.ui.languages import describe

from . import agent_schemas as schemas
from . import machines
from .api_schemas import Problem

PROBLEMS: Final = dict.fromkeys((400, 401, 413, 415, 422, 429), Problem)

_AFTER: Final[Any] = Query(0, ge=0, lt=2**63, description="The last line that the agent knows.")
_LIMIT: Final[Any] = Query(20, ge=1, le=offers.MOST, description="How many lines at most.")


class AgentKey:
    """Lets in who signs with the key of an agent that was not withdrawn."""

    def __call__(self, request: HttpRequest) -> models.Agent:
        """Return the agent that signed ``request``. Raises NotSigned, BadRequestSignature, TooManyFailures."""
        known: list[models.Agent] = []

        def find(keyid: str) -> VerifierKey | None:
            found = agents.by_key_id(keyid)
            if found is None:
                return None
            known[:] = [found[1]]
            return found[0]

        machines.signer(request, find)
        agents.seen(known[0], SystemClock().now())
        return known[0]


router = Router(auth=AgentKey(), tags=["agent"])
"""The addresses of an agent, below ``/api/v1/agent``."""


@router.get("/offers", response={200: schemas.Offers, **PROBLEMS}, operation_id="agentOffers", by_alias=True)
def get_offers(request: HttpRequest, after: int = _AFTER, limit: int = _LIMIT) -> dict[str, Any]:
    """Tell what came after line ``after``: requests, and what happened to them."""
    agent = _agent(request)
    return {
        "register": settings.REGISTER_ORIGIN,
        "entry": agent.entry_id,
        "appeal_url": f"{settings.OFFICE_URL}/appeal/",
        "now": rfc3339(SystemClock().now()),
        "offers": offers.after(agent.entry_id, after, limit),
    }


@router.post("/outcomes", response={200: schemas.TakenOutcomes, **PROBLEMS}, operation_id="agentOutcomes")
def send_outcomes(request: HttpRequest, told: schemas.SentOutcomes) -> dict[str, Any]:
    """Take outcomes, each for itself; one that came before is taken again, and changes nothing."""
    found = outcomes.take(
        told.outcomes, _agent(request), origin=settings.REGISTER_ORIGIN, clock=SystemClock()
    )
    return {"results": [_result(request, one) for one in found]}


def _result(request: HttpRequest, one: outcomes.Result) -> dict[str, Any]:
    if one.error is None:
        return {"id": one.id, "taken": True}
    return {"id": one.id, "taken": False, "problem": _problem(request, one.error)}


def _problem(request: HttpRequest, error: OpenrollError) -> dict[str, Any]:
    return members(status_of(error), error.code, describe(error, language_of(request)))


def _agent(request: HttpRequest) -> models.Agent:
    found: models.Agent = request.auth  # type: ignore[attr-defined]  # what AgentKey returned
    return found
