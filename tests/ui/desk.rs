//! The desk: what a person of the city finds there, and what the form on it does and does not.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use jiff::ToSpan;
use plumbline_testkit::{Client, Folder};

use crate::world::{World, get, today};

/// A person of the city at a desk: their cookie, and a browser's connection.
struct Desk {
    cookie: String,
    client: Client,
}

impl Desk {
    fn of(world: &World, person: &str) -> Desk {
        let token = world.token_of(person);
        Desk { cookie: format!("plumbline_token={token}"), client: world.server.client() }
    }

    fn page(&mut self) -> String {
        let page = get(&mut self.client, "/desk?lang=en", &[("cookie", &self.cookie)]);
        assert_eq!(page.status, 200, "{}", page.text());
        page.text()
    }

    /// Sends a form to where it is sent, as a browser on this site does, or as one on another.
    fn send(&mut self, form: &str, site: &str) -> (u16, String) {
        let (path, form) = form.split_once('?').unwrap();
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", site),
            ("accept-language", "en"),
        ];
        let answer = self.client.send("POST", path, &headers, form.as_bytes()).unwrap();
        (answer.status, answer.text())
    }
}

/// Where the first form of a page is sent, and its hidden fields.
fn hidden(page: &str) -> String {
    let (_, form) = page.split_once("<form class=\"decision\"").expect("a form to decide by");
    let value = |name: &str| {
        let (_, rest) = form.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let (_, path) = form.split_once("action=\"").unwrap();
    let (path, _) = path.split_once('"').unwrap();
    let [id, version, from, to] = ["id", "version", "from", "to"].map(value);
    format!("{path}?id={id}&version={version}&from={from}&to={to}")
}

/// How many things wait.
fn waiting(page: &str) -> usize {
    page.matches("<article class=\"panel card").count()
}

#[test]
fn somebody_decides_at_their_desk_and_the_matter_goes_to_the_next() {
    let world = World::city("desk-decides");
    let mut desk = Desk::of(&world, "p-zhao");
    let before = desk.page();
    let (forms, form) = (waiting(&before), hidden(&before));
    assert!(forms > 1, "{before}");
    // What is approved can be read from here.
    let (_, papers) = before.split_once("<p class=\"papers\">").unwrap();
    let (_, file) = papers.split_once("href=\"").unwrap();
    let file = file.split_once('"').unwrap().0.to_owned();
    let read = get(&mut desk.client, &file, &[("cookie", &desk.cookie)]);
    assert_eq!(
        (read.status, read.header("content-type")),
        (200, Some("application/pdf")),
        "{file}"
    );

    let (status, text) = desk.send(&format!("{form}&act=Disagree&opinion="), "same-origin");
    assert!(status == 422 && text.contains("needs an opinion"), "{status} {text}");
    let (status, text) =
        desk.send(&format!("{form}&act=SendBack&resume=direct&opinion=+"), "same-origin");
    assert!(status == 422 && text.contains("needs an opinion"), "{status} {text}");
    for site in ["cross-site", "same-site", "none"] {
        let (status, _) = desk.send(&format!("{form}&act=Agree"), site);
        assert_eq!(status, 403, "a form from {site}");
    }
    // A form without one of the three words decides nothing, and Enter in a field presses a button that does nothing.
    for verdict in ["", "yes", "agree"] {
        let (status, text) = desk.send(&format!("{form}&act={verdict}&opinion=x"), "same-origin");
        assert_eq!(status, 400, "{verdict}: {text}");
    }
    let (_, first) = before.split_once("<form class=\"decision\"").unwrap();
    let (_, first) = first.split_once('>').unwrap();
    assert!(first.starts_with("<button type=\"submit\" disabled hidden></button>"), "{first}");
    assert_eq!(waiting(&desk.page()), forms, "nothing was decided by any of these");

    let (status, text) = desk.send(&format!("{form}&act=Agree&opinion="), "same-origin");
    assert_eq!(status, 303, "{text}");
    let after = desk.page();
    assert_eq!(waiting(&after), forms - 1);
    // A second click is the same command, and changes nothing.
    assert_eq!(desk.send(&format!("{form}&act=Agree&opinion="), "same-origin").0, 303);
    assert_eq!(waiting(&desk.page()), forms - 1);

    // What nobody has gone on from is taken back from the list of what was decided, once; then it waits again.
    let path = form.split_once('?').unwrap().0;
    let back = back_of(&after, path).expect("the way back of what was decided");
    assert!(back.contains("act=TakeBackDecision"), "{back}");
    assert_eq!(desk.send(&back, "same-origin").0, 303);
    let page = desk.page();
    assert_eq!(waiting(&page), forms);
    assert_eq!(back_of(&page, path), None, "{page}");
}

/// The form by which something of a matter is taken back, as it is sent.
fn back_of(page: &str, path: &str) -> Option<String> {
    let mut forms = page.split("<form class=\"back\"").skip(1);
    let form = forms.find(|form| form.contains(&format!("action=\"{path}\"")))?;
    let value = |name: &str| {
        let (_, rest) = form.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let fields = ["id", "act", "version", "from"].map(|name| format!("{name}={}", value(name)));
    Some(format!("{path}?{}", fields.join("&")))
}

#[test]
fn a_form_that_was_filled_in_before_the_matter_moved_on_decides_nothing() {
    let world = World::city("desk-stale");
    let mut desk = Desk::of(&world, "p-zhao");
    let page = desk.page();
    let old = hidden(&page);
    let ((path, _), (_, rest)) = (old.split_once('?').unwrap(), old.split_once('&').unwrap());
    let other = format!("{path}?id={}&{rest}", uuid::Uuid::now_v7());
    let sent_back =
        format!("{other}&act=SendBack&resume=through&opinion=%E8%AF%B7%E8%A1%A5%E5%85%85");
    assert_eq!(desk.send(&sent_back, "same-origin").0, 303);
    let (status, text) = desk.send(&format!("{old}&act=Agree&opinion="), "same-origin");
    assert!(status == 409 && text.contains("since you opened the form"), "{status} {text}");
    // It says what has changed and who did it; what was written is kept, and the form decides on what there is now.
    assert!(
        text.contains("<strong>Sent back</strong> <span class=\"by\"><bdi>p-zhao</bdi>"),
        "{text}"
    );
}

#[test]
fn a_token_that_names_nobody_has_no_desk() {
    let world = World::city("desk-nobody");
    let token = world.token("somebody", "office");
    let cookie = format!("plumbline_token={token}");
    let page = get(&mut world.server.client(), "/desk?lang=en", &[("cookie", &cookie)]).text();
    assert!(page.contains("names no person") && waiting(&page) == 0, "{page}");
}

#[test]
fn whoever_has_not_logged_in_to_the_demonstration_is_told_to() {
    let world = World::city("desk-passer-by");
    let page = world.server.client().get("/desk?lang=en").unwrap().text();
    assert!(page.contains("one of the tokens printed at start"), "{page}");
    assert!(page.contains("href=\"/login\"") && !page.contains("names no person"), "{page}");
}

/// The card on which this stands.
fn card<'p>(page: &'p str, says: &str) -> &'p str {
    let mut cards = page.split("<article class=\"panel card").skip(1);
    let card = cards.find(|card| card.contains(says));
    card.unwrap_or_else(|| panic!("no card with {says} in {page}"))
        .split("</article>")
        .next()
        .unwrap()
}

