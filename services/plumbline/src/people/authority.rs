//! `plumbline people assign` and its like: who holds a role, who stands in, who acts for whom.

use jiff::civil::Date;
use plumbline_lifecycle::people::{Command, Role};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{PersonId, UnitId};

use crate::reading::today;
use crate::send::Sending;

#[derive(clap::Subcommand)]
pub(crate) enum Authority {
    /// Somebody holds a role for a unit.
    Assign {
        #[command(flatten)]
        held: Held,
        /// The first day; today if left out. It may lie ahead.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        from: Option<Date>,
        /// The last day, where one is known.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Option<Date>,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody ceases to hold a role today.
    EndRole {
        #[command(flatten)]
        held: Held,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody stands in for whoever holds a role.
    Deputy {
        #[command(flatten)]
        held: Held,
        /// Who comes first: 1, then 2.
        #[arg(long, default_value_t = 1, value_parser = crate::words::count::<u8>)]
        rank: u8,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody ceases to stand in.
    EndDeputy {
        #[command(flatten)]
        held: Held,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody may act for another for some days, 90 at most.
    Delegate {
        /// For whom.
        from: PersonId,
        /// Who may act.
        to: PersonId,
        /// The first day; today if left out.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        first: Option<Date>,
        /// The last day; it counts as well.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        last: Date,
        /// Before which step, as approval; may be given several times. Before every one if left out.
        #[arg(long = "gate")]
        gates: Vec<Gate>,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody may not act for another any more.
    EndDelegation {
        /// For whom.
        from: PersonId,
        /// Who acted.
        to: PersonId,
        #[command(flatten)]
        sending: Sending,
    },
}

/// Which role of which unit, and who.
#[derive(clap::Args)]
pub(crate) struct Held {
    /// The role, as division-head.
    role: Role,
    /// The unit.
    unit: UnitId,
    /// The person.
    person: PersonId,
}

impl Authority {
    pub(crate) fn command(self) -> (Sending, Command) {
        match self {
            Authority::Assign { held: Held { role, unit, person }, from, until, sending } => {
                let from = from.unwrap_or_else(today);
                (sending, Command::AssignRole { role, unit, person, from, until })
            }
            Authority::EndRole { held: Held { role, unit, person }, sending } => {
                (sending, Command::EndRole { role, unit, person })
            }
            Authority::Deputy { held: Held { role, unit, person }, rank, sending } => {
                (sending, Command::NameDeputy { role, unit, person, rank })
            }
            Authority::EndDeputy { held: Held { role, unit, person }, sending } => {
                (sending, Command::EndDeputy { role, unit, person })
            }
            Authority::Delegate { from, to, first, last, gates, sending } => {
                let first = first.unwrap_or_else(today);
                (sending, Command::Delegate { from, to, first, last, gates })
            }
            Authority::EndDelegation { from, to, sending } => {
                (sending, Command::EndDelegation { from, to })
            }
        }
    }
}
