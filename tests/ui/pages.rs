//! What a person is sent, without a browser: every page works from its HTML alone.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use jiff::ToSpan;
use plumbline_testkit::{Folder, Server, run};

use crate::world::{World, get, today};

/// The part of a page between two marks, so that what is asserted of an element is not found elsewhere.
pub(crate) fn part<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} after {from} in {page}")).0
}

/// The section of a page under a heading.
pub(crate) fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    part(page, &format!("<h2>{heading}</h2>"), "</section>")
}

/// A page whose numbers are plain: the ways to their lists taken off.
pub(crate) fn without_ways(page: &str) -> String {
    let mut parts = page.split("<a class=\"counted\" href=\"");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once("\">").unwrap();
        plain += &rest.replacen("</a>", "", 1);
    }
    plain
}

/// What stands in the cell of this name among a life's facts.
fn fact<'p>(page: &'p str, name: &str) -> &'p str {
    part(page, &format!("<dt>{name}</dt>"), "</div>")
}

/// Gives a command to a folder that nobody serves yet.
pub(crate) fn submit(folder: &Folder, standard: &str, on: &str, command: &serde_json::Value) {
    let data = folder.path().to_str().unwrap();
    let command = command.to_string();
    let done = run(&["submit", standard, "--on", on, &command, "--data", data]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Proposes a standard on a folder that nobody serves yet.
pub(crate) fn propose(folder: &Folder, standard: &str, on: &str, title: &str) {
    let profile = serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": title }, "drafting_unit": "示例协会",
    });
    let command =
        serde_json::json!({ "command": "Propose", "procedure": "local", "profile": profile });
    submit(folder, standard, on, &command);
}

/// Serves a folder, and a reader's cookie.
pub(crate) fn serve(folder: &Folder) -> (Server, String) {
    let data = folder.path().to_str().unwrap();
    let made = run(&["token", "create", "reader", "--jurisdiction", "330100", "--data", data]);
    let token = String::from_utf8(made.stdout).unwrap();
    (Server::start(folder.path()), format!("plumbline_token={}", token.trim()))
}

#[test]
fn a_stranger_sees_the_catalogue_and_is_asked_to_log_in_elsewhere() {
    let folder = Folder::new("stranger");
    propose(&folder, "day-care", "2024-01-01", "示例：日间照料");
    // What another body runs stands in a public catalogue; a proposal of ours is not public.
    let seen = serde_json::json!({ "command": "RecordObservation", "observation": {
        "code": "40.20", "reference": "ISO/DIS 1", "titles": { "zh": "示例：老龄社会" },
    } });
    submit(&folder, "iso-1", "2024-01-01", &seen);
    let server = Server::start(folder.path());
    let mut client = server.client();
    let catalogue = client.get("/catalogue").unwrap();
    assert_eq!(catalogue.status, 200);
    let text = catalogue.text();
    let listed = part(&text, "<ul class=\"entries\">", "</ul>");
    assert!(listed.contains("示例：老龄社会") && listed.contains("40.20"), "{listed}");
    assert!(!text.contains("日间照料"), "{text}");
    assert_eq!(listed.matches("<li>").count(), 1, "{listed}");
    for closed in ["/", "/standards/day-care", "/changes"] {
        let answer = client.get(closed).unwrap();
        assert_eq!(answer.status, 401, "{closed}");
        let page = answer.text();
        let problem = part(&page, "<section class=\"problem\">", "</section>");
        assert!(problem.contains("请先登录") && problem.contains("href=\"/login\""), "{page}");
        assert!(!page.contains("日间照料"), "{page}");
    }
}

