"""Words that stand beside names: what makes a name a former one, a trading one, or only what a text calls a company."""

from typing import Final

# Regular expressions, one for each word or group of words.
_FORMER: Final = r"""
formerly(?: known as)?|previously(?: known as)?|f/?k/?a\.?|ehemals|vormals|früher|vorher
firmierte als|anciennement|ex|già|anteriormente|antes|antigua(?:mente)?|voorheen|vroeger|tidligere
tidigare|aiemmin|entinen|dawniej|poprzednio|dříve|predtým|korábban|anterior|fost[ăa]?|бивш\w*
ранее|прежде|прежнее (?:наименование|название)|до переименования|раніше|колишн\w*
"""
FORMER: Final = "|".join(_FORMER.split("\n")[1:-1])
_TRADING: Final = r"""
trading as|t/?a|d/?b/?a\.?|doing business as|operating as|handelend onder de naam|h\.?o\.?d\.?n\.?
"""
TRADING: Final = "|".join(_TRADING.split("\n")[1:-1])
_DEFINED: Final = r"""
hereinafter|hereafter|herein|referred|collectively|nachfolgend|nachstehend|im folgenden|kurz
ci-après|ci après|di seguito|en adelante|en lo sucesivo|doravante|hierna|hieronder|nedan|herefter
heretter|jäljempänä|dalej|zwan\w+|dále|ďalej|a továbbiakban|în continuare|наричан\w*|далее
именуем\w*|сокращ[её]нное наименование|надалі|далі|εφεξής|bundan böyle|u daljnjem tekstu
u daljem tekstu|v nadaljevanju
"""
DEFINED: Final = "|".join(_DEFINED.split("\n")[1:-1])
# What a text calls its company throughout, which is no name of it.
_CALLED: Final = """
company the our we us you operator provider controller seller website platform service services site
gesellschaft wir uns anbieter betreiber verantwortlicher firma société nous éditeur prestataire società
titolare fornitore empresa sociedad nosotros titular prestador responsable bedrijf wij vennootschap bolaget
vi selskabet selskapet yhtiö spółka my sprzedawca usługodawca administrator společnost prodávající
spoločnosť predávajúci társaság szolgáltató societatea компания компании общество оператор администрация
администратор исполнитель продавец мы сервис сайт дружеството търговецът компанія товариство виконавець
εταιρεία şirket
"""
CALLED: Final = frozenset(_CALLED.split())
