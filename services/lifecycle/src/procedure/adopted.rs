//! The procedures that were adopted, version by version: what may be asked, what can have happened, what is refused.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::kinds::{commands, events};
use crate::misfit::Misfit;
use crate::procedure::findings::Finding;
use crate::procedure::format::{BadProcedure, Binding, Procedure};
use crate::reason::{OURS, refusals};
use crate::words::Level;

/// A command about procedures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command")]
pub enum Command {
    /// Adopt a version of a procedure.
    AdoptProcedure {
        /// The TOML text.
        text: String,
    },
}

commands! {
    AdoptProcedure "采用程序" "Adopt a procedure"
}

events! {
    /// A procedure version was adopted; its whole TOML text.
    ProcedureAdopted "采用程序" "Procedure adopted" { text: String }
}

/// Every version of every procedure that was adopted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Procedures(BTreeMap<Binding, Adopted>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Adopted {
    text: String,
    procedure: Arc<Procedure>,
}

refusals! {
    /// The rules of adopting and naming procedures.
    Refusal:

    /// No such procedure was adopted.
    UnknownProcedure { id: String, known: Vec<String> }
        "unknown-procedure", OURS,
        format!("没有程序“{id}”。已有：{}。", known.join("、")),
        format!("No procedure `{id}` was adopted (adopted: {}).", known.join(", "));

    /// A text that cannot be used, or a version that does not follow the one in force: its first error, and how many more
    /// there are (`plumbline procedure check` names each).
    ProcedureUnfit { finding: Box<Finding>, more: usize }
        "procedure-unfit", OURS,
        format!("程序文本不可用：{}{}", finding.zh(), match more {
            0 => String::new(),
            more => format!("另有 {more} 处。"),
        }),
        format!("The procedure cannot be adopted: {}{}", finding.en(), match more {
            0 => String::new(),
            more => format!(" There are {more} more."),
        });
}

impl Procedures {
    /// Folds one event into the state.
    ///
    /// # Errors
    /// [`Misfit`] when the text is no procedure.
    pub fn evolve(mut self, event: &Event) -> Result<Procedures, Misfit> {
        match event {
            Event::ProcedureAdopted { text } => {
                self.adopt(text.clone()).map_err(|bad| Misfit {
                    event: event.kind().name(),
                    state: format!("the procedures: {bad}"),
                })?;
            }
        }
        Ok(self)
    }

    fn adopt(&mut self, text: String) -> Result<(), BadProcedure> {
        let procedure: Arc<Procedure> = Arc::new(text.parse()?);
        self.0.insert(procedure.binding(), Adopted { text, procedure });
        Ok(())
    }

    /// The version that a standard is bound to, if it was adopted.
    #[must_use]
    pub fn get(&self, binding: &Binding) -> Option<&Arc<Procedure>> {
        self.0.get(binding).map(|adopted| &adopted.procedure)
    }

    /// The version that a standard is bound to.
    ///
    /// # Errors
    /// [`Refusal::UnknownProcedure`].
    pub fn bound(&self, binding: &Binding) -> Result<&Procedure, Refusal> {
        self.get(binding).map(AsRef::as_ref).ok_or_else(|| self.unknown(&binding.procedure))
    }

    /// The text of a version, word for word.
    #[must_use]
    pub fn text(&self, binding: &Binding) -> Option<&str> {
        self.0.get(binding).map(|adopted| adopted.text.as_str())
    }

    /// The newest version of a procedure.
    ///
    /// # Errors
    /// [`Refusal::UnknownProcedure`].
    pub fn newest(&self, id: &str) -> Result<&Procedure, Refusal> {
        self.all().filter(|procedure| procedure.id == id).last().ok_or_else(|| self.unknown(id))
    }

    /// The newest procedure that is for norms alone; of several the first by its id.
    #[must_use]
    pub fn of_norms_alone(&self) -> Option<&Procedure> {
        let first = self.all().find(|procedure| procedure.levels == [Level::Norm])?;
        self.newest(&first.id).ok()
    }

    /// The version by which the next edition begins of a standard that is bound to this one: the newest of its procedure; for
    /// a norm the newest that is for norms alone, where the standard's own is for others too.
    ///
    /// # Errors
    /// [`Refusal::UnknownProcedure`].
    pub fn next(&self, bound: &Binding, level: Level) -> Result<&Procedure, Refusal> {
        let own = self.newest(&bound.procedure)?;
        let shared = level == Level::Norm && own.levels != [Level::Norm];
        Ok(self.of_norms_alone().filter(|_| shared).unwrap_or(own))
    }

    /// The newest procedure by which the moves of other bodies' standards are judged.
    ///
    /// # Errors
    /// [`Refusal::UnknownProcedure`].
    pub fn observing(&self) -> Result<&Procedure, Refusal> {
        let observing = self.all().filter(|procedure| procedure.observed);
        observing.max_by_key(|procedure| procedure.version).ok_or_else(|| self.unknown("iso"))
    }

    /// Every version of every procedure, by id and then by version.
    pub fn all(&self) -> impl Iterator<Item = &Procedure> {
        self.0.values().map(|adopted| adopted.procedure.as_ref())
    }

    fn unknown(&self, id: &str) -> Refusal {
        let mut known: Vec<String> = self.0.keys().map(|held| held.procedure.clone()).collect();
        known.dedup();
        Refusal::UnknownProcedure { id: id.into(), known }
    }

    pub(crate) fn weight(&self) -> usize {
        // A parsed procedure takes about as much as a few times its text.
        self.0.values().map(|adopted| 4 * adopted.text.len()).sum()
    }
}

impl TryFrom<Vec<String>> for Procedures {
    type Error = BadProcedure;

    fn try_from(texts: Vec<String>) -> Result<Procedures, BadProcedure> {
        let mut procedures = Procedures::default();
        texts.into_iter().try_for_each(|text| procedures.adopt(text))?;
        Ok(procedures)
    }
}

impl From<Procedures> for Vec<String> {
    fn from(procedures: Procedures) -> Vec<String> {
        procedures.0.into_values().map(|adopted| adopted.text).collect()
    }
}

/// The procedures that a new house adopts as it begins: (id, TOML text).
pub const BUILT_IN: [(&str, &str); 3] = [
    ("local", include_str!("../../procedures/local.toml")),
    ("iso", include_str!("../../procedures/iso.toml")),
    ("local-city", include_str!("../../procedures/local-city.toml")),
];

/// Procedures that come with the program and that a house adopts when it wants them: (id, TOML text).
pub const OFFERED: [(&str, &str); 6] = [
    ("national", include_str!("../../procedures/national.toml")),
    ("industry", include_str!("../../procedures/industry.toml")),
    ("local-province", include_str!("../../procedures/local-province.toml")),
    ("group", include_str!("../../procedures/group.toml")),
    ("enterprise", include_str!("../../procedures/enterprise.toml")),
    ("norm", include_str!("../../procedures/norm.toml")),
];
