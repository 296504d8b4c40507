//! What somebody did to the stream behind our back is found and named by the running service, which goes on with its work.

use plumbline_testkit::{NatsProgram, Server, run};

use crate::house::House;

/// The service works although its relay has stopped.
fn goes_on(house: &House, server: &Server, names: &str) {
    house.propose(server, names, 2);
    assert_eq!(house.figure(server, "plumbline_relay_stopped"), 1);
    assert_eq!(house.figure(server, "plumbline_writer_running"), 1);
}

#[test]
fn a_message_of_somebody_else_stops_the_relay_by_name_and_nothing_but_it() {
    let Some(program) = NatsProgram::find("bus foreign") else { return };
    let house = House::new("bus-foreign");
    let nats = program.start("");
    let server = house.start(&nats).start().unwrap();
    house.propose(&server, "before", 3);
    let head = house.published(&server);
    let subject = format!("plumbline.{}.33.01.06.standard.StandardProposed.x", house.log_id());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let jetstream = async_nats::jetstream::new(async_nats::connect(nats.url()).await.unwrap());
        jetstream.publish(subject, "{}".into()).await.unwrap().await.unwrap();
    });
    house.propose(&server, "after", 1);
    let named = format!(
        "the relay has stopped at {head}: message {} of the stream PLUMBLINE_EVENTS is not the log's",
        head + 1
    );
    let (status, says) = house.readyz(&server, &named);
    assert_eq!(status, 503, "{says}");
    assert!(says.contains("nats stream rm PLUMBLINE_EVENTS"), "{says}");
    goes_on(&house, &server, "still");
    assert!(house.said().contains("the relay has stopped; the service goes on"));
    server.kill();
}

#[test]
fn an_older_copy_of_the_folder_is_not_published_over_the_newer_feed() {
    let Some(program) = NatsProgram::find("bus ahead") else { return };
    let house = House::new("bus-ahead");
    let nats = program.start("");
    let server = house.start(&nats).start().unwrap();
    let copy = house.folder.join("copy");
    let data = house.data();
    let args = ["backup", copy.to_str().unwrap(), "--data", data.to_str().unwrap()];
    let made = run(&args);
    assert!(made.status.success(), "{made:?}");
    let copy = copy.join("latest");
    let older = plumbline_log::Reader::open(&copy).unwrap().head();
    house.propose(&server, "newer", 3);
    let last = house.published(&server);
    assert!(server.stop().success());

    let start = plumbline_testkit::Start::new(&copy).arg("--nats").arg(&nats.url());
    let server = start.stderr(&house.folder.join("said")).even_unwell().start().unwrap();
    let named = format!("ends at {last}, and the log at {older}: the log is an older copy");
    let (status, says) = house.readyz(&server, &named);
    assert_eq!(status, 503, "{says}");
    server.kill();
}
