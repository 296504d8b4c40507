//! What is done in a review: the fields of each act, and the command that they come to. What is done in its ballot stands on the same page.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::{Caller, Sight};
use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::review::{Answer, Command, Disposal, Panel, Weight};
use plumbline_lifecycle::{
    Digest, Folded, Name, Offer, PartId, PersonId, State, StreamId, World, offers_of_review,
};
use plumbline_workflow::Foresight;

use crate::acts::ask::Ask;
use crate::acts::ballot;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::house::House;
use crate::acts::listed::{Act, listed};
use crate::acts::offered::{Called, Filled, Offered, acts_of, among, called, each, first};
use crate::acts::pooled::{EXPERTS, Pooled};
use crate::acts::returned::{Returned, Why};
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;

/// What whoever looks may do in one review, and in the ballot that is open in it.
pub(crate) struct Acts {
    id: PartId,
    offered: Offered<Command>,
    ballot: Option<ballot::Acts>,
    pool: Pool,
    names: PlaceNames,
    sight: Sight,
    today: Date,
}

const AGAIN: Ask =
    Ask::of("reason", "重新抽取的理由", "Why it is drawn again").by(&["redraw-reason-missing"]);
const ANSWER: Ask = Ask::of("answer", "答复", "Answer").by(&[
    "answered-already",
    "invitation-lapsed",
    "not-invited",
]);
const WHY_IF_ANY: Ask =
    Ask::of("reason", "理由", "Reason").by(&["disposal-reason-missing", "reason"]);
const REASON: Ask = Ask::of("reason", "理由", "Reason");
const EXPERT: Ask = Ask::of("expert", "专家", "Expert")
    .hint("写姓名或专家库编号。", "By name, or by the id in the pool.")
    .by(&["excluded", "sits-already", "panel-full", "unit-full", "no-expert", "person"]);
const SITS: Ask = Ask::of("expert", "专家", "Expert").by(&["not-invited"]);
const CHAIR: Ask = Ask::of("expert", "组长", "Chair").by(&["not-invited"]);
const CLAUSE: Ask = Ask::of("clause", "章条编号", "Clause")
    .hint("如 3.1；对全文写“全文”。", "As 3.1; write `all` for the whole text.");
const TEXT: Ask = Ask::of("text", "意见", "Opinion").by(&["too-many-opinions"]);
const WEIGHT: Ask = Ask::of("weight", "要求", "Weight");
const NO: Ask = Ask::of("no", "哪一条意见", "Which opinion").by(&["no-opinion"]);
const DISPOSAL: Ask = Ask::of("disposal", "处理", "Disposal");
const PRESENT: Ask = Ask::of("present", "到会的专家", "Who was there").by(&["attendance-unfit"]);
const ON: Ask =
    Ask::of("on", "会议日期", "Day of the meeting").by(&["impossible-day", "papers-too-late"]);
const CLOSES: Ask = Ask::of("closes", "表决截止日", "Last day to vote").by(&["closes-missing"]);
const CARDS: Ask = Ask::of("cards", "票码的哈希", "Hashes of the cards")
    .hint(
        "每行一个，与到会人数相同；由监票人用 plumbline ballot cards 制票时一并打印。",
        "One a line, as many as there are electors; the scrutineer prints them with the cards (plumbline ballot cards).",
    )
    .by(&["cards-unfit", "cards-do-not-add-up", "sha256"]);
const PASSED: Ask = Ask::of("passed", "结论", "Verdict").by(&[
    "ballot-failed",
    "ballot-passed",
    "opinions-undisposed",
    "vote-conflicted",
]);
const CONCLUSION: Ask = Ask::of("conclusion", "结论意见", "In words");

/// What can be done in a review by a form.
pub(super) const CALLED: &[Called] = &[
    called("Draw", "抽取专家", "draw the panel"),
    called("AnswerInvitation", "答复邀请", "answer the invitation"),
    called("NamePanelist", "指定专家", "name an expert"),
    called("DropPanelist", "调出专家", "drop an expert"),
    called("AskAlternate", "递补", "ask the next alternate"),
    called("NameChair", "确定组长", "name the chair"),
    called("SendPapers", "送达材料", "send the papers"),
    called("GiveOpinion", "提出意见", "give an opinion"),
    called("DisposeOpinion", "处理意见", "dispose of an opinion"),
    called("RecordAttendance", "登记签到", "record who was there"),
    called("CallBallot", "发起表决", "call a ballot"),
    called("Conclude", "作出结论", "conclude"),
    called("Dissolve", "解散专家组", "dissolve the panel"),
];

