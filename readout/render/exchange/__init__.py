"""The account in the formats of other programs: tables, event rows, annotations, provenance, entities, drafts.

In comes a `Readout`, out goes text; every function is pure. Stories are written in the order of their time (then by
id), pages by id, facts in the account's own order: the order in which pages or stories came makes no difference.
`formats` lists what there is; each format has a module. Offsets are everywhere those of the account: 0-based,
half-open, in code points of the page's text. What a format has no word for stays out of it; the JSON has everything.
"""
