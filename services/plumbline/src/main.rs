//! The only binary: `main` parses, one match over the commands, done.

mod failure;
mod import;
mod order;
mod progress;
mod rebuild;
mod report;
mod serve;
mod show;
mod token;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// 准绳: carries a standard from the first proposal to its revision, and can prove every step.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// The folder of data.
    #[arg(long, env = "PLUMBLINE_DATA", default_value = "data", global = true)]
    data: PathBuf,
    #[command(subcommand)]
    command: Commands,
}

#[derive(Subcommand)]
enum Commands {
    /// Run the service: the writer, the views and the API on one port.
    Serve(serve::Arguments),
    /// Who may call.
    Token {
        #[command(subcommand)]
        token: token::Token,
    },
    /// The views once more from the log.
    Rebuild(rebuild::Arguments),
    /// Read what another body's catalogue says, as observations.
    Import {
        #[command(subcommand)]
        from: import::From,
    },
    /// Give one order about one standard, as JSON.
    Order(order::Arguments),
    /// Where the standards stand, as of a day.
    Pipeline(report::PipelineArguments),
    /// Moves of observed lives by kind, and those that broke the procedure.
    Irregular(report::IrregularArguments),
    /// The life of one standard.
    Show(show::Arguments),
    /// Does the log still say what was written?
    Verify,
}

fn main() -> ExitCode {
    let Arguments { data, command } = Arguments::parse();
    let done = match command {
        Commands::Serve(arguments) => serve::run(&data, &arguments),
        Commands::Token { token } => token::run(&data, &token),
        Commands::Rebuild(arguments) => rebuild::run(&data, &arguments),
        Commands::Import { from } => import::run(&data, &from),
        Commands::Order(arguments) => order::run(&data, &arguments),
        Commands::Pipeline(arguments) => report::pipeline(&data, &arguments),
        Commands::Irregular(arguments) => report::irregular(&data, &arguments),
        Commands::Show(arguments) => show::run(&data, &arguments),
        Commands::Verify => verify::run(&data),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("plumbline: {failure}");
            ExitCode::FAILURE
        }
    }
}
