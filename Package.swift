// swift-tools-version: 6.2
import PackageDescription

// One direction: lipdata-cli → Publishing → Indicators → LIPData. A target can only import what it names
// here, and InternalImportsByDefault with MemberImportVisibility keep a dependency from leaking upwards.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "lipdata",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lipdata", targets: ["lipdata-cli"]),
    .library(name: "LIPData", targets: ["LIPData"]),
    .library(name: "Indicators", targets: ["Indicators"]),
    .library(name: "Publishing", targets: ["Publishing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SHA-256 of what is ingested; Foundation on Linux has none.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // SQLite. Brings its own system-library target GRDBSQLite (Debian: libsqlite3-dev).
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // YAML with the line and column of every node.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Byte-compare masks of 64 bytes (SSE2, NEON or plain C): the standard library has no movemask.
    .target(name: "CByteMasks"),
    // XML as a stream of events.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // Members of .zip and .gz without unpacking to disk. macOS ships the library without its headers.
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    // Downloads. It loads libcurl itself, when there is something to download; its variadic functions get fixed types.
    .target(name: "CLibCurl"),
    .target(
      name: "LIPData",
      dependencies: [
        "CByteMasks", "CLibArchive", "CLibCurl", "CLibXML2",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "Indicators", dependencies: ["LIPData"], swiftSettings: strict),
    .target(name: "Publishing", dependencies: ["Indicators", "LIPData"], swiftSettings: strict),
    .executableTarget(
      name: "lipdata-cli",
      dependencies: [
        "LIPData", "Indicators", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // What the tests of several targets share: a seeded generator, golden files, a CSV reader of their own.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    // GRDB, to look into a store as any SQLite tool does; libxml2, for a dictionary of names.
    .testTarget(
      name: "LIPDataTests",
      dependencies: [
        "LIPData", "TestSupport", "CLibArchive", "CLibXML2", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "IndicatorsTests", dependencies: ["Indicators", "LIPData", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Indicators", "LIPData", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["lipdata-cli", "TestSupport"], exclude: ["Golden"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
