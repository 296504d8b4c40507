# 团体标准 (group): the association numbers and publishes for itself; what its panel fails twice is given up, by that clause.
2026-01-05 people bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
2026-01-05 people found u-college
2026-01-05 procedures adopt group 1
2026-01-06 day-care propose group group
2026-01-06 day-care attach project-notice
2026-01-06 day-care pass-through proposal
2026-01-06 day-care send proposal
2026-01-06 day-care accept
2026-01-07 day-care attach draft-for-comment explanatory-note
2026-01-07 day-care consult 29
2026-01-07 day-care consult 30
2026-02-06 day-care close
2026-02-06 day-care attach draft-for-review comment-table
2026-02-07 day-care review
2026-02-07 day-care panel-votes 5 yes 3 no 2 unit 0
2026-03-20 day-care panel-votes again 5 yes 3 no 2 unit 0
2026-03-20 day-care attach meeting-minutes
2026-03-20 day-care pass 专家组通过
2026-03-21 day-care withdraw 两轮表决均未通过，按团体标准制定程序终止

# -- Passed: the numbers are ours, without a gap, and do not begin again with a year.
2026-01-05 people bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
2026-01-05 people found u-college
2026-01-05 procedures adopt group 1
2026-01-06 day-care propose group group
2026-01-06 day-care attach project-notice draft-for-comment explanatory-note draft-for-review comment-table meeting-minutes draft-for-approval announcement final-text
2026-01-06 day-care pass-through proposal
2026-01-06 day-care accept
2026-01-07 day-care consult 30
2026-02-06 day-care close
2026-02-07 day-care review
2026-02-07 day-care panel-votes 5 yes 4 no 1 unit 0
2026-03-02 day-care pass 专家组通过
2026-03-02 day-care pass-through approval
2026-03-03 day-care approve DB3301/T 0400-2026
2026-03-03 day-care approve T/CADP 12-2026
2026-03-04 day-care publish 2026-04-01
2031-03-04 day-care examine 实施满五年
2031-03-04 day-care attach review-report
2031-03-05 day-care revise day-care-2
2031-03-06 day-care-2 attach project-notice draft-for-comment explanatory-note draft-for-review comment-table meeting-minutes draft-for-approval announcement final-text
2031-03-06 day-care-2 pass-through proposal
2031-03-06 day-care-2 accept
2031-03-07 day-care-2 consult 30
2031-04-08 day-care-2 close
2031-04-08 day-care-2 review
2031-04-08 day-care-2 panel-votes 5 yes 5 no 0 unit 0
2031-05-02 day-care-2 pass 专家组通过
2031-05-02 day-care-2 pass-through approval
2031-05-03 day-care-2 approve T/CADP 14-2031
2031-05-03 day-care-2 approve T/CADP 12-2031
2031-05-04 day-care-2 publish 2031-05-04

# -- Where a procedure begins its sequence again with each year, it is 1 then; a number that was not used in its year is approved anew.
2026-01-05 procedures adopt made-up 1 numbering = { by = "ours", series = "DB{area4}/T", restart = "yearly", source = "示例" }
2026-01-05 day-care propose made-up
2026-01-05 day-care accept
2026-01-05 day-care review
2026-01-05 day-care pass 一致同意
2026-01-06 day-care approve DB3301/T 7-2026
2026-01-06 day-care publish 2026-01-06
2026-11-05 wreaths propose made-up
2026-11-05 wreaths accept
2026-11-05 wreaths review
2026-11-05 wreaths pass 一致同意
2026-12-30 wreaths approve DB3301/T 9-2026
2026-12-30 wreaths approve DB3301/T 8-2026
2027-01-04 wreaths publish 2027-01-04
2027-01-04 wreaths approve DB3301/T 8-2027
2027-01-04 wreaths approve DB3301/T 1-2027
2027-01-04 wreaths publish 2027-01-04
2027-01-05 shelters propose made-up
2027-01-05 shelters accept
2027-01-05 shelters review
2027-01-05 shelters pass 一致同意
2027-01-06 shelters approve DB3301/T 1.2-2027
