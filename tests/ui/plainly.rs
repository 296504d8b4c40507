//! What somebody reads who did not make the program: nothing is filtered unseen, nothing stands there twice or in the other
//! language, no figure passes for law, no word breaks the page, and an empty folder says what to do.

use plumbline_testkit::{Browser, Folder, Window};

use crate::pages::{part, propose, section, serve, submit, without_ways};
use crate::world::{World, get};

#[test]
fn what_an_address_filters_by_is_said_and_can_be_taken_off() {
    let world = World::city("chosen");
    let mut client = world.server.client();
    let overview = client.get("/?jurisdiction=330106&level=local&lang=zh").unwrap().text();
    let column = part(&overview, "<li class=\"column p-implementation\">", "</h2>");
    let to_the_list = part(column, "href=\"", "\"").replace("&amp;", "&");
    let list = client.get(&format!("{to_the_list}&lang=zh")).unwrap().text();
    let chosen = part(&list, "<ul class=\"chosen\"", "</ul>");
    for (says, without) in [
        ("西湖区 330106", "/catalogue?level=local&amp;place=implementation"),
        ("地方标准", "/catalogue?jurisdiction=330106&amp;place=implementation"),
        ("实施", "/catalogue?level=local&amp;jurisdiction=330106"),
    ] {
        assert!(chosen.contains(says), "{says}: {chosen}");
        assert!(chosen.contains(&format!("href=\"{without}\"")), "{without}: {chosen}");
    }
    assert_eq!(chosen.matches("<li").count(), 3, "{chosen}");

    // What the page does not ask by is said as well, and that it does not.
    let past = client.get("/catalogue?as_of=2020-01-01&text=x&lang=en").unwrap().text();
    let chosen = part(&past, "<ul class=\"chosen\"", "</ul>");
    assert!(part(chosen, "As of", "</li>").contains("not asked by here"), "{chosen}");
    assert!(!part(chosen, "Words", "</li>").contains("not asked by here"), "{chosen}");
    // A place of which the city has nothing is still told by its name where it is chosen.
    let other = client.get("/?jurisdiction=340000&lang=en").unwrap().text();
    let choice = part(&other, "<select id=\"jurisdiction\"", "</select>");
    assert!(part(choice, "value=\"340000\" selected>", "<").contains("Anhui"), "{choice}");
}

#[test]
fn where_a_figure_comes_from_is_told_in_the_reader_s_language_and_never_as_law_if_nobody_read_it() {
    let world = World::city("sources");
    let mut client = world.server.client();
    let mut page = |path: &str| client.get(path).unwrap().text();
    let row = |page: &str| {
        let (zh, en) = ("<h2>超期事项</h2>", "<h2>Overdue</h2>");
        let heading = if page.contains(zh) { zh } else { en };
        let rows = part(page, heading, "</section>").to_owned();
        part(&rows, "/standards/demo-06\"", "</tr>").to_owned()
    };
    let (zh, en) = (row(&page("/?lang=zh")), row(&page("/?lang=en")));
    assert!(
        zh.contains(
            "市级计划 12–24 个月（取中） <span class=\"chip unverified\">未经原文核实，不作法律引用"
        ),
        "{zh}"
    );
    assert!(en.contains("a city's plans of 12–24 months (the middle taken) <span class=\"chip unverified\">not checked against"), "{en}");
    for (path, says) in [
        (
            "/standards/demo-06?lang=zh",
            "；暂按：市级计划 12–24 个月（取中）（未经原文核实，不作为法律规定引用",
        ),
        (
            "/standards/demo-06?lang=en",
            "; for now by: a city's plans of 12–24 months (the middle taken) (not checked",
        ),
    ] {
        let waits = page(path);
        let waits = part(&waits, "<ul class=\"waits\">", "</ul>");
        assert!(waits.contains(says), "{says}: {waits}");
        assert!(!waits.contains('?'), "{waits}");
    }
}

