//! `plumbline consultation`: what is said of a text and what comes of it. One is opened by the standard's own command
//! `OpenConsultation`.

mod show;

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::consultation::{Command, Outcome};
use plumbline_lifecycle::{Clause, Name, PartId, Sentence, StandardId, StreamId};

use crate::failure::Failure;
use crate::send::{Recording, record};

#[derive(clap::Subcommand)]
pub(crate) enum Consultation {
    /// What was said and what came of it; with --csv or --xlsx the table for Excel.
    Show(show::Show),
    /// The consultations, of one standard or of all.
    List {
        /// Only those of this standard.
        standard: Option<StandardId>,
    },
    /// Record a comment. It is public and stays: leave out how to reach a person.
    Comment {
        /// The consultation, as day-care.draft.1.
        consultation: PartId,
        /// Of which clause; of the whole text if left out.
        #[arg(long, value_name = "CLAUSE")]
        clause: Option<Clause>,
        /// Who said it.
        #[arg(long, value_name = "NAME")]
        from: Name,
        /// What was said.
        #[arg(long, value_name = "TEXT")]
        text: Sentence,
        #[command(flatten)]
        recording: Recording,
    },
    /// Record the reply (回函) of a body that was asked.
    Reply {
        /// The consultation, as day-care.draft.1.
        consultation: PartId,
        /// Who replied.
        #[arg(long, value_name = "BODY")]
        body: Name,
        /// With how many comments.
        #[arg(long, value_name = "COUNT", default_value = "0", value_parser = crate::words::count::<u32>)]
        comments: u32,
        #[command(flatten)]
        recording: Recording,
    },
    /// Say what comes of a comment; a reason is needed unless it is taken.
    Dispose {
        /// The consultation, as day-care.draft.1.
        consultation: PartId,
        /// The number of the comment.
        #[arg(value_parser = crate::words::count::<u32>)]
        no: u32,
        /// taken, partly or not.
        outcome: Outcome,
        /// Why not, or not whole.
        #[arg(long, value_name = "TEXT")]
        reason: Option<Sentence>,
        /// What was changed.
        #[arg(long, value_name = "TEXT")]
        change: Option<Sentence>,
        #[command(flatten)]
        recording: Recording,
    },
    /// Give it a later last day.
    Extend {
        /// The consultation, as day-care.draft.1.
        consultation: PartId,
        /// The new last day.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        until: Date,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        recording: Recording,
    },
    /// End it, on its last day or later.
    End {
        /// The consultation, as day-care.draft.1.
        consultation: PartId,
        #[command(flatten)]
        recording: Recording,
    },
}

pub(crate) fn run(data: &Path, consultation: Consultation) -> Result<(), Failure> {
    let (part, recording, command) = match consultation {
        Consultation::Show(arguments) => return show::run(data, &arguments),
        Consultation::List { standard } => return show::list(data, standard.as_ref()),
        Consultation::Comment { consultation, clause, from, text, recording } => {
            (consultation, recording, Command::Comment { clause, text, from })
        }
        Consultation::Reply { consultation, body, comments, recording } => {
            (consultation, recording, Command::RecordReply { body, comments })
        }
        Consultation::Dispose { consultation, no, outcome, reason, change, recording } => {
            (consultation, recording, Command::Dispose { no, outcome, reason, change })
        }
        Consultation::Extend { consultation, until, reason, recording } => {
            (consultation, recording, Command::Extend { until, reason })
        }
        Consultation::End { consultation, recording } => (consultation, recording, Command::End),
    };
    record(data, recording, StreamId::Consultation(part), command)
}
