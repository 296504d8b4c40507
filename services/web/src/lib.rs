//! The pages: where all standards stand, the life of one, the catalogue. Chinese first with English beside it.
//! Read, and acted upon by forms (`acts`).
//!
//! A page is a struct of domain values that renders itself; a handler asks the views and fills one in. Everything works
//! without JavaScript; where there is some, a page that is shown takes in what changes (`/changes`). No rule is here: what a
//! page says of a standard comes from the views or from the core's own fold.
//!
//! What a person is told of an event, a relation or where a standard stands ([`details`], [`relation`], [`standing`]) is the same
//! on a page and in a terminal.

mod account;
mod accounts;
mod acts;
mod approvals;
mod as_of;
mod ask;
mod assets;
mod ballots;
mod behind;
mod board;
mod catalogue;
mod changes;
mod chosen;
mod consultations;
mod desk;
mod detail;
mod docs;
mod door;
mod due;
mod experts;
mod filter;
mod find;
mod first_steps;
mod form;
mod frame;
mod in_use;
mod invitation;
mod kept;
mod language;
mod life;
mod login;
mod months;
mod moved;
mod named;
mod origin;
mod ours;
mod out_of_service;
mod overview;
mod picture;
mod places;
mod policy;
mod problem;
mod procedures;
mod propose;
mod relation;
mod reviews;
mod router;
mod source;
mod standing;
mod state;
mod tables;
mod times;
mod used;
mod visit;
mod waiting;
mod waits;
mod words;

pub use assets::assets;
pub use detail::{Change, Detail, details};
pub use door::{COOKIE_NAME as TOKEN_COOKIE, SESSION_COOKIES};
pub use out_of_service::out_of_service;
pub use places::Places;
pub use relation::relation;
pub use router::{entrances, router};
pub use standing::{replaced_by, standing};
pub use state::WebState;
