"""The abbreviations of addresses, behind whose points no sentence ends."""

import re
from typing import Final

_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s.,(])(?:\w|str|st|no|nr|nº|ul|al|pl|os|rd|ave|av|avda|blvd|bd|bld|ctra|pol|ind|dr|prof|"
    r"gen|tř|nám|pr|cad|cd|sok|sk|mah|blok|kat|ap|et|sc|bl|jud|mun|sect|аг|гр|ул|бул|стр|корп|оф|"
    r"кв|пом|помещ|пам|обл|küç|р-н|"
    r"пер|пр|просп|наб|пл|пос|вн|тер|муниципальный|буд|вул|бл|вх|ет|эт|ап|лит|влд|соор|λεωφ|οδ|αρ|co|"
    r"ltd|inc|tn|mnt|pst|box|p\.o|bâtiment|bât|km|mag|frz|loc|fraz|sq|ste|fl|apt|bldg|wg|xi|hrsz|"
    r"sen|sav|vs|building|corp|mstl|жк|em|fszt|fsz|lph|ép|krt|ker|kft|"
    r"th|sgt|sgrt|polig|políg|pgno|rkp|u|sv|gov|kr|nab|st-|ing|sth|nth|ang|mons|mgr|can|patri|пгт|шт|комн|ком|вл|зд|каб|кн|пр-д|com|sat|проезд|мкр|b-r|б-р|пр-кт|osb|kp|lok|woj|gm|pow|raj|"
    r"dist|teh|tq|vill|opp|of|ofi|ofic|ofc|jr|psje|pje|cra|kra|cll|dpto|trv|diag|проф|акад|ген|полк|кап|св|инж|бр|br|akad|ks|św|mjr|kard|marsz|arch|eng|esq|pral|entlo|entl|esc|krs|dto|urb|lgo|edif|pta|pza|sta|sto|"
    r"sra|ent|izq|dcha|rés|imm|c\.so|p\.zza|v\.le|l\.go|f\.lli|șos|sos|int|spl|bulv|mh|mrk|απ|αγ|πλ|χλμ|tv|mf|shk|pall|col|deleg|alc|mza|mz|lte|depto|cto|hab|cjto|conj|bairro|qd|jd|sl|lj|un|boul|dz|пров|ск|к\.к|им|ім|марш|маршала|адм|архит|литер|секц|подъезд|тракт|ш|слоб|хут|респ|туп|алл|бульв|площ|смт|прим|дер|дм|ник|алекс|вас|мих|серг)\Z",
    re.IGNORECASE,
)
# "Obere Hauptstr. 75", "Storgt. 5", "Marktpl. 3"
_COMPOUND: Final = re.compile(r"[^\W\d_]{2}(?:str|gt|pl)\Z")


def is_abbreviated(text: str) -> bool:
    """Tell whether a point behind ``text`` is that of an abbreviation in addresses."""
    return _ABBREVIATED.search(text) is not None or _COMPOUND.search(text) is not None
