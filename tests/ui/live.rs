//! A page that is shown takes in what changes, where that changes what it says, and never under what somebody is typing.

use std::time::{Duration, Instant};

use plumbline_testkit::Browser;

use crate::world::World;

/// Waits until there is such an element.
fn wait_for(browser: &mut Browser, selector: &str) {
    let began = Instant::now();
    while !browser.has(selector) {
        assert!(began.elapsed() < Duration::from_secs(20), "{selector}: {}", browser.text());
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_page_takes_in_what_changes_it_and_never_under_what_is_typed() {
    let Some(mut browser) = Browser::find("a_page_takes_in_what_changes") else { return };
    let world = World::city("live");
    let office = world.token_for("p-wang", "office");
    browser.keep_cookie(&world.server.url("/"), "plumbline_token", &office);
    let proposed = |id: &str| assert_eq!(world.propose(&office, id, "示例：随时更新").status, 200);

    // What happens elsewhere leaves the page as it is.
    browser.go(&world.server.url("/standards/demo-81"));
    proposed("live-1");
    wait_for(&mut browser, "main[data-asked]");
    assert!(!browser.has("main[data-refreshed]"), "{}", browser.text());

    browser.go(&world.server.url("/board?text=live"));
    proposed("live-2");
    wait_for(&mut browser, "a[href=\"/standards/live-2\"]");
    // Somebody types, and looks up meanwhile: what they typed stays, and they are told.
    browser.fill("#text", "typed");
    proposed("live-3");
    wait_for(&mut browser, "p.news[role=status]");
    assert!(!browser.has("a[href=\"/standards/live-3\"]"));
    assert_eq!(browser.value("#text"), "typed");
    // Once nothing is typed any more, the page shows what has happened.
    browser.fill("#text", "live");
    browser.press("h1");
    wait_for(&mut browser, "a[href=\"/standards/live-3\"]");
    assert!(!browser.has("p.news"));
}
