//! `/standards/{id}`: the life of one standard, today or as it was on any day.
//!
//! What is shown is one [`Life`], read within its horizon; nothing here looks at the log or at a view besides, but for what
//! places are called.

mod document;
mod documents;
mod hand_in;
mod relations;
mod reviews;
mod sparing;
mod summary;
mod timeline;
mod track;
mod waiting;

pub(crate) use document::document;
pub(crate) use hand_in::hand_in;
pub(crate) use sparing::HEAD_BYTES_MAX;

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::Caller;
use plumbline_lifecycle::review::Review;
use plumbline_lifecycle::standard::{RelationKind, Standard};
use plumbline_lifecycle::{Explanation, Horizon, PartId, StandardId, State as Folds, StreamId};
use plumbline_log::Reader;
use plumbline_views::{Life, Matter, Views, explained, folded};
use plumbline_workflow::Foresight;
use uuid::Uuid;

use crate::acts::{Came, Done, Posted, Returned, Why, given, standard};
use crate::approvals;
use crate::ask::Asked;
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::picture;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// The page.
struct LifePage {
    life: Life,
    /// The contents that are here, of the documents that were handed in.
    here: BTreeSet<String>,
    /// The kinds of document that may be handed in now, by whoever looks.
    open: Vec<String>,
    /// The day that is shown.
    day: Date,
    today: Date,
    places: PlaceNames,
    /// Its approvals that are under way or hold.
    matters: Vec<Matter>,
    /// Its reviews, the oldest of each purpose first.
    reviews: Vec<(PartId, Review)>,
    /// Whether it is told how it is put into effect.
    is_in_use: bool,
    /// Why it waits, where today is asked about by somebody who is told.
    explanation: Option<Explanation>,
    /// What whoever looks may ask of it, where today is asked about.
    acts: Option<standard::Acts>,
    /// What was just done to it, by a form of this page.
    done: Option<Done>,
    /// A form that was sent and comes back.
    returned: Option<Returned>,
}

/// `GET /standards/{id}`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Path(name): Path<String>,
    Member(visit): Member,
) -> Response {
    show(&state, &visit, name, None).await
}

/// `POST /standards/{id}`: one of the forms of its page.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path(name): Path<String>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    let (language, views, of) = (visit.language, state.views_of(&visit), name.clone());
    let came = given(&state, &visit, posted, move |state, caller, sent| {
        let page = ask(state, &views, &of, None, (Some(caller), None))?;
        Ok(match page.acts {
            Some(acts) => acts.order(sent, language),
            None => Err(Why::Gone),
        })
    });
    match came.await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/standards/{name}?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, name, Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

