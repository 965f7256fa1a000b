public import LIPData

/// What a measure counts: a variable, or a raw member of one product, of all persons or of a gender.
public struct Quantity: Sendable, Hashable {
  /// How the quantity is named.
  public enum Name: Sendable, Hashable {
    /// A variable, the same across vintages.
    case variable(String)
    /// A raw member, `census-profile-2021/1536`.
    case member(descriptor: String, id: Int)
  }

  /// The variable or the member.
  public var name: Name
  /// The value column: all persons, men+ or women+.
  public var column: ValueColumn

  /// Reads a name: a variable's id, or a descriptor's id, a slash and a member's id.
  public init(_ text: String, column: ValueColumn = .count) {
    let parts = text.split(separator: "/")
    if parts.count == 2, let id = Int(parts[1]) {
      name = .member(descriptor: String(parts[0]), id: id)
    } else {
      name = .variable(text)
    }
    self.column = column
  }

  /// The quantity as it is written in a definition.
  public var text: String {
    switch name {
    case .variable(let id): id
    case .member(let descriptor, let id): "\(descriptor)/\(id)"
    }
  }

  /// The same quantity of a gender; a quantity that has one already keeps it.
  public func of(_ column: ValueColumn) -> Quantity {
    guard self.column == .count else { return self }
    var copy = self
    copy.column = column
    return copy
  }

  /// The member of a product that the quantity is, nil where the product does not have it.
  public func member(in descriptor: DatasetDescriptor) -> Member? {
    switch name {
    case .variable(let id): descriptor.variables[id].flatMap { descriptor.members[$0.member] }
    case .member(let product, let id): product == descriptor.id ? descriptor.members[id] : nil
    }
  }

  /// The period of the quantity in a product.
  public func period(in descriptor: DatasetDescriptor) -> String {
    guard case .variable(let id) = name else { return descriptor.period }
    return descriptor.variables[id]?.period ?? descriptor.period
  }
}
