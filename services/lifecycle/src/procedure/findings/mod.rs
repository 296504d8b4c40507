//! What is wrong with the text of a procedure: each finding with its line, its rule, a sentence and the remedy.
//!
//! An error keeps a text from being adopted; a warning is for the office to weigh. The text is read a second time here, with
//! the place of each key. Texts that were adopted earlier are not asked: they read for ever and mean what they meant.
//! A file of this folder is about one group of the rules; `finding.rs` is what they find, `text.rs` asks them all.

mod course;
mod defined;
mod finding;
mod form;
mod lines;
mod persons;
mod text;
mod time;
mod votes;

pub use finding::{Check, Finding};
pub use text::{Against, findings};
