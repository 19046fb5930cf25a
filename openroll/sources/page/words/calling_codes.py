"""How telephone numbers begin when they are called from another country, and whose country that is."""

from typing import Final

# How numbers of telephones begin from abroad (ITU-T E.164), where it is one country's alone.
CALLING: Final = {
    "30": "GR", "31": "NL", "32": "BE", "33": "FR", "34": "ES", "36": "HU", "39": "IT", "40": "RO", "41": "CH",
    "43": "AT", "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE", "90": "TR", "351": "PT",
    "352": "LU", "353": "IE", "354": "IS", "355": "AL", "356": "MT", "357": "CY", "358": "FI", "359": "BG",
    "370": "LT", "371": "LV", "372": "EE", "373": "MD", "375": "BY", "376": "AD", "377": "MC", "378": "SM",
    "380": "UA", "381": "RS", "382": "ME", "383": "XK", "385": "HR", "386": "SI", "387": "BA", "389": "MK",
    "420": "CZ", "421": "SK", "423": "LI",
    "51": "PE", "52": "MX", "54": "AR", "55": "BR", "56": "CL", "57": "CO", "58": "VE", "212": "MA", "213": "DZ",
    "216": "TN", "221": "SN", "225": "CI", "237": "CM", "241": "GA", "244": "AO", "258": "MZ", "502": "GT",
    "503": "SV", "504": "HN", "505": "NI", "506": "CR", "507": "PA", "591": "BO", "593": "EC", "595": "PY",
    "598": "UY",
    "20": "EG", "27": "ZA", "60": "MY", "61": "AU", "62": "ID", "63": "PH", "64": "NZ", "65": "SG", "66": "TH",
    "81": "JP", "82": "KR", "84": "VN", "86": "CN", "91": "IN", "92": "PK", "94": "LK", "230": "MU", "233": "GH",
    "234": "NG", "250": "RW", "254": "KE", "255": "TZ", "256": "UG", "260": "ZM", "263": "ZW", "852": "HK",
    "880": "BD", "966": "SA", "971": "AE", "972": "IL", "974": "QA", "977": "NP",
}  # fmt: skip
