//! `plumbline restore BACKUP`: a backup becomes the folder of data, whole or not at all.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use plumbline_access::Before;
use plumbline_documents::Store;
use plumbline_log::{Reader, Relation, Restore};
use plumbline_workflow::{Keys, destroy_boxes, lose_boxes};

use crate::backup::refused::Refused;
use crate::backup::series;
use crate::failure::Failure;
use crate::output::{counted, say};
use crate::progress::Progress;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A backup, or a folder of backups: then its latest.
    #[arg(value_name = "BACKUP")]
    from: PathBuf,
    /// Whatever was recorded after this backup is given up, here and wherever else: the log goes on under a new id.
    #[arg(long)]
    give_up_newer: bool,
}

/// All is proven beside what is there before anything of it is touched.
pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let from = series::named(&arguments.from)?;
    let restore = Restore::begin(data)?;
    let mut progress = Progress::new("verifying the backup");
    let log = restore.take(&from, |done, of| progress.at(done, of))?;
    progress.end();
    if !arguments.give_up_newer {
        holds_all(restore.relation()?)?;
    }
    Before::copy(&from, &restore.folder())?;
    let mut progress = Progress::new("copying documents");
    let contents =
        Store::at(&from).copy(&restore.folder(), Some(data), |done, of| progress.at(done, of))?;
    progress.end();
    if let Some(&first) = contents.damaged.first() {
        return Err(Refused::Damaged { from, damaged: contents.damaged.len(), first }.into());
    }
    // Whoever was erased in what comes stays erased, whatever keys were put back beside it.
    let forgotten = Keys::at(data).settle(&Reader::open(&restore.folder())?)?;
    let id = match arguments.give_up_newer {
        true => Some(restore.renew()?),
        false => log.id,
    };
    // No backup holds the boxes of secret ballots: whoever opens the log next annuls the ballots that had votes in one.
    let boxes = |path: &Path| {
        let path = path.to_owned();
        move |cause| Failure::File { path: path.join("boxes"), cause }
    };
    lose_boxes(&restore.folder()).map_err(boxes(data))?;
    let before = restore.put_in_place(Timestamp::now())?;
    if let Some(before) = &before {
        destroy_boxes(before).map_err(boxes(before))?;
    }

    let (events, contents, from) = (log.size, contents.contents as u64, from.display());
    let mut text = format!(
        "已恢复 {from}：{events} 个事件、{contents} 份材料，全部核验无误\nrestored {from}: {}, {}; every hash fits\n",
        counted(events, "event", "events"),
        counted(contents, "content", "contents"),
    );
    if let (true, Some(id)) = (arguments.give_up_newer, &id) {
        text += &format!(
            "日志改用新标识：其后的记录不再与此前放弃的混同（订阅方须从头读取）\n\
             the log has a new id, so that nothing given up is taken for it (whoever follows it begins anew)\nlog {id}\n"
        );
    } else if let Some(id) = &id {
        text += &format!("log {id}\n");
    }
    text += &format!("root {}\n", log.root);
    if forgotten > 0 {
        let keys = counted(forgotten as u64, "key", "keys");
        text += &format!(
            "已销毁 {forgotten} 个密钥：其个人信息在此日志中已删除\n{keys} destroyed: what they hid was erased in this log\n"
        );
    }
    if let Some(before) = before {
        let path = before.display();
        text += &format!(
            "原有数据保留在 {path}（确认无误后可删除）\nwhat was here is kept in {path} (remove it once all is well)\n"
        );
    }
    say(&text);
    Ok(())
}

/// Fails where something would be given up.
fn holds_all(relation: Relation) -> Result<(), Refused> {
    match relation {
        Relation::Holds => Ok(()),
        Relation::EndsEarlier { ends, other } => Err(Refused::Older { ends, head: other }),
        Relation::Parts { seq } => Err(Refused::Parts { seq }),
        Relation::Another { id, other } => Err(Refused::AnotherLog { backup: id, here: other }),
    }
}