/// Every address of the router, as a stranger and as somebody who has a token.
#[test]
fn a_stranger_is_let_in_where_the_table_says_so_and_nowhere_else() {
    let world = World::empty("strangers");
    let cookie = format!("plumbline_token={}", world.token("reader", "reader"));
    let mut client = world.server.client();
    let mut asked = |at: &str, cookie: &str| {
        let path = at.replace("{area}", "330100").replace("{sha256}", &"5f".repeat(32));
        let path = path.replace("{id}", "day-care").replace("{name}", "nothing");
        let path = path.replace("{secret}", "nothing").replace("{table}", "table.csv");
        let headers = [("sec-fetch-site", "same-origin"), ("cookie", cookie)];
        let answer = match at {
            // It goes on for ever.
            "/changes" if !cookie.is_empty() => return 200,
            _ => client.send("GET", &path, &headers, b"").unwrap(),
        };
        match answer.status {
            405 => client.send("POST", &path, &headers, b"").unwrap().status,
            status => status,
        }
    };
    let entrances = plumbline_web::entrances();
    assert!(entrances.len() > 25, "{entrances:?}");
    for (at, who) in entrances {
        let is_turned_away = asked(at, "") == 401;
        match who {
            plumbline_access::Entrance::Member => assert!(is_turned_away, "{at}"),
            // Of one that is not public a stranger is told to sign in, whether it is there or not.
            plumbline_access::Entrance::Anybody => {
                assert!(!is_turned_away || at.contains("{id}"), "{at}");
            }
        }
        assert_ne!(asked(at, &cookie), 401, "{at}");
    }
}

#[test]
fn somebody_logs_in_with_a_token_and_out_again() {
    let world = World::empty("login");
    let token = world.token("王<b>主任", "reader");
    let mut client = world.server.client();
    let ours = ("sec-fetch-site", "same-origin");
    let form = [("content-type", "application/x-www-form-urlencoded"), ours];
    let refused = client.send("POST", "/login", &form, b"token=pl_wrong").unwrap();
    assert_eq!(refused.status, 401);
    assert!(refused.text().contains("不认识这个令牌"));
    assert_eq!(refused.header("set-cookie"), None);

    let entered =
        client.send("POST", "/login", &form, format!("token={token}").as_bytes()).unwrap();
    assert_eq!((entered.status, entered.header("location")), (303, Some("/")));
    let cookie = entered.header("set-cookie").unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let kept = cookie.split(';').next().unwrap().to_owned();
    let page = get(&mut client, "/", &[("cookie", &kept)]);
    assert_eq!(page.status, 200);
    let text = page.text();
    let who = part(&text, "action=\"/logout\">", "</form>");
    assert!(who.contains("王&lt;b&gt;主任"), "a name is text, whatever it holds: {who}");
    assert!(who.contains("退出"), "{who}");
    assert!(page.header("content-security-policy").unwrap().contains("default-src 'none'"));

    let left = client.send("POST", "/logout", &[("cookie", &kept), ours], b"").unwrap();
    assert!(left.header("set-cookie").unwrap().contains("Max-Age=0"));
    for gone in ["/enter", "/leave"] {
        assert_eq!(client.get(gone).unwrap().status, 404, "{gone}");
    }
}

#[test]
fn an_address_that_cannot_be_is_named_and_offers_a_way_out() {
    let world = World::city("addresses");
    let mut client = world.server.client();
    for (path, status, says) in [
        ("/?as_of=2024-02-30", 400, "as_of"),
        ("/?field=astronomy", 400, "field"),
        ("/catalogue?place=nowhere", 400, "place"),
        ("/standards/nobody", 404, "没有找到"),
        ("/nowhere", 404, "没有找到"),
    ] {
        let answer = client.get(path).unwrap();
        assert_eq!(answer.status, status, "{path}");
        let text = answer.text();
        let problem = part(&text, "<section class=\"problem\">", "</section>");
        assert!(problem.contains(says) && problem.contains("href=\"/catalogue\""), "{problem}");
    }
}

