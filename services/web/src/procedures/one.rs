//! One procedure: its way as a picture, then everything that it lays down, each with where it comes from.

use maud::{Markup, html};
use plumbline_lifecycle::procedure::{Gate, Procedure};
use plumbline_lifecycle::{Level, Place, Source, Stage};

use crate::language::Language;
use crate::picture::{Row, way};
use crate::source::cited;
use crate::visit::Visit;

pub(super) struct OnePage {
    pub(super) procedure: Procedure,
    /// The newest version that was adopted; 0 where none was.
    pub(super) newest: u32,
    /// Every version that was adopted.
    pub(super) versions: Vec<u32>,
}

impl OnePage {
    pub(super) fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let procedure = &self.procedure;
        let figures = procedure.figures();
        let unverified = figures.iter().filter(|figure| figure.source.unverified).count();
        html! {
            div.heading {
                h1 { (language.of_words(&procedure.title)) }
                p.other { (language.other().of_words(&procedure.title)) }
            }
            (self.facts(language))
            @if let (true, Some(place)) = (visit.demonstration, &procedure.place) {
                p.hint { (language.told(
                    format!("演示城市不在{}，这些条款在此仅作示例。", place.told("zh")),
                    format!("The demonstration's city does not lie in {}; these clauses are an example here.", place.told("en")),
                )) }
            }
            section.panel {
                h2 { (language.say("办理过程", "The way")) }
                (picture(procedure, language))
                p.hint { (language.say("圆点为阶段，菱形为关口，虚线为退回。", "A dot is a stage, a diamond a gate, a dashed line a way back.")) }
            }
            section.panel {
                h2 { (language.say("全部规定", "What it lays down")) }
                p.hint { (language.told(
                    format!("共 {} 项，其中 {unverified} 项未经原文核实，不作法律引用，以标准化办确认为准。", figures.len()),
                    format!("{} rules; {unverified} of them were not checked against the original, are not to be cited as law, and the office confirms them.", figures.len()),
                )) }
                table.list.rules {
                    thead { tr {
                        th { (language.say("事项", "What")) }
                        th { (language.say("规定", "Rule")) }
                        th { (language.say("依据", "Where it comes from")) }
                    } }
                    tbody { @for figure in &figures { tr {
                        td { strong { (language.of_words(&figure.name)) } }
                        td { (language.of_words(&figure.value)) }
                        td { (cited(&figure.source, language)) }
                    } } }
                }
            }
        }
    }

    fn facts(&self, language: Language) -> Markup {
        let procedure = &self.procedure;
        let levels: Vec<&str> = procedure
            .levels
            .iter()
            .map(|level: &Level| language.say(level.zh(), level.en()))
            .collect();
        let older = self.versions.iter().filter(|version| **version != procedure.version);
        html! {
            dl.facts {
                div { dt { (language.say("标识", "Id")) } dd { span.number { (procedure.id) } } }
                div { dt { (language.say("版本", "Version")) } dd {
                    (procedure.version) " "
                    @match self.newest {
                        0 => span.quiet { (language.say("尚未采用", "not adopted")) },
                        newest if newest == procedure.version => span.quiet { (language.say("现行", "in force")) },
                        newest if newest > procedure.version => span.quiet { (language.say("旧版，已开始的标准仍按其办理", "older: standards that began under it go by it")) },
                        _ => span.quiet { (language.say("可采用", "can be adopted")) },
                    }
                    @for version in older { " " a href={ "/procedures/" (procedure.id) "@" (version) } { (language.told(format!("第 {version} 版"), format!("version {version}"))) } }
                } }
                div { dt { (language.say("层级", "Levels")) } dd { (levels.join(language.say("、", ", "))) } }
                @if let Some(place) = &procedure.place {
                    div { dt { (language.say("条款适用地", "Its clauses bind")) } dd { (place.told(language.tag())) } }
                }
                @if let Some(authority) = &procedure.authority {
                    div { dt { (language.say("主管部门", "Authority")) } dd {
                        (language.say(&authority.zh, &authority.en))
                        span.clause.small { (cited(&Source::of(authority.source.clone(), authority.unverified), language)) }
                    } }
                }
            }
        }
    }
}

