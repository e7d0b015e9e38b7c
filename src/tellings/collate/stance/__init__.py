"""Who holds what is told, and how: by the outlet, by each source on the chain, across articles.

cues       attribution -> what its words make of what they carry, apart from the content's clause
held       reading, claim -> how the outlet and each source down to the innermost holds it
differing  readings -> links between claims that stand against each other without being the same
"""
