# A standard stays with the version under which it began, unless it is moved, with a reason.
2026-01-05 people bureau
2026-01-05 day-care propose local
2026-01-05 day-care attach proposal-form first-draft drafting-notes
2026-01-05 day-care accept
2026-02-01 procedures adopt local 4
2026-02-01 day-care move local 3 改用新版
2026-02-01 day-care move local 9 改用新版
2026-02-01 day-care move made-up 1 改用新版
2026-02-01 day-care move iso 1 改用新版
2026-02-02 procedures adopt group 1
2026-02-02 day-care move group 1 改用新版
2026-02-03 day-care move local 4 新版程序已采用
2026-02-03 day-care audit ProcedureMoved {"from":{"procedure":"local","version":3},"to":{"procedure":"local-city","version":3},"reason":"示例"}
# What runs by the old rules goes to its end first; what was granted is asked for anew.
2026-02-04 day-care attach draft-for-comment explanatory-note consulted-list
2026-02-04 day-care consult 30
2026-02-10 day-care move local-city 3 按市级程序办理
2026-03-06 day-care close
2026-03-09 day-care move local-city 3 按市级程序办理
2026-03-10 day-care attach draft-for-review comment-table
2026-03-10 day-care p-feng: submit into-review
2026-03-10 day-care move local 4 退回原程序
2026-03-11 approval/day-care.into-review.1 p-zhao: agree
2026-03-12 day-care move local 4 退回原程序
2026-03-12 day-care move local-city 3 再按市级程序办理
2026-03-12 day-care review
2026-03-12 day-care pass-through into-review
2026-03-12 day-care review
# A number that it has stays one that the other procedure would have given.
2026-01-05 wreaths hurry 60.00 DB3301/T 0500-2026
2026-03-12 procedures adopt local-province 1
2026-03-12 wreaths move local-province 1 转为省级
2026-03-12 wreaths move local-city 3 按市级程序办理
# While it is suspended nothing is moved, and what is over stays as it was.
2026-01-05 shelters propose local
2026-01-06 shelters suspend 等待上位标准
2026-02-07 shelters move local 4 新版程序已采用
2026-02-08 shelters resume
2026-02-09 shelters withdraw 不再需要
2026-02-10 shelters move local 4 新版程序已采用

# -- A panel under way is one of the parts that go to their end first.
2026-05-06 people bureau
2026-05-06 people found u-college
2026-05-06 pool/330100 admit e-001 u-college elderly-care senior 2027-12-31
2026-05-06 procedures adopt-file panel
2026-05-07 day-care propose panel
2026-05-07 day-care p-li: call proposal meeting 2026-06-10 5
2026-05-08 day-care move local 3 改用通用程序
2026-05-08 review/day-care.proposal.1 p-li: dissolve 不再需要
2026-05-09 day-care move local 3 改用通用程序
