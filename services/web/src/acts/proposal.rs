//! A standard is proposed: the fields of the form, and the command that they come to.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::procedure::{Procedure, Procedures};
use plumbline_lifecycle::standard::{Command, Profile};
use plumbline_lifecycle::{Jurisdiction, Level, StandardId, StreamId, Titles};
use plumbline_log::Reader;
use plumbline_workflow::{Foresight, Request};
use uuid::Uuid;

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::profile::{Preset, areas, profile};
use crate::places::PlaceNames;

/// The key of the act.
pub(crate) const PROPOSE: &str = "Propose";

const ID: Ask = Ask::of("standard", "在本系统的编号", "Id here")
    .hint(
        "小写字母、数字和连字符，如 day-care；提出后不能更改。",
        "Small letters, digits and hyphens, as day-care; it stays what it is.",
    )
    .by(&["already-exists", "kept-for-observed", "kept-for-pools"]);
const PROCEDURE: Ask = Ask::of("procedure", "制定程序", "Procedure").by(&[
    "unknown-procedure",
    "observed-only",
    "wrong-level",
    "goes-by-another",
]);

/// What a proposal can be made with.
pub(crate) struct Proposal {
    procedures: Procedures,
    names: PlaceNames,
    caller: Caller,
}

impl Proposal {
    pub(crate) fn new(procedures: Procedures, names: PlaceNames, caller: Caller) -> Proposal {
        Proposal { procedures, names, caller }
    }

    /// The newest version of each procedure by which standards are run here.
    fn newest(&self) -> Vec<&Procedure> {
        let mut newest: Vec<&Procedure> = Vec::new();
        for one in self.procedures.all().filter(|one| !one.observed && !one.levels.is_empty()) {
            newest.retain(|other| other.id != one.id);
            newest.push(one);
        }
        newest
    }

    /// Whether there is a procedure at all.
    pub(crate) fn is_possible(&self) -> bool {
        !self.newest().is_empty()
    }

    /// The fields, and what they come to.
    pub(crate) fn fields(&self, form: &mut Form<'_>) -> Option<Order> {
        let language = form.language;
        let newest = self.newest();
        let id = form.word::<StandardId>(ID, "");
        let procedures: Vec<(String, String, String)> = (newest.iter())
            .map(|one| {
                let title = format!("{} v{}", language.of_words(&one.title), one.version);
                (one.id.clone(), title, one.id.clone())
            })
            .collect();
        let only = match procedures.as_slice() {
            [(key, _, _)] => Some(key.clone()),
            _ => None,
        };
        let procedure = form.choice(PROCEDURE, &procedures, only.as_deref());
        let levels = Level::ALL
            .into_iter()
            .filter(|level| newest.iter().any(|one| one.levels.contains(level)))
            .collect();
        let own = &self.caller.jurisdiction;
        let mut areas: Vec<Jurisdiction> =
            areas(&self.names).into_iter().filter(|area| area.within(own)).collect();
        if !areas.contains(own) {
            areas.insert(0, own.clone());
        }
        let unit = self.caller.unit.as_ref();
        let preset = Preset { profile: None, areas, area: Some(own), levels, unit };
        let profile = profile(form, &preset, &self.names);
        let command = Command::Propose { procedure: procedure?, profile: profile? };
        let (target, version) = (StreamId::Standard(id?), Some(0));
        Some(Order { target, command: command.into(), version, on: None })
    }
}

/// Whether this caller may propose anything where they are: what the policy says of a standard of their own place and unit.
pub(crate) fn may_propose(reader: &Reader, caller: &Caller, today: Date) -> bool {
    let titles = BTreeMap::from([("zh".to_owned(), "…".to_owned())]);
    let unit = caller.unit.clone().or_else(|| "…".parse().ok());
    let (Ok(id), Ok(field), Ok(titles), Some(drafting_unit)) =
        ("new".parse(), "general".parse(), Titles::try_from(titles), unit)
    else {
        return false;
    };
    let (level, jurisdiction) = (Level::Local, caller.jurisdiction.clone());
    let relations = Vec::new();
    let profile = Profile { level, field, jurisdiction, titles, drafting_unit, relations };
    let request = Request {
        id: Uuid::now_v7(),
        target: StreamId::Standard(id),
        command: Command::Propose { procedure: String::new(), profile }.into(),
        expected_version: None,
        happened_on: None,
        caller: caller.clone(),
        on_behalf_of: None,
    };
    Foresight::new(reader, today).may(&request).is_ok()
}
