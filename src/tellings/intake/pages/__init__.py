"""Web pages: from characters of a page to the passages of its article and what it says of itself.

markup     characters -> tags, text and references, each with its place
passages   these -> passages of text, with what the elements about them tell (place, hints, runs)
body       which passages are the report, by trafilatura's vote
article    and which are its headline, byline, captions
metadata   title, authors, dates and so on, as the page's elements and JSON-LD give them
"""
