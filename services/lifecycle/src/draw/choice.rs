//! Who is taken: needs first, then by rank.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::draw::call::Call;
use crate::draw::excluded::{Excluded, Ground, excluded};
use crate::draw::seed::{Seed, lot};
use crate::draw::text::pool_hash;
use crate::pool::{Expert, Pool};
use crate::words::{Digest, Field, PersonId, UnitId};

/// A draw, and what became of everybody in the pool.
#[derive(Debug, Clone)]
pub struct Draw {
    /// The hash of the pool.
    pub pool_hash: Digest,
    /// The seed of the lots.
    pub seed: Digest,
    /// The members, in the order in which they were taken.
    pub panel: Vec<PersonId>,
    /// Who steps in, in order.
    pub alternates: Vec<PersonId>,
    /// Who was not excluded at the call, by rank.
    pub candidates: Vec<Candidate>,
    /// Who was, by id.
    pub excluded: Vec<(PersonId, Excluded)>,
}

/// Somebody who was not excluded at the call.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub id: PersonId,
    /// Whether they were asked for by name.
    pub asked_for: bool,
    /// The day they were asked last, and how many days before the panel sits that was.
    pub last_asked: Option<(Date, i64)>,
    /// How many reviews they had in hand.
    pub load: u32,
    /// The wanted fields that they know, in the order of the call.
    pub fields: Vec<Field>,
    /// Their lot.
    pub lot: Digest,
    /// What became of them.
    pub outcome: Outcome,
    unit: UnitId,
    senior: bool,
}

/// What became of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Taken for this need; `None` for who was taken by rank alone.
    Taken(Option<Need>),
    /// Steps in, as the how manieth, from 1.
    Alternate(u32),
    /// Their unit has its most members already.
    UnitFull,
    /// The panel is full.
    NotNeeded,
    /// Excluded since the call.
    ExcludedSince(Excluded),
}

/// What a panel must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Members who know this field.
    Field(Field),
    /// Members with a senior title.
    Senior,
    /// Members at all.
    Size,
}

/// No panel can be formed: a need that nobody is left to meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotBeFormed {
    /// The need.
    pub need: Need,
    /// How many are wanted for it.
    pub wanted: u32,
    /// How many of them were found.
    pub found: u32,
    /// How many of the pool are excluded, by the reason that counts.
    pub excluded: BTreeMap<Ground, u32>,
    /// How many candidates who could have served were passed over, because their unit had its most members.
    pub unit_full: u32,
}

/// Draws a panel out of the pool as it was at the call (`then`). Who has become excluded in the pool as it is (`now`) is passed
/// over with that reason, so that no change of the pool voids a call.
///
/// # Errors
/// [`CannotBeFormed`] with the first need that cannot be met.
pub fn draw(
    call: &Call,
    number: u32,
    seed: &Seed,
    then: &Pool,
    now: &Pool,
) -> Result<Draw, Box<CannotBeFormed>> {
    let pool_hash = pool_hash(&call.area, then);
    let seed = seed.of(&call.review, number, &pool_hash);
    let (mut candidates, mut out) = (Vec::new(), Vec::new());
    let mut today = now.experts().peekable();
    for (id, expert) in then.drawable() {
        if let Some(why) = excluded(call, id, expert) {
            out.push((id.clone(), why));
            continue;
        }
        while today.next_if(|(other, _)| *other < id).is_some() {}
        let same = today.next_if(|(other, _)| *other == id);
        // Who is the very same in both pools has not become excluded.
        let changed = same.filter(|(_, of_today)| !std::ptr::eq(*of_today, expert));
        let since = changed.and_then(|(_, of_today)| excluded(call, id, of_today));
        candidates.push(candidate(call, &seed, id, expert, since));
    }
    candidates.sort_by_cached_key(|one| one.key(call));
    let mut choice = Choice { call, candidates, units: BTreeMap::new(), panel: Vec::new() };
    choice.take_all().map_err(|(need, wanted, found, unit_full)| {
        let since = choice.candidates.iter().filter_map(|candidate| match &candidate.outcome {
            Outcome::ExcludedSince(why) => Some(why.ground),
            _ => None,
        });
        let mut excluded = BTreeMap::new();
        out.iter().map(|(_, why)| why.ground).chain(since).for_each(|ground| {
            *excluded.entry(ground).or_default() += 1;
        });
        Box::new(CannotBeFormed { need, wanted, found, excluded, unit_full })
    })?;
    let alternates = choice.alternates();
    let Choice { candidates, panel, .. } = choice;
    Ok(Draw { pool_hash, seed, panel, alternates, candidates, excluded: out })
}

