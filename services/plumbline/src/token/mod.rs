//! `plumbline token`: who may call. What a token lets whom do is granted in the log; its secret is told once and kept nowhere.

mod before;
mod list;

use std::path::Path;

use jiff::civil::Date;
use plumbline_access::{Caller, Secret, TokenRole};
use plumbline_lifecycle::grants::{Command, Grant};
use plumbline_lifecycle::{Jurisdiction, Name, PersonId, StreamId};
use plumbline_workflow::{Answer, Request};
use uuid::Uuid;

use crate::failure::Failure;
use crate::held::Held;
use crate::output::say;
use crate::words::{NotTaken, one_of};

pub(crate) use before::take_over;

#[derive(clap::Subcommand)]
pub(crate) enum Token {
    /// Make a token; it is told this once.
    Create {
        /// Whose it is: the log keeps this name.
        name: Name,
        /// What they may do (plumbline policy): administrator, system-administrator, security-administrator, audit-administrator, office,
        /// drafter or reader.
        #[arg(long, default_value = "reader", value_parser = role)]
        role: TokenRole,
        /// Where they may do it, there and below: a GB/T 2260 code, or `int`. An administrator's, of whichever kind, is the nation if left out.
        #[arg(long)]
        jurisdiction: Option<Jurisdiction>,
        /// The drafting unit they belong to, as the standards name it; a drafter has one.
        #[arg(long)]
        unit: Option<Name>,
        /// Who they are among the persons of the house, as p-li (plumbline people list).
        #[arg(long)]
        person: Option<PersonId>,
        /// The last day on which it counts, as 2027-12-31; without it the token counts until it is revoked.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        expires: Option<Date>,
        #[command(flatten)]
        by: By,
    },
    /// Every token, without its secret: what it lets whom do, and who granted and revoked it when.
    List,
    /// Refuse a token from now on.
    Revoke {
        /// Its number.
        id: u32,
        #[command(flatten)]
        by: By,
    },
}

#[derive(clap::Args)]
pub(crate) struct By {
    /// Who grants or revokes it: the log keeps this name.
    #[arg(long, env = "PLUMBLINE_ACTOR", value_name = "NAME", default_value = "operator")]
    pub(crate) actor: Name,
}

pub(crate) fn role(key: &str) -> Result<TokenRole, NotTaken> {
    key.parse().map_err(|_| one_of(&TokenRole::ALL.map(TokenRole::key)))
}

pub(crate) fn run(data: &Path, token: Token) -> Result<(), Failure> {
    match token {
        Token::Create { name, role, jurisdiction, unit, person, expires, by } => {
            let jurisdiction = match (jurisdiction, role) {
                (Some(jurisdiction), _) => jurisdiction,
                (None, TokenRole::Office | TokenRole::Drafter | TokenRole::Reader) => {
                    return Err(Failure::TokenLacks(role.key(), "jurisdiction JURISDICTION"));
                }
                (None, _) => Jurisdiction::nation(),
            };
            let secret = Secret::new()?;
            let credential = secret.credential();
            let grant = Grant { credential, name, role, jurisdiction, unit, person };
            give(data, by.actor, Command::GrantTokens { grants: vec![grant], until: expires })?;
            say(&format!("{secret}\n"));
        }
        Token::List => list::run(data)?,
        Token::Revoke { id, by } => {
            give(data, by.actor, Command::RevokeToken { token: id })?;
            say(&format!("token {id} is refused from now on\n"));
        }
    }
    Ok(())
}

/// The request that gives a command about tokens, as the administrator of this machine.
pub(crate) fn request(actor: Name, command: Command) -> Request {
    Request {
        id: Uuid::now_v7(),
        target: StreamId::Grants,
        command: command.into(),
        expected_version: None,
        happened_on: None,
        caller: Caller::at_the_machine(actor),
        on_behalf_of: None,
    }
}

/// Gives a command about tokens to a folder; the tokens of before are taken over first.
fn give(data: &Path, actor: Name, command: Command) -> Result<Answer, Failure> {
    let mut held = Held::open(data)?;
    let reader = held.reader.clone();
    let answer = take_over(data, &reader, |request| held.give(request)).and_then(|taken| {
        // A number that somebody noted before was that of the old file.
        match (taken, &command) {
            (1.., Command::RevokeToken { .. }) => Err(Failure::Renumbered),
            _ => Ok(held.give(request(actor, command))?),
        }
    });
    let closed = held.close();
    let answer = answer?;
    closed.map(|()| answer)
}
