"""The closed lists of words a dossier may use, and the order of those that form a scale."""

from __future__ import annotations

from typing import Final, Literal

YesNo = Literal["yes", "no"]
Level = Literal["low", "medium", "high"]
Confidence = Literal["low", "moderate", "high"]

DossierStatus = Literal["draft", "in-review", "final", "superseded"]
DateStyle = Literal["mdy-long", "dmy-long"]
ProbabilityScale = Literal["icd203", "phia"]
MarkingSchemeName = Literal["tlp", "custom", "none"]
MarkingRule = Literal["none", "chatham-house"]

SourceType = Literal[
    "article-newspaper", "article-magazine", "article-journal", "post-weblog", "post", "webpage", "broadcast",
    "interview", "speech", "report", "document", "dataset", "hearing", "legislation", "bill", "legal_case",
    "treaty", "book", "chapter", "map", "personal_communication",
]  # fmt: skip
"""Types of the Citation Style Language, version 1.0, as far as this field uses them."""
SourceKind = Literal[
    "treaty-or-agreement-text", "official-document", "official-statement", "official-data", "court-or-legal",
    "press-original", "press-secondary", "press-agency", "broadcast", "interview", "expert-analysis", "academic",
    "igo-report", "ngo-report", "advocacy-or-opinion", "social-media", "archive", "dataset", "imagery",
    "personal-communication", "ai-output", "reference-work", "analyst-knowledge",
]  # fmt: skip
Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Admiralty grade of a source."""
Attribution = Literal["on-the-record", "on-background", "deep-background", "off-the-record", "chatham-house", "mixed"]

ActorKind = Literal[
    "person", "state", "government-body", "igo", "regional-organization", "armed-group", "political-party",
    "delegation", "bloc", "ngo", "think-tank", "university", "company", "media", "religious-body", "mission",
    "joint-mechanism", "court", "sub-state-entity", "collective",
]  # fmt: skip
Identity = Literal["named", "unnamed", "withheld", "pseudonym", "collective"]
Capacity = Literal[
    "official", "former-official", "military", "elected", "academic", "think-tank", "private", "armed-group",
    "civil-society", "media", "unknown",
]  # fmt: skip
NameOrder = Literal["western", "eastern"]
PrintedName = Literal["legal", "nom-de-guerre"]

PartyRole = Literal[
    "conflict-party", "negotiating-party", "backer", "mediator", "facilitator", "host", "guarantor", "companion",
    "witness", "observer", "implementer", "affected", "critic", "spoiler",
]  # fmt: skip
Seat = Literal["at-table", "consulted", "briefed", "excluded", "none", "unknown"]
SpoilerPosition = Literal["inside", "outside"]
SpoilerAim = Literal["limited", "greedy", "total"]

Zopa = Literal["none", "narrow", "wide", "unknown"]
Basis = Literal["stated-public", "stated-private", "stated-on-background", "leaked", "inferred"]
Firmness = Literal["red-line", "firm", "preferred", "flexible", "tradeable", "unknown"]

TermStatus = Literal[
    "reported", "floated", "proposed", "under-discussion", "bracketed", "agreed-ad-referendum", "agreed",
    "in-force", "rejected", "withdrawn", "lapsed",
]  # fmt: skip
Detail = Literal["1", "2", "3"]
"""How far a term is worked out, after PA-X: 1 general, 2 concrete, 3 detailed and enforceable."""
Compliance = Literal["fulfilled", "partly", "violated", "disputed", "unknown"]
Stance = Literal["strongly-supports", "supports", "neutral", "opposes", "strongly-opposes", "conditional", "unstated"]
CeasefireType = Literal[
    "cessation-of-hostilities", "humanitarian-pause", "truce", "preliminary", "definitive", "armistice"
]  # fmt: skip
CeasefireParties = Literal["unilateral", "bilateral", "multilateral"]
CeasefireExtent = Literal["local", "national"]

PackagePurpose = Literal["transfer", "ceiling", "laid-down"]
Evidence = Literal["official", "reported", "alleged"]
Authority = Literal[
    "pda", "usai", "fmf", "fms", "dcs", "eda", "lend-lease", "epf", "national-donation", "sale", "loan", "other"
]
Delivery = Literal[
    "announced", "notified", "authorized", "contracted", "in-delivery", "delivered", "suspended", "cancelled",
    "destroyed", "not-applicable", "unknown",
]  # fmt: skip
ItemCategory = Literal[
    "aircraft", "air-defense", "armored-vehicle", "artillery", "ammunition", "missile-rocket", "uav", "ship",
    "sensor", "small-arms", "engineering", "vehicle", "electronic-warfare", "training-support", "spares",
    "other",
]  # fmt: skip
UnrocaCategory = Literal["I", "II", "III", "IV", "V", "VI", "VII", "VIIb", "VIII", "mixed", "none", "unknown"]
"""Categories of the United Nations Register of Conventional Arms."""
Condition = Literal["new", "second-hand", "second-hand-modernized", "unknown"]
ValueBasis = Literal["estimated-high", "replacement", "book", "contract"]
LegalStatus = Literal["party", "signatory", "not-party", "complies", "waived", "breached", "disputed"]

ClaimKind = Literal["fact", "figure", "attribution", "characterization"]
ClaimState = Literal["undisputed", "by-scope", "contested", "denied", "confirmed", "retracted", "superseded"]
ValueType = Literal["figure", "ratio", "date", "text"]

EventKind = Literal[
    "meeting", "talks-round", "visit", "statement", "publication", "announcement", "agreement", "vote", "legal",
    "sanction", "military", "incident", "violation", "entry-into-force", "deadline",
]  # fmt: skip
Track = Literal["1", "1.5", "2", "3"]
Channel = Literal["public", "private", "secret", "back-channel"]

AgreementUse = Literal["current", "precedent"]
AgreementStatus = Literal["signed", "initialled", "unsigned", "unilateral", "unclear", "subsequent-status"]
AgreementStage = Literal["Pre", "SubPar", "SubComp", "Imp", "Ren", "Cea", "Other"]
"""Stages of the PA-X peace agreements database, codebook version 3."""
AgreementStageSub = Literal[
    "Proc", "Prin", "Conf", "PreMix", "PreOth", "Iss", "MultIss", "FrparOth", "FrAg", "FrCons", "ImpMod",
    "ExtSub", "ExtPar", "ImpOth", "Reimp", "Repre", "Resub", "Reoth", "Ceas", "Rel", "CeaMix",
]  # fmt: skip
AgreementLevel = Literal["Inter", "InterIntra", "Intra", "IntraLocal"]

Change = Literal["new", "unchanged", "raised", "lowered"]
Decision = Literal["approve/disapprove", "note", "choose"]
CitationStyle = Literal["numbers", "endnotes", "footnotes", "none"]

ICD_203_LIKELIHOOD: Final = (
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
    "almost certain",
)  # fmt: skip
"""First row of terms of Intelligence Community Directive 203, least likely first."""
ICD_203_PROBABILITY: Final = (
    "remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable",
    "nearly certain",
)  # fmt: skip
"""Second row of the same ladder. A product uses one row."""
PHIA_YARDSTICK: Final = (
    "remote chance", "highly unlikely", "unlikely", "realistic possibility", "likely", "probable",
    "highly likely", "almost certain",
)  # fmt: skip
"""Terms of the United Kingdom's probability yardstick."""
Likelihood = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
    "almost certain", "remote", "highly improbable", "improbable", "roughly even odds", "probable",
    "highly probable", "nearly certain", "remote chance", "highly unlikely", "realistic possibility",
    "highly likely",
]  # fmt: skip

TLP_LABELS: Final = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""Labels of the Traffic Light Protocol 2.0, least restrictive first."""

STANCE_SYMBOLS: Final = {
    "strongly-supports": "++", "supports": "+", "neutral": "0", "opposes": "−", "strongly-opposes": "−\u00a0−",
    "conditional": "?", "unstated": "·",
}  # fmt: skip
"""How a stance is printed in the table of terms by parties: true minus signs, parted so that two are not one dash."""