/// An expert who was not excluded at the call, and why they are out of the question since.
fn candidate(
    call: &Call,
    seed: &Digest,
    id: &PersonId,
    expert: &Expert,
    since: Option<Excluded>,
) -> Candidate {
    let days = |day: Date| {
        let span = call.on.since((jiff::Unit::Day, day)).map_or(0, |span| span.get_days());
        (day, i64::from(span))
    };
    let known = &expert.description.fields;
    Candidate {
        id: id.clone(),
        asked_for: call.asked_for.contains(id),
        last_asked: expert.last_asked.map(days),
        load: expert.load(),
        fields: call.wanted.iter().filter(|field| known.contains(field)).cloned().collect(),
        lot: lot(seed, id),
        outcome: since.map_or(Outcome::NotNeeded, Outcome::ExcludedSince),
        unit: expert.description.unit.clone(),
        senior: expert.description.senior,
    }
}

impl Candidate {
    /// By what candidates are ranked, the smallest first.
    fn key(&self, call: &Call) -> (bool, bool, u32, Reverse<usize>, Digest) {
        let recently = self.was_asked_within(call.terms.interval_days);
        (!self.asked_for, recently, self.load, Reverse(self.fields.len()), self.lot)
    }

    /// Whether they were asked fewer than so many days before the panel sits.
    pub(super) fn was_asked_within(&self, days: u32) -> bool {
        self.last_asked.is_some_and(|(_, ago)| ago < i64::from(days))
    }

    fn is_free(&self) -> bool {
        self.outcome == Outcome::NotNeeded
    }

    fn serves(&self, need: &Need) -> bool {
        match need {
            Need::Field(field) => self.fields.contains(field),
            Need::Senior => self.senior,
            Need::Size => true,
        }
    }
}

/// A choice under way.
struct Choice<'a> {
    call: &'a Call,
    candidates: Vec<Candidate>,
    units: BTreeMap<UnitId, u32>,
    panel: Vec<PersonId>,
}

/// A need, how many it wants, how many were found, and how many were passed over for their unit.
type Unmet = (Need, u32, u32, u32);

impl Choice<'_> {
    /// Each wanted field, that with the fewest candidates first; then the senior members; then by rank.
    ///
    /// Greedy on purpose: it may fail where a cleverer choice would not, and so each place has one sentence.
    fn take_all(&mut self) -> Result<(), Unmet> {
        let terms = &self.call.terms;
        let mut fields: Vec<Need> =
            self.call.wanted.iter().map(|field| Need::Field(field.clone())).collect();
        fields.sort_by_key(|need| {
            self.candidates.iter().filter(|one| one.is_free() && one.serves(need)).count()
        });
        for need in fields {
            self.meet(&need, terms.fields_each)?;
        }
        self.meet(&Need::Senior, terms.senior_least)?;
        self.meet(&Need::Size, terms.size)
    }

    fn meet(&mut self, need: &Need, wanted: u32) -> Result<(), Unmet> {
        loop {
            let found = self.found(need);
            if found >= wanted {
                return Ok(());
            }
            // A need beyond the panel's size is one that this size cannot meet.
            let full =
                self.panel.len() >= usize::try_from(self.call.terms.size).unwrap_or(usize::MAX);
            let next = self
                .candidates
                .iter()
                .position(|one| one.is_free() && one.serves(need) && self.has_room(one));
            let (Some(at), false) = (next, full) else {
                let passed = |one: &&Candidate| one.is_free() && one.serves(need);
                let unit_full = self.candidates.iter().filter(passed).count();
                let unit_full = if full { 0 } else { u32::try_from(unit_full).unwrap_or(u32::MAX) };
                return Err((need.clone(), wanted, found, unit_full));
            };
            if let Some(taken) = self.candidates.get_mut(at) {
                taken.outcome = Outcome::Taken((*need != Need::Size).then(|| need.clone()));
                *self.units.entry(taken.unit.clone()).or_default() += 1;
                self.panel.push(taken.id.clone());
            }
        }
    }

    /// How many of the panel so far serve this need, whatever they were taken for.
    fn found(&self, need: &Need) -> u32 {
        let taken = |one: &&Candidate| matches!(one.outcome, Outcome::Taken(_));
        let serving = self.candidates.iter().filter(taken).filter(|one| one.serves(need));
        u32::try_from(serving.count()).unwrap_or(u32::MAX)
    }

    fn has_room(&self, one: &Candidate) -> bool {
        let held = self.units.get(&one.unit).copied().unwrap_or_default();
        self.call.terms.unit_most.is_none_or(|most| held < most)
    }

    /// The next by rank. Caps are tested when one steps in, because by then another may have gone.
    fn alternates(&mut self) -> Vec<PersonId> {
        let (units, most) = (&self.units, self.call.terms.unit_most);
        let (mut named, mut alternates) = (0, Vec::new());
        for one in self.candidates.iter_mut().filter(|one| one.outcome == Outcome::NotNeeded) {
            if named < self.call.terms.alternates {
                named += 1;
                one.outcome = Outcome::Alternate(named);
                alternates.push(one.id.clone());
            } else if most
                .is_some_and(|most| units.get(&one.unit).is_some_and(|held| *held >= most))
            {
                one.outcome = Outcome::UnitFull;
            }
        }
        alternates
    }
}
