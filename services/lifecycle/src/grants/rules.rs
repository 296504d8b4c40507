//! Which tokens may be granted and revoked. Who may grant them is the policy's matter.

use crate::event;
use crate::grants::command::Command;
use crate::grants::event::Event;
use crate::grants::grant::Grant;
use crate::grants::role::TokenRole;
use crate::grants::state::Grants;
use crate::reason::{OURS, refusals};
use crate::stream::StreamId;
use crate::words::{Name, bad};
use crate::world::{No, World};

refusals! {
    /// The rules of tokens.
    Refusal:

    /// Another token that was not revoked has the name, and the log keeps nothing else of who acted.
    NameHasToken { name: Name, token: u32 }
        "name-has-token", OURS,
        format!("“{name}”已有令牌（第 {token} 号）。请先撤销，或换一个名称。"),
        format!("The name `{name}` has a token already, number {token} (revoke that first, or choose another name).");

    /// What a drafter drafts is told by their unit.
    DrafterWithoutUnit { name: Name }
        "drafter-without-unit", OURS,
        format!("“{name}”的角色是起草单位，须写明所属起草单位。"),
        format!("`{name}` would draft for no unit (name the unit as the standards do).");

    /// A secret that stands for one token stands for no other, also once that one was revoked.
    CredentialKnown { token: u32 }
        "credential-known", OURS,
        format!("该凭据属于第 {token} 号令牌。请另制令牌。"),
        format!("The credential is that of token {token} (make another secret).");

    /// None has this number, or it was revoked.
    NoToken { token: u32 }
        "no-token", OURS,
        format!("没有第 {token} 号令牌，或该令牌已撤销。请核对编号。"),
        format!("There is no token {token}, or it was revoked (check the number).");

    /// Numbers go up by one.
    TokenOutOfTurn { token: u32, next: u32 }
        "token-out-of-turn", OURS,
        format!("令牌编号 {token} 不连续，应为 {next}。"),
        format!("A token cannot have the number {token} (the next one is {next}).");
}

/// The events of one command.
pub(crate) fn decide(
    world: &World<'_>,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let events = match command.clone() {
        Command::GrantTokens { grants } if grants.is_empty() => {
            return Err(bad("grants", "at least one").into());
        }
        Command::GrantTokens { grants } => {
            let numbers = world.grants()?.next()..;
            let granted = numbers.zip(grants);
            granted.map(|(token, grant)| Event::TokenGranted { token, grant }).collect()
        }
        Command::RevokeToken { token } => vec![Event::TokenRevoked { token }],
    };
    let on_the_stream = |event| (StreamId::Grants, event::Event::Grants(event));
    Ok(events.into_iter().map(on_the_stream).collect())
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, event: &Event) -> Result<(), No> {
    world.today_alone()?;
    let grants = world.grants()?;
    match event {
        Event::TokenGranted { token, grant } => grants.may_be_granted(*token, grant)?,
        Event::TokenRevoked { token } => grants.may_be_revoked(*token)?,
    }
    Ok(())
}

impl Grants {
    fn may_be_granted(&self, token: u32, grant: &Grant) -> Result<(), Refusal> {
        let Grant { credential, name, role, unit, .. } = grant;
        if token != self.next() {
            return Err(Refusal::TokenOutOfTurn { token, next: self.next() });
        }
        if *role == TokenRole::Drafter && unit.is_none() {
            return Err(Refusal::DrafterWithoutUnit { name: name.clone() });
        }
        if let Some((token, _)) = self.held().find(|(_, held)| held.name == *name) {
            return Err(Refusal::NameHasToken { name: name.clone(), token });
        }
        match self.number_of(credential) {
            None => Ok(()),
            Some(token) => Err(Refusal::CredentialKnown { token }),
        }
    }

    fn may_be_revoked(&self, token: u32) -> Result<(), Refusal> {
        match self.held().find(|(number, _)| *number == token) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoToken { token }),
        }
    }
}
