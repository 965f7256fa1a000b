#!/usr/bin/env python3
"""Carry published figures, names and codes over into the layouts of Datasets/README.md.

A maintainer's tool, not part of the program. Python 3, standard library only, no network; the same
input always gives the same bytes.

    python3 Scripts/carry-over-figures.py ../shared

Reads under SHARED (never copies a file from there; no note or other prose of a publisher is taken):
    data/statcan/census-profile-2021                characteristics, web comparison, quoted rows, index
    data/statcan/census-profile-2021-reconstructed  Prince Edward Island
    data/statcan/web-download-2021-csd              City of Vancouver, Metro Vancouver A
    data/statcan/census-profile-2016-docs           members of 2016
    data/statcan/csd-profile-2016-hamilton          Hamilton 2016
    data/statcan/ottawa-2021, toronto-neighbourhoods
    data/statcan/csd-2021, geography                census subdivisions and divisions
    reference/lip-registry.csv, reference/toronto-lips.csv

Writes under Datasets (beside this script's folder):
    descriptors/{census-profile-2021,census-profile-2016,city-profile-2021,population-counts-2021}.members.tsv
    default/{census-profile-2021,census-profile-2016,ottawa-wards-2021,toronto-neighbourhoods-2021,population-counts-2021}.tsv
    geography/areas.tsv, geography/compositions.csv, geography/reserves.tsv, geography/text-areas.tsv,
    geography/correspondences.tsv
    partnerships/registry.csv, partnerships/catchments.csv

It stops (exit 1) when a file is not what it expects: a label that differs from the member table, a cell
that is neither a number nor a symbol, a label that no rule of classification covers.
"""

import csv
import os
import re
import sys
from collections import defaultdict, namedtuple

Member = namedtuple("Member", "id level label")
Ruling = namedtuple("Ruling", "unit combine universe rounding")

SYMBOLS = {"x", "..", "...", "F"}
FLAGS_WITH_VALUE = {"E", "r", "rE"}
COLUMNS = ["count", "count-men+", "count-women+", "rate", "rate-men+", "rate-women+"]

CANADA = "2021A000011124"
TORONTO = "2021A00053520005"
OTTAWA = "2021A00053506008"

# code, English, French, abbreviation
PROVINCES = [
    ("10", "Newfoundland and Labrador", "Terre-Neuve-et-Labrador", "NL"),
    ("11", "Prince Edward Island", "Île-du-Prince-Édouard", "PE"),
    ("12", "Nova Scotia", "Nouvelle-Écosse", "NS"),
    ("13", "New Brunswick", "Nouveau-Brunswick", "NB"),
    ("24", "Quebec", "Québec", "QC"),
    ("35", "Ontario", "Ontario", "ON"),
    ("46", "Manitoba", "Manitoba", "MB"),
    ("47", "Saskatchewan", "Saskatchewan", "SK"),
    ("48", "Alberta", "Alberta", "AB"),
    ("59", "British Columbia", "Colombie-Britannique", "BC"),
    ("60", "Yukon", "Yukon", "YT"),
    ("61", "Northwest Territories", "Territoires du Nord-Ouest", "NT"),
    ("62", "Nunavut", "Nunavut", "NU"),
]
ABBREVIATION = {code: short for code, _, _, short in PROVINCES}


def stop(message):
    sys.exit("carry-over-figures: " + message)


# ---------------------------------------------------------------- reading and writing

def read_text(path, encoding="utf-8-sig"):
    with open(path, encoding=encoding, newline="") as handle:
        return handle.read().replace("\r\n", "\n")


def read_csv(path, encoding="utf-8-sig"):
    return list(csv.reader(read_text(path, encoding).split("\n")))


def read_dicts(path, encoding="utf-8-sig"):
    return list(csv.DictReader(read_text(path, encoding).split("\n")))


def write_text(path, lines):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as handle:
        handle.write("\n".join(lines) + "\n")


def write_tsv(path, rows):
    """Writes tab-separated rows; a field with a quote is quoted, as RFC 4180 has it (one reserve's name ends in one)."""
    quoted = lambda field: '"%s"' % field.replace('"', '""') if '"' in field else field
    for row in rows:
        if any("\t" in field or "\n" in field for field in row):
            stop("a tab or a newline in %r" % (row,))
    write_text(path, ["\t".join(map(quoted, row)) for row in rows])


