//! The draw once more: who is out of the question, who comes first, and who is taken.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::nouns::model::panels::{Terms, terms};
use crate::nouns::model::pool::{Experts, Person, hex};
use crate::nouns::model::reviews::Review;

/// The tree that seeds every draw of these tests.
pub(crate) const SIZE: u64 = 7;
pub(crate) const ROOT: u8 = 7;

/// Whether an expert has something to do with the matter: E2 to E5.
pub(super) fn is_of_the_matter(review: &Review, owner: &str, id: &str, person: &Person) -> bool {
    let unit = person.said.unit;
    let declared = |with: String| person.conflicts.contains(&with);
    let mut units = review.barred.drafting_units.iter();
    review.barred.drafters.contains(id)
        || review.barred.drafting_units.contains(unit)
        || declared(format!("standard:{owner}"))
        || units.any(|unit| declared(format!("unit:{unit}")))
        || review.barred.deciders.contains(id)
}

/// Whether an expert is out of the question.
pub(super) fn is_out(review: &Review, part: &str, id: &str, person: &Person) -> bool {
    let owner = part.split('.').next().unwrap();
    let Terms { load_most, .. } = terms(review.purpose);
    let knows = |field: &&str| person.said.fields.contains(field);
    person.stands != "active"
        || person.until < review.on
        || is_of_the_matter(review, owner, id, person)
        || person.is_away(review.on)
        || person.load_besides(part) >= load_most
        || !review.fields.iter().any(knows)
        || review.fell_out(id)
        || review.barred.by_office.contains(id)
        || review.barred.units_by_office.contains(&person.said.unit)
}

struct Candidate<'a> {
    id: &'a str,
    person: &'a Person,
    is_gone: bool,
}

/// The panel and the alternates, or that there is none.
pub(super) fn drawn(
    review: &Review,
    part: &str,
    area: &str,
    now: &Experts,
) -> Option<(Vec<String>, Vec<String>)> {
    let terms = terms(review.purpose);
    let root = hex(&[ROOT; 32]);
    let (number, pool) = (review.draws + 1, review.then.hash(area));
    let seed =
        Sha256::digest(format!("plumbline draw v1\n{part}\n{number}\n{SIZE}\n{root}\n-\n{pool}\n"));
    let lot = |id: &str| hex(&Sha256::digest([seed.as_slice(), id.as_bytes()].concat()));
    let then = review.then.all.iter().filter(|(_, person)| person.said.kind == "expert");
    let mut all: Vec<Candidate> = then
        .filter(|(id, person)| !is_out(review, part, id, person))
        .map(|(id, person)| {
            let is_gone = now.all.get(id).is_some_and(|now| is_out(review, part, id, now));
            Candidate { id, person, is_gone }
        })
        .collect();
    all.sort_by_key(|one| {
        let common =
            review.fields.iter().filter(|field| one.person.said.fields.contains(field)).count();
        let asked = one.person.last_asked();
        let recent = asked.is_some_and(|asked| {
            crate::nouns::model::days::days_between(asked, review.on) < terms.interval_days
        });
        (
            !review.wishes.iter().any(|wish| wish == one.id),
            recent,
            one.person.load(),
            100 - common,
            lot(one.id),
        )
    });

    let (mut panel, mut units) = (Vec::<usize>::new(), BTreeMap::<&str, usize>::new());
    let knows = |one: &Candidate, field: &str| one.person.said.fields.contains(&field);
    let mut fields = review.fields.clone();
    fields.sort_by_key(|field| all.iter().filter(|one| !one.is_gone && knows(one, field)).count());
    type Serves<'a> = Box<dyn Fn(&Candidate) -> bool + 'a>;
    let mut needs: Vec<(usize, Serves<'_>)> = Vec::new();
    for field in &fields {
        needs.push((terms.fields_each, Box::new(move |one| knows(one, field))));
    }
    needs.push((terms.senior_least, Box::new(|one| one.person.said.senior)));
    needs.push((review.size as usize, Box::new(|_| true)));
    for (wanted, serves) in &needs {
        while panel.iter().filter(|at| serves(&all[**at])).count() < *wanted {
            if panel.len() == review.size as usize {
                return None;
            }
            let fits = |at: &usize| {
                let one = &all[*at];
                let held = units.get(one.person.said.unit).copied().unwrap_or_default();
                !one.is_gone && !panel.contains(at) && serves(one) && held < terms.unit_most
            };
            let at = (0..all.len()).find(fits)?;
            *units.entry(all[at].person.said.unit).or_default() += 1;
            panel.push(at);
        }
    }
    let rest = (0..all.len()).filter(|at| !all[*at].is_gone && !panel.contains(at));
    let alternates = rest.take(terms.alternates).map(|at| all[at].id.to_owned()).collect();
    Some((panel.iter().map(|at| all[*at].id.to_owned()).collect(), alternates))
}
