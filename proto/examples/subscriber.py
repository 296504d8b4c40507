"""Follows the events of one place, each once and in order, into a database of its own; prints each when it is kept.

    pip install nats-py nkeys
    python subscriber.py tls://nats.example.org:4222 reader 33.01.06 events.db reader.nk ca.pem

The name is that of the consumer (and of the credential, deploy/nats/users.conf); the place is province, city and county as in the subjects,
and may be cut short: 33.01. What it does and why: proto/README.md.
"""
import asyncio, hashlib, json, sqlite3, ssl, sys
import nats
from nats.js.api import AckPolicy, ConsumerConfig


def leaf(body, event):
    """The hash that the log keeps of this event, worked out from what came: RFC 6962 over one line for each column."""
    data = event.get("datasha256") or hashlib.sha256(body[body.index(b',"data":') + 8 : -1]).hexdigest()
    behalf = "+" + event["onbehalfof"] if "onbehalfof" in event else "-"
    lines = ["plumbline event v1", event["seq"], event["subject"], event["version"], event["type"].split(".")[1], event["schema"],
             event["recordedus"], event["happenedon"], event["actor"], behalf, event["requestid"].replace("-", ""), event["digest"], data]
    return hashlib.sha256(b"\0" + "".join(f"{line}\n" for line in lines).encode()).hexdigest()


async def main(url, name, place, file, nkey=None, ca=None):
    kept = sqlite3.connect(file)
    kept.execute("CREATE TABLE IF NOT EXISTS events (log TEXT, seq INTEGER, body TEXT, PRIMARY KEY (log, seq)) STRICT")
    tls = ssl.create_default_context(cafile=ca) if ca else None
    nc = await nats.connect(url, nkeys_seed=nkey, tls=tls, inbox_prefix=f"_INBOX.{name}".encode(), max_reconnect_attempts=-1)
    js = nc.jetstream()
    # One at a time (max_ack_pending), or what was not acknowledged before a crash would come again behind what follows it. No max_deliver.
    wanted = ConsumerConfig(name=name, durable_name=name, filter_subject=f"plumbline.*.{place}.>", ack_policy=AckPolicy.EXPLICIT,
                            max_ack_pending=1, ack_wait=5)
    while True:
        try:
            await js.add_consumer("PLUMBLINE_EVENTS", wanted)
            events = await js.pull_subscribe_bind(name, "PLUMBLINE_EVENTS")
            while True:
                for message in await events.fetch(1, timeout=60):
                    event = json.loads(message.data)
                    if leaf(message.data, event) != event["leaf"]:
                        sys.exit(f"event {event['seq']} of {event['source']} is not what the log holds")
                    with kept:  # a commit; the same event once more changes nothing
                        new = kept.execute("INSERT OR IGNORE INTO events VALUES (?, ?, ?)", (event["source"], event["seq"], message.data.decode()))
                    await message.ack_sync()
                    if new.rowcount:
                        print(event["seq"], event["type"], event["subject"], flush=True)
        except (nats.errors.Error, asyncio.TimeoutError) as why:  # nothing new for a minute, or the server is away: it is asked again
            print(why, file=sys.stderr)
            await asyncio.sleep(0.2)


asyncio.run(main(*sys.argv[1:]))
