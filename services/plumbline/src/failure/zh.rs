//! The same failures in Chinese.

use plumbline_access::AccessError;
use plumbline_log::OpenError;
use plumbline_views::ViewError;

use crate::failure::Failure;

impl Failure {
    /// What it says, in Chinese.
    pub(crate) fn zh(&self) -> String {
        match self {
            Failure::Open(error) => open(error),
            Failure::View(error) => view(error),
            Failure::Grants(unread) => {
                format!(
                    "日志中的授权无法读取：{}（请运行 plumbline verify，并从备份放回日志）",
                    unread.0
                )
            }
            Failure::Access(error) => access(error),
            Failure::Not(said) => said.in_chinese(),
            Failure::Log(error) => format!("日志出错：{error}"),
            Failure::Start(error) => format!("无法开始写入日志：{error}"),
            Failure::Writer(fault) => format!("写入中止：{fault}"),
            Failure::Bench(error) => format!("测速未完成：{error}"),
            Failure::Nats(why) => why.zh(),
            Failure::Source(why) => why.zh(),
            Failure::Documents(error) => format!("材料文件夹出错：{error}"),
            Failure::Sheet(not) => format!("表格无法生成：{not}"),
            Failure::BadNotice(bad) => format!("不是年度工作日历：{bad}"),
            Failure::UnreadProcedure(bad) => format!("不是可用的程序：{}", bad.0),
            Failure::BadProcedure { file, errors } => format!(
                "{}：有 {errors} 处错误，见上，不能采用（请改正后再检查）",
                file.display()
            ),
            Failure::NoProcedure(named) => format!(
                "没有程序“{named}”（可用 plumbline procedure list 查看；文件名须带扩展名）"
            ),
            Failure::BadWord(bad) => format!("字段 {} 不合要求：{}", bad.field, bad.why),
            Failure::Unreadable(error) => {
                format!("事件无法读取：{error}（请运行 plumbline verify）")
            }
            Failure::NotFolded(error) => {
                format!("事件流无法读取：{error}（请运行 plumbline verify）")
            }
            Failure::OtherVersion { runs } => {
                format!("正在使用该文件夹的服务是 {runs} 版，与本程序不同（请用同一版本的程序）")
            }
            Failure::NotTold { role, setting } => format!("角色 {role} 的服务需要设置 {setting}"),
            Failure::BadKey { path, why } => format!(
                "{}：网关密钥至少 32 个字符，现有 {} 个（可用 openssl rand -hex 32 生成）",
                path.display(),
                why.0
            ),
            Failure::OpenNetwork { role, at } => format!(
                "{at} 不是仅限本机的地址，而角色 {role} 的服务只应答网关（请监听 127.0.0.1；或用 --house-ca、--house-cert、--house-key 指定本系统各服务的证书；网络上没有其他人时可加 --closed-network）"
            ),
            Failure::BadCertificate(bad) => format!("{}：证书或私钥无法使用：{}", bad.path, bad.why),
            Failure::NobodyBehind => "--house-ca、--house-cert、--house-key 供网关与其后的服务之间使用，本服务独自提供全部功能（请去掉这三项；面向用户的 TLS 由前面的代理提供）".into(),
            Failure::File { path, cause } => format!("{}：{}", path.display(), system(cause)),
            Failure::Line { line, said } => format!(
                "第 {line} 行：{}（上面计数的已经登记；请再次导入该文件，已登记的不会重复）",
                said.in_chinese()
            ),
            Failure::NotRecordedLines(count) => format!(
                "有 {count} 行未能登记，原因见上（请改正后再次导入该文件，已登记的不会重复）"
            ),
            Failure::BadRows(count) => {
                format!("有 {count} 行有误，原因见上，全部未登记（请改正后再次导入该文件）")
            }
            Failure::NoExpert { expert, day } => {
                format!("{day} 该专家库中没有 {expert}（可用 plumbline experts list 查看名单）")
            }
            Failure::NoSuchReview(review) => format!("没有评审 {review}"),
            Failure::NotDrawnYet(review) => format!("评审 {review} 尚未抽取专家"),
            Failure::DrawDiffers { review, draws } => format!(
                "日志所载 {review} 的专家组与重抽结果不符：{draws} 次抽取有出入，见上（请运行 plumbline verify）"
            ),
            Failure::NotPersonal(why) => {
                format!("个人信息无法识别：{why}（每行一项，如 电话：0571-88880000）")
            }
            Failure::NoPersonal(expert) => format!(
                "此处没有可读的 {expert} 个人信息：未在该专家库登记、已删除，或其密钥不在本日志旁"
            ),
            Failure::Key(why) => format!("个人信息的密钥：{why}"),
            Failure::NotACommand { zh, .. } => {
                format!("不是命令：{zh}（各命令及示例见 plumbline help commands）")
            }
            Failure::NoCalendar(year) => format!(
                "尚未设置 {year} 年的工作日历（可用 plumbline calendar set 文件 设置；未设置的年份只知道周末）"
            ),
            Failure::Damaged { seq, stream, why } => format!("seq {seq}，{stream}：{why}"),
            Failure::DamagedContents { damaged, first, what } => format!(
                "有 {damaged} 份材料的内容与登记的不符，第一份为 {first}：{what}（请从备份放回）"
            ),
            Failure::DamagedFile { path, cause } => {
                format!("{}：{cause}（视图可用 plumbline rebuild 重建）", path.display())
            }
            Failure::NoDocument { standard, wanted } => {
                format!("{standard} 没有材料“{wanted}”（见 plumbline document list {standard}）")
            }
            Failure::OnlyDescribed(name) => format!("日志只有 {name} 的说明，其内容没有在此提交"),
            Failure::NotOnATerminal => "文件内容不在终端上显示（请用 --out 指定文件）".into(),
            Failure::NoChance(error) => format!("系统没有给出随机数：{error}"),
            Failure::NoCards(error) => format!("系统没有给出制作选票的随机数：{error}"),
            Failure::Door(why) => format!("门禁文件：{why}"),
            Failure::NoAccount(login) => {
                format!("没有账号 {login}，或已注销（见 plumbline account list）")
            }
            Failure::NotTakenOver(said) => {
                format!("access.db 中的令牌未能转入日志：{}", said.in_chinese())
            }
            Failure::TokenLacks(_, needed) => format!("该角色的令牌须填 --{needed}"),
            Failure::Demo(what) => format!("示例数据有误：{what}"),
            Failure::NotEmpty => {
                "该文件夹已有标准，示例数据会混入其中（请用 --data 指定其他文件夹）".into()
            }
            Failure::BegunBefore(day) => {
                format!("该文件夹始于 {day}，示例数据的日期早于此（请用 --data 指定其他文件夹）")
            }
            Failure::Backup(refused) => refused.zh(),
            Failure::BadViews(count) => {
                format!("有 {count} 个视图与日志不符（可用 plumbline rebuild 重建）")
            }
            Failure::NoLog(path) => {
                format!("文件夹 {} 中没有日志（请用 --data 指定其他文件夹）", path.display())
            }
            #[cfg(feature = "otlp")]
            Failure::Traces(why) => {
                format!("追踪数据无法发送：{why}（由环境变量 OTEL_… 设定；不设即不追踪）")
            }
            Failure::Settings { path, cause } => {
                format!("设置文件 {} 有误：{cause}", path.display())
            }
            Failure::Behind { position, head } => {
                format!("正在运行的服务，其视图到 seq {position}，尚未读到 {head}（请稍后再试）")
            }
            Failure::NoHelp { word, known } => {
                format!("没有命令“{word}”（可填：{known}；各标准命令见 plumbline help commands）")
            }
            Failure::NotAnswered { call, message } => format!("{call} 没有答复：{message}"),
            Failure::Renumbered => {
                "access.db 中的令牌刚刚转入日志，编号已变；未撤销任何令牌（编号见 plumbline token list）".into()
            }
            Failure::Unwell(count) => format!("上面有 {count} 项未通过（各项说明了如何处理）"),
            Failure::NoStandard(name) => format!("没有标准“{name}”（可用 plumbline list 查找）"),
            Failure::NoStandardThen { name, known_at } => {
                format!("在 seq {known_at} 时还没有标准“{name}”")
            }
            Failure::NotBorn { name, day, born } => {
                format!("{name} 在 {day} 尚不存在：始于 {born}")
            }
            Failure::NotCome { day, today } => {
                format!("{day} 还没有到：今天是 {today}（请填今天或以前的日期）")
            }
            Failure::NotRecorded { seq, head } => {
                format!("日志中还没有 seq {seq}：最后一个是 {head}")
            }
            Failure::NoGate { standard } => format!("{standard} 目前没有需要审批的环节"),
            Failure::NoneUnderWay { standard } => {
                format!("{standard} 没有进行中的审批（见 plumbline approval list {standard}）")
            }
            Failure::SeveralUnderWay { standard, several } => {
                format!("{standard} 有几项进行中的审批：{several}（请指明其中一项）")
            }
            Failure::NoApprovalName(name) => {
                format!("“{name}”不是审批（如 day-care.proposal.1），也不是标准")
            }
            Failure::NoApproval(name) => format!("没有审批 {name}"),
            Failure::NoPerson(person) => format!("没有人员“{person}”（见 plumbline people list）"),
            Failure::NoPeople => "人员的事件流中是别的内容（这是程序的缺陷）".into(),
        }
    }
}

