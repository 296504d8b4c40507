//! Tables that people take away: what is in that of comments ([`comment_table`]; the lists of the pages say it themselves), and how it is written for a spreadsheet ([`Form`]).
//!
//! The same table is the same bytes, whoever makes it and whenever: it holds no moment but the day that it tells of. A cell is
//! text and nothing else: what begins like a formula is not worked out by whoever opens it.

mod comments;
mod csv;
mod download;
mod form;
mod sheet;
mod xlsx;

pub use comments::comment_table;
pub use download::download;
pub use form::{Form, NotMade};
pub use sheet::{Both, Column, Sheet};
