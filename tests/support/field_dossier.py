"""A small dossier with a field of every kind, for tests of forms."""

TEXT = """\
schema: 1
dossier: {id: d, title: Talks, as_of: 2023-07-08, status: draft}
texts:
  bluf: They met [@nbc].   # main line
  talking_points: [One, Two]
  if_asked:
    - {q: Who?, a: They.}
sources:
  nbc: {type: report, kind: press-original, title: Report, container: NBC News, issued: 2023-07-06, reliability: B}
  pw: {type: report, kind: press-secondary, title: Other, container: World, issued: 2023-07-07, reliability: C}
actors:
  us: {kind: state, name: United States, iso: US}
  ru: {kind: state, name: Russia}
  haass:
    kind: person
    name: {family: Haass, given: Richard}
    capacity: former-official
    roles: [{title: President, from: 2003, cites: [nbc]}]
parties:
  - {actor: us, role: backer}
  - {actor: ru, role: [conflict-party]}
issues:
  process: {title: Who speaks}
  arms: {title: Arms}
positions:
  pos-1:
    holder: us            # one entry without brackets
    issue: process
    position: Knew of the talks.
    basis: stated-public
    as_of: 2023-07-06
    cites: [nbc, {source: pw, repeats: nbc}]
deal_terms:
  t-line:
    title: Ceasefire
    issue: process
    status: floated
    stances: {us: supports}
    cites: [nbc]
weapons_packages:
  pda:
    title: Drawdown
    supplier: us
    recipient: ru
    items_complete: no
    total: up to 800 million USD
    cites: [nbc]
options:
  opt-a: {title: Stay silent, for: [Quiet], reactions: {us: glad}}
"""
