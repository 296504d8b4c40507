//! `plumbline token`: who may call.

use std::path::Path;

use jiff::Timestamp;
use plumbline_access::{Role, Tokens};
use plumbline_lifecycle::Jurisdiction;

use crate::failure::Failure;

#[derive(clap::Subcommand)]
pub(crate) enum Token {
    /// Make a token; it is told this once.
    Create {
        /// Whose it is: the log keeps this name.
        name: String,
        /// What they may do: administrator, office, drafter or reader.
        #[arg(long, default_value = "reader", value_parser = role)]
        role: &'static str,
        /// Where they may do it: a GB/T 2260 code, or `int`.
        #[arg(long, default_value = "100000")]
        jurisdiction: Jurisdiction,
    },
    /// Every token, without its secret.
    List,
    /// Refuse a token from now on.
    Revoke {
        /// Its number.
        id: i64,
    },
}

fn role(key: &str) -> Result<&'static str, String> {
    let known = Role::ALL.map(Role::key);
    known
        .into_iter()
        .find(|role| *role == key)
        .ok_or_else(|| format!("one of {}", known.join(", ")))
}

pub(crate) fn run(data: &Path, token: &Token) -> Result<(), Failure> {
    std::fs::create_dir_all(data).map_err(|cause| Failure::File { path: data.into(), cause })?;
    let tokens = Tokens::open(data)?;
    match token {
        Token::Create { name, role, jurisdiction } => {
            println!("{}", tokens.create(name, role, jurisdiction.as_str(), Timestamp::now())?);
        }
        Token::List => {
            for token in tokens.list()? {
                let state =
                    token.revoked_at.map_or_else(String::new, |at| format!("  revoked {at}"));
                let (id, role, place, at) =
                    (token.id, token.role, token.jurisdiction, token.created_at);
                println!("{id:>4}  {role:<14} {place:<8} {at}  {}{state}", token.name);
            }
        }
        Token::Revoke { id } => {
            if !tokens.revoke(*id, Timestamp::now())? {
                return Err(Failure::NoToken(*id));
            }
            println!("token {id} is refused from now on");
        }
    }
    Ok(())
}
