"""The library in a browser, on this machine: pages, their twins in JSON, and a form to compare.

serving     the port that is listened to, and an end when it is asked for
guard       what every request must be, and what every answer carries
app         the application: rooms, comparing, what goes wrong
rooms       what can be asked for: address, parameters, page, form of the JSON
looks       what a room shows, from the library; asked: what was asked for, checked
comparing   texts that are given, read and compared and forgotten; given: what they are
work        threads: a library for each question, long work one after the other
answers     pages, JSON and problems as responses
openapi     all of that described

Only `serving` opens a socket, to listen. Nothing is fetched, and the library is not written to.
"""