def write_csv(path, rows):
    """RFC 4180 with LF."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows(rows)


# ---------------------------------------------------------------- labels and cells

FOOTNOTES = re.compile(r"(\s*\(\d+(?:,\s*\d+)*\))+\s*$")


def without_footnote(text):
    """Without a final parenthesis (or several) of digits only; "(%)", "($)", "(LIM-AT)" stay."""
    return FOOTNOTES.sub("", text).strip(" \u00a0")


def level_of(text):
    spaces = len(text) - len(text.lstrip(" "))
    if spaces % 2:
        stop("odd indentation: %r" % text)
    return spaces // 2


def squeezed(text):
    """For comparing labels: spaces (also no-break and doubled), commas and dashes made alike.
    The web download writes two spaces for a comma in some places."""
    text = re.sub(r"[\u2010-\u2015]", "-", text.replace("\u00a0", " ").replace("\u2019", "'"))
    return re.sub(r"\s+", " ", text.replace(",", " ")).strip()


def minimal_number(text):
    """Minimal decimal form. Decimals in the two city files are doubles damaged by a spreadsheet
    (18.899999999999999 for a published 18.9): the shortest text that reads back as the same double
    restores the published digits."""
    text = text.strip().replace(",", "")
    if re.fullmatch(r"-?\d+", text):
        return str(int(text))
    if not re.fullmatch(r"-?\d*\.\d+", text):
        stop("not a number: %r" % text)
    short = repr(float(text))
    if "e" in short:
        stop("too small or large for a plain number: %r" % text)
    return short[:-2] if short.endswith(".0") else short


def cell(text):
    text = text.strip()
    return text if text == "" or text in SYMBOLS else minimal_number(text)


def cell_with_flag(value, flag):
    value, flag = value.strip(), flag.strip()
    if flag == "":
        return cell(value)
    if value == "" and flag in SYMBOLS:
        return flag
    if value != "" and flag in FLAGS_WITH_VALUE:
        return minimal_number(value) + " " + flag
    stop("value %r with flag %r" % (value, flag))


# ---------------------------------------------------------------- members, as listed by the publishers

def members_2021(statcan):
    rows = []
    for line in read_text(statcan + "/census-profile-2021/characteristics-2021.tsv").split("\n")[1:]:
        if line:
            number, name = line.split("\t")
            rows.append(Member(number, level_of(name), without_footnote(name)))
    return numbered(rows, 2631)


def members_2016(statcan):
    lines = read_text(statcan + "/census-profile-2016-docs/98-401-X2016045_English_meta.txt").split("\n")
    rows = []
    for line in lines[lines.index("Member") + 1:]:
        match = re.fullmatch(r"\s*(\d+)\. (.*)", line)
        if match and int(match[1]) == len(rows) + 1:
            rows.append(Member(match[1], level_of(match[2]), without_footnote(match[2])))
    return numbered(rows, 2247)


def ottawa_rows(statcan):
    return read_csv(statcan + "/ottawa-2021/2021_Long_Form_Census_-_Ward_Data.csv")


def toronto_rows(statcan):
    return read_csv(statcan + "/toronto-neighbourhoods/neighbourhood-profiles-2021-158-model.csv")


def data_rows(rows, skip):
    return [row for row in rows[skip:] if row and row[0].strip()]


def members_city(statcan):
    """The 2,601 rows that Ottawa (levels by indentation) and Toronto (none) have in common."""
    ottawa, toronto = data_rows(ottawa_rows(statcan), 2), data_rows(toronto_rows(statcan), 3)
    for a, b in zip(ottawa, toronto):
        if a[0].strip() != b[0].strip():
            stop("Ottawa and Toronto differ: %r %r" % (a[0], b[0]))
    rows = [Member(str(i), level_of(row[0]), row[0].strip(" \u00a0")) for i, row in enumerate(ottawa, 1)]
    if len(toronto) != len(rows):
        stop("Ottawa and Toronto have different numbers of rows")
    return numbered(rows, 2601)


def numbered(rows, expected):
    if len(rows) != expected or [r.id for r in rows] != [str(i) for i in range(1, expected + 1)]:
        stop("expected members 1 to %d" % expected)
    if any(not r.label for r in rows):
        stop("an empty label")
    return rows


# ---------------------------------------------------------------- rulings: unit, combine, universe, rounding

FAMILIES = re.compile(r"^Total (- |number of )?(couple |lone-parent )?census families"
                      r"|for (couple-only |couple-with-children |one-parent |lone-parent |couple )?economic families", re.I)
HOUSEHOLDS = re.compile(r"^Total - +(private households|household type|household (total|after-tax) income"
                        r"|owner and tenant households|owner households|tenant households|households )"
                        r"|for (one-person |two-or-more-persons? )?private households", re.I)
DWELLINGS = re.compile(r"^Total - occupied private dwellings", re.I)
BRACKET = re.compile(r"^(Under )?\$[\d,]+( to \$[\d,]+| and over)?( \(including loss\))?$")
COUNT_WITH_PERCENT = re.compile(r"(100% data|25% sample( data)?)$|spending (less than )?30% |^30% to less than 100%$", re.I)


def unit_of_heading(label):
    if FAMILIES.search(label):
        return "families"
    if HOUSEHOLDS.search(label):
        return "households"
    if DWELLINGS.search(label):
        return "dwellings"
    return "persons"


def rounding_of_heading(label, always_sample):
    if always_sample or re.search(r"25% sample", label, re.I):
        return "base-5-sample"
    if re.search(r"100% data", label, re.I):
        return "base-5"
    stop("a heading that says neither 100%% nor 25%%: %r" % label)


class Block:
    """A heading at level 0 and the members up to the next heading."""

    def __init__(self, members, always_sample):
        self.members = members
        self.head = members[0]
        self.unit = unit_of_heading(self.head.label)
        self.rounding = rounding_of_heading(self.head.label, always_sample)

    def find(self, pattern):
        found = [m for m in self.members if re.fullmatch(pattern, m.label, re.I)]
        if len(found) != 1:
            stop("%d members match %r in %r" % (len(found), pattern, self.head.label))
        return found[0]


def is_heading(member):
    return member.level == 0 and re.search(r"(100% data|25% sample( data)?)$", member.label, re.I) is not None


def parent_count(members, position):
    """The nearest member above at a lower level that is itself a count (recipients, a heading)."""
    level = members[position].level
    for above in range(position - 1, -1, -1):
        if members[above].level < level:
            level = members[above].level
            if not re.match(r"(Median|Average|%|Percentage)", members[above].label):
                return members[above]
        if level == 0:
            break
    return None


class Table:
    """Rules over one member table. Every member gets a ruling or the script stops."""

    def __init__(self, members, always_sample=False):
        self.members = members
        self.always_sample = always_sample
        self.blocks, self.block_at = self.cut()

    def cut(self):
        starts = [i for i, m in enumerate(self.members) if is_heading(m)]
        blocks, at = [], {}
        for start, end in zip(starts, starts[1:] + [len(self.members)]):
            block = Block(self.members[start:end], self.always_sample)
            blocks.append(block)
            for i in range(start, end):
                at[i] = block
        return blocks, at

    def block(self, pattern):
        found = [b for b in self.blocks if re.search(pattern, b.head.label, re.I)]
        if len(found) != 1:
            stop("%d blocks match %r" % (len(found), pattern))
        return found[0]

    def rulings(self):
        return [self.ruling(i) for i in range(len(self.members))]

    def ruling(self, i):
        member, block = self.members[i], self.block_at.get(i)
        if block is None:
            return self.population_counts(member)
        for rule in (self.distribution, self.composition, self.low_income, self.labour_rates,
                     self.inequality, self.averages, self.medians, self.percentages, self.own_universe,
                     self.personal_brackets):
            result = rule(member, block, i)
            if result:
                return result
        return self.count(member, block)

    # -- one rule each

    def population_counts(self, member):
        table = {
            r"Population, (2021|2016)": Ruling("persons", "additive", "", "exact"),
            r"Population, 2011": Ruling("persons", "additive", "", "exact"),
            r"Population percentage change.*": Ruling("percent", "not-additive", "2", "published"),
            r"Total private dwellings": Ruling("dwellings", "additive", "", "exact"),
            r"Private dwellings occupied by usual residents": Ruling("dwellings", "additive", "4", "exact"),
            r"Population density per square kilometre": Ruling("per-square-kilometre", "ratio-of(1,7)", "7", "published"),
            r"Land area in square kilometres": Ruling("square-kilometres", "additive", "", "exact"),
        }
        for pattern, ruling in table.items():
            if re.fullmatch(pattern, member.label):
                return ruling
        stop("before the first block: %r" % member.label)

    def distribution(self, member, block, i):
        """The percent rows of ages: each over all ages, numerator of the same label in the block of ages."""
        if "Distribution (%)" not in block.head.label or re.match("Average|Median", member.label):
            return None
        ages = self.block(r"^Total - Age groups").members
        whole = ages[0]
        part = whole if member is block.head else next(m for m in ages if m.label == member.label)
        return Ruling("percent", "ratio-of(%s,%s)" % (part.id, whole.id), whole.id, "published")

    def composition(self, member, block, i):
        if block.head.label.startswith("Composition of total income"):
            return Ruling("percent", "not-additive", "", "published")
        return None

    def low_income(self, member, block, i):
        """Five rows of population, then five in low income, then five of prevalence (2016: twice the last two)."""
        if not re.search("low-income status", block.head.label, re.I):
            return None
        place = block.members.index(member)
        whole = block.members[place % 5]
        if place < 5:
            return None
        start = block.members[place - place % 5]
        if start.label.startswith("In low income"):
            return Ruling("persons", "additive", whole.id, block.rounding)
        if start.label.startswith("Prevalence"):
            part = block.members[place - 5]
            return Ruling("percent", "ratio-of(%s,%s)" % (part.id, whole.id), whole.id, "published")
        stop("low income block: %r" % member.label)

    def labour_rates(self, member, block, i):
        if not re.fullmatch(r"(Participation|Employment|Unemployment) rate", member.label):
            return None
        force, employed, unemployed = (block.find(p) for p in ("In the labour force", "Employed", "Unemployed"))
        part, whole = {"P": (force, block.head), "E": (employed, block.head), "U": (unemployed, force)}[member.label[0]]
        return Ruling("percent", "ratio-of(%s,%s)" % (part.id, whole.id), whole.id, "published")

    def inequality(self, member, block, i):
        if member.label.startswith("Gini index"):
            return Ruling("index", "not-additive", block.head.id, "published")
        if member.label.startswith("P90/P10"):
            return Ruling("ratio", "not-additive", block.head.id, "published")
        return None

    def averages(self, member, block, i):
        if not member.label.startswith("Average"):
            return None
        if member.label == "Average age of the population":
            whole = self.block(r"^Total - Age groups").head
            return Ruling("years", "mean-weighted-by(%s)" % whole.id, whole.id, "published")
        if member.label == "Average household size":
            persons = next(m for m in self.members if m.label == "Number of persons in private households")
            whole = self.block(r"^Total - Private households by household size").head
            return Ruling("ratio", "ratio-of(%s,%s)" % (persons.id, whole.id), whole.id, "published")
        if member.label.startswith("Average number of children in census families with children"):
            return Ruling("ratio", "not-additive", "", "published")  # families with children are not one member
        if member.label == "Average weeks worked in reference year":
            worked = block.find("Worked")
            return Ruling("ratio", "mean-weighted-by(%s)" % worked.id, worked.id, "published")
        whole = parent_count(self.members, i) if member.level else block.head
        unit = "dollars" if member.label.endswith("($)") else "ratio"
        if unit == "ratio" and not re.search("size|number of rooms", member.label):
            stop("an average of what? %r" % member.label)
        return Ruling(unit, "mean-weighted-by(%s)" % whole.id, whole.id, "published")

    MEDIANS = [  # the median of ... , in the year ... , has the grouped distribution ...
        (r"Median total income in (\d{4})\s+among recipients \(\$\)", r"^Total - Total income groups in {0} "),
        (r"Median after-tax income in (\d{4})\s+among recipients \(\$\)", r"^Total - After-tax income groups in {0} "),
        (r"Median employment income in (\d{4})\s+among recipients \(\$\)", r"^Total - Employment income groups in {0} "),
        (r"Median total income of households? in (\d{4}) \(\$\)", r"^Total - Household total income groups in {0} "),
        (r"Median after-tax income of households? in (\d{4}) \(\$\)", r"^Total - Household after-tax income groups in {0} "),
    ]

    def medians(self, member, block, i):
        if not member.label.startswith("Median"):
            return None
        if member.label == "Median age of the population":
            ages = self.block(r"^Total - Age groups").members
            groups = [m for m in ages if re.fullmatch(r"\d+ to \d+ years|\d+ years and over", m.label)]
            whole = ages[0]
            return Ruling("years", "median-from(%s-%s)" % (groups[1].id, groups[-1].id), whole.id, "published")
        if not member.label.endswith("($)"):
            stop("a median of what? %r" % member.label)
        whole = parent_count(self.members, i) if member.level else block.head
        return Ruling("dollars", self.median_source(member), whole.id, "published")

    def median_source(self, member):
        """First and last bracket. A bracket with finer ones under it (a deeper level follows) stands
        inside the range too: the brackets of the distribution are the members with none under them."""
        for pattern, heading in self.MEDIANS:
            match = re.fullmatch(pattern, member.label)
            if match:
                blocks = [b for b in self.blocks if re.search(heading.format(match[1]), b.head.label)]
                if len(blocks) == 1:
                    brackets = [m for m in blocks[0].members if BRACKET.match(m.label)]
                    return "median-from(%s-%s)" % (brackets[0].id, brackets[-1].id)
        return "not-additive"

    def percentages(self, member, block, i):
        if member.label.startswith("% "):
            return Ruling("percent", "not-additive", block.head.id, "published")
        if member.label.startswith("Percentage with "):
            part = self.members[i - 1]
            return Ruling("percent", "ratio-of(%s,%s)" % (part.id, block.head.id), block.head.id, "published")
        if member.label == "Official language minority (percentage)":
            return Ruling("percent", "ratio-of(%s,%s)" % (self.members[i - 1].id, block.head.id), block.head.id, "published")
        return None

    def own_universe(self, member, block, i):
        if member.label == "Number of persons in private households":
            return Ruling("persons", "additive", "", block.rounding)
        return None

    def personal_brackets(self, member, block, i):
        """Income groups of persons: over those with such income (the published rates say so); those of
        households are over all households."""
        if block.unit != "persons" or not BRACKET.match(member.label):
            return None
        return Ruling("persons", "additive", block.find(r"With \S+ income|With \S+ \S+ income").id, block.rounding)

    def count(self, member, block):
        label = member.label
        if "%" in label and not COUNT_WITH_PERCENT.search(label):
            stop("a percent that no rule covers: %s %r" % (member.id, label))
        if "$" in label and not BRACKET.match(label):
            stop("a dollar amount that no rule covers: %s %r" % (member.id, label))
        if re.search(r"\b(rate|ratio|index|average|median|prevalence)\b", label, re.I) and not is_heading(member):
            stop("not a count? %s %r" % (member.id, label))
        universe = "" if member is block.head else block.head.id
        return Ruling(block.unit, "additive", universe, block.rounding)


HEADER = ["member", "level", "label", "unit", "combine", "universe", "rounding"]


def write_members(path, members, rulings, extra=None):
    rows = [HEADER + ([extra[0]] if extra else [])]
    for member, ruling in zip(members, rulings):
        row = [member.id, str(member.level), member.label] + list(ruling)
        rows.append(row + ([extra[1].get(member.id, "")] if extra else []))
    write_tsv(path, rows)


# ---------------------------------------------------------------- city rows and their equivalents in the profile

# City sections whose heading is worded otherwise, or which merge two sections of the profile. First the one
# that has the counts from 25 % sample data, as the city files do; a row is looked for in them in turn.
CITY_SECTIONS = {
    "59": ["126", "111"], "137": ["217", "204"], "161": ["332", "317"], "196": ["365"],
    "241": ["251", "242"], "246": ["254", "245"], "251": ["257", "248"], "362": ["1479"],
    "401": ["320", "301"], "407": ["323", "305"], "413": ["326", "309"], "419": ["329", "313"],
    "425": ["383"], "430": ["388"], "435": ["393"], "766": ["724"], "777": ["735"], "1108": ["1066"],
}
# Rows of the section of couple-only families that the city files label as all economic families.
CITY_ROWS = {"407": "323", "411": "325"}


def plain(label):
    label = re.sub(r"\s*-\s*(100% data|25% sample data)$", "", squeezed(label), flags=re.I)
    return label.lower().replace("economic family", "economic families")


def sections(members):
    """Heading id -> its rows: from a row of level 0 (or a nested "Total - Income statistics") to the next."""
    result, current = {}, None
    for member in members:
        if member.level == 0 or member.label.startswith("Total - Income statistics"):
            current = result.setdefault(member.id, [])
        current.append(member)
    return result


def city_equivalents(city, profile):
    """City id -> profile id, section by section. Rows of a section that is not merged must come in the
    same order and at the same level."""
    profile_sections = sections(profile)
    by_heading = {}
    for number, rows in profile_sections.items():
        by_heading.setdefault(plain(rows[0].label), number)
    result, doubts = {}, []
    for number, rows in sections(city).items():
        targets = CITY_SECTIONS.get(number) or [by_heading.get(plain(rows[0].label))]
        if targets == [None]:
            continue
        result[number] = targets[0]
        if len(targets) == 1:
            aligned(rows, profile_sections[targets[0]], result, doubts)
        else:
            merged(rows, [profile_sections[t] for t in targets], result)
    result.update(CITY_ROWS)
    if doubts or len(set(result.values())) != len(result):
        stop("city rows that do not align: %r" % doubts[:5])
    return result


def aligned(rows, target, result, doubts):
    if len(rows) != len(target):
        doubts.append((rows[0].id, len(rows), len(target)))
    for row, other in zip(rows[1:], target[1:]):
        if plain(row.label) != plain(other.label) or row.level - rows[0].level != other.level - target[0].level:
            doubts.append((row, other))
        result[row.id] = other.id


def merged(rows, targets, result):
    for row in rows[1:]:
        for target in targets:
            found = [m.id for m in target[1:] if plain(m.label) == plain(row.label)]
            if found:
                result[row.id] = found[0]
                break


# ---------------------------------------------------------------- extracts

def extract(dataset, members, lines):
    rows = [["#lipdata-extract 1", "dataset=" + dataset],
            ["area", "column"] + [m.id for m in members],
            ["", ""] + [m.label for m in members]]
    for area, column, cells in lines:
        if column != "quality" and len(cells) != len(members):
            stop("%s %s: %d cells for %d members" % (area, column, len(cells), len(members)))
        rows.append([area, column] + cells)
    return rows


# Labels damaged by a spreadsheet in the web comparison (Mňoré for Mòoré): accepted by id, the label is ours.
DAMAGED_LABELS = {"662", "1004", "1346"}


def check_labels(found, members, source):
    if len(found) != len(members):
        stop("%s: %d rows for %d members" % (source, len(found), len(members)))
    for label, member in zip(found, members):
        if squeezed(without_footnote(label)) != squeezed(member.label) and member.id not in DAMAGED_LABELS:
            stop("%s: member %s is %r, not %r" % (source, member.id, label, member.label))


def web_rows(path, encoding, members):
    """The body of a web download: row k is member k; every label is compared."""
    body = read_csv(path, encoding)[4:4 + len(members)]
    check_labels([row[1] for row in body], members, os.path.basename(path))
    return body


def web_columns(body, start, columns):
    """Pairs of value and flag from position `start` on, one pair a column."""
    return [(column, [cell_with_flag(row[start + 2 * k], row[start + 2 * k + 1]) for row in body])
            for k, column in enumerate(columns)]


def profile_provinces(statcan, members):
    path = statcan + "/census-profile-2021/web-comparison_BC-AB-SK-MB-ON.csv"
    names = [cell for cell in read_csv(path)[1] if cell]
    codes = {name + " [Province]": code for code, name, _, _ in PROVINCES}
    body = web_rows(path, "utf-8-sig", members)
    for k, name in enumerate(names):
        for column, cells in web_columns(body, 3 + 12 * k, COLUMNS):
            yield "2021A0002" + codes[name], column, cells


def profile_island(statcan, members):
    path = statcan + "/census-profile-2021-reconstructed/98-401-X2021001-layout_PE_RECONSTRUCTED.csv"
    body = [row for row in read_csv(path, "latin-1")[1:] if row]
    if [row[8] for row in body] != [m.id for m in members] or {row[1] for row in body} != {"2021A000211"}:
        stop("Prince Edward Island: unexpected ids")
    check_labels([row[9] for row in body], members, "PE")
    for column, cells in web_columns(body, 11, COLUMNS):
        yield "2021A000211", column, cells


def web_download(statcan, stamp, name, area, columns, members):
    path = statcan + "/web-download-2021-csd/CensusProfile2021-ProfilRecensement2021-%s.csv" % stamp
    if name not in read_text(path, "cp1252").split("\n")[1]:
        stop("%s is not %s" % (path, name))
    body = web_rows(path, "cp1252", members)
    for column, cells in web_columns(body, 3, columns):
        yield area, column, cells
    yield area, "quality", web_quality(path)


def web_quality(path):
    text = read_text(path, "cp1252")
    rates = [re.search(r"rate, %s-form census questionnaire: ([\d.]+)%%" % form, text)[1] for form in ("short", "long")]
    return rates + [""]


def profile_canada(statcan, members):
    """Only what is quoted: the row of the official layout, and the immigrants read in a published table."""
    row = next(r for r in read_csv(statcan + "/census-profile-2021/98-401-X2021_official-layout_quoted-rows.csv")
               if len(r) > 11 and r[1] == CANADA and r[8] == "1")
    known = {"1": cell(row[11]), "1529": "8361505"}
    yield CANADA, "count", [known.get(m.id, "") for m in members]
    yield CANADA, "quality", [row[5], row[6], row[7]]


def profile_lines(statcan, members):
    yield from profile_canada(statcan, members)
    yield from profile_provinces(statcan, members)
    yield from profile_island(statcan, members)
    yield from web_download(statcan, "20250811051126", "Vancouver, City (CY)", "2021A00055915022", ["count"], members)
    yield from web_download(statcan, "20260205015247", "Metro Vancouver A", "2021A00055915020", COLUMNS, members)


def hamilton_lines(statcan, members):
    """By label, not by OBJECTID: 1614 and 1615 (Samoan; Polynesian, n.o.s.) are exchanged in that file."""
    rows = read_csv(statcan + "/csd-profile-2016-hamilton/Census_Profile__2016.csv.txt")[1:]
    by_id = {row[0]: row for row in rows if row}
    astray = {m.id for m in members if squeezed(by_id[m.id][1]) != squeezed(m.label)}
    if astray != {"1614", "1615"} or len(by_id) != len(members):
        stop("Hamilton 2016: labels differ at %r" % sorted(astray))
    by_label = {squeezed(by_id[i][1]): by_id[i] for i in astray}
    chosen = [by_label[squeezed(m.label)] if m.id in astray else by_id[m.id] for m in members]
    for column, position in (("count", 4), ("count-men+", 3), ("count-women+", 2)):
        yield "2016A00053525005", column, [cell(row[position]) for row in chosen]


def ward_code(name):
    return "3506008-W%02d" % int(re.search(r"Ward (\d+)$", name)[1])


def ward_name(name):
    return re.sub(r"\s*-\s*Ward \d+$", "", name)


def neighbourhood_code(number):
    return "3520005-N%03d" % int(number)


def ottawa_lines(statcan):
    rows = ottawa_rows(statcan)
    areas = [OTTAWA] + [ward_code(name) for name in rows[0][2:]]
    if rows[1][0] != "Global Non-Response" or len(areas) != 25:
        stop("Ottawa: unexpected first rows")
    body = data_rows(rows, 2)
    for k, area in enumerate(areas, 1):
        yield area, "count", [cell(row[k]) for row in body]
        yield area, "quality", ["", cell(rows[1][k].rstrip("%")), ""]


def toronto_lines(statcan):
    rows = toronto_rows(statcan)
    if rows[1][0] != "Neighbourhood Number" or len(rows[1]) != 159:
        stop("Toronto: unexpected first rows")
    body = data_rows(rows, 3)
    for k, number in enumerate(rows[1][1:], 1):
        yield neighbourhood_code(number), "count", [cell(row[k]) for row in body]


def subdivisions(statcan):
    rows = read_dicts(statcan + "/csd-2021/population.csv")
    return sorted(rows, key=lambda r: r["CSDUID"])


def divisions(statcan):
    rows = read_dicts(statcan + "/geography/census_divisions_2021_population.csv")
    return sorted(rows, key=lambda r: r["CDUID"])


def population_lines(statcan):
    """Empty counts (63 incompletely enumerated reserves and settlements): the source leaves the cell empty
    without a symbol, so no count exists for this census; that is `..` (not available for this period).
    Not `x`: nothing was suppressed for confidentiality. A true zero stays 0. The table of census divisions
    has no dwellings: those cells are empty."""
    for row in divisions(statcan):
        yield row["DGUID"], "count", [cell(row["population"]), "", "", cell(row["area_km2"])]
    names = ["Population, 2021", "Total private dwellings", "Private dwellings occupied by usual residents"]
    for row in subdivisions(statcan):
        cells = [cell(row[name]) or ".." for name in names]
        yield "2021A0005" + row["CSDUID"], "count", cells + [cell(row["Land Area (sq km)"])]


# ---------------------------------------------------------------- geography

def former_french(statcan, name):
    """Code -> (English, French) of the 2016 list, where the two differ."""
    rows = read_dicts(statcan + "/geography/ocd_ca_census_%s.csv" % name)
    return {r["id"].split(":")[-1]: (r["name"], r["name_fr"]) for r in rows}


def division_name(row, former):
    """Without a note number that was left on the name ("Algoma 2"): told by the 2016 list of the same code."""
    name = row["census_division_name"]
    match = re.fullmatch(r"(.*\D) \d", name)
    if match and former.get(row["CDUID"], ("", ""))[0] != name and not re.search(r"No\. \d+$", name):
        return match[1]
    return name


def french(code, name, former):
    english, other = former.get(code, ("", ""))
    return other if english == name and other not in ("", name) else ""


def index_rows(statcan):
    return [r for r in read_csv(statcan + "/census-profile-2021/98-401-X2021003_Geo_starting_row.CSV", "latin-1")[1:] if r]


def metropolitan_areas(statcan):
    """CMAs and CAs with the provinces of their census subdivisions, which follow each in the index."""
    areas = []
    for code, name, _ in index_rows(statcan):
        if code.startswith("2021S050"):
            areas.append((code, "cma" if code.startswith("2021S0503") else "ca", name, []))
        else:
            areas[-1][3].append(code[9:11])
    for code, level, name, provinces in areas:
        yield [code, level, name, "", " ".join(sorted({ABBREVIATION[p] for p in provinces}))]


def areas_table(statcan):
    rows = [["code", "level", "name_en", "name_fr", "province"], [CANADA, "country", "Canada", "Canada", ""]]
    rows += [["2021A0002" + code, "province", en, fr, short] for code, en, fr, short in PROVINCES]
    former = former_french(statcan, "divisions")
    for row in divisions(statcan):
        name = division_name(row, former)
        rows.append([row["DGUID"], "cd", name, french(row["CDUID"], name, former), ABBREVIATION[row["CDUID"][:2]]])
    former = former_french(statcan, "subdivisions")
    for row in subdivisions(statcan):
        code, name = row["CSDUID"], row["CSDNAME"]
        rows.append(["2021A0005" + code, "csd", name, french(code, name, former), ABBREVIATION[code[:2]]])
    rows += sorted(metropolitan_areas(statcan))
    toronto = toronto_rows(statcan)
    rows += sorted([neighbourhood_code(n), "neighbourhood", name, "", "ON"] for name, n in zip(toronto[0][1:], toronto[1][1:]))
    for heading in ottawa_rows(statcan)[0][2:]:
        number, name = int(ward_code(heading)[-2:]), ward_name(heading)
        rows.append([ward_code(heading), "ward", "Ward %d %s" % (number, name), "Quartier %d %s" % (number, name), "ON"])
    rows.append(["2016A00053525005", "csd", "Hamilton", "", "ON"])
    rows += [["5915022-L%02d" % (number + 1), "neighbourhood", name, "", "BC"] for number, name in
             enumerate(vancouver_names(statcan))]
    rows += [["2016A00055915022", "csd", "Vancouver", "", "BC"], ["2016S0503933", "cma", "Vancouver", "", "BC"]]
    if len({r[0] for r in rows}) != len(rows):
        stop("a code twice in areas.tsv")
    return rows


def vancouver_names(statcan):
    with open(statcan + "/vancouver-local-areas/CensusLocalAreaProfiles2016.csv", encoding="latin-1", newline="") as file:
        names = [name.strip() for name in next(csv.reader(file))[2:]]
    if len(names) != 24 or names[22:] != ["Vancouver CSD", "Vancouver CMA"]:
        stop("Vancouver's local areas are not the 22 that are known")
    return names[:22]


def metropolitan_members(statcan):
    """The subdivisions of each CMA and CA: the index of product 003 lists each area with its own behind it."""
    with open(statcan + "/census-profile-2021/98-401-X2021003_Geo_starting_row.CSV", encoding="latin-1", newline="") as file:
        codes = [row[0] for row in csv.reader(file)][1:]
    rows, whole = [], None
    for code in codes:
        if code[4:9] in ("S0503", "S0504"):
            whole = code
        elif whole and code[4:9] == "A0005":
            rows.append([whole, code])
        else:
            stop("the index of product 003 has an area of another level: " + code)
    return sorted(rows)


def compositions_table(statcan):
    by_division = defaultdict(list)
    for row in subdivisions(statcan):
        by_division[row["CSDUID"][:4]].append(row["CSDUID"])
    rows = [["whole", "part"]]
    rows += [["2021A000211", "2021A0003" + code] for code in sorted(by_division) if code.startswith("11")]
    rows += [["2021A0003" + d, "2021A0005" + s[0]] for d, s in sorted(by_division.items()) if len(s) == 1]
    rows += [[OTTAWA, ward_code(name)] for name in ottawa_rows(statcan)[0][2:]]
    rows += sorted([TORONTO, neighbourhood_code(n)] for n in toronto_rows(statcan)[1][1:])
    return rows + metropolitan_members(statcan)


# ---------------------------------------------------------------- correspondences between vintages

# Municipalities that became one between the two censuses. Neither list says so: general knowledge, marked as such.
MERGED_MUNICIPALITIES = {
    "1208003": ["1208001", "1208002"],  # West Hants and Windsor
    "2439152": ["2439150", "2439155"],  # Sainte-Anne-du-Sault and Daveluyville
    "2460037": ["2460035", "2460040"],  # the city and the parish of L'Épiphanie
    "2485052": ["2485050", "2485080"],  # Laverlochère and Angliers
}
BOTH_LISTS = "SGC 2016 (Open North); Statistics Canada 98-10-0002"


def typed(name):
    """A name without what the two lists only set in another way: dashes, apostrophes, case, spaces, St., (Part)."""
    name = re.sub(r"\([^)]*\)", "", name.casefold()).replace("--", "-").replace("—", "-").replace("’", "'")
    return re.sub(r"\s+", " ", re.sub(r"\bst\. ", "saint ", name)).strip()


def same_name(former, name):
    """One of the two former names, or both with a slash between, as the list of 2021 writes them."""
    known = {typed(former[0]), typed(former[1]), typed(former[0] + " / " + former[1])}
    return typed(name) in known


def correspondence_rows(level, former, names):
    """What the two lists tell: other names, codes that are gone, codes that are new. Who merged with whom they do not."""
    old, new = "2016A000%d" % level, "2021A000%d" % level
    merged = {a: b for b, parts in MERGED_MUNICIPALITIES.items() for a in parts}
    for code in sorted(set(former) | set(names)):
        if code in former and code in names:
            if not same_name(former[code], names[code]):
                yield [old + code, former[code][0], new + code, "1", "renamed", "seen", BOTH_LISTS]
        elif code in merged and level == 5:
            yield [old + code, former[code][0], new + merged[code], "1", "merged", "general-knowledge", "municipal merger"]
        elif code in former:
            yield [old + code, former[code][0], "", "", "ended", "seen", BOTH_LISTS]
        elif code not in MERGED_MUNICIPALITIES:
            yield ["", "", new + code, "", "new", "seen", BOTH_LISTS]


def correspondences_table(statcan):
    """Codes that stand in both lists under one name have no row: Datasets/README.md has the rule."""
    rows = [["vintages", "from", "from_name", "to", "weight", "kind", "evidence", "source"]]
    former = former_french(statcan, "divisions")
    names = {r["CDUID"]: division_name(r, former) for r in divisions(statcan)}
    found = list(correspondence_rows(3, former, names))
    if any(row[4] for row in found if row[4] in ("ended", "new")):
        stop("census divisions of 2016 and 2021 have other codes")
    former = former_french(statcan, "subdivisions")
    found += correspondence_rows(5, former, {r["CSDUID"]: r["CSDNAME"] for r in subdivisions(statcan)})
    return rows + [["2016/2021"] + row for row in found]


# ---------------------------------------------------------------- partnerships

BUILT = "Catchment constructed from the neighbourhoods of the former municipality; the partnership's own list was not available."
OVERLAP = "Lies inside the City of Toronto, which has a municipal partnership of its own: catchments overlap."
MERGED = "A “Toronto South-West LIP” is named elsewhere: South and West may have merged."
NOTES = {
    "edmundston": "Its geography was “to be determined” in 2020; the city is taken.",
    "fredericton": "A census agglomeration in 2016, a census metropolitan area in 2021 (code 320 both times).",
    "pei": "The catchment is the province.",
    "lloydminster": "The city straddles the border: one census subdivision in Alberta, one in Saskatchewan; two provincial comparators.",
    "bow-valley": "Four designated places (Exshaw, Harvie Heights, Lac des Arcs, Pigeon Mountain) belong to it and are not in the codes.",
    "jasper": "The partnership uses the Jasper population centre (town and staff housing area), which is not in the codes; "
              "the census subdivision is the nearest standard area.",
    "portage-la-prairie": "Serves the surrounding area as well, which is not in the codes.",
    "prairie-skies": "Serves surrounding communities as well (Davidson to Assiniboia), which are not in the codes.",
    "east-central-saskatchewan": "Only the city of Yorkton is in the codes; the region served is larger.",
    "southwest-saskatchewan": "Only the city of Swift Current is in the codes; the region served may be larger.",
    "northeast-nb": "Only the city of Bathurst is in the codes; the region served may be larger.",
    "ridge-meadows": "Katzie First Nation is in its name and not in the codes.",
    "guelph-wellington": "The agreement may since have moved from the City of Guelph to the County of Wellington.",
    "surrey": "Host formerly the City of Surrey.",
    "kingston": "Host not known.",
    "toronto-newcomer-office": "City-wide: overlaps the four community partnerships of Toronto, so sums over partnerships count twice.",
    "toronto-north": " ".join(["North York = Toronto North.", BUILT, "Its own pages name 12 + 25 neighbourhoods of the older set of 140.",
                               OVERLAP]),
    "toronto-east-quadrant": " ".join(["Scarborough.", BUILT, OVERLAP]),
    "toronto-south": " ".join(["The old city of Toronto and East York.", BUILT, OVERLAP, MERGED]),
    "toronto-west": " ".join(["Etobicoke and York.", BUILT, OVERLAP, MERGED]),
}
HOSTS = {
    "guelph-wellington": "City of Guelph",
    "surrey": "DIVERSEcity Community Resources Society",
}
PROVINCES_OF = {"lloydminster": "AB SK"}


def toronto_members(reference, names):
    """lip_id -> rows (code, confidence, evidence); numbers and names must be those of the city's file."""
    result = defaultdict(list)
    for row in read_dicts(reference + "/toronto-lips.csv"):
        code = neighbourhood_code(row["neighbourhood_number"])
        if squeezed(names.get(code, "")) != squeezed(row["neighbourhood"]):
            stop("toronto-lips.csv: %s is %r, not %r" % (code, names.get(code), row["neighbourhood"]))
        result[row["lip_id"]].append((code, row["confidence"], row["evidence"]))
    return result


