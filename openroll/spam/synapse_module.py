"""A module for Synapse, the Matrix server: it curbs the copies of one mailing in public rooms, and reads nothing else.

It runs inside of Synapse, with Openroll's packages ``core`` and ``spam`` and the library rensa on its path
(docs/spam.md). An event's room is looked at first: unless everybody may join and read it and it is not encrypted, the
event goes through unread. Whatever fails or takes long lets events through. Accounts are touched by nobody here: what
is found is written to a file, and a person decides. (Synapse's documentation: "Spam checker callbacks",
check_event_for_spam.)
"""

import importlib
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from openroll.core.clock import SystemClock
from openroll.core.errors import N_, UnusableInput

from .campaigns import Campaign, Campaigns, Limits, Message
from .found import append, found
from .matrix_text import shown

logger: Final = logging.getLogger(__name__)
RULE: Final = "copies-of-one-mailing"
NOTICE: Final = (
    "Not sent: many copies of this text were sent of late (rule: no mailings in public rooms). "
    "If this is a mistake, contest it: {contest} / Не отправлено: копий этого текста за последнее время стало слишком "
    "много (правило: никаких рассылок в открытых комнатах). Если это ошибка, возразите: {contest}"
)
_PUBLIC_HISTORY: Final = frozenset({"world_readable", "shared"})
_STATE: Final = (("m.room.join_rules", ""), ("m.room.encryption", ""), ("m.room.history_visibility", ""))
_AGAIN: Final = 60.0  # seconds after which a campaign that grows is written down again
_QUIET: Final = 5.0  # seconds without a further copy, after which it is too
_REST: Final = 60.0  # seconds without checks after one that took too long


@dataclass(frozen=True)
class Settings:
    """How the module is set up (docs/spam.md): ``copies`` of a mailing go through, the next ones do not."""

    contest: str
    file: Path
    copies: int = 5
    slow: float = 0.25
    exempt: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=lambda: Limits(listed=200))


