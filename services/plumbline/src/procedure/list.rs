//! `plumbline procedure list`: every version that was adopted, and what comes with the program.

use std::path::Path;

use plumbline_lifecycle::Level;
use plumbline_lifecycle::procedure::{BUILT_IN, OFFERED, Procedure};

use crate::failure::Failure;
use crate::output::{say, table};
use crate::procedure::text::adopted;

pub(super) fn run(data: &Path) -> Result<(), Failure> {
    let adopted = adopted(data)?;
    let mut rows = Vec::new();
    for procedure in adopted.all() {
        let newest = adopted.newest(&procedure.id).map_or(0, |newest| newest.version);
        let state = match procedure.version == newest {
            true => "现行 in force",
            false => "旧版 older",
        };
        rows.push(row(procedure, state));
    }
    for (id, text) in BUILT_IN.into_iter().chain(OFFERED) {
        let held = adopted.newest(id).map_or(0, |held| held.version);
        let offered = text.parse::<Procedure>().ok();
        if let Some(procedure) = offered.filter(|procedure| procedure.version > held) {
            rows.push(row(&procedure, "可采用 offered"));
        }
    }
    say(&table(&rows, &[1]));
    Ok(())
}

fn row(procedure: &Procedure, state: &str) -> Vec<String> {
    let levels: Vec<&str> = procedure.levels.iter().copied().map(Level::key).collect();
    vec![
        procedure.id.clone(),
        procedure.version.to_string(),
        state.to_owned(),
        levels.join(" "),
        procedure.title.zh.clone(),
        procedure.title.en.clone(),
    ]
}
