"""Templates: what a brief contains and how it looks, in YAML, each only what differs from the one it extends.

Reading order: `options` (the kinds of section), `placeholders`, `theme`, `model` (a whole template), `library` (where
templates are found), `reading` (with inheritance), `sections` (what is chosen for one brief).
"""
