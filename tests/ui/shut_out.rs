//! Nothing on any page shuts anybody out, as far as axe-core can tell: no serious and no critical finding, light or dark.

use plumbline_testkit::{Browser, Scheme, Window, axe};

use crate::world::World;

/// Where an address of the router leads in the demonstration's city; nothing for one that shows no page.
fn example(at: &str) -> Option<&str> {
    Some(match at {
        "/approvals/{id}" => "/approvals/demo-81.proposal.1",
        "/consultations/{id}" => "/consultations/demo-89.draft.1",
        "/ballots/{id}" => "/ballots/demo-103.proposal.1.1",
        "/experts/{area}" => "/experts/330100",
        "/experts/{area}/{id}" => "/experts/330100/e-001",
        "/experts/{area}/{id}/personal" => "/experts/330100/e-001/personal",
        "/procedures/{id}" => "/procedures/local-city",
        "/reviews/{id}" => "/reviews/demo-101.draft.1",
        "/standards/{id}" => "/standards/demo-81",
        "/standards/{id}/implementation" => "/standards/demo-01/implementation",
        "/invitation/{secret}" => "/invitation/pi_nothing",
        "/find" => "/find?text=%E5%85%BB%E8%80%81",
        "/waiting" => "/waiting?whose=person:p-wang",
        "/moves" => "/moves?place=drafting",
        "/times" => "/times?from=10.00&to=20.00",
        // A file, a feed, what is only sent, and what is shown elsewhere too.
        "/"
        | "/catalogue/{table}"
        | "/due/{table}"
        | "/waiting/{table}"
        | "/moves/{table}"
        | "/in-use/{table}"
        | "/consultations/{id}/comments"
        | "/consultations/{id}/table.csv"
        | "/consultations/{id}/table.xlsx"
        | "/consultations/{id}/documents/{sha256}"
        | "/standards/{id}/documents"
        | "/standards/{id}/documents/{sha256}"
        | "/changes"
        | "/logout"
        | "/assets/{name}" => return None,
        plain if !plain.contains('{') => plain,
        unknown => panic!("say here where {unknown} leads, so that its page is looked at"),
    })
}

/// The pages that are looked at in the dark in the short round, too.
const COLOURFUL: [&str; 6] = [
    "/overview",
    "/board",
    "/due",
    "/standards/demo-81",
    "/consultations/demo-89.draft.1",
    "/reviews/demo-101.draft.1",
];

#[test]
fn axe_finds_nothing_serious_on_any_page_light_or_dark() {
    let test = "axe_finds_nothing_serious";
    let Some(mut browser) = Browser::find(test) else { return };
    let Some(script) = axe(test) else { return };
    let world = World::city("shut-out");
    let token = world.token_for("p-wang", "office");
    let origin = world.server.url("/");
    browser.keep_cookie(&origin, "plumbline_token", &token);
    browser.bring(&script);
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1");
    let mut found = Vec::new();
    for (at, _) in plumbline_web::entrances() {
        let Some(path) = example(at) else { continue };
        let url = world.server.url(path);
        browser.in_colours(Scheme::Light);
        browser.go_in(&url, Window::DESK);
        if !full {
            // A hundred calls of one form: the first of them tell of all, and take a second instead of twenty.
            browser.take_off(".docs section:nth-of-type(n+6)");
        }
        let light = browser.shuts_out(None);
        // What changes with the colours is what can be read; each hue is on one of these pages.
        let dark = match full || COLOURFUL.contains(&path) {
            true => {
                browser.in_colours(Scheme::Dark);
                browser.shuts_out(Some("color-contrast"))
            }
            false => Vec::new(),
        };
        found.extend(light.into_iter().chain(dark).map(|what| format!("{path}: {what}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
