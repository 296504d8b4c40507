//! What a pool holds of one person.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::reads_personal;
use plumbline_lifecycle::pool::{Standing, With};
use plumbline_lifecycle::{BallotId, PartId};
use plumbline_views::{Answered, ExpertEntry, ExpertRecord, Service, ToCast};

use crate::acts::{Done, Returned, pool};
use crate::as_of::as_of;
use crate::ask::Asked;
use crate::experts::list::{fields, on_time, served, standing};
use crate::language::Language;
use crate::places::PlaceNames;
use crate::visit::Visit;

pub(super) struct RecordPage {
    pub(super) record: ExpertRecord,
    pub(super) places: PlaceNames,
    /// The day that is shown.
    pub(super) day: Date,
    pub(super) today: Date,
    /// What whoever looks may do about them.
    pub(super) acts: Option<pool::Acts>,
    /// What was just done.
    pub(super) done: Option<Done>,
    /// A form that was sent and comes back.
    pub(super) returned: Option<Returned>,
}

impl RecordPage {
    pub(super) fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let ExpertRecord { entry, trainings, services, to_cast, .. } = &self.record;
        html! {
            div.heading {
                h1 { bdi { (entry.name) } }
                p.sum { (language.say(entry.kind.zh(), entry.kind.en())) " · " (self.places.told(entry.area.as_str(), language)) " " code { (entry.id) } }
            }
            @if let Some(done) = &self.done { (done.told(language)) }
            (self.facts(language))
            @if self.returned.is_none() { (as_of(visit, self.day, self.today)) }
            @if let Some(acts) = &self.acts { (acts.told(self.returned.as_ref(), language)) }
            (self.conflicts(language))
            @if !to_cast.is_empty() {
                (section(("待投票", "Votes to cast"), &[("表决", "Ballot"), ("方式", "How"), ("截止", "Until")],
                    to_cast.iter().map(|one| vote(one, language)).collect(), language))
            }
            (section(("受邀记录", "Asked to sit on"), &[("评审", "Review"), ("受邀日", "Asked on"), ("答复", "Answer"), ("结束日", "Released on"), ("结果", "Outcome")],
                services.iter().map(|one| service(one, language)).collect(), language))
            (section(("培训", "Trainings"), &[("培训", "Training"), ("日期", "Held on")], trainings.iter().map(|training| html! {
                td { bdi { (training.title) } }
                td data-label=(language.say("日期", "Held on")) { time { (training.held) } }
            }).collect(), language))
            @if may_read_personal(visit, entry) {
                p.ways { a href={ "/experts/" (entry.area) "/" (entry.id) "/personal" } { (language.say("看个人信息（加密保存）", "Private data (kept sealed)")) } }
            }
            p.ways { a href={ "/experts" (Asked { as_of: visit.asked.as_of, ..Asked::default() }.address()) } { (language.say("返回专家库", "Back to the pool")) } }
        }
    }

    fn facts(&self, language: Language) -> Markup {
        let ExpertRecord { entry, languages, approval, away, .. } = &self.record;
        let cell =
            |zh, en, value: Markup| html! { div { dt { (language.say(zh, en)) } dd { (value) } } };
        html! {
            dl.facts {
                (cell("状态", "State", html! {
                    @if entry.standing == Standing::Active { (language.say(entry.standing.zh(), entry.standing.en())) }
                    (standing(entry, self.day, language))
                }))
                (cell("单位", "Unit", html! { bdi { (self.places.unit(&entry.unit, language)) } }))
                (cell("职称", "Title", html! {
                    @match &entry.title { Some(title) => bdi { (title) }, None => span.quiet { (language.say("未填", "none")) } }
                    @if entry.senior { " " span.chip { (language.say("高级", "senior")) } }
                }))
                (cell("专业领域", "Fields", html! { (fields(&entry.fields, language)) }))
                (cell("聘期", "Term", html! { time { (entry.since) } (language.say(" 至 ", " to ")) time { (entry.until) } }))
                (cell("聘任文件", "Admitted by", html! { bdi { (approval) } }))
                @if !languages.is_empty() { (cell("语种", "Languages", html! { (languages.join(", ")) })) }
                (cell("在审", "In hand", html! { (entry.load) }))
                (cell("履职／受邀", "Served of asked", html! { (served(entry, language)) }))
                (cell("按时答复", "Answered in time", html! { (on_time(entry, language)) }))
                @if !away.is_empty() {
                    (cell("请假", "Away", html! { @for (at, days) in away.iter().enumerate() {
                        @if at > 0 { (language.say("；", "; ")) } time { (days.from) } (language.say(" 至 ", " to ")) time { (days.until) } } }))
                }
            }
        }
    }

    fn conflicts(&self, language: Language) -> Markup {
        let rows = self.record.conflicts.iter().map(|conflict| {
            html! {
                td { @match &conflict.with {
                    With::Unit(unit) => { (language.say("单位：", "Unit: ")) bdi { (self.places.unit(unit, language)) } }
                    With::Standard(id) => { (language.say("标准：", "Standard: ")) a href={ "/standards/" (id) } { (id) } }
                } }
                td data-label=(language.say("原因", "Why")) { bdi { (conflict.reason) } }
            }
        });
        let heads = [("与谁有利害关系", "Has an interest in"), ("原因", "Why")];
        section(("利害关系", "Conflicts of interest"), &heads, rows.collect(), language)
    }
}