#[test]
fn of_two_seats_of_one_matter_the_form_is_on_the_one_that_is_their_own() {
    let world = World::city("desk-two-seats");
    let mut desk = Desk::of(&world, "p-wang");
    let administrator = world.token("root", "administrator");
    let mut client = world.server.client().with_token(&administrator);
    let header = serde_json::json!({ "requestId": uuid::Uuid::now_v7() });
    let delegate = serde_json::json!({
        "from": "p-shi", "to": "p-wang",
        "first": today().to_string(), "last": today().saturating_add(30.days()).to_string(),
    });
    let body = serde_json::json!({ "header": header, "delegate": delegate });
    let answer = client.post("/plumbline.v1.PeopleService/Submit", &body).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.text());
    let seen = serde_json::json!({ "notBeforeSeq": answer.json()["lastSeq"] });
    client.post("/plumbline.v1.LeadershipService/GetPipeline", &seen).unwrap();

    let page = desk.page();
    let another = card(&page, "You fill another seat of this approval");
    let (_, link) = another.split_once("<a href=\"#").unwrap();
    let (link, _) = link.split_once('"').unwrap();
    assert!(another.contains("(for ") && !another.contains("<form"), "{another}");
    let own = card(&page, &format!("<form class=\"decision\" id=\"{link}\""));
    assert!(own.contains("(own)"), "{own}");
    let at = link.strip_prefix("decide-").unwrap();
    assert!(own.contains(&format!("<label for=\"opinion-{at}\">")), "{own}");
    assert_eq!(page.matches(&format!("id=\"opinion-{at}\"")).count(), 1, "{page}");
}

#[test]
fn what_was_replaced_after_it_was_submitted_can_still_be_read_where_it_is_approved() {
    let world = World::city("desk-replaced");
    let mut desk = Desk::of(&world, "p-zhao");
    let page = desk.page();
    let (_, papers) = page.split_once("<p class=\"papers\">").unwrap();
    let (_, file) = papers.split_once("href=\"").unwrap();
    let (file, _) = file.split_once('"').unwrap();
    let (standard, _) = file.split_once("/documents/").unwrap();
    let standard = standard.strip_prefix("/standards/").unwrap();
    let office = world.token("office", "office");
    let mut replaced = 0;
    for kind in ["analysis", "first-draft", "benefit", "rollout"] {
        let document = serde_json::json!({
            "kind": kind, "name": "new.pdf", "mediaType": "application/pdf", "size": "1", "sha256": "5f".repeat(32),
        });
        let command = ("attachDocument", document);
        let answer = world.submit(&office, standard, command);
        replaced += usize::from(answer.status == 200);
    }
    assert!(replaced > 0, "a document can be replaced under approval");
    let page = desk.page();
    let again = card(&page, file);
    assert!(again.contains("replaced since"), "{again}");
    let (_, link) = again.split_once(&format!("href=\"{file}\" download>")).unwrap();
    let (words, _) = link.split_once('<').unwrap();
    let known = ["Analysis", "First draft", "Forecast of benefits", "Plan for carrying it out"];
    assert!(known.contains(&words), "in the words of the procedure: {words}");
    let read = get(&mut desk.client, file, &[("cookie", &desk.cookie)]);
    assert_eq!(read.status, 200, "{file}");
}

