//! The table of the policy: which role gives which command, and under what conditions. The writer asks it about each command
//! ([`crate::policy()`]), and people read it (`plumbline policy`, `/policy`, `PolicyService.GetPolicy`): there is no other description
//! of who may do what.
//!
//! A command may be given by whoever has a row for it all of whose conditions hold. Without a row nobody gives it, and a test finds
//! the command that has none; so each is named here, and a new one is nobody's until somebody has thought about it.

use plumbline_lifecycle::Noun;

use crate::caller::Role;
use crate::condition::Condition::{self, *};

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// To what kind of thing; `None` to whatever something is waited for on.
    pub noun: Option<Noun>,
    /// Which commands, by their names.
    pub commands: &'static [&'static str],
    /// In which roles.
    pub roles: &'static [Role],
    /// What must hold besides, all of it; nothing where there is none.
    pub conditions: &'static [Condition],
}

const ADMINISTRATOR: &[Role] = &[Role::Administrator];
const SYSTEM: &[Role] = &[Role::SystemAdministrator];
const SECURITY: &[Role] = &[Role::SecurityAdministrator];
const SAYS_WHO_MAY: &[&str] = &["GrantTokens", "RevokeToken", "OpenAccount", "CloseAccount"];
const OFFICE: &[Role] = &[Role::Office];
const DRAFTER: &[Role] = &[Role::Drafter];
const CLOCK: &[Role] = &[Role::Clock];
const ANYBODY: &[Role] = &[Role::Anybody];
const THE_OFFICE_AND_DRAFTERS: &[Role] = &[Role::Office, Role::Drafter];
const READERS: &[Role] = &[Role::Drafter, Role::Reader];
const STAFF: &[Role] = &[Role::Office, Role::Drafter, Role::Reader];
/// Whoever has an account or a token.
const ALL: &[Role] = &Role::ALL;

/// Every command of a standard.
const STANDARD: &[&str] = &[
    "Propose",
    "EnterStandard",
    "EnterReview",
    "AmendProfile",
    "CorrectProfile",
    "AttachDocument",
    "NameDrafters",
    "SubmitGate",
    "SendOut",
    "CallReview",
    "AcceptProposal",
    "RejectProposal",
    "ExtendPlan",
    "OpenConsultation",
    "CloseConsultation",
    "BeginReview",
    "PassReview",
    "ApprovePublication",
    "Publish",
    "RecordFiling",
    "RecordPublicity",
    "ReportImplementation",
    "StartRevision",
    "Confirm",
    "Revise",
    "Supersede",
    "MoveProcedure",
    "Promote",
    "AgreeToReplacement",
    "Abolish",
    "Return",
    "Suspend",
    "Resume",
    "Withdraw",
    "RecordObservation",
];

/// Of these, what those do who draft. Who drafts is named by the office: whoever is named may not approve.
const DRAFTING: &[&str] = &["Propose", "AmendProfile", "AttachDocument", "SubmitGate"];

/// What a person does on a seat of an approval, or as who submitted it: which of it they may is the core's matter.
const ON_A_SEAT: &[&str] = &[
    "Decide",
    "AddSigner",
    "RemoveSigner",
    "HandOver",
    "SendBack",
    "Resubmit",
    "TakeBack",
    "TakeBackDecision",
    "Copy",
    "Note",
];

/// What a panelist does, and whoever is asked to be one; and the draw, whose outcome is fixed by the call.
const ON_A_PANEL: &[&str] = &["Draw", "AnswerInvitation", "GiveOpinion", "Conclude"];

/// What the office does with a panel.
const OF_A_PANEL: &[&str] = &[
    "NamePanelist",
    "DropPanelist",
    "AskAlternate",
    "NameChair",
    "SendPapers",
    "RecordAttendance",
    "CallBallot",
    "Dissolve",
];

const CONSULTATION: &[&str] = &["Comment", "RecordReply", "Dispose", "Extend", "End"];

const IMPLEMENTATION: &[&str] = &[
    "PlanRollout",
    "KeepRecord",
    "Evaluate",
    "ReceiveFeedback",
    "AnswerFeedback",
    "Inspect",
    "OrderRectification",
    "ReportRectification",
    "ReturnRectification",
    "CloseRectification",
];

/// Of these, what a supervisor (督查) does.
const SUPERVISION: &[&str] =
    &["Inspect", "OrderRectification", "ReturnRectification", "CloseRectification"];

const PEOPLE: &[&str] = &[
    "FoundUnit",
    "CloseUnit",
    "Join",
    "Move",
    "Leave",
    "AssignRole",
    "EndRole",
    "NameDeputy",
    "EndDeputy",
    "Delegate",
    "EndDelegation",
    "NameJurisdiction",
];

