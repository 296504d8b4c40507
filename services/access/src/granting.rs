//! Where those are whom somebody lets do something: a county's security administrator opens no door in another county.

use plumbline_lifecycle::grants::Command::{
    CloseAccount, GrantTokens, NoteRefusals, NoteSignIn, OpenAccount, RevokeToken,
};
use plumbline_lifecycle::{Command, Jurisdiction, Noun};

use crate::caller::Caller;
use crate::condition::{Asked, Condition};
use crate::denial::{Denial, Unsettled};
use crate::table::TABLE;

/// Whether each token or account that it is about is one of their jurisdiction or below.
pub(crate) fn grants_in_place(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let Command::Grants(command) = asked.command else { return Err(asked.role_may_not().into()) };
    let held = asked.world.grants()?;
    let areas: Vec<&Jurisdiction> = match command {
        GrantTokens { grants, .. } => grants.iter().map(|grant| &grant.jurisdiction).collect(),
        OpenAccount { account } => vec![&account.jurisdiction],
        // What is not there is the core's to say.
        CloseAccount { login } => {
            held.account(login).map(|account| &account.jurisdiction).into_iter().collect()
        }
        RevokeToken { token } => {
            let mut all = held.held().filter(|(number, _)| number == token);
            all.next().map(|(_, grant)| &grant.jurisdiction).into_iter().collect()
        }
        NoteSignIn { .. } | NoteRefusals { .. } => Vec::new(),
    };
    let scope = &asked.caller.jurisdiction;
    match areas.into_iter().find(|area| !area.within(scope)) {
        None => Ok(()),
        Some(area) => Err(Denial::OutsideArea { area: area.clone(), scope: scope.clone() }.into()),
    }
}

/// Whether somebody says who may do what in this area, by the table: so they may also give a new link to an account of it, and end its
/// sessions.
#[must_use]
pub fn says_who_may(caller: &Caller, area: &Jurisdiction) -> bool {
    let mut rows = TABLE.iter().filter(|row| {
        row.noun == Some(Noun::Grants)
            && row.commands.contains(&"OpenAccount")
            && row.roles.contains(&caller.role)
    });
    rows.any(|row| {
        !row.conditions.contains(&Condition::GrantsInPlace) || area.within(&caller.jurisdiction)
    })
}
