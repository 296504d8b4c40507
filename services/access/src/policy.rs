//! Who may give which command: the one policy, asked by the writer in the moment of the decision, so that pages, API and
//! bus all meet it.
//!
//! It knows roles, jurisdictions and units, not what is possible: that is the core's matter. Like the core's decision it
//! reads the world and asks for what it lacks.

use plumbline_lifecycle::standard::{self, Standard};
use plumbline_lifecycle::{
    Command, Jurisdiction, Missing, Name, PersonId, Reason, Stage, StandardId, StreamId, World,
    people,
};

use crate::caller::{Caller, Role};

/// Why somebody may not give a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denial {
    /// Their role does not give such commands.
    Role {
        /// The role.
        role: Role,
        /// The command.
        command: &'static str,
    },
    /// The standard lies, or would lie, outside their jurisdiction.
    OutsideJurisdiction {
        /// The standard.
        standard: StandardId,
        /// Their jurisdiction.
        scope: Jurisdiction,
    },
    /// Another unit drafts the standard.
    OtherUnit {
        /// The unit that drafts it, or would.
        drafted_by: Name,
        /// Their own, if they have one.
        unit: Option<Name>,
    },
    /// Somebody else would delegate.
    OtherPerson {
        /// Who would.
        from: PersonId,
        /// Whom the token names, if it names anybody.
        person: Option<PersonId>,
    },
    /// The desk is somebody else's.
    OtherDesk {
        /// Whose it is.
        of: PersonId,
        /// Whom the token names, if it names anybody.
        person: Option<PersonId>,
    },
    /// The standard is not being drafted any more.
    NotDrafted {
        /// Where it stands.
        at: &'static str,
        /// The same in Chinese.
        at_zh: &'static str,
    },
}

/// Why the policy does not say yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsettled {
    /// It says no.
    Denied(Denial),
    /// A stream is needed first.
    Missing(StreamId),
}

impl From<Missing> for Unsettled {
    fn from(Missing(stream): Missing) -> Unsettled {
        Unsettled::Missing(stream)
    }
}

impl From<Denial> for Unsettled {
    fn from(denial: Denial) -> Unsettled {
        Unsettled::Denied(denial)
    }
}

/// Whether this caller may give this command to this stream.
///
/// # Errors
/// [`Unsettled::Denied`] with the rule that says no; [`Unsettled::Missing`] when a stream must be loaded first.
pub fn policy(
    caller: &Caller,
    world: &World<'_>,
    target: &StreamId,
    command: &Command,
) -> Result<(), Unsettled> {
    let no = || Unsettled::from(Denial::Role { role: caller.role, command: command.name() });
    match (caller.role, target, command) {
        (Role::Administrator, _, _) => Ok(()),
        // Whether a day has passed the core works out: the clock may say nothing else, and nobody else says it.
        (Role::Clock, _, Command::Deadline(_)) => Ok(()),
        (Role::Office, StreamId::Standard(id), Command::Standard(command)) => {
            in_jurisdiction(caller, world, id, command)
        }
        (Role::Drafter, StreamId::Standard(id), Command::Standard(command)) => {
            if !drafts(command) {
                return Err(no());
            }
            in_jurisdiction(caller, world, id, command)?;
            of_unit(caller, world, id, command)
        }
        (
            Role::Office | Role::Drafter,
            StreamId::People,
            Command::People(
                people::Command::Delegate { from, .. }
                | people::Command::EndDelegation { from, .. },
            ),
        ) => Ok(oneself(caller, from)?),
        (Role::Office | Role::Drafter | Role::Reader | Role::Clock, _, _) => Err(no()),
    }
}

/// The commands of those who draft.
fn drafts(command: &standard::Command) -> bool {
    matches!(
        command,
        standard::Command::Propose { .. }
            | standard::Command::AmendProfile { .. }
            | standard::Command::AttachDocument { .. }
    )
}

/// Whoever the token names lets others act for them, and for nobody else.
fn oneself(caller: &Caller, from: &PersonId) -> Result<(), Denial> {
    if caller.person.as_ref() == Some(from) {
        return Ok(());
    }
    let (from, person) = (from.clone(), caller.person.clone());
    Err(Denial::OtherPerson { from, person })
}

/// Where the standard is now, where the command would put it, and where an old edition is that the command changes too.
fn in_jurisdiction(
    caller: &Caller,
    world: &World<'_>,
    id: &StandardId,
    command: &standard::Command,
) -> Result<(), Unsettled> {
    let outside = |standard: &StandardId| {
        let (standard, scope) = (standard.clone(), caller.jurisdiction.clone());
        Unsettled::from(Denial::OutsideJurisdiction { standard, scope })
    };
    let within = |area: &Jurisdiction| area.within(&caller.jurisdiction);
    if let Standard::Run(run) = world.standard(id)? {
        if !within(&run.profile.jurisdiction) {
            return Err(outside(id));
        }
        if let (Some(old), true) = (&run.revises, changes_the_old_edition(command))
            && let Standard::Run(run) = world.standard(old)?
            && run.at().successor() == Some(id)
            && !within(&run.profile.jurisdiction)
        {
            return Err(outside(old));
        }
    }
    let international = Jurisdiction::international();
    let then = match command {
        standard::Command::RecordObservation { .. } => Some(&international),
        command => described(command).map(|profile| &profile.jurisdiction),
    };
    if then.is_some_and(|area| !within(area)) { Err(outside(id)) } else { Ok(()) }
}

