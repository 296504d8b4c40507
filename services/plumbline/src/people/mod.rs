//! `plumbline people`: units, persons, and who acts for what. `list` only reads.

mod authority;
mod jurisdictions;
mod list;

use std::collections::BTreeMap;
use std::path::Path;

use plumbline_lifecycle::people::{Command, Unit, UnitKind};
use plumbline_lifecycle::{
    Field, Jurisdiction, Name, PersonId, Sentence, StreamId, Titles, UnitId,
};

use crate::failure::Failure;
use crate::send::{Sending, send};

#[derive(clap::Subcommand)]
pub(crate) enum People {
    /// Found a unit: a bureau, a division of it, an institution, an association.
    Found(Found),
    /// Close a unit; whoever serves there, and the units below it, go into another.
    Close {
        /// The unit.
        unit: UnitId,
        /// Where its persons and the units below it go; not needed if there are none.
        #[arg(long, value_name = "UNIT")]
        into: Option<UnitId>,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody joins a unit.
    Join {
        /// Their id, as `p-li`; it never changes.
        person: PersonId,
        /// What they are called.
        #[arg(long)]
        name: Name,
        /// Where they serve.
        #[arg(long)]
        unit: UnitId,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody moves to another unit.
    Move {
        /// Who.
        person: PersonId,
        /// Where to.
        #[arg(long)]
        unit: UnitId,
        #[command(flatten)]
        sending: Sending,
    },
    /// Somebody leaves.
    Leave {
        /// Who.
        person: PersonId,
        #[command(flatten)]
        sending: Sending,
    },
    #[command(flatten)]
    Authority(authority::Authority),
    /// What places are called, beside their codes.
    Jurisdictions {
        #[command(subcommand)]
        jurisdictions: jurisdictions::Jurisdictions,
    },
    /// Units, persons, and who holds, stands in for and delegates what, as of a day.
    List(list::Arguments),
}

#[derive(clap::Args)]
pub(crate) struct Found {
    /// Its id, as `u-welfare`; it never changes.
    unit: UnitId,
    /// What it is called in Chinese.
    #[arg(long, value_name = "TEXT")]
    name: Sentence,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    name_en: Option<Sentence>,
    /// What sort of unit: bureau, division, institution, association or other.
    #[arg(long)]
    kind: UnitKind,
    /// The unit above it.
    #[arg(long, value_name = "UNIT")]
    parent: Option<UnitId>,
    /// Where it is responsible: a GB/T 2260 code, as 330100.
    #[arg(long, value_name = "JURISDICTION")]
    area: Jurisdiction,
    /// A field of work that is its own, as elderly-care; may be given several times.
    #[arg(long = "field")]
    fields: Vec<Field>,
    #[command(flatten)]
    sending: Sending,
}

pub(crate) fn run(data: &Path, people: People) -> Result<(), Failure> {
    let (sending, command) = match people {
        People::Found(found) => found.command()?,
        People::Close { unit, into, sending } => (sending, Command::CloseUnit { unit, into }),
        People::Join { person, name, unit, sending } => {
            (sending, Command::Join { person, name, unit })
        }
        People::Move { person, unit, sending } => (sending, Command::Move { person, unit }),
        People::Leave { person, sending } => (sending, Command::Leave { person }),
        People::Authority(authority) => authority.command(),
        People::Jurisdictions { jurisdictions } => return jurisdictions::run(data, &jurisdictions),
        People::List(arguments) => return list::run(data, &arguments),
    };
    send(data, &sending, StreamId::People, command)
}

impl Found {
    fn command(self) -> Result<(Sending, Command), Failure> {
        let Found { unit, name, name_en, kind, parent, area, fields, sending } = self;
        let names = [("zh", Some(name)), ("en", name_en)].into_iter();
        let names = names.filter_map(|(tag, name)| Some((tag.to_owned(), String::from(name?))));
        let names = Titles::try_from(names.collect::<BTreeMap<_, _>>())?;
        let description = Unit { names, kind, parent, area, fields };
        Ok((sending, Command::FoundUnit { unit, description }))
    }
}
