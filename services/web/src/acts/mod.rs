//! A form becomes a command, in one way for every noun.
//!
//! A noun's file ([`standard`], [`approval`]) has one function that goes through a [`Form`] field by field: it says what each field is
//! and gets what was filled in, as a word of the core. On a page that is asked for nothing is filled in, and the fields are drawn
//! ([`drawn`]); a form that was sent goes through the same function and comes out as a command, or comes back with what is
//! wrong beside the field that caused it, and all that was typed ([`returned`]). No rule is here: what can be done, within which
//! bounds, the core says; who may, the policy; and both are asked again by the writer when the command is given ([`given`]).

pub(crate) mod approval;
mod ask;
mod ballot;
pub(crate) mod consultation;
mod done;
mod drawn;
mod form;
mod given;
mod house;
pub(crate) mod implementation;
mod judged;
mod listed;
mod offered;
pub(crate) mod person;
pub(crate) mod pool;
mod pooled;
mod profile;
pub(crate) mod proposal;
mod returned;
pub(crate) mod review;
mod sent;
pub(crate) mod standard;

pub(crate) use ask::Ask;
pub(crate) use done::Done;
pub(crate) use drawn::Place;
pub(crate) use form::Form;
pub(crate) use given::{Came, Order, given};
pub(crate) use returned::{Returned, Why};
pub(crate) use sent::{FORM_BYTES_MAX, Posted, Sent};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use plumbline_lifecycle::{Command, Noun};

    use super::*;

    /// The commands of a noun that a form gives.
    fn with_a_form(noun: Noun) -> BTreeSet<&'static str> {
        let called = |all: &'static [offered::Called]| all.iter().map(|act| act.command).collect();
        match noun {
            // A document is handed in with its file (`life/hand_in.rs`).
            Noun::Standard => {
                let elsewhere = [proposal::PROPOSE, "AttachDocument"];
                standard::WITH_A_FORM.iter().copied().chain(elsewhere).collect()
            }
            Noun::Approval => called(approval::CALLED),
            Noun::Consultation => {
                let mut all: BTreeSet<&'static str> = called(consultation::CALLED);
                all.insert(crate::consultations::SAY);
                all
            }
            Noun::Implementation => called(implementation::CALLED),
            Noun::Review => called(review::CALLED),
            Noun::Ballot => called(ballot::CALLED),
            Noun::Pool => called(pool::CALLED),
            // At `/accounts`.
            Noun::Grants => ["OpenAccount", "CloseAccount"].into_iter().collect(),
            Noun::Person => called(person::CALLED),
            Noun::Procedure | Noun::Register | Noun::People | Noun::Calendar => BTreeSet::new(),
        }
    }

    /// What has no form, and why.
    const WITHOUT: &[(Option<Noun>, &str, &[&str])] = &[
        (
            Some(Noun::Standard),
            "lists of what is in force already, and another body's catalogue, are taken in as files",
            &["EnterStandard", "RecordObservation"],
        ),
        (
            Some(Noun::People),
            "the house is set up at the machine and by the API",
            &[
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
            ],
        ),
        (Some(Noun::Procedure), "a procedure is a file", &["AdoptProcedure"]),
        (Some(Noun::Calendar), "a calendar is a file", &["SetCalendar"]),
        (
            Some(Noun::Grants),
            "tokens are for programs, and made at the machine",
            &["GrantTokens", "RevokeToken"],
        ),
        (Some(Noun::Grants), "the service gives these itself", &["NoteRefusals", "NoteSignIn"]),
        (None, "the clock gives these", &["NoteDeadline", "NoteNear"]),
    ];

    #[test]
    fn every_command_has_a_form_or_a_reason_why_it_has_none() {
        for noun in Noun::ALL.into_iter().map(Some).chain([None]) {
            let all: BTreeSet<&str> = Command::all(noun).iter().map(|(name, ..)| *name).collect();
            let given = noun.map(with_a_form).unwrap_or_default();
            let without = WITHOUT.iter().filter(|(of, _, _)| *of == noun);
            let without: BTreeSet<&str> =
                without.flat_map(|(_, _, names)| *names).copied().collect();
            assert!(given.is_disjoint(&without), "{noun:?}: {given:?} {without:?}");
            let told: BTreeSet<&str> = given.union(&without).copied().collect();
            assert_eq!(all, told, "{noun:?}: on the left every command");
        }
    }
}