class CampaignCurb:
    """The module, as it stands in homeserver.yaml: ``module: openroll.spam.synapse_module.CampaignCurb``."""

    def __init__(self, config: Settings, api: Any) -> None:
        module_api = importlib.import_module("synapse.module_api")
        self._pass: Any = module_api.NOT_SPAM
        self._forbidden: Any = importlib.import_module("synapse.module_api.errors").Codes.FORBIDDEN
        self._settings, self._api = config, api
        self._campaigns = Campaigns(config.limits)
        self._written: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._curbed: OrderedDict[str, int] = OrderedDict()
        self._unwritten: OrderedDict[str, tuple[Campaign, float]] = OrderedDict()  # and when it last grew
        self._rests_until = 0.0
        api.register_spam_checker_callbacks(check_event_for_spam=self.check_event_for_spam)
        # Each instance that takes events in counts for itself.
        api.looping_background_call(self.write_unwritten, _QUIET * 1000, run_on_all_instances=True)

    @staticmethod
    def parse_config(config: Mapping[str, Any]) -> Settings:
        """Return the settings. Raises UnusableInput, which Synapse shows and does not start."""
        unknown = sorted(map(str, set(config) - {"contest", "file", "copies", "slow_ms", "exempt"}))
        if unknown:
            raise UnusableInput(N_("openroll.spam: no such setting: {names}."), names=", ".join(unknown))
        contest, file = config.get("contest"), config.get("file")
        if not isinstance(contest, str) or not contest.strip():
            raise UnusableInput(N_("openroll.spam: contest must say where a sender can contest a refusal."))
        if not isinstance(file, str) or not Path(file).is_absolute():
            raise UnusableInput(
                N_("openroll.spam: file must be the whole path of the file for what is found.")
            )
        copies, slow, exempt = config.get("copies", 5), config.get("slow_ms", 250), config.get("exempt", ())
        if type(copies) is not int or copies < 2 or not isinstance(slow, int | float) or slow <= 0:
            raise UnusableInput(N_("openroll.spam: copies is a number from 2 on, slow_ms one above 0."))
        if not isinstance(exempt, list | tuple) or not all(isinstance(one, str) for one in exempt):
            raise UnusableInput(N_("openroll.spam: exempt is a list of accounts (@name:server)."))
        return Settings(contest.strip(), Path(file), copies, slow / 1000, frozenset(exempt))

    async def check_event_for_spam(self, event: Any) -> Any:
        """Let an event through, or refuse it with the reason. Raises nothing but what stops Synapse itself."""
        try:
            begin = time.monotonic()
            if begin < self._rests_until or not await self._is_public(event):
                return self._pass
            begin = time.monotonic()
            answer = self._answer(event)
            if time.monotonic() - begin > self._settings.slow:
                self._rests_until = time.monotonic() + _REST
                logger.warning("a check took too long: none for %d s", _REST)
            return answer
        except Exception:  # whatever it is, people go on talking
            logger.exception("an event was let through unchecked")
            return self._pass

    async def _is_public(self, event: Any) -> bool:
        """Tell whether everybody may read the event anyway. Looks at its type and room, and at nothing that it says."""
        if event.type != "m.room.message":
            return False
        state = await self._api.get_room_state(event.room_id, _STATE)
        rules, hidden, history = (state.get(key) for key in _STATE)
        if hidden is not None or rules is None:
            return False
        # Without a state event the history is shared (Matrix specification, "Room history visibility").
        seen = "shared" if history is None else history.content.get("history_visibility", "shared")
        return rules.content.get("join_rule") == "public" and seen in _PUBLIC_HISTORY

    def _answer(self, event: Any) -> Any:
        message = _message(event)
        if message is None or message.account in self._settings.exempt:
            return self._pass
        campaign = self._campaigns.add(message)
        if campaign is None:
            return self._pass
        curbed = campaign.count > self._settings.copies
        if curbed:
            self._curbed[campaign.id] = self._curbed.pop(campaign.id, 0) + 1
        self._write(campaign)
        return (self._forbidden, self._refusal()) if curbed else self._pass

    def _refusal(self) -> dict[str, str]:
        contest = self._settings.contest
        return {
            "error": NOTICE.format(contest=contest),
            "org.openroll.rule": RULE,
            "org.openroll.contest": contest,
        }

    def write_unwritten(self) -> None:
        """Write down what has grown since it was written, once no further copy comes or a minute has passed."""
        now = time.monotonic()
        for name, (campaign, grew) in list(self._unwritten.items()):
            if now - grew >= _QUIET or now - self._written.get(name, (0, 0.0))[1] >= _AGAIN:
                self._write_down(campaign, now)

    def _write(self, campaign: Campaign) -> None:
        """Write a campaign down when it is new, has doubled, or was not written for a minute; else a little later."""
        now, (count, at) = time.monotonic(), self._written.get(campaign.id, (0, 0.0))
        if not count or campaign.count >= 2 * count or now - at >= _AGAIN:
            self._write_down(campaign, now)
            return
        self._unwritten.pop(campaign.id, None)
        self._unwritten[campaign.id] = (campaign, now)
        if len(self._unwritten) > self._settings.limits.remembered:
            self._unwritten.popitem(last=False)

    def _write_down(self, campaign: Campaign, now: float) -> None:
        self._unwritten.pop(campaign.id, None)
        self._written.pop(campaign.id, None)
        self._written[campaign.id] = (campaign.count, now)
        for kept in (self._written, self._curbed):
            while len(kept) > self._settings.limits.remembered:
                kept.popitem(last=False)
        try:
            append(self._settings.file, [found(campaign, self._curbed.get(campaign.id, 0))])
        except OSError as error:  # a full disk stops no curbing
            logger.error("%s cannot be written: %s", self._settings.file, error)


def _message(event: Any) -> Message | None:
    """Return what a public event shows; an edit stands for the message that it edits, None for what holds no text."""
    content = event.content
    relation, edited = content.get("m.relates_to"), content.get("m.new_content")
    name = event.event_id
    if (
        isinstance(relation, Mapping)
        and relation.get("rel_type") == "m.replace"
        and isinstance(edited, Mapping)
    ):
        content, name = edited, relation.get("event_id") or name
    text = shown(content)
    if text is None or not isinstance(name, str):
        return None
    # Named as a place of the room, so that the organiser's agent finds whoever posted it.
    return Message(f"{event.room_id}/{name}", event.sender, event.room_id, SystemClock().now(), text)
