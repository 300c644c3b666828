-- The library: everything here is derived from the articles and may be dropped and rebuilt at any time.
-- A library made by another text than this one is rebuilt; there are no migrations.
-- Days are ISO dates (first and last day that a partial date may mean); NULL when no year is known.

-- One row with what the whole shelf is: its key, versions of what made it, and when.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Ids grow with the publication date inside one reload, so that "newest" is the end of every index.
CREATE TABLE articles (
    id              INTEGER PRIMARY KEY,
    key             TEXT NOT NULL UNIQUE,     -- path within the corpus
    content_hash    TEXT NOT NULL,            -- unchanged files are not read again
    fingerprint     TEXT NOT NULL,            -- SimHash, 16 hexadecimal digits
    digest_of       TEXT,                     -- fingerprint of the article that this one digests
    title           TEXT NOT NULL,
    title_from      TEXT NOT NULL,
    publisher       TEXT,
    publisher_from  TEXT NOT NULL,
    url             TEXT,
    published       TEXT,                     -- EDTF
    published_from  TEXT NOT NULL,
    first_day       TEXT,
    last_day        TEXT
);
CREATE INDEX articles_by_day ON articles (first_day);
CREATE INDEX articles_by_last_day ON articles (last_day);
CREATE INDEX articles_by_publisher ON articles (publisher);
CREATE INDEX articles_by_title ON articles (title COLLATE NOCASE);
CREATE INDEX articles_by_published ON articles (published);

-- What the full text of articles is made of; apart, because sorting by date reads thousands of articles' rows.
CREATE TABLE bodies (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    title      TEXT NOT NULL,
    body       TEXT NOT NULL
);

CREATE TABLE sentences (
    id         INTEGER PRIMARY KEY,           -- those of one article follow each other
    article_id INTEGER NOT NULL REFERENCES articles (id),
    kind       TEXT NOT NULL,                 -- title, standfirst, body or caption
    text       TEXT NOT NULL,
    start      INTEGER NOT NULL,              -- characters of the article's text
    "end"      INTEGER NOT NULL
);
CREATE INDEX sentences_by_article ON sentences (article_id);

-- What a sentence means, as bot/library/vectors.py explains.
CREATE TABLE vectors (
    sentence_id INTEGER PRIMARY KEY REFERENCES sentences (id),
    code        BLOB NOT NULL,                -- a bit a dimension
    fine        BLOB NOT NULL                 -- a byte a dimension
);

-- What an article means, likewise: what its sentences mean on average.
CREATE TABLE article_vectors (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    code       BLOB NOT NULL,
    fine       BLOB NOT NULL
);

-- A person as one article has them; people of several articles meet in person_key.
CREATE TABLE appearances (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    name_key   TEXT NOT NULL,                 -- of the name alone
    person_key TEXT NOT NULL,                 -- of the name that the person goes by; see merged
    name       TEXT NOT NULL,                 -- the article's fullest form
    last_day   TEXT                           -- the article's, so that a person's newest article is found at once
);
CREATE INDEX appearances_by_article ON appearances (article_id, name_key);
CREATE INDEX appearances_by_name ON appearances (name_key, article_id);
CREATE INDEX appearances_by_person ON appearances (person_key, article_id);
CREATE INDEX appearances_by_day ON appearances (person_key, last_day, article_id);

CREATE TABLE mentions (
    appearance_id INTEGER NOT NULL REFERENCES appearances (id),
    sentence_id   INTEGER NOT NULL REFERENCES sentences (id),
    text          TEXT NOT NULL,
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL
);
CREATE INDEX mentions_by_appearance ON mentions (appearance_id);
CREATE INDEX mentions_by_sentence ON mentions (sentence_id);

CREATE TABLE roles (
    appearance_id INTEGER NOT NULL REFERENCES appearances (id),
    sentence_id   INTEGER NOT NULL REFERENCES sentences (id),
    title         TEXT NOT NULL,
    name_key      TEXT NOT NULL,
    person_key    TEXT NOT NULL,
    folded        TEXT NOT NULL,              -- the title without what only its spelling has; a role is new by it
    article_id    INTEGER NOT NULL REFERENCES articles (id)
);
CREATE INDEX roles_by_appearance ON roles (appearance_id);
CREATE INDEX roles_by_sentence ON roles (sentence_id);
CREATE INDEX roles_by_person ON roles (person_key, folded, article_id);
CREATE INDEX roles_by_title ON roles (folded, name_key);

