//! What is asked for in a matter: the documents that are approved, or who is proposed for admission to a pool.

use std::collections::BTreeMap;

use maud::{Markup, html};
use plumbline_lifecycle::approval::{Approval, DocRef};
use plumbline_lifecycle::pool::Proposed;
use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Horizon, Name, PartId, State, StreamId, UnitId, Words};
use plumbline_log::Reader;
use plumbline_views::folded;

use crate::language::Language;
use crate::named::{named, whole};
use crate::problem::Problem;
use crate::state::WebState;

/// What is asked for.
#[derive(Default)]
pub(crate) struct Asked {
    /// The standard, or the matters of a pool.
    owner: String,
    label: Option<String>,
    titles: (Option<String>, Option<String>),
    /// What is approved: each file of that content, or none where the standard holds another one now.
    files: Vec<File>,
    /// Who is proposed for admission to a pool.
    experts: Vec<Proposed>,
    /// What their units are called, by id.
    units: BTreeMap<UnitId, String>,
}

/// A document that is approved.
struct File {
    /// What it is, in the words of the procedure.
    kind: Words,
    /// The hash of exactly that content.
    sha256: String,
    /// What the file is called, while the standard holds it.
    name: Option<Name>,
    /// Whether its content can be fetched here.
    here: bool,
}

/// What a matter asks for, as it stands in this log.
pub(crate) fn asked(
    state: &WebState,
    reader: &Reader,
    procedures: &Procedures,
    part: &PartId,
    approval: &Approval,
) -> Result<Asked, Problem> {
    let Some(chain) = approval.chain() else { return Ok(Asked::default()) };
    let stream = StreamId::Standard(part.owner().clone());
    let standard = folded(reader, &stream, Horizon::default());
    let standard = standard.map_err(|error| Problem::BrokeOff(error.to_string()))?;
    let run = match &standard.state {
        State::Standard(Standard::Run(run)) => Some(run),
        _ => None,
    };
    let procedure = run.and_then(|run| procedures.get(&run.binding));
    let kind = |key: &String| match procedure.and_then(|known| known.documents.get(key)) {
        Some(rule) => Words { zh: rule.zh.clone(), en: rule.en.clone() },
        None => Words { zh: key.clone(), en: key.clone() },
    };
    let named = |doc: &DocRef| {
        let held = run?.document(&doc.kind).filter(|held| held.sha256 == doc.sha256)?;
        Some(held.name.clone())
    };
    let store = state.documents.store();
    let file = |doc: &DocRef| File {
        kind: kind(&doc.kind),
        sha256: doc.sha256.clone(),
        name: named(doc),
        here: doc.sha256.parse().is_ok_and(|hash| store.holds(hash)),
    };
    let names = state.place_names();
    let unit = |one: &Proposed| {
        let id = &one.description.unit;
        let known = names.people().units.get(id)?;
        Some((id.clone(), known.names.best("zh").to_owned()))
    };
    let title = |tag: &str| run.and_then(|run| run.profile.titles.get(tag)).map(str::to_owned);
    let label = match &standard.state {
        State::Standard(standard) => standard.label(),
        _ => None,
    };
    Ok(Asked {
        owner: part.owner().to_string(),
        label,
        titles: (title("zh"), title("en")),
        files: chain.bundle.iter().map(file).collect(),
        experts: chain.experts.clone(),
        units: chain.experts.iter().filter_map(unit).collect(),
    })
}

impl Asked {
    /// The way to the whole of it.
    pub(crate) fn whole(&self, language: Language) -> Markup {
        let title = language.title(&self.titles.0, &self.titles.1);
        named(language, &self.owner, self.label.as_deref(), title)
    }

    /// What is approved, to be read first.
    pub(crate) fn told(&self, language: Language) -> Markup {
        if self.experts.is_empty() { self.papers(language) } else { self.proposed(language) }
    }

    fn papers(&self, language: Language) -> Markup {
        let standard = &self.owner;
        html! {
            p.papers {
                span.quiet { (language.say("审批的材料：", "What is approved: ")) }
                @for file in &self.files {
                    @match (&file.name, file.here) {
                        (Some(name), true) => a href={ "/standards/" (standard) "/documents/" (file.sha256) } download { bdi { (name) } },
                        (Some(name), false) => span { bdi { (name) } " " span.chip { (language.say("仅有说明", "described only")) } },
                        (None, true) => span.late {
                            a href={ "/standards/" (standard) "/documents/" (file.sha256) } download { (language.of_words(&file.kind)) }
                            " " span.chip { (language.say("提交后已更换", "replaced since")) }
                        },
                        (None, false) => span.late { (language.of_words(&file.kind)) " " span.chip { (language.say("提交后已更换", "replaced since")) } },
                    }
                    " "
                }
                a href=(whole(standard)) { (language.say("标准全程", "the whole life")) }
            }
        }
    }

    /// Who is proposed for admission.
    fn proposed(&self, language: Language) -> Markup {
        html! {
            p.quiet { (language.told(format!("提请入库的专家（{} 人）：", self.experts.len()), format!("Proposed for admission ({}):", self.experts.len()))) }
            ul.sentences { @for one in &self.experts {
                @let said = &one.description;
                li {
                    bdi { (said.name) } " " code { (one.expert) } " · " bdi { (self.units.get(&said.unit).map_or(said.unit.as_str(), String::as_str)) }
                    @if let Some(title) = &said.title { " · " bdi { (title) } }
                    @if said.senior { " " span.chip { (language.say("高级", "senior")) } }
                    " · " (said.fields.iter().map(|field| language.field(field.as_str())).collect::<Vec<_>>().join(language.say("、", ", ")))
                    " · " (language.say("聘期至 ", "until ")) time { (one.until) }
                }
            } }
        }
    }
}
