# 机构企业标准 (enterprise): the head of the institution decides, the institution declares the standard itself, no panel is asked for.
2026-01-05 people bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
2026-01-05 procedures adopt enterprise 1
2026-01-06 day-care propose enterprise enterprise
2026-01-06 day-care attach first-draft
2026-01-06 day-care accept
2026-01-06 day-care p-li: call draft meeting 2026-02-10 5
2026-01-07 day-care review
2026-01-08 day-care pass 机构内部审查通过
2026-01-08 day-care attach final-text explanatory-note
2026-01-08 day-care approve Q/SLMZ 1-2026
2026-01-08 day-care pass-through approval
2026-01-09 day-care approve Q/SLMZ 1-2026
2026-01-09 day-care publish 2026-02-01
2026-01-09 day-care attach declaration
2026-01-09 day-care publish 2026-02-01
2031-01-09 day-care examine 实施满五年
2031-01-09 day-care attach review-report
2031-01-09 day-care pass-through abolition
2031-01-10 day-care abolish 服务已停办