#[test]
fn a_day_that_has_not_come_is_refused_with_the_way_back_to_today() {
    let world = World::city("future");
    let mut client = world.server.client();
    let (today, tomorrow) = (today(), today().saturating_add(1.day()));
    for (path, back) in [
        ("/?lang=en&level=local&as_of=", "/?level=local"),
        ("/standards/demo-01?as_of=", "/standards/demo-01"),
    ] {
        let shown = client.get(&format!("{path}{today}")).unwrap();
        assert_eq!(shown.status, 200, "{path}{today}");
        let refused = client.get(&format!("{path}{tomorrow}")).unwrap();
        assert_eq!(refused.status, 400, "{path}{tomorrow}");
        let text = refused.text();
        let problem = part(&text, "<section class=\"problem\">", "</section>");
        assert!(problem.contains(&tomorrow.to_string()), "{problem}");
        assert!(problem.contains(&format!("href=\"{back}\"")), "{problem}");
    }
}

#[test]
fn the_language_is_chosen_once_and_kept() {
    let world = World::city("language");
    let mut client = world.server.client();
    let mut heading = |path: &str, headers: &[(&str, &str)]| {
        let page = get(&mut client, path, headers);
        (part(&page.text(), "<h1>", "</h1>").to_owned(), page)
    };
    assert_eq!(heading("/", &[]).0, "标准全程总览");
    let english = [("accept-language", "en-GB,en;q=0.9")];
    assert_eq!(heading("/", &english).0, "Where the standards stand");
    let (words, chosen) = heading("/?lang=en&field=elderly-care", &[]);
    assert_eq!(words, "Where the standards stand");
    let text = chosen.text();
    let head = part(&text, "<header", "</header>");
    assert!(head.contains("href=\"/?field=elderly-care&amp;lang=zh\""), "the filter stays: {head}");
    let cookie = chosen.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    assert_eq!(heading("/catalogue", &[("cookie", &cookie)]).0, "The catalogue");
}

#[test]
fn the_overview_tells_what_the_city_holds() {
    let world = World::city("overview");
    let page = world.server.client().get("/?lang=en").unwrap().text();
    // A number that leads to its list is still the number.
    let page = without_ways(&page);
    let sum = part(&page, "<p class=\"sum\">", "</p>");
    assert!(sum.contains("<strong>117</strong> standards"), "{sum}");
    assert!(sum.contains("<strong class=\"late\">6</strong>"), "{sum}");
    assert!(sum.contains(&today().to_string()), "{sum}");
    for (place, name, count) in [
        ("proposal", "Proposal", 27),
        ("drafting", "Drafting", 21),
        ("expert_review", "Expert review", 10),
        ("publication", "Publication", 13),
        ("implementation", "Implementation", 31),
        ("revision", "Revision", 5),
    ] {
        let column = part(&page, &format!("<li class=\"column p-{place}\">"), "</li>");
        assert!(column.contains(&format!(">{name}</a>")), "{column}");
        assert!(column.contains(&format!("<p class=\"big\">{count}</p>")), "{place}: {column}");
    }
    let ends = part(&page, "<ul class=\"ends\"", "</ul>");
    for (place, count) in [("rejected", 3), ("withdrawn", 4), ("abolished", 3)] {
        let end = part(ends, &format!("<li class=\"p-{place}\">"), "</li>");
        assert!(end.contains(&format!("<strong>{count}</strong>")), "{place}: {end}");
    }
    let stayed = part(section(&page, "Time in each stage"), "Proposal", "</tr>");
    assert!(
        stayed.contains("<td class=\"n\" data-label=\"Moved on\">85</td>"),
        "all but those that stand there: {stayed}"
    );
    let elderly = part(section(&page, "By field"), "Elderly care</a>", "</tr>");
    assert!(elderly.contains("<td class=\"n\">30</td>"), "{elderly}");
    let district = part(section(&page, "By jurisdiction"), "Xihu District 330106</a>", "</tr>");
    assert!(district.contains("<td class=\"n\">10</td>"), "{district}");
    let moved = part(section(&page, "A year of moves"), "Proposal → Drafting", "</tr>");
    assert!(!moved.contains("<td class=\"n\">0</td>"), "{moved}");
}

