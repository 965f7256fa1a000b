extension Store {
  /// Views for people who ask with SQL: names in the place of keys, periods in text.
  static let views = """
    CREATE VIEW profile_figure AS
    SELECT dataset.name AS dataset, area.code AS area, area.name AS area_name, observation.member AS member,
      trim(member.label) AS label, count, count_men, count_women, rate, rate_men, rate_women,
      symbols.text AS symbols, quality_flag, file.path AS file
    FROM observation
    JOIN dataset ON dataset.id = observation.dataset
    JOIN area ON area.id = observation.area
    JOIN symbols ON symbols.id = observation.symbols
    LEFT JOIN member ON member.dataset = observation.dataset AND member.id = observation.member
    LEFT JOIN profile ON profile.dataset = observation.dataset AND profile.area = observation.area
    LEFT JOIN file ON file.id = profile.file;

    CREATE VIEW series_code AS
    SELECT series.id AS series, dataset.name AS dataset, dimension.id AS dimension, code.code AS code,
      iif(code.name_en = '', code.name_fr, code.name_en) AS name, code.name_en AS name_en, code.name_fr AS name_fr,
      code.dguid AS dguid
    FROM series
    JOIN dataset ON dataset.id = series.dataset
    JOIN json_each('[' || replace(series.key, '.', ',') || ']') AS part
    JOIN dimension ON dimension.dataset = series.dataset AND dimension.position = part.key + 1
    JOIN code ON code.dataset = series.dataset AND code.dimension = dimension.position AND code.id = part.value;

    CREATE VIEW table_figure AS
    SELECT dataset.name AS dataset, series.id AS series,
      (SELECT group_concat(name, ' | ') FROM (SELECT name FROM series_code WHERE series_code.series = series.id))
        AS names,
      CASE
        WHEN period = 0 THEN ''
        WHEN period % 10 = 0 THEN printf('%04d', period / 1000)
        WHEN period % 10 = 1 THEN printf('%04d-Q%d', period / 1000, (period / 10 % 100 + 2) / 3)
        WHEN period % 10 = 2 THEN printf('%04d-%02d', period / 1000, period / 10 % 100)
        WHEN period % 10 = 3 THEN printf('%04d/%04d', period / 1000, period / 1000 + period / 10 % 100)
        WHEN period % 10 = 4 THEN printf('%04d-S%d', period / 1000, (period / 10 % 100 + 5) / 6)
        WHEN period % 10 = 5 THEN printf('%04d-T%d', period / 1000, (period / 10 % 100 + 3) / 4)
        WHEN period % 10 = 6 THEN printf('%04d-W%02d', period / 1000, period / 10 % 100)
        ELSE printf('%04d-%02d-%02d', period / 1000000, period / 10000 % 100, period / 100 % 100)
      END AS period,
      value, symbols.text AS symbol, coalesce(shared.text, '{}') AS attributes, coalesce(own.text, '{}') AS of_value,
      file.path AS file
    FROM cell
    JOIN series ON series.id = cell.series
    JOIN dataset ON dataset.id = series.dataset
    JOIN symbols ON symbols.id = cell.symbols
    JOIN file ON file.id = cell.file
    LEFT JOIN attributes AS shared ON shared.id = series.attributes
    LEFT JOIN attributes AS own ON own.id = cell.attributes;
    """
}
