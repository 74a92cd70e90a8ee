"""Forms made from the model of a dossier: what fields a record has, and the widgets they are edited in.

Reading order, without Qt: `kinds`, `field_labels`, `meanings`, `description` (what a form consists of), `plain_values`
(the ways a value may be written), `edits` (what a form asks for), `candidates` (what a reference may point to),
`understanding` (what a value was understood as). With Qt: `appearance`, `field`, the fields by kind, `factory`,
`record_form`.
"""
