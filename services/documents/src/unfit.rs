//! Why a content is not taken: the rule, and what would satisfy it, in Chinese and in English.

use plumbline_lifecycle::Reason;

use crate::media::MediaType;

/// Why a content is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing in it.
    Empty,
    /// It has more bytes than are taken.
    TooLarge {
        /// How many are.
        bytes_max: u64,
    },
    /// What it was declared to be is not on the list.
    NotOnTheList {
        /// That.
        declared: String,
    },
    /// It is something else than it was declared to be.
    Contradicts {
        /// What it was declared to be.
        declared: MediaType,
        /// What it may be.
        found: &'static [MediaType],
    },
    /// It is nothing that is on the list.
    Unrecognized,
    /// It is text that a browser would run or draw: HTML, SVG, a script.
    ActiveText,
    /// It carries a program of its own.
    Macros,
}

/// The type that is declared for a file, if it is on the list.
///
/// # Errors
/// [`Unfit::NotOnTheList`].
pub fn on_the_list(declared: &str) -> Result<MediaType, Unfit> {
    // The longest name of a media type; what is longer is not told back.
    const SHOWN: usize = 127;
    MediaType::declared(declared)
        .ok_or_else(|| Unfit::NotOnTheList { declared: declared.chars().take(SHOWN).collect() })
}

impl Unfit {
    /// What it says.
    #[must_use]
    pub fn reason(&self) -> Reason {
        let (rule, zh, en) = match self {
            Unfit::Empty => (
                "content-empty",
                "文件是空的。请提交有内容的文件。".into(),
                "The file is empty (hand in one that holds something).".into(),
            ),
            Unfit::TooLarge { bytes_max } => (
                "content-too-large",
                format!("文件超过 {bytes_max} 字节。请压缩其中的图片，或分为几个文件。"),
                format!(
                    "The file has more than {bytes_max} bytes (make its pictures smaller, or divide it)."
                ),
            ),
            Unfit::NotOnTheList { declared } => (
                "media-type-not-accepted",
                format!("不接收“{declared}”类型的文件。可接收：{}。", told(all(), "、")),
                format!(
                    "Files of the type {declared} are not taken (possible: {}).",
                    told(all(), ", ")
                ),
            ),
            Unfit::Contradicts { declared, found } => {
                let found = || found.iter().copied();
                (
                    "content-contradicts-type",
                    format!(
                        "文件申报为 {declared}，内容却是 {}。请按内容申报类型。",
                        told(found(), "或")
                    ),
                    format!(
                        "The file was declared {declared}, and its content is {} (declare what it is).",
                        told(found(), " or ")
                    ),
                )
            }
            Unfit::Unrecognized => (
                "content-not-recognized",
                format!(
                    "文件内容不属于可接收的类型（文本须为 UTF-8 编码）。可接收：{}。",
                    told(all(), "、")
                ),
                format!(
                    "The file's content is nothing that is taken; text must be UTF-8 (possible: {}).",
                    told(all(), ", ")
                ),
            ),
            Unfit::ActiveText => (
                "content-active",
                "不接收网页、SVG 或脚本。请另存为 PDF 或纯文本。".into(),
                "Web pages, SVG and scripts are not taken (save it as PDF or plain text).".into(),
            ),
            Unfit::Macros => (
                "content-macros",
                "文件含有宏。请另存为不含宏的文件。".into(),
                "The file holds macros (save it without them).".into(),
            ),
        };
        Reason { rule, source: "Plumbline".into(), unverified: false, zh, en }
    }
}

fn all() -> impl Iterator<Item = MediaType> {
    MediaType::all()
}

fn told(media: impl Iterator<Item = MediaType>, between: &str) -> String {
    media.map(MediaType::key).collect::<Vec<_>>().join(between)
}
