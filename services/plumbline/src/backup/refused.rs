//! Why a backup is not made, or not put back.

use std::path::PathBuf;

use plumbline_documents::ContentHash;
use plumbline_log::LogId;

/// Why a backup is not made, or not put back. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    #[error(
        "{0} holds something that is no backup (backups go into a folder that is empty, or not there, or holds earlier ones of this log)"
    )]
    NotAFolderOfBackups(PathBuf),
    #[error("{0}: another backup is being written there (try again when it is done)")]
    Busy(PathBuf),
    #[error(
        "{member} is a backup of the log {holds}, and this one is {is} (choose another folder for its backups)"
    )]
    OfAnotherLog { member: PathBuf, holds: LogId, is: LogId },
    #[error(
        "{member} holds {holds} events, and this log only {has}: it has lost its end (put the backup back with `plumbline restore`; or choose another folder)"
    )]
    LogIsOlder { member: PathBuf, holds: u64, has: u64 },
    #[error(
        "{member} and this log differ from seq {seq} on: one of them went its own way or is damaged (look with `plumbline verify`; or choose another folder)"
    )]
    LogParts { member: PathBuf, seq: u64 },
    #[error(
        "{0} holds no backup (name a folder that `plumbline backup` made, or one of those in it)"
    )]
    NoBackup(PathBuf),
    #[error(
        "{damaged} contents of documents in {from} are not what their names say, the first {first} (take another backup; or remove these files from this one, and their documents are lacking)"
    )]
    Damaged { from: PathBuf, damaged: usize, first: ContentHash },
    #[error(
        "the backup ends at seq {ends}, and the log here goes up to {head}: {} events would be given up (take a newer backup, or say --give-up-newer: the log then goes on under a new id, and what was here is kept beside it)", head - ends
    )]
    Older { ends: u64, head: u64 },
    #[error(
        "the backup and the log here differ from seq {seq} on: what is here from there on would be given up (take another backup, or say --give-up-newer: the log then goes on under a new id, and what was here is kept beside it)"
    )]
    Parts { seq: u64 },
    #[error(
        "the backup is of the log {backup}, and the log here is {here} (choose another folder with --data; or say --give-up-newer: the backup then takes its place under a new id, and what was here is kept beside it)"
    )]
    AnotherLog { backup: LogId, here: LogId },
}

impl Refused {
    /// The same in Chinese.
    pub(crate) fn zh(&self) -> String {
        match self {
            Refused::NotAFolderOfBackups(path) => format!(
                "{} 中有不属于备份的内容（备份须放入空的、尚不存在的，或已有本日志备份的文件夹）",
                path.display()
            ),
            Refused::Busy(path) => {
                format!("{}：另一份备份正在写入（请待其完成后再试）", path.display())
            }
            Refused::OfAnotherLog { member, holds, is } => format!(
                "{} 是日志 {holds} 的备份，而本日志是 {is}（请为本日志另选备份文件夹）",
                member.display()
            ),
            Refused::LogIsOlder { member, holds, has } => format!(
                "{} 有 {holds} 个事件，本日志只有 {has} 个：日志末尾已丢失（请用 plumbline restore 恢复该备份，或另选文件夹）",
                member.display()
            ),
            Refused::LogParts { member, seq } => format!(
                "{} 与本日志自 seq {seq} 起不同：其中之一另有记录或已损坏（请用 plumbline verify 核验，或另选文件夹）",
                member.display()
            ),
            Refused::NoBackup(path) => format!(
                "{} 中没有备份（请指明 plumbline backup 所写的文件夹，或其中的一份）",
                path.display()
            ),
            Refused::Damaged { from, damaged, first } => format!(
                "{} 中有 {damaged} 份材料的内容与名称不符，第一份为 {first}（请改用另一份备份；或从该备份中删去这些文件，相应材料即缺内容）",
                from.display()
            ),
            Refused::Older { ends, head } => format!(
                "备份止于 seq {ends}，此处的日志到 {head}：将放弃 {} 个事件（请用更新的备份，或加 --give-up-newer：日志改用新标识，原有数据保留在旁）",
                head - ends
            ),
            Refused::Parts { seq } => format!(
                "备份与此处的日志自 seq {seq} 起不同：此处自该处起的记录将被放弃（请用另一份备份，或加 --give-up-newer：日志改用新标识，原有数据保留在旁）"
            ),
            Refused::AnotherLog { backup, here } => format!(
                "备份属于日志 {backup}，此处的日志是 {here}（请用 --data 指定其他文件夹；或加 --give-up-newer：备份以新标识取代之，原有数据保留在旁）"
            ),
        }
    }
}
