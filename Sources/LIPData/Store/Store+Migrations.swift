import GRDB

extension Store {
  /// The migrations, named and append-only: one that has landed is never edited.
  static var migrations: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-profiles") { db in
      try db.execute(sql: profiles)
    }
    migrator.registerMigration("2-tables") { db in
      try db.execute(sql: tables)
    }
    migrator.registerMigration("3-codes-and-sources") { db in
      try db.execute(sql: codesAndSources)
    }
    migrator.registerMigration("4-members-kept") { db in
      try db.execute(
        sql: """
          ALTER TABLE file ADD COLUMN members TEXT NOT NULL DEFAULT '' /* ids of those kept, spaced; empty for all */
          """)
    }
    migrator.registerMigration("5-views") { db in
      try db.execute(sql: views)
    }
    return migrator
  }

  /// Wide rows: one for each area and member, its six values and their symbols together.
  ///
  /// Measured smaller and faster than one row a value (DESIGN §5). An observation reaches its file through
  /// `profile`. SQLite keeps a comment only inside the statement, so each table's own stands behind its parenthesis.
  private static let profiles = """
    CREATE TABLE dataset (
      -- A dataset of the catalogue that the store holds figures of.
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,          -- id of the catalogue entry
      descriptor TEXT NOT NULL            -- id of the descriptor that gives its members their meaning
    ) STRICT;
    CREATE TABLE file (
      -- A file that was ingested.
      id INTEGER PRIMARY KEY,
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      path TEXT NOT NULL,                 -- as it was given
      sha256 TEXT NOT NULL UNIQUE,        -- of its bytes
      bytes INTEGER NOT NULL,
      layout TEXT NOT NULL,               -- recognised, or named by --as
      ingested TEXT NOT NULL,             -- UTC, ISO 8601
      rows INTEGER NOT NULL               -- area and member pairs kept
    ) STRICT;
    CREATE TABLE area (
      -- An area that figures are given for.
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,          -- a DGUID, or a city's own code
      name TEXT NOT NULL                  -- as the first file names it, empty where it does not
    ) STRICT;
    CREATE TABLE profile (
      -- What a file says of an area as a whole, and which file it is.
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      area INTEGER NOT NULL REFERENCES area (id),
      file INTEGER NOT NULL REFERENCES file (id),
      first_line INTEGER NOT NULL,        -- line of the area's first row
      short_form_non_response REAL,       -- percent, null where it is not given
      long_form_non_response REAL,        -- percent, null where it is not given
      quality_flag TEXT NOT NULL,         -- five digits, empty where it is not given
      PRIMARY KEY (dataset, area)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE member (
      -- A member (characteristic) as the files name it.
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      id INTEGER NOT NULL,                -- the characteristic's id in the product
      label TEXT NOT NULL,                -- as the file writes it
      note INTEGER NOT NULL,              -- number of the publisher's note, 0 for none
      PRIMARY KEY (dataset, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE symbols (
      -- The sets of symbols that occur beside the six values, in words, separated by |.
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE observation (
      -- Six values of one member of one area. A null has no value; its symbol says why.
      dataset INTEGER NOT NULL,
      area INTEGER NOT NULL,
      member INTEGER NOT NULL,
      count, count_men, count_women,      -- integer or real
      rate, rate_men, rate_women,
      symbols INTEGER NOT NULL,
      PRIMARY KEY (dataset, area, member)
    ) WITHOUT ROWID;
    """

  /// Series: one for each combination of codes that a table gives, and a value for each of its periods.
  ///
  /// A cell reaches its file by itself: a revised file of the dataset takes the place of all its cells.
  private static let tables = """
    CREATE TABLE dimension (
      -- What a table's values are given for, besides the period.
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      position INTEGER NOT NULL,          -- from 1, in the order of the file
      id TEXT NOT NULL,                   -- kebab-case, from the English name of its column
      name_en TEXT NOT NULL,              -- as the file names its column
      name_fr TEXT NOT NULL,              -- as the file names its column, empty where it does not
      PRIMARY KEY (dataset, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE code (
      -- A value of a dimension; both names together tell it from others.
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      dimension INTEGER NOT NULL,         -- position of the dimension
      id INTEGER NOT NULL,                -- from 1, in the order in which files brought them
      name_en TEXT NOT NULL,              -- as the file writes it
      name_fr TEXT NOT NULL,              -- as the file writes it, empty where it does not
      PRIMARY KEY (dataset, dimension, id),
      UNIQUE (dataset, dimension, name_en, name_fr)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE series (
      -- A combination of codes, one of each dimension.
      id INTEGER PRIMARY KEY,
      dataset INTEGER NOT NULL REFERENCES dataset (id),
      key TEXT NOT NULL,                  -- ids of the codes in the order of the dimensions, joined by points
      UNIQUE (dataset, key)
    ) STRICT;
    CREATE TABLE cell (
      -- A value of a series in a period. A null has no value; its symbol says why.
      series INTEGER NOT NULL,
      period INTEGER NOT NULL,            -- year, two digits of its first month, 0 year 1 quarter 2 month; 0 for none
      value,                              -- integer or real
      symbols INTEGER NOT NULL,           -- of symbols: those of one value, empty for none
      file INTEGER NOT NULL,              -- the file that gives it now
      PRIMARY KEY (series, period)
    ) WITHOUT ROWID;
    """
}