#[test]
fn the_overview_is_filtered_and_shows_a_past_day() {
    let world = World::city("filtered");
    let mut client = world.server.client();
    let mut sum = |path: &str| {
        let page = client.get(path).unwrap().text();
        without_ways(part(&page, "<p class=\"sum\">", "</p>"))
    };
    let county = sum("/?lang=en&jurisdiction=330106");
    assert!(county.contains("<strong>10</strong> standards"), "{county}");
    let before = sum("/?lang=en&as_of=2000-01-01");
    assert!(before.contains("<strong>0</strong> standards") && before.contains("2000-01-01"));
}

#[test]
fn a_place_is_told_by_its_name_beside_its_code_and_by_a_new_name_at_once() {
    let folder = Folder::new("places");
    let data = folder.path().to_str().unwrap();
    propose(&folder, "day-care", "2024-01-01", "示例：日间照料");
    let made = run(&["token", "create", "a", "--role", "administrator", "--data", data]);
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let server = Server::start(folder.path());
    let mut client = server.client().with_token(&token);
    let cookie = format!("plumbline_token={token}");
    let told = |path: &str| {
        let page = get(&mut server.client(), path, &[("cookie", &cookie)]).text();
        fact(&page, if path.contains("lang=en") { "Jurisdiction" } else { "辖区" }).to_owned()
    };
    assert!(told("/standards/day-care?lang=zh").contains("杭州市 330100"));
    let header = serde_json::json!({ "requestId": uuid::Uuid::now_v7() });
    let name = serde_json::json!({ "code": "330100", "zh": "示例市", "en": "Made-up City" });
    let body = serde_json::json!({ "header": header, "nameJurisdiction": name });
    let answer = client.post("/plumbline.v1.PeopleService/Submit", &body).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(told("/standards/day-care?lang=zh").contains("示例市 330100"));
    assert!(told("/standards/day-care?lang=en").contains("Made-up City 330100"));
    let headers = [("cookie", cookie.as_str())];
    let listed = get(&mut server.client(), "/catalogue?lang=en", &headers).text();
    assert!(listed.contains("Made-up City 330100"), "{listed}");
}

#[test]
fn what_is_overdue_is_listed_with_its_clause_and_what_is_suspended_is_not() {
    let world = World::city("overdue");
    let mut client = world.server.client();
    let page = client.get("/?lang=en").unwrap().text();
    let overdue = section(&page, "Overdue");
    let rows = part(overdue, "<tbody>", "</tbody>");
    assert_eq!(rows.matches("<tr>").count(), 6, "{rows}");
    let late = part(rows, "/standards/demo-06\"", "</tr>");
    assert!(late.contains("a city's plans of 12–24 months"), "{late}");
    let life = client.get("/standards/demo-06?lang=en").unwrap().text();
    let due = fact(&life, "Due: to pass the review");
    let over = part(due, "<strong class=\"late\">overdue ", " days</strong>");
    assert!(late.contains(&format!(">{over} days</td>")), "one day for both: {over}, {late}");
    assert!(due.contains("a city's plans of 12–24 months"), "{due}");

    // Its plan would have run out by now, but its clock stands still.
    assert!(!overdue.contains("/standards/demo-14\""), "{overdue}");
    let suspended = client.get("/standards/demo-14?lang=en").unwrap().text();
    assert!(fact(&suspended, "State").contains("suspended since"), "{suspended}");
    let facts = part(&suspended, "<dl class=\"facts\">", "</dl>");
    assert!(!facts.contains("overdue") && !facts.contains("Due"), "{facts}");
}

