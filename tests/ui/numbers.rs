//! Each number of the leadership group's page leads to a list that is as long as it says; and the board, whose columns are the same.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::collections::BTreeSet;

use plumbline_testkit::Client;

use crate::pages::part;
use crate::world::{World, get};

fn shown(client: &mut Client, path: &str, cookie: &str) -> String {
    let page = get(client, path, &[("cookie", cookie)]);
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    page.text()
}

fn figure(text: &str) -> u64 {
    text.replace(',', "").parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// How many a list says that there are.
fn said(page: &str) -> u64 {
    figure(part(part(page, "<p class=\"sum\">", "</p>"), "<strong>", "</strong>"))
}

/// Every number that is a way, and where it leads.
fn numbers(page: &str) -> BTreeSet<(String, u64)> {
    let ways = page.split("<a class=\"counted\" href=\"").skip(1);
    let read = |way: &str| {
        let (address, rest) = way.split_once("\">").unwrap();
        (address.replace("&amp;", "&"), figure(rest.split_once("</a>").unwrap().0))
    };
    ways.map(read).collect()
}

#[test]
fn each_number_leads_to_a_list_that_is_as_long_as_it_says() {
    let world = World::city("numbers");
    let mut client = world.server.client();
    let county = format!("plumbline_token={}", world.token_at("county", "reader", "330106"));
    let mut walked = BTreeSet::new();
    for (cookie, path) in [
        ("", "/"),
        ("", "/?field=elderly-care"),
        ("", "/?jurisdiction=330106&level=local"),
        ("", "/?origin=revision"),
        ("", "/times"),
        ("", "/moves"),
        (county.as_str(), "/overview"),
    ] {
        let page = shown(&mut client, path, cookie);
        assert!(page.len() <= 60_000, "{path}: {} bytes", page.len());
        for (way, number) in numbers(&page) {
            if walked.insert((cookie, way.clone())) {
                assert_eq!(said(&shown(&mut client, &way, cookie)), number, "{path}: {way}");
            }
        }
    }
    for kind in
        ["/catalogue?", "/catalogue?place=", "overdue=1", "/moves?place=", "left=1", "/waiting?"]
    {
        assert!(walked.iter().any(|(_, way)| way.contains(kind)), "no {kind} in {walked:?}");
    }
    assert!(walked.len() > 150, "{}", walked.len());
}

#[test]
fn the_board_shows_what_stands_in_each_column_and_its_filters_keep_each_other() {
    let world = World::city("board");
    let mut client = world.server.client();
    let mut columns = |path: &str| -> Vec<(u64, u64)> {
        let page = shown(&mut client, path, "");
        assert!(page.len() <= 60_000, "{path}: {} bytes", page.len());
        let columns = page.split("<li class=\"column p-").skip(1);
        let read = |column: &str| {
            let cards = column.split("<ul class=\"cards\">").nth(1).unwrap().split("</ul>").next();
            (
                figure(part(column, "<span class=\"n\">", "</span>")),
                cards.unwrap().matches("<li>").count() as u64,
            )
        };
        columns.map(read).collect()
    };
    let all = columns("/board");
    let counts: Vec<u64> = all.iter().map(|(count, _)| *count).collect();
    assert_eq!(counts, [27, 21, 10, 13, 31, 5]);
    assert!(all.iter().all(|(count, cards)| *cards == (*count).min(8)), "{all:?}");
    let late = columns("/board?overdue=1");
    assert_eq!(late.iter().map(|(count, _)| count).sum::<u64>(), 6, "{late:?}");
    assert!(late.iter().all(|(count, cards)| count == cards), "{late:?}");
    // With words each column is counted by what was found.
    let found = columns("/board?text=%E5%85%BB%E8%80%81");
    let of_field = columns("/board?field=elderly-care");
    for columns in [&found, &of_field] {
        let sum: u64 = columns.iter().map(|(count, _)| count).sum();
        assert!(sum > 0 && sum < counts.iter().sum(), "{columns:?}");
        assert!(columns.iter().all(|(count, cards)| *cards == (*count).min(8)), "{columns:?}");
    }

    // A column alone, from which a page of what is left leads on with all that was asked for.
    let page = shown(&mut client, "/board?field=elderly-care&origin=proposed&place=proposal", "");
    assert!(page.contains("href=\"/board?field=elderly-care&amp;origin=proposed\""), "{page}");
    assert!(page.contains("<option value=\"elderly-care\" selected>"), "{page}");
    // Of another place only what is public is there, and no more is counted.
    let other = format!("plumbline_token={}", world.token_at("other", "reader", "330200"));
    let page = shown(&mut client, "/board", &other);
    assert!(said(&page) > 0 && said(&page) < 107, "{}", said(&page));
    for (place, all) in ["proposal", "drafting", "expert_review"].into_iter().zip(counts) {
        let column = part(&page, &format!("<li class=\"column p-{place}\">"), "</ul>");
        let count = figure(part(column, "<span class=\"n\">", "</span>"));
        let list = shown(&mut client, &format!("/catalogue?place={place}"), &other);
        assert!(count < all && count == said(&list), "{place}: {count}");
    }
}
