//! Each credential of `deploy/nats/users.conf` does what it is for, and is refused all else.

use futures::StreamExt as _;
use serde_json::{Value, json};

use crate::city::{City, Line};

const STREAM: &str = "PLUMBLINE_EVENTS";
const PLACE: &str = "plumbline.*.33.01.06.>";

/// What nobody may say, by whatever credential.
fn forbidden() -> Vec<String> {
    let api = [
        "STREAM.DELETE.S",
        "STREAM.PURGE.S",
        "STREAM.UPDATE.S",
        "STREAM.RESTORE.S",
        "STREAM.SNAPSHOT.S",
        "STREAM.MSG.DELETE.S",
        "STREAM.PEER.REMOVE.S",
        "STREAM.LEADER.STEPDOWN.S",
        "STREAM.CREATE.OTHER",
        "STREAM.DELETE.OTHER",
        "STREAM.TEMPLATE.CREATE.T",
        "DIRECT.GET.S",
        "DIRECT.GET.S.plumbline.l.33.01.06.standard.X.y",
        "CONSUMER.CREATE.S",
        "CONSUMER.DURABLE.CREATE.S.reader",
        "CONSUMER.CREATE.OTHER",
        "CONSUMER.CREATE.OTHER.x",
        "CONSUMER.PAUSE.S.reader",
        "CONSUMER.RESET.S.reader",
        "CONSUMER.LEADER.STEPDOWN.S.reader",
        "CONSUMER.UNPIN.S.reader",
        "META.LEADER.STEPDOWN",
        "SERVER.REMOVE",
        "ACCOUNT.PURGE.PLUMBLINE",
        "ACCOUNT.STREAM.MOVE.PLUMBLINE.S",
        "$KV.x",
        "$OBJ.x",
    ];
    let others = [
        "$SYS.REQ.SERVER.PING",
        "$SYS.REQ.ACCOUNT.PLUMBLINE.CONNZ",
        "$SYS.REQ.SERVER.x.RELOAD",
        "$SYS.ACCOUNT.PLUMBLINE.DISCONNECT",
        "$JS.county-330106.API.STREAM.DELETE.PLUMBLINE_EVENTS",
        "$KV.x.y",
        "$O.x.y",
        "_INBOX.relay.x",
        "_INBOX.desk.x",
        "$JSC.R.x",
        "county.330106.S.x",
        "$JS.EVENT.ADVISORY.API",
        "anything",
    ];
    let api =
        api.iter().map(|call| format!("$JS.API.{}", call.replace(".S", &format!(".{STREAM}"))));
    api.chain(others.map(str::to_owned)).collect()
}

/// What nobody may hear: the feed past its consumers, what is meant for others, what others ask and are answered, and the system.
fn unheard(own: &str) -> Vec<String> {
    let all = [
        ">",
        "*.>",
        "plumbline.>",
        "plumbline.*.33.01.06.>",
        "_INBOX.>",
        "_INBOX.*.>",
        "_INBOX.relay.>",
        "_INBOX.leadership.>",
        "_INBOX.reader.>",
        "_INBOX.operator.>",
        "$JS.>",
        "$JS.API.>",
        "$JS.ACK.>",
        "$JS.EVENT.>",
        "$SYS.>",
        "county.>",
    ];
    all.iter()
        .filter(|subject| **subject != format!("_INBOX.{own}.>"))
        .map(|subject| (*subject).to_owned())
        .collect()
}

