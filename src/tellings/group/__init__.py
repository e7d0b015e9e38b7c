"""Grouping: which articles print one text, which tell one event, how many voices there are.

copies    articles -> groups that share their text, each with its leader
stories   profiles -> stories that keep their ids while they grow
voices    the articles of a story and its copies -> its independent origins

Nothing here knows where articles are kept: what is held already comes through protocols.
"""