fn open(error: &OpenError) -> String {
    match error {
        OpenError::Held { path, pid } => {
            let pid = pid.as_deref().map(|pid| format!("（进程 {pid}）")).unwrap_or_default();
            format!(
                "{} 正由另一进程{pid}使用（可能正在启动或办理命令，请稍后再试）",
                path.display()
            )
        }
        OpenError::RemoteFileSystem { path, kind } => {
            format!("{} 位于 {kind} 文件系统上，其锁和同步不可依赖（请用本地磁盘）", path.display())
        }
        OpenError::IsReplica { path } => format!(
            "{} 是另一服务所写日志的副本（请向该服务办理，或在其文件夹上操作）",
            path.display()
        ),
        OpenError::IsNoReplica { path } => format!(
            "{} 是独立的日志，不是副本（跟随服务须有自己的文件夹，请另指一个空文件夹）",
            path.display()
        ),
        OpenError::OtherLog { path, found, wanted } => {
            format!("{} 是日志 {found} 的副本，而要跟随的是日志 {wanted}", path.display())
        }
        OpenError::Damaged { seq, why } => {
            format!("日志在 seq {seq} 处损坏：{why}（请运行 plumbline verify）")
        }
        OpenError::Newer { found, known } => {
            format!("日志的格式为第 {found} 版，本程序只认识到第 {known} 版（请用新版程序）")
        }
        OpenError::Cut { path, head } => format!(
            "{} 是在使用中被单独复制的，seq {head} 以后的不在其中（请用 plumbline backup 备份；如只剩此文件，可用 plumbline backup --as-it-is）",
            path.display()
        ),
        OpenError::NotClosed { path } => format!(
            "{0} 不是 plumbline backup 所写的备份：正在使用，或未正常关闭（请先用 plumbline backup 文件夹 --data {0} 备份，再恢复该备份）",
            path.display()
        ),
        OpenError::BeingRestored { path } => format!(
            "{}：正在从备份恢复，尚未完成（如已中断，服务启动时会完成，再次运行 plumbline restore 亦可）",
            path.display()
        ),
        OpenError::File { path, cause } => format!("{}：{}", path.display(), system(cause)),
        other => format!("日志无法打开：{other}"),
    }
}

