//! Questions that name a seq which the views must have seen: who waits holds nobody up.

use std::time::{Duration, Instant};

use plumbline_testkit::Answer;
use serde_json::json;

use crate::world::World;

const LIST: &str = "/plumbline.v1.StandardService/ListStandards";

#[test]
fn a_seq_that_is_not_in_the_log_is_refused_at_once() {
    let world = World::new("waiting-beyond");
    let began = Instant::now();
    for _ in 0..100 {
        let answer = world.client().post(LIST, &json!({"notBeforeSeq": "999999999"})).unwrap();
        let body = answer.json();
        assert_eq!((answer.status, &body["code"]), (400, &json!("invalid_argument")));
        let says = body["message"].as_str().unwrap();
        assert!(
            says.starts_with("notBeforeSeq: the log does not hold 999999999; it ends at "),
            "{says}"
        );
    }
    // One of them would have waited for five seconds.
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn whoever_waits_for_the_views_holds_no_thread_and_so_many_may() {
    // The views of this one follow nothing: what is recorded they never see.
    let world = World::deaf("waiting-views", 600);
    world.propose();
    let head = {
        let mut reader = world.client().with_token("reader");
        let answer = reader.post("/plumbline.v1.LogService/GetHead", &json!({})).unwrap();
        answer.json()["size"].as_str().unwrap().to_owned()
    };
    // More than there are places, and those are more than there are threads for what may wait for the disk.
    let waiting: Vec<_> = (0..700)
        .map(|_| {
            let mut client = world.client().with_timeout(Duration::from_secs(30));
            let head = head.clone();
            std::thread::spawn(move || client.post(LIST, &json!({"notBeforeSeq": head})).unwrap())
        })
        .collect();
    let began = Instant::now();
    // A question that waits, too, is given up after a moment, which gives its place back.
    let refused = loop {
        let mut hasty = world.client().with_timeout(Duration::from_millis(300));
        if let Ok(answer) = hasty.post(LIST, &json!({"notBeforeSeq": head})) {
            break answer;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "600 questions wait, and one more may");
    };
    assert_eq!((refused.status, &refused.json()["code"]), (429, &json!("resource_exhausted")));
    let mut client = world.client();
    let began = Instant::now();
    assert_eq!(client.post(LIST, &json!({})).unwrap().status, 200);
    assert!(began.elapsed() < Duration::from_secs(1), "a question waited {:?}", began.elapsed());
    let answers: Vec<_> = waiting.into_iter().map(|one| one.join().unwrap()).collect();
    let told = |status, code: &str| {
        let so = |answer: &&Answer| answer.status == status && answer.json()["code"] == code;
        answers.iter().filter(so).count()
    };
    let (waited, refused) = (told(503, "unavailable"), told(429, "resource_exhausted"));
    assert!(waited > 512 && waited + refused == 700, "{waited} waited, {refused} were refused");
}
