//! What is asked about people on a day: `who holds ROLE UNIT`, `who deputizes ROLE UNIT`, `who acts-for PERSON GATE`.

use std::str::FromStr;

use jiff::civil::Date;
use plumbline_lifecycle::PersonId;
use plumbline_lifecycle::people::People;

/// The persons by id, or `nobody`.
pub(crate) fn told(people: &People, on: Date, text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let [question, what, whose] = words[..] else { panic!("`who {text}` is no question") };
    match question {
        "holds" => named(people.holders(say(what), &say(whose), on)),
        "deputizes" => named(people.deputies(say(what), &say(whose))),
        "acts-for" => named(people.delegates_of(&say(what), say(whose), on)),
        _ => panic!("no question `who {question}`"),
    }
}

fn named<'a>(persons: impl Iterator<Item = &'a PersonId>) -> String {
    let persons: Vec<&str> = persons.map(PersonId::as_str).collect();
    if persons.is_empty() { "nobody".into() } else { persons.join(", ") }
}

fn say<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}
