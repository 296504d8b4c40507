//! Why a command ended badly, in a sentence that says on what.

mod zh;

use std::path::PathBuf;

use jiff::civil::Date;

use plumbline_workflow::Fault;

use crate::said::{Kind, Said};

/// What the system says of a file, and what to do where that is plain.
fn system(cause: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => "it is not there".into(),
        ErrorKind::PermissionDenied => "this user has no right to it".into(),
        ErrorKind::AddrInUse => {
            "the address is taken (choose another port with --listen; port 0 takes a free one)"
                .into()
        }
        ErrorKind::AddrNotAvailable => "this machine has no such address".into(),
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::IsADirectory => "it is a folder, not a file".into(),
        ErrorKind::NotADirectory => "it is no folder".into(),
        _ => cause.to_string(),
    }
}

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
    Not(Said),
    #[error(
        "the service that runs on this folder is version {runs}, and this program is another (use that one's program)"
    )]
    OtherVersion { runs: String },
    #[error("a service of the role {role} needs {setting}, and was not told it")]
    NotTold { role: &'static str, setting: &'static str },
    #[error("{path}: {why}")]
    BadKey { path: PathBuf, why: plumbline_access::TooShort },
    #[error(
        "{at} is not an address of this machine alone, and a service of the role {role} answers nobody but its gateway (listen on 127.0.0.1, or name the certificates of the house with --house-ca, --house-cert and --house-key, or say --closed-network where nobody else is on that network)"
    )]
    OpenNetwork { role: &'static str, at: std::net::SocketAddr },
    #[error("{0}")]
    BadCertificate(#[from] plumbline_access::BadCertificate),
    #[error(
        "the certificates of the house are for a service behind a gateway, and this one is all in one (take --house-ca, --house-cert and --house-key away; TLS towards people is a proxy's)"
    )]
    NobodyBehind,
    #[error("{path}: {}", system(cause))]
    File { path: PathBuf, cause: std::io::Error },
    #[error(
        "line {line}: {said} (what the count above says is recorded; import the file again, and what is known stays as it is)"
    )]
    Line { line: u64, said: Said },
    #[error(
        "{0} of the lines could not be recorded, for the reasons named above (mend them and import the file again: what is known stays as it is)"
    )]
    NotRecordedLines(u64),
    #[error(
        "nothing was recorded, because of the bad rows named above: {0} (mend them and import the file again)"
    )]
    BadRows(usize),
    #[error("{expert} was in no such pool on {day} (`experts list` lists who was)")]
    NoExpert { expert: plumbline_lifecycle::PersonId, day: jiff::civil::Date },
    #[error("there is no review {0}")]
    NoSuchReview(plumbline_lifecycle::PartId),
    #[error("no panel was drawn for {0} yet")]
    NotDrawnYet(plumbline_lifecycle::PartId),
    #[error(
        "what the log tells of the panel of {review} is not what it proves: {draws} of its draws differ, as said above (run `plumbline verify`)"
    )]
    DrawDiffers { review: plumbline_lifecycle::PartId, draws: usize },
    #[error("{0} (a line each, as `telephone: 0571-88880000`)")]
    NotPersonal(String),
    #[error(
        "nothing private of {0} can be read here: nothing is recorded for that pool, it was erased, or its key is not beside this log"
    )]
    NoPersonal(plumbline_lifecycle::PersonId),
    #[error("{0}")]
    Key(#[from] plumbline_workflow::KeyError),
    #[error("that is no command: {en} (`plumbline help commands` lists each with an example)")]
    NotACommand { zh: String, en: String },
    #[error("{0}")]
    BadNotice(#[from] plumbline_lifecycle::calendar::BadNotice),
    #[error(
        "no calendar of {0} was set (`calendar set FILE` sets one; of such a year only the weekends are known)"
    )]
    NoCalendar(i16),
    #[error("{0}")]
    UnreadProcedure(#[from] plumbline_lifecycle::procedure::BadProcedure),
    #[error(
        "{file}: {}, as said above; it would not be adopted (mend the file and check it again)", crate::output::counted(*errors as u64, "error", "errors")
    )]
    BadProcedure { file: PathBuf, errors: usize },
    #[error(
        "there is no procedure `{0}` (`plumbline procedure list` lists them; a file's name has a dot)"
    )]
    NoProcedure(String),
    #[error("{0}")]
    BadWord(#[from] plumbline_lifecycle::BadWord),
    #[error("seq {seq}, {stream}: {why}")]
    Damaged { seq: u64, stream: String, why: String },
    #[error("{0}")]
    Unreadable(#[from] plumbline_lifecycle::Unreadable),
    #[error("{0}")]
    NotFolded(#[from] plumbline_views::NotFolded),
    #[error("{0}")]
    View(#[from] plumbline_views::ViewError),
    #[error("{0}")]
    Grants(#[from] plumbline_access::GrantsUnread),
    #[error("{0}")]
    Door(#[from] plumbline_access::DoorError),
    #[error("there is no account `{0}`, or it was closed (plumbline account list)")]
    NoAccount(plumbline_lifecycle::Login),
    #[error("{0}")]
    Access(#[from] plumbline_access::AccessError),
    #[error("{0}")]
    Bench(#[from] plumbline_bench::BenchError),
    #[error("{0}")]
    Nats(#[from] plumbline_bus::NotUsed),
    #[error("{0}")]
    Source(#[from] plumbline_bus::SourceError),
    #[error("{0}")]
    Documents(#[from] plumbline_documents::StoreError),
    #[error("{0}")]
    Sheet(#[from] plumbline_sheets::NotMade),
    #[error(
        "{damaged} of the documents' contents are not what they were, the first {first}: {what} (put them back from a copy)"
    )]
    DamagedContents { damaged: usize, first: plumbline_documents::ContentHash, what: String },
    #[error("{path}: {cause} (a view is made again with `plumbline rebuild`)")]
    DamagedFile { path: PathBuf, cause: rusqlite::Error },
    #[error("{standard} has no document `{wanted}` (plumbline document list)")]
    NoDocument { standard: String, wanted: String },
    #[error("the log describes {0}; its content was not handed in here")]
    OnlyDescribed(String),
    #[error("a file is not shown on a terminal (name one with --out)")]
    NotOnATerminal,
    #[error("{0}")]
    NoChance(#[from] plumbline_access::NoChance),
    #[error("the system gives no random bytes for cards: {0}")]
    NoCards(String),
    #[error("the tokens of access.db could not be taken over into the log: {0}")]
    NotTakenOver(Said),
    #[error("a token of the role {0} needs --{1}")]
    TokenLacks(&'static str, &'static str),
    #[error("the demonstration's own tables are wrong at `{0}`")]
    Demo(String),
    #[error(
        "this folder already holds standards, and the demonstration would put made-up ones among them (choose another folder with --data)"
    )]
    NotEmpty,
    #[error(
        "this folder was begun on {0}, and the demonstration's past lies before that (choose another folder with --data)"
    )]
    BegunBefore(Date),
    #[error("{0}")]
    Backup(#[from] crate::backup::Refused),
    #[error("{0} of the views do not fit the log (`plumbline rebuild` makes them again)")]
    BadViews(usize),
    #[error("there is no log in the folder {0} (another one is named with --data)")]
    NoLog(PathBuf),
    #[cfg(feature = "otlp")]
    #[error("traces: {0} (the variables OTEL_… say where they go; without them nothing is traced)")]
    Traces(String),
    #[error("{path}: {cause}")]
    Settings { path: PathBuf, cause: String },
    #[error(
        "the running server's views are at seq {position} and have not seen {head} yet (ask again in a moment)"
    )]
    Behind { position: u64, head: u64 },
    #[error(
        "there is no command `{word}` (possible: {known}; `plumbline help commands` lists those of a standard)"
    )]
    NoHelp { word: String, known: String },
    #[error("{call}: {message}")]
    NotAnswered { call: String, message: String },
    #[error(
        "the tokens of access.db were taken over just now and have new numbers; nothing was revoked (`plumbline token list` tells them)"
    )]
    Renumbered,
    #[error("{0} of the checks above did not pass (each says what would help)")]
    Unwell(usize),
    #[error("there is no standard `{0}` (`plumbline list` finds it)")]
    NoStandard(String),
    #[error("there was no standard `{name}` at seq {known_at}")]
    NoStandardThen { name: String, known_at: u64 },
    #[error("{name} did not exist yet on {day}: it began on {born}")]
    NotBorn { name: String, day: Date, born: Date },
    #[error("{day} has not come yet: today is {today} (ask for a day up to today)")]
    NotCome { day: Date, today: Date },
    #[error("seq {seq} is not in the log yet: the last one is {head}")]
    NotRecorded { seq: u64, head: u64 },
    #[error("{standard} asks for no approval where it stands")]
    NoGate { standard: String },
    #[error("{standard} has no approval under way (plumbline approval list {standard})")]
    NoneUnderWay { standard: String },
    #[error("{standard} has several approvals under way: {several} (name one of them)")]
    SeveralUnderWay { standard: String, several: String },
    #[error("`{0}` is neither an approval, as day-care.proposal.1, nor a standard")]
    NoApprovalName(String),
    #[error("there is no approval {0}")]
    NoApproval(String),
    #[error("there is nobody `{0}` (plumbline people list)")]
    NoPerson(plumbline_lifecycle::PersonId),
    #[error("the stream of people holds something else (this is a fault of the program)")]
    NoPeople,
}

impl From<Said> for Failure {
    fn from(said: Said) -> Failure {
        Failure::Not(said)
    }
}

impl From<plumbline_workflow::Failure> for Failure {
    fn from(failure: plumbline_workflow::Failure) -> Failure {
        Failure::Not(failure.into())
    }
}

impl Failure {
    /// Whether nobody knows if what was asked for was done.
    pub(crate) fn is_unknown(&self) -> bool {
        match self {
            Failure::Not(said) | Failure::NotTakenOver(said) | Failure::Line { said, .. } => {
                said.kind == Kind::Unknown
            }
            Failure::Writer(Fault::CommitUnknown(_)) => true,
            _ => false,
        }
    }
}

impl From<plumbline_documents::NotKept> for Failure {
    fn from(not: plumbline_documents::NotKept) -> Failure {
        Failure::Not(Said::from(&not))
    }
}
