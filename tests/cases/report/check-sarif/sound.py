"""Hold a SARIF log against what SARIF 2.1.0 (OASIS, 27 March 2020) says of the parts that are used.

    sound.py WHAT LOG [SOURCE [TARGET]]

Each object has the members named here and no others, each of its type; indexes lead to what they should;
regions, cut out of the files themselves by lines and columns, by offset and by bytes, hold the snippet.
"""
import hashlib
import json
import pathlib
import re
import sys
import urllib.parse

OPTIONAL = {"snippet", "baselineState"}  # of a region without text that was read; where there is a baseline
LEVEL = {"none", "note", "warning", "error"}
MESSAGE = {"text": str}
PLACE = {"uri": str, "index": int}
REGION = dict.fromkeys("startLine startColumn endLine endColumn charOffset charLength byteOffset byteLength".split(), int) | {"snippet": MESSAGE}
LOCATION = {"physicalLocation": {"artifactLocation": PLACE, "region": REGION}}
RELATED = LOCATION | {"id": int, "message": MESSAGE}
RULE = {"id": str, "name": str, "shortDescription": MESSAGE, "fullDescription": MESSAGE, "help": MESSAGE,
        "defaultConfiguration": {"level": LEVEL}, "properties": {"severity": str, "mqm": str, "its": str}}
RESULT = {"ruleId": str, "ruleIndex": int, "level": LEVEL, "message": MESSAGE, "locations": [LOCATION], "relatedLocations": [RELATED],
          "partialFingerprints": {"duizhao/v1": str}, "suppressions": [{"kind": {"inSource", "external"}, "justification": str}],
          "baselineState": {"new", "unchanged"}, "properties": {"severity": str}}
NOTIFICATION = {"level": LEVEL, "associatedRule": {"id": str, "index": int}, "message": MESSAGE, "locations": [LOCATION]}
RUN = {"tool": {"driver": {"name": str, "semanticVersion": str, "language": str, "rules": [RULE]}},
       "columnKind": {"utf16CodeUnits", "unicodeCodePoints"}, "newlineSequences": [str], "language": str,
       "artifacts": [{"location": PLACE, "length": int, "encoding": str, "hashes": {"sha-256": str}, "properties": {"language": str}}],
       "invocations": [{"executionSuccessful": bool, "toolExecutionNotifications": [NOTIFICATION]}], "results": [RESULT]}
LOG = {"$schema": str, "version": {"2.1.0"}, "runs": [RUN]}
ITS = set("""terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register
    locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities numbers
    markup pattern-problem whitespace internationalization length non-conformance uncategorized other""".split())


def hold(value, shape, where="log"):
    if isinstance(shape, dict):
        assert isinstance(value, dict) and value.keys() | OPTIONAL == shape.keys() | OPTIONAL, f"{where} has {sorted(value)}"
        for key in value:
            hold(value[key], shape[key], f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for i, one in enumerate(value):
            hold(one, shape[0], f"{where}[{i}]")
    elif isinstance(shape, set):
        assert value in shape, f"{where} is {value}"
    else:
        assert type(value) is shape, f"{where} is {value!r}"
        assert shape is not int or value >= 0, where


def units(text):
    return text.encode("utf-16-le")


def hold_region(location, artifacts, files):
    place, region = (location["physicalLocation"][key] for key in ("artifactLocation", "region"))
    assert artifacts[place["index"]]["location"]["uri"] == place["uri"]
    data = files[place["index"]]
    text = data.decode(artifacts[place["index"]]["encoding"])
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(units(line)) // 2)
    begin, end = (starts[region[f"{at}Line"] - 1] + region[f"{at}Column"] - 1 for at in ("start", "end"))
    assert (begin, end - begin) == (region["charOffset"], region["charLength"]), f"lines and offsets differ: {region}"
    there = units(text)[2 * begin : 2 * end].decode("utf-16-le")
    assert data[region["byteOffset"] :][: region["byteLength"]] == there.encode(artifacts[place["index"]]["encoding"]), f"other bytes: {region}"
    assert region.get("snippet", {"text": there})["text"] == there, f"another snippet: {region}"


def main():
    what, log, *paths = sys.argv[1:]
    text = pathlib.Path(log).read_bytes().decode()
    log = json.loads(text)
    hold(log, LOG)
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f]", text), "a raw control character"
    (run,) = log["runs"]
    rules, artifacts, files = run["tool"]["driver"]["rules"], run["artifacts"], [pathlib.Path(p).read_bytes() for p in paths]
    assert [(urllib.parse.unquote(a["location"]["uri"]), a["length"], a["hashes"]["sha-256"]) for a in artifacts] == \
        [(p, len(f), hashlib.sha256(f).hexdigest()) for p, f in zip(paths, files)]
    assert len({rule["id"] for rule in rules}) == len(rules) > 40 and all(rule["properties"]["its"] in ITS for rule in rules)
    prints = set()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] and len(result["locations"]) == 1
        prints.add(result["partialFingerprints"]["duizhao/v1"])
        assert [r["id"] for r in result["relatedLocations"]] == list(range(1, len(result["relatedLocations"]) + 1))
        for location in result["locations"] + result["relatedLocations"]:
            hold_region(location, artifacts, files)
    assert len(prints) == len(run["results"]), "two results have the same fingerprint"
    related = sum(len(r["relatedLocations"]) for r in run["results"])
    print(f"{what}: {len(run['results'])} results, {related} related places, {sum(bool(r['suppressions']) for r in run['results'])} suppressed")


main()
