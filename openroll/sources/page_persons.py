"""Names that are persons', and the words that say that somebody trades as one."""

import re
from typing import Final

_PERSON: Final = re.compile(
    r"(?:(?:Dr|Prof|Dipl\.-Ing|Mag|Ing|Mr|Mrs|Ms|Herr|Frau|M|Mme|Sr|Sra|Don|Doña|Sig|Pan|Pani|"
    r"Ing)\.?\s)*[^\W\d_][^\W\d_'’-]+(?:\s(?:[^\W\d_]\.|von|van|de|der|den|di|da|del|la|"
    r"zu))*(?:\s[^\W\d_][^\W\d_'’-]+){1,2}"
)
PERSON_WORDS: Final = re.compile(
    r"\b(?:sole trader|sole proprietor|self-employed|einzelunternehmen|einzelunternehmer|inh\.|inhaber|"
    r"inhaberin|kleinunternehmer|auto-?entrepreneur|micro-?entrepreneur|entrepreneur individuel|"
    r"entreprise individuelle|autónomo|"
    r"autónoma|empresario individual|empresário em nome individual|ditta individuale|libero professionista|"
    r"eenmanszaak|zzp|enskild firma|enkeltmandsvirksomhed|enkeltpersonforetak|toiminimi|"
    r"jednoosobowa działalność|działalność gospodarcz\w+|"
    r"osvč|fyzická osoba|podnikatel zapsaný v živnostenském|živnostník|egyéni vállalkozó|persoană fizică|"
    r"samostojni podjetnik|obrt|preduzetnik|едноличен търговец|самозанятый|индивидуальный предприниматель|"
    r"физическое лицо|"
    r"фізична особа|ατομική επιχείρηση|şahıs şirketi|private individual|private person|privatperson|"
    r"natural person|füüsilisest isikust|individuāl\w+|individuali veikla|privat betrieben)\b",
    re.IGNORECASE,
)


def is_personal(text: str) -> bool:
    """Tell whether ``text`` says that whoever is named trades as a natural person."""
    return PERSON_WORDS.search(text) is not None


def like_a_person(name: str) -> bool:
    """Tell whether ``name`` is made as a person's: two or three words with capitals, and nothing else."""
    found = _PERSON.fullmatch(name)
    words = re.findall(r"[^\W\d_][\w'’-]+", name)
    return (
        found is not None
        and 2 <= len(words) <= 5
        and all(word[0].isupper() or len(word) < 4 for word in words)
    )
