"""What the claims about speed and memory rest on: `python -m benchmarks`.

Tracktwo and its peers write the same text in the same process, in turns; results are ratios of CPU time. The seconds
printed beside them tell about the machine of the day and nothing else.

Reading order: `dossier` (the facts), `briefs` (facts to documents), `content` (documents to what every peer can say),
`typst_peer`, `emboss_peer`, `docxtpl_peer`, `measuring`, `words` (the same text in all), `cold` (the whole command),
`report`.
"""
