//! `/desk`: what waits for the person who is here, and the forms by which they decide.

mod card;
mod lists;
mod matter;

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::Caller;
use plumbline_lifecycle::{PersonId, approval};
use plumbline_views::{Copied, Desk, Done, Mine, Named, Paged, Sent};
use uuid::Uuid;

use crate::acts::proposal::may_propose;
use crate::desk::matter::{Back, House, Matter};
use crate::door::Member;
use crate::find::box_of;
use crate::frame::Frame;
use crate::language::Language;
use crate::problem::Problem;
use crate::propose::way;
use crate::state::WebState;
use crate::visit::Visit;

/// Rows of each list that are shown.
const ROWS_MAX: u32 = 50;

/// What lies on a desk.
struct DeskPage {
    person: Named,
    today: Date,
    mine: Paged<Mine>,
    /// What the form of each row has to know of its stream.
    matters: Vec<Matter>,
    /// What was just done, by a form of this page.
    did: Option<crate::acts::Done>,
    /// The matters in which a decision can still be taken back, and those that can, by their streams.
    decisions_back: Back,
    matters_back: Back,
    may_propose: bool,
    done: Paged<Done>,
    sent: Paged<Sent>,
    copied: Paged<Copied>,
}

/// `GET /desk`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let title = visit.language.say("我的待办", "My desk");
    let caller = visit.caller.clone();
    let Some((caller, person)) = caller.and_then(|c| c.person.clone().map(|person| (c, person)))
    else {
        // The demonstration lets in whoever has not logged in.
        let says = match visit.caller == state.demonstration {
            true => log_in_first(visit.language),
            false => nobody(visit.language),
        };
        return Frame { visit: &visit, title, live: false }.page(says);
    };
    let (desk, done) = (state.views_of(&visit).desk, visit.asked.done);
    match state.ask(move |state| ask(state, &desk, (&caller, &person), done)).await {
        Ok(page) => Frame { visit: &visit, title, live: true }.page(page.render(&visit)),
        Err(problem) => problem.page(&visit),
    }
}

fn ask(
    state: &WebState,
    desk: &Desk,
    (caller, person): (&Caller, &PersonId),
    done: Option<Uuid>,
) -> Result<DeskPage, Problem> {
    let today = (state.today)();
    let mine = desk.mine(person, today, ROWS_MAX)?;
    // One page, one state of the log.
    let reader = &state.reader.now();
    let mut house = House::of(state, reader, (caller, person), today)?;
    let matters = mine.rows.iter().map(|mine| house.matter(&mine.waiting));
    let matters = matters.collect::<Result<_, _>>()?;
    let (done_rows, sent) = (desk.done(person, ROWS_MAX)?, desk.sent(person, ROWS_MAX)?);
    let counts = done_rows.rows.iter().filter(|done| done.counts).map(|done| &*done.stream);
    let decisions_back = house.back(counts, &approval::Command::TakeBackDecision)?;
    let runs = sent.rows.iter().filter(|sent| sent.outcome.is_none()).map(|sent| &*sent.stream);
    let matters_back = house.back(runs, &approval::Command::TakeBack)?;
    Ok(DeskPage {
        person: desk.named(person)?,
        today,
        matters,
        did: crate::acts::Done::read(reader, Some(caller), done)?,
        may_propose: may_propose(reader, caller, today),
        mine,
        decisions_back,
        matters_back,
        done: done_rows,
        sent,
        copied: desk.copied(person, ROWS_MAX)?,
    })
}

fn log_in_first(language: Language) -> Markup {
    html! {
        section.problem {
            h1 { (language.say("请先登录", "Log in first")) }
            p {
                (language.say(
                    "待办因人而异。请用启动时显示的演示令牌之一登录，查看该人员的待办。",
                    "A desk is somebody's. Log in with one of the tokens printed at start, and see that person's.",
                ))
            }
            p.ways { a.button href="/login" { (language.say("登录", "Log in")) } }
        }
    }
}

fn nobody(language: Language) -> Markup {
    html! {
        section.problem {
            h1 { (language.say("没有待办", "No desk")) }
            p {
                (language.say(
                    "当前登录的令牌没有对应到人员，因此没有待办。请管理员为您建立对应本人的令牌，再登录。",
                    "The token that you logged in with names no person, so there is no desk. Ask the administrator for one that names you, and log in with it.",
                ))
            }
            p.ways { a.button href="/login" { (language.say("换一个令牌登录", "Log in with another token")) } }
        }
    }
}

impl DeskPage {
    fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let late = self.mine.rows.iter().filter(|mine| mine.waiting.is_late).count() as u64;
        html! {
            div.heading {
                h1 { (language.say("我的待办", "My desk")) }
                p.sum {
                    bdi { (self.person.name) } " · "
                    strong { (self.mine.rows.len()) @if self.mine.more { "+" } } (language.say(" 项待办", " waiting"))
                    @if late > 0 { " · " strong.late { (late) } span.late { (language.say(" 项逾期", " late")) } }
                    " · " time { (self.today) }
                }
                (way(self.may_propose, language))
            }
            @if let Some(did) = &self.did { (did.told(language)) }
            (box_of(visit))
            @if self.mine.rows.is_empty() {
                section.panel { p { (language.say("没有等您办理的事项。", "Nothing waits for you.")) } }
            }
            @for (mine, matter) in self.mine.rows.iter().zip(&self.matters) { (card::card(mine, matter, language)) }
            @if self.mine.more { p.hint { (language.say("办结以上事项后显示其余事项。", "The rest is shown once these are done.")) } }
            (lists::sent(&self.sent, &self.matters_back, language))
            (lists::done(&self.done, &self.decisions_back, language))
            (lists::copied(&self.copied, language))
        }
    }
}
