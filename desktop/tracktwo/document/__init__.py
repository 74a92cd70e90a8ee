"""The document: a small tree of blocks and inlines, without format, without dossier.

Reading order: `inlines` (what runs in a line), `blocks` (what stands on a page), `pages` (the paper), `text` (the tree as
indented text: what golden files hold), `walk` (every block and inline in reading order).
"""
