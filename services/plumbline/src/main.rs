//! The only binary: `main` parses, one match over the commands, done.
//!
//! A command answers on standard output by `output::say` and says what else there is to say by `output::note`: both go on, or end in
//! peace, where nobody listens any more.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod account;
mod approval;
mod asked;
mod audit;
mod backup;
mod bench;
mod calendar;
mod clock;
mod consultation;
mod contents;
mod demo;
mod descriptors;
mod desk;
mod disk;
mod doctor;
mod document;
mod due;
mod experts;
mod explain;
mod failure;
mod files;
mod follow;
mod gateway;
mod held;
mod help;
mod implementation;
mod import;
mod irregular;
mod kept;
mod limits;
mod list;
mod local;
mod logging;
mod manual;
mod nats;
mod notify;
mod output;
mod people;
mod pipeline;
mod policy;
mod procedure;
mod progress;
mod reading;
mod rebuild;
mod review;
mod role;
mod rows;
mod said;
mod send;
mod serve;
mod setting;
mod settings;
mod show;
mod submit;
mod times;
mod token;
#[cfg(feature = "otlp")]
mod traces;
#[cfg(not(feature = "otlp"))]
#[path = "untraced.rs"]
mod traces;
mod turned_away;
mod usage;
mod verify;
mod walk;
mod watch;
mod words;

/// A sixth of the processor's time went into malloc and free under load.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::output::note;

/// 准绳: carries a standard from the first proposal to its revision, and can prove every step.
#[derive(Parser)]
#[command(version, about, disable_help_subcommand = true)]
struct Arguments {
    /// The folder of data [default: data].
    #[arg(long, env = "PLUMBLINE_DATA", global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// A file of settings in TOML; flags and the environment go before it.
    #[arg(long, env = "PLUMBLINE_CONFIG", global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// This machine's clock is right, however long after the log's last event that is.
    #[arg(long, env = "PLUMBLINE_CLOCK_IS_RIGHT", global = true)]
    clock_is_right: bool,
    /// How much to say on standard error [default: info for serve, else warn].
    #[arg(long, env = "PLUMBLINE_LOG", global = true, value_name = "LEVEL")]
    log: Option<settings::Level>,
    /// How to say it [default: text].
    #[arg(long, env = "PLUMBLINE_LOG_FORMAT", global = true, value_name = "FORMAT")]
    log_format: Option<logging::Format>,
    #[command(subcommand)]
    command: Commands,
}

#[derive(Subcommand)]
enum Commands {
    /// Run the service: the writer, the views, the API and the pages on one port.
    Serve(Box<serve::Arguments>),
    /// Who may call.
    Token {
        #[command(subcommand)]
        token: token::Token,
    },
    /// Who may sign in.
    Account {
        #[command(subcommand)]
        account: account::Account,
    },
    /// Who is signed in.
    Session {
        #[command(subcommand)]
        session: account::Session,
    },
    /// Who may do what: the table by which the service goes.
    Policy(policy::Arguments),
    /// Where the standards stand, as of a day.
    Pipeline(pipeline::Arguments),
    /// The catalogue, filtered and searched.
    List(list::Arguments),
    /// What waits for somebody, where nobody can act, on whom the house waits.
    Desk(desk::Arguments),
    /// What is overdue, and what falls due within some days.
    Due(due::Arguments),
    /// How long standards stay in each stage, and matters at each step; or what lies between two stage codes.
    Times(times::Arguments),
    /// The life of one standard.
    Show(show::Arguments),
    /// Why a standard waits: for whom, since when, until when, what is missing, what comes next.
    Explain(explain::Arguments),
    /// Moves of observed lives by kind, and those that broke the procedure.
    Irregular(irregular::Arguments),
    /// What happens, as it happens.
    Watch(watch::Arguments),
    /// Give one command to one standard, as JSON.
    Submit(submit::Arguments),
    /// The documents of a standard, with their contents.
    Document {
        #[command(subcommand)]
        document: document::Document,
    },
    /// Submit the next gate of a standard for approval.
    Approve(approval::Approve),
    /// Decide on the seat that a person fills: agree, disagree, or send back.
    Decide(approval::Decide),
    /// Approvals: their chains, and what else a person does with one.
    Approval {
        #[command(subcommand)]
        approval: approval::Approval,
    },
    /// Consultations: what was said of a text, and what came of it.
    Consultation {
        #[command(subcommand)]
        consultation: consultation::Consultation,
    },
    /// How a standard in force is put into effect: records, evaluation, feedback, supervision.
    Implementation {
        #[command(subcommand)]
        implementation: implementation::Implementation,
    },
    /// Reviews: panels of experts, from the call to the conclusion.
    Review {
        #[command(subcommand)]
        review: review::Review,
    },
    /// Ballots: votes by name, and their arithmetic.
    Ballot {
        #[command(subcommand)]
        ballot: review::Ballot,
    },
    /// Units and persons.
    People {
        #[command(subcommand)]
        people: people::People,
    },
    /// The pool of experts of an area.
    Experts {
        #[command(subcommand)]
        experts: experts::Experts,
    },
    /// Which days are worked.
    Calendar {
        #[command(subcommand)]
        calendar: calendar::Calendar,
    },
    /// What each kind of standard must go through, as data.
    Procedure {
        #[command(subcommand)]
        procedure: procedure::Procedure,
    },
    /// Read what was recorded elsewhere: another body's catalogue, or a list of standards in force.
    Import {
        #[command(subcommand)]
        from: import::From,
    },
    /// Work out once more from the log alone what it tells.
    Audit {
        #[command(subcommand)]
        audit: audit::Audits,
    },
    /// Does the log still say what was written?
    Verify,
    /// A whole, verified copy of the folder, also while a server runs on it: the next of a series.
    Backup(backup::Arguments),
    /// A backup becomes the folder of data, unless that would give something up.
    Restore(backup::RestoreArguments),
    /// The views once more from the log.
    Rebuild(rebuild::Arguments),
    /// Is all well with the folder and the machine, and what would help.
    Doctor(doctor::Arguments),
    /// What this machine's disk can do, and what Plumbline makes of it.
    Bench(bench::Arguments),
    /// Completions for a shell, on standard output.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// The manual page, on standard output.
    Man,
    /// The help of a command; of `commands`, what `submit` takes.
    Help {
        /// The command, as people join; or commands.
        words: Vec<String>,
    },
}

