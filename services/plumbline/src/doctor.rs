//! `plumbline doctor`: looks at the folder, its rights, the disk, the clock, the log, the tokens and the views, and says what it
//! would mend. It changes nothing.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use plumbline_log::{Reader, Room};
use plumbline_views::Views;
use serde::Serialize;

use crate::failure::Failure;
use crate::local::Connection;
use crate::output::say;
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// For programs.
    #[arg(long)]
    json: bool,
}

/// What was looked at, and what was found.
#[derive(Serialize)]
struct Finding {
    state: State,
    what: &'static str,
    zh: String,
    en: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Well,
    /// It works, and something could be better.
    Note,
    /// It does not work, or will not.
    Bad,
}

/// Free room under which a disk is called nearly full, bytes.
const LITTLE_ROOM: u64 = 1 << 30;

/// Turned away within a day, above which somebody should look who that is.
const MANY_TURNED_AWAY: u64 = 1_000;

/// Open files under which a service takes fewer connections than it would.
const FILES: u64 = 4_200;

/// So long after the last event a clock is not believed unasked; and so far behind it one is told of.
const REST: SignedDuration = SignedDuration::from_hours(180 * 24);
const SLIGHT: SignedDuration = SignedDuration::from_mins(5);

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let findings = Findings::of(data).0;
    let bad = findings.iter().filter(|found| found.state == State::Bad).count();
    match arguments.json {
        true => say(&format!("{}\n", serde_json::to_string(&findings).unwrap_or_default())),
        false => say(&findings.iter().map(Finding::told).collect::<String>()),
    }
    if bad == 0 { Ok(()) } else { Err(Failure::Unwell(bad)) }
}

impl Finding {
    fn told(&self) -> String {
        let sign = match self.state {
            State::Well => "✓",
            State::Note => "!",
            State::Bad => "✗",
        };
        format!("{sign} {}\n  {}\n", self.zh, self.en)
    }
}

struct Findings(Vec<Finding>);

impl Findings {
    fn of(data: &Path) -> Findings {
        let mut found = Findings(Vec::new());
        found.program();
        if !found.folder(data) {
            return found;
        }
        found.disk(data);
        found.files();
        let Some(reader) = found.log(data) else { return found };
        found.clock(&reader);
        found.service(data);
        found.tokens(&reader);
        found.door(data);
        found.views(data, &reader);
        found
    }

    fn add(
        &mut self,
        state: State,
        what: &'static str,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.0.push(Finding { state, what, zh: zh.into(), en: en.into() });
    }

    fn program(&mut self) {
        let version = env!("CARGO_PKG_VERSION");
        let sqlite = rusqlite::version();
        self.add(
            State::Well,
            "program",
            format!("程序：准绳 {version}，SQLite {sqlite}"),
            format!("program: plumbline {version}, SQLite {sqlite}"),
        );
    }

    /// The folder and who may come into it; false where there is nothing more to look at.
    fn folder(&mut self, data: &Path) -> bool {
        let shown = data.display();
        let held = match std::fs::metadata(data) {
            Ok(held) if held.is_dir() => held,
            Ok(_) => {
                self.add(
                    State::Bad,
                    "folder",
                    format!("文件夹：{shown} 不是文件夹（请用 --data 指定其他文件夹）"),
                    format!("folder: {shown} is no folder (name another one with --data)"),
                );
                return false;
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.add(
                    State::Note,
                    "folder",
                    format!("文件夹：{shown} 尚不存在，首次运行 plumbline serve 时建立"),
                    format!(
                        "folder: {shown} is not there yet; the first `plumbline serve` makes it"
                    ),
                );
                return false;
            }
            Err(error) => {
                self.add(
                    State::Bad,
                    "folder",
                    format!("文件夹：{shown} 无法查看：{error}（请以有权限的用户运行）"),
                    format!(
                        "folder: {shown} cannot be looked at: {error} (run it as a user who may)"
                    ),
                );
                return false;
            }
        };
        let mode = held.permissions().mode() & 0o777;
        match mode & 0o007 {
            0 => self.add(State::Well, "folder", format!("文件夹：{shown}，权限 {mode:03o}"), format!("folder: {shown}, mode {mode:03o}")),
            _ => self.add(State::Note, "folder", format!("文件夹：{shown} 的权限为 {mode:03o}，本机所有用户都能进入（可用 chmod 700 {shown} 收紧）"), format!("folder: {shown} has mode {mode:03o}, so that every user of this machine comes in (chmod 700 {shown} ends that)")),
        }
        if rustix::fs::access(data, rustix::fs::Access::WRITE_OK).is_err() {
            self.add(
                State::Note,
                "rights",
                "权限：当前用户只能读，不能写；只能查阅和核验",
                "rights: this user may read here and not write: enough to look and to verify",
            );
        }
        true
    }

