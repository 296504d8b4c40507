//! Why a command ended badly, in a sentence that says on what.

use std::path::PathBuf;

use plumbline_lifecycle::{Misfit, Undecodable};

/// Why a command ended badly.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{0}")]
    Open(#[from] plumbline_log::OpenError),
    #[error("{0}")]
    Log(#[from] plumbline_log::LogError),
    #[error("{0}")]
    Start(#[from] plumbline_workflow::StartError),
    #[error("{0}")]
    Writer(#[from] plumbline_workflow::Fault),
    #[error("{0}")]
    Order(#[from] plumbline_workflow::Failure),
    #[error("{path}: {cause}")]
    File { path: PathBuf, cause: std::io::Error },
    #[error(
        "line {line}: {why} (the lines before it are imported; mend the file and import it again)"
    )]
    Line { line: u64, why: String },
    #[error("the order is not one: {0}")]
    NotAnOrder(serde_json::Error),
    #[error("seq {seq}: {why}")]
    Damaged { seq: u64, why: String },
    #[error("{0}")]
    View(#[from] plumbline_views::ViewError),
    #[error("{0}")]
    Access(#[from] plumbline_access::AccessError),
    #[error("{0}")]
    Bench(#[from] plumbline_bench::BenchError),
    #[error("there is no token {0} that is not revoked yet")]
    NoToken(i64),
    #[error("the demonstration's own tables are wrong at `{0}`")]
    Demo(String),
    #[error(
        "this folder already holds standards, and the demonstration would put made-up ones among them (choose another folder with --data)"
    )]
    NotEmpty,
    #[error("there is no log in the folder {0} (another one is named with --data)")]
    NoLog(PathBuf),
    #[error("{path}: {cause}")]
    Settings { path: PathBuf, cause: String },
    #[error(
        "the running server's views are at seq {position} and have not seen {head} yet (ask again in a moment)"
    )]
    Behind { position: u64, head: u64 },
    #[error("there is no standard `{0}`")]
    NoStandard(String),
}

impl Failure {
    pub(crate) fn undecodable(seq: u64, why: &Undecodable) -> Failure {
        Failure::Damaged { seq, why: why.to_string() }
    }

    pub(crate) fn misfit(seq: u64, why: &Misfit) -> Failure {
        Failure::Damaged { seq, why: why.to_string() }
    }
}