#[test]
fn each_credential_does_what_it_is_for_and_nothing_else() {
    let Some(city) = City::start("deploy: credentials") else { return };
    assert_eq!(city.check("server.conf", &[]), Ok(()));
    assert_eq!(city.check("cluster.conf", &[("NATS_NAME", "plumbline-nats-1")]), Ok(()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let relay = city.connect("relay").await;
        the_relay_makes_the_stream_and_tells_it(&relay).await;
        a_service_reads_all(&city).await;
        let reader = city.connect("reader").await;
        a_reader_reads_its_place(&reader).await;
        let operator = city.connect("operator").await;
        the_operator_sees_all(&operator).await;
        what_a_consumer_delivers_to_does_no_harm(&reader, &operator).await;
        for (name, known) in [
            ("relay", format!("$JS.API.STREAM.INFO.{STREAM}")),
            ("leadership", format!("$JS.API.STREAM.INFO.{STREAM}")),
            ("catalogue", format!("$JS.API.STREAM.INFO.{STREAM}")),
            ("desk", format!("$JS.API.STREAM.INFO.{STREAM}")),
            ("experts", format!("$JS.API.STREAM.INFO.{STREAM}")),
            ("reader", format!("$JS.API.CONSUMER.INFO.{STREAM}.reader")),
            ("operator", format!("$JS.API.STREAM.INFO.{STREAM}")),
        ] {
            let line = city.connect(name).await;
            let mut say = forbidden();
            if name != "relay" {
                say.push("plumbline.l.33.01.06.standard.X.forged".into());
                say.push(format!("$JS.API.STREAM.CREATE.{STREAM}"));
                say.push(format!("$JS.API.STREAM.MSG.GET.{STREAM}"));
            }
            if !["leadership", "catalogue", "desk", "experts"].contains(&name) {
                say.push(format!("$JS.API.CONSUMER.CREATE.{STREAM}.mine"));
                say.push(format!("$JS.API.CONSUMER.CREATE.{STREAM}.reader"));
                say.push(format!("$JS.API.CONSUMER.CREATE.{STREAM}.reader.plumbline.>"));
                say.push(format!("$JS.API.CONSUMER.CREATE.{STREAM}.reader.plumbline.*.33.01.07.>"));
                say.push(format!("$JS.API.CONSUMER.CREATE.{STREAM}.other.{PLACE}"));
            }
            if name == "reader" {
                for call in [
                    "STREAM.INFO.PLUMBLINE_EVENTS",
                    "STREAM.LIST",
                    "STREAM.NAMES",
                    "INFO",
                    "CONSUMER.LIST.PLUMBLINE_EVENTS",
                ] {
                    say.push(format!("$JS.API.{call}"));
                }
                for consumer in ["other", "leadership"] {
                    say.push(format!("$JS.API.CONSUMER.INFO.{STREAM}.{consumer}"));
                    say.push(format!("$JS.API.CONSUMER.MSG.NEXT.{STREAM}.{consumer}"));
                    say.push(format!("$JS.ACK.{STREAM}.{consumer}.1.1.1.1.0"));
                }
            }
            if name != "operator" {
                say.push(format!("$JS.API.CONSUMER.DELETE.{STREAM}.reader"));
                say.push("$JS.API.STREAM.CREATE.COUNTY_EVENTS".into());
            }
            let own_inbox = format!("_INBOX.{name}.x");
            say.retain(|subject| *subject != own_inbox);
            assert!(say.len() > 38, "{}", say.len());
            assert_eq!(
                line.let_through(&say, &unheard(name), &known).await,
                Vec::<String>::new(),
                "{name}"
            );
        }
        // The county's credential is for a leaf node: nobody comes in with it as a client.
        let as_client = async_nats::ConnectOptions::with_nkey(city.seed("county"))
            .add_root_certificates(city.secret("ca.pem"))
            .require_tls(true)
            .connect(format!("tls://localhost:{}", city.port))
            .await;
        assert!(as_client.is_err());
        assert_eq!(messages(&operator).await, 4, "whatever was tried");
    });
}

async fn messages(operator: &Line) -> u64 {
    let info = operator.ask(&format!("$JS.API.STREAM.INFO.{STREAM}"), &Value::Null).await;
    info["state"]["messages"].as_u64().unwrap()
}

async fn the_relay_makes_the_stream_and_tells_it(relay: &Line) {
    let stream = json!({ "name": STREAM, "subjects": ["plumbline.l.>"], "storage": "file", "retention": "limits", "discard": "new",
        "num_replicas": 1, "deny_delete": true, "deny_purge": true });
    let made = relay.ask(&format!("$JS.API.STREAM.CREATE.{STREAM}"), &stream).await;
    assert!(made["error"].is_null(), "{made}");
    for (at, place) in ["33.01.06", "33.01.07", "33.01.06", "00.00.00"].iter().enumerate() {
        let told = relay
            .ask(&format!("plumbline.l.{place}.standard.X.s-{at}"), &json!({ "at": at }))
            .await;
        assert_eq!(told["seq"], at + 1, "{told}");
    }
    let last = relay.ask(&format!("$JS.API.STREAM.MSG.GET.{STREAM}"), &json!({ "seq": 4 })).await;
    assert_eq!(last["message"]["seq"], 4, "{last}");
}

async fn a_service_reads_all(city: &City) {
    let service = city.connect("leadership").await;
    let consumer = json!({ "stream_name": STREAM, "config": { "name": "all", "ack_policy": "none", "deliver_policy": "all",
        "inactive_threshold": 30_000_000_000_u64, "mem_storage": true } });
    let made = service.ask(&format!("$JS.API.CONSUMER.CREATE.{STREAM}.all"), &consumer).await;
    assert!(made["error"].is_null(), "{made}");
    assert_eq!(next(&service, "all", 4).await, ["s-0", "s-1", "s-2", "s-3"]);
}

