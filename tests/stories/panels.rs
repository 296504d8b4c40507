//! Panels and ballots in the stories: where they stand, the tree that seeds a draw, and the box of a secret ballot.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::ballot::{Ballot, CastCard, Code, arithmetic, takes_card};
use plumbline_lifecycle::draw::Seed;
use plumbline_lifecycle::review::{Standing, draw_of};
use plumbline_lifecycle::{BallotBox, BallotId, Folded, Known, State, StreamId, draw, review};

use crate::World;

/// The boxes: in each the cards, in the order in which they came.
#[derive(Default)]
pub(crate) struct Boxes(RefCell<BTreeMap<String, Vec<CastCard>>>);

/// The streams of a story, with a tree of which every root is made of ones.
pub(crate) struct House<'a> {
    pub(crate) streams: &'a BTreeMap<StreamId, Folded>,
    pub(crate) boxes: &'a Boxes,
    /// The streams that one answer asked for.
    pub(crate) asked: RefCell<BTreeSet<StreamId>>,
}

impl Known for House<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.asked.borrow_mut().insert(id.clone());
        self.streams.get(id)
    }

    fn checkpoint_of(&self, _: &StreamId) -> Option<Seed> {
        Some(Seed { size: 4_096, root: [0x11; 32].into(), cosignature: None })
    }

    fn ballot_box(&self, ballot: &BallotId) -> BallotBox {
        match self.boxes.0.borrow().get(&ballot.to_string()) {
            Some(cards) => BallotBox::Sealed(cards.clone()),
            None => BallotBox::Lost,
        }
    }
}

/// The code of the card number `nth` of any ballot of a story.
pub(crate) fn code(nth: u8) -> Code {
    Code::of([nth; 20])
}

impl World {
    /// `card 3 yes`: the card number 3 is put into the box; `card lose` loses the box.
    pub(crate) fn card(&mut self, on: Date, target: &StreamId, text: &str) -> String {
        let (StreamId::Ballot(id), Some(State::Ballot(ballot))) =
            (target, self.0.get(target).map(|folded| &folded.state))
        else {
            panic!("{target} is no ballot")
        };
        let mut boxes = self.1.0.borrow_mut();
        if text == "lose" {
            boxes.remove(&id.to_string());
            return "the box is gone".into();
        }
        let (nth, choice) = text.split_once(' ').unwrap();
        let choice = serde_json::from_value(choice.into()).unwrap();
        let code = code(nth.parse().unwrap());
        if let Err(refusal) = takes_card(id, ballot, &code, on) {
            return crate::refused(&refusal.into());
        }
        let held = boxes.entry(id.to_string()).or_default();
        match held.iter().find(|card| card.code == code) {
            Some(card) if card.choice == choice => "in the box (again)".into(),
            Some(_) => crate::refused(&plumbline_lifecycle::ballot::Refusal::CardUsed {}.into()),
            None => {
                held.push(CastCard { code, choice });
                "in the box".into()
            }
        }
    }
}

/// Where a review or a ballot stands; `None` for any other stream.
pub(crate) fn place(streams: &BTreeMap<StreamId, Folded>, target: &StreamId) -> Option<String> {
    match &streams.get(target)?.state {
        State::Review(review) => Some(match review.panel() {
            Some(panel) if review.is_under_way() => {
                let asked: Vec<String> = panel.sitting().map(in_words).collect();
                format!("{}: {}", review.place().1, asked.join(", "))
            }
            _ => review.place().1.to_owned(),
        }),
        State::Ballot(Ballot::Unborn) => Some("nothing".into()),
        State::Ballot(Ballot::Annulled { reason, .. }) => Some(format!("annulled: {reason}")),
        State::Ballot(Ballot::Open(roll)) => {
            let voted = roll.votes.len();
            Some(format!("open, {voted} of {} voted", roll.members().count()))
        }
        State::Ballot(Ballot::Closed { roll, .. }) => {
            let State::Procedures(procedures) = &streams[&StreamId::Procedures].state else {
                panic!("the procedures are no procedures")
            };
            let procedure = procedures.bound(&roll.binding).unwrap();
            let rule = &procedure.votes[roll.rule.as_str()];
            Some(arithmetic(rule, &roll.tally()).en)
        }
        _ => None,
    }
}

fn in_words(seat: &plumbline_lifecycle::review::Seat) -> String {
    let mark = if seat.standing == Standing::Asked { "?" } else { "" };
    format!("{}{mark}", seat.expert)
}

