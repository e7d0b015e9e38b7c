"""Grouping: which articles print one text, and which tell one event.

sketch    article -> what copies are looked for by
copies    sketches and words -> groups of articles that share their text, each with its leader
profile   reading -> what stories are told apart by
cluster   profiles -> stories that keep their ids while they grow
voices    story and copies -> the independent origins behind it

Nothing here knows where articles are kept: what is held already comes through protocols.
"""
