//! `plumbline procedure list`: every version that was adopted, and what comes with the program.

use std::path::Path;

use plumbline_lifecycle::Level;
use plumbline_lifecycle::procedure::{BUILT_IN, OFFERED, Procedure};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{say, table};
use crate::procedure::show::heading;
use crate::procedure::text::adopted;

/// How far a version is.
#[derive(Clone, Copy)]
enum State {
    InForce,
    Older,
    Offered,
}

impl State {
    /// For programs, in Chinese, and in English.
    fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            State::InForce => ("in_force", "现行", "in force"),
            State::Older => ("older", "旧版", "older"),
            State::Offered => ("offered", "可采用", "offered"),
        }
    }
}

pub(super) fn run(data: &Path, json: bool) -> Result<(), Failure> {
    let adopted = adopted(data)?;
    let mut all: Vec<(Procedure, State)> = Vec::new();
    for procedure in adopted.all() {
        let newest = adopted.newest(&procedure.id).map_or(0, |newest| newest.version);
        let is_newest = procedure.version == newest;
        all.push((procedure.clone(), if is_newest { State::InForce } else { State::Older }));
    }
    for (id, text) in BUILT_IN.into_iter().chain(OFFERED) {
        let held = adopted.newest(id).map_or(0, |held| held.version);
        let offered = text.parse::<Procedure>().ok();
        if let Some(procedure) = offered.filter(|procedure| procedure.version > held) {
            all.push((procedure, State::Offered));
        }
    }
    match json {
        true => {
            let all: Vec<Value> = all.iter().map(in_json).collect();
            say(&format!("{}\n", json!({ "procedures": all })));
        }
        false => say(&table(&all.iter().map(row).collect::<Vec<_>>(), &[1])),
    }
    Ok(())
}

fn row((procedure, state): &(Procedure, State)) -> Vec<String> {
    let levels: Vec<&str> = procedure.levels.iter().copied().map(Level::key).collect();
    let (_, zh, en) = state.told();
    vec![
        procedure.id.clone(),
        procedure.version.to_string(),
        format!("{zh} {en}"),
        levels.join(" "),
        procedure.title.zh.clone(),
        procedure.title.en.clone(),
    ]
}

fn in_json((procedure, state): &(Procedure, State)) -> Value {
    let mut told = heading(procedure);
    told["state"] = state.told().0.into();
    told
}
