-- The library: articles, what was found out about them, copies and stories, and words to find.
-- Times are seconds since 1970-01-01 UTC. Offsets are code points of article.text.

CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('revision', 0);

CREATE TABLE outlet (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE INDEX outlet_folded ON outlet (folded);

-- What queries and people need stands in columns; data is the whole article without its text.
-- SQLite ends a text at U+0000 and holds no lone surrogates: article.text has U+FFFD for these,
-- and data says what stood there, so that no offset moves.
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    outlet INTEGER REFERENCES outlet,
    at REAL,
    added REAL NOT NULL,
    url TEXT NOT NULL,
    canonical TEXT NOT NULL,
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    agency TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,
    crc INTEGER NOT NULL,
    data BLOB NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX article_url ON article (url) WHERE url <> '';
CREATE INDEX article_at ON article (coalesce(at, added));
CREATE INDEX article_outlet ON article (outlet);

-- The key has the basis too, so that what is out of date is found without reading the notes.
CREATE TABLE made (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    step TEXT NOT NULL,
    basis TEXT NOT NULL,
    place INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (article, step, basis)
);

CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    version INTEGER NOT NULL,
    bands BLOB NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE band (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;

CREATE TABLE profile (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    version INTEGER NOT NULL,
    at REAL,
    data BLOB NOT NULL
);
CREATE INDEX profile_at ON profile (at);

CREATE TABLE copy (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    leader INTEGER NOT NULL REFERENCES article ON DELETE CASCADE CHECK (leader <> article),
    by TEXT NOT NULL,
    share REAL NOT NULL,
    why TEXT NOT NULL,
    passages BLOB NOT NULL
);
CREATE INDEX copy_leader ON copy (leader);

-- The counts and times of a story are those of its members, kept by the triggers below.
CREATE TABLE story (
    id TEXT PRIMARY KEY,
    first REAL NOT NULL,
    last REAL NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_last ON story (last);

-- Stories that have no articles any more: their ids are not given again to another.
CREATE TABLE ended (story TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE story_outlet (
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    outlet INTEGER NOT NULL REFERENCES outlet,
    articles INTEGER NOT NULL,
    PRIMARY KEY (story, outlet)
) WITHOUT ROWID;
CREATE INDEX story_outlet_outlet ON story_outlet (outlet);

-- outlet and at are those of the article; at is when it was added where that is not known.
CREATE TABLE membership (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    story TEXT NOT NULL REFERENCES story,
    outlet INTEGER REFERENCES outlet,
    at REAL NOT NULL,
    by TEXT NOT NULL,
    score REAL NOT NULL,
    why TEXT NOT NULL,
    since REAL NOT NULL,
    revision INTEGER NOT NULL
);
CREATE INDEX membership_story ON membership (story, at);
CREATE INDEX membership_revision ON membership (revision);

-- Articles that are in no story any more, for those who keep the stories in memory.
CREATE TABLE dropped (article TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX dropped_revision ON dropped (revision);

CREATE TABLE move (
    number INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    article TEXT NOT NULL,
    source TEXT,
    target TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX move_article ON move (article);
CREATE INDEX move_source ON move (source);
CREATE INDEX move_target ON move (target);

-- Links between notes of a story's articles. They hold as long as its members are the same.
CREATE TABLE link (
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    relation TEXT NOT NULL,
    basis TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (story, relation)
);

CREATE TRIGGER membership_in AFTER INSERT ON membership BEGIN
    INSERT INTO story_outlet (story, outlet, articles)
        SELECT new.story, new.outlet, 1 WHERE new.outlet IS NOT NULL
        ON CONFLICT (story, outlet) DO UPDATE SET articles = articles + 1;
    UPDATE story SET
        articles = articles + 1,
        outlets = (SELECT count(*) FROM story_outlet WHERE story = new.story),
        first = min(first, new.at),
        last = max(last, new.at)
        WHERE id = new.story;
    DELETE FROM link WHERE story = new.story;
END;

CREATE TRIGGER membership_out AFTER DELETE ON membership BEGIN
    UPDATE story_outlet SET articles = articles - 1
        WHERE story = old.story AND outlet = old.outlet;
    DELETE FROM story_outlet
        WHERE story = old.story AND outlet = old.outlet AND articles = 0;
    UPDATE story SET
        articles = articles - 1,
        outlets = (SELECT count(*) FROM story_outlet WHERE story = old.story),
        first = coalesce((SELECT min(at) FROM membership WHERE story = old.story), first),
        last = coalesce((SELECT max(at) FROM membership WHERE story = old.story), last)
        WHERE id = old.story;
    DELETE FROM link WHERE story = old.story;
    INSERT OR IGNORE INTO ended SELECT id FROM story WHERE id = old.story AND articles = 0;
    DELETE FROM story WHERE id = old.story AND articles = 0;
END;

-- What can be found: the title and prose of an article (note is NULL), and each of its
-- attributions; and the stretches of text of each. The words are read from the article.
CREATE TABLE passage (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article,
    note TEXT,
    speaker TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX passage_article ON passage (article);
CREATE TABLE stretch (
    passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    place INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    PRIMARY KEY (passage, place)
) WITHOUT ROWID;

-- Of plain tables only: FTS5 checks itself without table-valued functions.
CREATE VIEW passage_words (number, article, title, prose, said, speaker, tags) AS
SELECT
    passage.number,
    passage.article,
    CASE WHEN passage.note IS NULL THEN article.title ELSE '' END,
    CASE WHEN passage.note IS NOT NULL THEN '' ELSE coalesce((
        SELECT group_concat(substr(article.text, start + 1, length), char(10))
        FROM (SELECT start, length FROM stretch WHERE passage = passage.number ORDER BY place)
    ), '') END,
    CASE WHEN passage.note IS NULL THEN '' ELSE coalesce((
        SELECT group_concat(substr(article.text, start + 1, length), char(10))
        FROM (SELECT start, length FROM stretch WHERE passage = passage.number ORDER BY place)
    ), '') END,
    passage.speaker || ' ' || passage.source,
    coalesce('o' || article.outlet, '') || ' '
        || coalesce(strftime('y%Y m%Y%m d%Y%m%d',
            CAST(coalesce(article.at, article.added) AS INTEGER), 'unixepoch'), '')
FROM passage JOIN article ON article.number = passage.article;

CREATE VIRTUAL TABLE words USING fts5(
    title, prose, said, speaker, tags,
    content = 'passage_words', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);