/// Whether a command to a new edition may write on the one that it revises.
fn changes_the_old_edition(command: &standard::Command) -> bool {
    matches!(
        command,
        standard::Command::RejectProposal { .. }
            | standard::Command::Withdraw { .. }
            | standard::Command::Publish { .. }
            | standard::Command::Abolish { .. }
    )
}

/// Drafters touch what their unit drafts, while it is drafted.
fn of_unit(
    caller: &Caller,
    world: &World<'_>,
    id: &StandardId,
    command: &standard::Command,
) -> Result<(), Unsettled> {
    let mine = |drafted_by: &Name| {
        if caller.unit.as_ref() == Some(drafted_by) {
            return Ok(());
        }
        let (drafted_by, unit) = (drafted_by.clone(), caller.unit.clone());
        Err(Denial::OtherUnit { drafted_by, unit })
    };
    if let Standard::Run(run) = world.standard(id)? {
        mine(&run.profile.drafting_unit)?;
        let place = run.code().place();
        if !matches!(run.stage(), Some(Stage::Proposal | Stage::Drafting)) {
            return Err(Denial::NotDrafted { at: place.en(), at_zh: place.zh() }.into());
        }
    }
    described(command).map_or(Ok(()), |profile| mine(&profile.drafting_unit))?;
    Ok(())
}

/// The description that a command would give a standard.
fn described(command: &standard::Command) -> Option<&standard::Profile> {
    match command {
        standard::Command::Propose { profile, .. }
        | standard::Command::AmendProfile { profile }
        | standard::Command::CorrectProfile { profile, .. } => Some(profile),
        _ => None,
    }
}

impl Denial {
    /// What it says: the rule, and what would satisfy it.
    #[must_use]
    pub fn reason(&self) -> Reason {
        let (rule, zh, en) = match self {
            Denial::Role { role, command } => (
                "role-may-not",
                format!("令牌角色“{}”不能执行 {command}。", role.zh()),
                format!("The token role {} may not give the command {command}.", role.key()),
            ),
            Denial::OutsideJurisdiction { standard, scope } => (
                "outside-jurisdiction",
                format!("标准 {standard} 不在辖区 {scope} 内。"),
                format!("{standard} lies outside the jurisdiction {scope}."),
            ),
            Denial::OtherUnit { drafted_by, unit: Some(unit) } => (
                "other-unit",
                format!("该标准由“{drafted_by}”起草，不是“{unit}”。"),
                format!("`{drafted_by}` drafts this standard, not `{unit}`."),
            ),
            Denial::OtherUnit { drafted_by, unit: None } => (
                "other-unit",
                format!("该标准由“{drafted_by}”起草；本令牌未注明起草单位。"),
                format!("`{drafted_by}` drafts this standard; this token names no drafting unit."),
            ),
            Denial::OtherPerson { from, person: Some(person) } => (
                "other-person",
                format!("本令牌属于 {person}，只能办理本人的委托，不能代 {from} 办理。"),
                format!(
                    "This token names {person}, who may delegate for themselves and not for {from}."
                ),
            ),
            Denial::OtherPerson { from, person: None } => (
                "other-person",
                format!("只有 {from} 本人可以办理；本令牌未注明人员。"),
                format!("Only {from} may delegate this; this token names no person."),
            ),
            Denial::OtherDesk { of, person: Some(person) } => (
                "other-desk",
                format!("本令牌属于 {person}，不能查看 {of} 的待办。"),
                format!(
                    "This token names {person}, who reads their own desk and not that of {of}."
                ),
            ),
            Denial::OtherDesk { of, person: None } => (
                "other-desk",
                format!("{of} 的待办只有本人、标准化办和管理员可以查看；本令牌未注明人员。"),
                format!(
                    "Only {of}, the office and the administrator read that desk; this token names no person."
                ),
            ),
            Denial::NotDrafted { at, at_zh } => (
                "not-drafted",
                format!("标准现处于{at_zh}，起草单位在立项和起草阶段方可修改。"),
                format!(
                    "The standard stands at {at}; its drafters may touch it while it is proposed and drafted."
                ),
            ),
        };
        Reason { rule, source: "Plumbline".into(), zh, en }
    }
}

impl std::fmt::Display for Denial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason().en)
    }
}