CREATE TABLE quotations (
    id            INTEGER PRIMARY KEY,
    article_id    INTEGER NOT NULL REFERENCES articles (id),
    sentence_id   INTEGER NOT NULL REFERENCES sentences (id),
    appearance_id INTEGER REFERENCES appearances (id),   -- the speaker, when a person
    speaker       TEXT,
    speaker_words TEXT NOT NULL,              -- folded, between spaces: organisations and described sources are found by it
    speaker_kind  TEXT NOT NULL,
    cue           TEXT,
    channel       TEXT,                       -- the agency or paper that passed it on
    confidence    REAL NOT NULL,
    text          TEXT NOT NULL,
    context       TEXT NOT NULL,              -- the sentence in which it begins
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL
);
CREATE INDEX quotations_by_article ON quotations (article_id, start);
CREATE INDEX quotations_by_appearance ON quotations (appearance_id);
-- Those that can be given at random, in the words of bot/library/quotations.py.
CREATE INDEX quotations_telling ON quotations (id)
    WHERE speaker_kind = 'person' AND confidence >= 0.5 AND length(text) >= 25;

CREATE TABLE events (
    id          INTEGER PRIMARY KEY,
    article_id  INTEGER NOT NULL REFERENCES articles (id),
    sentence_id INTEGER NOT NULL REFERENCES sentences (id),
    text        TEXT NOT NULL,
    date        TEXT NOT NULL,                -- EDTF
    end_date    TEXT,                         -- EDTF, of a range
    first_day   TEXT,
    last_day    TEXT,
    precision   TEXT NOT NULL,
    reference   TEXT NOT NULL,
    status      TEXT NOT NULL
);
-- Days and status stand in both, so that a picture of thousands of events reads no row of any.
CREATE INDEX events_by_article ON events (article_id, first_day, last_day, status);
CREATE INDEX events_in_order ON events (first_day IS NULL, first_day, last_day DESC, date, id, status);
CREATE INDEX events_by_sentence ON events (sentence_id);
-- What a briefing looks for in all articles, in the words of bot/library/events.py.
CREATE INDEX events_to_come ON events (last_day, first_day) WHERE status <> 'past';
CREATE INDEX events_by_day_of_year ON events (substr(first_day, 6), reference)
    WHERE status = 'past' AND precision = 'day';

CREATE TABLE event_people (
    event_id      INTEGER NOT NULL REFERENCES events (id),
    appearance_id INTEGER NOT NULL REFERENCES appearances (id),
    PRIMARY KEY (event_id, appearance_id)
) WITHOUT ROWID;
CREATE INDEX event_people_by_appearance ON event_people (appearance_id);

CREATE TABLE article_topics (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    topic      TEXT NOT NULL
);
CREATE INDEX article_topics_by_article ON article_topics (article_id);

