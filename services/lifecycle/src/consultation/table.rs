//! 意见汇总处理表: what was said of each clause and what came of it, folded out of a consultation's events.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::approval::DocRef;
use crate::consultation::event::Event;
use crate::consultation::{Outcome, Purpose, Reply};
use crate::words::{Clause, Name, Sentence};

/// A consultation as it is told: its head, its bodies, its comments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What it was for.
    pub purpose: Purpose,
    /// The day on which it began.
    pub since: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// The day on which it ended, once it has.
    pub ended: Option<Date>,
    /// The kind of the standard's event with which it ended, where that went another way.
    pub why: Option<Sentence>,
    /// Who drafts the text.
    pub unit: Option<Name>,
    /// What was put before them.
    pub bundle: Vec<DocRef>,
    /// Who was asked by name, in the order in which they were named, and what each answered.
    pub bodies: Vec<(Name, Option<Reply>)>,
    comments: BTreeMap<u32, Row>,
}

/// A comment and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, in the order of recording.
    pub no: u32,
    /// The day on which it was received.
    pub on: Date,
    /// Of which clause; of the whole text where none.
    pub clause: Option<Clause>,
    /// What was said.
    pub text: Sentence,
    /// Who said it.
    pub from: Name,
    /// Whether they wrote it themselves on the public page: nobody knows whether they are called so.
    pub in_public: bool,
    /// What came of it, once that was said.
    pub disposal: Option<Disposal>,
}

/// What came of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// Whether it was taken.
    pub outcome: Outcome,
    /// Why not, or not whole.
    pub reason: Option<Sentence>,
    /// What was changed.
    pub change: Option<Sentence>,
    /// The day.
    pub on: Date,
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Counts {
    /// Bodies that were asked.
    pub asked: usize,
    /// Those that replied, and of them those with comments.
    pub replied: usize,
    pub replied_with_comments: usize,
    pub comments: usize,
    pub late: usize,
    pub taken: usize,
    pub partly: usize,
    pub not: usize,
    pub open: usize,
}

impl Table {
    /// The table with one more event, which happened on `on`.
    pub fn hear(&mut self, event: &Event, on: Date) {
        match event.clone() {
            Event::ConsultationBegun { purpose, until, bodies, unit, bundle, .. } => {
                *self = Table {
                    purpose,
                    since: Some(on),
                    until: Some(until),
                    unit: Some(unit),
                    bundle,
                    bodies: bodies.into_iter().map(|body| (body, None)).collect(),
                    ..Table::default()
                };
            }
            Event::CommentReceived { no, clause, text, from, in_public } => {
                let disposal = None;
                self.comments.insert(no, Row { no, on, clause, text, from, in_public, disposal });
            }
            Event::ReplyReceived { body, comments } => {
                if let Some((_, reply)) = self.bodies.iter_mut().find(|(asked, _)| *asked == body) {
                    *reply = Some(Reply { on, comments });
                }
            }
            Event::CommentDisposed { no, outcome, reason, change } => {
                if let Some(row) = self.comments.get_mut(&no) {
                    row.disposal = Some(Disposal { outcome, reason, change, on });
                }
            }
            Event::ConsultationExtended { until, .. } => self.until = Some(until),
            Event::ConsultationEnded { why } => {
                self.ended = self.ended.or(Some(on));
                self.why = why;
            }
        }
    }

    /// The comments by clause, those on the whole text first; within a clause in the order of recording. A clause is ordered as
    /// it is read: 5.10 behind 5.9.
    #[must_use]
    pub fn rows(&self) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.comments.values().collect();
        rows.sort_by_cached_key(|row| (row.clause.as_ref().map(place), row.no));
        rows
    }

    /// Whether something came after the last day.
    #[must_use]
    pub fn is_late(&self, on: Date) -> bool {
        self.until.is_some_and(|until| on > until)
    }

    /// How many of each.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let replies = || self.bodies.iter().filter_map(|(_, reply)| reply.as_ref());
        let of = |outcome: Option<Outcome>| {
            let came =
                |row: &&Row| row.disposal.as_ref().map(|disposal| disposal.outcome) == outcome;
            self.comments.values().filter(came).count()
        };
        Counts {
            asked: self.bodies.len(),
            replied: replies().count(),
            replied_with_comments: replies().filter(|reply| reply.comments > 0).count(),
            comments: self.comments.len(),
            late: self.comments.values().filter(|row| self.is_late(row.on)).count(),
            taken: of(Some(Outcome::Taken)),
            partly: of(Some(Outcome::Partly)),
            not: of(Some(Outcome::Not)),
            open: of(None),
        }
    }
}

/// A part of the name of a clause: numbers are ordered as numbers, and stand before words.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number(u64),
    Word(String),
}

fn place(clause: &Clause) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = clause.as_str();
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let ends = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(ends);
        // A number that no clause has is ordered as a word.
        pieces.push(match piece.parse() {
            Ok(number) => Piece::Number(number),
            Err(_) => Piece::Word(piece.to_owned()),
        });
        rest = behind;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_stand_in_the_order_in_which_they_are_read() {
        let mut clauses: Vec<Clause> = ["附录 A", "5.10", "10", "5.9", "5", "5.9.1"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        clauses.sort_by_cached_key(place);
        let texts: Vec<&str> = clauses.iter().map(Clause::as_str).collect();
        assert_eq!(texts, ["5", "5.9", "5.9.1", "5.10", "10", "附录 A"]);
    }
}
