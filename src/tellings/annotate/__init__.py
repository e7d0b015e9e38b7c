"""Annotation: from an article to a reading, one layer after the other (see `steps`).

anatomy      which stretch is headline, prose, caption, furniture
language     sentences with their words; who and what is named
times        when it was written; what "Tuesday" means
attribution  who said what, on whose word
things       what has no name: "the war"
actors       who acts and speaks, by names, descriptions and pronouns

The layers never import each other: they meet through the notes in a reading.
"""
