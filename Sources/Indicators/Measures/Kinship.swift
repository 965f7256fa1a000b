import LIPData

/// Whom two quantities count, as far as a product's hierarchy of members tells.
public enum Kinship: Sendable, Equatable {
  /// The same people.
  case same
  /// The second counts some of those whom the first counts.
  case contains
  /// The first counts some of those whom the second counts.
  case within
  /// Different people: men+ and women+, or two that stand beside one another under one heading.
  case apart
  /// The hierarchy does not tell: they may share people.
  case unknown
}

extension Quantity {
  /// How whom the quantity counts is related to whom another counts.
  func kinship(to other: Quantity, in descriptor: DatasetDescriptor) -> Kinship {
    guard let own = member(in: descriptor), let theirs = other.member(in: descriptor) else { return .unknown }
    if column != other.column, column != .count, other.column != .count { return .apart }
    let isNoWider = column == other.column || other.column == .count
    let isNoNarrower = column == other.column || column == .count
    if own.id == theirs.id { return column == other.column ? .same : (isNoWider ? .within : .contains) }
    let members = descriptor.members
    if isNoNarrower, members.wholes(of: theirs.id).contains(own.id) { return .contains }
    if isNoWider, members.wholes(of: own.id).contains(theirs.id) { return .within }
    guard column == other.column else { return .unknown }
    return members.areListedTogether(own.id, theirs.id) ? .apart : .unknown
  }
}

extension DatasetDescriptor {
  /// What is wrong with a part that its product lists as the whole of what it is divided by; nil where nothing is.
  func misfit(dividing part: Quantity, by whole: Quantity) -> Misfit? {
    guard part.kinship(to: whole, in: self) == .contains, let above = part.member(in: self),
      let below = whole.member(in: self)
    else { return nil }
    return Misfit(
      sentence:
        "divides \"\(above.label)\" (\(part.text)) by a part of it, \"\(below.label)\" (\(whole.text))",
      remedy: "A share is of a part in its whole: name \(whole.text) as the part and \(part.text) as the whole.")
  }
}
