//! What is open to comment, as a stranger reads it, and whoever has logged in.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use plumbline_testkit::Client;
use serde_json::{Value, json};

use crate::acts::{field, form_of, hidden};
use crate::pages::{part, section};
use crate::world::{World, get};

/// A text that is put before two bodies, with its content.
fn consulted(world: &World, office: &str) {
    assert_eq!(world.propose(office, "day-care", "示例：日间照料").status, 200);
    let mut client = world.server.client().with_token(office);
    let mut hand_in = |kind: &str| {
        let path = format!("/v1/standards/day-care/documents?kind={kind}&name=draft.txt");
        let id = uuid::Uuid::now_v7().to_string();
        let headers = [("content-type", "text/plain"), ("idempotency-key", id.as_str())];
        let answer = client.send("POST", &path, &headers, "示例：征求意见稿\n".as_bytes()).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
    };
    ["proposal-form", "first-draft", "drafting-notes"].into_iter().for_each(&mut hand_in);
    assert_eq!(world.submit(office, "day-care", ("acceptProposal", json!({}))).status, 200);
    ["draft-for-comment", "explanatory-note", "consulted-list"].into_iter().for_each(hand_in);
    let open = json!({"days": 40, "bodies": ["示例市财政局", "示例市民宗局"]});
    assert_eq!(world.submit(office, "day-care", ("openConsultation", open)).status, 200);
}

/// Gives a command to the consultation, and waits until the pages show it.
fn say(client: &mut Client, command: (&str, Value)) {
    let header = json!({ "requestId": uuid::Uuid::now_v7() });
    let (name, body) = command;
    let body = json!({ "header": header, "consultation": "day-care.draft.1", name: body });
    let answer = client.post("/plumbline.v1.ConsultationService/Submit", &body).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.text());
    let seen = json!({ "notBeforeSeq": answer.json()["lastSeq"] });
    let seen = client.post("/plumbline.v1.LeadershipService/GetPipeline", &seen).unwrap();
    assert_eq!(seen.status, 200, "{}", seen.text());
}

#[test]
fn what_is_open_to_comment_a_stranger_reads_with_the_draft_and_the_table() {
    let world = World::empty("ui-consulted");
    let office = world.token("office", "office");
    consulted(&world, &office);
    let mut client = world.server.client().with_token(&office);
    say(
        &mut client,
        (
            "comment",
            json!({"clause": "5.10", "text": "应<b>明确</b>经费来源", "from": "示例市财政局"}),
        ),
    );
    say(
        &mut client,
        ("comment", json!({"clause": "5.2", "text": "=1+1", "from": "示例：热心市民"})),
    );
    say(&mut client, ("comment", json!({"text": "总体同意", "from": "示例：热心市民"})));
    say(&mut client, ("recordReply", json!({"body": "示例市财政局", "comments": 1})));
    say(
        &mut client,
        (
            "dispose",
            json!({"no": 1, "outcome": "partly", "reason": "另有规定", "change": "增加 5.10.3"}),
        ),
    );

    let mut stranger = world.server.client();
    let list = stranger.get("/consultations").unwrap().text();
    let entry = part(&list, "<ul class=\"entries\">", "</ul>");
    assert!(entry.contains("href=\"/consultations/day-care.draft.1\""), "{entry}");
    assert!(entry.contains("示例：日间照料") && entry.contains("还有 40 天"), "{entry}");
    let page = stranger.get("/consultations/day-care.draft.1").unwrap();
    assert_eq!(page.status, 200);
    let page = page.text();
    assert!(
        !page.contains("href=\"/standards/day-care\""),
        "what a stranger cannot open is no link"
    );
    let comments = section(&page, "意见");
    let at = |words: &str| comments.find(words).unwrap_or_else(|| panic!("{words}: {comments}"));
    assert!(at("总体同意") < at("=1+1") && at("=1+1") < at("经费来源"), "by clause: {comments}");
    assert!(comments.contains("应&lt;b&gt;明确&lt;/b&gt;经费来源"), "{comments}");
    for told in ["部分采纳", "另有规定", "增加 5.10.3", "待处理"] {
        assert!(comments.contains(told), "{told}: {comments}");
    }
    let legend = part(&page, "<ul class=\"legend\">", "</ul>");
    assert!(legend.contains("待处理 <strong>2</strong>"), "{legend}");
    let bodies = part(&page, "aria-label=\"征求意见单位\"", "</table>");
    assert!(bodies.contains("示例市民宗局") && bodies.contains("未回函"), "{bodies}");

    anybody_says_something(&world, &office, &page);

    let csv = stranger.get("/consultations/day-care.draft.1/table.csv").unwrap();
    assert!(
        csv.text().contains("\"5.2\",\"'=1+1\",\"示例：热心市民\",\"待处理\",\"\""),
        "{}",
        csv.text()
    );
    let book = stranger.get("/consultations/day-care.draft.1/table.xlsx").unwrap();
    assert!(book.status == 200 && book.body.starts_with(b"PK"));
    let drafts = part(&page, "<span class=\"papers\">", "</dd>");
    let draft = part(drafts, "href=\"", "\"");
    let draft = stranger.get(draft).unwrap();
    assert_eq!((draft.status, draft.text().as_str()), (200, "示例：征求意见稿\n"));
    // What was handed in and not put before everybody is nobody else's, and of what is not there a stranger hears the same.
    let other = format!("/consultations/day-care.draft.1/documents/{}", "5f".repeat(32));
    assert_eq!(stranger.get(&other).unwrap().status, 404);
    for closed in ["/consultations/day-care.draft.2", "/consultations/night-care.draft.1"] {
        let answer = stranger.get(closed).unwrap();
        assert!(answer.status == 401 && answer.text().contains("请先登录"), "{closed}");
    }

    // Whoever has logged in finds it on the page of the standard, and is told that what is not there is not.
    let cookie = format!("plumbline_token={office}");
    let mut member = world.server.client();
    let life = get(&mut member, "/standards/day-care?lang=en", &[("cookie", &cookie)]).text();
    assert!(life.contains("href=\"/consultations/day-care.draft.1\">Consultation on the draft"));
    let page = get(&mut member, "/consultations/day-care.draft.1?lang=en", &[("cookie", &cookie)]);
    let page = page.text();
    assert!(
        page.contains("40 days left") && page.contains("href=\"/standards/day-care\""),
        "{page}"
    );
    let none = get(&mut member, "/consultations/day-care.draft.2", &[("cookie", &cookie)]);
    assert_eq!(none.status, 404);

    assert_eq!(
        world.submit(&office, "day-care", ("withdraw", json!({"reason": "示例"}))).status,
        200
    );
    assert_eq!(stranger.get("/consultations/day-care.draft.1").unwrap().status, 401);
    assert!(!stranger.get("/consultations").unwrap().text().contains("日间照料"));
    let page = get(&mut member, "/consultations/day-care.draft.1", &[("cookie", &cookie)]).text();
    assert!(page.contains("已终止") && page.contains("：终止"), "{page}");
}

