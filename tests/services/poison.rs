//! One bad event takes no service down: it is set aside or not taken, somebody hears of it, and there is a way back.

use jiff::Timestamp;
use plumbline_log::{Log, NewEvent, Options, Provenance, Reader};
use plumbline_pages::CutWal;
use plumbline_testkit::{Client, House, PROJECTORS};
use rusqlite::OpenFlags;
use serde_json::json;
use uuid::Uuid;

use crate::{ask, head, house, page, propose, token, until};

/// What the service of a role says of itself.
fn readyz(house: &House, role: &str) -> (u16, String) {
    let answer = Client::new(house.address(role)).get("/readyz").unwrap();
    (answer.status, answer.text())
}

fn figures(house: &House, gateway: &mut Client, role: &str) -> String {
    assert!(house.addresses().iter().any(|(known, _)| *known == role));
    gateway.get(&format!("/metrics/{role}")).unwrap().text()
}

/// The services whose views are told of standards.
const OF_STANDARDS: [&str; 3] = ["leadership", "catalogue", "desk"];

/// Everything that the services are for goes on.
fn goes_on(house: &House, gateway: &mut Client, office: &str, id: &str) {
    let answer = propose(gateway, id);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let seen = json!({ "query": id, "notBeforeSeq": answer.json()["lastSeq"] });
    assert_eq!(ask(gateway, "StandardService/ListStandards", seen).json()["total"], 1);
    for path in ["/", "/catalogue", "/experts", "/desk"] {
        assert_eq!(page(&mut house.client(), path, office, "zh").status, 200, "{path}");
    }
}

#[test]
fn an_event_that_no_view_can_apply_is_set_aside_by_three_services_which_go_on_and_say_so() {
    let Some((mut house, _folder)) = house("poison_kind") else { return };
    let office = token(&house, "office", "office", None);
    let mut gateway = house.client().with_token(&office);
    house.stop("writer");
    // As a program of a later version may write it.
    let mut log = Log::open(&house.data("writer"), &Options::default()).unwrap();
    let stream = "standard/demo-81";
    let version = log.reader.read_stream(stream).unwrap().len() as u64 + 1;
    let from = Provenance {
        command: Uuid::now_v7(),
        digest: [7; 32],
        actor: "later".into(),
        on_behalf_of: None,
    };
    let happened_on = jiff::civil::date(2026, 11, 30);
    let event = NewEvent {
        stream: stream.into(),
        version,
        kind: "StandardSungAbout",
        schema: 1,
        happened_on,
        data: "{}".into(),
    };
    let mut batch = log.appender.begin().unwrap();
    let seq = batch.append(&from, Timestamp::now(), &[event]).unwrap().last_seq;
    batch.commit().unwrap();
    drop(log);
    house.start_again("writer").unwrap();

    for role in OF_STANDARDS {
        until("the alarm", || readyz(&house, role).1.contains("set aside"));
        let (status, says) = readyz(&house, role);
        let named = format!("it goes on without {stream}, set aside at seq {seq} (");
        assert!(
            status == 200 && says.starts_with("ready\n") && says.contains(&named),
            "{role}: {says}"
        );
        let told = format!("plumbline_view_streams_set_aside{{view=\"{role}\"}} 1");
        let figures = figures(&house, &mut gateway, role);
        assert!(figures.contains(&told), "{role}: {figures}");
        assert!(house.said(role).contains("its stream is set aside"), "{role}");
    }
    let ready = gateway.get("/readyz").unwrap().text();
    assert!(ready.contains("leadership: view leadership: it goes on without"), "{ready}");
    goes_on(&house, &mut gateway, &office, "after-the-song");
    // It outlasts a restart, and does not stop one.
    house.kill("catalogue");
    house.start_again("catalogue").unwrap();
    assert!(readyz(&house, "catalogue").1.contains("set aside"));
    goes_on(&house, &mut gateway, &office, "after-the-restart");
    house.end();
}

