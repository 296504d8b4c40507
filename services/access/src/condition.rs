//! What must hold besides the role: the conditions to which the table refers, each by its name, in words, and with the one function
//! that finds out.

use plumbline_lifecycle::{Command, StreamId, World};

use crate::administering::{people_in_place, procedure_in_place, whole_house_in_place};
use crate::approvals::{is_the_office, reads_the_matter, submitted_it};
use crate::caller::Caller;
use crate::consultations::{named_to_draft, open_to_comment, text_in_place, text_of_their_unit};
use crate::denial::{Denial, Unsettled};
use crate::granting::grants_in_place;
use crate::implementations::{
    no_such_rectification, of_their_unit, reads_the_standard, supervises,
};
use crate::personal::{pool_in_place, their_own_data};
use crate::pools::their_own_record;
use crate::reviews::reads_the_review;
use crate::standards::{drafted_by_their_unit, standard_in_place};

/// A command that somebody would give, in the world as it is.
pub(crate) struct Asked<'a> {
    pub(crate) caller: &'a Caller,
    pub(crate) world: &'a World<'a>,
    pub(crate) target: &'a StreamId,
    pub(crate) command: &'a Command,
}

impl Asked<'_> {
    /// The role is not enough.
    pub(crate) fn role_may_not(&self) -> Denial {
        Denial::Role { role: self.caller.role, command: self.command.name() }
    }
}

macro_rules! conditions {
    ($( $name:ident $key:literal $zh:literal $en:literal $holds:path; )*) => {
        /// What must hold besides the role.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Condition {
            $( #[doc = $en] $name, )*
        }

        impl Condition {
            /// All of them.
            pub const ALL: &'static [Condition] = &[$( Condition::$name ),*];

            /// The key for programs.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $( Condition::$name => $key, )* }
            }

            /// What must hold, in Chinese.
            #[must_use]
            pub fn zh(self) -> &'static str {
                match self { $( Condition::$name => $zh, )* }
            }

            /// What must hold, in English.
            #[must_use]
            pub fn en(self) -> &'static str {
                match self { $( Condition::$name => $en, )* }
            }

            /// Whether it does.
            pub(crate) fn holds(self, asked: &Asked<'_>) -> Result<(), Unsettled> {
                match self { $( Condition::$name => $holds(asked), )* }
            }
        }
    };
}

