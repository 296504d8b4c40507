"""PROTO LOG...: every event of these logs fits its schema in PROTO/events, by a validator that knows nothing of Plumbline."""

import json
import pathlib
import sqlite3
import sys

from jsonschema import Draft202012Validator, FormatChecker

proto = pathlib.Path(sys.argv[1])
validators = {}
for file in (*proto.glob("events/*.json"), proto / "envelope.json"):
    schema = json.loads(file.read_text())
    Draft202012Validator.check_schema(schema)
    validators[file.stem] = Draft202012Validator(schema, format_checker=FormatChecker())
seen = set()
for log in sys.argv[2:]:
    for seq, kind, schema, data in sqlite3.connect(log).execute("SELECT seq, kind, schema, data FROM event"):
        name = f"{kind}.v{schema}"
        wrong = list(validators[name].iter_errors(json.loads(data)))
        assert not wrong, (log, seq, name, wrong[0].message, data)
        seen.add(name)
unseen = set(validators) - seen - {"envelope"}
assert not unseen, unseen
