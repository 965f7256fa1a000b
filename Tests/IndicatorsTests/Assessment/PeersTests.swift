import LIPData
import Testing

@testable import Indicators

@Suite("Peers")
struct PeersTests {
  @Test("peers never overlap each other or the partnership, for every partnership of the registry")
  func overlap() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    var overlaps: [Set<String>: Bool] = [:]
    func overlap(_ a: Partnership, _ b: Partnership) throws -> Bool {
      if let known = overlaps[[a.id, b.id]] { return known }
      let found = atlas.territory.overlap(try #require(a.catchment), try #require(b.catchment))
      overlaps[[a.id, b.id]] = found
      return found
    }
    for partnership in atlas.registry.partnerships {
      guard let own = partnership.catchment else { continue }
      let peers = atlas.registry.peers(of: partnership, own, in: atlas.territory)
      for (index, peer) in peers.enumerated() {
        #expect(try !overlap(partnership, peer), "\(partnership.id) and \(peer.id)")
        #expect(peer.setting == partnership.setting && peer.sizeClass == partnership.sizeClass)
        #expect(peer.id != partnership.id && peer.confidence != "low")
        for other in peers[(index + 1)...] where try overlap(peer, other) {
          Issue.record("for \(partnership.id): \(peer.id) and \(other.id)")
        }
      }
    }
    print("peers: \(overlaps.count) pairs compared")
    #expect(overlaps.count > 500)
  }

