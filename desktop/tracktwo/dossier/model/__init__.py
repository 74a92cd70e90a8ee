"""The model of a dossier: one class per kind of record, with the words of the field.

Reading order: `words` (closed lists), `fields` (types of fields), then the records by what they are about: `head`,
`sources`, `actors`, `negotiation`, `weapons`, `claims`, `history`, `advice`; `blocks` puts them together.
"""
