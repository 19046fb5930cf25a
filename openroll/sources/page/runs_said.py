"""Words for whoever runs a site."""

import re
from functools import lru_cache
from typing import Final

from openroll.core.late import Late

# What whoever runs a site is called: of "our company in Berlin is" nobody's name follows.
_RUNS: Final = Late(
    r"operator|betreiber|anbieter|verantwort|controller|responsib|provider|vertragspartner|verkäufer|inhaber|éditeur|exploitant|"
    r"prestataire|responsable|titular|prestador|responsável|titolare|gestore|verwerkings|eigenaar|personuppgift|dataansvarlig|"
    r"behandlingsansvarlig|rekisterin|palveluntarjoaja|ylläpitäjä|vastutav|pārzinis|valdytojas|administrator|właściciel|"
    r"usługodawc|sprzedawc|provozovatel|správc|prodávající|poskytovatel|prevádzkovate|predávajúci|üzemeltető|adatkezelő|operatorul|"
    r"voditelj|vlasnik|upravljavec|rukovalac|администратор|владел|собственик|собственник|оператор|исполнител|продав|володіл|"
    r"seller|vendeur|vendedor|venditor|verkoper|säljare|sælger|selger|myyjä|vânzător|"
    r"ponudnik|pružatelj|pružalac|prodajalec|izvajalec|teikėj|pardavėj|pārdevēj|sniedzēj|teenusepakkuj|eladó|szolgáltató|"
    r"доставчик|търговец|поставщик|постачальник|пружалац|"
    r"власник|виконав|υπεύθυν|ιδιοκτήτ|πάροχ|παρέχ|πωλητ|ábyrgðaraðili|rekstraraðil|seljandi|eigandi",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def says_who_runs(phrase: str) -> bool:
    """Tell whether ``phrase`` holds such a word; the same few phrases stand in a page again and again."""
    return _RUNS.search(phrase) is not None
