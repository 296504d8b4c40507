//! `plumbline experts`: the pool of experts of an area. `list` and `show` only read.

mod columns;
mod import;
mod list;
mod personal;
mod show;

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::pool::{Command, Description, ExpertKind, Language, Proposed, With};
use plumbline_lifecycle::{
    Field, Horizon, Jurisdiction, Name, PersonId, Sentence, StreamId, UnitId,
};

use crate::failure::Failure;
use crate::output::say;
use crate::reading;
use crate::send::{Acting, Sending, act, send};

#[derive(clap::Subcommand)]
pub(crate) enum Experts {
    /// Somebody is admitted to the pool, by a document that approves it.
    Admit {
        #[command(flatten)]
        whom: Whom,
        #[command(flatten)]
        described: Described,
        /// The last day of the term.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        /// The document that approves it, by its number or title.
        #[arg(long, value_name = "TEXT")]
        approval: Name,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody is proposed for admission, where a procedure of the area asks for an approval.
    Propose {
        #[command(flatten)]
        whom: Whom,
        #[command(flatten)]
        described: Described,
        /// The last day of the term.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        #[command(flatten)]
        acting: Acting,
    },
    /// What is said of somebody is replaced as a whole.
    Amend {
        #[command(flatten)]
        whom: Whom,
        #[command(flatten)]
        described: Described,
        #[command(flatten)]
        sending: Sending,
    },
    /// A term is renewed.
    Renew {
        #[command(flatten)]
        whom: Whom,
        /// The new last day.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        #[command(flatten)]
        sending: Sending,
    },
    /// Nobody asks them until they are resumed.
    Pause {
        #[command(flatten)]
        whom: Whom,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        sending: Sending,
    },
    /// They may be asked again.
    Resume {
        #[command(flatten)]
        whom: Whom,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody leaves the pool; what they did stays.
    Leave {
        #[command(flatten)]
        whom: Whom,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody is away; an absence that shares a day with it gives way to it.
    Away {
        #[command(flatten)]
        whom: Whom,
        /// The first day.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        from: Date,
        /// The last day; it counts as well.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody declares an interest.
    Conflict {
        #[command(flatten)]
        whom: Whom,
        /// In what: unit:ID or standard:ID.
        #[arg(long, value_name = "WHAT")]
        with: With,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        sending: Sending,
    },
    /// An interest has ended.
    Clear {
        #[command(flatten)]
        whom: Whom,
        /// In what: unit:ID or standard:ID.
        #[arg(long, value_name = "WHAT")]
        with: With,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody took part in a training.
    Training {
        #[command(flatten)]
        whom: Whom,
        /// What it was called.
        #[arg(long, value_name = "TEXT")]
        title: Name,
        /// The day it was held.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        held: Date,
        #[command(flatten)]
        sending: Sending,
    },
    /// What is private of somebody: telephone, mail, identity and bank numbers, sealed.
    Personal {
        #[command(subcommand)]
        personal: personal::Personal,
    },
    /// Everybody in the pool, as of a day.
    List(list::Arguments),
    /// What is recorded of one of them, as of a day.
    Show(show::Arguments),
    /// Admit a list that is kept in Excel or CSV.
    Import(import::Arguments),
}

/// Who, and in whose pool.
#[derive(clap::Args)]
pub(crate) struct Whom {
    /// Their id, as `e-001`; it never changes and says nothing about them.
    expert: PersonId,
    #[command(flatten)]
    pool: PoolOf,
}

/// Whose pool.
#[derive(clap::Args)]
pub(crate) struct PoolOf {
    /// The area whose pool it is: a GB/T 2260 code, as 330100.
    #[arg(long, env = "PLUMBLINE_AREA", value_name = "JURISDICTION")]
    area: Jurisdiction,
}

/// What is said of somebody.
#[derive(clap::Args)]
pub(crate) struct Described {
    /// As what: expert, adviser or staff. Experts alone are drawn.
    #[arg(long, default_value = "expert")]
    kind: ExpertKind,
    /// What they are called.
    #[arg(long)]
    name: Name,
    /// Where they serve.
    #[arg(long)]
    unit: UnitId,
    /// A field that they know, as elderly-care; may be given several times.
    #[arg(long = "field", required = true)]
    fields: Vec<Field>,
    /// Their title, as 教授.
    #[arg(long, value_name = "TEXT")]
    title: Option<Name>,
    /// Whether that is a senior one.
    #[arg(long)]
    senior: bool,
    /// A language that they work in, as en; may be given several times.
    #[arg(long = "language", value_name = "TAG")]
    languages: Vec<Language>,
}

impl From<Described> for Description {
    fn from(described: Described) -> Description {
        let Described { kind, name, unit, fields, title, senior, languages } = described;
        Description { kind, name, unit, fields, title, senior, languages }
    }
}

pub(crate) fn run(data: &Path, experts: Experts) -> Result<(), Failure> {
    let (area, sending, command) = match experts {
        Experts::List(arguments) => return list::run(data, &arguments),
        Experts::Show(arguments) => return show::run(data, &arguments),
        Experts::Personal { personal } => return personal::run(data, personal),
        Experts::Import(arguments) => return import::run(data, &arguments),
        Experts::Admit { whom: Whom { expert, pool }, described, until, approval, sending } => {
            let description = described.into();
            (pool, sending, Command::AdmitExpert { expert, description, until, approval })
        }
        Experts::Propose { whom: Whom { expert, pool }, described, until, acting } => {
            let proposed = Proposed { expert, description: described.into(), until };
            return propose(data, &acting, pool.area, vec![proposed]);
        }
        Experts::Amend { whom: Whom { expert, pool }, described, sending } => {
            let description = described.into();
            (pool, sending, Command::AmendExpert { expert, description })
        }
        Experts::Renew { whom: Whom { expert, pool }, until, sending } => {
            (pool, sending, Command::RenewTerm { expert, until })
        }
        Experts::Pause { whom: Whom { expert, pool }, reason, sending } => {
            (pool, sending, Command::PauseExpert { expert, reason })
        }
        Experts::Resume { whom: Whom { expert, pool }, sending } => {
            (pool, sending, Command::ResumeExpert { expert })
        }
        Experts::Leave { whom: Whom { expert, pool }, reason, sending } => {
            (pool, sending, Command::RemoveExpert { expert, reason })
        }
        Experts::Away { whom: Whom { expert, pool }, from, until, sending } => {
            (pool, sending, Command::SetAway { expert, from, until })
        }
        Experts::Conflict { whom: Whom { expert, pool }, with, reason, sending } => {
            (pool, sending, Command::DeclareConflict { expert, with, reason })
        }
        Experts::Clear { whom: Whom { expert, pool }, with, sending } => {
            (pool, sending, Command::ClearConflict { expert, with })
        }
        Experts::Training { whom: Whom { expert, pool }, title, held, sending } => {
            (pool, sending, Command::RecordTraining { expert, title, held })
        }
    };
    send(data, &sending, StreamId::Pool(area.area), command)
}

/// Proposes these as one matter, and says which.
fn propose(
    data: &Path,
    acting: &Acting,
    area: Jurisdiction,
    experts: Vec<Proposed>,
) -> Result<(), Failure> {
    act(data, acting, StreamId::Pool(area.clone()), Command::ProposeExperts { experts })?;
    let pool = reading::pool(&reading::log(data)?, &area, Horizon::default())?;
    say(&format!("approval pool-{area}.admission.{}\n", pool.proposed()));
    Ok(())
}
