// swift-tools-version: 6.2
import PackageDescription

// A package of its own: the product depends on none of this.
let package = Package(
  name: "lipdata-benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "generate-census-profile", targets: ["generate-census-profile"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .executableTarget(
      name: "generate-census-profile",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/GenerateCensusProfile",
      swiftSettings: [
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