async fn show(
    state: &WebState,
    visit: &Visit,
    name: String,
    returned: Option<Returned>,
) -> Response {
    let (asked, caller) = (visit.asked.clone(), visit.caller.clone());
    let (as_of, done) = (asked.as_of, asked.done);
    let views = state.views_of(visit);
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    // Whoever mends a form is not disturbed.
    let live = as_of.is_none() && returned.is_none();
    let found = state.ask(move |state| ask(state, &views, &name, as_of, (caller.as_ref(), done)));
    match found.await {
        Ok(page) => {
            let page = LifePage { returned, ..page };
            let title = page.title(visit.language);
            let page = Frame { visit, title: &title, live }.page(page.render(visit));
            (status, page).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

fn ask(
    state: &WebState,
    views: &Views,
    name: &str,
    as_of: Option<Date>,
    (caller, done): (Option<&Caller>, Option<Uuid>),
) -> Result<LifePage, Problem> {
    let day = state.day(as_of)?;
    let today = (state.today)();
    // One page, one state of the log.
    let reader = &state.reader.now();
    let life = Life::read(views, reader, name, Horizon::as_of(day), today);
    let life = life.map_err(|no| Problem::of_life(no, day))?;
    let held =
        |sha256: &String| sha256.parse().is_ok_and(|hash| state.documents.store().holds(hash));
    let here = life.handed_in().map(|held| held.document.sha256.clone()).filter(held).collect();
    let places = state.place_names();
    // The past is looked at, not changed.
    let (mut open, mut acts) = (Vec::new(), None);
    if let Some(caller) = caller.filter(|_| as_of.is_none()) {
        let mut foresight = Foresight::new(reader, today);
        open = hand_in::open_kinds(&mut foresight, caller, &life);
        let claimed = claimed(&life);
        let of = (&life.id, life.procedure.as_ref(), claimed.as_slice());
        acts = standard::Acts::read(&mut foresight, caller, of, places.clone(), today)?;
    }
    let done = Done::read(reader, caller, done)?;
    // How the house handles it is told to those of the house.
    let inside = views.tells_inside(reader, &life.id, today);
    let inside = inside.map_err(|no| Problem::of_life(no, day))?;
    let matters = if inside { matters(reader, &life, today)? } else { Vec::new() };
    let reviews = if inside { reviews(reader, &life)? } else { Vec::new() };
    let is_in_use = inside && life.standard.effective_on().is_some();
    let explanation = match as_of.is_none() && inside {
        true => Some(explained(reader, &life.id, today).map_err(Problem::not_explained)?),
        false => None,
    };
    Ok(LifePage {
        life,
        here,
        open,
        matters,
        reviews,
        is_in_use,
        explanation,
        day,
        today,
        places,
        acts,
        done,
        returned: None,
    })
}

/// Who say that they replace this one, and to which its keeper has not agreed.
fn claimed(life: &Life) -> Vec<StandardId> {
    let replaces = RelationKind::Replaces.key();
    let claims = life
        .ties
        .iter()
        .filter(|tie| tie.kind == replaces && !tie.outgoing && tie.agreed == Some(false));
    claims.filter_map(|tie| tie.id.as_ref()?.parse().ok()).collect()
}

/// The reviews that were called by then, as they stood.
fn reviews(reader: &Reader, life: &Life) -> Result<Vec<(PartId, Review)>, Problem> {
    let Standard::Run(run) = &life.standard else { return Ok(Vec::new()) };
    let read = |id: PartId| {
        let held = folded(reader, &StreamId::Review(id.clone()), life.horizon);
        let held = held.map_err(|error| Problem::BrokeOff(error.to_string()))?;
        match held.state {
            Folds::Review(review) => Ok((id, review)),
            _ => Err(Problem::NotFound),
        }
    };
    run.reviews.ever(&life.id).map(read).collect()
}

/// The approvals that its gates name, as of the day that is asked about.
fn matters(reader: &Reader, life: &Life, today: Date) -> Result<Vec<Matter>, Problem> {
    let Standard::Run(run) = &life.standard else { return Ok(Vec::new()) };
    Matter::read_all(reader, run.approvals.all(), life.horizon, today)
        .map_err(|error| Problem::BrokeOff(error.to_string()))
}

impl LifePage {
    fn title(&self, language: Language) -> String {
        let titles = self.life.standard.titles();
        match titles.best(language.tag()) {
            "" => self.life.id.to_string(),
            title => title.to_owned(),
        }
    }

    fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let titles = self.life.standard.titles();
        let title = self.title(language);
        let other = titles.get(language.other().tag()).filter(|other| *other != title);
        html! {
            div.heading.life {
                p.sum {
                    @if let Some(label) = self.life.standard.label() { strong.number { (label) } " " }
                    code { (self.life.id) }
                }
                h1 { bdi { (title) } }
                @if let Some(title) = other { p.other lang=(language.beside("zh-CN", "en")) { bdi { (title) } } }
                @if self.is_in_use {
                    p.ways { a href={ "/standards/" (self.life.id) "/implementation" } { (language.say("实施情况", "How it is put into effect")) } }
                }
            }
            @if let Some(done) = &self.done { (done.told(language)) }
            @if self.returned.is_none() { (self.days(visit)) }
            (track::track(&self.life, language))
            @if let Some(explanation) = &self.explanation { (waiting::waiting(explanation, language)) }
            @match &self.acts {
                Some(acts) => (acts.told(self.returned.as_ref(), language)),
                None => @if let Some(returned) = &self.returned { section.panel { (returned.told(language)) } },
            }
            (approvals::of_standard(&self.matters, language))
            (reviews::reviews(&self.reviews, language))
            (summary::summary(&self.life, &self.places, self.day, language))
            section.panel {
                h2 { (language.say("历程", "Its life")) }
                p.hint { (self.known(language)) }
                (picture::lifeline(&self.life, self.day, language))
                (timeline::timeline(&self.life, visit))
            }
            (documents::documents(&self.life, &self.here, &self.open, language))
            (relations::relations(&self.life, language))
        }
    }

    /// Which question this is the answer to.
    fn known(&self, language: Language) -> String {
        let Life { version, last_seq, .. } = self.life;
        language.told(
            format!("截至 {}；第 {version} 版记录，序号 {last_seq}。", self.day),
            format!("As of {}; version {version}, seq {last_seq}.", self.day),
        )
    }

    /// Any day to look at, and the way to the next one on which something happened.
    fn days(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let to = |day: Date| Asked { as_of: Some(day), ..Asked::default() }.address();
        html! {
            form.filter.days method="get" {
                div {
                    label for="as_of" { (language.say("查看当日情形", "As it was on")) }
                    input id="as_of" name="as_of" type="date" value=(self.day) max=(self.today);
                }
                div.do {
                    button.button type="submit" { (language.say("查看", "Show")) }
                    @if let Some(day) = self.life.before { a rel="prev" href={ (visit.path) (to(day)) } { "← " (day) } }
                    @if let Some(day) = self.life.after { a rel="next" href={ (visit.path) (to(day)) } { (day) " →" } }
                    @if visit.asked.as_of.is_some() { a href=(visit.path) { (language.say("今日", "Today")) } }
                }
            }
        }
    }
}
