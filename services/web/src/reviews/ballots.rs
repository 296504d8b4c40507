//! The ballots of a review: the arithmetic as one sentence with a picture, and what was cast. Of a secret one the cards, and what that
//! guarantees.

use maud::{Markup, html};
use plumbline_lifecycle::ballot::{Ballot, Cards, Choice, Elector, Verdict};
use plumbline_lifecycle::{Jurisdiction, Words};
use plumbline_views::{BallotResult, Balloted, Reviewed};

use crate::ballots::promise;
use crate::language::Language;
use crate::picture;
use crate::source::example;

pub(super) fn ballots(told: &Reviewed, language: Language) -> Markup {
    html! { @for ballot in &told.ballots { (one(told, ballot, language)) } }
}

fn one(told: &Reviewed, ballot: &Balloted, language: Language) -> Markup {
    let (round, roll) = (ballot.id.round(), ballot.roll());
    let kind = match roll.is_secret() {
        true => language.say("无记名", "in secret"),
        false => language.say("记名", "by name"),
    };
    let (_, zh, en) = ballot.standing();
    html! {
        section.panel {
            h2 { (language.told(format!("表决（第 {round} 轮）"), format!("Ballot, round {round}"))) " "
                span.quiet { (kind) " · " (language.say(zh, en)) } }
            p.hint { code { (ballot.id) } (language.say("，发起于 ", ", opened on ")) time { (roll.opened_on) }
                @if let Some(closes) = roll.closes { (language.say("，截止 ", ", closes on ")) time { (closes) } } }
            @if let Ballot::Annulled { reason, on, .. } = &ballot.ballot {
                p { span.late { (language.say("作废：", "Annulled: ")) } bdi { (reason) } " " time { (on) } }
            }
            @if let Some(result) = &ballot.result { (sentence(result, told.example_of.as_ref(), language)) }
            @match &roll.cards {
                Some(cards) => (secret(told, ballot, cards, language)),
                None => (by_name(told, ballot, language)),
            }
        }
    }
}

/// The arithmetic in both languages, and a bar for each condition.
fn sentence(
    result: &BallotResult,
    example_of: Option<&Jurisdiction>,
    language: Language,
) -> Markup {
    let Words { zh, en } = &result.arithmetic;
    let lost = result.verdict != Verdict::Passed;
    html! {
        p.arithmetic.lost[lost] { (language.say(zh, en)) @if let Some(place) = example_of { " " (example(place, language)) } }
        p.small.arithmetic lang=(language.beside("zh-CN", "en")) { (language.beside(zh, en)) }
        ul.conditions {
            @for judged in &result.conditions {
                li.late[!judged.holds] { span { (language.of_words(&judged.words)) } (picture::votes(judged)) }
            }
        }
    }
}

fn by_name(told: &Reviewed, ballot: &Balloted, language: Language) -> Markup {
    let title = language.say("各人的票", "Votes");
    html! {
        div.scroll tabindex="0" role="region" aria-label=(title) {
            table.list {
                thead { tr { th { (language.say("专家", "Expert")) } th { (language.say("票", "Vote")) } th { (language.say("理由", "Reason")) } } }
                tbody { @for elector in &ballot.roll().electors { tr { (vote(told, ballot, elector, language)) } } }
            }
        }
    }
}

fn vote(told: &Reviewed, ballot: &Balloted, elector: &Elector, language: Language) -> Markup {
    let roll = ballot.roll();
    let vote = roll.votes.iter().find(|vote| vote.by == elector.person);
    let recused = roll.recused.iter().find(|(person, _)| *person == elector.person);
    let why = recused.map(|(_, why)| why).or(vote.and_then(|vote| vote.reason.as_ref()));
    html! {
        td { bdi { (told.name(&elector.person)) } @if elector.drafting_unit { " " span.chip { (language.say("起草单位", "drafting unit")) } } }
        td data-label=(language.say("票", "Vote")) {
            @match (vote, recused) {
                (_, Some(_)) => span.quiet { (language.say("回避", "recused")) },
                (Some(vote), None) => strong { (language.say(vote.choice.zh(), vote.choice.en())) },
                (None, None) if elector.absent => span.quiet { (language.say("未到", "absent")) },
                (None, None) => span.quiet { (language.say("未投", "none")) },
            }
        }
        td data-label=(language.say("理由", "Reason")) { @match why { Some(why) => bdi { (why) }, None => "–" } }
    }
}

/// The cards by their hashes, the roll by ids: nothing ties the one to the other.
fn secret(told: &Reviewed, ballot: &Balloted, cards: &Cards, language: Language) -> Markup {
    let title = language.say(
        "票箱中的选票，按票码的哈希排序",
        "What lay in the box, sorted by the hashes of the cards",
    );
    html! {
        p { (language.told(format!("选票 {} 张", cards.hashes.len()), format!("{} cards", cards.hashes.len())))
            @match &cards.handed {
                None => { (language.say("，尚未发票。", ", not handed out yet.")) }
                Some(handed) => {
                    (language.told(
                        format!("，发出 {} 张，剩余作废 {} 张。计票人 ", handed.to.len(), handed.voided.len()),
                        format!(", {} handed out, {} left over and voided. Teller ", handed.to.len(), handed.voided.len()),
                    ))
                    bdi { (told.name(&handed.by)) } (language.say("，监票人 ", ", scrutineer ")) bdi { (told.name(&handed.scrutineer)) } (language.say("。", "."))
                }
            }
        }
        @if ballot.ballot.is_open() && cards.handed.is_some() {
            p { (language.say("持票人在此投票，不须登录：", "Whoever holds a card votes here, without signing in: "))
                a href={ "/ballots/" (ballot.id) } { "/ballots/" (ballot.id) } }
        }
        @if !cards.cast.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.list.cards {
                    caption { (title) }
                    thead { tr { th { (language.say("票码", "Code")) } th { (language.say("选择", "Choice")) } } }
                    tbody { @for card in &cards.cast { tr { td { code { (card.code) } } td data-label=(language.say("选择", "Choice")) { (choice(card.choice, language)) } } } }
                }
            }
            p.hint { (language.say("收票名单（按编号）：", "Who signed the roll, by id: ")) (super::panel::people(told, &cards.voted, language)) }
        }
        details { summary { (language.say("无记名投票保证什么，不能保证什么", "What a secret ballot guarantees, and what it does not")) } (promise(language)) }
    }
}

fn choice(choice: Choice, language: Language) -> &'static str {
    language.say(choice.zh(), choice.en())
}
