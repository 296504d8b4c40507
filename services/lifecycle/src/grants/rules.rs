//! Which tokens may be granted and revoked, and which accounts opened. Who may do so is the policy's matter.

use jiff::civil::Date;

use crate::event;
use crate::grants::account::Account;
use crate::grants::command::Command;
use crate::grants::event::Event;
use crate::grants::grant::Grant;
use crate::grants::role::TokenRole;
use crate::grants::state::{Grants, Holder};
use crate::reason::{OURS, refusals};
use crate::stream::StreamId;
use crate::words::{Login, Name, bad};
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

    /// It would have ended before it began.
    TokenOverAlready { until: Date }
        "token-over-already", OURS,
        format!("令牌的最后有效日 {until} 已过。请改为今天或以后。"),
        format!("The token would have ended on {until} (name today or a later day).");

    /// Somebody else acts by this name, and the log keeps nothing else of who acted.
    NameHasAccount { name: Name }
        "name-has-account", OURS,
        format!("“{name}”已有账号或令牌，且不是同一人员。请换一个名称，或注明同一人员。"),
        format!("Somebody acts by the name `{name}` already, and is not the same person (choose another name, or name the person).");

    /// There is one.
    LoginTaken { login: Login }
        "login-taken", OURS,
        format!("登录名 {login} 已开通。请先注销，或换一个登录名。"),
        format!("The account `{login}` is open already (close it first, or choose another login).");

    /// There is none, or it was closed.
    NoAccount { login: Login }
        "no-account", OURS,
        format!("没有登录名 {login}，或该账号已注销。请核对。"),
        format!("There is no account `{login}`, or it was closed (check the login).");

    /// A log that forgets nothing is told once a day.
    SignedInAlready { login: Login, on: Date }
        "signed-in-already", OURS,
        format!("{login} 在 {on} 的登录已有记录，每日只记一次。"),
        format!("That {login} signed in on {on} stands in the log; it is told once a day.");

    /// Strangers must not fill what cannot be deleted.
    RefusalsNotedAlready { hour: u8 }
        "refusals-noted-already", OURS,
        format!("{hour} 时的汇总或更晚的汇总已有记录，每小时至多一次。"),
        format!("That was said of hour {hour} or a later one; it is said once an hour at most.");

    /// 三员分立: who is one of the three is nothing else, and who is something else is none of them.
    HoldsAnotherRole { name: Name, holds: TokenRole, role: TokenRole }
        "holds-another-role", OURS,
        format!("“{name}”已是{}，不能兼任{}：系统、安全、审计管理员互斥，且不兼其他角色。请另设人员，或先撤销原授权。", holds.zh(), role.zh()),
        format!("`{name}` is {} and cannot be {} too: the three administrators exclude each other and every other role (choose somebody else, or revoke the other first).", holds.key(), role.key());

    /// Once the administration is divided, nobody holds all of it.
    AdministratorsDivided { role: TokenRole }
        "administrators-divided", OURS,
        format!("本系统已设{}，管理员三员分立，不再授予一人兼任的管理员。", role.zh()),
        format!("The house has a {}: its administration is divided, and nobody is granted all of it any more.", role.key());
}

/// The events of one command.
pub(crate) fn decide(
    world: &World<'_>,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let events = match command.clone() {
        Command::GrantTokens { grants, .. } if grants.is_empty() => {
            return Err(bad("grants", "at least one").into());
        }
        Command::GrantTokens { grants, until } => {
            let numbers = world.grants()?.next()..;
            let granted = numbers.zip(grants);
            granted.map(|(token, grant)| Event::TokenGranted { token, grant, until }).collect()
        }
        Command::OpenAccount { account } => vec![Event::AccountOpened { account }],
        Command::CloseAccount { login } => vec![Event::AccountClosed { login }],
        Command::NoteRefusals { hour, .. } if hour > 23 => {
            return Err(bad("hour", "0 to 23").into());
        }
        Command::NoteRefusals { refused: 0, .. } => {
            return Err(bad("refused", "at least 1").into());
        }
        Command::NoteRefusals { hour, refused } => vec![Event::RefusalsNoted { hour, refused }],
        Command::NoteSignIn { login, second_factor } => {
            vec![Event::SignedIn { login, second_factor }]
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
        Event::TokenGranted { token, grant, until } => {
            if let Some(until) = until.filter(|until| *until < world.today) {
                return Err(Refusal::TokenOverAlready { until }.into());
            }
            grants.may_be_granted(*token, grant)?;
        }
        Event::AccountOpened { account } => grants.may_be_opened(account)?,
        Event::AccountClosed { login } => grants.is_open(login)?,
        Event::RefusalsNoted { hour, .. } => {
            if grants.refusals().is_some_and(|last| last >= (world.today, *hour)) {
                return Err(Refusal::RefusalsNotedAlready { hour: *hour }.into());
            }
        }
        Event::SignedIn { login, .. } => {
            grants.is_open(login)?;
            if let Some(on) = grants.signed_in(login).filter(|on| *on == world.today) {
                return Err(Refusal::SignedInAlready { login: login.clone(), on }.into());
            }
        }
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
        if let Some(token) = self.number_of(credential) {
            return Err(Refusal::CredentialKnown { token });
        }
        self.may_hold(&Holder { name, person: grant.person.as_ref(), role: *role })
    }

    fn may_be_opened(&self, account: &Account) -> Result<(), Refusal> {
        let Account { login, name, role, unit, person, .. } = account;
        if self.account(login).is_some() {
            return Err(Refusal::LoginTaken { login: login.clone() });
        }
        if *role == TokenRole::Drafter && unit.is_none() {
            return Err(Refusal::DrafterWithoutUnit { name: name.clone() });
        }
        self.may_hold(&Holder { name, person: person.as_ref(), role: *role })
    }

    fn is_open(&self, login: &Login) -> Result<(), Refusal> {
        match self.account(login) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoAccount { login: login.clone() }),
        }
    }

    /// Whether somebody may have a role beside what they and the others have: one name is one person, and the three administrators
    /// exclude each other and everything else.
    fn may_hold(&self, new: &Holder<'_>) -> Result<(), Refusal> {
        let Holder { name, person, role } = *new;
        for held in self.holders() {
            if held.name == name && (person.is_none() || held.person != person) {
                return Err(Refusal::NameHasAccount { name: name.clone() });
            }
            if held.is(new) && held.role != role && (held.role.is_divided() || role.is_divided()) {
                return Err(Refusal::HoldsAnotherRole {
                    name: name.clone(),
                    holds: held.role,
                    role,
                });
            }
            if role == TokenRole::Administrator && held.role.is_divided() {
                return Err(Refusal::AdministratorsDivided { role: held.role });
            }
        }
        Ok(())
    }

    fn may_be_revoked(&self, token: u32) -> Result<(), Refusal> {
        match self.held().find(|(number, _)| *number == token) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoToken { token }),
        }
    }
}
