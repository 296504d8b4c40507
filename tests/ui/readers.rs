//! Who is shown what on the pages: a city its own, another city what is public.

use serde_json::json;

use crate::pages::without_ways;
use crate::world::{World, get};

#[test]
fn another_city_finds_nothing_of_a_proposal_on_any_page() {
    let world = World::empty("readers");
    let office = world.token("office", "office");
    assert_eq!(world.propose(&office, "day-care", "示例：日间照料").status, 200);
    let administrator = world.token("root", "administrator");
    let observation =
        json!({ "code": "40.20", "reference": "ISO/DIS 1", "titles": { "zh": "示例：老龄社会" } });
    let seen = world.submit(&administrator, "iso-1", ("recordObservation", observation));
    assert_eq!(seen.status, 200, "{}", seen.text());
    let pages = |token: &str| {
        let cookie = format!("plumbline_token={token}");
        let mut client = world.server.client();
        let mut page = |path: &str| {
            let page = get(&mut client, path, &[("cookie", &cookie)]);
            (page.status, page.text())
        };
        let life = page("/standards/day-care");
        let document = page(&format!("/standards/day-care/documents/{}", "5f".repeat(32)));
        let observed = page("/standards/iso-1");
        assert_eq!((document.0, observed.0), (404, 200), "{}", observed.1);
        let all =
            ["/", "/catalogue", "/catalogue?text=日间", "/desk", "/board", "/moves"].map(|path| {
                // A browser encodes what is no ASCII.
                let (status, text) = page(&path.replace("日间", "%E6%97%A5%E9%97%B4"));
                assert_eq!(status, 200, "{path}");
                text
            });
        (life, all)
    };
    let ((status, life), all) = pages(&world.token("city", "reader"));
    assert_eq!(status, 200);
    assert!(life.contains("等待什么"), "who is waited for is told to the city: {life}");
    assert!(without_ways(&all[0]).contains("<strong>2</strong> 项标准"), "{}", all[0]);
    assert!(all[..3].iter().all(|page| page.contains("日间照料") || page.contains("330100")));
    for (name, role, place) in [
        ("city2", "reader", "330200"),
        ("office2", "office", "330200"),
        ("county", "drafter", "330106"),
    ] {
        let token = match role {
            "drafter" => world.token_at(name, "reader", place),
            role => world.token_at(name, role, place),
        };
        let ((status, life), all) = pages(&token);
        assert_eq!(status, 404, "{name}");
        assert!(life.contains("没有找到") && !life.contains("日间照料"), "{name}: {life}");
        for page in all {
            assert!(!page.contains("日间照料") && !page.contains("330100"), "{name}: {page}");
        }
    }
}
