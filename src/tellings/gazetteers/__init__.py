"""Names that are known beforehand, one folder of tables a language.

countries      states and territories: ISO 3166-1 code, names, adjectives, capitals
places         places that news names often and that small models misread
organisations  bodies and outlets that news names often
nationalities  adjectives and short forms that tell a country or a part of the world
titles         what persons are called before or instead of their name
given_names    given names that nearly always tell how a pronoun must agree
roles          nouns for what persons do or are; person_endings: endings of such nouns
unnamed        nouns for people of whom no name is told, with what they tell
plurals        endings of plurals, with those of their singulars
genders        words of a description that tell how a pronoun must agree

Tables only, read with `tellings.lexicon.of_language`: every layer may use them.
"""

from __future__ import annotations
