//! What has happened: every fact that the log can hold, and its stored form.
//!
//! A fact is stored as three things: the name of its kind (`ProposalAccepted`), the version of its schema, and its
//! data as JSON. Stored forms live for ever: a changed event gets a new schema version here and keeps its old form
//! beside it. Derived figures (deadlines, counts, stages) are never stored; `evolve` works them out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::number::Number;
use crate::stage::{Stage, StageCode};
use crate::words::{Field, Jurisdiction, Level, Name, Sentence, StandardId, Titles};

/// A file that belongs to a standard: only its description is in the log, its content is found by the hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is, a key of the procedure's document list: `draft-for-comment`.
    pub kind: String,
    /// The file's name.
    pub name: Name,
    /// Media type, as `application/pdf`.
    pub media_type: String,
    /// Bytes, at least 1.
    pub size: u64,
    /// SHA-256 of the content, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// How one standard is related to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// 代替.
    Replaces,
    /// 采用.
    Adopts,
    /// 引用.
    RefersTo,
    /// 由规范提升: first a norm, then a standard.
    GrownFrom,
}

impl RelationKind {
    /// The key used in JSON and in views.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            RelationKind::Replaces => "replaces",
            RelationKind::Adopts => "adopts",
            RelationKind::RefersTo => "refers_to",
            RelationKind::GrownFrom => "grown_from",
        }
    }
}

/// A relation of this standard to another one, by its id or by its number as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// What kind of relation.
    pub kind: RelationKind,
    /// The other standard: an id here, or a number or reference elsewhere.
    pub target: Name,
}

/// What a standard is, apart from where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Whose standard.
    pub level: Level,
    /// The field of work.
    pub field: Field,
    /// Who is responsible.
    pub jurisdiction: Jurisdiction,
    /// Titles by language.
    pub titles: Titles,
    /// 起草单位.
    pub drafting_unit: Name,
    /// Relations to other standards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
}

/// The procedure, in the version that was in force when the standard started.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Binding {
    /// The procedure's id, as `local`.
    pub procedure: String,
    /// Its version.
    pub version: u32,
}

/// What somebody else's catalogue said of a standard on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Where it stood.
    pub code: StageCode,
    /// The reference it went by, as `ISO/DIS 10033-1`.
    pub reference: Name,
    /// Its titles, where told.
    #[serde(default, skip_serializing_if = "Titles::is_empty")]
    pub titles: Titles,
    /// ICS codes, where told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ics: Vec<String>,
    /// Edition, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<u32>,
    /// Year or year and month of publication, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}

macro_rules! events {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$fdoc:meta])* $field:ident : $ty:ty ),* $(,)? } )*) => {
        /// A fact.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "type", content = "data")]
        pub enum Event {
            $( $(#[$doc])* $name { $( $(#[$fdoc])* $field: $ty ),* }, )*
        }

        mod stored {
            //! The stored form of each kind, version 1: a struct of the same fields.
            use super::*;
            $( #[derive(Deserialize)] pub(super) struct $name { $( $(#[$fdoc])* pub(super) $field: $ty ),* } )*
        }

        impl Event {
            /// Every kind's name, in the order of a life.
            pub const KINDS: &'static [&'static str] = &[$( stringify!($name) ),*];

            /// The name of its kind, as stored.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $( Event::$name { .. } => stringify!($name), )* }
            }

            fn parse(kind: &str, data: &str) -> Option<serde_json::Result<Event>> {
                match kind {
                    $( stringify!($name) => Some(serde_json::from_str::<stored::$name>(data)
                        .map(|stored::$name { $( $field ),* }| Event::$name { $( $field ),* })), )*
                    _ => None,
                }
            }
        }
    };
}