/// The rule of the area: who is admitted to its pool, one seat decides.
const ADMISSION: &str = r#"
id = "admission"
version = 1
levels = ["local"]
place = "330000"
title = { zh = "示例：专家入库审批", en = "Made up: admission of experts" }
[gates.admission]
chain = "admission"
source = "示例：专家管理办法 第五条"
[chains.admission]
source = "示例：专家管理办法 第五条"
steps = [{ zh = "法规审核", en = "Legal", seats = ["legal"] }]
"#;

#[test]
fn experts_are_proposed_by_the_office_and_admitted_by_who_decides_at_their_desk() {
    let world = World::empty("desk-admission");
    world.shell(&format!(
        "plumbline people found u-bureau --name 示例民政局 --kind bureau --area 330100
plumbline people found u-college --name 示例学院 --kind institution --area 330100
plumbline people join p-li --name 示例：李某 --unit u-bureau
plumbline people join p-sun --name 示例：孙某 --unit u-bureau
plumbline people assign legal u-bureau p-sun --from {}",
        today()
    ));
    let mut office = world.server.client().with_token(&world.token("li", "administrator"));
    let mut call = |call: &str, body: serde_json::Value| {
        office.post(&format!("/plumbline.v1.{call}"), &body).unwrap()
    };
    let header = serde_json::json!({ "requestId": uuid::Uuid::now_v7() });
    let adopt = serde_json::json!({ "header": header, "text": ADMISSION });
    let adopted = call("ProcedureService/AdoptProcedure", adopt);
    assert_eq!(adopted.status, 200, "{}", adopted.text());
    // A list of two, whose titles and fields whoever decides reads at the desk.
    let beside = Folder::new("desk-admission-list");
    let list = beside.join("list.csv");
    std::fs::write(
        &list,
        "编号,姓名,单位,专业,职称,是否高级,聘期至\ne-001,示例：甲,示例学院,养老服务,教授,是,2099-12-31\ne-002,示例：乙,示例学院,社会工作,,否,2099-12-31\n",
    )
    .unwrap();
    let list = list.display();
    world.shell(&format!(
        "plumbline experts import {list} --area 330100 --propose --as p-li > {list}.said
grep -q 'approval pool-330100.admission.1' {list}.said
! plumbline experts import {list} --area 330100 --approval 示例批文 --dry-run > /dev/null
plumbline approval list | grep -q '^pool-330100.admission.1  专家入库 Admission of experts'
plumbline approval show pool-330100.admission.1 | grep -q '示例：甲'"
    ));
    let mut desk = Desk::of(&world, "p-sun");
    let began = std::time::Instant::now();
    let page = loop {
        let page = desk.page();
        if waiting(&page) == 1 {
            break page;
        }
        assert!(began.elapsed() < std::time::Duration::from_secs(10), "{page}");
        std::thread::yield_now();
    };
    for says in [
        "Admission of experts",
        "Proposed for admission (2):",
        "示例：甲",
        "示例学院",
        "教授",
        "Elderly care",
        "/experts?jurisdiction=330100",
    ] {
        assert!(page.contains(says), "{says} is not in {page}");
    }
    let approval = serde_json::json!({ "approval": "pool-330100.admission.1" });
    let told = call("ApprovalService/GetApproval", approval.clone()).json();
    assert_eq!(
        (&told["gate"], &told["area"], &told["standardId"], &told["experts"][1]["expert"]),
        (&"admission".into(), &"330100".into(), &serde_json::Value::Null, &"e-002".into())
    );
    // Another city hears nothing of it.
    let elsewhere = world.token_at("wu", "office", "330200");
    let mut elsewhere = world.server.client().with_token(&elsewhere);
    let path = "/plumbline.v1.ApprovalService/GetApproval";
    assert_eq!(elsewhere.post(path, &approval).unwrap().status, 404);

    let (status, text) = desk.send(&format!("{}&act=Agree&opinion=", hidden(&page)), "same-origin");
    assert_eq!(status, 303, "{text}");
    world.shell("plumbline experts show e-002 --area 330100 | grep -q 'pool-330100.admission.1'");
    let ended = call("ApprovalService/GetApproval", approval).json();
    assert_eq!(ended["state"], "granted");
    assert_eq!(waiting(&desk.page()), 0);
}