def geography_code(text, known):
    """CD:3524 -> 2021A00033524 and so on; None when no such area is in areas.tsv."""
    kind, code = text.split(":")
    prefixes = {"PR": ["2021A0002"], "CD": ["2021A0003"], "CSD": ["2021A0005"], "CMA": ["2021S0503", "2021S0504"]}[kind]
    found = [p + code for p in prefixes if p + code in known]
    return found[0] if len(found) == 1 else None


def partnership_note(row, missing):
    parts = [NOTES[row["lip_id"]]] if row["lip_id"] in NOTES else []
    if "2016-name" in row["code_check"]:
        parts.append("code_check 2016-name: its census subdivisions outside a CMA or CA were checked by name on the list of 2016 "
                     "and are on the list of 2021.")
    if missing:
        parts.append("Codes that are not in areas.tsv: " + " ".join(missing) + ".")
    if row["confidence"] == "low":
        parts.append("Candidate: not confirmed.")
    return " ".join(parts)


# Types of census subdivision that Statistics Canada counts as on reserve.
ON_RESERVE = {"IRI", "S-É", "IGD", "NL", "TC", "TK"}


def reserves_table(statcan, known):
    rows = [["code", "type"]]
    for row in read_dicts(statcan + "/geography/ocd_ca_census_subdivisions.csv"):
        code = "2021A0005" + row["id"].rsplit(":", 1)[1]
        if row["classification"] in ON_RESERVE and code in known:
            rows.append([code, row["classification"]])
    return rows[:1] + sorted(rows[1:])


