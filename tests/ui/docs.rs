//! The API for people: every call is told with its examples, and the examples do what they show.

use std::collections::BTreeMap;
use std::process::{Command, Output};

use plumbline_testkit::{Browser, Folder, Window};
use serde_json::{Value, json};

use crate::world::World;

/// The text of each element of a class, with its entities read.
fn texts(page: &str, class: &str) -> Vec<String> {
    let begins = format!("<code class=\"{class}\">");
    let each =
        page.split(&begins).skip(1).map(|rest| rest.split("</code>").next().unwrap_or_default());
    let read = |text: &str| {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .iter()
            .fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
    };
    each.map(read).collect()
}

/// The expert of the examples, with the unit they serve in.
fn admit_whom_the_examples_name(world: &World, office: &str) {
    let administrator = world.token("administrator", "administrator");
    let header = || json!({ "requestId": uuid::Uuid::now_v7() });
    let unit = json!({"unit": "u-college", "kind": "institution", "area": "330100", "names": {"zh": "示例大学"}});
    let description = json!({"kind": "expert", "name": "示例：钱某", "unit": "u-college", "fields": ["elderly-care"]});
    let admit =
        json!({"description": description, "until": "2099-12-31", "approval": "示例批文第1号"});
    for (token, call, body) in [
        (administrator.as_str(), "PeopleService", json!({"header": header(), "foundUnit": unit})),
        (
            office,
            "PoolService",
            json!({"header": header(), "area": "330100", "expert": "e-001", "admit": admit}),
        ),
    ] {
        let mut client = world.server.client().with_token(token);
        let answer = client.post(&format!("/plumbline.v1.{call}/Submit"), &body);
        let answer = answer.expect("the service answers");
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
}

#[test]
fn every_example_of_the_reference_runs_as_it_stands() {
    let world = World::empty("ui-docs");
    let office = world.token("office", "office");
    let profile = json!({"level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": {"zh": "示例：社区日间照料规范"}, "draftingUnit": "示例协会"});
    let proposed = ("propose", json!({"procedure": "local", "profile": profile}));
    assert_eq!(world.submit(&office, "day-care", proposed).status, 200);
    admit_whom_the_examples_name(&world, &office);
    let page = world.server.client().get("/docs?lang=en").unwrap().text();
    let contract = world.server.client().get("/openapi.json").unwrap().json();
    let paths = contract["paths"].as_object().unwrap();
    for path in paths.keys() {
        assert!(page.contains(&format!(" {path}</code>")), "{path} is not told");
    }
    let (curl, python) = (texts(&page, "curl"), texts(&page, "python"));
    assert_eq!((curl.len(), python.len()), (paths.len(), paths.len()));
    let here = Folder::new("ui-docs-here");
    std::fs::write(here.join("draft.txt"), "示例：征求意见稿\n").unwrap();
    let ran = |program: &str, text: &str| -> Output {
        Command::new(program)
            .args(["-c", text])
            .current_dir(here.path())
            .env("URL", world.server.url(""))
            .env("TOKEN", &office)
            .output()
            .unwrap()
    };
    let mut came_to = BTreeMap::new();
    for example in &curl {
        let ran = ran("sh", example);
        let said = String::from_utf8(ran.stdout).unwrap();
        let code = serde_json::from_str::<Value>(&said).unwrap_or_default()["code"].clone();
        let code =
            code.as_str().unwrap_or(if said.is_empty() { "nothing" } else { "done" }).to_owned();
        let fits = ["done", "not_found", "failed_precondition", "permission_denied"];
        assert!(fits.contains(&code.as_str()), "{example}\n{said}");
        *came_to.entry(code).or_insert(0) += 1;
    }
    assert!(came_to["done"] * 2 > curl.len(), "most of them do what they ask: {came_to:?}");
    for example in &python {
        let ran = ran("python3", example);
        let failed = String::from_utf8(ran.stderr).unwrap();
        let refused = ["400", "403", "404", "409"].map(|status| format!("HTTP Error {status}"));
        let fits = ran.status.success() || refused.iter().any(|says| failed.contains(says));
        assert!(fits, "{example}\n{failed}");
    }
}

#[test]
fn the_reference_is_a_page_in_both_languages_on_a_desk_and_on_a_telephone() {
    let Some(mut browser) = Browser::find("the_reference_is_a_page_in_both_languages") else {
        return;
    };
    let world = World::empty("ui-docs-page");
    let folder = Folder::new("ui-docs-pictures");
    for (language, says) in [("zh", "接口说明"), ("en", "The API")] {
        let url = world.server.url(&format!("/docs?lang={language}"));
        let dom = browser.dom(&url, Window::PHONE);
        assert!(dom.contains(&format!("<h1>{says}</h1>")), "{url}");
        assert!(!dom.contains("<script"), "nothing of it needs a script");
        for window in [Window::DESK, Window::PHONE] {
            browser.screenshot(
                &url,
                window,
                &folder.join(format!("{language}-{}.png", window.width)),
            );
        }
    }
}
