//! A county's NATS as a leaf of the city's: its events go up by themselves, nothing else does, and a line that was cut is made up for.

use plumbline_testkit::Folder;
use serde_json::{Value, json};

use crate::city::{City, free};
use crate::deploy;

#[test]
fn a_countys_events_go_up_through_a_line_that_breaks_and_nothing_else_does() {
    let Some(city) = City::start("deploy: county") else { return };
    let folder = Folder::new("deploy-county");
    std::fs::copy(city.secret("ca.pem"), folder.join("ca.pem")).unwrap();
    let port = free();
    let text = std::fs::read_to_string(deploy().join("nats/county.conf")).unwrap();
    let text = text
        .replace("port: 4222", &format!("port: {port}"))
        .replace("127.0.0.1:8222", &format!("127.0.0.1:{}", free()))
        .replace("/var/lib/nats", folder.join("store").to_str().unwrap())
        .replace("nats.example.org:7422", &format!("localhost:{}", city.leaf_port));
    std::fs::write(folder.join("county.conf"), text).unwrap();
    let nkey = city.seed("county");
    let run = || Leaf(city.run("county.conf", &folder, &[("COUNTY_NKEY", &nkey)]));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let leaf = run();
        let county = async_nats::connect(format!("127.0.0.1:{port}")).await.unwrap();
        let stream = json!({ "name": "PLUMBLINE_EVENTS", "subjects": ["plumbline.cty.>"], "storage": "file", "num_replicas": 1,
            "deny_delete": true, "deny_purge": true });
        ask(&county, "$JS.API.STREAM.CREATE.PLUMBLINE_EVENTS", &stream).await;
        let operator = city.connect("operator").await;
        let counties: Value = serde_json::from_slice(&std::fs::read(deploy().join("nats/counties.json")).unwrap()).unwrap();
        operator.ask("$JS.API.STREAM.CREATE.COUNTY_EVENTS", &counties).await;
        for at in 0..20 {
            ask(&county, &format!("plumbline.cty.33.01.06.standard.X.s-{at}"), &json!({ "at": at })).await;
        }
        // Of another place, and what has none: they stay where they are.
        ask(&county, "plumbline.cty.33.01.07.standard.X.s", &json!({})).await;
        ask(&county, "plumbline.cty.00.00.00.grants.TokenGranted.grants", &json!({})).await;
        has(&operator, 20).await;

        // What a county might say to the city's own stream does not arrive there.
        let relay = city.connect("relay").await;
        let stream = json!({ "name": "PLUMBLINE_EVENTS", "subjects": ["plumbline.cit.>"], "storage": "file", "num_replicas": 1 });
        relay.ask("$JS.API.STREAM.CREATE.PLUMBLINE_EVENTS", &stream).await;
        county.publish("plumbline.cit.33.01.06.standard.X.forged", "{}".into()).await.unwrap();
        county.publish("$JS.API.STREAM.DELETE.COUNTY_EVENTS", "{}".into()).await.unwrap();
        county.flush().await.unwrap();

        // The county's server ends and comes back, with more to tell.
        drop(leaf);
        let _leaf = run();
        let county = async_nats::connect(format!("127.0.0.1:{port}")).await.unwrap();
        for at in 20..30 {
            ask(&county, &format!("plumbline.cty.33.01.06.standard.X.s-{at}"), &json!({ "at": at })).await;
        }
        has(&operator, 30).await;
        let info = operator.ask("$JS.API.STREAM.INFO.PLUMBLINE_EVENTS", &Value::Null).await;
        assert_eq!(info["state"]["messages"], 0, "{info}");
    });
}

/// A server that dies with this value.
struct Leaf(std::process::Child);

impl Drop for Leaf {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn ask(client: &async_nats::Client, subject: &str, body: &Value) {
    let answer = client.request(subject.to_owned(), body.to_string().into()).await.unwrap();
    let answer: Value = serde_json::from_slice(&answer.payload).unwrap();
    assert!(answer["error"].is_null(), "{subject}: {answer}");
}

/// Waits until the city has so many events of its counties, and not one more.
async fn has(operator: &crate::city::Line, wanted: u64) {
    let began = std::time::Instant::now();
    loop {
        let info = operator.ask("$JS.API.STREAM.INFO.COUNTY_EVENTS", &Value::Null).await;
        let messages = info["state"]["messages"].as_u64().unwrap();
        if messages == wanted {
            return;
        }
        assert!(messages < wanted && began.elapsed().as_secs() < 60, "{info}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}
