//! `plumbline rebuild`: the views once more from the log, beside the old files, then swapped.

use std::path::Path;

use plumbline_views::VIEWS;

use crate::failure::Failure;
use crate::output::say;
use crate::progress::Progress;
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Which view; all of them if left out.
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(VIEWS))]
    view: Option<String>,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let (_, mut runner) = plumbline_views::open(&data.join("views"))?;
    let mut progress = Progress::new("rebuilding");
    runner.rebuild(arguments.view.as_deref(), &reader, &mut |at| progress.at(at.done, at.of))?;
    let took = progress.end().as_secs_f64();
    say(&format!("rebuilt in {took:.1} s\n"));
    for view in VIEWS {
        say(&format!("{view} {}\n", runner.dump(view, &mut |_| {})?));
    }
    Ok(())
}
