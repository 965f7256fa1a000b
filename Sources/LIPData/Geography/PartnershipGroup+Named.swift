extension PartnershipGroup {
  /// The group with an id, such as `network` or `region-atlantic`; nil where no group has it.
  ///
  /// Throws `mixed-vintages` where its catchments are of several censuses.
  public static func named(_ id: String, in registry: PartnershipRegistry, _ territory: Territory) throws
    -> PartnershipGroup?
  {
    if id == networkID { return try network(registry, in: territory) }
    for field in PartnershipFilter.Field.allCases {
      let prefix = field.rawValue.replacing(" ", with: "-") + "-"
      guard id.hasPrefix(prefix) else { continue }
      if let found = try groups(registry, by: field, in: territory).first(where: { $0.id == id }) { return found }
    }
    return nil
  }
}
