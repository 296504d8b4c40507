//! `/ballots/{id}`: the form by which a card of a secret ballot is cast. Whoever has a card has all that is asked for: nobody signs in
//! here, and who has signed in elsewhere is not looked at. The form says nothing of the ballot, so that it can be shown to anybody;
//! what is cast goes to the box of the writer and nowhere else, and no line of the service's own log tells of these addresses.

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use maud::{Markup, html};
use plumbline_lifecycle::BallotId;
use plumbline_lifecycle::ballot::{Choice, Code};
use plumbline_workflow::{Cast, Failure};

use crate::door::Guest;
use crate::frame::Frame;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// The most bytes of the form.
pub(crate) const FORM_BYTES_MAX: usize = 4 * 1024;

/// What the form sends.
#[derive(serde::Deserialize)]
pub(crate) struct Card {
    code: String,
    choice: Choice,
}

/// `GET /ballots/{id}`.
pub(crate) async fn form(Path(id): Path<String>, Guest(visit): Guest) -> Response {
    let visit = nobody(visit);
    match id.parse::<BallotId>() {
        Ok(ballot) => shown(&visit, StatusCode::OK, &of_form(&ballot, None, visit.language)),
        Err(_) => Problem::NotFound.page(&visit),
    }
}

/// `POST /ballots/{id}`.
pub(crate) async fn cast(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Guest(visit): Guest,
    card: Result<Form<Card>, FormRejection>,
) -> Response {
    let visit = nobody(visit);
    let language = visit.language;
    let Ok(ballot) = id.parse::<BallotId>() else { return Problem::NotFound.page(&visit) };
    let again = |status, why: &str| shown(&visit, status, &of_form(&ballot, Some(why), language));
    let Ok(Form(Card { code, choice })) = card else {
        let why = language.say("请填写票码，并选择一项。", "Give the code and choose one.");
        return again(StatusCode::BAD_REQUEST, why);
    };
    let Ok(code) = code.parse::<Code>() else {
        let why = language.say(
            "票码是选票上的 20 个字母和数字，如 K7QF-2M9D-X4TB-9RWE-3HNA。请逐字核对。",
            "A code is the 20 letters and digits on the card, as K7QF-2M9D-X4TB-9RWE-3HNA. Compare them one by one.",
        );
        return again(StatusCode::BAD_REQUEST, why);
    };
    match state.writer.cast(Cast { ballot: ballot.clone(), code, choice }).await {
        Ok(()) => shown(&visit, StatusCode::OK, &in_the_box(&ballot, language)),
        Err(Failure::Refused(no)) => {
            let reason = no.reason();
            let why = language.say(&reason.zh, &reason.en);
            again(StatusCode::UNPROCESSABLE_ENTITY, why)
        }
        Err(Failure::Busy | Failure::Unavailable(_)) => {
            let why = language.say(
                "现在无法投入票箱，选票没有使用。请稍后再试。",
                "It cannot be put into the box now, and the card is not used. Try again in a moment.",
            );
            again(StatusCode::SERVICE_UNAVAILABLE, why)
        }
        Err(_) => {
            let why = language.say(
                "结果不明。请以同一票码、同一选项再次提交，不会重复计票。",
                "It is not known whether it lies in the box. Send the same code with the same choice again: it counts once.",
            );
            again(StatusCode::INTERNAL_SERVER_ERROR, why)
        }
    }
}

/// Whoever comes here is nobody.
fn nobody(visit: Visit) -> Visit {
    Visit { caller: None, demonstration: false, ..visit }
}

fn shown(visit: &Visit, status: StatusCode, body: &Markup) -> Response {
    let title = visit.language.say("无记名投票", "A secret ballot");
    let body = html! { section.door.ballot { h1 { (title) } (body) } };
    (status, Frame { visit, title, live: false }.page(body)).into_response()
}

fn of_form(ballot: &BallotId, refused: Option<&str>, language: Language) -> Markup {
    html! {
        p.sum { code { (ballot) } }
        @if let Some(why) = refused { p.refusal role="alert" { (why) } }
        form method="post" action={ "/ballots/" (ballot) } autocomplete="off" {
            label for="code" { (language.say("票码", "The code on your card")) }
            input id="code" name="code" type="text" required maxlength="40" autocomplete="off" autocapitalize="characters"
                spellcheck="false" placeholder="XXXX-XXXX-XXXX-XXXX-XXXX" aria-describedby="code-hint";
            p.hint id="code-hint" { (language.say("大小写、空格和连字符均可。一张选票投一次，投出后不能更改。", "Capitals, spaces and hyphens are no matter. One card is one vote, and it cannot be changed.")) }
            fieldset {
                legend { (language.say("选择", "Your choice")) }
                @for choice in Choice::ALL {
                    label.choice { input type="radio" name="choice" value=(choice.key()) required; " " (language.say(choice.zh(), choice.en())) }
                }
            }
            button.button type="submit" { (language.say("投入票箱", "Put it into the box")) }
        }
        (promise(language))
    }
}

fn in_the_box(ballot: &BallotId, language: Language) -> Markup {
    html! {
        p.sum { code { (ballot) } }
        p role="status" { strong { (language.say("选票已在票箱中。", "Your card is in the box.")) } }
        p { (language.say(
            "离开时请在收票名单上签名。表决结束后，可在公布的清单中按票码核对自己的选择；请保管好选票，不要示人。",
            "Sign the roll when you leave. Once the ballot is over you find your code and your choice in the list that is published; keep the card and show it to nobody.")) }
        (promise(language))
    }
}

/// What a secret ballot guarantees, and what it does not: said wherever one is cast or shown.
pub(crate) fn promise(language: Language) -> Markup {
    let held = [
        (
            "日志、各视图、数据推送、日志备份和导出中，没有投票人与选票的对应，也没有先后次序：唯一记载选择的那条记录按随机的票码哈希排序。",
            "The log, the views, the feed, backups of the log and exports link no voter to a vote and keep no order: the one record that holds the choices is sorted by random hashes.",
        ),
        (
            "一张选票一票；投票人可在清单中查到自己的选票和选择，未投票的可查到其选票未用；任何人都能重新计票。",
            "One card is one vote; a voter finds the own card and choice in the list, who did not vote finds the card unused, and anybody counts again.",
        ),
        ("计票前，任何人都看不到中间结果。", "Nobody sees a running count."),
    ];
    let not = [
        (
            "投票时在旁观察运行中的机器或会场的人，或私下给选票编号的人，能够知情；检验票箱所在磁盘的人也可能知情。",
            "Who watches the running machine or the room while votes are cast, or numbered the cards in secret, may know; and so may who examines the disk of the box.",
        ),
        (
            "投票人可凭选票向他人证明自己的选择，因而可能受人施压或被收买。",
            "A voter can prove the own vote with the card, and so may be pressed or paid.",
        ),
        (
            "全票一致，或人数很少时，结果本身就说明了各人的选择。",
            "A unanimous result, and a very small panel, speak for themselves.",
        ),
        (
            "制票人若私留选票投票，只有投票人自行核对才能发现。",
            "Cards that their maker kept and cast show only if the voters look.",
        ),
    ];
    html! {
        section.promise {
            h2 { (language.say("保证什么", "What is guaranteed")) }
            ul { @for (zh, en) in held { li { (language.say(zh, en)) } } }
            h2 { (language.say("不能保证什么", "What is not")) }
            ul { @for (zh, en) in not { li { (language.say(zh, en)) } } }
        }
    }
}