    fn disk(&mut self, data: &Path) {
        let Some(free) = Room::free_on(data) else { return };
        let mb = free >> 20;
        let state = match free {
            0..0x0400_0000 => State::Bad,
            0x0400_0000..LITTLE_ROOM => State::Note,
            _ => State::Well,
        };
        let (zh, en) = match state {
            State::Well => ("", ""),
            _ => (
                "（请腾出空间：写满后不再接受命令）",
                " (make room: on a full disk no command is taken)",
            ),
        };
        self.add(
            state,
            "disk",
            format!("磁盘：剩余 {mb} MB{zh}"),
            format!("disk: {mb} MB are free{en}"),
        );
    }

    fn files(&mut self) {
        let Some(most) = rustix::process::getrlimit(rustix::process::Resource::Nofile).current
        else {
            return;
        };
        if most < FILES {
            self.add(State::Note, "files", format!("打开文件数上限为 {most}，服务可接受的连接因此较少（可用 ulimit -n 8192 提高）"), format!("open files: {most} at most, so a service takes fewer connections (ulimit -n 8192 allows more)"));
        }
    }

    fn log(&mut self, data: &Path) -> Option<Reader> {
        if let Ok(false) = data.join("log.db").try_exists() {
            self.add(State::Note, "log", "日志：尚未建立，首次办理时建立（plumbline serve；示例数据用 --demo）", "log: not there yet, the first command makes it (plumbline serve; --demo brings a made-up city)");
            return None;
        }
        let reader = match reading::log(data) {
            Ok(reader) => reader,
            Err(failure) => {
                self.add(
                    State::Bad,
                    "log",
                    format!("日志：{}", failure.zh()),
                    format!("log: {failure}"),
                );
                return None;
            }
        };
        let head = reader.head();
        let id = reader.id().map(|id| id.as_str().to_owned()).unwrap_or_default();
        self.add(
            State::Well,
            "log",
            format!("日志：{id}，{head} 条事件（全部核验用 plumbline verify）"),
            format!("log: {id}, {head} events (`plumbline verify` checks every one)"),
        );
        if !data.join("log.head").exists() {
            self.add(State::Bad, "log.head", "log.head 不在：若日志尾部丢失，将无从发现（请从备份核对；下次启动会重建）", "log.head is not there: a lost tail would not be noticed (compare with a backup; the next start makes it anew)");
        }
        Some(reader)
    }

    fn clock(&mut self, reader: &Reader) {
        let now = Timestamp::now();
        let last = reader
            .read_from(reader.head(), 1)
            .ok()
            .and_then(|rows| rows.first().map(|row| row.recorded_at));
        let Some(last) = last else { return };
        let since = now.duration_since(last);
        let days = since.as_hours() / 24;
        let (now, last) = (now.strftime("%Y-%m-%d %H:%M UTC"), last.strftime("%Y-%m-%d %H:%M UTC"));
        if since < -SLIGHT {
            self.add(
                State::Bad,
                "clock",
                format!("时钟：现在 {now}，早于最后一条事件 {last}（请校准时钟）"),
                format!(
                    "clock: it is {now}, before the last event of {last} (set the clock right)"
                ),
            );
        } else if since > REST {
            self.add(State::Note, "clock", format!("时钟：现在 {now}，最后一条事件在 {last}，相隔 {days} 天，启动时不会采信（时钟无误时请加 --clock-is-right）"), format!("clock: it is {now} and the last event is of {last}, {days} days ago: a start will not believe it (if it is right, say --clock-is-right)"));
        } else {
            self.add(
                State::Well,
                "clock",
                format!("时钟：现在 {now}，最后一条事件在 {last}"),
                format!("clock: it is {now}, the last event is of {last}"),
            );
        }
    }

