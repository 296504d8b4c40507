//! Who is asked about the city's drafts, what they say, and what comes of it: `comments.txt`, and the verbs of a consultation.

use std::collections::BTreeSet;

use jiff::civil::Date;
use plumbline_lifecycle::consultation::{Command, Outcome};
use plumbline_lifecycle::{Clause, Name, PartId, Sentence};

use crate::demo::tables::{bad, lines};
use crate::failure::Failure;

const COMMENTS: &str = include_str!("../../demo/comments.txt");

/// What somebody says, and what is to come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) clause: Option<Clause>,
    pub(super) from: Name,
    pub(super) text: Sentence,
    pub(super) outcome: Outcome,
    pub(super) reason: Option<Sentence>,
    pub(super) change: Option<Sentence>,
}

impl Said {
    /// The lines of the table.
    pub(super) fn table() -> Result<Vec<Said>, Failure> {
        lines(COMMENTS).map(|line| Said::read(line).ok_or_else(|| bad(line))).collect()
    }

    fn read(line: &str) -> Option<Said> {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let [clause, from, text, outcome, reason, change] = *columns.as_slice() else {
            return None;
        };
        let words = |text: &str| match text {
            "" => Some(None),
            text => text.parse().ok().map(Some),
        };
        Some(Said {
            clause: if clause.is_empty() { None } else { Some(clause.parse().ok()?) },
            from: from.parse().ok()?,
            text: text.parse().ok()?,
            outcome: outcome.parse().ok()?,
            reason: words(reason)?,
            change: words(change)?,
        })
    }

    /// What is done to record it.
    fn command(&self) -> Command {
        let Said { clause, from, text, .. } = self.clone();
        Command::Comment { clause, text, from }
    }
}

/// What is done about a consultation, in the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// So many of `comments.txt` come, with the replies of those bodies among them that were asked.
    Comments(usize),
    /// So many more bodies reply that they have nothing to say.
    Replies(usize),
    /// Somebody says this in particular.
    This(Box<Said>),
    /// Everything that is open is disposed of, or so much of it.
    Disposed(Option<usize>),
    /// It gets so many more days.
    Extended(i64),
    /// It ends.
    Ended,
}

impl Heard {
    /// Reads `heard 3`, `said 5.2 示例：热心市民 not 另有规定 | 收费偏高`.
    pub(super) fn read(verb: &str, more: Option<&str>) -> Option<Heard> {
        Some(match (verb, more) {
            ("heard", Some(count)) => Heard::Comments(count.parse().ok()?),
            ("replied", Some(count)) => Heard::Replies(count.parse().ok()?),
            ("said", Some(more)) => {
                let (before, text) = more.split_once(" | ")?;
                let mut words = before.splitn(4, ' ');
                let (clause, from) = (words.next()?, words.next()?);
                let outcome = words.next()?.parse().ok()?;
                let reason = words.next().map(str::parse).transpose().ok()?;
                let clause = if clause == "-" { None } else { Some(clause.parse().ok()?) };
                Heard::This(Box::new(Said {
                    clause,
                    from: from.parse().ok()?,
                    text: text.parse().ok()?,
                    outcome,
                    reason,
                    change: None,
                }))
            }
            ("disposed", None) => Heard::Disposed(None),
            ("disposed", Some(count)) => Heard::Disposed(Some(count.parse().ok()?)),
            ("prolong", Some(days)) => Heard::Extended(days.parse().ok()?),
            ("end", None) => Heard::Ended,
            _ => return None,
        })
    }
}

/// A consultation as far as it has come.
pub(super) struct Hearing {
    pub(super) part: PartId,
    pub(super) until: Date,
    /// Who was asked and has not replied.
    silent: Vec<Name>,
    comments: Vec<Said>,
    disposed: usize,
    /// Which line of the table comes next.
    next: usize,
}

impl Hearing {
    /// One that has just begun; its comments begin with this line of the table.
    pub(super) fn begun(part: PartId, until: Date, bodies: &[Name], first: usize) -> Hearing {
        let silent = bodies.to_vec();
        Hearing { part, until, silent, comments: Vec::new(), disposed: 0, next: first }
    }

    /// What is done about it, as commands of those who take in what is said and those who dispose of it.
    pub(super) fn hear(&mut self, heard: &Heard, table: &[Said]) -> Result<Vec<Command>, Failure> {
        let mut commands = Vec::new();
        match heard {
            Heard::Comments(count) => {
                let mut replied = BTreeSet::new();
                for _ in 0..*count {
                    let said =
                        table.get(self.next % table.len().max(1)).ok_or_else(|| bad("said"))?;
                    self.next += 1;
                    commands.push(self.said(said.clone()));
                    replied.insert(said.from.as_str().to_owned());
                }
                let (came, silent): (Vec<Name>, Vec<Name>) =
                    self.silent.drain(..).partition(|body| replied.contains(body.as_str()));
                self.silent = silent;
                commands.extend(came.into_iter().map(|body| reply(body, 1)));
            }
            Heard::Replies(count) => {
                let count = (*count).min(self.silent.len());
                commands.extend(self.silent.drain(..count).map(|body| reply(body, 0)));
            }
            Heard::This(said) => commands.push(self.said((**said).clone())),
            Heard::Disposed(count) => {
                let upto = count.map_or(self.comments.len(), |count| self.disposed + count);
                for no in self.disposed..upto.min(self.comments.len()) {
                    commands.push(self.disposal(no)?);
                }
                self.disposed = upto.min(self.comments.len());
            }
            Heard::Extended(days) => {
                self.until = self.until.saturating_add(jiff::Span::new().days(*days));
                let reason = "示例：多家单位来函请求延长".parse()?;
                commands.push(Command::Extend { until: self.until, reason });
            }
            Heard::Ended => commands.push(Command::End),
        }
        Ok(commands)
    }

    fn said(&mut self, said: Said) -> Command {
        let command = said.command();
        self.comments.push(said);
        command
    }

    /// What comes of the comment at this place.
    fn disposal(&self, at: usize) -> Result<Command, Failure> {
        let Said { outcome, reason, change, .. } = self.comments[at].clone();
        let no = u32::try_from(at + 1).map_err(|_| bad("too many comments"))?;
        Ok(Command::Dispose { no, outcome, reason, change })
    }
}

/// Whether it is for those who draft the text to give it.
pub(super) fn is_of_the_drafters(command: &Command) -> bool {
    matches!(command, Command::Dispose { .. })
}

fn reply(body: Name, comments: u32) -> Command {
    Command::RecordReply { body, comments }
}
