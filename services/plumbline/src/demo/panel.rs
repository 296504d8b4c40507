//! What becomes of the city's panels of experts: the verbs of a review and its ballots. Whom the lots draw depends on the log in which the
//! city is made, so who acts is found in the review as it stands when it is played: the first who has not answered accepts, the
//! first who has not voted votes. Whoever is drawn, none of it can be refused.

use jiff::civil::Date;
use plumbline_lifecycle::ballot::{self, Ballot, Choice, Code};
use plumbline_lifecycle::procedure::Form;
use plumbline_lifecycle::review::{self, Answer, Call, Disposal, Panel, Purpose, Review, Weight};
use plumbline_lifecycle::{
    BallotId, Command, Field, Horizon, Name, PartId, PersonId, Sentence, State, StreamId,
};
use plumbline_log::Reader;
use plumbline_views::folded;
use plumbline_workflow::{Cast, Failure as NotCast, Writer};
use sha2::{Digest as _, Sha256};

use crate::demo::tables::bad;
use crate::failure::Failure;

/// How a panel is called: for what, in so many days, how many, for which fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    purpose: Purpose,
    ahead: i64,
    size: u32,
    fields: Vec<Field>,
}

impl Called {
    /// Reads `draft 14 5 elderly-care general`.
    pub(super) fn read(text: &str) -> Option<Called> {
        let mut words = text.split(' ');
        let purpose = words.next()?;
        let purpose = Purpose::ALL.into_iter().find(|known| known.key() == purpose)?;
        let (ahead, size) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let fields = words.map(|field| field.parse().ok()).collect::<Option<_>>()?;
        Some(Called { purpose, ahead, size, fields })
    }

    /// What the review is called for.
    pub(super) fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The call that is made on a day.
    pub(super) fn on(&self, day: Date) -> Call {
        Call {
            purpose: self.purpose,
            form: Form::Meeting,
            on: day.saturating_add(jiff::Span::new().days(self.ahead)),
            size: self.size,
            fields: self.fields.clone(),
            barred: Vec::new(),
            asked_for: Vec::new(),
        }
    }
}

/// What is done in a review, by one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Draw,
    /// The first who has not answered does.
    Answers(Answer, Option<Sentence>),
    /// The first member leads the panel.
    Chaired,
    Papers,
    /// The member at this place, from 1, says something.
    Opinion {
        by: usize,
        weight: Weight,
        clause: Name,
        text: Sentence,
    },
    Settled {
        no: u32,
        disposal: Disposal,
        reason: Option<Sentence>,
    },
    /// The first so many members are there.
    Met(usize),
    Ballot,
    /// The same in secret: with cards, which the teller hands out.
    SecretBallot,
    CardsHanded,
    /// So many cards go into the box with a yes, a no and neither; then the teller counts it.
    BoxCounted([usize; 3]),
    /// The first who has not voted does.
    Votes(Choice, Option<Sentence>),
    Counted,
    Concluded {
        passed: bool,
        text: Sentence,
    },
    Dissolved(Sentence),
}