#[test]
fn a_title_in_one_language_stands_there_once() {
    let folder = Folder::new("one-title");
    let seen = |titles: serde_json::Value, reference: &str| {
        serde_json::json!({ "command": "RecordObservation", "observation": {
            "code": "40.20", "reference": reference, "titles": titles,
        } })
    };
    submit(
        &folder,
        "iso-1",
        "2024-01-01",
        &seen(serde_json::json!({ "en": "Ageing societies" }), "ISO/DIS 1"),
    );
    propose(&folder, "day-care", "2024-01-01", "示例：日间照料");
    let (server, cookie) = serve(&folder);
    for (path, title) in [
        ("/standards/iso-1?lang=zh", "Ageing societies"),
        ("/standards/iso-1?lang=en", "Ageing societies"),
        ("/standards/day-care?lang=zh", "示例：日间照料"),
        ("/standards/day-care?lang=en", "示例：日间照料"),
        ("/catalogue?lang=zh", "Ageing societies"),
        ("/catalogue?lang=en", "示例：日间照料"),
    ] {
        let page = get(&mut server.client(), path, &[("cookie", &cookie)]).text();
        let body = part(&page, "<main", "</main>");
        assert_eq!(body.matches(title).count(), 1, "{path}: {body}");
    }
}

#[test]
fn an_empty_folder_says_what_to_do_next_and_what_it_says_can_be_done() {
    let world = World::empty("first-steps");
    let token = world.token("office", "office");
    let mut client = world.server.client();
    let cookie = format!("plumbline_token={token}");
    for (path, headers, zh, en) in [
        ("/catalogue", vec![], "从这里开始", "Where to begin"),
        ("/", vec![("cookie", cookie.as_str())], "从这里开始", "Where to begin"),
    ] {
        for (language, heading) in [("zh", zh), ("en", en)] {
            let page = get(&mut client, &format!("{path}?lang={language}"), &headers).text();
            let steps = section(&page, heading);
            for command in ["token create", "people found", "submit day-care", "serve --demo"] {
                assert!(steps.contains(&format!("plumbline {command}")), "{command}: {steps}");
            }
        }
    }
    // The steps in the order of the page, but for the last, which serves another folder.
    let page = get(&mut client, "/catalogue?lang=en", &[]).text();
    let commands: Vec<String> = section(&page, "Where to begin")
        .split("<pre><code>")
        .skip(1)
        .map(|rest| rest.split_once("</code>").unwrap().0)
        .map(|command| command.replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<"))
        .collect();
    assert_eq!(commands.len(), 4, "{commands:?}");
    world.shell(&commands[..3].join("\n"));
    // The pages have seen what the steps did once they have seen what came after it.
    assert_eq!(world.propose(&token, "second", "示例：乙").status, 200);
    let filled = get(&mut client, "/?lang=en", &[("cookie", &cookie)]).text();
    assert!(!filled.contains("Where to begin"), "{filled}");
    let filled = without_ways(&filled);
    assert!(part(&filled, "<p class=\"sum\">", "</p>").contains("<strong>2</strong>"), "{filled}");
}

/// A word of 300 characters in everything that somebody may enter: it wraps, and no page is wider than the window.
#[test]
fn a_word_without_a_break_widens_no_page() {
    let Some(mut browser) = Browser::find("a_word_without_a_break") else { return };
    let world = World::city("wide");
    let long = "w".repeat(300);
    let office = world.token("office", "office");
    let profile = serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": long, "en": long.to_uppercase() }, "draftingUnit": long[..200],
    });
    let propose = serde_json::json!({ "procedure": "local", "profile": profile });
    assert_eq!(world.submit(&office, "wide", ("propose", propose)).status, 200);
    let file = serde_json::json!({
        "kind": "first-draft", "name": format!("{}.pdf", &long[..190]), "mediaType": "application/pdf",
        "size": 1024, "sha256": "0".repeat(64),
    });
    assert_eq!(world.submit(&office, "wide", ("attachDocument", file)).status, 200);
    let suspend = serde_json::json!({ "reason": long });
    assert_eq!(world.submit(&office, "wide", ("suspend", suspend)).status, 200);
    let person = world.token_of("p-zhao");
    for (path, token) in [
        ("/", None),
        ("/standards/wide", Some(&office)),
        ("/catalogue?text=www", None),
        (&*format!("/catalogue?text={long}"), None),
        ("/desk", Some(&person)),
        ("/login", None),
        (&*format!("/standards/{long}"), None),
    ] {
        for (language, window) in [
            ("zh", Window::PHONE),
            ("en", Window::PHONE),
            ("zh", Window::DESK),
            ("en", Window::DESK),
        ] {
            let cookie = format!(
                "plumbline_token={}; plumbline_language={language}",
                token.map_or("", |t| t)
            );
            browser.send_cookies(&cookie);
            let (content, room) = browser.width(&world.server.url(path), window);
            assert_eq!(room, u64::from(window.width), "the window is as wide as was asked for");
            assert!(content <= room, "{path} in {language} is {content} wide in {room}");
        }
    }
}
