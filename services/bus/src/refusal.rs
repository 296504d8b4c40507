//! Why NATS is not used: it is away, and may come back; or something about it is wrong, and somebody must mend it.

use std::path::PathBuf;

use plumbline_log::LogId;

use crate::feed::STREAM;

/// Why NATS is not used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotUsed {
    /// It is away, or does not answer: waiting helps.
    #[error("NATS cannot be used at {server} now: {why}")]
    Away {
        /// The servers.
        server: String,
        /// What happened.
        why: String,
    },
    /// Somebody must mend it.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// What is wrong, and the line that mends it. Nothing is published or taken until it is mended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The setting names no server.
    #[error("--nats: {why}")]
    Address {
        /// What a server looks like.
        why: String,
    },
    /// A file of keys cannot be used.
    #[error("{path}: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The server does not know this user or key.
    #[error(
        "NATS at {server} does not know this user or key (name another by --nats, --nats-nkey or --nats-creds): {said}"
    )]
    Unknown {
        /// The servers.
        server: String,
        /// What it said.
        said: String,
    },
    /// No secure line.
    #[error(
        "there is no secure line to NATS at {server} (--nats-ca names who signed its certificate): {said}"
    )]
    Tls {
        /// The servers.
        server: String,
        /// What is wrong.
        said: String,
    },
    /// The server is too old.
    #[error(
        "NATS at {server} is version {found}, which loses messages (install nats-server 2.12.6 or newer)"
    )]
    Version {
        /// The servers.
        server: String,
        /// Its version.
        found: String,
    },
    /// Anybody may connect from elsewhere.
    #[error(
        "NATS at {server} lets anybody in, and is not on this machine's loopback address (give it users or nkeys: `authorization` in its configuration)"
    )]
    Open {
        /// The server.
        server: String,
    },
    /// JetStream is off.
    #[error(
        "NATS at {server} keeps no streams (write `jetstream {{ store_dir: \"/var/lib/nats\" }}` in its configuration)"
    )]
    NoJetStream {
        /// The servers.
        server: String,
    },
    /// This user may not do what is needed.
    #[error(
        "NATS does not let this user do what is needed: {said} (deploy/ has the list of what each service may)"
    )]
    Rights {
        /// What it said.
        said: String,
    },
    /// The server does not make the stream.
    #[error("NATS does not make the stream {STREAM}: {said}")]
    NotMade {
        /// What it said.
        said: String,
    },
    /// The stream is of another shape.
    #[error("the stream {STREAM} has {setting} = {found}, and must have {wanted} ({mend})")]
    Shape {
        /// The setting, as NATS calls it.
        setting: &'static str,
        /// What it is.
        found: String,
        /// What it must be.
        wanted: String,
        /// The line that mends it.
        mend: String,
    },
    /// The stream is another log's.
    #[error(
        "the stream {STREAM} is of log {found}, and not of {ours} (each log wants an account or a server of its own; if the other log is gone for good: nats stream rm {STREAM})"
    )]
    OtherLog {
        /// The id that it names.
        found: String,
        /// Ours.
        ours: LogId,
    },
    /// The stream does not begin at 1.
    #[error("the stream {STREAM} begins at {first}: what came before was removed ({AGAIN})")]
    Begins {
        /// Its first sequence.
        first: u64,
    },
    /// Messages were removed from the middle.
    #[error("message {seq} was removed from the stream {STREAM}, and {} more ({AGAIN})", .count - 1)]
    Hole {
        /// The first that is missing.
        seq: u64,
        /// How many are.
        count: u64,
    },
    /// A message that is not the log's.
    #[error(
        "message {sequence} of the stream {STREAM} is not the log's: {why} ({AGAIN}; and let nobody but the relay publish there)"
    )]
    Foreign {
        /// Its sequence.
        sequence: u64,
        /// How that is known.
        why: String,
    },
    /// An event that differs from the log's.
    #[error(
        "message {seq} of the stream {STREAM} has leaf {found}, and the log's event has {ours} (find out which is right before anything else: plumbline verify; then {AGAIN})"
    )]
    Leaf {
        /// The event.
        seq: u64,
        /// In the stream.
        found: String,
        /// In the log.
        ours: String,
    },
    /// The stream knows more than the log.
    #[error(
        "the stream {STREAM} ends at {last}, and the log at {head}: the log is an older copy (restore the newest; a copy that must do goes on under a new log id)"
    )]
    Ahead {
        /// The stream's last sequence.
        last: u64,
        /// The log's last event.
        head: u64,
    },
    /// An event is larger than the server takes.
    #[error(
        "event {seq} has {bytes} bytes, and NATS takes {most} (max_payload in its configuration)"
    )]
    TooLarge {
        /// The event.
        seq: u64,
        /// Its size.
        bytes: usize,
        /// What is taken.
        most: usize,
    },
    /// The log itself cannot be read on.
    #[error("the relay cannot read the log on: {0}")]
    Log(String),
}

