//! The pool as text, a line an expert, and its hash.

use std::fmt::Write as _;

use crate::pool::{Expert, ExpertKind, Pool};
use crate::words::{Digest, Jurisdiction, PersonId};

/// The pool as the draw reads it: by id, a line an expert. Advisers and staff are never drawn, and stand in no line.
#[must_use]
pub fn pool_text(area: &Jurisdiction, pool: &Pool) -> String {
    let mut text = format!("plumbline pool v1\n{area}\n{}\n", pool.version());
    for (id, expert) in drawable(pool) {
        let fields =
            sorted(expert.description.fields.iter().map(|field| field.as_str().to_owned()));
        let away = expert.away.iter().map(|away| format!("{}..{}", away.from, away.until));
        let conflicts = sorted(expert.conflicts.iter().map(|held| held.with.to_string()));
        let asked = expert.last_asked.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let _ = writeln!(
            text,
            "{id}\t{}\t{}\t{}\t{fields}\t{}\t{}\t{asked}\t{}\t{conflicts}",
            expert.description.unit,
            expert.until,
            expert.standing.key(),
            if expert.description.senior { "senior" } else { "-" },
            expert.load(),
            listed(away.collect()),
        );
    }
    text
}

/// The SHA-256 of [`pool_text`].
#[must_use]
pub fn pool_hash(area: &Jurisdiction, pool: &Pool) -> Digest {
    Digest::of(pool_text(area, pool).as_bytes())
}

/// Who can be drawn at all: the experts, by id.
pub(super) fn drawable(pool: &Pool) -> impl Iterator<Item = (&PersonId, &Expert)> {
    pool.experts().filter(|(_, expert)| expert.description.kind == ExpertKind::Expert)
}

fn sorted(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    words.sort();
    listed(words)
}

fn listed(words: Vec<String>) -> String {
    if words.is_empty() { "-".to_owned() } else { words.join(",") }
}
