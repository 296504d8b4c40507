//! Consultations: who was asked until when, and what came of each comment.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::nouns::model::standard::{gates_at, gates_behind};
use crate::nouns::model::{Broken, Model};
use crate::nouns::tries::{Do, Try};

#[derive(Debug, Clone)]
pub(crate) struct Consulted {
    pub(crate) purpose: &'static str,
    since: Date,
    pub(crate) until: Date,
    bodies: u32,
    pub(crate) replied: BTreeSet<u32>,
    /// What came of each comment, the first is number 1.
    pub(crate) comments: Vec<Option<&'static str>>,
    pub(crate) has_ended: bool,
    pub(crate) has_lapsed: bool,
}

impl Consulted {
    pub(super) fn begun(purpose: &'static str, since: Date, until: Date, bodies: u32) -> Consulted {
        Consulted {
            purpose,
            since,
            until,
            bodies,
            replied: BTreeSet::new(),
            comments: Vec::new(),
            has_ended: false,
            has_lapsed: false,
        }
    }

    pub(crate) fn runs(&self) -> bool {
        !self.has_ended
    }

    /// The comments that nobody has disposed of.
    pub(crate) fn open(&self) -> impl Iterator<Item = u32> {
        (1..).zip(&self.comments).filter(|(_, outcome)| outcome.is_none()).map(|(no, _)| no)
    }

    pub(super) fn lapse(&mut self) {
        if self.runs() || self.open().next().is_some() {
            (self.has_ended, self.has_lapsed) = (true, true);
        }
    }
}

impl Model {
    pub(super) fn of_consultation(&self, part: &str, one: &Try, b: &mut Broken) {
        let Some(held) = self.consultations.get(part) else { return b.by("no-consultation") };
        // Something is heard of it as long as its standard stands where it was consulted on.
        let s = self.standard.as_ref().unwrap();
        let is_kept = s.consulted.get(held.purpose).is_some_and(|kept| kept == part);
        b.when(!is_kept, "consultation-over");
        let last = u32::try_from(held.comments.len()).unwrap();
        match &one.what {
            Do::Comment { contact, .. } => {
                b.when(*contact, "contact-data");
                b.when(one.on < held.since, "impossible-day");
            }
            Do::Reply { body, .. } => {
                b.when(*body > held.bodies, "body-not-consulted");
                b.when(one.on < held.since, "impossible-day");
            }
            Do::Dispose { no, outcome, reason, .. } => {
                b.when(one.on != self.today, "impossible-day");
                b.when(*no == 0 || *no > last, "no-such-comment");
                b.when(*outcome != "taken" && !reason, "reason-missing");
                let drafters = s.all_drafters();
                let is_named = !s.drafters.is_empty() || !s.drafting_units.is_empty();
                let drafts = one.by.as_ref().is_some_and(|by| drafters.contains(by.as_str()));
                b.when(is_named && !drafts, "not-the-drafter");
                let was = held.comments.get(no.wrapping_sub(1) as usize).copied().flatten();
                for gate in gates_behind(held.purpose) {
                    match s.gates.get(gate) {
                        Some((_, None)) => b.by("table-under-approval"),
                        Some((_, Some(_))) => {
                            let ahead = gates_at(s.code).contains(gate);
                            b.when(was.is_some() && ahead, "table-approved");
                        }
                        None => {}
                    }
                }
            }
            Do::Lengthen { until, .. } => {
                b.when(one.on != self.today, "impossible-day");
                b.when(!held.runs() || one.on > held.until, "consultation-over");
                b.when(*until <= held.until, "not-later");
            }
            _ => {
                b.when(!held.runs(), "consultation-over");
                b.when(one.on < held.until, "consultation-runs");
                b.when(held.purpose == "draft" && one.on < s.latest, "impossible-day");
            }
        }
    }

    pub(super) fn consulted(&mut self, part: &str, one: &Try) {
        let held = self.consultations.get_mut(part).unwrap();
        match &one.what {
            Do::Comment { .. } => held.comments.push(None),
            Do::Reply { body, .. } => _ = held.replied.insert(*body),
            Do::Dispose { no, outcome, .. } => held.comments[*no as usize - 1] = Some(outcome),
            Do::Lengthen { until, .. } => held.until = *until,
            _ => self.is_over(part, one.on),
        }
    }

    /// Its time is over; a draft's moves the standard on.
    pub(super) fn is_over(&mut self, part: &str, on: Date) {
        let held = self.consultations.get_mut(part).unwrap();
        held.has_ended = true;
        if held.purpose == "draft" {
            self.moves_to("30.60", on);
        }
    }
}