const POOL: &[&str] = &[
    "AdmitExpert",
    "ProposeExperts",
    "AmendExpert",
    "RenewTerm",
    "PauseExpert",
    "ResumeExpert",
    "RemoveExpert",
    "SetAway",
    "DeclareConflict",
    "ClearConflict",
    "RecordTraining",
];

const fn row(
    noun: Noun,
    commands: &'static [&'static str],
    roles: &'static [Role],
    conditions: &'static [Condition],
) -> Row {
    Row { noun: Some(noun), commands, roles, conditions }
}

/// The table. Where more than one row is for somebody, the last that says why it is not tells them.
pub(crate) const TABLE: &[Row] = &[
    row(Noun::Standard, STANDARD, ADMINISTRATOR, &[]),
    row(Noun::Standard, STANDARD, OFFICE, &[StandardInPlace]),
    row(Noun::Standard, DRAFTING, DRAFTER, &[StandardInPlace, DraftedByTheirUnit]),
    row(Noun::Approval, ON_A_SEAT, STAFF, &[NamesAPerson, ReadsTheMatter]),
    row(Noun::Approval, &["Remind"], STAFF, &[NamesAPerson, ReadsTheMatter, SubmittedIt]),
    row(Noun::Approval, &["Remind", "Reassign"], STAFF, &[NamesAPerson, ReadsTheMatter, TheOffice]),
    row(Noun::Review, ON_A_PANEL, STAFF, &[NamesAPerson, ReadsTheReview]),
    row(
        Noun::Review,
        &["DisposeOpinion"],
        THE_OFFICE_AND_DRAFTERS,
        &[NamesAPerson, ReadsTheReview],
    ),
    row(Noun::Review, OF_A_PANEL, OFFICE, &[NamesAPerson, ReadsTheReview]),
    row(Noun::Ballot, &["CastVote", "Recuse"], STAFF, &[NamesAPerson, ReadsTheReview]),
    row(
        Noun::Ballot,
        &["HandCards", "CloseBallot", "AnnulBallot"],
        OFFICE,
        &[NamesAPerson, ReadsTheReview],
    ),
    // Where the service finds the box of a ballot gone: the core sees to it that it is.
    row(Noun::Ballot, &["AnnulBallot"], CLOCK, &[]),
    row(Noun::Consultation, CONSULTATION, ADMINISTRATOR, &[]),
    row(Noun::Consultation, CONSULTATION, OFFICE, &[TextInPlace]),
    row(
        Noun::Consultation,
        &["Comment", "RecordReply", "Dispose"],
        DRAFTER,
        &[TextInPlace, TextOfTheirUnit],
    ),
    row(Noun::Consultation, &["Dispose"], STAFF, &[NamedToDraft]),
    row(Noun::Consultation, &["CommentInPublic"], ANYBODY, &[OpenToComment]),
    row(Noun::Implementation, IMPLEMENTATION, ADMINISTRATOR, &[]),
    row(Noun::Implementation, IMPLEMENTATION, OFFICE, &[ReadsTheStandard]),
    row(
        Noun::Implementation,
        &["KeepRecord", "ReportRectification", "ReceiveFeedback"],
        STAFF,
        &[OfTheirUnit],
    ),
    row(Noun::Implementation, &["ReceiveFeedback"], READERS, &[ReadsTheStandard]),
    // That there is none is the core's to say.
    row(
        Noun::Implementation,
        &["ReportRectification"],
        READERS,
        &[ReadsTheStandard, NamesAPerson, NoSuchRectification],
    ),
    row(Noun::Implementation, SUPERVISION, READERS, &[ReadsTheStandard, Supervises]),
    row(Noun::People, PEOPLE, ADMINISTRATOR, &[]),
    row(Noun::People, PEOPLE, SYSTEM, &[PeopleInPlace]),
    row(Noun::People, &["Delegate", "EndDelegation"], THE_OFFICE_AND_DRAFTERS, &[TheirDelegation]),
    row(Noun::Pool, POOL, ADMINISTRATOR, &[]),
    row(Noun::Pool, POOL, OFFICE, &[PoolInPlace]),
    // What only they can know. That an interest has ended the office finds.
    row(Noun::Pool, &["SetAway", "DeclareConflict"], STAFF, &[TheirOwnRecord]),
    row(Noun::Person, &["SealPersonalData", "ErasePersonalData"], ADMINISTRATOR, &[]),
    row(Noun::Person, &["SealPersonalData"], STAFF, &[TheirOwnData]),
    row(Noun::Person, &["SealPersonalData", "ErasePersonalData"], OFFICE, &[PoolInPlace]),
    row(Noun::Procedure, &["AdoptProcedure"], ADMINISTRATOR, &[]),
    row(Noun::Procedure, &["AdoptProcedure"], SYSTEM, &[ProcedureInPlace]),
    row(Noun::Calendar, &["SetCalendar"], ADMINISTRATOR, &[]),
    row(Noun::Calendar, &["SetCalendar"], SYSTEM, &[WholeHouseInPlace]),
    row(Noun::Grants, SAYS_WHO_MAY, ADMINISTRATOR, &[]),
    row(Noun::Grants, SAYS_WHO_MAY, SECURITY, &[GrantsInPlace]),
    row(Noun::Grants, &["NoteRefusals"], CLOCK, &[]),
    // The service gives it for whoever has just signed in.
    row(Noun::Grants, &["NoteSignIn"], ALL, &[TheirAccount]),
    // Whether a day has passed the core works out: the clock may say nothing else.
    Row {
        noun: None,
        commands: &["NoteDeadline", "NoteNear"],
        roles: &[Role::Administrator, Role::Clock],
        conditions: &[],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use plumbline_lifecycle::Command;

    use super::*;

    fn nouns() -> impl Iterator<Item = Option<Noun>> {
        Noun::ALL.into_iter().map(Some).chain([None])
    }

    #[test]
    fn every_command_has_a_row_and_every_row_names_commands() {
        for noun in nouns() {
            let there: BTreeSet<&str> = Command::all(noun).iter().map(|(name, ..)| *name).collect();
            let rows = TABLE.iter().filter(|row| row.noun == noun);
            let told: BTreeSet<&str> = rows.flat_map(|row| row.commands).copied().collect();
            assert_eq!(
                there, told,
                "{noun:?}: on the left every command, on the right those of the table"
            );
        }
    }

    #[test]
    fn no_row_is_for_nobody_or_says_a_thing_twice() {
        for row in TABLE {
            let once = |count: usize, all: usize| {
                assert!(count == all && count > 0 || all == 0, "{row:?}")
            };
            assert!(!row.roles.is_empty() && !row.commands.is_empty(), "{row:?}");
            once(row.roles.iter().collect::<BTreeSet<_>>().len(), row.roles.len());
            once(row.commands.iter().collect::<BTreeSet<_>>().len(), row.commands.len());
        }
    }

    #[test]
    fn no_administrator_approves_or_votes() {
        let administrators = Role::ALL.into_iter().filter(|role| match role {
            Role::Administrator
            | Role::SystemAdministrator
            | Role::SecurityAdministrator
            | Role::AuditAdministrator => true,
            Role::Office | Role::Drafter | Role::Reader | Role::Clock | Role::Anybody => false,
        });
        let decides = |row: &&Row| {
            matches!(row.noun, Some(Noun::Approval | Noun::Ballot | Noun::Review))
                || row.commands.iter().any(|name| DECIDES.contains(name))
        };
        for role in administrators {
            let held = TABLE.iter().filter(|row| row.roles.contains(&role));
            let few =
                held.filter(|row| role != Role::Administrator || row.noun != Some(Noun::Standard));
            assert_eq!(few.filter(decides).count(), 0, "{role:?}");
        }
    }

    const DECIDES: [&str; 4] = ["AcceptProposal", "ApprovePublication", "PassReview", "SubmitGate"];

    #[test]
    fn the_audit_administrator_gives_no_command_and_the_others_none_of_each_other() {
        let given = |role: Role| -> BTreeSet<&str> {
            let rows = TABLE.iter().filter(|row| row.roles.contains(&role));
            // That they have signed in is noted of everybody.
            rows.flat_map(|row| row.commands)
                .copied()
                .filter(|name| *name != "NoteSignIn")
                .collect()
        };
        assert_eq!(given(Role::AuditAdministrator), BTreeSet::new());
        let (system, security) =
            (given(Role::SystemAdministrator), given(Role::SecurityAdministrator));
        assert!(!system.is_empty() && !security.is_empty() && system.is_disjoint(&security));
    }

    #[test]
    fn whoever_is_nobody_gives_one_command_and_nobody_else_gives_it() {
        let about = |row: &&Row| {
            row.roles.contains(&Role::Anybody) || row.commands.contains(&"CommentInPublic")
        };
        let rows: Vec<&Row> = TABLE.iter().filter(about).collect();
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!((row.noun, row.roles), (Some(Noun::Consultation), ANYBODY));
        assert_eq!(
            (row.commands, row.conditions),
            (["CommentInPublic"].as_slice(), [OpenToComment].as_slice())
        );
    }

    #[test]
    fn every_condition_is_asked_for_somewhere() {
        let asked: BTreeSet<&str> =
            TABLE.iter().flat_map(|row| row.conditions).map(|condition| condition.key()).collect();
        let all: BTreeSet<&str> = Condition::ALL.iter().map(|condition| condition.key()).collect();
        assert_eq!(asked, all);
    }
}
