import LIPData

extension Combination {
  /// What allows a figure for a union of areas instead, as it is written in a definition.
  ///
  /// Names are those of variables where the product maps one to the member, else raw members.
  func remedy(for quantity: Quantity, in descriptor: DatasetDescriptor) -> String {
    func name(_ member: Int) -> String {
      let variables = descriptor.variables.filter { $0.value.member == member }.map(\.key)
      return variables.min() ?? "\(descriptor.id)/\(member)"
    }
    let published = "{published: \(quantity.text)} gives it only where the catchment equals one published area."
    switch self {
    case .additive: return "It is a count, which may be added: use {count: \(quantity.text)}."
    case .ratio(let above, let below):
      let isPercent = quantity.member(in: descriptor)?.unit == "percent"
      let measure = isPercent ? "share: \(name(above)), of" : "ratio: \(name(above)), to"
      return "It is rebuilt from counts: use {\(measure): \(name(below))}."
    case .mean(let weight):
      return "A mean is weighted by what it is a mean of: use {mean: \(quantity.text), weighted-by: \(name(weight))}."
    case .median(let range):
      return
        "A median is interpolated from counts in classes: use {median: [{class: \(name(range.lowerBound)), to: …}, "
        + "…, {class: \(name(range.upperBound)), from: …}], of: …}. \(published)"
    case .notAdditive: return "Use {published: …}: " + published
    }
  }
}