/// Whether whoever visits may read what is private of them.
fn may_read_personal(visit: &Visit, entry: &ExpertEntry) -> bool {
    visit
        .caller
        .as_ref()
        .is_some_and(|caller| reads_personal(caller, &entry.area, &entry.id).is_ok())
}

fn service(one: &Service, language: Language) -> Markup {
    let of = one.review.parse::<PartId>().ok();
    html! {
        td { a href={ "/reviews/" (one.review) } { code { (one.review) } }
            @if let Some(of) = of { " " a.small href={ "/standards/" (of.owner()) } { (language.say("看标准", "the standard")) } } }
        td data-label=(language.say("受邀日", "Asked on")) { time { (one.asked) } }
        td data-label=(language.say("答复", "Answer")) { (answer(one, language)) }
        td data-label=(language.say("结束日", "Released on")) { @if let Some(day) = one.released { time { (day) } } @else { "–" } }
        td data-label=(language.say("结果", "Outcome")) {
            @match (one.released, one.served) {
                (None, _) => strong { (language.say("进行中", "in hand")) },
                (Some(_), true) => (language.say("已履职", "served")),
                (Some(_), false) => span.quiet { (language.say("未参加", "did not serve")) },
            }
        }
    }
}

/// What they answered and whether in time; until when, where they have not yet.
fn answer(one: &Service, language: Language) -> Markup {
    html! {
        @match (one.answered, one.released, one.until) {
            (Some((day, answer, on_time)), _, _) => {
                (answered(answer, language)) " " time { (day) }
                @if !on_time { " " span.late { (language.say("逾期", "late")) } }
            },
            (None, None, Some(until)) if one.overdue => {
                (answered(Answered::Silent, language)) " " span.late { (language.say("已过 ", "last day was ")) time { (until) } }
            },
            (None, None, Some(until)) => { strong { (language.say("待答复", "to answer")) } (language.say("，至 ", ", until ")) time { (until) } },
            (None, None, None) => strong { (language.say("待答复", "to answer")) },
            (None, Some(_), _) => "–",
        }
    }
}

fn answered(answer: Answered, language: Language) -> &'static str {
    match answer {
        Answered::With(answer) => language.say(answer.zh(), answer.en()),
        Answered::Silent => language.say("未答复", "no answer"),
    }
}

fn vote(one: &ToCast, language: Language) -> Markup {
    html! {
        td { @match one.ballot.parse::<BallotId>() {
            Ok(ballot) => a href={ "/reviews/" (ballot.review()) } { code { (one.ballot) } },
            Err(_) => code { (one.ballot) },
        } }
        td data-label=(language.say("方式", "How")) {
            @if one.secret { (language.say("无记名（凭票卡投票，是否已投此处不知）", "secret (by card; whether they have voted is not known here)")) }
            @else { (language.say("记名", "by name")) }
        }
        td data-label=(language.say("截止", "Until")) { @match one.closes { Some(day) => time { (day) }, None => "–" } }
    }
}

/// A list under its heading; a sentence where it is empty.
fn section(
    title: (&str, &str),
    heads: &[(&str, &str)],
    rows: Vec<Markup>,
    language: Language,
) -> Markup {
    let title = language.say(title.0, title.1);
    html! {
        section.panel {
            h2 { (title) }
            @if rows.is_empty() {
                p.quiet { (language.say("无", "None")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.list {
                        thead { tr { @for (zh, en) in heads { th { (language.say(zh, en)) } } } }
                        tbody { @for row in &rows { tr { (row) } } }
                    }
                }
            }
        }
    }
}
