//! One consultation: on what, until when, who was asked, what was said and what came of it.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::consultation::{Consultation, Counts, Outcome, Purpose};
use plumbline_lifecycle::procedure::Procedure;
use plumbline_lifecycle::standard::Kind;
use plumbline_lifecycle::{Name, Source};
use plumbline_views::Consulted;

use crate::acts::{Done, Returned, consultation};
use crate::as_of::as_of;
use crate::ask::Asked;
use crate::consultations::{SAY, bodies, comments, is_member, public};
use crate::language::Language;
use crate::picture;
use crate::source::cited_for;
use crate::visit::Visit;
use crate::words::days_between;

pub(super) struct OnePage {
    pub(super) found: Consulted,
    /// What was put before everybody.
    pub(super) files: Vec<File>,
    pub(super) today: Date,
    /// What whoever looks may do in it.
    pub(super) acts: Option<consultation::Acts>,
    /// What was just done.
    pub(super) done: Option<Done>,
    /// What somebody who is nobody here just said.
    pub(super) said: Option<Done>,
    /// A form that was sent and comes back.
    pub(super) returned: Option<Returned>,
}

/// A document that was put before everybody.
pub(super) struct File {
    pub(super) kind: String,
    /// By which it is called what it is.
    pub(super) procedure: Option<Arc<Procedure>>,
    pub(super) sha256: String,
    /// What the file is called, while the standard holds it.
    pub(super) name: Option<Name>,
    /// Whether its content can be fetched here.
    pub(super) here: bool,
}