# Names under which files without codes print areas, beside those that areas.tsv has. A part of a metropolitan area that
# crosses provinces has a schema of its own (S0505, S0506: general knowledge, codes as the census cross-tabulations give
# them: 35505).
PARTS = [("Ottawa - Gatineau", "S0503505"), ("Campbellton", "S0504330"), ("Hawkesbury", "S0504502"),
         ("Lloydminster", "S0504840")]
PART_PROVINCES = {"Ottawa - Gatineau": ["24", "35"], "Campbellton": ["13", "24"], "Hawkesbury": ["24", "35"],
                  "Lloydminster": ["47", "48"]}


def text_areas_table(areas):
    short = {code: (en, letters) for code, en, _, letters in PROVINCES}
    rows = [["name", "kind", "code", "province"]]
    rows += [[en, "area", "2021A0002" + code, letters] for code, en, _, letters in PROVINCES]
    metropolitan = [row for row in areas if row[1] in ("cma", "ca") and row[0].startswith("2021")]
    by_code = {row[0]: row for row in metropolitan}
    for code, _, name, _, province in metropolitan:
        rows.append([name.split(" / ")[0], "area", code, province])
    for name, schema in PARTS:
        whole = by_code["2021" + schema]
        if whole[2] != name:
            stop("the metropolitan area %s is not %s" % (schema, name))
        kind = "S0505" if schema.startswith("S0503") else "S0506"
        for code in PART_PROVINCES[name]:
            rows.append(["%s (%s part)" % (name, short[code][0]), "part", "2021" + kind + code + schema[5:], short[code][1]])
    rows += [["Other - " + en, "rest", "", letters] for _, en, _, letters in PROVINCES]
    rows += [["Territories (outside Census agglomeration, %s)" % en, "rest", "", letters] for _, en, _, letters in PROVINCES[10:]]
    rows += [[name, "not-stated", "", ""] for name in (
        "Province/Territory not stated", "Census metropolitan area not stated", "Census subdivision not stated")]
    return rows


