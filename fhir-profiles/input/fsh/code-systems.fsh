CodeSystem: PrescreenCodes
Id: prescreen
Title: "What Prescreen writes"
Description: "Codes of the assessment, its overall result and the screening list."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #eligibility-assessment "Eligibility assessment" "One evaluation of one patient's record against one protocol."
* #screening-list "Screening list" "The subjects of one study that need eyes."
* #not-considered "Not considered" "The criteria that say whom the trial considers are not all met or in review."
* #ineligible "Ineligible" "Some criterion is not met."
* #potential-candidate "Potential candidate" "No criterion is not met, some are unknown."
* #candidate "Candidate" "No criterion is not met and none is unknown."

CodeSystem: OutcomeCodes
Id: outcome
Title: "Outcome of a criterion"
Description: "Seen from eligibility: an exclusion that is ruled out is met."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #met "Met" "The record shows that the requirement is satisfied."
* #not-met "Not met" "The record shows that it is failed: disqualifying."
* #unknown "Unknown" "No usable data in the window: a test or document would decide it. In an assessment this is a dataAbsentReason, not a value."
* #review "Review" "Data exists, but a person must read it."
* #judgement "Judgement" "No record can decide it: only the investigator or the patient can."
* #not-found "Not found" "An exclusion for which the record holds nothing; never proof of absence."
* #not-applicable "Not applicable" "Does not apply to this patient."

CodeSystem: BasisCodes
Id: basis
Title: "Basis of an outcome"
Description: "What sort of data an outcome rests on."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #coded "Coded" "Codes and values."
* #narrative "Narrative" "Words of a report."
* #derived "Derived" "Computed or read from something that is not quite the wanted element, such as a reference range in words."

CodeSystem: TaskCodes
Id: task
Title: "Task of a coordinator"
Description: "What a person must do about a subject, why a subject is flagged, and why a task was closed."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #review "Read and decide" "The data for a criterion must be read by a person."
* #missing-test "Missing test or document" "Something would decide a criterion and is not there."
* #contrary-evidence "Contrary evidence" "The record speaks against the status a person set."
* #verdict-changed "Verdict changed" "The subject is no longer what it was: evidence was added, corrected or withdrawn, or has become too old."
* #no-longer-considered "No longer considered" "The record no longer shows what the trial considers."
* #follow-up "Follow-up" "Who has the subject in hand, until when it rests, and what was noted: one for each subject, from a person's first act on."
* #closed-by-prescreen "Closed by Prescreen" "The need is gone, and nobody had touched the task."
* #decided "Decided" "A person decided about the subject, so that the need is gone."

CodeSystem: DecisionActCodes
Id: decision-act
Title: "What a person did about a subject"
Description: "Acts of coordinators on the worklist. Each has a Provenance."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #take-to-screening "Take to screening" "The study's staff screen the patient."
* #dismiss "Dismiss" "The subject isn't for this study."
* #defer "Defer" "Looked at again on a later day."
* #assign "Assign" "Given to somebody."
* #unassign "Unassign" "Given to nobody."
* #note "Note" "Only a note."
* #undo "Undo" "The last decision is taken back."

CodeSystem: DecisionReasonCodes
Id: decision-reason
Title: "Why a subject was dismissed"
Description: "Told by a person. How often a criterion is named with criterion-misread is how often its rule is wrong."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #criterion-not-met-in-chart "Criterion not met in the chart" "The chart says what the record does not: the criterion is not met."
* #criterion-misread "Criterion misread" "The rule read the record wrongly."
* #patient-declined "Patient declined" "The patient does not want to."
* #other-trial "Other trial" "The patient goes to another trial."
* #clinician-judgement "Clinician's judgement" "The treating physician or the investigator judges against it."
* #duplicate "Duplicate" "The same patient is there already."
* #other "Other" "Told in a note."

CodeSystem: DecisionKindCodes
Id: decision-kind
Title: "What a person decided of a subject"
Description: "The decision that stands, as the subject keeps it."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #screening "Screening" "The study's staff screen the patient."
* #dismissed "Dismissed" "The subject isn't for this study."
* #deferred "Deferred" "Looked at again on a later day."

CodeSystem: FindingCodes
Id: finding
Title: "Findings without a code elsewhere"
Description: "Tests and parts of tests for which neither LOINC nor SNOMED CT was found to have a code."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #cc-score "Completeness of cytoreduction score" "0 to 3, after cytoreductive surgery; an integer."
* #ihc-percent-positive "Percent of tumour cells staining" "By immunohistochemistry; a Quantity or Range in percent."
* #ihc-intensity "Staining intensity" "Weak, moderate or strong."
* #ihc-pattern "Staining pattern" "Where in the cell the staining lies."
* #ihc-h-score "H-score" "0 to 300: sum of percent times intensity."
* #ihc-clone "Antibody clone" "The clone of the primary antibody."

CodeSystem: IhcPatternCodes
Id: ihc-pattern
Title: "Pattern of immunohistochemical staining"
Description: "Where in the tumour cell the staining lies."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #membranous "Membranous" "Along the cell membrane all around."
* #apical-luminal "Apical-luminal" "Only along the membrane that faces a lumen."
* #basolateral "Basolateral" "Only along the membrane away from the lumen."
* #cytoplasmic "Cytoplasmic" "In the cytoplasm."
* #mixed "Mixed" "Several patterns, not told apart."

CodeSystem: IhcIntensityCodes
Id: ihc-intensity
Title: "Intensity of immunohistochemical staining"
Description: "As LOINC's answer list LL4358-9 has it, for laboratories that do not use LOINC answers."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #weak "Weak" "1+"
* #moderate "Moderate" "2+"
* #strong "Strong" "3+"
