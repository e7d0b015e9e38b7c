"""One script a tool, run by that tool's interpreter: `python -m
bench.peers.readers.NAME TEXTS ANSWERS [FOLDER]`, from the repository's root.

TEXTS has a document a line, `{id, text}`. ANSWERS gets a line each, `{id, quotes: [{content, cue,
source: [[start, end], ...]}]}`, and last `{words, seconds}`: the processor time of all documents
after the first was read once to warm up. Scripts import nothing of ours but `lines`.
"""
