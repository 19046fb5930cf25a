"""Legal forms: how they are written at the end (in some countries at the beginning) of a name. A small table.

The same letters stand for different forms in different countries (SA, AS), so that a form is only ever compared with
another one, and never decides which country a company is of.
"""

from typing import Final

# form: spellings, folded (small letters, no points or other signs between words).
_SPELLINGS: Final = {
    "ltd": "ltd|limited|company limited|co ltd|co limited|cyf|cyfyngedig",
    "plc": "plc|public limited company|ccc|cwmni cyfyngedig cyhoeddus",
    "llp": "llp|limited liability partnership|pac",
    "lp": "lp|limited partnership",
    "cic": "cic|community interest company",
    "dac": "dac|designated activity company",
    "ulc": "ulc|unlimited company|unlimited",
    "inc": "inc|incorporated",
    "corp": "corp|corporation",
    "llc": "llc|limited liability company|lc",
    "pte ltd": "pte ltd|pte limited|private limited|pvt ltd|pvt limited",
    "pty ltd": "pty ltd|pty limited|proprietary limited",
    "sdn bhd": "sdn bhd|sendirian berhad",
    "bhd": "bhd|berhad",
    "gmbh": "gmbh|mbh|gesellschaft mit beschränkter haftung|ges m b h|gesmbh",
    "ug": "ug|ug haftungsbeschränkt|unternehmergesellschaft haftungsbeschränkt",
    "gmbh co kg": "gmbh co kg|gmbh and co kg",
    "kg": "kg|kommanditgesellschaft",
    "ag": "ag|aktiengesellschaft",
    "se": "se|societas europaea",
    "ev": "e v|ev|eingetragener verein",
    "sa": "sa|spółka akcyjna|société anonyme|sociedad anónima|sociedade anônima",
    "sas": "sas|société par actions simplifiée",
    "sasu": "sasu",
    "sarl": "sarl|sàrl|société à responsabilité limitée",
    "srl": "srl|società a responsabilità limitata|sociedad de responsabilidad limitada",
    "spa": "spa|società per azioni",
    "sl": "sl|sociedad limitada",
    "lda": "lda|limitada|ltda",
    "bv": "bv|besloten vennootschap",
    "nv": "nv|naamloze vennootschap",
    "oy": "oy|ab oy|oy ab|osakeyhtiö",
    "oyj": "oyj|abp|julkinen osakeyhtiö|publikt aktiebolag",
    "ry": "ry|rekisteröity yhdistys",
    "ab": "ab|aktiebolag",
    "as": "as|aksjeselskap|aktsiaselts|a s|akciová společnost",
    "asa": "asa",
    "aps": "aps|anpartsselskab",
    "ou": "oü|osaühing",
    "sia": "sia|sabiedrība ar ierobežotu atbildību",
    "uab": "uab|uždaroji akcinė bendrovė",
    "sp zoo": "sp z oo|sp z o o|sp zoo|sp zo o|spzoo|spółka z ograniczoną odpowiedzialnością|spółka z oo",
    "psa": "psa|prosta spółka akcyjna",
    "sp k": "sp k|spółka komandytowa",
    "sp j": "sp j|spółka jawna",
    "fundacja": "fundacja",
    "sro": "sro|s r o|spol s r o|společnost s ručením omezeným",
    "kft": "kft|korlátolt felelősségű társaság",
    "zrt": "zrt|zártkörűen működő részvénytársaság",
    "doo": "doo|d o o|družba z omejeno odgovornostjo",
    "eood": "eood|еоод",
    "ood": "ood|оод",
    "kk": "kk|k k|kabushiki kaisha|株式会社",
    "pt": "pt|perseroan terbatas|tbk",
    "fzco": "fzco|fz co",
    "fze": "fze|fz llc|fzllc",
    "ооо": "ооо|общество с ограниченной ответственностью|ooo",
    "ао": "ао|акционерное общество|ao",
    "пао": "пао|публичное акционерное общество|pao",
    "оао": "оао|открытое акционерное общество|oao",
    "зао": "зао|закрытое акционерное общество|zao",
    "нао": "нао|непубличное акционерное общество",
    "ано": "ано|автономная некоммерческая организация",
    "ип": "ип|индивидуальный предприниматель",
    "тоо": "тоо|товарищество с ограниченной ответственностью",
    "тов": "тов|товариство з обмеженою відповідальністю",
    "чуп": "чуп|частное унитарное предприятие",
}
FORMS: Final = {
    tuple(spelling.split()): form
    for form, spellings in _SPELLINGS.items()
    for spelling in spellings.split("|")
}
LONGEST: Final = max(len(words) for words in FORMS)
# These stand before a name; the others only behind it, so that "AS Roma" and "SE Ranking" keep their first word.
_BEFORE: Final = {
    "pt",
    "ооо",
    "ао",
    "пао",
    "оао",
    "зао",
    "нао",
    "ано",
    "ип",
    "тоо",
    "тов",
    "чуп",
    "sia",
    "uab",
    "oy",
}
FORMS_BEFORE: Final = {words: form for words, form in FORMS.items() if form in _BEFORE}
