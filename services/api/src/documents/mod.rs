//! The contents of documents over plain HTTP, beside the calls: a file is no message, and is streamed both ways.

mod give;
mod given;
mod take;

pub(crate) use give::download;
pub(crate) use take::upload;
