# -- A whole way under a chain: who is waited for, until when, why, who may, what is missing, what comes next.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 day-care explain
    -> refused, not-found: There is no such standard (check the id).
2026-04-01 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-01 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等起草单位（示例养老协会）备齐“立项”环节的材料，自 2026 年 4 月 1 日起（已 0 个工作日）；依据：山东省标准化条例 第十二条、第十三条。可办：起草单位。缺：分析报告、标准草案草稿、标准实施效益预分析、标准组织实施方案。其后提交审批，首步：处室审核。
    -> Waiting for its drafters (示例养老协会) to hand in the documents for “Proposal” since 1 April 2026 (0 working days); source: Shandong Standardization Regulations, art. 12, 13. May act: the drafting unit. Missing: Analysis, First draft, Forecast of benefits, Plan for carrying it out. Then it is submitted for approval, first to: Division.
2026-04-02 day-care attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-04-02 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等标准化办就“立项”提交审批，自 2026 年 4 月 1 日起（已 1 个工作日）；依据：山东省标准化条例 第十二条、第十三条。可办：李某。材料齐全。其后提交审批，首步：处室审核。
    -> Waiting for the office to submit “Proposal” for approval since 1 April 2026 (1 working day); source: Shandong Standardization Regulations, art. 12, 13. May act: 李某. Nothing is missing. Then it is submitted for approval, first to: Division.
2026-04-02 people delegate p-zhao p-chen 2026-04-01 2026-04-30
    -> DelegationGiven
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等处室负责人审批“立项”（处室审核，第 1 步，共 3 步），自 2026 年 4 月 2 日起（已 1 个工作日），至 2026 年 4 月 8 日，逾期可由副职办理；暂按：重庆市民政局标准化管理办法 第三条（比照）；时限为办公惯例（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：赵某、陈某（受赵某委托，委托至 2026 年 4 月 30 日）。其后：会签。
    -> Waiting for the head of division to decide on “Proposal” (Division, step 1 of 3) since 2 April 2026 (1 working day), until 8 April 2026, then a deputy may; for now by: Standardization Measures of the Chongqing Civil Affairs Bureau, art. 3 (by analogy); the time limits by office practice (not checked against the original and not to be cited as law; the office confirms it). May act: 赵某, 陈某 (for 赵某 until 30 April 2026). Next: Co-signing.
2026-04-09 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等处室负责人审批“立项”（处室审核，第 1 步，共 3 步），自 2026 年 4 月 2 日起（已 4 个工作日），至 2026 年 4 月 8 日，已逾期，副职亦可办理；暂按：重庆市民政局标准化管理办法 第三条（比照）；时限为办公惯例（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：赵某、陈某（受赵某委托，委托至 2026 年 4 月 30 日）、钱某（副职）。其后：会签。
    -> Waiting for the head of division to decide on “Proposal” (Division, step 1 of 3) since 2 April 2026 (4 working days), until 8 April 2026, which has passed: a deputy may too; for now by: Standardization Measures of the Chongqing Civil Affairs Bureau, art. 3 (by analogy); the time limits by office practice (not checked against the original and not to be cited as law; the office confirms it). May act: 赵某, 陈某 (for 赵某 until 30 April 2026), 钱某 (deputy). Next: Co-signing.
2026-04-09 approval/day-care.proposal.1 p-chen: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-09 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等法规工作负责人审批“立项”（会签，第 2 步，共 3 步），自 2026 年 4 月 9 日起（已 0 个工作日），至 2026 年 4 月 16 日，逾期可由副职办理；暂按：重庆市民政局标准化管理办法 第三条（比照）；时限为办公惯例（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：孙某。其后：分管局领导签批。
    -> Waiting for the legal officer to decide on “Proposal” (Co-signing, step 2 of 3) since 9 April 2026 (0 working days), until 16 April 2026, then a deputy may; for now by: Standardization Measures of the Chongqing Civil Affairs Bureau, art. 3 (by analogy); the time limits by office practice (not checked against the original and not to be cited as law; the office confirms it). May act: 孙某. Next: Deputy director.
    -> 等标准化办审批“立项”（会签，第 2 步，共 3 步），自 2026 年 4 月 9 日起（已 0 个工作日），至 2026 年 4 月 16 日，逾期可由副职办理；暂按：重庆市民政局标准化管理办法 第三条（比照）；时限为办公惯例（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。其后：分管局领导签批。
    -> Waiting for the standards office to decide on “Proposal” (Co-signing, step 2 of 3) since 9 April 2026 (0 working days), until 16 April 2026, then a deputy may; for now by: Standardization Measures of the Chongqing Civil Affairs Bureau, art. 3 (by analogy); the time limits by office practice (not checked against the original and not to be cited as law; the office confirms it). May act: 李某. Next: Deputy director.
