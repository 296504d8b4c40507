//! A search of the catalogue, as somebody types it: numbers first, the newest edition before the others, page by page.

use jiff::civil::date;
use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_log::NewEvent;
use plumbline_views::{ListQuery, Views};

use crate::house::Book;

/// A catalogue in which each of these was seen once: its reference and its English title.
struct Shelf {
    views: Views,
    _folder: tempfile::TempDir,
}

impl Shelf {
    fn of(seen: &[(&str, &str)]) -> Shelf {
        let folder = tempfile::tempdir().unwrap();
        let mut book = Book::open(&folder.path().join("log"));
        let iso = BUILT_IN.iter().find(|(id, _)| *id == "iso").unwrap().1;
        let adopted = NewEvent {
            stream: "procedures".into(),
            version: 1,
            kind: "ProcedureAdopted",
            schema: 1,
            happened_on: date(2024, 1, 1),
            data: format!("{{\"text\":{}}}", serde_json::to_string(iso).unwrap()),
        };
        let seen = seen.iter().enumerate().map(|(no, (reference, title))| NewEvent {
            stream: format!("standard/iso-{no}"),
            version: 1,
            kind: "ObservationRecorded",
            schema: 1,
            happened_on: date(2024, 1, 10),
            data: serde_json::json!({
                "binding": { "procedure": "iso", "version": 1 },
                "observation": { "code": "60.60", "reference": reference, "titles": { "en": title }, "ics": [] },
            })
            .to_string(),
        });
        book.append(&std::iter::once(adopted).chain(seen).collect::<Vec<_>>());
        let (views, mut runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
        runner.catch_up(&book.log.reader, &mut |_| {}).unwrap();
        assert_eq!(views.catalogue.quarantined().unwrap(), []);
        Shelf { views, _folder: folder }
    }

    /// The numbers that a search finds, read in pages of this size, each of which tells how many there are.
    fn find(&self, text: &str, limit: u32) -> Vec<String> {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let query = ListQuery { text: Some(text.into()), after, limit, ..ListQuery::default() };
            let page = self.views.catalogue.list(&query).unwrap();
            found.extend(page.entries.into_iter().map(|entry| entry.label.unwrap()));
            if page.next.is_none() {
                assert_eq!(page.total, found.len() as u64, "{text}");
                return found;
            }
            after = page.next;
        }
    }
}

#[test]
fn a_number_is_found_first_its_newest_edition_before_the_others() {
    let shelf = Shelf::of(&[
        ("ISO 3590:1976", "Space systems, by ISO 9001"),
        ("ISO 90010:2001", "Tractors"),
        ("ISO 9001:2008", "Quality management systems"),
        ("ISO 9001:2015/Amd 1:2024", "Climate action changes"),
        ("ISO 9001:1987", "Quality systems"),
        ("ISO/TS 9002:2016", "Guidelines for the application of ISO 9001:2015"),
        ("ISO 9001:2015", "Quality management systems"),
        ("ISO/DIS 9001", "Quality management systems"),
        ("ISO/IEC 27001:2022", "Information security"),
        ("ISO 27001-2:2010", "Made up"),
        ("ISO 900:1990", "Ships"),
    ]);
    let rows: [(&str, &[&str]); 8] = [
        (
            "ISO 9001",
            &[
                "ISO 9001:2015",
                "ISO 9001:2008",
                "ISO 9001:1987",
                "ISO/DIS 9001",
                "ISO 9001:2015/Amd 1:2024",
                "ISO 90010:2001",
                "ISO 3590:1976",
                "ISO/TS 9002:2016",
            ],
        ),
        ("iso9001：2015", &[]),
        ("iso 9001：2015", &["ISO 9001:2015", "ISO 9001:2015/Amd 1:2024", "ISO/TS 9002:2016"]),
        ("9001:1987", &["ISO 9001:1987"]),
        ("ISO 27001", &["ISO/IEC 27001:2022", "ISO 27001-2:2010"]),
        ("dis 9001", &["ISO/DIS 9001"]),
        ("900 ships", &["ISO 900:1990"]),
        ("quality manage", &["ISO 9001:2015", "ISO 9001:2008", "ISO/DIS 9001"]),
    ];
    for (text, expected) in rows {
        for limit in [1, 2, 3, 50] {
            assert_eq!(shelf.find(text, limit), expected, "{text}, {limit} on a page");
        }
    }
    assert_eq!(shelf.find("iso", 3).len(), 11, "each of a series once");
    assert_eq!(shelf.find("iso", 3)[..2], ["ISO 900:1990", "ISO 3590:1976"]);
}