#[test]
fn a_life_is_shown_as_it_was_on_any_day() {
    let folder = Folder::new("life");
    propose(&folder, "day-care", "2024-01-10", "示例：甲 <script>alert(1)</script>");
    let reason = serde_json::json!({ "command": "Withdraw", "reason": "示例：撤回" });
    submit(&folder, "day-care", "2024-03-20", &reason);
    let (server, cookie) = serve(&folder);
    let mut client = server.client();
    let page = get(&mut client, "/standards/day-care", &[("cookie", &cookie)]).text();
    assert!(part(&page, "<h1>", "</h1>").contains("示例：甲 &lt;script&gt;"), "{page}");
    assert!(!page.contains("<script>alert"), "{page}");
    let stands = fact(&page, "所处阶段");
    assert!(stands.contains("终止") && stands.contains("00.98"), "{stands}");
    assert!(fact(&page, "起草单位").contains("示例协会"));
    let timeline = part(&page, "<ol class=\"timeline\"", "</ol>");
    for says in ["2024-03-20", "示例：撤回", "2024-01-10", "提出立项"] {
        assert!(timeline.contains(says), "{says}: {timeline}");
    }

    let path = "/standards/day-care?as_of=2024-02-01";
    let earlier = get(&mut client, path, &[("cookie", &cookie)]).text();
    assert!(fact(&earlier, "所处阶段").contains("10.00"), "{earlier}");
    assert!(!earlier.contains("示例：撤回"), "nothing of a later day: {earlier}");
    let next = part(&earlier, "rel=\"next\"", "</a>");
    assert!(next.contains("as_of=2024-03-20"), "{next}");
}

#[test]
fn before_its_first_day_a_standard_did_not_exist_and_the_page_says_when_it_began() {
    let folder = Folder::new("unborn");
    propose(&folder, "day-care", "2024-01-10", "示例：以后的标题");
    let (server, cookie) = serve(&folder);
    let path = "/standards/day-care?as_of=2024-01-09";
    let answer = get(&mut server.client(), path, &[("cookie", &cookie)]);
    assert_eq!(answer.status, 404);
    let page = answer.text();
    let problem = part(&page, "<section class=\"problem\">", "</section>");
    assert!(problem.contains("在 2024-01-09，这项标准尚不存在；它始于 2024-01-10。"), "{problem}");
    assert!(problem.contains("href=\"/standards/day-care?as_of=2024-01-10\""), "{problem}");
    assert!(!page.contains("以后的标题"), "nothing of a later day: {page}");
}

#[test]
fn a_standard_is_called_replaced_once_its_successor_is_in_force_and_not_before() {
    let world = World::city("editions");
    let mut client = world.server.client();
    let mut relations = |id: &str, language: &str| {
        let page = client.get(&format!("/standards/{id}?lang={language}")).unwrap().text();
        let heading = if language == "zh" { "关联标准" } else { "Relations" };
        section(&page, heading).to_owned()
    };
    for (id, other, zh, en) in [
        ("demo-04", "demo-04-2", "拟由下列标准代替", "is to be replaced by"),
        ("demo-04-2", "demo-04", "拟代替", "is to replace"),
        ("demo-61", "demo-61-2", "被下列标准代替", "replaced by"),
        ("demo-61-2", "demo-61", "代替", "replaces"),
        ("demo-62", "demo-62-2", "原拟由下列标准代替", "was to be replaced by"),
        ("demo-62-2", "demo-62", "原拟代替", "was to replace"),
    ] {
        for (language, words) in [("zh", zh), ("en", en)] {
            let relations = relations(id, language);
            assert!(relations.contains(&format!("<strong>{words}</strong>")), "{id}: {relations}");
            assert!(relations.contains(&format!("/standards/{other}\"")), "{id}: {relations}");
        }
    }
}

