//! What is right of ties: for each standard the relations that its profile held at the end of a day, linked to whoever went by
//! the id, number or reference by then, and nobody else.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::standard::{self, Standard};
use plumbline_lifecycle::{Event, State, StreamId};
use plumbline_log::Recorded;

use crate::truth::{Truth, folded};

/// A tie of one standard on one day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tied {
    pub(crate) kind: String,
    pub(crate) outgoing: bool,
    pub(crate) target: String,
    /// The other one, where it is known.
    pub(crate) id: String,
}

/// What the events of one standard tell of its names and relations.
#[derive(Debug)]
pub(crate) struct Said {
    born: Date,
    /// Each name that an event told, as it is looked up, with the first day of it.
    names: BTreeMap<String, Date>,
    /// What was true from each day on.
    from: BTreeMap<Date, Then>,
}

#[derive(Debug)]
struct Then {
    name: Option<String>,
    /// By kind and target.
    relations: Vec<(String, String)>,
}

impl Said {
    pub(crate) fn of(stream: &StreamId, rows: &[Recorded]) -> Said {
        let days = rows.iter().map(|row| row.happened_on);
        let ends = days.map(|day| {
            let until = rows.iter().filter(|row| row.happened_on <= day);
            let known = folded(stream, until, |_, _, _| {});
            (day, Then { name: name(&known.state), relations: held(&known.state) })
        });
        let mut names: BTreeMap<String, Date> = BTreeMap::new();
        folded(stream, rows.iter(), |day, event, known| {
            let told = match event {
                Event::Standard(standard::Event::ObservationRecorded { observation, .. }) => {
                    Some(looked_up(observation.reference.as_str()))
                }
                _ => name(known),
            };
            if let Some(told) = told {
                let first = names.entry(told).or_insert(day);
                *first = day.min(*first);
            }
        });
        let from: BTreeMap<_, _> = ends.collect();
        Said { born: *from.keys().next().unwrap(), names, from }
    }

    fn at(&self, day: Date) -> Option<&Then> {
        self.from.range(..=day).next_back().map(|(_, then)| then)
    }
}

impl Truth {
    /// Every tie of a standard at the end of a day, sorted.
    pub(crate) fn ties(&self, standard: &str, day: Date) -> Vec<Tied> {
        let mut ties = Vec::new();
        for (id, said) in &self.said {
            let Some(then) = said.at(day) else { continue };
            for (kind, target) in &then.relations {
                let meant = self.meant(target, day).unwrap_or_default();
                let (kind, target) = (kind.clone(), target.clone());
                if id == standard {
                    ties.push(Tied { kind, outgoing: true, target, id: meant.into() });
                } else if meant == standard {
                    ties.push(Tied { kind, outgoing: false, target, id: id.clone() });
                }
            }
        }
        ties.sort();
        ties
    }

    /// By its id, once it has begun; else whoever goes by the name that day, before those that went by it; the latest to take it.
    fn meant(&self, target: &str, day: Date) -> Option<&str> {
        let name = looked_up(target);
        let by_id = self.said.get_key_value(&name).filter(|(_, said)| said.born <= day);
        let mut by_name: Vec<_> = self
            .said
            .iter()
            .filter_map(|(id, said)| {
                let taken = said.names.get(&name).filter(|taken| **taken <= day)?;
                let goes = said.at(day)?.name.as_ref() == Some(&name);
                Some((!goes, std::cmp::Reverse(*taken), id.as_str()))
            })
            .collect();
        by_name.sort();
        by_id.map(|(id, _)| id.as_str()).or(by_name.first().map(|(_, _, id)| *id))
    }
}

fn name(known: &State) -> Option<String> {
    let State::Standard(known) = known else { panic!("a stream of another noun") };
    known.label().map(|label| looked_up(&label))
}

fn held(known: &State) -> Vec<(String, String)> {
    let State::Standard(Standard::Run(run)) = known else { return Vec::new() };
    let relations = run.profile.relations.iter();
    relations.map(|held| (held.kind.key().into(), held.target.to_string())).collect()
}

/// However it is spaced and dashed.
fn looked_up(name: &str) -> String {
    name.to_lowercase().replace(char::is_whitespace, "").replace('—', "-")
}
