//! A house with five people, and a procedure by which a standard is made in one sitting.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use plumbline_testkit::Folder;

use crate::world::{World, today};

/// A house with five people, and a procedure without last days.
pub(crate) struct House {
    pub(crate) world: World,
    pub(crate) beside: Folder,
    /// Who has which token.
    tokens: Vec<(&'static str, String)>,
}

/// Who they are, and with which token they come.
const PEOPLE: [(&str, &str, &str); 5] = [
    ("p-wu", "示例：吴某", "office"),
    ("p-li", "示例：李某", "office"),
    ("p-sun", "示例：孙某", "reader"),
    ("p-zhao", "示例：赵某", "reader"),
    ("p-zhou", "示例：周某", "reader"),
];

impl House {
    pub(crate) fn new(test: &str, procedure: &str) -> House {
        let world = World::empty(test);
        let beside = Folder::new(&format!("{test}-beside"));
        std::fs::create_dir_all(beside.path()).unwrap();
        let file = beside.join("whole.toml");
        std::fs::write(&file, procedure).unwrap();
        std::fs::write(
            beside.join("draft.pdf"),
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
        )
        .unwrap();
        let joined: String = PEOPLE
            .iter()
            .map(|(id, name, _)| {
                format!("plumbline people join {id} --name {name} --unit u-bureau\n")
            })
            .collect();
        let roles = [
            ("office", "p-li"),
            ("legal", "p-sun"),
            ("deputy-director", "p-zhao"),
            ("director", "p-zhou"),
        ];
        let assigned: String = roles
            .iter()
            .map(|(role, who)| {
                format!("plumbline people assign {role} u-bureau {who} --from {}\n", today())
            })
            .collect();
        world.shell(&format!(
            "plumbline people found u-bureau --name 示例民政局 --kind bureau --area 330100\n{joined}{assigned}plumbline procedure adopt {}",
            file.display()
        ));
        let tokens = PEOPLE.iter().map(|(id, _, role)| (*id, world.token_for(id, role))).collect();
        House { world, beside, tokens }
    }

    pub(crate) fn token(&self, person: &str) -> String {
        self.tokens.iter().find(|(id, _)| *id == person).unwrap().1.clone()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        self.world.server.url(path)
    }
}
