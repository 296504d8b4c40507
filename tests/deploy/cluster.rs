//! Three servers as `cluster.conf` sets them up: a stream that all of them keep, and one of them lost.

use std::process::Child;
use std::time::{Duration, Instant};

use plumbline_testkit::Folder;
use serde_json::{Value, json};

use crate::city::{City, Line, free};
use crate::deploy;

/// A server that dies with this value.
struct Server(Child, #[expect(dead_code, reason = "it goes with its server")] Folder);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
#[ignore = "three servers and their elections: cargo xtask test --full"]
fn three_servers_take_events_when_one_of_them_is_lost() {
    let Some(city) = City::start("deploy: cluster") else { return };
    let (ports, routes) = ([free(), free(), free()], [free(), free(), free()]);
    let text = std::fs::read_to_string(deploy().join("nats/cluster.conf")).unwrap();
    let start = |at: usize| {
        let folder = Folder::new("deploy-cluster");
        for entry in std::fs::read_dir(city.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
            }
        }
        let mut text = text
            .replace("port: 4222", &format!("port: {}", ports[at]))
            .replace("port: 6222", &format!("port: {}", routes[at]))
            .replace("port: 7422", &format!("port: {}", free()))
            .replace("127.0.0.1:8222", &format!("127.0.0.1:{}", free()))
            .replace("/var/lib/nats", folder.join("store").to_str().unwrap());
        for (number, route) in routes.iter().enumerate() {
            let named = format!("nats-{}.example.org:6222", number + 1);
            text = text.replace(&named, &format!("localhost:{route}"));
        }
        std::fs::write(folder.join("cluster.conf"), text).unwrap();
        let name = format!("plumbline-nats-{}", at + 1);
        Server(city.run("cluster.conf", &folder, &[("NATS_NAME", &name)]), folder)
    };
    let mut servers: Vec<Server> = (0..3).map(start).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let relay = city.connect_at("relay", ports[0]).await;
        let stream = json!({ "name": "PLUMBLINE_EVENTS", "subjects": ["plumbline.l.>"], "storage": "file", "num_replicas": 3,
            "deny_delete": true, "deny_purge": true });
        let made = at_last(&relay, "$JS.API.STREAM.CREATE.PLUMBLINE_EVENTS", &stream).await;
        assert_eq!(made["config"]["num_replicas"], 3, "{made}");
        let told = at_last(&relay, "plumbline.l.33.01.06.standard.X.a", &json!({})).await;
        assert_eq!(told["seq"], 1, "{told}");
        // The third one is lost, whatever it was just then.
        drop(servers.pop());
        let told = at_last(&relay, "plumbline.l.33.01.06.standard.X.b", &json!({})).await;
        assert!(told["seq"].as_u64() >= Some(2), "{told}");
    });
}

/// What is answered once the servers have agreed who leads.
async fn at_last(line: &Line, subject: &str, body: &Value) -> Value {
    let began = Instant::now();
    loop {
        let asked = line.client.request(subject.to_owned(), body.to_string().into()).await;
        let answer =
            asked.ok().and_then(|answer| serde_json::from_slice::<Value>(&answer.payload).ok());
        match answer {
            Some(answer) if answer["error"].is_null() => return answer,
            answer => assert!(began.elapsed() < Duration::from_secs(60), "{subject}: {answer:?}"),
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