events! {
    /// 提出立项: somebody proposed a standard.
    StandardProposed {
        /// The procedure it is bound to for life.
        binding: Binding,
        /// What it is.
        profile: Profile,
        /// 1 for a first edition.
        edition: u32,
    }
    /// A description was corrected or completed.
    ProfileAmended {
        /// The whole new description.
        profile: Profile,
    }
    /// A document was handed in.
    DocumentAttached {
        /// Its description.
        document: Document,
    }
    /// 立项: the proposal became a project.
    ProposalAccepted {}
    /// 不予立项.
    ProposalRejected {
        /// Why.
        reason: Sentence,
    }
    /// 延期: the plan got more time.
    PlanExtended {
        /// The new last day.
        until: Date,
        /// Why.
        reason: Sentence,
    }
    /// 征求意见 began.
    ConsultationOpened {
        /// The last day for comments.
        until: Date,
    }
    /// 征求意见 ended.
    ConsultationClosed {}
    /// 送审: the draft went to the experts.
    ReviewBegun {}
    /// 审查通过: the experts agreed.
    ReviewPassed {
        /// What they concluded.
        conclusion: Sentence,
    }
    /// 批准: approved, with its number.
    PublicationApproved {
        /// The number it got.
        number: Number,
    }
    /// 发布: the text is public.
    StandardPublished {
        /// 实施日期: from this day on it is in force.
        effective_on: Date,
    }
    /// 复审 began.
    RevisionStarted {
        /// Why now.
        ground: Sentence,
    }
    /// 继续有效.
    StandardConfirmed {
        /// What the review concluded.
        conclusion: Sentence,
    }
    /// 修订: a new edition was decided, and entered as a proposal of its own.
    RevisionDecided {
        /// The new edition's id.
        successor: StandardId,
    }
    /// 废止.
    StandardAbolished {
        /// Why.
        reason: Sentence,
    }
    /// 退回: sent back to an earlier stage.
    StandardReturned {
        /// Where to.
        to: Stage,
        /// Why.
        reason: Sentence,
    }
    /// 暂停: the clock stands still.
    StandardSuspended {
        /// Why.
        reason: Sentence,
    }
    /// 恢复.
    StandardResumed {}
    /// 终止: the project was given up.
    StandardWithdrawn {
        /// Why.
        reason: Sentence,
    }
    /// Another body's catalogue was read.
    ObservationRecorded {
        /// The procedure by which the moves are judged.
        binding: Binding,
        /// What was seen.
        observation: Observation,
    }
    /// A procedure version was adopted; its whole text is here, so that replay needs nothing but the log.
    ProcedureAdopted {
        /// The TOML text.
        text: String,
    }
    /// A number was given out in a series.
    NumberIssued {
        /// The number.
        number: Number,
        /// To which standard.
        standard: StandardId,
    }
}

/// The stored form of an event: what the log keeps beside stream, version and provenance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The name of the kind.
    pub kind: &'static str,
    /// The version of the kind's schema, 1 at first.
    pub schema: u32,
    /// The data as JSON text.
    pub data: String,
}

/// A stored event that this program cannot read. Never skipped: whoever reads it stops and says so.
#[derive(Debug, thiserror::Error)]
pub enum Undecodable {
    /// The kind or its schema version is not known to this version of the program.
    #[error(
        "event kind {kind} with schema version {schema} is unknown (a newer version of Plumbline wrote it)"
    )]
    Unknown {
        /// The kind as stored.
        kind: String,
        /// The schema version as stored.
        schema: u32,
    },
    /// The data do not fit the kind.
    #[error("the data of this {kind} do not have its form: {cause}")]
    Malformed {
        /// The kind as stored.
        kind: String,
        /// What the JSON reader said.
        cause: serde_json::Error,
    },
}

impl Event {
    /// The stored form.
    #[must_use]
    pub fn encode(&self) -> Stored {
        // The enum is tagged `{"type": …, "data": {…}}`; only the inner object is stored, the type has its own column.
        let whole = serde_json::to_string(self).unwrap_or_default();
        let start = whole.find("\"data\":").map_or(0, |at| at + "\"data\":".len());
        let data = whole.get(start..whole.len().saturating_sub(1)).unwrap_or("{}").to_owned();
        Stored { kind: self.kind(), schema: 1, data }
    }