# The associations of settlement agencies, by province: general knowledge, not confirmed by a page that was seen.
UMBRELLAS = {"NL": "ARAISA", "PE": "ARAISA", "NS": "ARAISA", "NB": "ARAISA", "ON": "OCASI", "MB": "MANSO", "SK": "SAISIA",
             "AB": "AAISA", "BC": "AMSSA"}


def partnerships(reference, known, names):
    registry = [["lip_id", "name_en", "name_fr", "kind", "province", "region", "host", "host_type", "setting", "size_class",
                 "umbrella", "cluster", "catchment", "constructed", "confidence", "evidence", "confirmed_by", "confirmed_on",
                 "note"]]
    catchments = [["lip_id", "geography", "weight", "since", "until", "constructed", "confidence", "evidence"]]
    toronto, absent = toronto_members(reference, names), []
    for row in read_dicts(reference + "/lip-registry.csv"):
        lip, built = row["lip_id"], row["lip_id"] in toronto
        parts, missing = [], []
        for text in filter(None, row["catchment_codes"].split(";")):
            code = geography_code(text, known)
            if code:
                parts.append([lip, code, "", "", "", "false", row["confidence"], row["evidence"]])
            else:
                missing.append(text)
        parts += [[lip, code, "", "", "", "true", sure, why] for code, sure, why in toronto.get(lip, [])]
        absent += [(lip, text) for text in missing]
        catchments += parts
        provinces = PROVINCES_OF.get(lip, row["province"])
        registry.append([lip, row["name_en"], row["name_fr"], row["kind"], provinces,
                         row["ircc_region"], HOSTS.get(lip, row["host"]), row["host_type"], row["setting"], row["size_class"],
                         " ".join(UMBRELLAS[p] for p in provinces.split() if p in UMBRELLAS), "",
                         "known" if parts else "unknown", "true" if built else "false", row["confidence"], row["evidence"], "", "",
                         partnership_note(row, missing)])
    return registry, catchments, absent