fn view(error: &ViewError) -> String {
    match error {
        ViewError::Locked(path) => {
            format!("{} 中的视图正由另一进程使用（请先停止服务）", path.display())
        }
        ViewError::File { path, cause } => format!("{}：{}", path.display(), system(cause)),
        ViewError::Unknown { name, known } => {
            format!("没有视图“{name}”（可填：{}）", known.join("、"))
        }
        ViewError::Elsewhere(view) => {
            format!("视图 {view} 不由本服务保存（请询问保存它的服务，或其前的网关）")
        }
        other => format!("视图出错：{other}"),
    }
}

fn access(error: &AccessError) -> String {
    let remedy = "请从备份放回；若无此文件，以前的令牌即告失效";
    match error {
        AccessError::Sqlite(cause) => format!("access.db 无法读取：{cause}（{remedy}）"),
        AccessError::Unsound(found) => format!("access.db 已损坏：{found}（{remedy}）"),
        AccessError::Damaged { id, why } => {
            format!("access.db 中第 {id} 号令牌已损坏：{why}（{remedy}）")
        }
        AccessError::File { path, cause } => format!("{}：{}", path.display(), system(cause)),
    }
}

/// What the system says of a file, as far as there are words for it.
fn system(cause: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => "文件或文件夹不存在".into(),
        ErrorKind::PermissionDenied => "没有权限".into(),
        ErrorKind::AddrInUse => {
            "地址已被占用（请用 --listen 换一个端口，端口 0 为任意空闲端口）".into()
        }
        ErrorKind::AddrNotAvailable => "本机没有这个地址".into(),
        ErrorKind::StorageFull => "磁盘已满".into(),
        ErrorKind::IsADirectory => "这是文件夹，不是文件".into(),
        ErrorKind::NotADirectory => "这不是文件夹".into(),
        _ => cause.to_string(),
    }
}
