//! What refuses the start of a service that is to use NATS, each by name and with what mends it; and what it only warns of.

use std::io::Write;
use std::net::{IpAddr, TcpListener, UdpSocket};

use async_nats::jetstream::stream::{Config, DiscardPolicy, RetentionPolicy, StorageType};
use plumbline_bus::{LOG_KEY, STREAM};
use plumbline_testkit::{Nats, NatsProgram, skipped};

use crate::house::House;

/// Starts the service, which must not start, and gives what it said.
fn refused(house: &House, args: &[&str]) -> String {
    let _ = std::fs::remove_file(house.folder.join("said"));
    match house.start_with(args).start() {
        Err(_) => house.said(),
        Ok(_) => panic!("it started with {args:?}"),
    }
}

fn says(said: &str, both: [&str; 2]) {
    assert!(both.iter().all(|words| said.contains(words)), "{both:?} is not said: {said}");
}

#[test]
fn a_server_that_cannot_be_trusted_is_refused() {
    let Some(program) = NatsProgram::find("bus start") else { return };
    let house = House::new("bus-server");

    let old = a_server_of_version("2.10.29");
    says(
        &refused(&house, &["--nats", &old]),
        ["会丢失消息", "is version 2.10.29, which loses messages (install nats-server 2.12.6"],
    );

    match own_address() {
        None => skipped("bus start", "this machine has no address but the loopback one"),
        Some(address) => {
            let open = program.start_on(address, "");
            says(
                &refused(&house, &["--nats", &open.url()]),
                ["任何人都可连接", "lets anybody in, and is not on this machine's loopback"],
            );
            let closed =
                program.start_on(address, "authorization { user: relay, password: secret }");
            let url = closed.url_of("relay:secret");
            house.start_with(&["--nats", &url]).start().unwrap().kill();
        }
    }

    let streamless = program.start("jetstream: disabled");
    says(
        &refused(&house, &["--nats", &streamless.url()]),
        ["未启用 JetStream", "keeps no streams"],
    );

    let closed = program.start("authorization { user: relay, password: secret }");
    let said = refused(&house, &["--nats", &closed.url_of("relay:wrong")]);
    says(&said, ["不认识该用户或密钥", "does not know this user or key"]);
    assert!(
        !said.contains("wrong@") && !said.contains("relay:wrong"),
        "the password is told: {said}"
    );

    let narrow = program.start(
        "authorization { users: [ { user: relay, password: secret, permissions: { publish: [\"plumbline.>\"], subscribe: [\"_INBOX.>\"] } } ] }",
    );
    says(
        &refused(&house, &["--nats", &narrow.url_of("relay:secret")]),
        ["不准许该用户", "does not let this user do what is needed"],
    );
}

#[test]
fn a_stream_of_another_shape_or_log_is_refused_setting_by_setting() {
    let Some(program) = NatsProgram::find("bus shape") else { return };
    let house = House::new("bus-shape");
    let log = house.log_id().to_string();
    let good = || Config {
        name: STREAM.into(),
        subjects: vec![format!("plumbline.{log}.>")],
        storage: StorageType::File,
        discard: DiscardPolicy::New,
        num_replicas: 1,
        deny_delete: true,
        deny_purge: true,
        metadata: [(LOG_KEY.to_owned(), log.clone())].into(),
        ..Config::default()
    };
    let other = |change: fn(&mut Config)| {
        let mut config = good();
        change(&mut config);
        config
    };
    for (config, found) in [
        (
            other(|config| config.retention = RetentionPolicy::WorkQueue),
            "has retention = workqueue, and must have limits (nats stream rm PLUMBLINE_EVENTS",
        ),
        (
            other(|config| config.storage = StorageType::Memory),
            "has storage = memory, and must have file",
        ),
        (
            other(|config| config.max_age = std::time::Duration::from_secs(3_600)),
            "has max_age = 3600s, and must have 0 (nats stream edit PLUMBLINE_EVENTS --max-age=0)",
        ),
        (
            other(|config| config.max_messages = 10),
            "has max_msgs = 10, and must have -1 (nats stream edit",
        ),
        (other(|config| config.deny_delete = false), "has deny_delete = false, and must have true"),
        (
            other(|config| config.allow_direct = true),
            "has allow_direct = true, and must have false",
        ),
        (
            other(|config| config.subjects = vec!["plumbline.>".into()]),
            "has subjects = plumbline.>, and must have plumbline.",
        ),
        (
            other(|config| drop(config.metadata.insert(LOG_KEY.into(), "aaaaaaaaaaaaaaaa".into()))),
            "is of log aaaaaaaaaaaaaaaa, and not of",
        ),
        (other(|config| config.metadata.clear()), "is of log nobody, and not of"),
    ] {
        let nats = program.start("");
        with_stream(&nats, config);
        let said = refused(&house, &["--nats", &nats.url()]);
        says(&said, ["流 PLUMBLINE_EVENTS ", found]);
    }
    let nats = program.start("");
    with_stream(&nats, good());
    house.start(&nats).start().unwrap().kill();
}

#[test]
fn what_only_hurts_whoever_subscribes_is_a_warning() {
    let Some(program) = NatsProgram::find("bus warnings") else { return };
    let house = House::new("bus-warnings");
    let nats = program.start("");
    let args = ["--nats", &nats.url(), "--nats-monitor", &nats.monitor(), "--nats-replicas", "3"];
    let server = house.start_with(&args).start().unwrap();
    house.published(&server);
    server.kill();
    let said = house.said();
    assert!(said.contains("does not sync what it acknowledges"), "{said}");
    assert!(said.contains("is kept by 1 server(s), and 3 are asked for"), "{said}");

    let nats = program.start("jetstream { sync_interval: always }");
    let _ = std::fs::remove_file(house.folder.join("said"));
    let args = ["--nats", &nats.url(), "--nats-monitor", &nats.monitor()];
    house.start_with(&args).start().unwrap().kill();
    let said = house.said();
    assert!(!said.contains("sync what it acknowledges"), "{said}");
    let _ = std::fs::remove_file(house.folder.join("said"));
    house.start_with(&["--nats", &nats.url()]).start().unwrap().kill();
    let said = house.said();
    assert!(said.contains("cannot be seen: name where a server tells of itself"), "{said}");
}

fn with_stream(nats: &Nats, config: Config) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let jetstream = async_nats::jetstream::new(async_nats::connect(nats.url()).await.unwrap());
        jetstream.create_stream(config).await.unwrap();
    });
}

/// The address by which this machine is seen from elsewhere; nothing is sent.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback()).then_some(address)
}

/// A server that greets as one of this version, and answers a ping.
fn a_server_of_version(version: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let greeting = format!(
        "INFO {{\"server_id\":\"old\",\"version\":\"{version}\",\"max_payload\":1048576,\"headers\":true,\"jetstream\":true}}\r\nPONG\r\n"
    );
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        for line in listener.incoming().map_while(Result::ok) {
            let mut line = line;
            let _ = line.write_all(greeting.as_bytes());
            kept.push(line);
        }
    });
    format!("nats://{address}")
}
