//! `plumbline token`: who may call.

use std::path::Path;

use jiff::Timestamp;
use plumbline_access::{Caller, NewToken, Role, Token as Kept, Tokens};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{Jurisdiction, Name, PersonId};

use crate::failure::Failure;
use crate::output::{say, table};
use crate::reading;
use crate::words::{NotTaken, one_of};

#[derive(clap::Subcommand)]
pub(crate) enum Token {
    /// Make a token; it is told this once.
    Create {
        /// Whose it is: the log keeps this name.
        name: Name,
        /// What they may do: administrator, office, drafter or reader.
        #[arg(long, default_value = "reader", value_parser = role)]
        role: Role,
        /// Where they may do it, there and below: a GB/T 2260 code, or `int`. An administrator's is the nation if left out.
        #[arg(long)]
        jurisdiction: Option<Jurisdiction>,
        /// The drafting unit they belong to, as the standards name it; a drafter has one.
        #[arg(long)]
        unit: Option<Name>,
        /// Who they are among the persons of the house, as p-li (plumbline people list).
        #[arg(long)]
        person: Option<PersonId>,
    },
    /// Every token, without its secret.
    List,
    /// Refuse a token from now on.
    Revoke {
        /// Its number.
        id: i64,
    },
}

fn role(key: &str) -> Result<Role, NotTaken> {
    Role::from_key(key).ok_or_else(|| one_of(&Role::ALL.map(Role::key)))
}

pub(crate) fn run(data: &Path, token: Token) -> Result<(), Failure> {
    std::fs::create_dir_all(data).map_err(|cause| Failure::File { path: data.into(), cause })?;
    let tokens = Tokens::open(data)?;
    match token {
        Token::Create { name, role, jurisdiction, unit, person } => {
            let jurisdiction = match (jurisdiction, role) {
                (Some(jurisdiction), _) => jurisdiction,
                (None, Role::Administrator) => Jurisdiction::nation(),
                (None, role) => {
                    return Err(Failure::TokenLacks(of(role), "jurisdiction JURISDICTION"));
                }
            };
            if role == Role::Drafter && unit.is_none() {
                return Err(Failure::TokenLacks(of(role), "unit UNIT"));
            }
            let token = NewToken { name, role, jurisdiction, unit, person };
            say(&format!("{}\n", tokens.create(&token, Timestamp::now())?));
        }
        Token::List => {
            // Only what places are called is taken from there: without a log their codes are told.
            let log = reading::log(data);
            let people = log.and_then(|log| reading::people(&log)).unwrap_or_default();
            let tokens = tokens.list()?.into_iter();
            let rows: Vec<Vec<String>> = tokens.map(|token| row(token, &people)).collect();
            say(&table(&rows, &[0]));
        }
        Token::Revoke { id } => {
            if !tokens.revoke(id, Timestamp::now())? {
                return Err(Failure::NoToken(id));
            }
            say(&format!("token {id} is refused from now on\n"));
        }
    }
    Ok(())
}

fn of(role: Role) -> &'static str {
    match role {
        Role::Administrator => "an administrator",
        Role::Office => "an office",
        Role::Drafter => "a drafter",
        Role::Reader => "a reader",
        Role::Clock => "the clock",
    }
}

fn row(token: Kept, people: &People) -> Vec<String> {
    let Kept { id, caller, created_at, revoked_at } = token;
    let Caller { name, role, jurisdiction, unit, person } = caller;
    let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    let revoked = revoked_at.map(|at| format!("revoked {at}")).unwrap_or_default();
    let made = created_at.to_string();
    let named = people.place_name(&jurisdiction, "zh").unwrap_or_default();
    let (name, place) = (name.to_string(), format!("{jurisdiction} {named}"));
    vec![id.to_string(), role.key().into(), place, made, name, unit, person, revoked]
}