const AGAIN: &str =
    "the log has it all: nats stream rm PLUMBLINE_EVENTS, and the relay makes it again";
const AGAIN_ZH: &str = "日志中全部都有：nats stream rm PLUMBLINE_EVENTS，转发程序会重新建立";

impl NotUsed {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            NotUsed::Away { server, why } => format!("目前无法使用 {server} 上的 NATS：{why}"),
            NotUsed::Refused(refusal) => refusal.zh(),
        }
    }
}

impl Refusal {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Refusal::Address { .. } => {
                "--nats：服务器写作 nats://主机:4222 或 tls://主机:4222，多个以逗号分隔".into()
            }
            Refusal::File { path, why } => format!("{}：{why}", path.display()),
            Refusal::Unknown { server, said } => format!(
                "{server} 上的 NATS 不认识该用户或密钥（请用 --nats、--nats-nkey 或 --nats-creds 另行指定）：{said}"
            ),
            Refusal::Tls { server, said } => format!(
                "与 {server} 上的 NATS 无法建立加密连接（签发其证书者请用 --nats-ca 指定）：{said}"
            ),
            Refusal::Version { server, found } => format!(
                "{server} 上的 NATS 为 {found} 版，会丢失消息（请安装 nats-server 2.12.6 或更新版本）"
            ),
            Refusal::Open { server } => format!(
                "{server} 上的 NATS 任何人都可连接，且不在本机回环地址上（请在其配置的 authorization 中设置用户或 nkey）"
            ),
            Refusal::NoJetStream { server } => format!(
                "{server} 上的 NATS 未启用 JetStream（请在其配置中写 jetstream {{ store_dir: \"/var/lib/nats\" }}）"
            ),
            Refusal::Rights { said } => {
                format!("NATS 不准许该用户进行所需操作：{said}（各服务所需权限见 deploy/）")
            }
            Refusal::NotMade { said } => format!("NATS 没有建立流 {STREAM}：{said}"),
            Refusal::Shape { setting, found, wanted, mend } => {
                format!("流 {STREAM} 的 {setting} 为 {found}，应为 {wanted}（{mend}）")
            }
            Refusal::OtherLog { found, ours } => format!(
                "流 {STREAM} 属于日志 {found}，不属于 {ours}（每个日志须有自己的账户或服务器；若另一日志已不再使用：nats stream rm {STREAM}）"
            ),
            Refusal::Begins { first } => {
                format!("流 {STREAM} 从 {first} 开始，此前的已被删除（{AGAIN_ZH}）")
            }
            Refusal::Hole { seq, count } => {
                format!("流 {STREAM} 缺少第 {seq} 条等 {count} 条消息（{AGAIN_ZH}）")
            }
            Refusal::Foreign { sequence, why } => format!(
                "流 {STREAM} 的第 {sequence} 条消息不是日志中的：{why}（{AGAIN_ZH}；并请只准许转发程序发布）"
            ),
            Refusal::Leaf { seq, found, ours } => format!(
                "流 {STREAM} 第 {seq} 条的叶为 {found}，日志中为 {ours}（请先用 plumbline verify 查明何者正确；然后 {AGAIN_ZH}）"
            ),
            Refusal::Ahead { last, head } => format!(
                "流 {STREAM} 到 {last}，日志只到 {head}：日志是较旧的副本（请恢复最新备份；确须使用旧副本的，须换用新的日志标识）"
            ),
            Refusal::TooLarge { seq, bytes, most } => format!(
                "事件 {seq} 有 {bytes} 字节，NATS 只接受 {most} 字节（见其配置中的 max_payload）"
            ),
            Refusal::Log(why) => format!("转发程序无法继续读取日志：{why}"),
        }
    }
}