#[test]
fn a_message_that_is_no_event_of_the_log_is_taken_by_nobody_and_once_the_stream_is_right_they_go_on_by_themselves()
 {
    let Some((mut house, _folder)) = house("poison_message") else { return };
    let office = token(&house, "office", "office", None);
    let mut gateway = house.client().with_token(&office);
    let end = head(&house.data("writer"));
    PROJECTORS.iter().for_each(|role| until("all of it", || head(&house.data(role)) == end));
    // The gateway hears whose token it is, while somebody can say so.
    assert_eq!(ask(&mut gateway, "LeadershipService/GetPipeline", json!({})).status, 200);
    house.kill("writer");
    // Well formed, of this log's subject, the next sequence; only not the log's.
    let log = Reader::open(&house.data("writer")).unwrap();
    let mut forged = log.read_from(end, 1).unwrap().remove(0).withheld();
    forged.seq = end + 1;
    let forged = plumbline_log::Envelope::of(&forged, log.id(), false).unwrap();
    let subject = format!("plumbline.{}.33.01.00.standard.StandardPublished.x", log.id().unwrap());
    let url = house.nats_url();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let jetstream = runtime.block_on(async {
        let jetstream = async_nats::jetstream::new(async_nats::connect(&url).await.unwrap());
        jetstream.publish(subject, forged.into()).await.unwrap().await.unwrap();
        jetstream
    });
    for role in PROJECTORS {
        until("the alarm", || readyz(&house, role).0 == 503);
        let (_, says) = readyz(&house, role);
        let named =
            format!("replica: it has stopped at seq {end}: message {} of the stream", end + 1);
        assert!(says.contains(&named), "{role}: {says}");
        assert_eq!(head(&house.data(role)), end, "{role}: nothing of it was taken");
    }
    // What was there is right, and still told.
    assert_eq!(ask(&mut gateway, "LeadershipService/GetPipeline", json!({})).status, 200);
    let figures = figures(
        &house,
        &mut Client::new(house.address("gateway")).with_token(&office),
        "leadership",
    );
    assert!(figures.contains("plumbline_replica_following 0"), "{figures}");

    // The writer's relay finds it too, and says what to do.
    house.start_again_even_unwell("writer").unwrap();
    until("the relay's word", || {
        readyz(&house, "writer").1.contains("nats stream rm PLUMBLINE_EVENTS")
    });
    runtime.block_on(async { jetstream.delete_stream("PLUMBLINE_EVENTS").await.unwrap() });
    house.stop("writer");
    house.start_again("writer").unwrap();
    for role in PROJECTORS {
        until("the way back", || readyz(&house, role).0 == 200);
    }
    goes_on(&house, &mut gateway, &office, "after-the-forgery");
    house.end();
}

#[test]
fn a_replica_that_was_changed_behind_the_service_is_made_again_from_the_bus() {
    let Some((mut house, _folder)) = house("poison_replica") else { return };
    let office = token(&house, "office", "office", None);
    let mut gateway = house.client().with_token(&office);
    let end = head(&house.data("writer"));
    until("all of it", || head(&house.data("leadership")) == end);
    house.stop("leadership");
    let path = house.data("leadership").join("log.db");
    let db = plumbline_pages::open(&path, OpenFlags::default(), CutWal::Ends).unwrap();
    db.execute_batch("DROP TRIGGER event_is_written_once").unwrap();
    let changed = db.execute("UPDATE event SET actor = 'somebody else' WHERE seq = ?1", [end - 9]);
    assert_eq!(changed.unwrap(), 1);
    drop(db);
    std::fs::remove_file(house.data("leadership").join("log.seal")).unwrap();
    house.start_again("leadership").unwrap();
    assert!(house.said("leadership").contains("cannot be used and is made again from the bus"));
    goes_on(&house, &mut gateway, &office, "after-the-change");
    let log = Reader::open(&house.data("writer")).unwrap();
    let end = log.head();
    until("all of it", || head(&house.data("leadership")) == end);
    let replica = Reader::open(&house.data("leadership")).unwrap();
    assert_eq!(replica.root(end).unwrap(), log.root(end).unwrap());
    house.end();
}
