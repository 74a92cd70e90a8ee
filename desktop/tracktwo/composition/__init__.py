"""From a dossier and a template to a document, without format.

Reading order: `brief` (the whole), `context` (what sections compose with), `sections` (one file a kind), then how
things are printed: `dates`, `figures`, `people`, `citations`, `prose`, `front` (title and running lines), `marking`,
`labels`, `languages` (whose words are in which).
"""

from tracktwo.composition.brief import BriefOrder, Composition, compose_document

__all__ = ["BriefOrder", "Composition", "compose_document"]
