import Foundation

extension String {
  /// The text in small letters without accents, for ids and for comparing what people type.
  public var folded: String {
    folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
