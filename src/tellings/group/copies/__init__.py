"""Copies: which articles print one text.

worded    article -> its words outside quotation marks, each with its place
sketch    words -> what copies are looked for by
cover     what two articles share, in runs of words
ties      whether two articles are one text
joining   which group an article joins, and who leads it
copies    a new article among those that are held
shelf     what is held, in memory
"""
