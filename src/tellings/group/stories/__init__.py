"""Stories: which articles tell one event.

profile      article -> what stories are told apart by
comparison   one profile against many, in numbers
likeness     how sure it is that two articles tell one event, and why
keynames     what groups name, and the other never does
parting      many articles at once -> groups
active       the stories that are held, as wholes
judging      an article against a story
cluster      stories that grow, one article at a time
repair       stories gone over again
"""
