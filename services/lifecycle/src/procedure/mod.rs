//! Procedures: what each stage demands, as data that is adopted, version by version.
//!
//! A standard is bound to the version under which it began. Adopting one is an event that carries the whole text, so that
//! replay needs nothing but the log. [`Procedure`] is the file, a module a noun of it; [`Procedures`] is its life.

mod adopted;
mod authority;
mod chain;
mod check;
mod consultation;
mod deadline;
mod document_rule;
mod figure;
mod figures;
mod findings;
mod format;
mod gate;
mod gate_rule;
mod in_force;
mod lengths;
mod limit;
mod moves;
mod numbering;
mod panel;
mod plan_rule;
mod rules;
mod vote;

pub use adopted::{BUILT_IN, Command, Event, Kind, OFFERED, Procedures, Refusal};
pub use authority::Authority;
pub use chain::{ChainRule, Mode, Overdue, SeatRule, StepRule};
pub use consultation::ConsultationRule;
pub use deadline::{Reminders, RollRule, RollTo};
pub use document_rule::{Author, DocumentRule};
pub use figure::Figure;
pub use findings::{Against, Check, Finding, findings};
pub use format::{BadProcedure, Binding, Moves, Procedure, ReturnRule};
pub use gate::Gate;
pub use gate_rule::GateRule;
pub use in_force::{Filing, ImplementationRule};
pub use limit::{Length, Limit};
pub use moves::MoveKind;
pub use numbering::{Giver, Numbering, Restart};
pub use panel::{Excluded, Form, PanelRule, Size};
pub use plan_rule::{Extension, Milestone, PlanRule};
pub(crate) use rules::{decide, permits};
pub use vote::{AfterLast, Compare, Condition, Count, OrElse, Share, VoteRule};