impl Acts {
    /// As the log stands that is looked ahead from. The pool is long, and whoever asks has it at hand.
    pub(crate) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        (id, panel, pool): (&PartId, &Panel, Pool),
        names: PlaceNames,
        today: Date,
    ) -> Result<Acts, Problem> {
        let held = Folded { version: pool.version(), seq: 0, state: State::Pool(pool.clone()) };
        foresight.holds(StreamId::Pool(panel.area.clone()), held);
        let target = StreamId::Review(id.clone());
        let offers = |world: &World<'_>| offers_of_review(world, id);
        let acts = |offer: &Offer<Command>| acts_of(CALLED, offer.command.name());
        let offered = Offered::read(foresight, caller, target, offers, acts)?;
        let ballot = panel.ballots.last();
        let ballot = ballot.map(|ballot| ballot::Acts::read(foresight, caller, ballot));
        let (id, ballot, sight) = (id.clone(), ballot.transpose()?, Sight::of(Some(caller)));
        Ok(Acts { id, offered, ballot, pool, names, sight, today })
    }

    /// What a form that was sent comes to.
    pub(crate) fn order(&self, sent: &Sent, language: Language) -> Result<Order, Why> {
        if let Some(ballot) = self.ballot.as_ref().filter(|_| ballot::is_known(&sent.act)) {
            return ballot.order(sent, &self.house(language));
        }
        self.offered.order(sent, language, |_, offer, form| self.fields(offer, form))
    }

    /// The forms, and what cannot be done.
    pub(crate) fn told(&self, returned: Option<&Returned>, language: Language) -> Markup {
        let path = format!("/reviews/{}", self.id);
        let house = self.house(language);
        let of_ballot = self.ballot.iter().flat_map(ballot::Acts::acts);
        let acts: Vec<Act> = self.offered.acts().into_iter().chain(of_ballot).collect();
        html! {
            (listed(&acts, returned, &path, language, |act, form| {
                self.offered.draw(&act.key, form, |_, offer, form| self.fields(offer, form));
                if let Some(ballot) = &self.ballot { ballot.draw(&act.key, form, &house); }
            }))
            @if acts.iter().any(|act| act.not.is_none()) { (house.lists()) }
            @if acts.iter().any(|act| act.key == "NamePanelist" && act.not.is_none()) { (self.pooled(language).list()) }
        }
    }

    fn house(&self, language: Language) -> House<'_> {
        House { people: self.names.people(), sight: &self.sight, language }
    }

    fn pooled(&self, language: Language) -> Pooled<'_> {
        Pooled { pool: &self.pool, language }
    }

    fn fields(&self, offer: &Offer<Command>, form: &mut Form<'_>) -> Option<Filled<Command>> {
        let language = form.language;
        let command = match &offer.command {
            Command::Draw { reason: None } => Command::Draw { reason: None },
            Command::Draw { reason: Some(_) } => {
                Command::Draw { reason: Some(form.sentence(AGAIN)?) }
            }
            Command::NamePanelist { .. } => {
                let pooled = self.pooled(language);
                let expert = form.named(EXPERT, "", EXPERTS, |text| pooled.expert(text));
                let reason = form.sentence(REASON);
                Command::NamePanelist { expert: expert?, reason: reason? }
            }
            Command::DropPanelist { .. } => {
                let sitting = among::<_, PersonId>(offer, language);
                let expert = form.choice(SITS, &sitting, None);
                let reason = form.sentence(REASON);
                Command::DropPanelist { expert: expert?, reason: reason? }
            }
            Command::AskAlternate | Command::SendPapers => offer.command.clone(),
            Command::AnswerInvitation { .. } => {
                let possible = |answer: &Answer| {
                    offer.among.iter().any(|(key, _)| key.as_str() == answer.key())
                };
                let told = |one: Answer| (one.key(), one.zh(), one.en());
                let answers = each(Answer::ALL.into_iter().filter(possible), told, language);
                let answer = form.choice(ANSWER, &answers, None);
                let reason = form.sentence_if_any(WHY_IF_ANY);
                Command::AnswerInvitation { answer: answer?, reason: reason? }
            }
            Command::NameChair { .. } => {
                let members = among::<_, PersonId>(offer, language);
                Command::NameChair { expert: form.choice(CHAIR, &members, None)? }
            }
            Command::GiveOpinion { .. } => {
                let clause = form.word::<Name>(CLAUSE, "");
                let text = form.sentence(TEXT);
                let told = |one: Weight| (one.key(), one.zh(), one.en());
                let weight = form.choice(WEIGHT, &each(Weight::ALL, told, language), None);
                Command::GiveOpinion { clause: clause?, text: text?, weight: weight? }
            }
            Command::DisposeOpinion { no, .. } => {
                let opinions = among::<_, u32>(offer, language);
                let no = form.choice(NO, &opinions, Some(&no.to_string()));
                let told = |one: Disposal| (one.key(), one.zh(), one.en());
                let disposal = form.choice(DISPOSAL, &each(Disposal::ALL, told, language), None);
                let reason = form.sentence_if_any(WHY_IF_ANY);
                Command::DisposeOpinion { no: no?, disposal: disposal?, reason: reason? }
            }
            Command::RecordAttendance { .. } => {
                let members = among::<_, PersonId>(offer, language);
                let present = form.ticked(PRESENT, &members, &[]);
                let on = form.day(ON, Some(self.today), (None, Some(self.today)));
                return Some((Command::RecordAttendance { present: present? }, Some(on?)));
            }
            Command::CallBallot { closes, cards } => {
                let closes = match closes {
                    None => Some(None),
                    Some(_) => {
                        let earliest = offer.days.map(|(earliest, _)| earliest);
                        form.day(CLOSES, None, (earliest, None)).map(Some)
                    }
                };
                let hashes = match cards.is_empty() {
                    true => Some(Vec::new()),
                    false => form.lines(CARDS, "", true, |text| {
                        let hash = text.parse::<Digest>();
                        hash.map_err(|bad| super::form::bad(&bad, language))
                    }),
                };
                Command::CallBallot { closes: closes?, cards: hashes? }
            }
            Command::Conclude { .. } => {
                let both = [(true, "passed"), (false, "not-passed")];
                let known = offer.among.iter().filter_map(|(key, words)| {
                    let passed = both.iter().find(|(_, of)| of == key)?.0;
                    Some((key.clone(), language.of_words(words).to_owned(), passed))
                });
                let known: Vec<(String, String, bool)> = known.collect();
                let passed =
                    form.choice(PASSED, &known, first(&known).filter(|_| known.len() == 1));
                let conclusion = form.sentence(CONCLUSION);
                Command::Conclude { passed: passed?, conclusion: conclusion? }
            }
            Command::Dissolve { .. } => Command::Dissolve { reason: form.sentence(REASON)? },
        };
        Some((command, None))
    }
}
