"""The draw of a panel once more, in another language: a JSON list of draws on standard input, what came of each on standard output.

It shares no line with the program and is held to it by `draw.rs`. Whoever doubts a panel may run it: with the pool, the call and the
seed as they stand in the log, it needs nothing but Python's standard library.
"""

import datetime
import hashlib
import json
import sys


def sha256(data):
    return hashlib.sha256(data.encode() if isinstance(data, str) else data)


def listed(words):
    return ",".join(words) or "-"


def pool_text(draw):
    lines = ["plumbline pool v1", draw["area"], str(draw["version"])]
    for expert in sorted(draw["pool"], key=lambda expert: expert["id"].encode()):
        lines.append("\t".join([
            expert["id"], expert["unit"], expert["until"], expert["state"], listed(sorted(expert["fields"])),
            "senior" if expert["senior"] else "-", str(expert["load"]), expert["asked"] or "-",
            listed(f"{first}..{last}" for first, last in expert["away"]), listed(sorted(expert["conflicts"])),
        ]))
    return "\n".join(lines) + "\n"


def exclusion(draw, expert):
    def barred(ground):
        return any(what == ground and whose in (("person", expert["id"]), ("unit", expert["unit"]))
                   for whose, what in ((tuple(whose), what) for whose, what in draw["barred"]))

    interests = {"standard:" + draw["review"].split(".")[0]}
    interests |= {"unit:" + whose[1] for whose, what in draw["barred"] if what == "E3" and whose[0] == "unit"}
    grounds = [
        ("E1", expert["state"] != "active" or expert["until"] < draw["on"]),
        ("E2", barred("E2")),
        ("E3", barred("E3")),
        ("E4", bool(interests & set(expert["conflicts"]))),
        ("E5", barred("E5")),
        ("E6", any(first <= draw["on"] <= last for first, last in expert["away"])),
        ("E7", draw["load_most"] is not None and expert["load"] >= draw["load_most"]),
        ("E8", not set(expert["fields"]) & set(draw["wanted"])),
        ("E9", expert["id"] in draw["declined"]),
        ("E10", barred("E10")),
    ]
    return next((ground for ground, holds in grounds if holds), None)


def drawn(draw):
    pool_hash = sha256(pool_text(draw)).hexdigest()
    seed = sha256("\n".join([
        "plumbline draw v1", draw["review"], str(draw["draw"]), str(draw["size"]), draw["root"],
        draw["cosignature"] or "-", pool_hash,
    ]) + "\n").digest()
    excluded = {expert["id"]: ground for expert in draw["pool"] if (ground := exclusion(draw, expert))}
    now = {expert["id"]: expert for expert in draw["now"]}
    lots = {expert["id"]: sha256(seed + expert["id"].encode()).hexdigest() for expert in draw["pool"]}
    day = datetime.date.fromisoformat

    def key(expert):
        ago = (day(draw["on"]) - day(expert["asked"])).days if expert["asked"] else None
        recently = ago is not None and ago < draw["interval"]
        return (expert["id"] not in draw["asked_for"], recently, expert["load"],
                -len(set(expert["fields"]) & set(draw["wanted"])), lots[expert["id"]])

    ranked = sorted((expert for expert in draw["pool"] if expert["id"] not in excluded), key=key)
    free = [e for e in ranked if e["id"] not in now or exclusion(draw, now[e["id"]]) is None]
    panel = []

    def meet(serves, wanted):
        while sum(map(serves, panel)) < wanted:
            units = [expert["unit"] for expert in panel]
            able = (e for e in free if e not in panel and serves(e)
                    and (draw["unit_most"] is None or units.count(e["unit"]) < draw["unit_most"]))
            taken = next(able, None) if len(panel) < draw["members"] else None
            if taken is None:
                return False
            panel.append(taken)
        return True

    def knows(field):
        return lambda expert: field in expert["fields"]

    scarce = sorted(draw["wanted"], key=lambda field: sum(map(knows(field), free)))
    needs = [(field, knows(field), draw["fields_each"]) for field in scarce]
    needs += [("senior", lambda expert: expert["senior"], draw["senior_least"])]
    needs += [("size", lambda expert: True, draw["members"])]
    failed = next((name for name, serves, wanted in needs if not meet(serves, wanted)), None)
    said = {"excluded": excluded, "ranked": [[e["id"], lots[e["id"]]] for e in ranked], "pool_hash": pool_hash}
    if failed:
        return {"failed": failed}
    rest = [expert["id"] for expert in free if expert not in panel]
    return said | {"panel": [e["id"] for e in panel], "alternates": rest[:draw["alternates"]]}


json.dump([drawn(draw) for draw in json.load(sys.stdin)], sys.stdout)
