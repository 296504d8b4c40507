//! `plumbline approval show`: one approval, as of a day and as known at a seq.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::Horizon;
use plumbline_views::{Matter, example_of};
use serde_json::json;

use crate::approval::{find, picture};
use crate::asked::Api;
use crate::failure::Failure;
use crate::output::say;
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The approval, or the standard that has one under way.
    approval: String,
    /// As it was at the end of this day, by all that is recorded now; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    /// By what was recorded up to this seq; all of it if left out.
    #[arg(long, value_name = "SEQ", value_parser = crate::words::count::<u64>)]
    known_at: Option<u64>,
    /// For programs.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let reader = reading::log(data)?;
    let head = reader.head();
    if let Some(seq) = arguments.known_at.filter(|seq| *seq > head) {
        return Err(Failure::NotRecorded { seq, head });
    }
    let part = find::approval(data, &arguments.approval)?;
    let horizon = Horizon { as_of: Some(day), known_at: arguments.known_at };
    let matter = Matter::read(&reader, &part, horizon, day)?;
    let Some(chain) = matter.approval.chain() else {
        return Err(Failure::NoApproval(part.to_string()));
    };
    match arguments.json {
        true => {
            let reading = reading::open(data)?;
            let api = Api::over(data, &reading, reading::today())?;
            let mut question = json!({ "approval": part.to_string(), "asOf": day });
            if let Some(seq) = arguments.known_at {
                question["knownAtSeq"] = seq.into();
            }
            say(&format!("{}\n", api.asked("ApprovalService/GetApproval", &question)?));
        }
        false => {
            let example_of = example_of(&reader, part.owner(), horizon)?;
            say(&picture::told(&matter, chain, example_of.as_ref()));
        }
    }
    Ok(())
}