fn main() -> ExitCode {
    let arguments = match usage::read() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            note(&format!("plumbline: {}\nplumbline: {failure}\n", failure.zh()));
            ExitCode::from(if failure.is_unknown() { 3 } else { 1 })
        }
    }
}

fn run(
    Arguments { data, config, clock_is_right, log, log_format, command }: Arguments,
) -> Result<(), failure::Failure> {
    let file = settings::File::read(config.as_deref())?;
    let (built_in, service) = match &command {
        Commands::Serve(arguments) => (settings::Level::Info, Some(serve::name(&file, arguments))),
        _ => (settings::Level::Warn, None),
    };
    let level = file.log(log).unwrap_or(built_in).into();
    let _traces = logging::start(level, file.log_format(log_format), service)?;
    let data = file.data(data);
    // What is made in the folder of data is for its owner alone; whoever lets others read it says so by its rights.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    file.say_clock_is_right(clock_is_right);
    match command {
        Commands::Serve(arguments) => serve::run(&data, &file, &arguments),
        Commands::Token { token } => token::run(&data, token),
        Commands::Account { account } => account::run(&data, account),
        Commands::Session { session } => account::session(&data, &session),
        Commands::Policy(arguments) => policy::run(&arguments),
        Commands::Pipeline(arguments) => pipeline::run(&data, &arguments),
        Commands::List(arguments) => list::run(&data, &arguments),
        Commands::Desk(arguments) => desk::run(&data, &arguments),
        Commands::Due(arguments) => due::run(&data, &arguments),
        Commands::Times(arguments) => times::run(&data, &arguments),
        Commands::Show(arguments) => show::run(&data, &arguments),
        Commands::Explain(arguments) => explain::run(&data, &arguments),
        Commands::Irregular(arguments) => irregular::run(&data, &arguments),
        Commands::Submit(arguments) => submit::run(&data, &arguments),
        Commands::Document { document } => document::run(&data, &file, document),
        Commands::Approve(arguments) => approval::approve(&data, &arguments),
        Commands::Decide(arguments) => approval::decide(&data, arguments),
        Commands::Approval { approval } => approval::run(&data, approval),
        Commands::Implementation { implementation } => implementation::run(&data, implementation),
        Commands::Consultation { consultation } => consultation::run(&data, consultation),
        Commands::Review { review } => review::run(&data, review),
        Commands::Ballot { ballot } => review::ballot(&data, ballot),
        Commands::People { people } => people::run(&data, people),
        Commands::Experts { experts } => experts::run(&data, experts),
        Commands::Calendar { calendar } => calendar::run(&data, calendar),
        Commands::Procedure { procedure } => procedure::run(&data, procedure),
        Commands::Import { from } => import::run(&data, &from),
        Commands::Audit { audit } => audit::run(&data, &audit),
        Commands::Verify => verify::run(&data),
        Commands::Backup(arguments) => backup::run(&data, &arguments),
        Commands::Restore(arguments) => backup::restore(&data, &arguments),
        Commands::Rebuild(arguments) => rebuild::run(&data, &arguments),
        Commands::Watch(arguments) => watch::run(&data, &arguments),
        Commands::Doctor(arguments) => doctor::run(&data, &arguments),
        Commands::Bench(arguments) => bench::run(&data, &arguments),
        Commands::Completions { shell } => manual::completions(shell),
        Commands::Man => manual::page(),
        Commands::Help { words } => Ok(help::run(&words)?),
    }
}
