extension Store {
  /// Codes of the publisher, attributes, notes, and the parts that a file was read from.
  ///
  /// SQLite takes no constraint away: `file` and `code` are made anew.
  static let codesAndSources = """
    CREATE TABLE new_file (
      -- A file, or files read together, that were ingested.
      id INTEGER PRIMARY KEY,
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      path TEXT NOT NULL,                 -- as it was given; archive.zip/member for what lay in an archive
      sha256 TEXT NOT NULL UNIQUE,        -- of its bytes; of the list in source where it was read from several
      bytes INTEGER NOT NULL,
      layout TEXT NOT NULL,               -- recognised, or named by --as
      ingested TEXT NOT NULL,             -- UTC, ISO 8601
      rows INTEGER NOT NULL,              -- area and member pairs, or a table's cells
      address TEXT NOT NULL               -- where it was downloaded from, empty where that is not known
    ) STRICT;
    INSERT INTO new_file SELECT id, dataset, path, sha256, bytes, layout, ingested, rows, '' FROM file;
    DROP TABLE file;
    ALTER TABLE new_file RENAME TO file;
    CREATE TABLE source (
      -- The bytes that a file was read from: itself, or its parts in their order, its structure, its archive.
      file INTEGER NOT NULL REFERENCES file (id),
      position INTEGER NOT NULL,          -- from 1
      name TEXT NOT NULL,                 -- its path, archive.zip/member for what lay in an archive
      sha256 TEXT NOT NULL,               -- of its bytes
      bytes INTEGER NOT NULL,
      PRIMARY KEY (file, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO source SELECT id, 1, path, sha256, bytes FROM file;
    ALTER TABLE dataset ADD COLUMN title_en TEXT NOT NULL DEFAULT '' /* of the catalogue, or as a file gives it */;
    ALTER TABLE dataset ADD COLUMN title_fr TEXT NOT NULL DEFAULT '' /* of the catalogue, or as a file gives it */;
    ALTER TABLE dataset ADD COLUMN licences TEXT NOT NULL DEFAULT '' /* ids, separated by spaces; empty: unknown */;
    CREATE TABLE new_code (
      -- A value of a dimension. The publisher's code tells it from others; where there is none, both names do.
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      dimension INTEGER NOT NULL,         -- position of the dimension
      id INTEGER NOT NULL,                -- from 1, in the order in which files brought them
      name_en TEXT NOT NULL,              -- as the file writes it, empty where it does not
      name_fr TEXT NOT NULL,              -- as the file writes it, empty where it does not
      code TEXT NOT NULL,                 -- the publisher's code or member id, empty where there is none
      parent TEXT NOT NULL,               -- the code above it, empty for none
      dguid TEXT NOT NULL,                -- of a geography, as the file gave it last, empty where it does not
      classification TEXT NOT NULL,       -- the publisher's classification code, empty where there is none
      quality_flag TEXT NOT NULL,         -- five digits of a census geography, empty where it is not given
      notes TEXT NOT NULL,                -- numbers of the publisher's notes, separated by spaces
      PRIMARY KEY (dataset, dimension, id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_code SELECT dataset, dimension, id, name_en, name_fr, '', '', '', '', '', '' FROM code;
    DROP TABLE code;
    ALTER TABLE new_code RENAME TO code;
    CREATE UNIQUE INDEX code_by_code ON code (dataset, dimension, code) WHERE code <> '';
    CREATE UNIQUE INDEX code_by_name ON code (dataset, dimension, name_en, name_fr) WHERE code = '';
    ALTER TABLE dimension ADD COLUMN notes TEXT NOT NULL DEFAULT '' /* numbers of notes, separated by spaces */;
    CREATE TABLE attributes (
      -- The sets of attributes that occur, such as unit, scalar factor and vector.
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE           -- a JSON object
    ) STRICT;
    ALTER TABLE series ADD COLUMN attributes INTEGER NOT NULL DEFAULT 0 /* of attributes, 0 for none */;
    ALTER TABLE cell ADD COLUMN attributes INTEGER NOT NULL DEFAULT 0 /* what is said of this value alone */;
    CREATE TABLE note (
      -- A note of the publisher, which travels with the figures that it is about.
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      number INTEGER NOT NULL,
      text_en TEXT NOT NULL,              -- as the file writes it, empty where it does not
      text_fr TEXT NOT NULL,              -- as the file writes it, empty where it does not
      PRIMARY KEY (dataset, number)
    ) STRICT, WITHOUT ROWID;
    """
}
