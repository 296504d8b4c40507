//! What a person is sent, without a browser: every page works from its HTML alone.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::world::{World, get};

#[test]
fn a_stranger_sees_the_catalogue_and_is_shown_the_door_elsewhere() {
    let world = World::empty("stranger");
    let office = world.token("office", "office");
    assert_eq!(world.propose(&office, "day-care", "示例：日间照料").status, 200);
    let mut client = world.server.client();
    let catalogue = client.get("/catalogue").unwrap();
    assert_eq!(catalogue.status, 200);
    assert!(catalogue.text().contains("示例：日间照料"));
    for closed in ["/", "/standards/day-care", "/changes"] {
        let answer = client.get(closed).unwrap();
        assert_eq!(answer.status, 401, "{closed}");
        let page = answer.text();
        assert!(page.contains("请先登录") && page.contains("href=\"/enter\""), "{page}");
        assert!(!page.contains("日间照料"), "{page}");
    }
}

#[test]
fn somebody_enters_with_a_token_and_leaves_again() {
    let world = World::empty("enter");
    let token = world.token("王<b>主任", "reader");
    let mut client = world.server.client();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let refused = client.send("POST", "/enter", &form, b"token=pl_wrong").unwrap();
    assert_eq!(refused.status, 401);
    assert!(refused.text().contains("不认识这个令牌"));
    assert_eq!(refused.header("set-cookie"), None);

    let entered =
        client.send("POST", "/enter", &form, format!("token={token}").as_bytes()).unwrap();
    assert_eq!((entered.status, entered.header("location")), (303, Some("/")));
    let cookie = entered.header("set-cookie").unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let kept = cookie.split(';').next().unwrap().to_owned();
    let page = get(&mut client, "/", &[("cookie", &kept)]);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("王&lt;b&gt;主任"), "a name is text, whatever it holds");
    assert!(page.header("content-security-policy").unwrap().contains("default-src 'none'"));

    let left = client.send("POST", "/leave", &[("cookie", &kept)], b"").unwrap();
    assert!(left.header("set-cookie").unwrap().contains("Max-Age=0"));
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
        assert!(
            answer.text().contains(says) && answer.text().contains("href=\"/catalogue\""),
            "{path}"
        );
    }
}

#[test]
fn the_language_is_chosen_once_and_kept() {
    let world = World::city("language");
    let mut client = world.server.client();
    let page = |headers: &[(&str, &str)], path: &str, client: &mut _| get(client, path, headers);
    assert!(page(&[], "/", &mut client).text().contains("标准全程总览"));
    let english = [("accept-language", "en-GB,en;q=0.9")];
    assert!(page(&english, "/", &mut client).text().contains("Where the standards stand"));
    let chosen = page(&[], "/?lang=en&field=elderly-care", &mut client);
    assert!(chosen.text().contains("Where the standards stand"));
    assert!(
        chosen.text().contains("href=\"/?field=elderly-care&amp;lang=zh\""),
        "the filter stays"
    );
    let cookie = chosen.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let kept = page(&[("cookie", &cookie)], "/catalogue", &mut client);
    assert!(kept.text().contains("The catalogue"));
}

#[test]
fn the_pipeline_tells_what_the_city_holds_and_narrows_it() {
    let world = World::city("pipeline");
    let mut client = world.server.client();
    let page = client.get("/?lang=en").unwrap().text();
    for says in [
        "<strong>61</strong> standards",
        "Overdue",
        "124 days",
        "A year of moves",
        "Time in each stage",
        "By field",
    ] {
        assert!(page.contains(says), "{says}");
    }
    for place in
        ["Proposal", "Drafting", "Expert review", "Publication", "Implementation", "Revision"]
    {
        assert!(page.contains(place), "{place}");
    }
    let county = client.get("/?lang=en&jurisdiction=330106").unwrap().text();
    assert!(county.contains("<strong>10</strong> standards"), "{county}");
    let before = client.get("/?lang=en&as_of=2000-01-01").unwrap().text();
    assert!(before.contains("<strong>0</strong> standards"), "{before}");
}

#[test]
fn a_life_is_shown_as_it_was_on_any_day() {
    let world = World::empty("life");
    let office = world.token("office", "office");
    assert_eq!(
        world.propose(&office, "day-care", "示例：甲 <script>alert(1)</script>").status,
        200
    );
    let withdraw = ("withdraw", serde_json::json!({ "reason": "示例：撤回" }));
    assert_eq!(world.order(&office, "day-care", withdraw).status, 200);
    let cookie = format!("plumbline_token={office}");
    let mut client = world.server.client();
    let page = get(&mut client, "/standards/day-care", &[("cookie", &cookie)]).text();
    assert!(page.contains("示例：甲 &lt;script&gt;"), "{page}");
    assert!(!page.contains("<script>alert"), "{page}");
    for says in ["终止", "00.98", "示例：撤回", "提出立项", "示例协会"] {
        assert!(page.contains(says), "{says}");
    }
    let path = "/standards/day-care?as_of=2001-01-01";
    let before = get(&mut client, path, &[("cookie", &cookie)]).text();
    assert!(before.contains("在这一天，这项标准还不存在。"), "{before}");
    assert!(!before.contains("示例：撤回"), "{before}");
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
    assert!(page.contains("<strong>1</strong> standards"), "{page}");
}
