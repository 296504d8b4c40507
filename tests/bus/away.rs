//! NATS is away for a while, or comes back with nothing: the service goes on, and the stream is complete afterwards.

use plumbline_testkit::NatsProgram;

use crate::follower::{Follower, is_the_log};
use crate::house::{House, wait_for};

#[test]
fn the_service_starts_and_works_without_nats_and_tells_it_all_later() {
    let Some(program) = NatsProgram::find("bus away") else { return };
    let house = House::new("bus-away");
    let mut nats = program.start("");
    nats.kill();
    let server = house.start(&nats).start().unwrap();
    house.propose(&server, "before", 5);
    let (status, says) = house.readyz(&server, "wait for the relay");
    assert_eq!(status, 200, "{says}");
    assert!(says.starts_with("ready\nNATS cannot be used at nats://127.0.0.1:"), "{says}");
    assert_eq!(house.figure(&server, "plumbline_relay_connected"), 0);

    nats.restart();
    house.published(&server);
    house.propose(&server, "between", 5);
    house.published(&server);
    assert_eq!(house.figure(&server, "plumbline_relay_connected"), 1);
    assert_eq!(house.readyz(&server, "ready"), (200, "ready\n".into()));

    nats.lose_everything();
    house.propose(&server, "after", 5);
    nats.restart();
    let head = house.published(&server);
    let follower = Follower::start(&nats.url(), 1, false);
    wait_for("the whole stream", || (follower.position() == head).then_some(()));
    assert!(server.stop().success());
    is_the_log(&follower.stop(), &house.reader());
    let said = house.said();
    assert!(said.contains("the relay waits for NATS"), "{said}");
    assert!(!said.contains("the relay has stopped"), "{said}");
}

#[test]
fn an_event_stands_where_its_jurisdiction_is_and_a_secret_stays_in_the_house() {
    let Some(program) = NatsProgram::find("bus subjects") else { return };
    let house = House::new("bus-subjects");
    let nats = program.start("");
    let server = house.start(&nats).start().unwrap();
    house.propose(&server, "day-care", 1);
    let head = house.published(&server);
    assert!(server.stop().success());
    let log = house.log_id();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let messages = runtime.block_on(async {
        let jetstream = async_nats::jetstream::new(async_nats::connect(nats.url()).await.unwrap());
        let stream = jetstream.get_stream(plumbline_bus::STREAM).await.unwrap();
        let mut messages = Vec::new();
        for seq in 1..=head {
            let message = stream.get_raw_message(seq).await.unwrap();
            let text = String::from_utf8(message.payload.to_vec()).unwrap();
            messages.push((message.subject.to_string(), text));
        }
        messages
    });
    let (subject, text) = messages.last().unwrap();
    assert_eq!(*subject, format!("plumbline.{log}.33.01.06.standard.StandardProposed.day-care-1"));
    assert!(text.contains("养老服务规范"), "{text}");
    let grants: Vec<_> =
        messages.iter().filter(|(subject, _)| subject.contains(".grants.")).collect();
    assert!(!grants.is_empty());
    for (subject, text) in grants {
        assert!(subject.starts_with(&format!("plumbline.{log}.00.00.00.grants.")), "{subject}");
        assert!(text.contains("\"datasha256\"") && !text.contains("\"data\""), "{text}");
    }
}
