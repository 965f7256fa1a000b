/// What spreadsheets do to numbers, codes and periods: said, never undone.
///
/// What `1,234` or `Jan-21` was meant to be cannot be told, so that every reader refuses it with these words.
enum SpreadsheetDamage {
  /// What was done to a text, a clause, and what to do about it.
  struct Finding: Equatable {
    var said: String
    var remedy: String
    var isExponent = false
  }

  /// The longest text that is looked at: what a cell of figures holds is short.
  private static let longest = 64

  /// What is wrong with a text where a number is looked for; nil where no spreadsheet explains it.
  static func ofNumber(_ text: String) -> Finding? {
    guard text.utf8.count <= longest else { return nil }
    let plain = text.replacing("\u{2212}", with: "-")
    if text.hasPrefix("#") {
      return Finding(
        said: "it is what a spreadsheet shows in the place of a value", remedy: "Mend the cell in the spreadsheet.")
    }
    if let exponent = ofExponent(plain) { return exponent }
    if isDate(plain) { return date }
    if plain.wholeMatch(of: /-?\d{1,3}([ ,.'\u{A0}\u{202F}]\d{3}){2,}([.,]\d+)?/) != nil
      || plain.wholeMatch(of: /-?\d{1,3}[ '\u{A0}\u{202F}]\d{3}([.,]\d+)?/) != nil
      || plain.wholeMatch(of: /-?\d{1,3},\d{3}\.\d+/) != nil || plain.wholeMatch(of: /-?\d{1,3}\.\d{3},\d+/) != nil
    {
      return Finding(
        said: "thousands are set apart", remedy: "Write the digits with nothing between them, such as 12345.6.")
    }
    if plain.wholeMatch(of: /-?\d{1,3},\d{3}/) != nil {
      return Finding(
        said: "its comma may set thousands apart or decimals",
        remedy: "Write a point before decimals and nothing between thousands: 1234 or 1.234.")
    }
    if plain.wholeMatch(of: /-?\d*,\d+/) != nil {
      return Finding(said: "it has a decimal comma", remedy: "Write a point before decimals, such as 12.5.")
    }
    if plain.wholeMatch(of: /[-+]?[\d ,.]*\d *[%$]|\$ *[-+]?[\d ,.]+/) != nil {
      return Finding(said: "it holds its unit", remedy: "Write the number alone; the unit stands in the descriptor.")
    }
    if text != plain {
      return Finding(said: "its minus is not the one of a keyboard", remedy: "Write - before a negative number.")
    }
    return nil
  }

  /// What is wrong with a text where a period is looked for; nil where no spreadsheet explains it.
  static func ofPeriod(_ text: String) -> Finding? {
    guard text.utf8.count <= longest else { return nil }
    if isDate(text) { return date }
    if text.wholeMatch(of: /[34]\d{4}(\.\d+)?/) != nil {
      return Finding(
        said: "it may be the number by which a spreadsheet keeps a day",
        remedy: "Format the column as text and enter the periods again.")
    }
    if text.wholeMatch(of: /\d{4}[.,]0+/) != nil {
      return Finding(
        said: "a year has no decimals", remedy: "Format the column as text, or without decimals.")
    }
    return nil
  }

  /// What is wrong with a text where a code is looked for; nil where no spreadsheet explains it.
  static func ofCode(_ text: String) -> Finding? {
    guard text.utf8.count <= longest else { return nil }
    if let exponent = ofExponent(text) { return exponent }
    let remedy = "Format the column as text and enter the codes again."
    if text.wholeMatch(of: /\d+[.,]0*/) != nil {
      return Finding(said: "a number with decimals was made of it", remedy: remedy)
    }
    if text.wholeMatch(of: /\d{1,3}([ ,'\u{A0}\u{202F}]\d{3})+/) != nil {
      return Finding(said: "a number with thousands set apart was made of it", remedy: remedy)
    }
    return isDate(text) ? date : nil
  }

  private static func ofExponent(_ text: String) -> Finding? {
    guard text.wholeMatch(of: /[-+]?\d+([.,]\d+)?[eE][-+]?\d+/) != nil else { return nil }
    return Finding(
      said: "it is shortened by an exponent, and its last digits are lost",
      remedy: "Show the column in full in the spreadsheet (a number without decimals, or text), and save it again.",
      isExponent: true)
  }

  private static let date = Finding(
    said: "a spreadsheet has made a date of it, and nobody can tell what it was",
    remedy: "Format the column as text and enter its values again: a month is 2021-01, a day 2021-01-15.")

  /// True for `Jan-21`, `1-Feb`, `15/01/2021`, `2021/01/15`, `janv.-21`.
  private static func isDate(_ text: String) -> Bool {
    let folded = text.folded
    if folded.wholeMatch(of: /\d{1,4}[\/.]\d{1,2}[\/.]\d{1,4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{1,2}\/\d{2,4}/) != nil {
      return true
    }
    guard let found = folded.wholeMatch(of: /(\d{1,2}[- ])?([a-z]{3,9})\.?([- ]\d{2,4})?/) else { return false }
    guard found.output.1 != nil || found.output.3 != nil else { return false }
    return months.contains(String(found.output.2.prefix(3)))
  }

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "fev", "avr", "mai", "jui",
    "aou",
  ]
}
