"""Changing a dossier in place, without a window: every byte outside the place of an edit stays.

Read in this order: text (a dossier as bytes and what they say), operations (the edits), history (undo and redo),
keeping (save, lock, recovery). Below them: parts and sheet (the piece of a file under edit), nodes (which characters a
value takes), splices, scalars, rendering and layout (how YAML is written).
"""