2026-04-09 approval/day-care.proposal.1 p-li: back submitter direct 请说明依据
    -> StepSentBack @ with p-feng
2026-04-10 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等冯某重新提交，自 2026 年 4 月 9 日起（已 1 个工作日）。可办：冯某。其后：会签。
    -> Waiting for 冯某 to submit it again since 9 April 2026 (1 working day). May act: 冯某. Next: Co-signing.
2026-04-10 approval/day-care.proposal.1 p-feng: resubmit 已说明
    -> MatterResubmitted @ step 2 Co-signing
2026-04-10 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-10 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-10 people leave p-zhou
    -> PersonLeft
2026-04-10 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等分管局领导审批“立项”（分管局领导签批，第 3 步，共 3 步），自 2026 年 4 月 10 日起（已 0 个工作日），至 2026 年 4 月 17 日，逾期可由副职办理；暂按：重庆市民政局标准化管理办法 第三条（比照）；时限为办公惯例（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：吴某（副职）。其后报市市场监督管理局，待《计划下达通知》。
    -> Waiting for the deputy director in charge to decide on “Proposal” (Deputy director, step 3 of 3) since 10 April 2026 (0 working days), until 17 April 2026, then a deputy may; for now by: Standardization Measures of the Chongqing Civil Affairs Bureau, art. 3 (by analogy); the time limits by office practice (not checked against the original and not to be cited as law; the office confirms it). May act: 吴某 (deputy). Next it goes to the city's market-supervision administration, whose answer is awaited: Notice of the plan.
2026-04-10 people leave p-wu
    -> PersonLeft
2026-04-10 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等分管局领导审批“立项”（分管局领导签批，第 3 步，共 3 步），自 2026 年 4 月 10 日起（已 0 个工作日），至 2026 年 4 月 17 日，逾期可由副职办理；暂按：重庆市民政局标准化管理办法 第三条（比照）；时限为办公惯例（未经原文核实，不作为法律规定引用，以标准化办确认为准）。现无人可办：分管局领导空缺或须回避，且无副职，请标准化办改派。其后报市市场监督管理局，待《计划下达通知》。
    -> Waiting for the deputy director in charge to decide on “Proposal” (Deputy director, step 3 of 3) since 10 April 2026 (0 working days), until 17 April 2026, then a deputy may; for now by: Standardization Measures of the Chongqing Civil Affairs Bureau, art. 3 (by analogy); the time limits by office practice (not checked against the original and not to be cited as law; the office confirms it). Nobody can act on it now: the deputy director in charge is vacant or barred and has no deputy; the office may reassign it. Next it goes to the city's market-supervision administration, whose answer is awaited: Notice of the plan.
2026-04-10 approval/day-care.proposal.1 p-li: reassign 3.1 p-han 分管局领导空缺
    -> SeatReassigned @ step 3 Deputy director
2026-04-10 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等韩某审批“立项”（分管局领导签批，第 3 步，共 3 步），自 2026 年 4 月 10 日起（已 0 个工作日），至 2026 年 4 月 17 日，届满未办即为超期；暂按：重庆市民政局标准化管理办法 第三条（比照）；时限为办公惯例（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：韩某。其后报市市场监督管理局，待《计划下达通知》。
    -> Waiting for 韩某 to decide on “Proposal” (Deputy director, step 3 of 3) since 10 April 2026 (0 working days), until 17 April 2026, after which it is overdue; for now by: Standardization Measures of the Chongqing Civil Affairs Bureau, art. 3 (by analogy); the time limits by office practice (not checked against the original and not to be cited as law; the office confirms it). May act: 韩某. Next it goes to the city's market-supervision administration, whose answer is awaited: Notice of the plan.
2026-04-10 approval/day-care.proposal.1 p-han: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-04-10 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等市市场监督管理局就“立项”作出答复，自 2026 年 4 月 1 日起（已 6 个工作日）；依据：山东省标准化条例 第十二条、第十三条。缺：计划下达通知。
    -> Waiting for the city's market-supervision administration to answer on “Proposal” since 1 April 2026 (6 working days); source: Shandong Standardization Regulations, art. 12, 13. Missing: Notice of the plan.
