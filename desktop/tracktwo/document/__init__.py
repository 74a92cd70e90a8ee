"""The document: a small tree of blocks and inlines, without format, without dossier.

Reading order: `inlines` (what runs in a line), `blocks` (what stands on a page), `drawing` (a figure without format),
`pages` (the paper), `text` (the tree as indented text: what golden files hold), `walk` (everything in reading order).
"""