/// Whoever is nobody says something on the public page, and does nothing else there.
fn anybody_says_something(world: &World, office: &str, page: &str) {
    const PAGE: &str = "/consultations/day-care.draft.1";
    const SAY: &str = "/consultations/day-care.draft.1/comments";
    let mut stranger = world.server.client();
    let mut send = |path: &str, site: &str, form: &str| {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let headers = [kind, ("sec-fetch-site", site), ("accept-language", "en")];
        stranger.send("POST", path, &headers, form.as_bytes()).unwrap()
    };
    assert!(!page.contains("<script") && page.contains("不能修改或撤回"), "{page}");
    let form = hidden(page, "CommentInPublic");
    for site in ["cross-site", "same-site", "none"] {
        assert_eq!(send(SAY, site, &format!("{form}text=x&from=y")).status, 403, "{site}");
    }
    // What is wrong stands beside its field, and nothing typed is lost.
    let bad = send(SAY, "same-origin", &format!("{form}clause=5.1&text=Call+13800138000&from="));
    let told = bad.text();
    let back = form_of(&told, "CommentInPublic");
    assert_eq!(bad.status, 422, "{told}");
    assert!(field(back, "from").contains("Fill this in") && back.contains("13800138000"), "{back}");
    let contact = format!("{form}clause=5.1&text=Call+13800138000&from=Somebody");
    let told = send(SAY, "same-origin", &contact).text();
    let back = form_of(&told, "CommentInPublic");
    assert!(field(back, "text").contains("must not tell how to reach a person"), "{back}");

    let said =
        format!("{}clause=5.1&text=Say+how+often&from=Somebody", hidden(&told, "CommentInPublic"));
    let answer = send(SAY, "same-origin", &said);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let next = answer.header("location").unwrap().to_owned();
    // A second click is the same command.
    assert_eq!(send(SAY, "same-origin", &said).header("location"), Some(next.as_str()));
    let next = next.split_once('#').unwrap().0;
    let mut anew = world.server.client();
    let shown = get(&mut anew, next, &[("accept-language", "en")]).text();
    assert!(shown.contains("Your comment was received, and is public."), "{shown}");
    assert_eq!(shown.matches("Say how often").count(), 1, "{shown}");
    assert!(
        shown.contains("name unchecked")
            && !shown.contains(
                "<form class=\"act\" method=\"post\" action=\"/consultations/day-care.draft.1\""
            ),
        "{shown}"
    );
    let kinds = world.kinds("consultation/day-care.draft.1");
    assert_eq!(kinds.iter().filter(|kind| *kind == "CommentReceived").count(), 4, "{kinds:?}");

    // Any other act, on this address or that of the house, is nobody's; and what is longer than a comment is not read.
    let id = uuid::Uuid::now_v7();
    for act in ["Comment", "Dispose", "End", "Extend", "RecordReply"] {
        let fields = format!(
            "id={id}&version=4&act={act}&no=1&outcome=taken&text=x&from=y&until=2099-01-01&reason=x"
        );
        assert_eq!(send(SAY, "same-origin", &fields).status, 409, "{act}");
        assert_eq!(send(PAGE, "same-origin", &fields).status, 401, "{act}");
    }
    let long = format!("{form}text={}&from=y", "x".repeat(60_000));
    assert_eq!(send(SAY, "same-origin", &long).status, 400);
    assert_eq!(
        send("/consultations/night-care.draft.1/comments", "same-origin", &said).status,
        401
    );
    // Of one address so many are taken: the next one waits, and the office records what it was sent all the same.
    let one = |no: u32| {
        format!(
            "id={}&version=0&act=CommentInPublic&text=Comment+{no}&from=y",
            uuid::Uuid::now_v7()
        )
    };
    let taken =
        (0..40).map(|no| send(SAY, "same-origin", &one(no))).filter(|sent| sent.status == 303);
    assert!(taken.count() < 10);
    let waits = send(SAY, "same-origin", &one(99));
    assert!(waits.status == 429 && waits.header("retry-after").is_some(), "{}", waits.text());
    assert!(waits.text().contains(">Comment 99</textarea>"), "what was written is lost");
    assert!(waits.text().contains("too many comments came from this address"), "{}", waits.text());
    let mut client = world.server.client().with_token(office);
    say(&mut client, ("comment", json!({"text": "示例：来信", "from": "示例：热心市民"})));
    assert_eq!(world.kinds("consultation/day-care.draft.1").last().unwrap(), "CommentReceived");
}
