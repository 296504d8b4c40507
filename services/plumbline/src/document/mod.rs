//! `plumbline document`: the documents of a standard with their contents.

mod attach;
mod get;
mod list;

use std::path::Path;

use crate::failure::Failure;
use crate::settings::File;

#[derive(clap::Subcommand)]
pub(crate) enum Document {
    /// Hand in a file.
    Attach(attach::Arguments),
    /// Fetch the content of a document.
    Get(get::Arguments),
    /// The documents of a standard, the newest first, and whether their contents are here.
    List(list::Arguments),
}

pub(crate) fn run(data: &Path, file: &File, document: Document) -> Result<(), Failure> {
    match document {
        Document::Attach(arguments) => attach::run(data, file, &arguments),
        Document::Get(arguments) => get::run(data, &arguments),
        Document::List(arguments) => list::run(data, &arguments),
    }
}
