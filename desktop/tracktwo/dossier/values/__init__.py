"""The value types of a dossier: each reads one text, keeps it, and knows its parts, its order and its print."""
