"""The columns and lines of the parts of the harmonised report that are made and checked here. Pure.

Annex I of Implementing Regulation (EU) 2024/2835, the English CSV files, letter by letter: some headings end with
a space.
"""

from dataclasses import dataclass
from typing import Final

_FIRST: Final = ("Applicability", "Service", "Reporting period")
_OTHER: Final = 'Description of the sub-category "Other"'
ORDERS: Final = "Number of orders to act against illegal content received"
ORDER_ITEMS: Final = (
    "Number of specific items of information included in the total number of orders to act against illegal "
    "content"
)
ORDER_RECEIPT: Final = (
    "Median time to inform the authority of the receipt of the order to act against illegal content"
)
ORDER_EFFECT: Final = "Median time to give effect to the order to act against illegal content"
INFORMATION: Final = "Number of orders to provide information"
INFORMATION_RECEIPT: Final = (
    "Median time to inform the authority of the receipt of the order to provide information"
)
INFORMATION_EFFECT: Final = "Median time to give effect to the order to provide information"
NOTICES: Final = "Number of notices received "
NOTICES_TRUSTED: Final = "Number of notices received from Trusted flaggers"
NOTICE_ITEMS: Final = "Number of specific items of information included in the total number of notices"
NOTICE_ITEMS_TRUSTED: Final = f"{NOTICE_ITEMS} by Trusted Flaggers (Trusted Flagger notices)"
NOTICE_TIME: Final = "Median time to take action"
NOTICE_TIME_TRUSTED: Final = f"{NOTICE_TIME} (Trusted Flagger notices)"
BY_LAW: Final = "Number of actions taken on the basis of the law"
BY_LAW_TRUSTED: Final = f"{BY_LAW} (Trusted Flagger notices)"
BY_TERMS: Final = "Number of actions taken on the basis of the terms and conditions of the service"
BY_TERMS_TRUSTED: Final = f"{BY_TERMS} (Trusted Flagger notices)"
CONTEXT: Final = "Contextual information on "
CATEGORY: Final = "Category of illegal content"
PART_2_CODE: Final = f"{CATEGORY} / incompatible with the terms and conditions"
SCOPE: Final = "Scope"
VALUE: Final = "Value"
INDICATOR: Final = "Indicator"
SECTION: Final = "Section"
PERIOD: Final = "Reporting period"
SERVICE: Final = "Service"
APPLICABILITY: Final = "Applicability"
DESCRIPTION: Final = _OTHER

_ORDER_COUNTS: Final = (
    ORDERS,
    ORDER_ITEMS,
    ORDER_RECEIPT,
    ORDER_EFFECT,
    INFORMATION,
    INFORMATION_RECEIPT,
    INFORMATION_EFFECT,
)
_NOTICE_COUNTS: Final = (
    NOTICES,
    NOTICES_TRUSTED,
    NOTICE_ITEMS,
    NOTICE_ITEMS_TRUSTED,
    NOTICE_TIME,
    NOTICE_TIME_TRUSTED,
    BY_LAW,
    BY_LAW_TRUSTED,
    BY_TERMS,
    BY_TERMS_TRUSTED,
)