-- Names that may be spellings of each other share a family; those of a single word have none.
CREATE TABLE families (
    name_key TEXT PRIMARY KEY,
    name     TEXT NOT NULL,                   -- as the articles write it most often
    family   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX families_by_family ON families (family);

-- Names that are another spelling of a person's name, each with the reason.
CREATE TABLE merged (
    name_key   TEXT PRIMARY KEY,
    person_key TEXT NOT NULL,                 -- the name_key of the name that the person goes by
    name       TEXT NOT NULL,                 -- as the articles write it most often
    reason     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX merged_by_person ON merged (person_key);

-- Files that are no articles, with the reason.
CREATE TABLE rejects (
    file   TEXT PRIMARY KEY,
    reason TEXT NOT NULL
) WITHOUT ROWID;

-- ---- Brought up to date at the end of every reload that changed something --------------------------------------------------

-- id = (bucket << 32) | number: a bucket holds people with up to twice as many mentions as the next one, so that an index
-- in order of ids is roughly in order of popularity, and a reload gives new ids to few. The number is the person's own.
CREATE TABLE people (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    role       TEXT,                          -- the newest, to tell people of one name apart
    articles   INTEGER NOT NULL,
    mentions   INTEGER NOT NULL,
    quotations INTEGER NOT NULL
);
CREATE INDEX people_by_mentions ON people (mentions DESC, articles DESC, id);

-- Every full form of a name; short forms ("Kim") only when a person has no other.
CREATE TABLE name_forms (
    person_id INTEGER NOT NULL REFERENCES people (id),
    form      TEXT NOT NULL,                  -- as an article writes it
    count     INTEGER NOT NULL,
    sorted    TEXT NOT NULL,                  -- its folded words in the order of the alphabet
    PRIMARY KEY (person_id, form)
) WITHOUT ROWID;

-- Keys of whole names, whatever the order, the spaces and the spelling, as 63-bit hashes: names/candidates.py makes them.
CREATE TABLE name_keys (
    hash      INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (hash, person_id)
) WITHOUT ROWID;

-- The words of all names, and the keys under which a word is found: itself, each letter taken away, its sounds.
CREATE TABLE name_words (
    id     INTEGER PRIMARY KEY,
    word   TEXT NOT NULL UNIQUE,
    people INTEGER NOT NULL,                  -- who have it
    keyed  INTEGER NOT NULL DEFAULT 0         -- whether its keys stand in word_keys
);
CREATE INDEX name_words_new ON name_words (id) WHERE NOT keyed;
CREATE TABLE word_keys (
    key     TEXT NOT NULL,
    word_id INTEGER NOT NULL REFERENCES name_words (id),
    PRIMARY KEY (key, word_id)
) WITHOUT ROWID;

CREATE TABLE topics (
    id       INTEGER PRIMARY KEY,             -- rank by articles
    topic    TEXT NOT NULL,
    articles INTEGER NOT NULL
);
CREATE INDEX topics_by_words ON topics (lower(topic));

-- The words of all titles, folded: a title may stand in no sentence.
CREATE TABLE title_words (
    id    INTEGER PRIMARY KEY,
    word  TEXT NOT NULL,
    count INTEGER NOT NULL                    -- titles that have it
);

CREATE TABLE words (
    id    INTEGER PRIMARY KEY,
    word  TEXT NOT NULL,                      -- folded, as written: not stemmed
    count INTEGER NOT NULL                    -- sentences that have it
);

-- ---- Full text ------------------------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE articles_text USING fts5 (
    title, body, content = 'bodies', content_rowid = 'article_id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE sentences_text USING fts5 (
    text, content = 'sentences', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE quotations_text USING fts5 (
    text, context, content = 'quotations', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE sentences_stems USING fts5vocab (sentences_text, 'row');
-- The folded twin of sentences_text: words as written, which is what typing errors are repaired against.
CREATE VIRTUAL TABLE sentences_words USING fts5 (
    text, content = 'sentences', content_rowid = 'id', detail = 'none', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE sentences_vocabulary USING fts5vocab (sentences_words, 'row');
CREATE VIRTUAL TABLE words_trigrams USING fts5 (
    word, content = '', tokenize = 'trigram'
);
-- rowid = people.id: prefix search over tokens gives the most mentioned first without sorting.
CREATE VIRTUAL TABLE people_tokens USING fts5 (
    tokens, content = '', prefix = '1 2 3', detail = 'none', tokenize = 'unicode61'
);
-- rowid = name_words.id
CREATE VIRTUAL TABLE name_trigrams USING fts5 (
    word, content = '', tokenize = 'trigram'
);
CREATE VIRTUAL TABLE topics_tokens USING fts5 (
    tokens, content = '', prefix = '1 2 3', detail = 'none', tokenize = 'unicode61'
);
-- rowid = articles.id
CREATE VIRTUAL TABLE titles_tokens USING fts5 (
    tokens, content = '', prefix = '1 2 3', detail = 'none', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE titles_vocabulary USING fts5vocab (titles_tokens, 'row');
-- rowid = title_words.id
CREATE VIRTUAL TABLE title_trigrams USING fts5 (
    word, content = '', tokenize = 'trigram'
);
