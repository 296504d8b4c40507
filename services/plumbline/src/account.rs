//! `plumbline account`: who may sign in. What an account lets whom do stands in the log; by which password they are known, beside it.

use std::path::Path;

use plumbline_access::{Door, Invitation, Met, SessionLimits, TokenRole};
use plumbline_lifecycle::grants::{Account as Opened, Command};
use plumbline_lifecycle::{Jurisdiction, Login, Name, PersonId};

use crate::failure::Failure;
use crate::held::Held;
use crate::output::{say, table};
use crate::reading;
use crate::token::{By, request, role};

#[derive(clap::Subcommand)]
pub(crate) enum Account {
    /// Open an account; a link is told this once, by which its owner sets a password.
    Open {
        /// By what they sign in: lower-case letters, digits and hyphens.
        login: Login,
        /// Who they are: the log keeps this name.
        #[arg(long)]
        name: Name,
        /// What they may do (plumbline policy).
        #[arg(long, default_value = "reader", value_parser = role)]
        role: TokenRole,
        /// Where they may do it, there and below: a GB/T 2260 code, or `int`.
        #[arg(long)]
        jurisdiction: Jurisdiction,
        /// The drafting unit they belong to, as the standards name it; a drafter has one.
        #[arg(long)]
        unit: Option<Name>,
        /// Who they are among the persons of the house, as p-li (plumbline people list).
        #[arg(long)]
        person: Option<PersonId>,
        #[command(flatten)]
        by: By,
    },
    /// A new link, for who has lost their password: the old one counts until it is set anew.
    Invite {
        /// Whose account.
        login: Login,
    },
    /// Let nobody in by it any more, and end its sessions.
    Close {
        /// Whose account.
        login: Login,
        #[command(flatten)]
        by: By,
    },
    /// Every account: what it lets whom do, and when somebody signed in last.
    List,
}

pub(crate) fn run(data: &Path, account: Account) -> Result<(), Failure> {
    match account {
        Account::Open { login, name, role, jurisdiction, unit, person, by } => {
            let account = Opened { login: login.clone(), name, role, jurisdiction, unit, person };
            give(data, by, Command::OpenAccount { account })?;
            invite(data, login)?;
        }
        Account::Invite { login } => {
            let grants = reading::grants(&reading::log(data)?)?;
            if grants.account(&login).is_none() {
                return Err(Failure::NoAccount(login));
            }
            invite(data, login)?;
        }
        Account::Close { login, by } => {
            give(data, by, Command::CloseAccount { login: login.clone() })?;
            let ended = door(data)?.end_all(&login)?;
            say(&format!("{login} is let in no more; {ended} sessions were ended\n"));
        }
        Account::List => list(data)?,
    }
    Ok(())
}

fn give(data: &Path, by: By, command: Command) -> Result<(), Failure> {
    let mut held = Held::open(data)?;
    let given = held.give(request(by.actor, command));
    let closed = held.close();
    given?;
    closed
}

/// The link, to be put behind the address of the service.
fn invite(data: &Path, login: Login) -> Result<(), Failure> {
    let door = door(data)?;
    let link = door.invite(&Invitation::Of(login.clone()), now())?;
    door.note(Met::Invited, login.as_str(), "", now())?;
    say(&format!("/invitation/{link}\n"));
    Ok(())
}

fn list(data: &Path) -> Result<(), Failure> {
    let grants = reading::grants(&reading::log(data)?)?;
    let row = |held: &plumbline_lifecycle::grants::Opened| {
        let Opened { login, name, role, jurisdiction, unit, person } = held.account.clone();
        let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
        let person = person.map(|person| person.to_string()).unwrap_or_default();
        let signed_in = held.signed_in.map(|day| format!("signed in {day}")).unwrap_or_default();
        let closed = if held.closed { "closed" } else { "" };
        vec![
            login.to_string(),
            role.key().to_owned(),
            jurisdiction.to_string(),
            name.to_string(),
            unit,
            person,
            signed_in,
            closed.to_owned(),
        ]
    };
    let rows: Vec<_> = grants.accounts().map(row).collect();
    say(&table(&rows, &[]));
    Ok(())
}

#[derive(clap::Subcommand)]
pub(crate) enum Session {
    /// Who is signed in, from where, since when.
    List,
    /// Who came in, and who was turned away: the newest first.
    Journal {
        /// How many lines of either.
        #[arg(long, default_value_t = 50)]
        most: u32,
    },
    /// End a session, or all of an account.
    Revoke {
        /// Its number, or a login.
        which: String,
    },
}

pub(crate) fn session(data: &Path, session: &Session) -> Result<(), Failure> {
    let door = door(data)?;
    match session {
        Session::List => {
            let row = |session: plumbline_access::Session| {
                vec![
                    session.id.to_string(),
                    session.login.to_string(),
                    moment(session.began_at),
                    moment(session.seen_at),
                    session.address,
                    session.agent,
                ]
            };
            let rows: Vec<_> = door.sessions(None, now())?.into_iter().map(row).collect();
            say(&table(&rows, &[0]));
        }
        Session::Journal { most } => {
            let (let_in, refused) = door.journal(*most)?;
            let row = |entry: plumbline_access::Entry| {
                let who =
                    if entry.login.is_empty() { entry.count.to_string() } else { entry.login };
                vec![moment(entry.at), entry.met.key().into(), who, entry.address]
            };
            let rows: Vec<_> = let_in.into_iter().chain(refused).map(row).collect();
            say(&table(&rows, &[]));
        }
        Session::Revoke { which } => {
            let ended = match (which.parse::<i64>(), which.parse::<Login>()) {
                (Ok(id), _) => door.end(id, None)?.into_iter().collect(),
                (_, Ok(login)) => vec![login.clone(); door.end_all(&login)?],
                (Err(_), Err(bad)) => return Err(bad.into()),
            };
            if let Some(login) = ended.first() {
                door.note(Met::Ended, login.as_str(), "", now())?;
            }
            say(&format!("{} sessions were ended\n", ended.len()));
        }
    }
    Ok(())
}

/// The door of a folder, whoever else has it open.
pub(crate) fn door(data: &Path) -> Result<Door, Failure> {
    if !data.join("log.db").exists() {
        return Err(Failure::NoLog(data.into()));
    }
    Ok(Door::open(data, SessionLimits::default(), std::sync::Arc::default())?)
}

/// Seconds since 1970-01-01 UTC.
pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

fn moment(seconds: i64) -> String {
    let at = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
