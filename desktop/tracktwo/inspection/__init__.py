"""Checks of a finished product before it is delivered: what must not be in it, and what must.

`protected_names` and `unprinted` look at the document; `files`, `carried`, `refusals` and the rest at files:
`pdf_file`, `pdf_pages`, `pdf_objects` and `pdf_sight` (what is seen of the words), `word_file`, `word_text` and
`word_sight`, `pictures` and `svg_sight`.
"""
