//! `/standards/{id}`: the life of one standard, today or as it was on any day.
//!
//! The state is the core's own fold of the standard's stream up to that day; the stretches and the relations others have to it
//! come from the views.

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::{
    Document, Event, Place, Procedure, Profile, Relation, Stage, StageCode, Standard,
};
use plumbline_log::Recorded;
use plumbline_views::{Card, Related, Stay};

use crate::ask::Asked;
use crate::frame::{Frame, Visit};
use crate::language::Language;
use crate::picture;
use crate::problem::Problem;
use crate::router::{Entered, WebState};
use crate::words::days_between;

/// The page.
struct LifePage {
    card: Card,
    /// The day that is shown.
    day: Date,
    today: Date,
    /// What happened up to that day, in its order.
    told: Vec<Told>,
    /// Where that led.
    state: Standard,
    procedure: Option<Procedure>,
    stays: Vec<Stay>,
    /// The nearest days, before and after the one that is shown, on which something happened.
    before: Option<Date>,
    after: Option<Date>,
}

/// One fact and the code it led to.
struct Told {
    recorded: Recorded,
    event: Event,
    code: Option<StageCode>,
}

/// `GET /standards/{id}`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Path(name): Path<String>,
    Entered(visit): Entered,
) -> Response {
    let as_of = visit.asked.as_of;
    match state.ask(move |state| ask(state, &name, as_of)).await {
        Ok(page) => {
            let title = page.title(visit.language).to_owned();
            Frame { visit: &visit, title: &title, live: as_of.is_none() }.page(page.render(&visit))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn ask(state: &WebState, name: &str, as_of: Option<Date>) -> Result<LifePage, Problem> {
    let card = state.views.catalogue.find(name)?.ok_or(Problem::NotFound)?;
    let id = card.entry.id.parse().map_err(|_| Problem::NotFound)?;
    let today = (state.today)();
    let day = as_of.unwrap_or(today);
    let mut rows = state.reader.read_stream(&format!("standard/{}", card.entry.id))?;
    // What was recorded late takes its place by its day.
    rows.sort_by_key(|row| (row.happened_on, row.seq));
    let before = rows.iter().map(|row| row.happened_on).rfind(|on| *on < day);
    let after = rows.iter().map(|row| row.happened_on).find(|on| *on > day);
    rows.retain(|row| row.happened_on <= day);
    let (told, reached) = replay(rows)?;
    let mut stays = state.views.leadership.stays(&id)?;
    stays.retain(|stay| stay.entered <= day);
    if let Some(last) = stays.last_mut() {
        last.left = last.left.filter(|left| *left <= day);
    }
    let procedure = procedure(state, &reached)?;
    Ok(LifePage { card, day, today, told, state: reached, procedure, stays, before, after })
}

fn replay(rows: Vec<Recorded>) -> Result<(Vec<Told>, Standard), Problem> {
    let mut state = Standard::default();
    let mut told = Vec::new();
    for recorded in rows {
        let damaged = |why: String| Problem::Damaged(format!("seq {}: {why}", recorded.seq));
        let event = Event::decode(&recorded.kind, recorded.schema, &recorded.data)
            .map_err(|why| damaged(why.to_string()))?;
        state =
            state.evolve(&event, recorded.happened_on).map_err(|why| damaged(why.to_string()))?;
        told.push(Told { event, code: state.code(), recorded });
    }
    Ok((told, state))
}

/// The version of the procedure that the standard is bound to.
fn procedure(state: &WebState, standard: &Standard) -> Result<Option<Procedure>, Problem> {
    let binding = match standard {
        Standard::Unborn => return Ok(None),
        Standard::Run(run) => &run.binding,
        Standard::Observed(observed) => &observed.binding,
    };
    let adopted = state.reader.read_stream("procedures")?;
    Ok(adopted
        .iter()
        .filter_map(|row| match Event::decode(&row.kind, row.schema, &row.data) {
            Ok(Event::ProcedureAdopted { text }) => text.parse::<Procedure>().ok(),
            _ => None,
        })
        .find(|procedure| procedure.binding() == *binding))
}

impl LifePage {
    fn profile(&self) -> Option<&Profile> {
        match &self.state {
            Standard::Run(run) => Some(&run.profile),
            Standard::Unborn | Standard::Observed(_) => None,
        }
    }

    /// The title as it was on that day.
    fn title(&self, language: Language) -> &str {
        let titles = match &self.state {
            Standard::Run(run) => &run.profile.titles,
            Standard::Observed(observed) => &observed.newest.titles,
            Standard::Unborn => return &self.card.entry.id,
        };
        match titles.best(language.tag()) {
            "" => language
                .title(&self.card.entry.title_zh, &self.card.entry.title_en)
                .unwrap_or(&self.card.entry.id),
            title => title,
        }
    }

    fn label(&self) -> Option<String> {
        match &self.state {
            Standard::Run(run) => run.number.as_ref().map(ToString::to_string),
            Standard::Observed(observed) => Some(observed.newest.reference.to_string()),
            Standard::Unborn => None,
        }
    }

    fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let other = match &self.state {
            Standard::Run(run) => run.profile.titles.get(language.other().tag()),
            Standard::Observed(observed) => observed.newest.titles.get(language.other().tag()),
            Standard::Unborn => None,
        };
        html! {
            div.heading.life {
                p.sum {
                    @if let Some(label) = self.label() { strong.number { (label) } }
                    " " code { (self.card.entry.id) }
                }
                h1 { bdi { (self.title(language)) } }
                @if let Some(title) = other { p.other lang=(language.beside("zh-CN", "en")) { bdi { (title) } } }
            }
            (self.days(visit))
            @if self.told.is_empty() {
                p.hint { (language.say("在这一天，这项标准还不存在。", "On that day this standard did not exist yet.")) }
            } @else {
                (self.track(language))
                (self.facts(language))
                section.panel {
                    h2 { (language.say("历程", "Its life")) }
                    (picture::lifeline(&self.stays, self.day, language))
                    (self.timeline(language))
                }
                (self.documents(language))
                (self.relations(language))
            }
        }
    }

    /// Any day to look at, and the way to the next one on which something happened.
    fn days(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let to = |day: Date| Asked { as_of: Some(day), ..Asked::default() }.address();
        html! {
            form.chooser.days method="get" {
                div {
                    label for="as_of" { (language.say("查看当日情形", "As it was on")) }
                    input id="as_of" name="as_of" type="date" value=(self.day) max=(self.today);
                }
                div.do {
                    button.button type="submit" { (language.say("查看", "Show")) }
                    @if let Some(day) = self.before { a rel="prev" href={ (visit.path) (to(day)) } { "← " (day) } }
                    @if let Some(day) = self.after { a rel="next" href={ (visit.path) (to(day)) } { (day) " →" } }
                    @if visit.asked.as_of.is_some() { a href=(visit.path) { (language.say("今日", "Today")) } }
                }
            }
        }
    }

    /// The six stages, as far as it has come, or the end it met.
    fn track(&self, language: Language) -> Markup {
        let Some(place) = self.state.code().map(StageCode::place) else { return html! {} };
        // The day it came there for the last time, past the codes that it had at the same place.
        let reached = |stage: Stage| {
            let at = |stay: &&Stay| stay.place == Place::At(stage);
            let last = self.stays.iter().rposition(|stay| at(&stay))?;
            self.stays[..=last].iter().rev().take_while(at).last()
        };
        html! {
            ol.track {
                @for stage in Stage::ALL {
                    @let here = place == Place::At(stage);
                    li class={ "p-" (Place::At(stage).key()) @if here { " here" } @else if reached(stage).is_some() { " been" } }
                        aria-current=[here.then_some("step")] {
                        span.name { (language.place(Place::At(stage))) }
                        @if let Some(stay) = reached(stage) { time { (stay.entered) } }
                    }
                }
                @if let Place::Ended(_) = place {
                    li.here.{ "p-" (place.key()) } aria-current="step" {
                        span.name { (language.place(place)) }
                        @if let Some(stay) = self.stays.last() { time { (stay.entered) } }
                    }
                }
            }
        }
    }

    fn due(&self) -> Option<Date> {
        match &self.state {
            Standard::Run(run) => self.procedure.as_ref().and_then(|procedure| run.due(procedure)),
            Standard::Observed(_) => self.stays.last().and_then(|stay| stay.due),
            Standard::Unborn => None,
        }
    }

    fn facts(&self, language: Language) -> Markup {
        let entry = &self.card.entry;
        let level = self.profile().map_or(entry.level, |profile| profile.level);
        let field = self.profile().map_or(entry.field.clone(), |profile| profile.field.to_string());
        let place = self
            .profile()
            .map_or(entry.jurisdiction.clone(), |profile| profile.jurisdiction.to_string());
        let fact = |name: &str, value: Markup| html! { div { dt { (name) } dd { (value) } } };
        html! {
            dl.facts {
                @if let Some(code) = self.state.code() {
                    (fact(language.say("所处阶段", "Stands at"), html! {
                        span.place.{ "p-" (code.place().key()) } { (language.place(code.place())) } " " code { (code) }
                    }))
                }
                @if let Some(due) = self.due() {
                    (fact(language.say("应办结", "Due"), html! {
                        time { (due) }
                        @if due < self.day { " " strong.late { (language.say("超期 ", "overdue ")) (language.days(days_between(due, self.day))) } }
                    }))
                }
                @if let Standard::Run(run) = &self.state {
                    @if let Some(on) = run.suspended_on {
                        (fact(language.say("状态", "State"), html! { strong.late { (language.say("已暂停，自 ", "suspended since ")) time { (on) } } }))
                    }
                    (fact(language.say("起草单位", "Drafting unit"), html! { bdi { (run.profile.drafting_unit) } }))
                    (fact(language.say("版次", "Edition"), html! { (run.edition) }))
                    @if let Some((published, effective)) = run.published {
                        (fact(language.say("发布 / 实施", "Published / in force"), html! { time { (published) } " / " time { (effective) } }))
                    }
                }
                @if let Standard::Observed(observed) = &self.state {
                    @if let Some(edition) = observed.newest.edition { (fact(language.say("版次", "Edition"), html! { (edition) })) }
                    @if let Some(published) = &observed.newest.published { (fact(language.say("发布", "Published"), html! { (published) })) }
                    @if !observed.newest.ics.is_empty() { (fact("ICS", html! { (observed.newest.ics.join(", ")) })) }
                }
                (fact(language.say("层级", "Level"), html! { (language.level(level)) }))
                (fact(language.say("领域", "Field"), html! { (language.field(&field)) }))
                (fact(language.say("辖区", "Jurisdiction"), html! { (language.jurisdiction(&place)) }))
                @if let Some(procedure) = &self.procedure {
                    (fact(language.say("制定程序", "Procedure"), html! {
                        (language.say(&procedure.title.zh, &procedure.title.en)) " v" (procedure.version)
                    }))
                }
                @if self.card.names.len() > 1 {
                    (fact(language.say("曾用编号", "Has gone by"), html! { (self.card.names.join(", ")) }))
                }
            }
        }
    }

    fn timeline(&self, language: Language) -> Markup {
        let mut days: Vec<(Date, Vec<&Told>)> = Vec::new();
        for told in self.told.iter().rev() {
            match days.last_mut() {
                Some((day, of_day)) if *day == told.recorded.happened_on => of_day.push(told),
                _ => days.push((told.recorded.happened_on, vec![told])),
            }
        }
        html! {
            ol.timeline reversed {
                @for (day, of_day) in days {
                    li {
                        time.day { (day) }
                        ul {
                            @for told in of_day { (self.line(told, language)) }
                        }
                    }
                }
            }
        }
    }

    fn line(&self, told: &Told, language: Language) -> Markup {
        let Told { recorded, event, code } = told;
        let place = code.map(StageCode::place);
        let irregular = matches!(event, Event::ObservationRecorded { .. })
            .then(|| self.stays.iter().find(|stay| stay.entered == recorded.happened_on))
            .flatten()
            .filter(|stay| Some(&stay.code) == code.map(|code| code.to_string()).as_ref())
            .and_then(|stay| stay.kind)
            .filter(|kind| kind.is_irregular());
        html! {
            li class=[place.map(|place| format!("p-{}", place.key()))] {
                strong { (language.say(event.zh(), event.en())) }
                @if event.leads_to(None).is_some() || matches!(event, Event::StandardWithdrawn { .. }) {
                    @if let Some(code) = code { " " span.place.{ "p-" (code.place().key()) } { (language.place(code.place())) } " " code { (code) } }
                }
                @if let Some(kind) = irregular { " " span.chip.late { (language.move_kind(kind)) } }
                " " (self.detail(event, language))
                span.by { (language.say("序号 ", "seq ")) (recorded.seq) " · " bdi { (recorded.actor) }
                    @if let Some(whom) = &recorded.on_behalf_of { (language.say(" 代 ", " for ")) bdi { (whom) } }
                }
            }
        }
    }

    fn detail(&self, event: &Event, language: Language) -> Markup {
        let until = |day: &Date| html! { (language.say("至 ", "until ")) time { (day) } };
        match event {
            Event::DocumentAttached { document } => html! {
                (language.document(self.procedure.as_ref(), &document.kind)) " " bdi.quiet { (document.name) }
            },
            Event::PublicationApproved { number } => html! { span.number { (number) } },
            Event::ConsultationOpened { until: day } => until(day),
            Event::PlanExtended { until: day, reason } => {
                html! { (until(day)) " " bdi { (reason) } }
            }
            Event::StandardPublished { effective_on } => {
                html! { time { (effective_on) } (language.say(" 起实施", " in force")) }
            }
            Event::StandardReturned { reason, .. } => html! { bdi { (reason) } },
            Event::RevisionDecided { successor } => html! {
                a href={ "/standards/" (successor) } { (language.say("下一版 ", "next edition ")) code { (successor) } }
            },
            Event::ObservationRecorded { observation, .. } => {
                html! { span.number { (observation.reference) } }
            }
            Event::ProposalRejected { reason }
            | Event::StandardAbolished { reason }
            | Event::StandardSuspended { reason }
            | Event::StandardWithdrawn { reason } => html! { bdi { (reason) } },
            Event::ReviewPassed { conclusion } | Event::StandardConfirmed { conclusion } => {
                html! { bdi { (conclusion) } }
            }
            Event::RevisionStarted { ground } => html! { bdi { (ground) } },
            Event::StandardProposed { profile, .. } => html! { bdi { (profile.drafting_unit) } },
            Event::ProfileAmended { .. }
            | Event::ProposalAccepted {}
            | Event::ConsultationClosed {}
            | Event::ReviewBegun {}
            | Event::StandardResumed {}
            | Event::ProcedureAdopted { .. }
            | Event::NumberIssued { .. } => html! {},
        }
    }

    fn documents(&self, language: Language) -> Markup {
        let handed_in: Vec<(&Document, Date)> = self
            .told
            .iter()
            .rev()
            .filter_map(|told| match &told.event {
                Event::DocumentAttached { document } => Some((document, told.recorded.happened_on)),
                _ => None,
            })
            .collect();
        if handed_in.is_empty() {
            return html! {};
        }
        let counts = |document: &Document| match &self.state {
            Standard::Run(run) => run.document(&document.kind) == Some(document),
            Standard::Unborn | Standard::Observed(_) => false,
        };
        html! {
            section.panel {
                h2 { (language.say("材料", "Documents")) }
                div.scroll tabindex="0" role="region" aria-label=(language.say("材料", "Documents")) {
                    table.list {
                        thead { tr {
                            th { (language.say("材料", "Document")) }
                            th { (language.say("文件", "File")) }
                            th { (language.say("提交日", "Handed in")) }
                            th.n { (language.say("大小", "Size")) }
                            th { "SHA-256" }
                        } }
                        tbody { @for (document, day) in handed_in {
                            tr.former[!counts(document)] {
                                td {
                                    (language.document(self.procedure.as_ref(), &document.kind))
                                    @if !counts(document) { " " span.chip { (language.say("不再计入", "no longer counts")) } }
                                }
                                td data-label=(language.say("文件", "File")) { bdi { (document.name) } }
                                td data-label=(language.say("提交日", "Handed in")) { time { (day) } }
                                td.n data-label=(language.say("大小", "Size")) { (size(document.size)) }
                                td data-label="SHA-256" { code title=(document.sha256) { (document.sha256.get(..12).unwrap_or_default()) "…" } }
                            }
                        } }
                    }
                }
            }
        }
    }

    fn relations(&self, language: Language) -> Markup {
        let outgoing: Vec<&Relation> =
            self.profile().map(|profile| profile.relations.iter().collect()).unwrap_or_default();
        let known = |relation: &Relation| {
            self.card.relations.iter().find(|r| {
                r.outgoing && r.kind == relation.kind.key() && r.target == relation.target.as_str()
            })
        };
        let incoming: Vec<&Related> =
            self.card.relations.iter().filter(|related| !related.outgoing).collect();
        if outgoing.is_empty() && incoming.is_empty() {
            return html! {};
        }
        html! {
            section.panel {
                h2 { (language.say("关联标准", "Relations")) }
                ul.relations {
                    @for relation in outgoing {
                        li {
                            strong { (language.relation(relation.kind.key(), true)) } " "
                            @match known(relation).and_then(|related| related.id.as_ref().map(|id| (id, related))) {
                                Some((id, related)) => (crate::pipeline::named(language, id, Some(relation.target.as_str()), language.title(&related.title_zh, &related.title_en))),
                                None => bdi { (relation.target) },
                            }
                        }
                    }
                    @for related in incoming {
                        @let id = related.id.as_deref().unwrap_or(&related.target);
                        li {
                            strong { (language.relation(&related.kind, false)) } " "
                            (crate::pipeline::named(language, id, Some(id), language.title(&related.title_zh, &related.title_en)))
                        }
                    }
                }
            }
        }
    }
}

/// Bytes, as people say them.
fn size(bytes: u64) -> String {
    match bytes {
        0..=1_023 => format!("{bytes} B"),
        1_024..=1_048_575 => format!("{:.0} kB", bytes as f64 / 1_024.0),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}