  @Test("two partnerships of the same area, or of areas that overlap in part, are not both peers")
  func sharedAreas() throws {
    let registry = PartnershipRegistry([
      SmallExtract.partnership("mine", ["2021A00053599001"]),
      SmallExtract.partnership("first", ["2021A00053599002", "2021A00053599003"]),
      SmallExtract.partnership("second", ["2021A00053599003", "2021A00053599004"]),
      SmallExtract.partnership("third", ["2021A00053599005"]),
      SmallExtract.partnership("fourth", ["2021A00053599005"]),
      SmallExtract.partnership("alone", ["2021A00053599006"]),
    ])
    let atlas = try EmbeddedStore.shared.atlas(registry: registry)
    let mine = registry.partnerships[0]
    let peers = atlas.registry.peers(of: mine, try #require(mine.catchment), in: atlas.territory).map(\.id)
    #expect(peers.contains("alone"))
    #expect(!(peers.contains("first") && peers.contains("second")))
    #expect(peers.count { $0 == "third" || $0 == "fourth" } == 1)
  }

  @Test("partnerships whose areas are of another census are no peers")
  func otherCensus() throws {
    let registry = PartnershipRegistry([
      SmallExtract.partnership("mine", ["2021A00053599001"]), SmallExtract.partnership("same", ["2021A00053599002"]),
      SmallExtract.partnership("former", ["2016A00053599003"]), SmallExtract.partnership("wards", ["3506008-W01"]),
    ])
    let atlas = try EmbeddedStore.shared.atlas(registry: registry)
    let mine = registry.partnerships[0]
    let peers = atlas.registry.peers(of: mine, try #require(mine.catchment), in: atlas.territory).map(\.id)
    #expect(peers == ["same", "wards"])
    #expect(registry.countOfOtherCensus(mine, try #require(mine.catchment)) == 1)
  }

  @Test("the nearest peers have all that is asked; who lacks a value comes after, ties as they are in the registry")
  func nearest() throws {
    let registry = PartnershipRegistry([
      SmallExtract.partnership("mine", ["2021A00053506008"]), SmallExtract.partnership("nowhere", ["2021A00053599002"]),
      // Brampton and Mississauga in full have people alone; two quarters of Toronto have both.
      SmallExtract.partnership("people", ["2021A00053521010"]), SmallExtract.partnership("both", ["3520005-N001"]),
      SmallExtract.partnership("both-too", ["3520005-N002"]),
      SmallExtract.partnership("people-too", ["2021A00053521005"]),
    ])
    let assessor = try Assessor(
      try EmbeddedStore.shared.atlas(registry: registry), outline: try Embedded.outline())
    let found = try assessor.neighbours(of: registry.partnerships[0], on: ["immigrant-share", "population"])
    #expect(found.own.count == 2)
    let counts = found.neighbours.map(\.comparedOn)
    #expect(counts == counts.sorted(by: >))
    #expect(found.neighbours.last?.partnership.id == "nowhere" && found.neighbours.last?.distance == nil)
    for (first, second) in zip(found.neighbours, found.neighbours.dropFirst())
    where first.comparedOn == second.comparedOn {
      #expect((first.distance ?? .infinity) <= (second.distance ?? .infinity))
    }
  }

  @Test("a city is no peer where its quarters are")
  func quarters() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let ottawa = try atlas.registry.partnership("ottawa")
    let peers = atlas.registry.peers(of: ottawa, try #require(ottawa.catchment), in: atlas.territory).map(\.id)
    #expect(peers.contains("toronto-east-quadrant"))
    #expect(!peers.contains("toronto-newcomer-office"))
  }

  @Test("a median of peers needs five with data; four are counted and not shown")
  func five() throws {
    let indicator = try #require(
      try EmbeddedStore.shared.atlas().indicators.indicators.first { $0.id == "immigrant-share" })
    let atlas = try EmbeddedStore.shared.atlas()
    let ottawa = try atlas.registry.partnership("ottawa")
    var comparison = try Comparison(
      indicator, ottawa, try #require(ottawa.catchment), atlas: atlas, cells: CellCache(atlas))
    comparison.addPeers([1, 2, 3, 4], of: 9, from: ["toronto-neighbourhoods-2021", "census-profile-2021"])
    #expect(comparison.tooFewPeers == 4)
    #expect(!comparison.figures.contains { $0.role == .peers })
    comparison.addPeers([10, 2, 8, 4, 6], of: 9, from: ["toronto-neighbourhoods-2021", "census-profile-2021"])
    let peers = try #require(comparison.figures.last)
    #expect(peers.role == .peers)
    #expect(peers.estimate.value == 6)
    #expect(peers.interval == Interval(low: 2, high: 10, method: "range-of-5-peers"))
    #expect(peers.areaName.en == "Median of 5 of 9 peers")
    #expect(peers.estimate.sampling == .none)
    // The licences are those of the peers' figures, not of the catchment's.
    #expect(peers.datasets == ["toronto-neighbourhoods-2021", "census-profile-2021"])
    comparison.addPeers([10, 2, 8, 4, 6, 7], of: 9, from: ["toronto-neighbourhoods-2021", "census-profile-2021"])
    #expect(comparison.figures.last?.estimate.value == 6.5)
  }

  @Test func `peers who count other people are said to`() throws {
    let atlas = try EmbeddedStore.shared.atlas()
    let indicator = try #require(atlas.indicators.indicators.first { $0.id == "children-share" })
    let island = try atlas.registry.partnership("pei")
    var comparison = try Comparison(
      indicator, island, try #require(island.catchment), atlas: atlas, cells: CellCache(atlas))
    comparison.addPeers([1, 2, 3, 4, 5], of: 9, from: ["toronto-neighbourhoods-2021"])
    #expect(comparison.figures.last?.estimate.reasons == [.otherUniverse])
    comparison.addPeers([1, 2, 3, 4, 5], of: 9, from: ["census-profile-2021"])
    #expect(comparison.figures.last?.estimate.reasons == [])
  }

  @Test("assessments show peers only with five or more, else a note")
  func shown() throws {
    for id in ["ottawa", "pei", "toronto-east-quadrant", "vancouver"] {
      let assessment = try EmbeddedAssessments.of(id)
      for figure in assessment.tables.flatMap(\.figures) where figure.role == .peers {
        #expect(!figure.datasets.isEmpty)
        #expect(figure.estimate.cells >= 5)
        #expect(figure.interval?.method == "range-of-\(figure.estimate.cells)-peers")
      }
      for table in assessment.tables where table.indicators.contains(where: { $0.compare.contains(.peers) }) {
        // Where the catchment itself has nothing to compare, its peers are not asked.
        guard table.isFilled else { continue }
        let has = table.figures.contains { $0.role == .peers }
        #expect(has || table.notes.contains { $0.en.hasPrefix("Peers are not shown") }, "\(id) \(table.definition.id)")
      }
    }
  }
}
