//! Who is let in at an address at all: each page and each call says it beside its address, and whoever is let in is shown what they
//! may read.

/// Who is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// Everybody, a stranger too, who is shown what is public.
    Anybody,
    /// Whoever has signed in, or shows a token.
    Member,
}

impl Entrance {
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Entrance::Anybody => {
                ("anybody", "任何人（只显示公开内容）", "everybody, who is shown what is public")
            }
            Entrance::Member => {
                ("member", "登录人或令牌持有人", "whoever has signed in or shows a token")
            }
        }
    }

    /// The key for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// Who, in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// Who, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }
}