/// The gates that stand after a stage begins, in the order of a life.
fn gates_of(stage: Stage) -> impl Iterator<Item = Gate> {
    Gate::ALL.into_iter().filter(move |gate| gate.stage() == Some(stage))
}

fn picture(procedure: &Procedure, language: Language) -> Markup {
    let mut rows: Vec<(Option<Stage>, String, String)> = Vec::new();
    for stage in Stage::ALL {
        rows.push((
            Some(stage),
            language.say(stage.zh(), stage.en()).to_owned(),
            of_stage(procedure, stage, language),
        ));
        for gate in gates_of(stage).filter(|gate| procedure.gates.contains_key(gate)) {
            let name = language.say(gate.zh(), gate.en()).to_owned();
            rows.push((None, name, of_gate(procedure, gate, language)));
        }
    }
    let at = |stage: &Stage| rows.iter().position(|(of, _, _)| of.as_ref() == Some(stage));
    let back: Vec<(usize, usize)> = procedure
        .returns
        .iter()
        .flat_map(|(from, rule)| rule.to.iter().map(move |to| (from, to)))
        .filter_map(|(from, to)| Some((at(from)?, at(to)?)))
        .collect();
    let drawn: Vec<Row<'_>> = rows
        .iter()
        .map(|(stage, name, note)| Row { stage: stage.map(|s| Place::At(s).key()), name, note })
        .collect();
    way(&drawn, &back, language.say("办理过程图", "The way as a picture"))
}

/// What limits the time of a stage.
fn of_stage(procedure: &Procedure, stage: Stage, language: Language) -> String {
    let told = |zh: &str, en: &str, length: plumbline_lifecycle::procedure::Length| {
        let length = length.told();
        language.told(format!("{zh} {}", length.zh), format!("{en} {}", length.en))
    };
    let mut notes = Vec::new();
    match stage {
        Stage::Drafting => {
            notes.extend(
                procedure.plan.as_ref().map(|plan| told("计划", "plan", plan.limit.length())),
            );
            notes.extend(
                procedure.consultation.as_ref().map(|rule| {
                    told("征求意见不少于", "consultation at least", rule.limit.length())
                }),
            );
        }
        Stage::Publication => notes.extend(
            procedure
                .filing
                .as_ref()
                .map(|filing| told("备案", "filing in", filing.limit.length())),
        ),
        Stage::Implementation => notes.extend(
            procedure
                .review
                .as_ref()
                .map(|review| told("复审周期", "review after", review.length())),
        ),
        Stage::Proposal | Stage::ExpertReview | Stage::Revision => {}
    }
    notes.join(" · ")
}

/// What a gate asks for, in a few words: the table says it whole.
fn of_gate(procedure: &Procedure, gate: Gate, language: Language) -> String {
    let Some(rule) = procedure.gates.get(&gate) else { return String::new() };
    let mut notes = Vec::new();
    if !rule.requires.is_empty() {
        let count = rule.requires.len();
        notes.push(language.told(
            format!("材料 {count} 份"),
            format!("{count} {}", if count == 1 { "paper" } else { "papers" }),
        ));
    }
    if rule.disposed {
        notes.push(language.say("意见处理完毕", "comments disposed").to_owned());
    }
    if rule.panel.is_some() {
        notes.push(language.say("专家组通过", "panel").to_owned());
    }
    if let Some(chain) = &rule.chain {
        let steps = procedure.route(chain).len();
        notes.push(language.told(
            format!("审批 {steps} 步"),
            format!("{steps} {} of approval", if steps == 1 { "step" } else { "steps" }),
        ));
    }
    if !rule.answer.is_empty() {
        notes.push(language.say("主管部门答复", "answer").to_owned());
    }
    notes.join(" · ")
}
