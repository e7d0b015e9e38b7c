-- What commands did: which sources they were given, and what came of it.

CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    begun REAL NOT NULL,
    ended REAL,
    command TEXT NOT NULL,
    sources TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'running'
);
