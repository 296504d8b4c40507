//! An expert as a pool holds them, beside their line of the pool's text, and the hash of that text once it was asked for.

use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::pool::expert::Expert;
use crate::words::{Digest, Jurisdiction, PersonId};

/// An expert, and their line once it was asked for: a pool's hash is wanted at each call and each draw, and hardly anybody has changed
/// between two of them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Held {
    pub(super) expert: Expert,
    #[serde(skip)]
    line: OnceLock<Box<str>>,
}

impl From<Expert> for Held {
    fn from(expert: Expert) -> Held {
        Held { expert, line: OnceLock::new() }
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        self.expert == other.expert
    }
}

impl Eq for Held {}

impl Held {
    /// What the pool's text says of them, with the end of the line; tabs between.
    pub(super) fn line(&self, id: &PersonId) -> &str {
        self.line.get_or_init(|| line(id, &self.expert).into())
    }

    /// Bytes, with the line.
    pub(super) fn weight(&self) -> usize {
        250 + self.expert.weight()
    }
}

/// The hash of a pool's text, once it was asked for. It says nothing that the pool does not say: two pools are equal with it or
/// without.
#[derive(Debug, Clone, Default)]
pub(super) struct HashOnce(OnceLock<(Jurisdiction, Digest)>);

impl PartialEq for HashOnce {
    fn eq(&self, _: &HashOnce) -> bool {
        true
    }
}

impl Eq for HashOnce {}

impl HashOnce {
    /// Of the pool of this area. A pool is of one area; of another it is made anew each time.
    pub(super) fn get(&self, area: &Jurisdiction, make: impl FnOnce() -> Digest) -> Digest {
        match self.0.get() {
            Some((of, hash)) if of == area => *hash,
            Some(_) => make(),
            None => self.0.get_or_init(|| (area.clone(), make())).1,
        }
    }
}

fn line(id: &PersonId, expert: &Expert) -> String {
    let fields = sorted(expert.description.fields.iter().map(|field| field.as_str().to_owned()));
    let away = expert.away.iter().map(|away| format!("{}..{}", away.from, away.until));
    let conflicts = sorted(expert.conflicts.iter().map(|held| held.with.to_string()));
    let asked = expert.last_asked.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let mut line = String::new();
    let _ = writeln!(
        line,
        "{id}\t{}\t{}\t{}\t{fields}\t{}\t{}\t{asked}\t{}\t{conflicts}",
        expert.description.unit,
        expert.until,
        expert.standing.key(),
        if expert.description.senior { "senior" } else { "-" },
        expert.load(),
        listed(away.collect()),
    );
    line
}

fn sorted(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    words.sort();
    listed(words)
}

fn listed(words: Vec<String>) -> String {
    if words.is_empty() { "-".to_owned() } else { words.join(",") }
}
