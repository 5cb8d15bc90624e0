"""Attributions and sources: who says what, who they are, how often they are cited, and how independently.

The verbs stand here, their steps in five rooms: `grammar` reads a text as a line of word classes, `cues` what is said
by whom, `naming` what a source phrase tells by itself, `speakers` who the sources of an article are, `provenance`
where a claim comes from. The word lists of all of them are in `words`.
"""
