//! The one address before services of several roles.
//!
//! Each view is kept by a service of its own, and commands are decided by the writer. The gateway knows which of them answers
//! what, asks the writer whose token was shown, and passes the request on with a signed word about who calls. It keeps
//! no data. A service that does not answer makes its own pages and calls say so; the others go on.

mod backend;
mod callers;
mod down;
mod forward;
mod health;
mod route;
mod router;

pub use backend::{Addresses, Service};
pub use router::{Gateway, router};
