// swift-tools-version: 6.2
import PackageDescription

// A package of its own: the product depends on none of this. Only `read-table` depends on the product.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "lipdata-benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "generate-data", targets: ["generate-data"]),
    .executable(name: "read-table", targets: ["read-table"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Named, for the folder of a checkout may be called anything.
    .package(name: "lipdata", path: ".."),
  ],
  targets: [
    .executableTarget(
      name: "generate-data",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/GenerateData",
      swiftSettings: strict),
    // What reading costs without keeping: the product's reader into a sink that counts and adds.
    .executableTarget(
      name: "read-table",
      dependencies: [.product(name: "LIPData", package: "lipdata")],
      path: "Sources/ReadTable",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
