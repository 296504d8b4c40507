//! A form becomes a command, in one way for every noun.
//!
//! A noun's file ([`standard`], [`approval`]) has one function that goes through a [`Form`] field by field: it says what each field is
//! and gets what was filled in, as a word of the core. On a page that is asked for nothing is filled in, and the fields are drawn
//! ([`drawn`]); a form that was sent goes through the same function and comes out as a command, or comes back with what is
//! wrong beside the field that caused it, and all that was typed ([`returned`]). No rule is here: what can be done, within which
//! bounds, the core says; who may, the policy; and both are asked again by the writer when the command is given ([`given`]).

pub(crate) mod approval;
mod ask;
pub(crate) mod consultation;
mod done;
mod drawn;
mod form;
mod given;
mod house;
pub(crate) mod implementation;
mod judged;
mod listed;
mod profile;
pub(crate) mod proposal;
mod returned;
mod sent;
pub(crate) mod standard;

pub(crate) use ask::Ask;
pub(crate) use done::Done;
pub(crate) use drawn::Place;
pub(crate) use form::Form;
pub(crate) use given::{Came, given};
pub(crate) use returned::{Returned, Why};
pub(crate) use sent::{FORM_BYTES_MAX, Posted, Sent};
