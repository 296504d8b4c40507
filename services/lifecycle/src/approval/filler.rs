//! Who fills a seat: the one place that says who may decide, asked by the rules, the desk and the explanation alike.

use jiff::civil::Date;

use crate::approval::chain::{Chain, Step};
use crate::approval::seat::{Mode, Overdue, Seat, SeatOf, Verdict};
use crate::people::People;
use crate::words::{PersonId, keyed};

/// Somebody who may decide on a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filler<'a> {
    /// Who.
    pub person: &'a PersonId,
    /// For whom, as a delegate.
    pub stands_for: Option<&'a PersonId>,
    /// As what.
    pub capacity: Capacity,
}

/// As what somebody fills a seat; what is somebody's own comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// It is theirs: by their role, or by name.
    Holder,
    /// 受托人.
    Delegate,
    /// 副职.
    Deputy,
}

keyed! { Capacity {
    Holder "holder" "本人" "own"
    Delegate "delegate" "受托" "as delegate"
    Deputy "deputy" "副职" "as deputy"
} }

/// Who may decide on this seat of a step on that day; `late` says that the step is past its last day.
///
/// Never the submitter or who stands for them, nor who drafted the text, nor who fills another seat of the same joint
/// signing. A deputy may where no holder can, or where the step is late and says so. A delegate has no delegates.
#[must_use]
pub fn fillers<'a>(
    chain: &'a Chain,
    step: &'a Step,
    seat: &'a Seat,
    people: &'a People,
    day: Date,
    late: bool,
) -> Vec<Filler<'a>> {
    let may = |person: &PersonId| !is_barred(chain, person) && !fills_another(step, seat, person);
    let owners: Vec<&PersonId> = owners(seat, people, day);
    let mut found: Vec<Filler<'a>> = Vec::new();
    let mut add = |person: &'a PersonId, stands_for, capacity| {
        if may(person) && found.iter().all(|filler| filler.person != person) {
            found.push(Filler { person, stands_for, capacity });
        }
    };
    for owner in &owners {
        add(owner, None, Capacity::Holder);
    }
    for owner in owners.iter().filter(|owner| may(owner)) {
        for delegate in people.delegates_of(owner, chain.gate, day) {
            add(delegate, Some(owner), Capacity::Delegate);
        }
    }
    let nobody_holds = owners.iter().all(|owner| !may(owner));
    let deputies_may = nobody_holds || (late && step.overdue == Some(Overdue::Deputy));
    if deputies_may
        && let Some((role, unit)) = seat.of.post()
        && let Some(unit) = people.present(unit)
    {
        people.deputies(role, unit).for_each(|deputy| add(deputy, None, Capacity::Deputy));
    }
    found
}

/// Who submitted or drafted the matter.
pub(super) fn is_barred(chain: &Chain, person: &PersonId) -> bool {
    chain.submitter == *person || chain.barred.contains(person)
}

/// Whether somebody has decided on another seat of the same joint signing, or somebody else has for them.
pub(super) fn fills_another(step: &Step, seat: &Seat, person: &PersonId) -> bool {
    let theirs =
        |other: &Seat| other.decision.iter().any(|verdict| verdict.signers().any(|p| p == person));
    step.mode == Mode::All && step.seats.iter().any(|other| other.no != seat.no && theirs(other))
}

/// Those whose seat it is by name or by role, in service on that day.
fn owners<'a>(seat: &'a Seat, people: &'a People, day: Date) -> Vec<&'a PersonId> {
    match &seat.of {
        SeatOf::Person { person } => people.unit_of(person).map(|_| person).into_iter().collect(),
        SeatOf::Role { .. } | SeatOf::Group { .. } => {
            let held = seat
                .of
                .post()
                .and_then(|(role, unit)| people.present(unit).map(|unit| (role, unit)));
            held.map(|(role, unit)| people.holders(role, unit, day).collect()).unwrap_or_default()
        }
    }
}

/// Those who may not decide on this seat, whoever they are besides: who submitted or drafted the matter, and who fills
/// another seat of the same joint signing.
pub fn kept_out<'a>(
    chain: &'a Chain,
    step: &'a Step,
    seat: &'a Seat,
) -> impl Iterator<Item = &'a PersonId> {
    let others = step.seats.iter().filter(move |other| other.no != seat.no);
    let decided = others.filter_map(|other| other.decision.as_ref()).flat_map(Verdict::signers);
    let joint = decided.filter(move |_| step.mode == Mode::All);
    std::iter::once(&chain.submitter).chain(&chain.barred).chain(joint)
}
