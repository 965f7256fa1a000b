/// A text in both official languages.
public struct LocalizedText: Sendable, Equatable, Hashable {
  /// The English text.
  public var en: String
  /// The French text.
  public var fr: String

  /// Makes a text from its two languages.
  public init(en: String, fr: String) {
    self.en = en
    self.fr = fr
  }

  /// The text in one language.
  public subscript(_ language: Language) -> String {
    language == .english ? en : fr
  }

  /// A text that is the same in both languages: an official proper name, a code.
  public static func same(_ text: String) -> LocalizedText { LocalizedText(en: text, fr: text) }
}

/// An official language of Canada.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case french = "fr"
}
