//! The pages: where all standards stand, the life of one, the catalogue. Read-only, Chinese first with English beside it.
//!
//! A page is a struct of domain values that renders itself; a handler asks the views and fills one in. Everything works
//! without JavaScript; where there is some, a page that is shown takes in what changes (`/changes`). No rule is here: what a
//! page says of a standard comes from the views or from the core's own fold.

mod ask;
mod assets;
mod catalogue;
mod changes;
mod doorway;
mod frame;
mod language;
mod life;
mod picture;
mod pipeline;
mod problem;
mod router;
mod words;

pub use router::{WebState, router};
