//! Why no event comes from NATS: it is away, or what came is not what comes next.

use plumbline_log::{Hash, LogId};

use crate::feed::STREAM;
use crate::refusal::{NotUsed, Refusal};

/// Why no event comes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// NATS is away, or wrong.
    #[error(transparent)]
    NotUsed(#[from] NotUsed),
    /// There is no stream yet; the relay makes it.
    #[error(
        "there is no stream {STREAM} yet (the writer's relay makes it: plumbline serve --nats)"
    )]
    NoStream,
    /// The stream is another log's than the one that is followed.
    #[error(
        "the stream {STREAM} is of log {found}, and log {wanted} is followed here (follow it in an empty folder)"
    )]
    OtherLog {
        /// In the stream.
        found: String,
        /// Followed.
        wanted: LogId,
    },
    /// Event `expected` is not in the stream, and later ones are.
    #[error(
        "event {expected} is missing from the stream {STREAM}, which goes on with {found} (the writer's /readyz says what mends it)"
    )]
    Gap {
        /// The one that should come.
        expected: u64,
        /// The one that came.
        found: u64,
    },
    /// A message is not the event that it stands for.
    #[error("message {seq} of the stream {STREAM} does not fit: {why}")]
    Misfit {
        /// Its sequence.
        seq: u64,
        /// What is wrong.
        why: String,
    },
    /// A message is not the log's.
    #[error("message {seq} of the stream {STREAM} is not the log's: {why}")]
    Foreign {
        /// Its sequence.
        seq: u64,
        /// How that is known.
        why: String,
    },
    /// The stream holds another event than the one that was taken from it before.
    #[error(
        "event {seq} of the stream {STREAM} has leaf {found}, and {held} is held here (what is held here is of another past: follow it in an empty folder)"
    )]
    OtherLeaf {
        /// The event.
        seq: u64,
        /// In the stream.
        found: Hash,
        /// Held.
        held: Hash,
    },
}

impl SourceError {
    /// Whether asking again helps by itself; else somebody must do something first.
    #[must_use]
    pub fn mends_itself(&self) -> bool {
        matches!(self, SourceError::NotUsed(NotUsed::Away { .. }) | SourceError::NoStream)
    }

    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            SourceError::NotUsed(why) => why.zh(),
            SourceError::NoStream => {
                format!("还没有流 {STREAM}（由写入服务的转发程序建立：plumbline serve --nats）")
            }
            SourceError::OtherLog { found, wanted } => {
                format!("流 {STREAM} 属于日志 {found}，此处跟随的是 {wanted}（请换用空文件夹）")
            }
            SourceError::Gap { expected, found } => format!(
                "流 {STREAM} 缺少事件 {expected}，其后是 {found}（处理办法见写入服务的 /readyz）"
            ),
            SourceError::Misfit { seq, why } => format!("流 {STREAM} 的第 {seq} 条消息不符：{why}"),
            SourceError::Foreign { seq, why } => {
                format!("流 {STREAM} 的第 {seq} 条消息不是日志中的：{why}")
            }
            SourceError::OtherLeaf { seq, found, held } => format!(
                "流 {STREAM} 中事件 {seq} 的叶为 {found}，此处为 {held}（此处保存的属于另一段历史，请换用空文件夹）"
            ),
        }
    }
}

impl From<Refusal> for SourceError {
    fn from(refusal: Refusal) -> SourceError {
        SourceError::NotUsed(refusal.into())
    }
}
