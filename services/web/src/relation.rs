//! What one standard is to another, in words. A standard counts as replaced once its keeper has agreed and the one in its place
//! is in force, not before.

use plumbline_lifecycle::standard::{At, RelationKind, Standard};
use plumbline_lifecycle::{End, Place, Stage};
use plumbline_views::{Life, Related};

/// What the life's standard is to the other one, in Chinese and English: 拟代替, is to replace.
#[must_use]
pub fn relation(life: &Life, tie: &Related) -> (&'static str, &'static str) {
    match (kind_of(tie), tie.outgoing) {
        (RelationKind::Replaces, true) => match replaces(life) {
            Replacing::Planned | Replacing::Done if tie.agreed == Some(false) => {
                ("自称代替（对方尚未同意）", "claims to replace (not yet agreed)")
            }
            Replacing::Planned => ("拟代替", "is to replace"),
            Replacing::Done => ("代替", "replaces"),
            Replacing::GivenUp => ("原拟代替", "was to replace"),
        },
        (RelationKind::Replaces, false) => match is_replaced(life, tie) {
            Replacing::Planned | Replacing::Done if tie.agreed == Some(false) => {
                ("下列标准自称代替本标准（尚未同意）", "claimed to be replaced by (not yet agreed)")
            }
            Replacing::Planned => ("拟由下列标准代替", "is to be replaced by"),
            Replacing::Done => ("被下列标准代替", "replaced by"),
            Replacing::GivenUp => ("原拟由下列标准代替", "was to be replaced by"),
        },
        (other, true) => kind(other),
        (RelationKind::Adopts, false) => ("被采用", "adopted by"),
        (RelationKind::RefersTo, false) => ("被引用", "referred to by"),
        (RelationKind::GrownFrom, false) => ("提升为标准", "grew into"),
    }
}

/// How far the one standard has taken the place of the other.
enum Replacing {
    Planned,
    Done,
    GivenUp,
}

/// A view keeps the kind by its key.
fn kind_of(tie: &Related) -> RelationKind {
    use RelationKind::{Adopts, GrownFrom, RefersTo, Replaces};
    let known = [Replaces, Adopts, RefersTo, GrownFrom].into_iter();
    known.into_iter().find(|kind| kind.key() == tie.kind).unwrap_or(RefersTo)
}

/// A relation as it is written down, whatever has become of it.
pub(crate) fn kind(kind: RelationKind) -> (&'static str, &'static str) {
    match kind {
        RelationKind::Replaces => ("代替", "replaces"),
        RelationKind::Adopts => ("采用", "adopts"),
        RelationKind::RefersTo => ("引用", "refers to"),
        RelationKind::GrownFrom => ("由规范提升", "grown from"),
    }
}

/// By whether this one is in force, or was.
fn replaces(life: &Life) -> Replacing {
    let standard = &life.standard;
    match (standard, standard.effective_on(), life.horizon.as_of) {
        // Published, and to be in force on a later day.
        (Standard::Run(_), Some(effective), Some(on)) if on < effective => Replacing::Planned,
        _ => standard.place().map_or(Replacing::Planned, by_place),
    }
}

/// By whether the other one is in force, or was. Of two editions that we run the old one knows; of others their place tells.
fn is_replaced(life: &Life, by: &Related) -> Replacing {
    if let Standard::Run(run) = &life.standard
        && let Some(successor) = run.at().successor()
        && by.id.as_deref() == Some(successor.as_str())
    {
        return match run.at() {
            At::Superseded { .. } => Replacing::Done,
            _ => Replacing::Planned,
        };
    }
    by.place.map_or(Replacing::Planned, by_place)
}

fn by_place(place: Place) -> Replacing {
    match place {
        Place::At(Stage::Proposal | Stage::Drafting | Stage::ExpertReview | Stage::Publication) => {
            Replacing::Planned
        }
        Place::At(Stage::Implementation | Stage::Revision) | Place::Ended(End::Abolished) => {
            Replacing::Done
        }
        Place::Ended(End::Rejected | End::Withdrawn) => Replacing::GivenUp,
    }
}
