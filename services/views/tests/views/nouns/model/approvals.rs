//! Matters under approval: at which step, whom each seat waits for, who decided.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::nouns::model::days::{worked, working_days_after};
use crate::nouns::model::standard::chain_of;
use crate::nouns::model::{Broken, DEPUTY, HEAD, LEGAL, Model, OFFICE};
use crate::nouns::tries::{Do, Try, What};

#[derive(Debug, Clone)]
pub(crate) struct Matter {
    gate: &'static str,
    pub(crate) submitter: String,
    barred: BTreeSet<String>,
    bundle: Vec<(&'static str, u8)>,
    /// The step at which it stands, and since when.
    pub(crate) step: u32,
    since: Date,
    /// Who agreed on each seat.
    pub(crate) agreed: BTreeMap<(u32, u32), String>,
    /// Whether nobody has decided since it was submitted.
    is_fresh: bool,
    reminded: Option<Date>,
    pub(crate) is_back: bool,
    pub(crate) ended: Option<&'static str>,
    pub(crate) noted: BTreeSet<(What, Date)>,
}

/// The seats of a step, each with whose it is.
fn seats(step: u32) -> &'static [(u32, &'static str)] {
    if step == 1 { &[(1, HEAD)] } else { &[(1, LEGAL), (2, OFFICE)] }
}

impl Matter {
    pub(super) fn submitted(
        gate: &'static str,
        submitter: String,
        barred: BTreeSet<String>,
        bundle: Vec<(&'static str, u8)>,
        on: Date,
    ) -> Matter {
        Matter {
            gate,
            submitter,
            barred,
            bundle,
            step: 1,
            since: on,
            agreed: BTreeMap::new(),
            is_fresh: true,
            reminded: None,
            is_back: false,
            ended: None,
            noted: BTreeSet::new(),
        }
    }

    pub(super) fn lapse(&mut self) {
        self.ended = Some("lapsed");
    }

    /// Who has had a hand in it: they sit on no panel about it.
    pub(super) fn hands(&self) -> impl Iterator<Item = &str> {
        self.agreed.values().chain([&self.submitter]).map(String::as_str)
    }

    /// The open seats, each with the last day where its step has one.
    pub(crate) fn open(&self) -> Vec<(What, Option<Date>)> {
        if self.ended.is_some() || self.is_back {
            return Vec::new();
        }
        let last = (self.step == 1).then(|| worked(working_days_after(self.since, 3)));
        let undecided = |(seat, _): &&(u32, &str)| !self.agreed.contains_key(&(self.step, *seat));
        let open = seats(self.step).iter().filter(undecided);
        open.map(|(seat, _)| (What::Seat(self.step, *seat), last)).collect()
    }

    pub(super) fn last_days(&self) -> impl Iterator<Item = (What, Date)> {
        self.open().into_iter().filter_map(|(what, last)| Some((what, last?)))
    }

    /// The seat that somebody fills on a day: the holder of its role, or the deputy where the holder may not or is late. Never
    /// who submitted or drafted it.
    pub(crate) fn seat_of(&self, person: &str, day: Date) -> Option<u32> {
        let may = |person: &str| person != self.submitter && !self.barred.contains(person);
        let fills = |seat: u32, holder: &str, late: bool| {
            let deputy = person == DEPUTY && holder == HEAD && (late || !may(HEAD));
            !self.agreed.contains_key(&(self.step, seat))
                && may(person)
                && (person == holder || deputy)
        };
        let open = self.open();
        let late = open.iter().any(|(_, last)| last.is_some_and(|last| day > last));
        if open.is_empty() {
            return None;
        }
        let mut all = seats(self.step).iter();
        all.find(|(seat, holder)| fills(*seat, holder, late)).map(|(seat, _)| *seat)
    }
}

impl Model {
    pub(super) fn of_matter(&self, part: &str, one: &Try, b: &mut Broken) {
        b.when(one.on != self.today, "impossible-day");
        let serves = one.by.as_deref().filter(|by| self.serves(by));
        let Some(matter) = self.matters.get(part) else { return b.by("no-approval") };
        let Some(by) = serves else { return b.by("person-unnamed") };
        let is_theirs = by == matter.submitter;
        match &one.what {
            Do::Resubmit { .. } | Do::TakeBack { .. } | Do::Remind { .. } => {
                b.when(matter.ended.is_some(), "matter-ended");
            }
            Do::Decide { .. } | Do::SendBack { .. } => {
                let reasons: &[&str] = match (matter.ended, matter.is_back) {
                    (Some(_), _) => &["matter-ended", "decided-already"],
                    (None, true) => &["with-submitter", "decided-already"],
                    (None, false) if matter.seat_of(by, one.on).is_some() => &[],
                    (None, false) => {
                        &["not-your-seat", "own-submission", "one-seat-each", "decided-already"]
                    }
                };
                b.0.extend(reasons);
            }
            _ => {}
        }
        match &one.what {
            Do::Decide { agree, opinion, .. } => b.when(!agree && !opinion, "opinion-missing"),
            Do::Resubmit { .. } => {
                b.when(!matter.is_back, "not-sent-back");
                b.when(!is_theirs, "not-the-submitter");
            }
            Do::TakeBack { .. } => {
                b.when(!is_theirs, "not-the-submitter");
                b.when(!matter.is_fresh && !matter.is_back, "too-late-to-take-back");
            }
            Do::Remind { .. } => {
                b.when(matter.is_back, "with-submitter");
                b.when(matter.reminded == Some(one.on), "reminded-today");
            }
            _ => {}
        }
    }

    pub(super) fn decided(&mut self, part: &str, one: &Try) {
        let s = self.standard.as_mut().unwrap();
        let matter = self.matters.get_mut(part).unwrap();
        let by = one.by.clone().unwrap_or_default();
        let mut granted = false;
        match &one.what {
            Do::Decide { agree, .. } => {
                let seat = matter.seat_of(&by, one.on).unwrap();
                matter.is_fresh = false;
                if *agree {
                    matter.agreed.insert((matter.step, seat), by);
                    let (steps, open) = (chain_of(matter.gate), matter.open().len());
                    if open == 0 && matter.step == steps {
                        (matter.ended, granted) = (Some("granted"), true);
                    } else if open == 0 {
                        (matter.step, matter.since, matter.reminded) =
                            (matter.step + 1, one.on, None);
                    }
                } else {
                    matter.ended = Some("declined");
                }
            }
            Do::SendBack { .. } => {
                matter.is_back = true;
                (matter.since, matter.reminded) = (one.on, None);
                matter.agreed.clear();
            }
            Do::Resubmit { .. } => {
                (matter.is_back, matter.is_fresh) = (false, true);
                (matter.step, matter.since, matter.reminded) = (1, one.on, None);
                matter.bundle = s.bundle(matter.gate);
            }
            Do::TakeBack { .. } => matter.ended = Some("taken-back"),
            _ => matter.reminded = Some(one.on),
        }
        if matter.ended.is_some() {
            s.latest = s.latest.max(one.on);
            let bundle = matter.bundle.clone();
            if granted {
                s.gates.insert(matter.gate, (part.to_owned(), Some(bundle)));
            } else {
                s.gates.remove(matter.gate);
            }
        }
    }
}
