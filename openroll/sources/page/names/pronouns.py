"""What a page calls its operator in brackets behind the name, naming nobody: ("we"), ("the site")."""

from typing import Final

from openroll.sources.page.words.lexicon import read_table

_WORDS: Final = """
administrator agentur anbieter app betreiber company controller customer data empresa gesellschaft
l'éditeur licensor me my nas noi nosotros nostra notre nous ons operator oss our ours platform
predávajúci prodávající provider provozovatel seller service services site société sprzedawca
správce szolgáltató the titolare titular uns us usługodawca vendeur venditore verkäufer verwender vi
viac we website wij wir you your éditeur администрация виконавець владелец исполнитель компания мы
нас оператор поставщик продавец продавець
"""
_SEVERAL: Final = (
    "data controller; the app; the company; the controller; the operator; the platform; the "
    "provider; the service; the site; the website"
)
_CALLED: Final = (phrase for key, phrase in read_table("contracts.tsv") if key == "called")
PRONOUNS: Final = frozenset(_WORDS.split()) | frozenset(_SEVERAL.split("; ")) | frozenset(_CALLED)