conditions! {
    StandardInPlace "standard-in-place"
        "标准现在及办理后均在其辖区（含下级）内" "the standard lies in their jurisdiction or below, and would then"
        standard_in_place;
    DraftedByTheirUnit "drafted-by-their-unit"
        "标准由其所属单位起草，且处于立项或起草阶段" "their unit drafts the standard, which is proposed or drafted still"
        drafted_by_their_unit;
    NamesAPerson "names-a-person"
        "登录人或令牌对应本系统的一名人员" "they are a person of the house, by name"
        names_a_person;
    ReadsTheMatter "reads-the-matter"
        "事项在其辖区（含下级）内，或本人参与其中" "the matter lies in their jurisdiction or below, or they take part in it"
        reads_the_matter;
    SubmittedIt "submitted-it"
        "事项由本人提交" "they submitted the matter"
        submitted_it;
    TheOffice "the-office"
        "为事项所在辖区标准化办的任职人员、其副职或受托人（尚无人任该职务时，为其标准化办令牌）"
        "they hold the role office there today, or stand in for who does (a token of the office, while nobody holds that role)"
        is_the_office;
    ReadsTheReview "reads-the-review"
        "标准在其辖区（含下级）内，或本人是该专家组成员" "the standard lies in their jurisdiction or below, or they sit on the panel"
        reads_the_review;
    TextInPlace "text-in-place"
        "征求意见的标准在其辖区（含下级）内" "the text lies in their jurisdiction or below"
        text_in_place;
    TextOfTheirUnit "text-of-their-unit"
        "征求意见的标准由其所属单位起草" "their unit drafts the text"
        text_of_their_unit;
    OpenToComment "open-to-comment"
        "正在征求意见或公示，未过截止日" "it is open to comment, and its last day has not passed"
        open_to_comment;
    NamedToDraft "named-to-draft"
        "本人被指定为该标准的起草人" "they are named to draft the text"
        named_to_draft;
    ReadsTheStandard "reads-the-standard"
        "标准在其辖区（含下级）内" "the standard lies in their jurisdiction or below"
        reads_the_standard;
    OfTheirUnit "of-their-unit"
        "本人在所涉单位或其下级单位任职（反馈：在须贯标的单位）" "they serve in the unit that it is about, or below it (of feedback: in one that must apply the standard)"
        of_their_unit;
    NoSuchRectification "no-such-rectification"
        "没有该项整改（由规则说明）" "there is no such rectification, which a rule then says"
        no_such_rectification;
    Supervises "supervises"
        "本人当日担任督查职务" "they hold the role supervisor that day"
        supervises;
    TheirDelegation "their-delegation"
        "委托由本人给出" "it is their own delegation"
        their_delegation;
    PeopleInPlace "people-in-place"
        "所涉单位、人员和区域均在其辖区（含下级）内" "the units, persons and places that it is about are of their jurisdiction or below"
        people_in_place;
    ProcedureInPlace "procedure-in-place"
        "程序（及其以前各版）只在其辖区（含下级）内适用；未注明适用地的，本系统全部单位均在其辖区内" "the procedure, and each version of it before, binds in their jurisdiction or below alone; of one that names no place, every unit of the house is of it"
        procedure_in_place;
    WholeHouseInPlace "whole-house-in-place"
        "本系统全部单位均在其辖区（含下级）内" "every unit of the house is of their jurisdiction or below"
        whole_house_in_place;
    PoolInPlace "pool-in-place"
        "专家库在其辖区（含下级）内" "the pool lies in their jurisdiction or below"
        pool_in_place;
    TheirOwnRecord "their-own-record"
        "所办为本人在专家库中的记录" "it is their own record in the pool"
        their_own_record;
    GrantsInPlace "grants-in-place"
        "所涉令牌、账号的辖区均在其辖区（含下级）内" "the tokens and accounts that it is about are of their jurisdiction or below"
        grants_in_place;
    TheirAccount "their-account"
        "登录的是本人的账号" "it is their own account"
        their_account;
    TheirOwnData "their-own-data"
        "所办为本人的个人信息" "it is what is private of themselves"
        their_own_data;
}

/// Approvals, reviews and votes are given by persons.
fn names_a_person(asked: &Asked<'_>) -> Result<(), Unsettled> {
    match asked.caller.person {
        Some(_) => Ok(()),
        None => Err(Denial::NoPerson.into()),
    }
}

/// Whoever the token names lets others act for them, and for nobody else.
fn their_delegation(asked: &Asked<'_>) -> Result<(), Unsettled> {
    use plumbline_lifecycle::people::Command::{Delegate, EndDelegation};
    let Command::People(Delegate { from, .. } | EndDelegation { from, .. }) = asked.command else {
        return Err(asked.role_may_not().into());
    };
    if asked.caller.person.as_ref() == Some(from) {
        return Ok(());
    }
    let (from, person) = (from.clone(), asked.caller.person.clone());
    Err(Denial::OtherPerson { from, person }.into())
}

/// Whether it is the account by which they act.
fn their_account(asked: &Asked<'_>) -> Result<(), Unsettled> {
    use plumbline_lifecycle::grants::Command::NoteSignIn;
    let account = match asked.command {
        Command::Grants(NoteSignIn { login, .. }) => asked.world.grants()?.account(login),
        _ => None,
    };
    match account {
        // That there is none is the core's to say.
        None => Ok(()),
        Some(account) if Caller::from(account) == *asked.caller => Ok(()),
        Some(_) => Err(asked.role_may_not().into()),
    }
}