ALL: Final = "All"
HOSTING: Final = "Only for providers of hosting services, including online platforms"
PLATFORMS: Final = "Only for providers of online platforms"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report: its number, its file's name and its columns.

    ``counts`` are columns of whole numbers, ``medians`` name for each column of hours the count that it is a median of.
    ``at_least`` lists pairs of columns of which the first is never less than the second, ``mostly`` pairs of which it
    seldom is: two notices may point to the same item.
    """

    number: int
    name: str
    columns: tuple[str, ...]
    counts: tuple[str, ...] = ()
    medians: tuple[tuple[str, str], ...] = ()
    at_least: tuple[tuple[str, str], ...] = ()
    mostly: tuple[tuple[str, str], ...] = ()


IDENTIFICATION: Final = Part(1, "1_report_identification", (APPLICABILITY, SERVICE, INDICATOR, VALUE))
CATEGORIES: Final = Part(
    2, "2_categories_names", ("Category label", "Category description", PART_2_CODE, "Contextual information")
)
MEMBER_STATES: Final = Part(
    3,
    "3_member_states_orders",
    (
        *_FIRST,
        CATEGORY,
        _OTHER,
        SCOPE,
        *_ORDER_COUNTS,
        f"{CONTEXT}number of orders to act against illegal content received",
        f"{CONTEXT}number of specific items of information included in the total number of orders to act against "
        "illegal content",
        *(f"{CONTEXT}{one}" for one in _ORDER_COUNTS[2:]),
    ),
    (ORDERS, ORDER_ITEMS, INFORMATION),
    (
        (ORDER_RECEIPT, ORDERS),
        (ORDER_EFFECT, ORDERS),
        (INFORMATION_RECEIPT, INFORMATION),
        (INFORMATION_EFFECT, INFORMATION),
    ),
    ((ORDER_ITEMS, ORDERS),),
)
NOTICES_PART: Final = Part(
    4,
    "4_notices",
    (*_FIRST, CATEGORY, _OTHER, *_NOTICE_COUNTS, *(f"{CONTEXT}{one}" for one in _NOTICE_COUNTS)),
    tuple(one for one in _NOTICE_COUNTS if one.startswith("Number")),
    ((NOTICE_TIME, NOTICES), (NOTICE_TIME_TRUSTED, NOTICES_TRUSTED)),
    (
        (NOTICES, NOTICES_TRUSTED),
        (NOTICE_ITEMS, NOTICE_ITEMS_TRUSTED),
        (BY_LAW, BY_LAW_TRUSTED),
        (BY_TERMS, BY_TERMS_TRUSTED),
    ),
    ((NOTICE_ITEMS, NOTICES), (NOTICE_ITEMS_TRUSTED, NOTICES_TRUSTED)),
)
APPEALS: Final = Part(
    7,
    "7_appeals_and_recidivism",
    (*_FIRST, SECTION, INDICATOR, SCOPE, VALUE, "Contextual Information"),
)
PARTS: Final = (IDENTIFICATION, CATEGORIES, MEMBER_STATES, NOTICES_PART, APPEALS)

# The lines of part 1.
PROVIDER: Final = "Name of the service provider"
PUBLISHED: Final = "Date of the publication of the report"
PREVIOUS: Final = "Date of the publication of the latest previous report"
BEGINS: Final = "Starting date of reporting period"
ENDS: Final = "Ending date of reporting period"
IDENTIFICATION_LINES: Final = (PROVIDER, PUBLISHED, PREVIOUS, BEGINS, ENDS)

# The lines of part 7.
COMPLAINTS: Final = "Internal complaints mechanism"
DISPUTES: Final = "Out-of-court dispute settlement bodies"
OFFENDERS: Final = "Suspensions imposed on repeated offenders"
SUBMITTED: Final = "Number of complaints submitted to the internal-complaints mechanism"
NEWLY: Final = "Number of restrictions newly imposed as a result of an internal complaint"
ABOUT_VISIBILITY: Final = (
    "Complaint regarding a decision to remove or disable access to or restrict visibility of information"
)
ABOUT_PROVISION: Final = "Complaint regarding a decision to suspend or terminate the provision of the service"
ABOUT_ACCOUNT: Final = "Complaint regarding a decision to suspend or terminate an account "
ABOUT_MONEY: Final = "Complaint regarding a decision to restrict the ability to monetise information"
ABOUT_NOTICE: Final = (
    "Complaint regarding a decision not to take action on a notice submitted in accordance with Article 16"
)
ABOUT_TRUSTED: Final = (
    "Complaint regarding a decision not to take action on a notice submitted by a Trusted Flagger in accordance with "
    "Article 16"
)
SETTLED: Final = "Number of disputes submitted to out-of-court dispute settlement bodies"
NUMBER: Final = "Total number"
UPHELD: Final = "Decisions upheld"
PARTLY: Final = "Decisions partially reversed"
REVERSED: Final = "Decisions reversed"
MEDIAN: Final = "Median time"
OMITTED: Final = "Decision omitted"
IMPLEMENTED: Final = "Percentage of outcomes implemented"
DECIDED: Final = (UPHELD, PARTLY, REVERSED)
_EACH: Final = (NUMBER, *DECIDED, MEDIAN)
ABOUT: Final = (
    ABOUT_VISIBILITY,
    ABOUT_PROVISION,
    ABOUT_ACCOUNT,
    ABOUT_MONEY,
    ABOUT_NOTICE,
    ABOUT_TRUSTED,
)
APPEAL_LINES: Final = (
    *((COMPLAINTS, SUBMITTED, one) for one in (*_EACH, OMITTED)),
    (COMPLAINTS, NEWLY, NUMBER),
    *((COMPLAINTS, about, one) for about in ABOUT for one in _EACH),
    *((DISPUTES, SETTLED, one) for one in (*_EACH, OMITTED, IMPLEMENTED)),
    (OFFENDERS, "Number of suspensions enacted for the provision of manifestly illegal content ", NUMBER),
    (OFFENDERS, "Number of suspensions enacted for the provision of manifestly unfounded notices", NUMBER),
    (OFFENDERS, "Number of suspensions enacted for the provision of manifestly unfounded complaints", NUMBER),
)