    /// What happened, in Chinese.
    #[must_use]
    pub fn zh(&self) -> &'static str {
        self.words().0
    }

    /// What happened, in English.
    #[must_use]
    pub fn en(&self) -> &'static str {
        self.words().1
    }

    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Event::StandardProposed { edition: 1, .. } => ("提出立项", "Proposed"),
            Event::StandardProposed { .. } => ("提出修订立项", "New edition proposed"),
            Event::ProfileAmended { .. } => ("更正信息", "Description amended"),
            Event::DocumentAttached { .. } => ("提交材料", "Document handed in"),
            Event::ProposalAccepted {} => ("准予立项", "Proposal accepted"),
            Event::ProposalRejected { .. } => ("不予立项", "Proposal rejected"),
            Event::PlanExtended { .. } => ("延期", "Plan extended"),
            Event::ConsultationOpened { .. } => ("征求意见", "Consultation opened"),
            Event::ConsultationClosed {} => ("征求意见结束", "Consultation closed"),
            Event::ReviewBegun {} => ("送审", "Review begun"),
            Event::ReviewPassed { .. } => ("审查通过", "Review passed"),
            Event::PublicationApproved { .. } => ("批准", "Publication approved"),
            Event::StandardPublished { .. } => ("发布", "Published"),
            Event::RevisionStarted { .. } => ("开始复审", "Systematic review started"),
            Event::StandardConfirmed { .. } => ("继续有效", "Confirmed"),
            Event::RevisionDecided { .. } => ("决定修订", "Revision decided"),
            Event::StandardAbolished { .. } => ("废止", "Abolished"),
            Event::StandardReturned { .. } => ("退回", "Sent back"),
            Event::StandardSuspended { .. } => ("暂停", "Suspended"),
            Event::StandardResumed {} => ("恢复", "Resumed"),
            Event::StandardWithdrawn { .. } => ("终止", "Withdrawn"),
            Event::ObservationRecorded { .. } => ("观察记录", "Observed"),
            Event::ProcedureAdopted { .. } => ("采用程序", "Procedure adopted"),
            Event::NumberIssued { .. } => ("发放编号", "Number issued"),
        }
    }

    /// Reads a stored event.
    ///
    /// # Errors
    /// [`Undecodable`] when the kind, its version or its form is not known.
    pub fn decode(kind: &str, schema: u32, data: &str) -> Result<Event, Undecodable> {
        let unknown = || Undecodable::Unknown { kind: kind.into(), schema };
        if schema != 1 {
            return Err(unknown());
        }
        let parsed = Event::parse(kind, data).ok_or_else(unknown)?;
        parsed.map_err(|cause| Undecodable::Malformed { kind: kind.into(), cause })
    }

    /// Where this event takes a standard that stands at `from`; `None` if it stays there. The one table of moves:
    /// the live state, the views and the replay all use it.
    #[must_use]
    pub fn leads_to(&self, from: Option<StageCode>) -> Option<StageCode> {
        use crate::stage::{Phase as P, Step as S};
        let code = |phase, step| StageCode::new(phase, step);
        match self {
            Event::StandardProposed { .. } => code(P::Proposal, S::Registered),
            Event::ProposalAccepted {} => code(P::Preparation, S::Registered),
            Event::ProposalRejected { .. } => code(P::Proposal, S::Abandoned),
            Event::ConsultationOpened { .. } => code(P::Consultation, S::Started),
            Event::ConsultationClosed {} => code(P::Consultation, S::Completed),
            Event::ReviewBegun {} => code(P::Review, S::Started),
            Event::ReviewPassed { .. } => code(P::Approval, S::Registered),
            Event::PublicationApproved { .. } => code(P::Publication, S::Registered),
            Event::StandardPublished { .. } => code(P::Publication, S::Completed),
            Event::RevisionStarted { .. } => code(P::SystematicReview, S::Started),
            Event::StandardConfirmed { .. } => code(P::SystematicReview, S::Repeated),
            Event::RevisionDecided { .. } => code(P::SystematicReview, S::SentBack),
            Event::StandardAbolished { .. } => code(P::Withdrawal, S::Passed),
            Event::StandardReturned { to, .. } => Some(to.entry()),
            Event::StandardWithdrawn { .. } => from.and_then(StageCode::abandoned),
            Event::ObservationRecorded { observation, .. } => Some(observation.code),
            Event::ProfileAmended { .. }
            | Event::DocumentAttached { .. }
            | Event::PlanExtended { .. }
            | Event::StandardSuspended { .. }
            | Event::StandardResumed {}
            | Event::ProcedureAdopted { .. }
            | Event::NumberIssued { .. } => None,
        }
    }
}