async fn a_reader_reads_its_place(reader: &Line) {
    let subject = format!("$JS.API.CONSUMER.CREATE.{STREAM}.reader.{PLACE}");
    let with = |more: Value| {
        let mut config = json!({ "name": "reader", "durable_name": "reader", "ack_policy": "explicit", "filter_subject": PLACE });
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "stream_name": STREAM, "config": config })
    };
    // What the subject says of the filter cannot be unsaid in the body.
    for more in [
        json!({ "filter_subject": "plumbline.>" }),
        json!({ "filter_subject": "" }),
        json!({ "filter_subject": "", "filter_subjects": ["plumbline.l.33.01.07.>"] }),
        json!({ "filter_subjects": [PLACE, "plumbline.l.33.01.07.>"] }),
    ] {
        let made = reader.ask(&subject, &with(more.clone())).await;
        assert!(made["error"]["code"].is_u64(), "{more}: {made}");
    }
    let made = reader.ask(&subject, &with(json!({}))).await;
    assert!(made["error"].is_null(), "{made}");
    assert_eq!(next(reader, "reader", 2).await, ["s-0", "s-2"]);
    let known = reader.ask(&format!("$JS.API.CONSUMER.INFO.{STREAM}.reader"), &Value::Null).await;
    assert_eq!(
        (&known["num_ack_pending"], &known["num_pending"]),
        (&json!(0), &json!(0)),
        "{known}"
    );
}

/// The next events of a consumer by the last token of their subject, each acknowledged.
async fn next(line: &Line, consumer: &str, count: usize) -> Vec<String> {
    let inbox = line.client.new_inbox();
    let mut events = line.client.subscribe(inbox.clone()).await.unwrap();
    let batch = json!({ "batch": count, "expires": 20_000_000_000_u64 }).to_string();
    let subject = format!("$JS.API.CONSUMER.MSG.NEXT.{STREAM}.{consumer}");
    line.client.publish_with_reply(subject, inbox, batch.into()).await.unwrap();
    let mut ids = Vec::new();
    while ids.len() < count {
        let event = events.next().await.unwrap();
        ids.push(event.subject.rsplit('.').next().unwrap().to_owned());
        if let Some(ack) = event.reply.filter(|_| consumer == "reader") {
            line.client.request(ack, "+ACK".into()).await.unwrap();
        }
    }
    ids
}

async fn the_operator_sees_all(operator: &Line) {
    let names = operator.ask("$JS.API.STREAM.NAMES", &Value::Null).await;
    assert_eq!(names["streams"], json!([STREAM]), "{names}");
    let consumers = operator.ask(&format!("$JS.API.CONSUMER.NAMES.{STREAM}"), &Value::Null).await;
    assert!(consumers["consumers"].as_array().unwrap().contains(&json!("reader")), "{consumers}");
}

/// Where a consumer delivers to stands in the body of a request, which no permission looks into: a reader might name what it may not say
/// itself. The server takes the name, and does nothing with it.
async fn what_a_consumer_delivers_to_does_no_harm(reader: &Line, operator: &Line) {
    for to in [
        format!("$JS.API.STREAM.DELETE.{STREAM}"),
        format!("$JS.API.STREAM.PURGE.{STREAM}"),
        format!("$JS.API.CONSUMER.DELETE.{STREAM}.all"),
        "$JS.API.STREAM.CREATE.FORGED".to_owned(),
        "plumbline.l.33.01.06.standard.X.forged".into(),
        "$SYS.REQ.SERVER.PING".into(),
    ] {
        operator.ask(&format!("$JS.API.CONSUMER.DELETE.{STREAM}.reader"), &Value::Null).await;
        let config = json!({ "name": "reader", "ack_policy": "none", "filter_subject": PLACE, "deliver_subject": to });
        let push = json!({ "stream_name": STREAM, "config": config });
        reader.ask(&format!("$JS.API.CONSUMER.CREATE.{STREAM}.reader.{PLACE}"), &push).await;
        let names = operator.ask("$JS.API.STREAM.NAMES", &Value::Null).await;
        assert_eq!((messages(operator).await, &names["streams"]), (4, &json!([STREAM])), "{to}");
        let consumers =
            operator.ask(&format!("$JS.API.CONSUMER.NAMES.{STREAM}"), &Value::Null).await;
        assert!(
            consumers["consumers"].as_array().unwrap().contains(&json!("all")),
            "{to}: {consumers}"
        );
    }
    // It leaves with a consumer as it should be.
    operator.ask(&format!("$JS.API.CONSUMER.DELETE.{STREAM}.reader"), &Value::Null).await;
    let config = json!({ "name": "reader", "ack_policy": "explicit", "filter_subject": PLACE });
    let pull = json!({ "stream_name": STREAM, "config": config });
    reader.ask(&format!("$JS.API.CONSUMER.CREATE.{STREAM}.reader.{PLACE}"), &pull).await;
}