    fn service(&mut self, data: &Path) {
        match Connection::open(data) {
            Ok(Some(_)) => self.add(State::Well, "service", "服务：正在此文件夹上运行，命令经由它办理", "service: it runs on this folder, and commands go through it"),
            Ok(None) if data.join("log.seal").exists() => self.add(State::Well, "service", "服务：未运行；上次正常停止", "service: none runs; the last one ended in order"),
            Ok(None) => self.add(State::Note, "service", "服务：未运行，上次未正常停止（下次启动会通读日志）", "service: none runs, and the last one did not end in order (the next start reads the whole log)"),
            Err(failure) => self.add(State::Bad, "service", format!("服务：{}", failure.zh()), format!("service: {failure}")),
        }
    }

    /// Who was turned away of late, as the door's own journal has it.
    fn door(&mut self, data: &Path) {
        if !plumbline_access::Door::is_there(data) {
            return;
        }
        let hour = crate::account::now() / 3_600;
        let asked = crate::account::door(data).and_then(|door| {
            let turned_away = door.refused_between(hour - 24, hour + 1)?;
            Ok((turned_away, door.sessions(None, crate::account::now())?.len()))
        });
        match asked {
            Ok((turned_away, sessions)) => {
                let state = if turned_away > MANY_TURNED_AWAY { State::Note } else { State::Well };
                self.add(
                    state,
                    "door",
                    format!("门禁：24 小时内拒绝 {turned_away} 次，当前会话 {sessions} 个（见 plumbline session journal）"),
                    format!("door: {turned_away} were turned away within 24 hours, {sessions} sessions are open (plumbline session journal)"),
                );
            }
            Err(failure) => self.add(
                State::Bad,
                "door",
                format!("门禁：{}", failure.zh()),
                format!("door: {failure}"),
            ),
        }
    }

    fn tokens(&mut self, reader: &Reader) {
        match reading::grants(reader).map(|grants| grants.held().count()) {
            Ok(0) => self.add(State::Note, "tokens", "令牌：还没有，除公开目录外无人可以登录（plumbline token create 名称 --role administrator）", "tokens: none yet, so nobody reads more than the public catalogue (plumbline token create NAME --role administrator)"),
            Ok(count) => self.add(State::Well, "tokens", format!("令牌：{count} 个"), format!("tokens: {count}")),
            Err(failure) => self.add(State::Bad, "tokens", format!("令牌：{}", failure.zh()), format!("tokens: {failure}")),
        }
    }

    fn views(&mut self, data: &Path, reader: &Reader) {
        let head = reader.head();
        match Views::read_only(&data.join("views"), reader) {
            Ok(views) if views.position() >= head => self.add(
                State::Well,
                "views",
                "视图：已读到日志末尾",
                "views: they have seen the whole log",
            ),
            Ok(views) => {
                let behind = head - views.position();
                self.add(
                    State::Note,
                    "views",
                    format!("视图：还差 {behind} 条事件，提问时会补上"),
                    format!("views: {behind} events behind; the next question catches up"),
                );
            }
            Err(error) => self.add(
                State::Note,
                "views",
                format!("视图：不可用，提问或启动时会重建（{error}）"),
                format!(
                    "views: not usable, and made again at the next question or start ({error})"
                ),
            ),
        }
    }
}
