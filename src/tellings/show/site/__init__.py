"""The pages of a library in a browser: pure functions of what a library gives, to HTML.

frame       what every page has: the library's name, the address, its twin in JSON
addresses   where each story, article, note and speaker stands
rendering   templates to HTML, and the Content Security Policy of a page
pages       stories, speakers, search, the form to compare, problems
article     one article: its text with who says what beside it, when, who
collation   the page of a comparison, within the library
"""
