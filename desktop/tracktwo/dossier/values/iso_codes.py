"""Codes of the ISO standards the model takes: facts only, with their edition."""

# ruff: noqa: SIM905 - one code a line would be a thousand lines

from __future__ import annotations

from typing import Final

CURRENCIES: Final = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
    CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP
    LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD
    XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL
    """.split()
)
"""ISO 4217, list one, with the codes added since 2022 (SLE, VED, XCG, ZWG); HRK, SLL and ZWL have ended since."""

FORMER_CURRENCIES: Final = frozenset(
    """
    ADP AFA ALK AOK AON AOR ARA ARP ATS AZM BAD BEC BEF BEL BGL BRB BRC BRE BRN BRR BUK BYB BYR CHC CSD CSK CYP DDM
    DEM ECS EEK ESA ESB ESP FIM FRF GEK GHC GRD GWP HRD IEP ITL KRH LAJ LTL LTT LUF LVL LVR MGF MLF MRO MTL MXP MZM
    NIC NLG PEI PES PLZ PTE ROL RUR SDD SDP SIT SKK SRG STD SUR TJR TMM TPE TRL UAK UGS USS UYP VEB VEF XEU YDD YUD
    YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWN ZWR
    """.split()
)
"""ISO 4217, list three (codes withdrawn), as far as sources of this field are likely to use them."""

CURRENCY_WORDS: Final = {
    **dict.fromkeys(("dollar", "dollars", "us dollars", "u.s. dollars", "usd", "us"), "USD"),
    **dict.fromkeys(("euro", "euros", "eur"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "pounds sterling", "sterling"), "GBP"),
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles", "rur"), "RUB"),
    **dict.fromkeys(("hryvnia", "hryvnias", "hryvnya"), "UAH"),
    **dict.fromkeys(("yen",), "JPY"),
    **dict.fromkeys(("yuan", "renminbi", "rmb"), "CNY"),
    **dict.fromkeys(("swiss francs", "francs"), "CHF"),
}
"""What people write instead of the code."""

COUNTRIES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
"""ISO 3166-1 alpha-2, officially assigned: 249 codes."""

FORMER_COUNTRIES: Final = {
    "AN": ("Netherlands Antilles", 2010),
    "BU": ("Burma, Socialist Republic of the Union of", 1989),
    "CS": ("Czechoslovakia to 1993, Serbia and Montenegro 2003 to 2006", 2006),
    "CT": ("Canton and Enderbury Islands", 1984),
    "DD": ("German Democratic Republic", 1990),
    "DY": ("Dahomey", 1977),
    "FQ": ("French Southern and Antarctic Territories", 1979),
    "FX": ("France, Metropolitan", 1997),
    "HV": ("Upper Volta, Republic of", 1984),
    "JT": ("Johnston Island", 1986),
    "MI": ("Midway Islands", 1986),
    "NH": ("New Hebrides", 1980),
    "NQ": ("Dronning Maud Land", 1983),
    "NT": ("Neutral Zone", 1993),
    "PC": ("Pacific Islands (trust territory)", 1986),
    "PU": ("US Miscellaneous Pacific Islands", 1986),
    "PZ": ("Panama Canal Zone", 1980),
    "RH": ("Southern Rhodesia", 1980),
    "SU": ("USSR, Union of Soviet Socialist Republics", 1992),
    "TP": ("East Timor", 2002),
    "VD": ("Viet-Nam, Democratic Republic of", 1977),
    "WK": ("Wake Island", 1986),
    "YD": ("Yemen, Democratic, People's Democratic Republic of", 1990),
    "YU": ("Yugoslavia, (Socialist) Federal Republic of", 2003),
    "ZR": ("Zaire, Republic of", 1997),
}
"""ISO 3166-3: withdrawn alpha-2 codes not given again, with the name and the year of withdrawal."""

SCRIPTS: Final = frozenset(
    """
    Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Blis Bopo Brah Brai Bugi Buhd Cakm
    Cans Cari Cham Cher Cirt Copt Cprt Cyrl Cyrs Deva Dsrt Dupl Egyd Egyh Egyp Elba Ethi Geok Geor Glag Goth Gran
    Grek Gujr Guru Hanb Hang Hani Hano Hans Hant Hatr Hebr Hira Hluw Hmng Hrkt Hung Inds Ital Jamo Java Jpan Jurc
    Kali Kana Khar Khmr Khoj Kitl Kits Knda Kore Kpel Kthi Lana Laoo Latf Latg Latn Leke Lepc Limb Lina Linb Lisu
    Loma Lyci Lydi Mahj Mand Mani Marc Maya Mend Merc Mero Mlym Modi Mong Moon Mroo Mtei Mult Mymr Narb Nbat Newa
    Nkgb Nkoo Nshu Ogam Olck Orkh Orya Osge Osma Palm Pauc Perm Phag Phli Phlp Phlv Phnx Piqd Plrd Prti Qaaa Qabx
    Rjng Roro Runr Samr Sara Sarb Saur Sgnw Shaw Shrd Sidd Sind Sinh Sora Sund Sylo Syrc Syre Syrj Syrn Tagb Takr
    Tale Talu Taml Tang Tavt Telu Teng Tfng Tglg Thaa Thai Tibt Tirh Ugar Vaii Visp Wara Wole Xpeo Xsux Yiii Zinh
    Zmth Zsye Zsym Zxxx Zyyy Zzzz
    """.split()
)
"""ISO 15924, codes of scripts."""

LANGUAGES: Final = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()
)
"""ISO 639-1, two-letter codes of languages."""
