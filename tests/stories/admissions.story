# Where no procedure of the area asks for an approval, the office admits experts itself, by a document.
2026-05-06 people bureau
    -> … the example bureau
2026-05-06 people found u-college below u-bureau
    -> UnitFounded
2026-05-06 pool/330100 admit e-1 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 p-li: propose e-2 u-college elderly-care 2027-12-31
    -> refused, no-admission-rule: No procedure of this area asks for an approval of admissions (admit them by the document that approves it).
# Where one does, its chain decides; elsewhere nothing changes.
2026-05-06 procedures adopt none 1 gates = { admission = { source = "示例" } }
    -> refused, procedure-unfit: The procedure cannot be adopted: line 1, C01: gate `admission` names a chain, and nothing else (write it so).
2026-05-06 procedures adopt-file admission
    -> ProcedureAdopted
2026-05-06 pool/330100 admit e-2 u-college elderly-care 2027-12-31
    -> refused, admission-by-approval: Experts are admitted by an approval here, and not directly (propose them).
2026-05-06 pool/320100 admit e-2 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/320100 p-li: propose e-3 u-college elderly-care 2027-12-31
    -> refused, no-admission-rule: No procedure of this area asks for an approval of admissions (admit them by the document that approves it).
2026-05-06 pool/330100 propose e-2 u-college elderly-care 2027-12-31
    -> refused, person-unnamed: This token names nobody in service, and approvals are the matter of persons (ask the administrator for a token that names you).
2026-05-06 pool/330100 p-li: propose e-1 u-college elderly-care 2027-12-31
    -> refused, expert-exists: e-1 is in the pool already (amend what is said of them).
2026-05-06 pool/330100 p-li: propose e-2 u-nowhere elderly-care 2027-12-31
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2026-05-06 pool/330100 p-li: propose e-2 u-college elderly-care 2026-05-05
    -> refused, term-over: A term until 2026-05-05 would be over already (end it on 2026-05-06 or later).
2026-05-06 pool/330100 p-li: propose e-2 u-college elderly-care 2027-12-31 + e-2 u-college general 2027-12-31
    -> refused, bad-field: experts: 1 to 50, none twice.
2026-05-06 pool/330100 p-li: propose e-2 u-college elderly-care senior 2027-12-31 + p-zhou u-bureau general 2027-12-31
    -> AdmissionProposed + AdmissionSubmitted of approval/pool-330100.admission.1
2026-05-06 approval/pool-330100.admission.1 waits
    -> seat:1.1 of the legal of u-bureau until 2026-05-09
# Nobody decides on their own admission, nor on what they proposed.
2026-05-06 approval/pool-330100.admission.1 p-li: agree
    -> refused, own-submission: Nobody approves what they submitted or drafted; 孙某 may.
2026-05-06 approval/pool-330100.admission.1 p-sun: agree
    -> SeatDecided @ step 2 Deputy director
2026-05-07 approval/pool-330100.admission.1 waits
    -> seat:2.1 of the deputy-director of u-bureau
2026-05-07 approval/pool-330100.admission.1 p-zhou: agree
    -> refused, own-submission: Nobody approves what they submitted or drafted; 吴某 may.
2026-05-07 pool/330100 p-li: propose e-2 u-college general 2028-12-31 + e-3 u-college general 2028-12-31
    -> AdmissionProposed + AdmissionSubmitted of approval/pool-330100.admission.2
# The grant admits them in the same commit; who was admitted meanwhile is passed over.
2026-05-08 pool/330100 audit ExpertAdmitted {"expert":"e-2","description":{"kind":"expert","name":"示例：专家","unit":"u-college","fields":["elderly-care"],"title":"教授","senior":true,"languages":["zh"]},"until":"2027-12-31","approval":"pool-330100.admission.1"}
    -> refused, admission-not-granted: No approval that was granted that day is for this admission.
2026-05-08 approval/pool-330100.admission.1 p-wu: agree
    -> SeatDecided + ExpertAdmitted of pool/330100 + ExpertAdmitted of pool/330100 @ granted
2026-05-08 approval/pool-330100.admission.2 p-sun: agree
    -> SeatDecided @ step 2 Deputy director
2026-05-08 approval/pool-330100.admission.2 p-zhou: agree
    -> SeatDecided + ExpertAdmitted of pool/330100 @ granted
2026-05-08 approval/pool-330100.admission.2 p-zhou: agree
    -> refused, decided-already: 周某 agreed to this step on 2026-05-08; the matter now stands at its end (granted).
# What is sent back is submitted again as it was; what is not agreed to admits nobody, nor what is taken back.
2026-05-11 pool/330100 p-li: propose e-4 u-college general 2028-12-31
    -> AdmissionProposed + AdmissionSubmitted of approval/pool-330100.admission.3
2026-05-11 approval/pool-330100.admission.3 p-sun: back submitter through 请补充简历
    -> StepSentBack @ with p-li
2026-05-12 approval/pool-330100.admission.3 p-li: resubmit 已补充
    -> MatterResubmitted @ step 1 Legal
2026-05-12 approval/pool-330100.admission.3 p-sun: disagree 专业不符
    -> SeatDecided @ declined
2026-05-12 pool/330100 p-li: propose e-4 u-college general 2028-12-31
    -> AdmissionProposed + AdmissionSubmitted of approval/pool-330100.admission.4
2026-05-12 approval/pool-330100.admission.4 p-li: take-back
    -> MatterTakenBack @ taken back
2026-05-12 approval/pool-330100.admission.4 audit ApprovalLapsed {"why":"StandardWithdrawn"}
    -> refused, matter-ended: This approval ended on 2026-05-12: taken back.
2026-05-12 pool/330100 audit AdmissionProposed {"approval":"pool-330100.admission.9","experts":["e-5"]}
    -> refused, admission-not-granted: No approval that was granted that day is for this admission.
2026-05-12 approval/pool-330100.admission.5 audit AdmissionSubmitted {"binding":{"procedure":"admission","version":1},"submitter":"p-li","experts":[],"route":[]}
    -> refused, not-asked-for: The standard does not wait for this approval any more.
# The gate is no standard's, and no standard begins under the id of a pool.
2026-05-12 pool-330100 propose local
    -> refused, kept-for-pools: Ids such as pool-330100 are kept for the matters of pools of experts (choose another).
2026-05-12 day-care propose local
    -> StandardProposed @ 10.00
2026-05-12 day-care p-feng: submit admission
    -> refused, gate-not-here: While the standard stands at Proposal the gate `Admission of experts` cannot be submitted (possible: none).
