//! `plumbline implementation`: 贯标, how a standard in force is put into effect.

mod figures;
mod show;
mod unanswered;

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::implementation::{Basis, Command, Period, Wish};
use plumbline_lifecycle::{Clause, Name, Sentence, StandardId, StreamId, UnitId};

use crate::failure::Failure;
use crate::send::{Recording, record};

#[derive(clap::Subcommand)]
pub(crate) enum Implementation {
    /// What was planned and recorded, and what is open.
    Show(show::Show),
    /// How far the standards in use are applied and how content those are whom they serve, by standard and by unit.
    Figures(figures::Figures),
    /// What was fed back to the standards in use and not answered, the oldest first.
    Unanswered(unanswered::Unanswered),
    /// Say which units must apply it, and by when they have begun; it holds instead of what was planned before.
    Plan {
        /// The standard.
        standard: StandardId,
        /// A unit that must apply it; may be named several times.
        #[arg(long = "unit", value_name = "UNIT", required = true, value_delimiter = ',')]
        units: Vec<UnitId>,
        /// The last day by which they have begun.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        #[command(flatten)]
        recording: Recording,
    },
    /// Record that of so many cases or persons, so many; what was recorded of the same unit, time and basis is replaced.
    Record {
        /// The standard.
        standard: StandardId,
        /// The unit.
        #[arg(long)]
        unit: UnitId,
        /// A year, a quarter or a month: 2026, 2026-Q1, 2026-05.
        #[arg(long, value_parser = crate::words::period)]
        period: Period,
        /// coverage or satisfaction.
        #[arg(long)]
        basis: Basis,
        /// The part.
        #[arg(value_parser = crate::words::count::<u32>)]
        hits: u32,
        /// The whole.
        #[arg(value_parser = crate::words::count::<u32>)]
        of: u32,
        #[command(flatten)]
        recording: Recording,
    },
    /// Record an evaluation: so many points of so many.
    Evaluate {
        /// The standard.
        standard: StandardId,
        /// The unit; all of them if left out.
        #[arg(long)]
        unit: Option<UnitId>,
        /// The points.
        #[arg(value_parser = crate::words::count::<u32>)]
        score: u32,
        /// The points that were to be had.
        #[arg(value_parser = crate::words::count::<u32>)]
        of: u32,
        /// What was found.
        #[arg(long, value_name = "TEXT")]
        findings: Sentence,
        #[command(flatten)]
        recording: Recording,
    },
    /// Record what somebody said of the standard in use. It stays for ever: leave out how to reach a person.
    Feedback {
        /// The standard.
        standard: StandardId,
        /// Who said it.
        #[arg(long, value_name = "NAME")]
        from: Name,
        /// Of which clause; of the whole text if left out.
        #[arg(long, value_name = "CLAUSE")]
        clause: Option<Clause>,
        /// What was said.
        #[arg(long, value_name = "TEXT")]
        text: Sentence,
        /// change, answer or nothing.
        #[arg(long)]
        wants: Wish,
        #[command(flatten)]
        recording: Recording,
    },
    /// Answer what was fed back.
    Answer {
        /// The standard.
        standard: StandardId,
        /// Its number.
        #[arg(value_parser = crate::words::count::<u32>)]
        no: u32,
        /// The answer.
        #[arg(long, value_name = "TEXT")]
        text: Sentence,
        #[command(flatten)]
        recording: Recording,
    },
    /// Record an inspection of a unit.
    Inspect {
        /// The standard.
        standard: StandardId,
        /// The unit.
        #[arg(long)]
        unit: UnitId,
        /// What was found; may be named several times, and left out where all was well.
        #[arg(long = "finding", value_name = "TEXT")]
        findings: Vec<Sentence>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Have a finding mended by a day.
    Rectify {
        /// The standard.
        standard: StandardId,
        /// The number of the inspection.
        #[arg(value_parser = crate::words::count::<u32>)]
        inspection: u32,
        /// The number of the finding.
        #[arg(value_parser = crate::words::count::<u32>)]
        finding: u32,
        /// The last day.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        #[command(flatten)]
        recording: Recording,
    },
    /// Say that it is mended, and how.
    Mended {
        /// The standard.
        standard: StandardId,
        /// Its number.
        #[arg(value_parser = crate::words::count::<u32>)]
        no: u32,
        /// How.
        #[arg(long, value_name = "TEXT")]
        text: Sentence,
        #[command(flatten)]
        recording: Recording,
    },
    /// Say, after another look, that it is not, and by when it has to be.
    NotMended {
        /// The standard.
        standard: StandardId,
        /// Its number.
        #[arg(value_parser = crate::words::count::<u32>)]
        no: u32,
        /// What is wrong still.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        /// The last day.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        #[command(flatten)]
        recording: Recording,
    },
    /// Say, after another look, that it is: never who reported it.
    Close {
        /// The standard.
        standard: StandardId,
        /// Its number.
        #[arg(value_parser = crate::words::count::<u32>)]
        no: u32,
        /// What was seen.
        #[arg(long, value_name = "TEXT")]
        text: Sentence,
        #[command(flatten)]
        recording: Recording,
    },
}

pub(crate) fn run(data: &Path, implementation: Implementation) -> Result<(), Failure> {
    use Implementation as I;
    let (standard, recording, command) = match implementation {
        I::Show(arguments) => return show::run(data, &arguments),
        I::Figures(arguments) => return figures::run(data, &arguments),
        I::Unanswered(arguments) => return unanswered::run(data, &arguments),
        I::Plan { standard, units, until, recording } => {
            (standard, recording, Command::PlanRollout { units, until })
        }
        I::Record { standard, unit, period, basis, hits, of, recording } => {
            (standard, recording, Command::KeepRecord { unit, period, basis, hits, of })
        }
        I::Evaluate { standard, unit, score, of, findings, recording } => {
            (standard, recording, Command::Evaluate { unit, score, of, findings })
        }
        I::Feedback { standard, from, clause, text, wants, recording } => {
            (standard, recording, Command::ReceiveFeedback { from, clause, text, wants })
        }
        I::Answer { standard, no, text, recording } => {
            (standard, recording, Command::AnswerFeedback { no, text })
        }
        I::Inspect { standard, unit, findings, recording } => {
            (standard, recording, Command::Inspect { unit, findings })
        }
        I::Rectify { standard, inspection, finding, until, recording } => {
            (standard, recording, Command::OrderRectification { inspection, finding, until })
        }
        I::Mended { standard, no, text, recording } => {
            (standard, recording, Command::ReportRectification { no, text })
        }
        I::NotMended { standard, no, reason, until, recording } => {
            (standard, recording, Command::ReturnRectification { no, reason, until })
        }
        I::Close { standard, no, text, recording } => {
            (standard, recording, Command::CloseRectification { no, text })
        }
    };
    record(data, recording, StreamId::Implementation(standard), command)
}
