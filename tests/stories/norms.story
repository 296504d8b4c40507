# 工作规范 (norm): tried for a time, evaluated, and let grow into a standard. The norm ends when that standard is in force.
2026-01-05 people bureau
2026-01-05 procedures adopt norm 1
2026-01-05 day-care propose local norm
2026-01-05 day-care propose norm local
2026-01-05 day-care propose norm norm
2026-01-05 day-care attach analysis first-draft
2026-01-06 day-care pass-through proposal
2026-01-06 day-care accept
2026-01-07 day-care attach draft-for-comment
2026-01-07 day-care consult 30
2026-02-06 day-care close
2026-02-07 day-care attach draft-for-review comment-table
2026-02-07 day-care review
2026-02-10 day-care pass 专家建议试行
2026-02-11 day-care attach draft-for-approval final-text
2026-02-11 day-care pass-through approval
2026-02-12 day-care approve Q/ABC 1-2026
2026-02-13 day-care publish 2026-03-01
2026-02-13 day-care promote day-care-db local-city
2027-02-01 day-care examine 试行期满
2027-02-01 day-care promote day-care-db local-city
2027-02-02 day-care attach trial-report
2027-02-02 day-care pass-through confirmation
2027-02-02 day-care promote day-care-db norm
2027-02-02 day-care promote day-care local-city
2027-02-02 day-care promote day-care-db iso
2027-02-03 day-care promote day-care-db local-city
2027-02-03 day-care-db audit StandardProposed {"binding":{"procedure":"local-city","version":3},"profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例"},"drafting_unit":"示例"},"edition":1,"revises":"day-care","grown_from":"day-care"}
2027-02-04 day-care confirm 继续有效
# Its standard was rejected, so the norm is under review again; another try goes through.
2027-02-10 day-care-db reject 条件不成熟
2027-03-01 day-care promote day-care-db2 local-city
2027-03-02 day-care-db2 attach analysis first-draft benefit rollout plan-notice draft-for-comment explanatory-note consulted-list draft-for-review comment-table meeting-minutes attendance submission-letter draft-for-approval notice-result announcement final-text
2027-03-02 day-care-db2 pass-through proposal
2027-03-02 day-care-db2 accept
2027-03-03 day-care-db2 pass-through consultation
2027-03-03 day-care-db2 consult 30 bodies 10
2027-04-02 day-care-db2 close
2027-04-03 day-care-db2 pass-through into-review
2027-04-06 day-care-db2 review
2027-04-07 day-care-db2 pass 一致同意
2027-04-08 day-care-db2 pass-through approval
2027-04-09 day-care-db2 approve DB3301/T 0500-2027
2027-04-12 day-care-db2 publish 2027-06-01
2027-06-02 day-care-db2 clock effective 2027-06-01
2027-06-03 day-care confirm 继续有效

# -- Only a norm grows into a standard; the next edition of a norm that began before goes by the procedure of norms alone.
2026-01-05 wreaths hurry 90.20
2026-03-01 wreaths promote wreaths-2 local-city
2026-01-05 day-care hurry 90.20 Q/ABC 1-2026
2026-03-01 procedures adopt norm 1
2026-03-02 day-care revise day-care-2
2026-03-03 day-care-2 attach proposal-form
2026-03-03 day-care-2 attach analysis
