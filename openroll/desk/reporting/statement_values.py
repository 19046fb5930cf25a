"""What a statement of reasons may hold: the fields and values of the EU's transparency database, as of July 2025. Pure.

https://transparency.dsa.ec.europa.eu/page/api-documentation, and its validation in the database's public code.
"""

from datetime import date
from typing import Final

from . import keys

VISIBILITIES: Final = frozenset(
    f"DECISION_VISIBILITY_{one}"
    for one in (
        "CONTENT_REMOVED",
        "CONTENT_DISABLED",
        "CONTENT_DEMOTED",
        "CONTENT_AGE_RESTRICTED",
        "CONTENT_INTERACTION_RESTRICTED",
        "CONTENT_LABELLED",
        "OTHER",
    )
)
ILLEGAL: Final = "DECISION_GROUND_ILLEGAL_CONTENT"
INCOMPATIBLE: Final = "DECISION_GROUND_INCOMPATIBLE_CONTENT"
VISIBILITY_OTHER: Final = "DECISION_VISIBILITY_OTHER"
CONTENT_OTHER: Final = "CONTENT_TYPE_OTHER"
MONETARY_OTHER: Final = "DECISION_MONETARY_OTHER"
VOLUNTARY: Final = "SOURCE_VOLUNTARY"
DECISIONS: Final = ("decision_visibility", "decision_monetary", "decision_provision", "decision_account")

YES_NO: Final = frozenset({"Yes", "No"})
# Fields of which one value is chosen.
ONE_OF: Final[dict[str, frozenset[str]]] = {
    "decision_monetary": frozenset(
        f"DECISION_MONETARY_{one}" for one in ("SUSPENSION", "TERMINATION", "OTHER")
    ),
    "decision_provision": frozenset(
        f"DECISION_PROVISION_{how}_{what}"
        for how in ("PARTIAL", "TOTAL")
        for what in ("SUSPENSION", "TERMINATION")
    ),
    "decision_account": frozenset({"DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"}),
    "account_type": frozenset({"ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE"}),
    "decision_ground": frozenset({ILLEGAL, INCOMPATIBLE}),
    "incompatible_content_illegal": YES_NO,
    "category": keys.database_categories(),
    "source_type": frozenset(
        {"SOURCE_ARTICLE_16", "SOURCE_TRUSTED_FLAGGER", "SOURCE_TYPE_OTHER_NOTIFICATION", VOLUNTARY}
    ),
    "automated_detection": YES_NO,
    "automated_decision": frozenset(
        f"AUTOMATED_DECISION_{one}" for one in ("FULLY", "PARTIALLY", "NOT_AUTOMATED")
    ),
}
AREAS: Final = ("EU", "EEA")  # each stands for all its countries
# Fields of which several may be chosen.
MANY_OF: Final[dict[str, frozenset[str]]] = {
    "decision_visibility": VISIBILITIES,
    "content_type": frozenset(
        f"CONTENT_TYPE_{one}"
        for one in ("APP", "AUDIO", "IMAGE", "PRODUCT", "SYNTHETIC_MEDIA", "TEXT", "VIDEO", "OTHER")
    ),
    "category_addition": keys.database_categories(),
    "category_specification": keys.keywords(),
    "territorial_scope": frozenset((*keys.EEA, *AREAS)),
}
# Texts, with how many characters they may have.
TEXTS: Final = {
    "decision_visibility_other": 500,
    "decision_monetary_other": 500,
    "illegal_content_legal_ground": 500,
    "illegal_content_explanation": 2000,
    "incompatible_content_ground": 500,
    "incompatible_content_explanation": 2000,
    "content_type_other": 500,
    "category_specification_other": 500,
    "decision_facts": 5000,
    "source_identity": 500,
    "decision_ground_reference_url": 500,
    "puid": 500,
}
_LAST: Final = date(2038, 1, 1)
# Days, with the first and the last that each may be.
DAYS: Final = {
    "content_date": (date(2000, 1, 1), _LAST),
    "application_date": (date(2020, 1, 1), _LAST),
    "end_date_visibility_restriction": (date(2020, 1, 1), _LAST),
    "end_date_monetary_restriction": (date(2020, 1, 1), _LAST),
    "end_date_service_restriction": (date(2020, 1, 1), _LAST),
    "end_date_account_restriction": (date(2020, 1, 1), _LAST),
}
REQUIRED: Final = (
    "decision_ground",
    "content_type",
    "content_date",
    "application_date",
    "category",
    "decision_facts",
    "source_type",
    "automated_detection",
    "automated_decision",
    "puid",
)
# A field that must be there with a value of another field, and must not without it.
WITH: Final = {
    "decision_visibility_other": ("decision_visibility", VISIBILITY_OTHER),
    "decision_monetary_other": ("decision_monetary", MONETARY_OTHER),
    "content_type_other": ("content_type", CONTENT_OTHER),
    "illegal_content_legal_ground": ("decision_ground", ILLEGAL),
    "illegal_content_explanation": ("decision_ground", ILLEGAL),
    "incompatible_content_ground": ("decision_ground", INCOMPATIBLE),
    "incompatible_content_explanation": ("decision_ground", INCOMPATIBLE),
}
# A field that may be there with a value of another field alone.
ONLY_WITH: Final = {
    "incompatible_content_illegal": ("decision_ground", INCOMPATIBLE),
    "category_specification_other": ("category_specification", keys.OTHER),
}
FIELDS: Final = frozenset(
    {*ONE_OF, *MANY_OF, *TEXTS, *DAYS, "content_id", "content_language"},
)
# What the database adds to a statement that it has taken in.
ADDED: Final = frozenset({"uuid", "id", "created_at", "platform_name", "permalink", "self"})
MOST: Final = 100  # statements in one call

# ISO 639-1.
_CODES: Final = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq
sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES: Final = frozenset(_CODES.split())