# ---------------------------------------------------------------- all of it

def write_descriptors(out, profile, older, city):
    write_members(out + "/descriptors/census-profile-2021.members.tsv", profile, Table(profile).rulings())
    write_members(out + "/descriptors/census-profile-2016.members.tsv", older, Table(older).rulings())
    equivalents = city_equivalents(city, profile)
    write_members(out + "/descriptors/city-profile-2021.members.tsv", city, Table(city, always_sample=True).rulings(),
                  ("profile_member", equivalents))
    rulings = Table(profile).rulings()
    counted = [i for i, m in enumerate(profile) if m.id in ("1", "4", "5", "7")]
    write_members(out + "/descriptors/population-counts-2021.members.tsv",
                  [profile[i] for i in counted], [rulings[i] for i in counted])
    return [m for m in city if m.id not in equivalents], [profile[i] for i in counted]


def write_defaults(out, statcan, profile, older, city, counted):
    tables = {
        "census-profile-2021": (profile, profile_lines(statcan, profile)),
        "census-profile-2016": (older, hamilton_lines(statcan, older)),
        "ottawa-wards-2021": (city, ottawa_lines(statcan)),
        "toronto-neighbourhoods-2021": (city, sorted(toronto_lines(statcan))),
        "population-counts-2021": (counted, population_lines(statcan)),
    }
    for dataset, (members, lines) in tables.items():
        write_tsv(out + "/default/%s.tsv" % dataset, extract(dataset, members, lines))