#[test]
fn a_correction_shows_what_was_and_what_is_and_who_approved_it() {
    let world = World::city("correction");
    let page = world.server.client().get("/standards/demo-43?lang=en").unwrap().text();
    assert_eq!(
        part(&page, "<h1><bdi>", "</bdi></h1>"),
        "Made up: Services of marriage registration offices"
    );
    let corrected = part(&page, "Description corrected", "</ul>");
    assert!(corrected.contains("局务会会议纪要第 7 号"), "{corrected}");
    let change = part(corrected, "<ul class=\"changes\">", "</li>");
    assert!(change.contains("English title"), "{change}");
    assert!(part(change, "<del>", "</del>").contains("Services of marriage registries"));
    assert!(part(change, "<ins>", "</ins>").contains("Services of marriage registration offices"));
    assert_eq!(corrected.matches("<del>").count(), 1, "only what changed: {corrected}");
}

#[test]
fn a_page_that_is_shown_is_told_of_a_change_that_the_views_have_seen() {
    let world = World::empty("changes");
    let office = world.token("office", "office");
    let stream = TcpStream::connect(world.server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let cookie = format!("plumbline_token={office}");
    write!(&stream, "GET /changes HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert!(lines.by_ref().any(|line| line.contains("text/event-stream")));
    assert!(lines.by_ref().any(|line| line.is_empty()));
    assert_eq!(world.propose(&office, "day-care", "示例：乙").status, 200);
    assert!(lines.by_ref().any(|line| line == "event: changed"));
    let mut client = world.server.client();
    let page = get(&mut client, "/?lang=en", &[("cookie", &cookie)]).text();
    let sum = without_ways(part(&page, "<p class=\"sum\">", "</p>"));
    assert!(sum.contains("<strong>1</strong> standards"), "{sum}");
}

#[test]
fn who_may_hand_nothing_in_hears_so_before_a_byte_of_the_form_is_read() {
    let world = World::city("hand-in-head");
    let send = |token: &str, length: usize, body: &[u8]| {
        let mut stream = TcpStream::connect(world.server.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let head = format!(
            "POST /standards/demo-01/documents HTTP/1.1\r\nHost: x\r\nCookie: plumbline_token={token}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=edge\r\n\
             Content-Length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        // The server may answer and close before all of it is written.
        let _ = stream.write_all(body);
        BufReader::new(stream).lines().next().unwrap().unwrap()
    };
    let (reader, office) = (world.token("reader", "reader"), world.token("office", "office"));
    assert!(send(&reader, 1 << 20, b"").contains(" 422 "));
    let unknown = b"--edge\r\ncontent-disposition: form-data; name=\"more\"\r\n\r\n1\r\n";
    assert!(send(&office, 1 << 20, unknown).contains(" 400 "), "another field ends it");
    let endless = [&b"--edge\r\nx-long: "[..], &vec![b'x'; 200 << 10]].concat();
    assert!(send(&office, 1 << 20, &endless).contains(" 400 "), "so does a head without end");
}

#[test]
fn the_way_to_the_other_language_stays_on_this_site_and_on_a_page() {
    let world = World::city("language-link");
    let mut client = world.server.client();
    let mut link = |method: &str, path: &str| {
        let answer = client.send(method, path, &[("sec-fetch-site", "cross-site")], b"").unwrap();
        let text = answer.text();
        let who = part(&text, "<div class=\"who\">", "</div>");
        part(who, "<a href=\"", "\"").to_owned()
    };
    assert_eq!(link("GET", "//evil.example/?lang=en"), "/evil.example/?lang=zh");
    assert_eq!(link("POST", "/standards/demo-01/documents"), "/standards/demo-01?lang=en");
    assert_eq!(link("GET", "/standards/documents"), "/standards/documents?lang=en");
}

#[test]
fn on_a_filtered_overview_it_says_that_who_is_waited_for_is_of_the_whole_house() {
    let world = World::city("whole-house");
    let mut client = world.server.client();
    let mut heading = |path: &str| {
        let page = client.get(path).unwrap().text();
        part(&page, "<h2>Waiting on whom", "</h2>").to_owned()
    };
    assert_eq!(heading("/?lang=en"), "");
    assert!(heading("/?lang=en&level=local").contains("the whole house"));
}
