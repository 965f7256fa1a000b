#!/usr/bin/env python3
"""Checks Schemas/*.json with a validator that is not ours.

Every shipped definition must pass, and every mutation of one must fail: an unknown key, a missing key, a missing
language, a word that is no value. Needs jsonschema and PyYAML (make verify installs them in a venv of its own).
"""
import copy
import datetime
import glob
import json
import os
import sys

import yaml
from jsonschema import Draft202012Validator

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KINDS = {
    "assessment": "assessments/*.yaml",
    "break": "breaks.yaml",
    "catalogue": "catalogue/*.yaml",
    "composite": "composites/*.yaml",
    "descriptor": "descriptors/*.yaml",
    "framework": "frameworks/*.yaml",
    "indicator": "indicators/*.yaml",
    "licence": "licences.yaml",
    "table": "examples/*.yaml",
    "theme": "themes.yaml",
    "topic": "topics.yaml",
    "variable": "variables.yaml",
}


# A research resource has no licence, and figures of one's own need none: that a dataset has one, the program checks. A
# composite of one's own needs no name.
OPTIONAL = {("catalogue", "licence"), ("table", "licence"), ("composite", "name")}


def plain(value):
    """YAML reads 2021-05-11 as a date; JSON has only the text."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def mutations(kind, definition):
    """Definitions that must be refused, each with what is wrong with it."""
    for key in definition:
        if (kind, key) not in OPTIONAL and key in ("id", "name", "title", "measure", "licence", "chapters", "attribution", "members", "universe", "variables", "unit_column", "indicators", "aggregates"):
            broken = copy.deepcopy(definition)
            del broken[key]
            yield "without " + key, broken
        if isinstance(definition[key], dict) and set(definition[key]) == {"en", "fr"}:
            broken = copy.deepcopy(definition)
            del broken[key]["fr"]
            yield key + " in English only", broken
    yield "with an unknown key", {**definition, "colour": "red"}
    for key in ("describes", "unit", "direction", "evidence"):
        if key in definition:
            yield "with a wrong " + key, {**definition, key: "nonsense"}


def main():
    accepted = refused = 0
    for kind, pattern in KINDS.items():
        with open(os.path.join(ROOT, "Schemas", kind + ".json"), encoding="utf-8") as handle:
            schema = json.load(handle)
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for path in sorted(glob.glob(os.path.join(ROOT, "Datasets", pattern))):
            with open(path, encoding="utf-8") as handle:
                content = plain(yaml.safe_load(handle))
            for definition in content if isinstance(content, list) else [content]:
                for error in validator.iter_errors(definition):
                    sys.exit("%s: %s is refused: %s" % (path, definition.get("id"), error.message))
                accepted += 1
                for what, broken in mutations(kind, definition):
                    if validator.is_valid(broken):
                        sys.exit("%s: %s %s is accepted" % (path, definition.get("id"), what))
                    refused += 1
    print("%d definitions accepted, %d mutations refused by jsonschema" % (accepted, refused))


main()