impl Deed {
    /// Reads the verbs of a review, each as what one person after the other does: `accepts 5` is five of them.
    pub(super) fn read(verb: &str, more: Option<&str>) -> Option<Vec<Deed>> {
        let more = more.unwrap_or_default();
        let words = |text: &str| text.parse::<Sentence>().ok();
        let one = match verb {
            "draw" => Deed::Draw,
            "accepts" => {
                return Some(vec![Deed::Answers(Answer::Accepted, None); more.parse().ok()?]);
            }
            "declines" => {
                let (answer, reason) = more.split_once(' ')?;
                let answer = Answer::ALL.into_iter().find(|known| known.key() == answer)?;
                Deed::Answers(answer, Some(words(reason)?))
            }
            "chaired" => Deed::Chaired,
            "papers" => Deed::Papers,
            "opinion" => {
                let (before, text) = more.split_once(" | ")?;
                let mut parts = before.splitn(3, ' ');
                let (by, weight, clause) = (parts.next()?, parts.next()?, parts.next()?);
                let weight = Weight::ALL.into_iter().find(|known| known.key() == weight)?;
                let (by, clause) = (by.parse().ok()?, clause.parse().ok()?);
                Deed::Opinion { by, weight, clause, text: words(text)? }
            }
            "settled" => {
                let mut parts = more.splitn(3, ' ');
                let (no, disposal) = (parts.next()?.parse().ok()?, parts.next()?);
                let disposal = Disposal::ALL.into_iter().find(|known| known.key() == disposal)?;
                let reason = match parts.next() {
                    Some(reason) => Some(words(reason)?),
                    None => None,
                };
                Deed::Settled { no, disposal, reason }
            }
            "met" => Deed::Met(more.parse().ok()?),
            "ballot" if more == "secret" => Deed::SecretBallot,
            "ballot" => Deed::Ballot,
            "cards" => Deed::CardsHanded,
            "box" => {
                let counts = more.split(' ').map(|count| count.parse().ok());
                Deed::BoxCounted(counts.collect::<Option<Vec<_>>>()?.try_into().ok()?)
            }
            "votes" => {
                let mut counts = more.split(' ').map(str::parse::<usize>);
                let mut of = |choice: Choice| {
                    let reason = match choice {
                        Choice::No => words("示例：主要指标缺少验证数据"),
                        Choice::Yes | Choice::Abstain => None,
                    };
                    let count = counts.next()?.ok()?;
                    Some(vec![Deed::Votes(choice, reason); count])
                };
                let cast = [of(Choice::Yes)?, of(Choice::No)?, of(Choice::Abstain)?];
                return Some(cast.concat());
            }
            "counted" => Deed::Counted,
            "concluded" => {
                let (passed, text) = more.split_once(' ')?;
                let passed = match passed {
                    "passed" => true,
                    "failed" => false,
                    _ => return None,
                };
                Deed::Concluded { passed, text: words(text)? }
            }
            "dissolved" => Deed::Dissolved(words(more)?),
            _ => return None,
        };
        Some(vec![one])
    }

    /// What goes into a box before it is counted. A card that lies in it already is no other one, so that a start which was interrupted
    /// here goes on.
    pub(super) fn cast(
        &self,
        review: &PartId,
        reader: &Reader,
        writer: &Writer,
    ) -> Result<(), Failure> {
        let Deed::BoxCounted(counts) = self else { return Ok(()) };
        let stream = StreamId::Review(review.clone());
        let State::Review(state) = folded(reader, &stream, Horizon::default())?.state else {
            return Err(bad(&review.to_string()));
        };
        let panel = Review::panel(&state).ok_or_else(|| bad(&review.to_string()))?;
        let Some((ballot, _)) = open(panel, reader)? else { return Ok(()) };
        let choices = [Choice::Yes, Choice::No, Choice::Abstain].into_iter().zip(counts);
        let chosen = choices.flat_map(|(choice, count)| std::iter::repeat_n(choice, *count));
        for (card, choice) in chosen.enumerate() {
            let code = code(&ballot, card);
            match writer.cast_blocking(Cast { ballot: ballot.clone(), code, choice }) {
                // An earlier start was interrupted while it was counted.
                Err(NotCast::Refused(refusal)) if refusal.reason().rule == "box-sealed" => {}
                done => done?,
            }
        }
        Ok(())
    }

