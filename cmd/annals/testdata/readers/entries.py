"""Reads the data of a built site as a stranger would, and holds its forms to each other."""
import csv, json, os, sys

site = sys.argv[1]


def path(name):
    return os.path.join(site, *name.split("/"))


def rows(name):
    if not os.path.exists(path(name)):
        return []
    with open(path(name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def refuse(name):
    raise ValueError("a number that JSON does not have: " + name)


def load(text):
    return json.loads(text, parse_constant=refuse)


with open(path("data/entries.json"), encoding="utf-8") as file:
    whole = load(file.read())
with open(path("data/entries.jsonl"), encoding="utf-8", newline="\n") as file:
    lines = [load(line) for line in file]
entries = whole["entries"]
assert whole["version"] == 1 and os.path.exists(path("data/" + whole["$schema"]))
assert entries == lines, "the lines are other entries"
for entry in entries:
    with open(path(entry["id"] + ".json"), encoding="utf-8") as file:
        assert load(file.read()) == entry, entry["id"]
    assert os.path.exists(path(entry["id"] + ".html")), entry["id"]


def unknown(value, where):
    """Nothing is null, empty or without a value."""
    assert value not in (None, "", [], {}), where
    if isinstance(value, (list, dict)):
        for key in value if isinstance(value, dict) else range(len(value)):
            unknown(value[key], "%s.%s" % (where, key))


def first(text):
    """A text of the record in the site's default language."""
    if not isinstance(text, dict):
        return text or ""
    return text.get(whole["site"]["default_language"]) or text[sorted(text)[0]]


def plain(cell):
    """A cell as it was before it was kept from being a formula."""
    return cell.replace("'", "")


table = rows("data/entries.csv")
assert [e["id"] for e in entries] == [r["id"] for r in table]
for entry, row in zip(entries, table):
    unknown(entry, entry["id"])
    texts = entry["texts"]
    assert list(texts) == entry["languages"], entry["id"]
    for key in ("date", "earliest", "latest", "type", "series", "time", "url"):
        assert entry.get(key, "") == row[key], (entry["id"], key)
    for key, column in (("topics", "topics"), ("actors", "actors"), ("places", "places"), ("symbol", "symbols")):
        assert " ".join(entry.get(key, [])) == row[column], (entry["id"], key)
    assert entry.get("body", "") == row["organ"] and len(entry.get("sources", [])) == int(row["sources"])
    assert entry.get("milestone", False) == (row["milestone"] == "true")
    assert str(entry.get("cosponsors", {}).get("count", "")) == row["cosponsors"], entry["id"]
    title = texts[whole["site"]["default_language"]]["title"]
    assert plain(title) == plain(row["title"]), entry["id"]

votes = []
for entry in entries:
    own = [entry["vote"] | {"stage": ""}] if "vote" in entry else []
    votes += [(entry["id"], v) for v in own]
    votes += [(entry["id"], s | {"stage": first(s["label"])}) for s in entry.get("stages", []) if "question" in s]
figures = ("method", "question", "outcome", "yes", "no", "abstain", "absent", "members", "needed")
assert sorted((i, v["stage"]) + tuple(str(v.get(k, "")) for k in figures) for i, v in votes) == sorted(
    (r["id"], r["stage"]) + tuple(r[k] for k in figures) for r in rows("data/votes.csv")
)
ballots = [(i, v["stage"], state, v["ballots"][state]) for i, v in votes for state in v.get("ballots", {})]
assert sorted(ballots) == sorted((r["id"], r["stage"], r["state"], r["vote"]) for r in rows("data/ballots.csv"))
for key, name in (("sources", "sources"), ("provisions", "provisions"), ("media", "media")):
    assert sum(len(e.get(key, [])) for e in entries) == len(rows("data/%s.csv" % name)), name
assert [w["id"] for w in whole.get("withdrawn", [])] == [r["id"] for r in rows("data/withdrawn.csv") + rows("data/withdrawals.csv")]
print(len(entries), "entries,", len(votes), "votes,", len(ballots), "ballots")