impl OnePage {
    pub(super) fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let Consulted { id, table, standard, .. } = &self.found;
        let titles = standard.titles();
        let title = self.found.title(language.tag());
        let other = titles.get(language.other().tag()).filter(|other| *other != title);
        html! {
            div.heading.life {
                p.sum { strong { (language.say(table.purpose.zh(), table.purpose.en())) } " " code { (id) } }
                h1 { bdi { (title) } }
                @if let Some(title) = other { p.other lang=(language.beside("zh-CN", "en")) { bdi { (title) } } }
            }
            @if let Some(done) = &self.done { (done.told(language)) }
            @if let Some(said) = &self.said { (said.said(language)) }
            @if self.returned.is_none() { (as_of(visit, self.found.day, self.today)) }
            (self.facts(visit))
            @let back = self.returned.as_ref();
            @let (public, ours) = (back.filter(|sent| sent.sent.act == SAY), back.filter(|sent| sent.sent.act != SAY));
            @if let Some(acts) = &self.acts { (acts.told(ours, language)) }
            @if let Some(gone) = public.filter(|_| !public::is_open(&self.found)) {
                section.panel.late-edge { (gone.told(language)) }
            } @else if public.is_some() || self.is_open_to(visit) { (public::form(id, public, language)) }
            (self.counts(visit))
            (bodies::bodies(table, language))
            (comments::comments(&self.found, visit))
            p.ways {
                a href="/consultations" { (language.say("正在征求意见的标准", "What is open to comment")) }
                @if is_member(visit) { a href={ "/standards/" (id.owner()) } { (language.say("返回标准", "Back to the standard")) } }
            }
        }
    }

    /// Whether whoever looks says something of it as anybody may, because it is nothing that they record.
    fn is_open_to(&self, visit: &Visit) -> bool {
        visit.asked.as_of.is_none()
            && public::is_open(&self.found)
            && !self.acts.as_ref().is_some_and(consultation::Acts::records_comments)
    }

    fn facts(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let Consulted { id, table, consultation, .. } = &self.found;
        let cell =
            |zh, en, value: Markup| html! { div { dt { (language.say(zh, en)) } dd { (value) } } };
        let held = consultation.held();
        let source = held.filter(|held| !held.source.is_empty());
        let source = source.map(|held| Source::of(held.source.clone(), held.unverified));
        html! {
            dl.facts {
                (cell("状态", "State", self.state(language)))
                (cell("期限", "Open", html! {
                    @if let Some(since) = table.since { time { (since) } }
                    (language.say(" 至 ", " to "))
                    @if let Some(until) = table.until { time { (until) } }
                    @if let Some(source) = &source { " " small.clause { (cited_for(source, self.found.example_of.as_ref(), language)) } }
                }))
                @if let Some(unit) = &table.unit { (cell("起草单位", "Drafting unit", html! { bdi { (unit) } })) }
                (cell("标准", "Standard", html! {
                    @if is_member(visit) { a href={ "/standards/" (id.owner()) } { code { (id.owner()) } } } @else { code { (id.owner()) } }
                }))
                @if !self.files.is_empty() {
                    (cell("征求意见材料", "What was put forward", html! {
                        span.papers { @for file in &self.files { (self.file(file, language)) } }
                    }))
                }
            }
        }
    }

    fn state(&self, language: Language) -> Markup {
        let table = &self.found.table;
        match &self.found.consultation {
            Consultation::Unborn | Consultation::Running(_) => html! {
                strong { (language.say("征求意见中", "Open")) }
                @if let Some(until) = table.until { " " (left(until, self.found.day, language)) }
            },
            Consultation::Ended { on, why: None, .. } => html! {
                (language.say("已结束 ", "Over since ")) time { (on) }
            },
            Consultation::Ended { on, why: Some(why), .. } => {
                let kind = Kind::ALL.iter().find(|kind| kind.name() == why.as_str());
                html! {
                    (language.say("已终止 ", "Lapsed on ")) time { (on) }
                    @if let Some(kind) = kind { (language.say("：", ": ")) (language.say(kind.zh(), kind.en())) }
                }
            }
        }
    }

    fn file(&self, file: &File, language: Language) -> Markup {
        let kind = language.document(file.procedure.as_deref(), &file.kind);
        html! {
            span {
                @if file.here {
                    a href={ "/consultations/" (self.found.id) "/documents/" (file.sha256) } download { (kind) }
                } @else {
                    (kind)
                    @if let Some(name) = &file.name { " " span.small.quiet { bdi { (name) } } }
                }
            }
        }
    }

    /// How many of each, as a bar and in words; and whether an objection was right.
    fn counts(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let table = &self.found.table;
        let Counts { comments, late, taken, partly, not, open, .. } = table.counts();
        let purpose = table.purpose;
        let parts = [
            ("taken", outcome(purpose, Outcome::Taken), taken),
            ("partly", outcome(purpose, Outcome::Partly), partly),
            ("not", outcome(purpose, Outcome::Not), not),
            ("open", ("待处理", "Open"), open),
        ];
        let day = Asked { as_of: visit.asked.as_of, ..Asked::default() }.address();
        html! {
            section.panel {
                h2 {
                    (language.say("处理情况", "What came of it")) " "
                    small { (language.told(
                        format!("意见 {comments} 条，其中逾期 {late} 条"),
                        format!("{comments} comments, {late} of them late"),
                    )) }
                }
                @if purpose == Purpose::Notice && taken + partly > 0 {
                    p.late { (language.say(
                        "有异议成立：不能按公示文本办理，须修改后再行公示。",
                        "An objection was upheld: it does not go on as it was shown, and is shown again once it is changed."
                    )) }
                }
                @if comments > 0 {
                    (picture::shares(&parts.map(|(key, _, count)| (key, count as u64))))
                    ul.legend { @for (key, (zh, en), count) in parts {
                        li.{ "o-" (key) } { (language.say(zh, en)) " " strong { (language.count(count as u64)) } }
                    } }
                }
                p.ways {
                    a.button href={ (visit.path) "/table.xlsx" (day) } download { (language.say("下载汇总处理表（Excel）", "The table for Excel")) }
                    a href={ (visit.path) "/table.csv" (day) } download { (language.say("下载 CSV", "The table as CSV")) }
                }
            }
        }
    }
}

/// How many days are left on a day.
pub(super) fn left(until: Date, day: Date, language: Language) -> String {
    match days_between(day, until) {
        0 if until < day => language.say("期限已过", "its last day has passed").to_owned(),
        0 => language.say("今日截止", "today is the last day").to_owned(),
        days => language.told(format!("还有 {days} 天"), format!("{} left", language.days(days))),
    }
}

/// What came of a comment: what is said of a public notice is an objection, which is right or not.
pub(super) fn outcome(purpose: Purpose, outcome: Outcome) -> (&'static str, &'static str) {
    match (purpose, outcome) {
        (Purpose::Notice, Outcome::Taken) => ("异议成立", "Upheld"),
        (Purpose::Notice, Outcome::Partly) => ("异议部分成立", "Upheld in part"),
        (Purpose::Notice, Outcome::Not) => ("异议不成立", "Dismissed"),
        (Purpose::Draft | Purpose::Abolition, outcome) => (outcome.zh(), outcome.en()),
    }
}