/// Why everybody of the pool was taken or not, in both languages: drawn again out of the pool as it was at the call.
pub(crate) fn told(streams: &BTreeMap<StreamId, Folded>, target: &StreamId) -> Vec<String> {
    let (StreamId::Review(id), State::Review(review)) = (target, &streams[target].state) else {
        panic!("{target} is no review")
    };
    let panel = review.panel().unwrap();
    let State::Pool(pool) = &streams[&StreamId::Pool(panel.area.clone())].state else {
        panic!("no pool")
    };
    let State::Procedures(procedures) = &streams[&StreamId::Procedures].state else {
        panic!("no procedures")
    };
    let rule = &procedures.bound(&panel.binding).unwrap().panels[panel.rule.as_str()];
    let then = pool.at(panel.pool.0).unwrap();
    let (number, seed, _) = panel.draws.last().unwrap();
    let call = draw_of(id, panel, rule);
    let drawn = draw::draw(&call, *number, seed, &then, &then).unwrap();
    drawn
        .sentences(&call)
        .into_iter()
        .flat_map(|(expert, words)| {
            [format!("{expert}：{}", words.zh), format!("{expert}: {}", words.en)]
        })
        .collect()
}

impl World {
    /// `panel-votes 16 yes 14 no 2 unit 3/5`: a panel of so many is called, named, accepts and meets twenty days later, five of it
    /// from the drafting unit; then it votes, three of those first, and its chair concludes what came of that; where it does not pass, after
    /// the next round.
    /// `panel-votes again …`: the same panel in its next round.
    pub(crate) fn panel_votes(&mut self, on: Date, target: &StreamId, text: &str) -> Vec<String> {
        let (again, text) = match text.strip_prefix("again ") {
            Some(text) => (true, text),
            None => (false, text),
        };
        let words: Vec<&str> = text.split(' ').collect();
        let [size, _, yes, _, no, _, unit] = words[..] else { panic!("`{text}`") };
        let count = |word: &str| word.parse::<usize>().unwrap();
        let (casts, unit) = unit.split_once('/').unwrap();
        let (size, yes, no) = (count(size), count(yes), count(no));
        let (casts, unit) = (count(casts), count(unit));
        let day = if again { on } else { on.saturating_add(20.days()) };
        let experts: Vec<String> = (1..=size).map(|nth| format!("x-{nth:02}")).collect();
        if !again {
            let area = &self.run(target).unwrap().profile.jurisdiction;
            let pool: StreamId = format!("pool/{area}").parse().unwrap();
            for (nth, expert) in experts.iter().enumerate() {
                // Two from each unit: no panel takes more from one.
                let of = if nth < unit { "u-drafting".into() } else { format!("u-{}", nth / 2) };
                self.answer(on, &StreamId::People, &format!("found {of}"));
                self.answer(
                    on,
                    &pool,
                    &format!("admit {expert} {of} elderly-care senior 2039-12-31"),
                );
            }
            let said = self.answer(on, target, &format!("p-li: call draft meeting {day} {size}"));
            if said.starts_with("refused") {
                return vec![said];
            }
        }
        let review = self.run(target).unwrap().reviews.of(review::Purpose::Draft).unwrap().clone();
        let stream = StreamId::Review(review.clone());
        if !again {
            for expert in &experts {
                let named = self.answer(on, &stream, &format!("p-li: name {expert} 示例"));
                assert!(!named.starts_with("refused"), "{named}");
                self.answer(on, &stream, &format!("{expert}: answer accepted"));
            }
            self.answer(on, &stream, "p-li: papers");
            self.answer(day, &stream, &format!("p-li: attend {}", experts.join(" ")));
            self.answer(day, &stream, "p-li: chair x-01");
        }
        let called = self.answer(day, &stream, "p-li: ballot");
        let ballot = called.split("ballot/").nth(1).and_then(|rest| rest.split(' ').next());
        let Some(ballot) = ballot else { return vec![called] };
        let ballot: StreamId = format!("ballot/{ballot}").parse().unwrap();
        let silent = |nth: &usize| (casts..unit).contains(nth);
        let voters = experts.iter().enumerate().filter(|(nth, _)| !silent(nth));
        for (nth, (_, expert)) in voters.enumerate() {
            let vote = match nth {
                nth if nth < yes => "vote yes",
                nth if nth < yes + no => "vote no 依据不足",
                _ => continue,
            };
            self.answer(day, &ballot, &format!("{expert}: {vote}"));
        }
        let closed = self.answer(day, &ballot, "p-li: close");
        let passed = closed.contains("Passed");
        if !passed && !again {
            return vec![closed];
        }
        let outcome = if passed { "passed" } else { "failed" };
        vec![closed, self.answer(day, &stream, &format!("x-01: conclude {outcome} 见表决结果"))]
    }
}
