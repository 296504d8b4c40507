//! A review and a ballot as they are told on the command line.

use std::fmt::Write as _;

use plumbline_lifecycle::ballot::{Ballot, Cards};
use plumbline_lifecycle::review::{Invited, Panel, Review, Seat, Standing};
use plumbline_lifecycle::{BallotId, Horizon, PartId, PersonId};
use plumbline_log::Reader;
use plumbline_views::{Balloted, Drawn, Others, Pools, Reviewed};

use crate::failure::Failure;
use crate::reading;

/// One review. With `all` also why each of the pool was not chosen.
pub(super) fn told(reader: &Reader, id: &PartId, all: bool) -> Result<String, Failure> {
    let read = Reviewed::read(
        reader,
        &Pools::default(),
        id,
        (Horizon::default(), reading::today()),
        Others::All,
    )?;
    let Some(panel) = read.review.panel() else { return Ok(nothing("review")) };
    let (zh, en) = read.review.place();
    let mut told = format!("{id}  {} {}  {zh} {en}\n", panel.purpose.zh(), panel.purpose.en());
    let _ = writeln!(told, "{} {}  {}", panel.form.zh(), panel.form.en(), panel.on);
    for seat in &panel.seats {
        told += &seat_told(panel, seat);
    }
    if let Some(drawn) = read.draws.last() {
        let Drawn { number, seed, .. } = drawn;
        let witnessed = match &seed.cosignature {
            Some(_) => "已见证 witnessed",
            None => "未经见证 not witnessed",
        };
        let _ = writeln!(
            told,
            "第 {number} 次抽取 draw {number}: size {}, root {}, {witnessed}",
            seed.size, seed.root
        );
        told += &reasons(drawn, all);
    }
    for opinion in &panel.opinions {
        let weight = opinion.weight;
        let _ = write!(
            told,
            "意见 opinion {}  {}  {} {}: {}",
            opinion.no,
            opinion.clause,
            weight.zh(),
            weight.en(),
            opinion.text
        );
        match &opinion.disposed {
            Some((disposal, reason)) => {
                let reason = reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
                let _ = writeln!(told, "  → {} {}{reason}", disposal.zh(), disposal.en());
            }
            None => told.push_str("  → 未处理 open\n"),
        }
    }
    for held in &read.ballots {
        told += &ballot_told(held);
    }
    if let Review::Concluded { conclusion, on, .. } = &read.review {
        let _ = writeln!(told, "{on}  {conclusion}");
    }
    Ok(told)
}

/// One ballot.
pub(super) fn ballot(reader: &Reader, id: &BallotId) -> Result<String, Failure> {
    let held = Balloted::read(reader, id, Horizon::default())?;
    Ok(held.as_ref().map_or_else(|| nothing("ballot"), ballot_told))
}

fn ballot_told(held: &Balloted) -> String {
    let roll = held.roll();
    let mut told = format!("{}  {}\n", held.id, standing(&held.ballot));
    for elector in roll.members() {
        let vote = roll.votes.iter().find(|vote| vote.by == elector.person);
        let said = match vote {
            _ if roll.is_secret() => "无记名 in secret".to_owned(),
            Some(vote) => format!("{} {}", vote.choice.zh(), vote.choice.en()),
            None if elector.absent => "未到 absent".into(),
            None => "未投 not yet".into(),
        };
        let _ = writeln!(told, "  {}  {said}", elector.person);
    }
    if let Some(cards) = &roll.cards {
        told += &cards_told(held, cards);
    }
    if let Some(result) = &held.result {
        let _ = writeln!(told, "{}\n{}", result.arithmetic.zh, result.arithmetic.en);
    }
    told
}

/// What is public of the cards: how many, and what lay in the box, by their hashes. Where cards are cast is said while they may be.
fn cards_told(held: &Balloted, cards: &Cards) -> String {
    let mut told = format!("选票 cards {}", cards.hashes.len());
    match &cards.handed {
        None => told.push_str("  尚未发票 not handed out\n"),
        Some(handed) => {
            let (to, voided) = (handed.to.len(), handed.voided.len());
            let _ = writeln!(told, "  发出 handed out {to}  作废 voided {voided}");
            if held.ballot.is_open() {
                let _ = writeln!(told, "投票页 cards are cast at /ballots/{}", held.id);
            }
        }
    }
    for card in &cards.cast {
        let _ = writeln!(told, "  {}  {} {}", card.code, card.choice.zh(), card.choice.en());
    }
    if !cards.voted.is_empty() {
        let voted: Vec<&str> = cards.voted.iter().map(PersonId::as_str).collect();
        let _ = writeln!(told, "收票名单 roll  {}", voted.join(" "));
    }
    told
}

fn standing(ballot: &Ballot) -> String {
    match ballot {
        Ballot::Unborn => "未发起 not called".into(),
        Ballot::Open(_) => "投票中 open".into(),
        Ballot::Closed { on, .. } => format!("已结束 closed {on}"),
        Ballot::Annulled { on, reason, .. } => format!("已作废 annulled {on}: {reason}"),
    }
}

fn seat_told(panel: &Panel, seat: &Seat) -> String {
    let chair = if panel.chair.as_ref() == Some(&seat.expert) { "  组长 chair" } else { "" };
    let how = match &seat.invited {
        Invited::Drawn { draw } => format!("抽取 drawn ({draw})"),
        Invited::SteppedIn { for_whom } => format!("候补递补 stepped in for {for_whom}"),
        Invited::Named { reason } => format!("指定 named: {reason}"),
    };
    let what = match &seat.standing {
        Standing::Asked => "待答复 asked".to_owned(),
        Standing::Accepted { .. } => "已接受 accepted".into(),
        Standing::Declined { answer, .. } => format!("{} {}", answer.zh(), answer.en()),
        Standing::Silent { .. } => "逾期未答复 silent".into(),
        Standing::Redrawn { .. } => "重新抽取 drawn again".into(),
        Standing::Dropped { reason, .. } => format!("已撤换 dropped: {reason}"),
    };
    format!("  {}  {what}  {how}{chair}\n", seat.expert)
}

/// Why each was taken or not.
fn reasons(drawn: &Drawn, all: bool) -> String {
    let chosen =
        |expert: &PersonId| drawn.panel.contains(expert) || drawn.alternates.contains(expert);
    let told = drawn.sentences.iter().filter(|(expert, _)| all || chosen(expert));
    told.map(|(expert, words)| format!("  {expert}  {}\n    {}\n", words.zh, words.en)).collect()
}

fn nothing(what: &str) -> String {
    format!("没有 no such {what}\n")
}