def main():
    if len(sys.argv) != 2:
        stop("usage: python3 Scripts/carry-over-figures.py SHARED")
    statcan, reference = sys.argv[1] + "/data/statcan", sys.argv[1] + "/reference"
    out = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Datasets")
    profile, older, city = members_2021(statcan), members_2016(statcan), members_city(statcan)
    lonely, counted = write_descriptors(out, profile, older, city)
    write_defaults(out, statcan, profile, older, city, counted)
    areas = areas_table(statcan)
    write_tsv(out + "/geography/areas.tsv", areas)
    write_csv(out + "/geography/compositions.csv", compositions_table(statcan))
    write_tsv(out + "/geography/correspondences.tsv", correspondences_table(statcan))
    names = {row[0]: row[2] for row in areas[1:]}
    write_tsv(out + "/geography/text-areas.tsv", text_areas_table(areas))
    write_tsv(out + "/geography/reserves.tsv", reserves_table(statcan, set(names)))
    registry, catchments, absent = partnerships(reference, set(names), names)
    write_csv(out + "/partnerships/registry.csv", registry)
    write_csv(out + "/partnerships/catchments.csv", catchments)
    print("city rows without an equivalent in the profile:", [(m.id, m.label) for m in lonely])
    print("catchment codes that are not in areas.tsv:", absent)


if __name__ == "__main__":
    main()