2026-04-20 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-04-20 day-care explain
    -> 现处于立项（10.00），自 2026 年 4 月 1 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Proposal (10.00) since 1 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等标准化办办理立项手续，自 2026 年 4 月 1 日起（已 12 个工作日）；依据：山东省标准化条例 第十二条、第十三条。可办：李某。材料齐全。
    -> Waiting for the office to see to its acceptance since 1 April 2026 (12 working days); source: Shandong Standardization Regulations, art. 12, 13. May act: 李某. Nothing is missing.
2026-04-20 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-10-20
2026-04-20 day-care explain
    -> 现处于起草（20.00），自 2026 年 4 月 20 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Drafting (20.00) since 20 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等起草单位（示例养老协会）备齐“征求意见”环节的材料，自 2026 年 4 月 20 日起（已 0 个工作日）；暂按：山东省标准化条例 第十四条；清单按 GB/T 16733-1997（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。缺：征求意见稿、编制说明、征求意见单位名单。其后提交审批，首步：处室审核。
    -> Waiting for its drafters (示例养老协会) to hand in the documents for “Consultation” since 20 April 2026 (0 working days); for now by: Shandong Standardization Regulations, art. 14; the list by GB/T 16733-1997 (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit. Missing: Draft for comment, Explanatory note, List of those consulted. Then it is submitted for approval, first to: Division.
    -> 等起草单位（示例养老协会）完成送审、通过审查，自 2026 年 4 月 20 日起（已 0 个工作日），至 2027 年 4 月 20 日（暂定），逾期即冻结；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to bring it through the review since 20 April 2026 (0 working days), until 20 April 2027 (provisional), then it is frozen; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit.
    -> 等起草单位（示例养老协会）按计划节点进入“征求意见”环节，自 2026 年 4 月 20 日起（已 0 个工作日），至 2026 年 10 月 20 日，届满未办即为超期；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to bring it to “Consultation”, a milestone of its plan since 20 April 2026 (0 working days), until 20 October 2026, after which it is overdue; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit.
    -> 确需延期的，应于 2027 年 3 月 21 日前提出（暂定）；暂按：市标准化主管部门规定；提前量参照总局 2025 年对国家标准的要求（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> If more time is needed, it is to be asked for by 21 March 2027 (provisional); for now by: as the city's standardization authority lays down; the lead time after the requirements of 2025 for national standards (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.

# -- Consulted on, suspended, frozen, withdrawn.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care pass-through proposal
    -> … granted
2026-04-02 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-10-08
2026-04-03 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2026-10-08
2026-04-03 day-care pass-through consultation
    -> … granted
2026-04-03 day-care explain
    -> 现处于起草（20.00），自 2026 年 4 月 2 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Drafting (20.00) since 2 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等标准化办启动征求意见，自 2026 年 4 月 2 日起（已 1 个工作日）；暂按：山东省标准化条例 第十四条；清单按 GB/T 16733-1997（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。材料齐全。
    -> Waiting for the office to open the consultation since 2 April 2026 (1 working day); for now by: Shandong Standardization Regulations, art. 14; the list by GB/T 16733-1997 (not checked against the original and not to be cited as law; the office confirms it). May act: 李某. Nothing is missing.
    -> 等起草单位（示例养老协会）完成送审、通过审查，自 2026 年 4 月 2 日起（已 1 个工作日），至 2027 年 4 月 2 日（暂定），逾期即冻结；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to bring it through the review since 2 April 2026 (1 working day), until 2 April 2027 (provisional), then it is frozen; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit.
    -> 等起草单位（示例养老协会）按计划节点进入“征求意见”环节，自 2026 年 4 月 2 日起（已 1 个工作日），至 2026 年 10 月 8 日，届满未办即为超期；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to bring it to “Consultation”, a milestone of its plan since 2 April 2026 (1 working day), until 8 October 2026, after which it is overdue; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit.
    -> 确需延期的，应于 2027 年 3 月 3 日前提出（暂定）；暂按：市标准化主管部门规定；提前量参照总局 2025 年对国家标准的要求（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> If more time is needed, it is to be asked for by 3 March 2027 (provisional); for now by: as the city's standardization authority lays down; the lead time after the requirements of 2025 for national standards (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
2026-04-03 day-care consult 30 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-04-02 provisional
2026-04-03 day-care explain
    -> 现处于起草（30.20），自 2026 年 4 月 3 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Drafting (30.20) since 3 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等征求意见结束，自 2026 年 4 月 3 日起（已 0 个工作日），至 2026 年 5 月 6 日，期满即结束；暂按：地方标准管理办法（30 日，未见原文）；宿迁市 2023 年计划通知（不少于 10 家）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。
    -> Waiting for the end of the consultation since 3 April 2026 (0 working days), until 6 May 2026, then it is closed; for now by: Measures for Local Standards (30 days, the original not seen); Suqian's notice of plans of 2023 (10 bodies at least) (not checked against the original and not to be cited as law; the office confirms it).
    -> 等起草单位（示例养老协会）完成送审、通过审查，自 2026 年 4 月 2 日起（已 1 个工作日），至 2027 年 4 月 2 日（暂定），逾期即冻结；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to bring it through the review since 2 April 2026 (1 working day), until 2 April 2027 (provisional), then it is frozen; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit.
    -> 确需延期的，应于 2027 年 3 月 3 日前提出（暂定）；暂按：市标准化主管部门规定；提前量参照总局 2025 年对国家标准的要求（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> If more time is needed, it is to be asked for by 3 March 2027 (provisional); for now by: as the city's standardization authority lays down; the lead time after the requirements of 2025 for national standards (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
2026-05-07 consultation/day-care.draft.1 clock consultation 2026-05-06
    -> DeadlinePassed + ConsultationEnded + ConsultationClosed of standard/day-care @ over on 2026-05-07, 0 open
2026-05-07 day-care explain
    -> 现处于起草（30.60），自 2026 年 5 月 7 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Drafting (30.60) since 7 May 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等起草单位（示例养老协会）备齐“送审”环节的材料，自 2026 年 5 月 7 日起（已 0 个工作日）；暂按：山东省标准化条例 第十四条；清单按 GB/T 16733-1997（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。缺：送审稿、征求意见汇总处理表。其后提交审批，首步：处室审核。
    -> Waiting for its drafters (示例养老协会) to hand in the documents for “Into review” since 7 May 2026 (0 working days); for now by: Shandong Standardization Regulations, art. 14; the list by GB/T 16733-1997 (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit. Missing: Draft for review, Table of comments and their disposal. Then it is submitted for approval, first to: Division.
    -> 等起草单位（示例养老协会）完成送审、通过审查，自 2026 年 4 月 2 日起（已 21 个工作日），至 2027 年 4 月 2 日（暂定），逾期即冻结；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to bring it through the review since 2 April 2026 (21 working days), until 2 April 2027 (provisional), then it is frozen; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit.
    -> 确需延期的，应于 2027 年 3 月 3 日前提出（暂定）；暂按：市标准化主管部门规定；提前量参照总局 2025 年对国家标准的要求（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> If more time is needed, it is to be asked for by 3 March 2027 (provisional); for now by: as the city's standardization authority lays down; the lead time after the requirements of 2025 for national standards (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
2026-05-08 day-care suspend 等待上位法
    -> StandardSuspended @ 30.60 suspended
2026-05-08 day-care explain
    -> 现处于起草（30.60），自 2026 年 5 月 7 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。自 2026 年 5 月 8 日起暂停，一切期限停止计算；恢复后继续办理。
    -> It stands at Drafting (30.60) since 7 May 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them. It is suspended since 8 May 2026 and every clock stands still; once resumed it goes on.
    -> 等标准化办恢复办理，自 2026 年 5 月 8 日起（已 0 个工作日）。可办：李某。
    -> Waiting for the office to resume it since 8 May 2026 (0 working days). May act: 李某.
2026-06-08 day-care resume
    -> StandardResumed @ 30.60 due 2027-05-03 provisional
2027-06-08 day-care explain
    -> 现处于起草（30.60），自 2026 年 5 月 7 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。计划已于 2027 年 5 月 3 日到期，项目冻结：须先办理延期。
    -> It stands at Drafting (30.60) since 7 May 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them. Its plan ran out on 3 May 2027 and it is frozen: extend the plan first.
    -> 等起草单位（示例养老协会）备齐“送审”环节的材料，自 2026 年 5 月 7 日起（已 279 个工作日）；暂按：山东省标准化条例 第十四条；清单按 GB/T 16733-1997（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。缺：送审稿、征求意见汇总处理表。其后提交审批，首步：处室审核。
    -> Waiting for its drafters (示例养老协会) to hand in the documents for “Into review” since 7 May 2026 (279 working days); for now by: Shandong Standardization Regulations, art. 14; the list by GB/T 16733-1997 (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit. Missing: Draft for review, Table of comments and their disposal. Then it is submitted for approval, first to: Division.
    -> 等起草单位（示例养老协会）完成送审、通过审查，自 2026 年 4 月 2 日起（已 300 个工作日），至 2027 年 5 月 3 日（暂定），已到期，项目冻结；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to bring it through the review since 2 April 2026 (300 working days), until 3 May 2027 (provisional), which has passed: it is frozen; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: the drafting unit.
    -> 确需延期的，应于 2027 年 4 月 3 日前提出（暂定）（此日已过）；暂按：市标准化主管部门规定；提前量参照总局 2025 年对国家标准的要求（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> If more time is needed, it is to be asked for by 3 April 2027 (provisional) (which has passed); for now by: as the city's standardization authority lays down; the lead time after the requirements of 2025 for national standards (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
2027-06-08 day-care withdraw 条件不成熟
    -> StandardWithdrawn @ 30.98
2027-06-08 day-care explain
    -> 现处于终止（30.98），自 2027 年 6 月 8 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。办理已终结，无待办事项。
    -> It stands at Withdrawn (30.98) since 8 June 2027. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them. Its life has ended; it waits for nobody.

# -- By a procedure without chains, up to a review; and another body's standard.
2024-01-05 day-care hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-02-05 day-care explain
    -> 现处于批准发布（50.00），自 2024 年 2 月 4 日起。
    -> It stands at Publication (50.00) since 4 February 2024.
    -> 等标准化办办理批准手续，自 2024 年 2 月 4 日起（已 1 个工作日）；依据：GB/T 16733-1997 批准阶段。可办：持“标准化办”令牌的人员。材料齐全。
    -> Waiting for the office to see to its approval since 4 February 2024 (1 working day); source: GB/T 16733-1997, stage of approval. May act: whoever has a token of the office. Nothing is missing.
2024-02-05 day-care approve DB3301/T 0400-2024
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2024-02-05 day-care explain
    -> 现处于批准发布（60.00），自 2024 年 2 月 5 日起。
    -> It stands at Publication (60.00) since 5 February 2024.
    -> 等标准化办办理发布手续，自 2024 年 2 月 5 日起（已 0 个工作日）；依据：GB/T 16733-1997 出版阶段。可办：持“标准化办”令牌的人员。材料齐全。
    -> Waiting for the office to see to its publication since 5 February 2024 (0 working days); source: GB/T 16733-1997, stage of publication. May act: whoever has a token of the office. Nothing is missing.
2024-02-06 day-care attach announcement final-text
    -> DocumentAttached @ 60.00
2024-02-06 day-care publish 2024-03-01
    -> StandardPublished @ 60.60 due 2029-02-06
2024-02-06 day-care explain
    -> 现处于实施（60.60），自 2024 年 2 月 6 日起。
    -> It stands at Implementation (60.60) since 6 February 2024.
    -> 等标准化办开始复审，自 2024 年 2 月 6 日起（已 0 个工作日），至 2029 年 2 月 6 日，届满未办即为超期；依据：中华人民共和国标准化法 第二十九条（复审周期一般不超过五年）。可办：持“标准化办”令牌的人员。
    -> Waiting for the office to start its review since 6 February 2024 (0 working days), until 6 February 2029, after which it is overdue; source: Standardization Law, art. 29 (a review within five years as a rule). May act: whoever has a token of the office.
2029-02-10 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2029-02-10 day-care explain
    -> 现处于复审（90.20），自 2029 年 2 月 10 日起。
    -> It stands at Revision (90.20) since 10 February 2029.
    -> 等标准化办作出复审结论，自 2029 年 2 月 10 日起（已 0 个工作日）。可办：持“标准化办”令牌的人员。
    -> Waiting for the office to decide what becomes of it since 10 February 2029 (0 working days). May act: whoever has a token of the office.
2029-03-10 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2029-03-10 day-care explain
    -> 现处于复审（90.92），自 2029 年 3 月 10 日起。
    -> It stands at Revision (90.92) since 10 March 2029.
    -> 等下一版实施，自 2029 年 3 月 10 日起（已 0 个工作日）。
    -> Waiting for the next edition since 10 March 2029 (0 working days).
2024-01-05 iso-1 observe 40.20
    -> ObservationRecorded @ 40.20 due 2024-03-29
2024-02-05 iso-1 explain
    -> 现处于审查（40.20），自 2024 年 1 月 5 日起。该标准由其他机构管理，此处只作观察。
    -> It stands at Expert review (40.20) since 5 January 2024. Another body runs it; here it is only observed.
    -> 等主管机构转入下一环节，自 2024 年 1 月 5 日起（已 21 个工作日），至 2024 年 3 月 29 日，届满未办即为超期；依据：ISO/IEC 导则 第 1 部分，2.6.1（DIS 投票：12 周）。
    -> Waiting for the body that runs it to move it on since 5 January 2024 (21 working days), until 29 March 2024, after which it is overdue; source: ISO/IEC Directives Part 1, 2.6.1 (DIS ballot: 12 weeks).
