//! What is done in a consultation: the fields of each act, and the command that they come to.

use jiff::civil::Date;
use maud::Markup;
use plumbline_access::Caller;
use plumbline_lifecycle::consultation::{Command, Outcome};
use plumbline_lifecycle::{Clause, Name, Offer, PartId, StreamId, World, offers_of_consultation};
use plumbline_workflow::Foresight;

use crate::acts::ask::Ask;
use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::listed::listed;
use crate::acts::offered::{Called, Filled, Offered, acts_of, among, called, each};
use crate::acts::returned::{Returned, Why};
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::problem::Problem;

/// What whoever looks may do in one consultation.
pub(crate) struct Acts {
    id: PartId,
    offered: Offered<Command>,
    today: Date,
}

pub(crate) const CLAUSE: Ask = Ask::of("clause", "章条编号", "Clause")
    .hint("对全文的意见不填。", "Leave it out for the whole text.")
    .by(&["clause"]);
pub(crate) const TEXT: Ask = Ask::of("text", "意见", "Comment")
    .hint("意见公开，请勿写联系方式。", "It is public: no address and no telephone in it.")
    .by(&["contact-data", "text"]);
const FROM: Ask = Ask::of("from", "意见来自", "From").by(&["name"]);
const BODY: Ask = Ask::of("body", "回函单位", "The body that answered").by(&["body-not-consulted"]);
const COMMENTS: Ask =
    Ask::of("comments", "意见条数（没有意见写 0）", "How many comments (0 for none)")
        .by(&["comments"]);
const NO: Ask =
    Ask::of("no", "第几条意见", "Number of the comment").by(&["no-such-comment", "table-approved"]);
const OUTCOME: Ask = Ask::of("outcome", "处理", "Outcome");
const REASON: Ask =
    Ask::of("reason", "理由（不采纳、部分采纳时必填）", "Reason (needed unless it is taken whole)")
        .by(&["reason-missing"]);
const CHANGE: Ask = Ask::of("change", "修改内容", "What is changed");
const UNTIL: Ask = Ask::of("until", "新的截止日", "The new last day").by(&["not-later", "until"]);
const WHY: Ask = Ask::of("reason", "理由", "Reason");
const ON: Ask = Ask::of("on", "收到日期", "Received on").by(&["impossible-day"]);

/// What can be done in a consultation by a form.
pub(super) const CALLED: &[Called] = &[
    called("Comment", "登记意见", "record a comment"),
    called("RecordReply", "登记回函", "record an answer of a body"),
    called("Dispose", "处理意见", "dispose of a comment"),
    called("Extend", "延长", "extend it"),
    called("End", "结束", "end it"),
];

impl Acts {
    /// As the log stands that is looked ahead from.
    pub(crate) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        id: &PartId,
        today: Date,
    ) -> Result<Acts, Problem> {
        let (target, offers) = (StreamId::Consultation(id.clone()), |world: &World<'_>| {
            offers_of_consultation(world, id)
        });
        let acts = |offer: &Offer<Command>| acts_of(CALLED, offer.command.name());
        let offered = Offered::read(foresight, caller, target, offers, acts)?;
        Ok(Acts { id: id.clone(), offered, today })
    }

    /// What a form that was sent comes to.
    pub(crate) fn order(&self, sent: &Sent, language: Language) -> Result<Order, Why> {
        self.offered.order(sent, language, |_, offer, form| self.fields(offer, form))
    }

    /// Whether a comment can be recorded here and now.
    pub(crate) fn records_comments(&self) -> bool {
        self.offered.acts().iter().any(|act| act.key == "Comment" && act.not.is_none())
    }

    /// The forms, and what cannot be done.
    pub(crate) fn told(&self, returned: Option<&Returned>, language: Language) -> Markup {
        let path = format!("/consultations/{}", self.id);
        listed(&self.offered.acts(), returned, &path, language, |act, form| {
            self.offered.draw(&act.key, form, |_, offer, form| self.fields(offer, form));
        })
    }

    /// The fields, the command that they come to, and the day on which it happened where that is asked for.
    fn fields(&self, offer: &Offer<Command>, form: &mut Form<'_>) -> Option<Filled<Command>> {
        let language = form.language;
        let dated = |form: &mut Form<'_>| form.day(ON, Some(self.today), (None, Some(self.today)));
        Some(match &offer.command {
            Command::Comment { .. } => {
                let clause = form.word_if_any::<Clause>(CLAUSE, "");
                let text = form.sentence(TEXT);
                let (from, on) = (form.word::<Name>(FROM, ""), dated(form));
                (Command::Comment { clause: clause?, text: text?, from: from? }, Some(on?))
            }
            Command::RecordReply { body, .. } => {
                let bodies = among::<_, Name>(offer, language);
                let body = form.choice(BODY, &bodies, Some(body.as_str()));
                let (comments, on) = (form.count(COMMENTS, None, (0, None)), dated(form));
                (Command::RecordReply { body: body?, comments: comments? }, Some(on?))
            }
            Command::Dispose { no, .. } => {
                let no = form.count(NO, Some(*no), (1, None));
                let told = |one: Outcome| (one.key(), one.zh(), one.en());
                let outcomes = each(Outcome::ALL, told, language);
                let outcome = form.choice(OUTCOME, &outcomes, None);
                let (reason, change) = (form.sentence_if_any(REASON), form.sentence_if_any(CHANGE));
                let (no, outcome, reason, change) = (no?, outcome?, reason?, change?);
                (Command::Dispose { no, outcome, reason, change }, None)
            }
            Command::Extend { until, .. } => {
                let until = form.day(UNTIL, None, (Some(*until), None));
                let reason = form.sentence(WHY);
                (Command::Extend { until: until?, reason: reason? }, None)
            }
            Command::End => (Command::End, None),
            // What a stranger says has a form of its own, and the core offers it to nobody else.
            Command::CommentInPublic { .. } => return None,
        })
    }
}
