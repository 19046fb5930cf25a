"""Letters: Cyrillic and special Latin ones in plain Latin. A table, because general transliterations garble names."""

from typing import Final

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
    # Ukrainian and Belarusian
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u",
    # Serbian and Macedonian
    "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz",
    # Kazakh, Kyrgyz, Tatar
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "җ": "zh",
}  # fmt: skip
_LATIN: Final = {
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ĸ": "k", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "ß": "ss", "ə": "a", "ŋ": "n",
}  # fmt: skip
TO_PLAIN: Final = str.maketrans(_CYRILLIC)
TO_ASCII: Final = str.maketrans(_LATIN)


def _forms(spellings: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(form.split()) for form in spellings.split("|"))


# Legal forms as they are spelled after folding; whoever looks for a firm does not know its form. Those of one letter
# and those that are words of a name as often (co, as, se, ip, too) stay.
FORMS_BEHIND: Final = _forms(
    "ltd|limited|co ltd|co limited|company limited|plc|public limited company|llp|limited liability partnership|"
    "lp|limited partnership|cic|community interest company|dac|inc|incorporated|co inc|corp|corporation|llc|"
    "limited liability company|pte ltd|pte limited|private limited|pvt ltd|pvt limited|pty ltd|pty limited|"
    "proprietary limited|sdn bhd|bhd|gmbh|mbh|ug|gmbh and co kg|gmbh co kg|kg|ag|aktiengesellschaft|ev|sa|"
    "spolka akcyjna|societe anonyme|sociedad anonima|sas|sasu|sarl|srl|spa|lda|ltda|bv|nv|oy|oy ab|oyj|abp|ry|"
    "osakeyhtio|julkinen osakeyhtio|ab|aktiebolag|aps|asa|ou|uab|sp z oo|sp z o o|sp zoo|"
    "spolka z ograniczona odpowiedzialnoscia|psa|prosta spolka akcyjna|sp k|spolka komandytowa|sp j|spolka jawna|"
    "sro|spol s r o|kft|zrt|doo|kk|tbk|fzco|fze|fz llc|ooo|ao|pao|oao|zao|nao|tov"
)
FORMS_BEFORE: Final = _forms(
    "ooo|ao|pao|oao|zao|nao|ano|tov|chup|pt|sia|uab|oy|"
    "obshchestvo s ogranichennoy otvetstvennostyu|aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|"
    "otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|individualnyy predprinimatel|"
    "avtonomnaya nekommercheskaya organizatsiya|tovarishchestvo s ogranichennoy otvetstvennostyu"
)
LONGEST_FORM: Final = max(len(form) for form in FORMS_BEHIND | FORMS_BEFORE)
