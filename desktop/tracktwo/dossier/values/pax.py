"""PA-X codes: what peace agreements provide for, in twelve categories.

PA-X Peace Agreements Database, University of Edinburgh (peaceagreements.org), codebook of 2020; later versions keep
the categories and may differ in sub-codes. Words are short forms of the codebook's names.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tracktwo.diagnostics import did_you_mean
from tracktwo.dossier.values.problem import ValueProblem, refuse_too_long, shown


@dataclass(frozen=True, slots=True)
class PaxCode:
    """A code, its category and what it stands for."""

    code: str
    category: str
    words: str

    def __str__(self) -> str:
        """Print the code."""
        return self.code


_GROUPS = {
    "GCh": "children and youth",
    "GDis": "disabled persons",
    "GAge": "elderly persons",
    "GMig": "migrant workers",
    "GRa": "racial, ethnic or national groups",
    "GRe": "religious groups",
    "GInd": "indigenous people",
    "GOth": "other groups",
    "GRef": "refugees and displaced persons",
    "GSoc": "social class",
}
_GROUP_ASPECTS = {
    "": "",
    "Rhet": ", rhetorical",
    "Antid": ", anti-discrimination",
    "Subs": ", substantive",
    "Oth": ", other",
}

_TABLE: Final = {
    "Groups": "; ".join(
        f"{group}{aspect}={words}{detail}"
        for group, words in _GROUPS.items()
        for aspect, detail in _GROUP_ASPECTS.items()
        if group + aspect != "GRefAntid"
    ),
    "Gender": """GeWom=women, girls and gender; GeMe=men and boys; GeMeNu=gender-neutral wording; GeMeOth=men, other;
        GeSo=sexual orientation; GeLgbti=LGBTI; GeLgbtiPos=LGBTI, inclusive; GeLgbtiNeg=LGBTI, non-inclusive;
        GeFa=family""",
    "State definition": """StDef=state definition; StGen=nature of the state; StCon=state configuration;
        StSd=self-determination; StRef=referendum; StSym=state symbols; StInd=independence or secession;
        StUni=accession or unification; StBor=border delimitation; StXbor=cross-border provision""",
    "Governance": """Pol=political institutions; PolGen=political institutions, general;
        PolNewInd=new political institutions; PolNewTemp=temporary political institutions;
        ConRen=constitutional affirmation or renewal; Cons=constitutional reform or making; Ele=elections;
        ElecComm=electoral commission; PolPar=political parties; PolParTrans=rebels becoming political parties;
        PolParOth=political parties, other; Civso=civil society; Tral=traditional or religious leaders;
        Pubad=public administration""",
    "Powersharing": """Polps=political powersharing; PpsSt=powersharing, state level;
        PpsSub=powersharing, sub-state level; PpsEx=executive coalition; PpsOro=proportionality in the legislature;
        PpsOthPr=other proportionality; PpsVet=veto or communal majority; PpsAut=segmental autonomy;
        PpsInt=international involvement; PpsOth=political powersharing, other; Terps=territorial powersharing;
        TpsSub=federal or similar division; TpsLoc=local or municipal powersharing; TpsAut=autonomy;
        TpsOth=territorial powersharing, other; Eps=economic powersharing; EpsRes=sharing of resources;
        EpsFis=fiscal federalism; EpsOth=economic powersharing, other; Mps=military powersharing;
        MpsMe=merger of forces; MpsJt=joint command; MpsPro=military proportionality;
        MpsOth=military powersharing, other""",
    "Human rights and equality": """HrGen=human rights and rule of law; EqGen=equality; HrDem=democracy;
        Prot=protection measures; ProtCiv=protection of civilians; ProtGrp=protection of groups;
        ProtLgl=protection by law; ProtOth=protection, other; HrFra=human rights framework; HrfSp=single rights;
        HrfBor=bill of rights; HrfTinc=incorporation of treaties; HrfOth=human rights framework, other;
        HrCp=civil and political rights; CprLife=life; CprTort=torture; CprEq=equality as a right; CprSlav=slavery;
        CprLib=liberty and security of person; CprDet=humane treatment in detention; CprFmov=freedom of movement;
        CprFspe=freedom of speech; CprFass=freedom of association; CprTria=fair trial;
        CprPriv=privacy and family life; CprVote=vote and take part; CprReli=thought, conscience and religion;
        CprOth=civil and political rights, other; HrSec=socio-economic rights; SerProp=property; SerWork=work;
        SerHeal=health; SerEdu=education; SerStdl=standard of living; SerShel=shelter and housing;
        SerSs=social security; SerCult=cultural rights; SerOth=socio-economic rights, other;
        HrNi=national human rights institution; HrNiMe=national human rights institution, mentioned;
        HrNiNe=national human rights institution, new; HrNiOth=national human rights institution, other;
        HrIi=international human rights institutions; HrIiMon=international monitoring;
        HrIiBod=international body tasked; HrIiOth=international human rights institutions, other;
        HrMob=mobility and access; HrDet=detention procedures; Med=media and communication;
        MedGov=governance of media; MedSubs=media roles; MedLog=media logistics; MedOth=media, other;
        HrCit=citizenship; CitGen=citizens, general; CitRights=citizens, rights; CitDef=citizenship delimitation;
        CitOth=citizenship, other""",
    "Justice sector reform": """JusCr=criminal justice; JusCrSp=reform of single laws;
        JusCrSys=reform of the criminal justice system; JusCrPow=powers in criminal justice; JusEm=state of emergency;
        JusJu=judiciary and courts; JusPri=prisons and detention; JusTra=traditional or religious law""",
    "Socio-economic reconstruction": """Dev=development and reconstruction; DevSoc=development;
        DevHum=humanitarian assistance; DevInfra=infrastructure; NEC=national economic plan;
        NatRes=natural resources; IntFu=international funds; Bus=business; Tax=taxation; TaxPo=power to tax;
        TaxRef=reform of taxation; TaxOth=taxation, other; Ban=banks; CenBan=central bank;
        BanPers=personal or commercial banking; BanInt=international finance; BanXb=cross-border financial flows""",
    "Land, property and environment": """LaRef=land reform; LaRefMan=land reform and management;
        LaRefRet=property return and restitution; LaRefOth=land reform, other; LaNom=pastoralist and nomad rights;
        LaCH=cultural heritage; LaCHTa=cultural heritage, tangible; LaCHIt=cultural heritage, intangible;
        LaCHPro=cultural heritage, promotion; LaCHOth=cultural heritage, other; LaEn=environment;
        Wat=water and rivers""",
    "Security sector": """SsrGua=security guarantees or general provisions; Ce=ceasefire; CeProv=ceasefire provisions;
        CeGen=ceasefire, general; SsrPol=police; SsrArm=armed forces;
        SsrDdr=disarmament, demobilization and reintegration; DdrDemil=demilitarization; DdrProg=DDR programme;
        SsrInt=intelligence services; SsrPsf=rebel and para-statal forces; SsrFf=withdrawal of foreign forces;
        Cor=corruption; SsrCrOcr=crime and organized crime; SsrDrugs=drugs; Terr=terrorism""",
    "Transitional justice": """TjGen=transitional justice, general; TjAm=amnesty or pardon; TjAmPro=amnesty proper;
        TjSan=relief of other sanctions; TjPower=power to amnesty; TjAmBan=amnesty prohibition; TjCou=courts;
        TjJaNc=national courts; TjJaIc=international courts; TjMech=mechanism; TjPrire=prisoner release;
        TjVet=vetting; TjVic=victims; TjMis=missing persons; TjRep=reparations; TjRSym=symbolic reparations;
        TjRMa=material reparations; TjNR=reconciliation""",
    "Implementation": """ImUN=UN signatory; ImOth=other international signatory; ImRef=referendum on the agreement;
        ImPK=international mission or force; ImE=enforcement mechanism; ImSrc=source""",
}
PAX_CATEGORIES: Final = tuple(_TABLE)


def _codes() -> dict[str, PaxCode]:
    codes: dict[str, PaxCode] = {}
    for category, table in _TABLE.items():
        for entry in table.split(";"):
            code, _, words = " ".join(entry.split()).partition("=")
            codes[code] = PaxCode(code, category, words)
    return codes


PAX_CODES: Final = MappingProxyType(_codes())


def parse_pax(text: str) -> PaxCode:
    """Read a PA-X code; raises ValueProblem."""
    refuse_too_long(text, "a PA-X code")
    code = text.strip()
    if code in PAX_CODES:
        return PAX_CODES[code]
    capitals = next((known for known in PAX_CODES if known.casefold() == code.casefold()), "")
    named = next((found.code for found in PAX_CODES.values() if found.words == code.casefold()), "")
    meant = capitals or named
    hint = f'Write "{meant}".' if meant else did_you_mean(code, PAX_CODES) or 'Write a code like "StBor" or "Ce".'
    raise ValueProblem(f"{shown(code)} is not a PA-X code.", hint)
