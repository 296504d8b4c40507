//! Which procedures there are: those in force, and those that come with the program and were not adopted.

use maud::{Markup, html};
use plumbline_lifecycle::Level;
use plumbline_lifecycle::procedure::{Procedure, Procedures};

use crate::language::Language;
use crate::visit::Visit;

pub(super) struct ListPage {
    pub(super) adopted: Procedures,
    pub(super) offered: Vec<Procedure>,
}

impl ListPage {
    pub(super) fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        let is_newest = |procedure: &&Procedure| {
            self.adopted
                .newest(&procedure.id)
                .is_ok_and(|newest| newest.version == procedure.version)
        };
        let in_force: Vec<&Procedure> = self.adopted.all().filter(is_newest).collect();
        let held = |id: &str| self.adopted.newest(id).map_or(0, |newest| newest.version);
        let offered: Vec<&Procedure> =
            self.offered.iter().filter(|offered| offered.version > held(&offered.id)).collect();
        html! {
            div.heading {
                h1 { (title) }
                p.sum { strong { (language.count(in_force.len() as u64)) } (language.say(" 个现行", " in force")) }
            }
            p.hint { (language.say(
                "标准按其提出时采用的版本办理，直至终结；转用其他版本须写明理由。",
                "A standard goes by the version under which it was proposed, for life; it is moved to another one only with a reason."
            )) }
            ul.entries { @for procedure in &in_force { (line(procedure, language)) } }
            @if !offered.is_empty() {
                h2 { (language.say("随程序提供，尚未采用", "With the program, not adopted")) }
                p.hint { (language.say(
                    "管理员可用 plumbline procedure adopt 采用。",
                    "An administrator adopts one with plumbline procedure adopt."
                )) }
                ul.entries { @for procedure in &offered { (line(procedure, language)) } }
            }
        }
    }
}

fn line(procedure: &Procedure, language: Language) -> Markup {
    let figures = procedure.figures();
    let unverified = figures.iter().filter(|figure| figure.source.unverified).count();
    let levels: Vec<&str> =
        procedure.levels.iter().map(|level: &Level| language.say(level.zh(), level.en())).collect();
    html! {
        li {
            p { a.named href={ "/procedures/" (procedure.id) } { span.number { (procedure.id) } " " (language.of_words(&procedure.title)) } }
            p.small {
                (language.told(format!("第 {} 版", procedure.version), format!("version {}", procedure.version)))
                " · " (levels.join(language.say("、", ", ")))
                " · " (language.told(
                    format!("{} 项规定，{unverified} 项未经原文核实", figures.len()),
                    format!("{} rules, {unverified} not checked against the original", figures.len()),
                ))
            }
        }
    }
}
