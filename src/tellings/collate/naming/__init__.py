"""What each article calls those it speaks of.

subjects      who they are (actors, entities that no actor is, things), and which are one
same_things   readings -> same-entity links between things without a name
told          where the phrases for them stand, their heads, and whose words they are
apposed       what stands right beside a name
designations  collation -> the words each article uses for each, own and quoted apart
"""
