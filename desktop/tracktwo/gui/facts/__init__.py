"""The facts of a dossier: its outline, a table for each block, a form for each record.

Reading order, without Qt: `records` (what a block holds), `columns` (what a table shows), `changes` (from what a form
asks for to a change of the dossier), `identifiers`. With Qt: `outline_model`, `records_model`, the views over them,
`record_dialogs`, `record_panel`, and `pane`, which puts them together.
"""
