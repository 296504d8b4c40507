//! A review and a ballot as they are told on the command line.

use std::fmt::Write as _;

use plumbline_lifecycle::ballot::{Ballot, Roll, arithmetic};
use plumbline_lifecycle::procedure::Procedure;
use plumbline_lifecycle::review::{Invited, Panel, Review, Seat, Standing, draw_of};
use plumbline_lifecycle::{BallotId, Horizon, PartId, PersonId, State, StreamId, draw};
use plumbline_log::Reader;
use plumbline_views::folded;

use crate::failure::Failure;

/// One review. With `all` also why each of the pool was not chosen.
pub(super) fn told(reader: &Reader, id: &PartId, all: bool) -> Result<String, Failure> {
    let State::Review(review) = state(reader, &StreamId::Review(id.clone()))? else {
        return Ok(nothing("review"));
    };
    let Some(panel) = review.panel() else { return Ok(nothing("review")) };
    let (zh, en) = review.place();
    let mut told = format!("{id}  {} {}  {zh} {en}\n", panel.purpose.zh(), panel.purpose.en());
    let _ = writeln!(told, "{} {}  {}", panel.form.zh(), panel.form.en(), panel.on);
    for seat in &panel.seats {
        told += &seat_told(panel, seat);
    }
    if let Some((number, seed, _)) = panel.draws.last() {
        let witnessed = match &seed.cosignature {
            Some(_) => "已见证 witnessed",
            None => "未经见证 not witnessed",
        };
        let _ = writeln!(
            told,
            "第 {number} 次抽取 draw {number}: size {}, root {}, {witnessed}",
            seed.size, seed.root
        );
        told += &reasons(reader, id, panel, all)?;
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
    for held in &panel.ballots {
        told += &ballot(reader, held)?;
    }
    if let Review::Concluded { conclusion, on, .. } = &review {
        let _ = writeln!(told, "{on}  {conclusion}");
    }
    Ok(told)
}

/// One ballot.
pub(super) fn ballot(reader: &Reader, id: &BallotId) -> Result<String, Failure> {
    let State::Ballot(ballot) = state(reader, &StreamId::Ballot(id.clone()))? else {
        return Ok(nothing("ballot"));
    };
    let Some(roll) = ballot.roll() else { return Ok(nothing("ballot")) };
    let mut told = format!("{id}  {}\n", standing(&ballot));
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
    if let (Ballot::Closed { .. }, Some(words)) = (&ballot, sentence(reader, roll)?) {
        let _ = writeln!(told, "{}\n{}", words.zh, words.en);
    }
    Ok(told)
}

fn sentence(reader: &Reader, roll: &Roll) -> Result<Option<plumbline_lifecycle::Words>, Failure> {
    let State::Procedures(procedures) = state(reader, &StreamId::Procedures)? else {
        return Ok(None);
    };
    let procedure = procedures.get(&roll.binding);
    let rule = procedure.and_then(|procedure| procedure.votes.get(roll.rule.as_str()));
    Ok(rule.map(|rule| arithmetic(rule, &roll.tally())))
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

/// Why each was taken or not: drawn again, out of the pool as it was at the call. A draw out of a pool that is too far back is
/// told without reasons.
fn reasons(reader: &Reader, id: &PartId, panel: &Panel, all: bool) -> Result<String, Failure> {
    let (Some((number, seed, _)), State::Procedures(procedures), State::Pool(pool)) = (
        panel.draws.last(),
        state(reader, &StreamId::Procedures)?,
        state(reader, &StreamId::Pool(panel.area.clone()))?,
    ) else {
        return Ok(String::new());
    };
    let Some(then) = pool.at(panel.pool.0) else { return Ok(String::new()) };
    let rule = procedures.get(&panel.binding).and_then(|procedure: &std::sync::Arc<Procedure>| {
        procedure.panels.get(panel.rule.as_str())
    });
    let Some(rule) = rule else { return Ok(String::new()) };
    let mut call = draw_of(id, panel, rule);
    // Who fell out later had not when it was drawn.
    if *number == 1 {
        call.declined.clear();
    }
    let Ok(drawn) = draw::draw(&call, *number, seed, &then, &then) else {
        return Ok(String::new());
    };
    let chosen =
        |expert: &PersonId| drawn.panel.contains(expert) || drawn.alternates.contains(expert);
    let told = drawn.sentences(&call).into_iter().filter(|(expert, _)| all || chosen(expert));
    Ok(told
        .map(|(expert, words)| format!("  {expert}  {}\n    {}\n", words.zh, words.en))
        .collect())
}

fn state(reader: &Reader, stream: &StreamId) -> Result<State, Failure> {
    Ok(folded(reader, stream, Horizon::default())?.state)
}

fn nothing(what: &str) -> String {
    format!("没有 no such {what}\n")
}
