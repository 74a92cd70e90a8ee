"""Facts: what an analyst keeps on a negotiation, read from YAML, typed, each with its place and its sources.

Reading order: `yaml_text` (text to plain tree), `values` (dates, figures, cites), `model` (records), `reading` (both
together, record by record), `references` (what points where), `checks` (what a careful colleague would ask).
"""
