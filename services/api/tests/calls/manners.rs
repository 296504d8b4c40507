//! What an integrator meets first: a wrong address, method, form, token, page or beginning, each told in the words of the contract.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use plumbline_testkit::Answer;
use serde_json::{Value, json};

use crate::world::{World, calls, read};

const LIST: &str = "/plumbline.v1.StandardService/ListStandards";
const HEAD: &str = "/plumbline.v1.LogService/GetHead";

fn said(answer: &Answer) -> (u16, String, String) {
    let body = answer.json();
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    (answer.status, text("code"), text("message"))
}

#[test]
fn a_refusal_without_a_body_is_none() {
    let world = World::new("manners-bare");
    let mut client = world.client().with_token("reader");
    let mut send = |method: &str, path: &str, form: &str| {
        client.send(method, path, &[("content-type", form)], b"{}").unwrap()
    };
    let (status, code, says) = said(&send("POST", HEAD, "text/xml"));
    assert_eq!((status, code.as_str()), (415, "invalid_argument"));
    assert!(says.starts_with("Content-Type: \"text/xml\" is not taken here (taken are "), "{says}");
    assert!(says.contains("application/json"), "{says}");
    let put = send("PUT", HEAD, "application/json");
    assert_eq!(put.header("allow"), Some("GET, POST"));
    assert_eq!(
        said(&put),
        (405, "unimplemented".into(), format!("{HEAD} does not take PUT (it takes GET, POST)"))
    );
    for (path, allowed) in [("/events", "GET,HEAD"), ("/v1/standards/x/documents", "POST")] {
        let (status, code, says) = said(&send("DELETE", path, "application/json"));
        assert_eq!((status, code.as_str()), (405, "unimplemented"));
        assert_eq!(says, format!("{path} does not take DELETE (it takes {allowed})"));
    }
    for (path, code) in
        [("/plumbline.v1.NoService/Call", "unimplemented"), ("/v1/nothing", "not_found")]
    {
        let found = said(&send("POST", path, "application/json"));
        let says = format!("nothing is at {path} (/openapi.json tells what there is)");
        assert_eq!(found, (404, code.into(), says));
    }
    let grpc = send("POST", "/plumbline.v1.NoService/Call", "application/grpc");
    assert_eq!((grpc.status, grpc.header("grpc-status")), (200, Some("12")));
}

#[test]
fn whoever_is_not_let_in_is_told_how() {
    let world = World::new("manners-401");
    let how = |answer: Answer| {
        assert_eq!(answer.status, 401);
        answer.header("www-authenticate").unwrap().to_owned()
    };
    for path in ["/events", "/metrics", "/v1/standards/x/documents/y"] {
        assert_eq!(how(world.client().get(path).unwrap()), "Bearer realm=\"plumbline\"");
    }
    let wrong = world.client().with_token("nobody").post(LIST, &json!({})).unwrap();
    assert_eq!(how(wrong), "Bearer realm=\"plumbline\", error=\"invalid_token\"");
}

#[test]
fn where_the_grants_cannot_be_read_nobody_is_told_that_their_token_is_not_known() {
    let world = World::new("manners-unread");
    let answer = world.client().with_token("unread").post(LIST, &json!({})).unwrap();
    let (status, code, says) = said(&answer);
    assert_eq!((status, code.as_str()), (503, "unavailable"));
    assert!(says.starts_with("whose a token is cannot be read: seq 7"), "{says}");
    assert_eq!(answer.header("www-authenticate"), None);
    assert_eq!(
        world.client().post(LIST, &json!({})).unwrap().status,
        200,
        "the public is answered"
    );
}

#[test]
fn a_page_token_that_is_none_is_not_the_first_page() {
    let world = World::new("manners-page");
    for token in ["page2", "2", "."] {
        let answer = world.client().post(LIST, &json!({"pageToken": token})).unwrap();
        let says = format!(
            "pageToken: {token:?} is no nextPageToken of an answer (leave it out for the first page)"
        );
        assert_eq!(said(&answer), (400, "invalid_argument".into(), says));
    }
}

