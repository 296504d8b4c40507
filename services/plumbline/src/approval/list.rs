//! `plumbline approval list`: the approvals of one standard or of all, the oldest first.

use std::path::Path;

use plumbline_lifecycle::{Horizon, PartId, StandardId};
use plumbline_views::Matter;
use serde_json::{Value, json};

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::{say, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only those of this standard.
    standard: Option<StandardId>,
    /// For programs.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let today = reading::today();
    let begun = begun(&reader, arguments.standard.as_ref())?;
    if arguments.json {
        let reading = reading::open(data)?;
        let api = Api::over(data, &reading, today)?;
        let told = begun.iter().map(|part| {
            api.value("ApprovalService/GetApproval", &json!({ "approval": part.to_string() }))
        });
        let told: Vec<Value> = told.collect::<Result<_, _>>()?;
        say(&format!("{}\n", json!({ "approvals": told })));
        return Ok(());
    }
    let matters = Matter::read_all(&reader, &begun, Horizon::default(), today)?;
    let rows: Vec<Vec<String>> = matters.iter().filter_map(row).collect();
    let word = if rows.len() == 1 { "approval" } else { "approvals" };
    say(&format!("{}{} {word}\n", table(&rows, &[]), rows.len()));
    Ok(())
}

/// Every approval that was begun, in the order of the log.
fn begun(
    reader: &plumbline_log::Reader,
    standard: Option<&StandardId>,
) -> Result<Vec<PartId>, Failure> {
    let mut begun = Vec::new();
    reader.scan(1, |row| {
        if ["ApprovalSubmitted", "AdmissionSubmitted"].contains(&row.kind) {
            let part =
                row.stream.strip_prefix("approval/").and_then(|id| id.parse::<PartId>().ok());
            begun.extend(part.filter(|part| standard.is_none_or(|owner| owner == part.owner())));
        }
        std::ops::ControlFlow::Continue(())
    })?;
    Ok(begun)
}

fn row(matter: &Matter) -> Option<Vec<String>> {
    let chain = matter.approval.chain()?;
    let standing = matter.approval.standing(&matter.people);
    let until = matter.approval.last_day(&matter.calendar);
    Some(vec![
        matter.id.to_string(),
        format!("{} {}", chain.gate.zh(), chain.gate.en()),
        format!("{} {}", standing.zh, standing.en),
        format!("since {}", chain.since),
        until.map(|last| format!("until {}", last.day)).unwrap_or_default(),
    ])
}