    /// The command that it is in this review as it stands now, whose stream it goes to, and who gives it.
    pub(super) fn command(
        &self,
        review: &PartId,
        reader: &Reader,
        house: &House<'_>,
    ) -> Result<(StreamId, Command, PersonId), Failure> {
        let stream = StreamId::Review(review.clone());
        let State::Review(state) = folded(reader, &stream, Horizon::default())?.state else {
            return Err(bad(&review.to_string()));
        };
        let none = || bad(&format!("{review}: {self:?}"));
        let panel = Review::panel(&state).ok_or_else(none)?;
        let of_office = |command: review::Command| {
            Ok((stream.clone(), Command::from(command), house.office.clone()))
        };
        match self.clone() {
            Deed::Draw => of_office(review::Command::Draw { reason: None }),
            Deed::Answers(answer, reason) => {
                let asked = |seat: &&review::Seat| seat.standing == review::Standing::Asked;
                let seat = panel.sitting().find(asked).ok_or_else(none)?;
                let answer = review::Command::AnswerInvitation { answer, reason };
                Ok((stream, answer.into(), seat.expert.clone()))
            }
            Deed::Chaired => {
                let expert = member(panel, 1).ok_or_else(none)?;
                of_office(review::Command::NameChair { expert })
            }
            Deed::Papers => of_office(review::Command::SendPapers),
            Deed::Opinion { by, weight, clause, text } => {
                let opinion = review::Command::GiveOpinion { clause, text, weight };
                Ok((stream, opinion.into(), member(panel, by).ok_or_else(none)?))
            }
            Deed::Settled { no, disposal, reason } => {
                of_office(review::Command::DisposeOpinion { no, disposal, reason })
            }
            Deed::Met(count) => {
                let present = panel.members().take(count).map(|seat| seat.expert.clone());
                of_office(review::Command::RecordAttendance { present: present.collect() })
            }
            Deed::Ballot => {
                of_office(review::Command::CallBallot { closes: None, cards: Vec::new() })
            }
            Deed::Votes(choice, reason) => {
                let (id, roll) = open(panel, reader)?.ok_or_else(none)?;
                let voted = |person: &PersonId| roll.votes.iter().any(|vote| vote.by == *person);
                let mut there = roll.electors.iter().filter(|elector| !elector.absent);
                let next = there.find(|elector| !voted(&elector.person)).ok_or_else(none)?;
                let vote = ballot::Command::CastVote { choice, reason };
                Ok((StreamId::Ballot(id), vote.into(), next.person.clone()))
            }
            Deed::Counted => {
                let (id, _) = open(panel, reader)?.ok_or_else(none)?;
                let close = ballot::Command::CloseBallot { voted: Vec::new(), scrutineer: None };
                Ok((StreamId::Ballot(id), close.into(), house.office.clone()))
            }
            Deed::SecretBallot => {
                let held = u32::try_from(panel.ballots.len()).map_err(|_| none())?;
                let id: BallotId = format!("{review}.{}", held + 1).parse()?;
                let there = panel.present.as_ref().map_or(0, |(_, present)| present.len());
                let cards = (0..there).map(|card| code(&id, card).hash(&id)).collect();
                of_office(review::Command::CallBallot { closes: None, cards })
            }
            Deed::CardsHanded => {
                let (id, roll) = open(panel, reader)?.ok_or_else(none)?;
                let there = roll.electors.iter().filter(|elector| !elector.absent);
                let to = there.map(|elector| elector.person.clone()).collect();
                let scrutineer = house.scrutineer.clone();
                let hand = ballot::Command::HandCards { to, voided: Vec::new(), scrutineer };
                Ok((StreamId::Ballot(id), hand.into(), house.teller.clone()))
            }
            Deed::BoxCounted(_) => {
                let (id, roll) = open(panel, reader)?.ok_or_else(none)?;
                let there = roll.electors.iter().filter(|elector| !elector.absent);
                let voted = there.map(|elector| elector.person.clone()).collect();
                let scrutineer = Some(house.scrutineer.clone());
                let close = ballot::Command::CloseBallot { voted, scrutineer };
                Ok((StreamId::Ballot(id), close.into(), house.teller.clone()))
            }
            Deed::Concluded { passed, text } => {
                let chair = panel.chair.clone().ok_or_else(none)?;
                let conclude = review::Command::Conclude { passed, conclusion: text };
                Ok((stream, conclude.into(), chair))
            }
            Deed::Dissolved(reason) => of_office(review::Command::Dissolve { reason }),
        }
    }
}

/// Who acts for the house.
pub(super) struct House<'c> {
    pub(super) office: &'c PersonId,
    pub(super) teller: &'c PersonId,
    pub(super) scrutineer: &'c PersonId,
}

/// The code of a card. That of a real one is made by chance, on another machine, and known to nobody but who drew it.
fn code(ballot: &BallotId, card: usize) -> Code {
    let hash = Sha256::digest(format!("示例 {ballot} {card}"));
    let mut bits = [0; 20];
    bits.copy_from_slice(&hash[..20]);
    Code::of(bits)
}

fn member(panel: &Panel, place: usize) -> Option<PersonId> {
    panel.members().nth(place.checked_sub(1)?).map(|seat| seat.expert.clone())
}

/// The ballot that is open in a review.
fn open(panel: &Panel, reader: &Reader) -> Result<Option<(BallotId, ballot::Roll)>, Failure> {
    let Some(id) = panel.ballots.last() else { return Ok(None) };
    match folded(reader, &StreamId::Ballot(id.clone()), Horizon::default())?.state {
        State::Ballot(Ballot::Open(roll)) => Ok(Some((id.clone(), *roll))),
        _ => Ok(None),
    }
}