#[test]
fn a_feed_that_could_tell_nothing_is_refused_and_says_what_could() {
    let world = World::new("manners-feed");
    world.propose();
    let mut client = world.client().with_token("reader");
    let mut refused = |path: &str, header: &[(&str, &str)]| {
        let (status, code, says) = said(&client.send("GET", path, header, b"").unwrap());
        assert_eq!((status, code.as_str()), (400, "invalid_argument"), "{says}");
        says
    };
    let beyond = "the log ends at 6, before 7 (name a seq from 0 to 6)";
    assert_eq!(refused("/events?after=7", &[]), format!("after: {beyond}"));
    let last = refused("/events", &[("last-event-id", "7")]);
    assert_eq!(last, format!("Last-Event-ID: {beyond}"));
    assert_eq!(
        refused("/events?afterSeq=1", &[]),
        "afterSeq: is not known here (known are after, standard, type)"
    );
    let says = refused("/events?type=Proposed", &[]);
    assert!(says.starts_with("type: \"Proposed\" is no kind of event (one of "), "{says}");
    assert!(says.contains(", StandardProposed, "), "{says}");
    assert_eq!(refused("/events?standard=nope", &[]), "standard: no standard has the id nope");
    let mut elsewhere = world.client().with_token("reader@330200");
    let hidden = elsewhere.get("/events?standard=day-care").unwrap();
    assert_eq!(
        said(&hidden).2,
        "standard: no standard has the id day-care",
        "as if it were not there"
    );

    let streamed = |asked: Value| {
        let body = asked.to_string();
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        let sent = [&[0], length.as_slice(), body.as_bytes()].concat();
        let form = [("content-type", "application/connect+json")];
        let path = "/plumbline.v1.LogService/StreamEvents";
        let answer = world.client().with_token("reader").send("POST", path, &form, &sent).unwrap();
        serde_json::from_slice::<Value>(&answer.body[5..]).unwrap()["error"]["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(streamed(json!({"afterSeq": 7})), format!("afterSeq: {beyond}"));
    assert!(streamed(json!({"types": ["Proposed"]})).starts_with("types: \"Proposed\" is no kind"));
    assert!(streamed(json!({"subjects": ["day-care"]})).starts_with("subjects: "));
    let unknown = streamed(json!({"subjects": ["standard/nope"]}));
    assert_eq!(unknown, "subjects: no standard has the id nope");
}

/// In Connect's streamed form and in HTTP/1, where nothing says that the connection is alive.
#[test]
fn a_feed_in_which_nothing_happens_stays_open() {
    let world = World::within(
        "manners-quiet",
        |_| {},
        |doors, _| doors.send_wait = Duration::from_millis(200),
    );
    let mut feed = TcpStream::connect(world.address).unwrap();
    feed.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    let asked = json!({"afterSeq": 5}).to_string();
    let length = u32::try_from(asked.len()).unwrap().to_be_bytes();
    write!(
        feed,
        "POST /plumbline.v1.LogService/StreamEvents HTTP/1.1\r\nhost: x\r\nauthorization: Bearer reader\r\n\
         content-type: application/connect+json\r\ncontent-length: {}\r\n\r\n",
        5 + asked.len()
    )
    .unwrap();
    feed.write_all(&[&[0], length.as_slice(), asked.as_bytes()].concat()).unwrap();
    let mut bytes = [0; 4_096];
    let mut heard = Vec::new();
    // Ten times as long as a client may take nothing of an answer.
    loop {
        match feed.read(&mut bytes) {
            Ok(0) => panic!("it was closed: {}", String::from_utf8_lossy(&heard)),
            Ok(more) => heard.extend(&bytes[..more]),
            Err(silence) => {
                assert_eq!(silence.kind(), std::io::ErrorKind::WouldBlock);
                break;
            }
        }
    }
    world.propose();
    while !String::from_utf8_lossy(&heard).contains("StandardProposed") {
        let more = feed.read(&mut bytes).unwrap();
        assert!(more > 0, "it was closed: {}", String::from_utf8_lossy(&heard));
        heard.extend(&bytes[..more]);
    }
}

/// Values of the core (`expert_review`) and the log's own data keep their form; names of fields have the contract's.
#[test]
fn answers_name_fields_as_the_contract_does() {
    let world = World::new("manners-names");
    world.propose();
    let mut attach = read(&calls().join("17-attach.json"));
    attach["body"]["attachDocument"]["mediaType"] = "pdf".into();
    attach["body"]["header"]["requestId"] = "01934b2e-7a00-7000-8000-000000000171".into();
    let answer = world.call(&attach);
    assert_eq!(answer["body"]["message"], "mediaType: a media type such as application/pdf");
    assert_eq!(answer["body"]["details"][0]["debug"]["field"], "mediaType");
}
