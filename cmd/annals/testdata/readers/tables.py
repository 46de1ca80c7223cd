"""Reads the tables of a built site with pandas, as data/datapackage.json describes them, and
holds each cell to what Python's own reader of CSV finds in it."""
import csv, json, os, sys

import pandas

folder = os.path.join(sys.argv[1], "data")
kinds = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "string"}
with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as file:
    resources = json.load(file)["resources"]
tables = {}
for resource in resources:
    if "schema" not in resource:
        continue
    name, path = resource["name"], os.path.join(folder, resource["path"])
    fields = {f["name"]: f["type"] for f in resource["schema"]["fields"]}
    plain = pandas.read_csv(path, encoding="utf-8")  # as most people do
    table = pandas.read_csv(path, encoding="utf-8", dtype={f: kinds[t] for f, t in fields.items()}, keep_default_na=False, na_values=[""])
    with open(path, encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert list(plain) == list(table) == list(fields) == head and len(plain) == len(table) == len(rows), name
    for column, kind in fields.items():
        cells = [row[head.index(column)] for row in rows]
        read = ["" if pandas.isna(v) else str(v) for v in table[column]]
        if kind == "boolean":
            read = [v.lower() for v in read]
        if kind == "number":
            cells, read = [c and float(c) for c in cells], [v and float(v) for v in read]
        assert cells == read, (name, column)
        if kind == "date":
            assert not pandas.to_datetime(table[column].dropna(), format="%Y-%m-%d").isna().any(), (name, column)
    tables[name] = table
keys = 0
for resource in resources:
    for key in resource.get("schema", {}).get("foreignKeys", []):
        to = key["reference"]
        own, other = tables[resource["name"]][key["fields"]].dropna(), tables[to.get("resource") or resource["name"]][to["fields"]].drop_duplicates()
        found = own.merge(other, left_on=key["fields"], right_on=to["fields"])
        assert len(found) == len(own), (resource["name"], key)
        keys += 1
print(len(tables), "tables,", sum(len(t) for t in tables.values()), "rows,", keys, "foreign keys")
