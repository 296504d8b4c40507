//! `plumbline review` and `plumbline ballot`: panels of experts and their votes. `show` only reads.

mod ballot;
mod cards;
mod picture;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use plumbline_lifecycle::procedure::Form;
use plumbline_lifecycle::review::{Answer, AskedFor, Call, Command, Disposal, Purpose, Weight};
use plumbline_lifecycle::{
    Field, Horizon, Name, PartId, PersonId, Sentence, StandardId, State, StreamId, draw, standard,
};
use plumbline_views::folded;

use crate::failure::Failure;
use crate::output::say;
use crate::reading;
use crate::send::{Acting, act};
use crate::words::{NotTaken, one_of};

pub(crate) use ballot::{Ballot, run as ballot};

#[derive(clap::Subcommand)]
pub(crate) enum Review {
    /// One review: its panel with the reasons, opinions, ballots and their arithmetic.
    Show {
        /// The review, as day-care.draft.1.
        review: PartId,
        /// Everybody of the pool, also who was not chosen.
        #[arg(long)]
        all: bool,
    },
    /// Call a panel for a standard.
    Call(CallArguments),
    /// Draw the panel by lots; again only with a reason.
    Draw {
        /// The review.
        review: PartId,
        /// Why it is drawn again.
        #[arg(long, value_name = "TEXT")]
        reason: Option<Sentence>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Name an expert over the rank.
    Name {
        /// The review.
        review: PartId,
        /// Whom.
        expert: PersonId,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
    /// Drop an expert; the next alternate is asked.
    Drop {
        /// The review.
        review: PartId,
        /// Whom.
        expert: PersonId,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
    /// Ask the next alternate for a seat that fell empty.
    AskAlternate {
        /// The review.
        review: PartId,
        #[command(flatten)]
        acting: Acting,
    },
    /// Answer one's own invitation.
    Answer {
        /// The review.
        review: PartId,
        /// accepted, conflict, busy or other; a conflict is not a lack of time.
        #[arg(value_parser = answer)]
        answer: Answer,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Option<Sentence>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Name the chair of the panel.
    Chair {
        /// The review.
        review: PartId,
        /// Whom.
        expert: PersonId,
        #[command(flatten)]
        acting: Acting,
    },
    /// Send the papers: the documents of the standard as they are now.
    Papers {
        /// The review.
        review: PartId,
        #[command(flatten)]
        acting: Acting,
    },
    /// Say something about a clause.
    Opinion {
        /// The review.
        review: PartId,
        /// The clause, as the draft numbers it.
        clause: Name,
        /// What.
        #[arg(long, value_name = "TEXT")]
        text: Sentence,
        /// must or should.
        #[arg(long, default_value = "should", value_parser = weight)]
        weight: Weight,
        #[command(flatten)]
        acting: Acting,
    },
    /// Say what is done about an opinion: taken, partly or not.
    Dispose {
        /// The review.
        review: PartId,
        /// The opinion's number.
        no: u32,
        /// taken, partly or not.
        #[arg(value_parser = disposal)]
        disposal: Disposal,
        /// Why; needed unless it is taken.
        #[arg(long, value_name = "TEXT")]
        reason: Option<Sentence>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Record who was there.
    Attend {
        /// The review.
        review: PartId,
        /// Who signed in.
        #[arg(required = true)]
        present: Vec<PersonId>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Open a ballot; by letter with a last day, in secret with the hashes of its cards.
    Vote {
        /// The review.
        review: PartId,
        /// The hashes of the cards, one a line (plumbline ballot cards).
        #[arg(long, value_name = "FILE")]
        cards: Option<PathBuf>,
        /// The last day.
        #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
        closes: Option<Date>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Conclude, as the ballot was; by the chair.
    Conclude {
        /// The review.
        review: PartId,
        /// The conclusion, in words.
        conclusion: Sentence,
        /// That it does not pass.
        #[arg(long)]
        failed: bool,
        #[command(flatten)]
        acting: Acting,
    },
    /// End it without a conclusion; the experts are released.
    Dissolve {
        /// The review.
        review: PartId,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
}

#[derive(clap::Args)]
pub(crate) struct CallArguments {
    /// The standard's id.
    standard: StandardId,
    /// What for: proposal, draft, midterm or acceptance.
    #[arg(long, default_value = "draft", value_parser = purpose)]
    purpose: Purpose,
    /// How many experts.
    #[arg(long)]
    size: u32,
    /// The day of the meeting, or the last day for letters.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    on: Date,
    /// By letter, and not in a meeting.
    #[arg(long)]
    letter: bool,
    /// The fields to cover; the standard's own if left out.
    #[arg(long = "field", value_name = "FIELD")]
    fields: Vec<Field>,
    /// Whom the office bars, with --because.
    #[arg(long = "bar", value_name = "PERSON", requires = "because")]
    bar: Vec<PersonId>,
    /// Whom the office wishes for, with --because; a wish is rank, no seat.
    #[arg(long = "ask", value_name = "PERSON", requires = "because")]
    ask: Vec<PersonId>,
    /// Why somebody is barred or wished for.
    #[arg(long, value_name = "TEXT")]
    because: Option<Sentence>,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(data: &Path, review: Review) -> Result<(), Failure> {
    let (review, acting, command) = match review {
        Review::Show { review, all } => return show(data, &review, all),
        Review::Call(arguments) => return call(data, arguments),
        Review::Draw { review, reason, acting } => (review, acting, Command::Draw { reason }),
        Review::Name { review, expert, reason, acting } => {
            (review, acting, Command::NamePanelist { expert, reason })
        }
        Review::Drop { review, expert, reason, acting } => {
            (review, acting, Command::DropPanelist { expert, reason })
        }
        Review::AskAlternate { review, acting } => (review, acting, Command::AskAlternate),
        Review::Answer { review, answer, reason, acting } => {
            (review, acting, Command::AnswerInvitation { answer, reason })
        }
        Review::Chair { review, expert, acting } => (review, acting, Command::NameChair { expert }),
        Review::Papers { review, acting } => (review, acting, Command::SendPapers),
        Review::Opinion { review, clause, text, weight, acting } => {
            (review, acting, Command::GiveOpinion { clause, text, weight })
        }
        Review::Dispose { review, no, disposal, reason, acting } => {
            (review, acting, Command::DisposeOpinion { no, disposal, reason })
        }
        Review::Attend { review, present, acting } => {
            (review, acting, Command::RecordAttendance { present })
        }
        Review::Vote { review, cards, closes, acting } => {
            let cards = cards.map_or(Ok(Vec::new()), |path| cards::read(&path))?;
            (review, acting, Command::CallBallot { closes, cards })
        }
        Review::Conclude { review, conclusion, failed, acting } => {
            (review, acting, Command::Conclude { passed: !failed, conclusion })
        }
        Review::Dissolve { review, reason, acting } => {
            (review, acting, Command::Dissolve { reason })
        }
    };
    act(data, &acting, StreamId::Review(review), command).map(drop)
}

fn show(data: &Path, id: &PartId, all: bool) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let told = picture::told(&reader, id, all)?;
    say(&told);
    Ok(())
}

fn call(data: &Path, arguments: CallArguments) -> Result<(), Failure> {
    let CallArguments { standard, purpose, size, on, letter, fields, bar, ask, because, acting } =
        arguments;
    let why = || because.clone().into_iter();
    let call = Call {
        purpose,
        form: if letter { Form::Letter } else { Form::Meeting },
        on,
        size,
        fields,
        barred: bar
            .into_iter()
            .flat_map(|person| why().map(move |why| (draw::Whom::Person(person.clone()), why)))
            .collect(),
        asked_for: ask
            .into_iter()
            .flat_map(|expert| why().map(move |reason| AskedFor { expert: expert.clone(), reason }))
            .collect(),
    };
    let command = standard::Command::CallReview { call: Box::new(call) };
    act(data, &acting, StreamId::Standard(standard.clone()), command)?;
    let reader = reading::log(data)?;
    let state = folded(&reader, &StreamId::Standard(standard), Horizon::default())?.state;
    if let State::Standard(standard::Standard::Run(run)) = state
        && let Some(review) = run.reviews.of(purpose)
    {
        say(&format!("review {review}\n"));
    }
    Ok(())
}

fn purpose(key: &str) -> Result<Purpose, NotTaken> {
    let known = Purpose::ALL.into_iter().find(|purpose| purpose.key() == key);
    known.ok_or_else(|| one_of(&Purpose::ALL.map(Purpose::key)))
}

fn answer(key: &str) -> Result<Answer, NotTaken> {
    let known = Answer::ALL.into_iter().find(|answer| answer.key() == key);
    known.ok_or_else(|| one_of(&Answer::ALL.map(Answer::key)))
}

fn weight(key: &str) -> Result<Weight, NotTaken> {
    let known = Weight::ALL.into_iter().find(|weight| weight.key() == key);
    known.ok_or_else(|| one_of(&Weight::ALL.map(Weight::key)))
}

fn disposal(key: &str) -> Result<Disposal, NotTaken> {
    let known = Disposal::ALL.into_iter().find(|disposal| disposal.key() == key);
    known.ok_or_else(|| one_of(&Disposal::ALL.map(Disposal::key)))
}
