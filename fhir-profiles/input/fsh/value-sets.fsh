// The clinical concepts themselves are the files of ../../valuesets: they are referred to here, never copied.

ValueSet: MachineStatusVS
Id: machine-status
Title: "Statuses the machine may set"
Description: "Never eligible or on study: those are people's."
* insert Ours
* $subject-status#potential-candidate
* $subject-status#candidate
* $subject-status#ineligible

ValueSet: AssessmentStatusVS
Id: assessment-status
Title: "Result of an assessment as a whole"
Description: "What the criteria say together."
* insert Ours
* $prescreen#not-considered
* $prescreen#ineligible
* $prescreen#potential-candidate
* $prescreen#candidate

ValueSet: CriterionOutcomeVS
Id: criterion-outcome
Title: "Outcomes written as a value"
Description: "All but unknown, which is written as dataAbsentReason."
* insert Ours
* $outcome#met
* $outcome#not-met
* $outcome#review
* $outcome#judgement
* $outcome#not-found
* $outcome#not-applicable

ValueSet: OutcomeVS
Id: outcome
Title: "Outcomes of a criterion"
Description: "All of them, as a dismissal keeps what the engine had found."
* insert Ours
* include codes from system $outcome

ValueSet: BasisVS
Id: basis
Title: "Basis of an outcome"
Description: "What sort of data an outcome rests on."
* insert Ours
* include codes from system $basis

ValueSet: TaskReasonVS
Id: task-reason
Title: "What a person must do"
Description: "The sorts of tasks Prescreen makes."
* insert Ours
* $task#review
* $task#missing-test
* $task#contrary-evidence
* $task#verdict-changed
* $task#no-longer-considered
* $task#follow-up

ValueSet: DecisionActVS
Id: decision-act
Title: "What a person did about a subject"
Description: "All acts of the worklist."
* insert Ours
* include codes from system $decision-act

ValueSet: DecisionKindVS
Id: decision-kind
Title: "What a person decided of a subject"
Description: "All kinds of decisions that a subject keeps."
* insert Ours
* include codes from system $decision-kind

ValueSet: DecisionReasonVS
Id: decision-reason
Title: "Why a subject was dismissed"
Description: "All reasons of the worklist."
* insert Ours
* include codes from system $decision-reason

ValueSet: SubjectFlagVS
Id: subject-flag
Title: "Why a subject is flagged"
Description: "Flags on a screening list."
* insert Ours
* $task#contrary-evidence
* $task#no-longer-considered

ValueSet: IhcPatternAnswerVS
Id: ihc-pattern-answer
Title: "Patterns of immunohistochemical staining"
Description: "The patterns that the engine knows, one value set each."
* insert Ours
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-pattern-membranous
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-pattern-apical-luminal
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-pattern-basolateral
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-pattern-cytoplasmic
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-pattern-mixed

ValueSet: IhcIntensityAnswerVS
Id: ihc-intensity-answer
Title: "Intensities of immunohistochemical staining"
Description: "The intensities that the engine knows, with LOINC's answers and our own codes."
* insert Ours
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-intensity-weak
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-intensity-moderate
* include codes from valueset https://prescreen.example/fhir/ValueSet/ihc-intensity-strong

ValueSet: QualitativeResultVS
Id: qualitative-result
Title: "Positive, negative or equivocal"
Description: "Answers of tests that have no number."
* insert Ours
* include codes from valueset https://prescreen.example/fhir/ValueSet/result-positive
* include codes from valueset https://prescreen.example/fhir/ValueSet/result-negative
* include codes from valueset https://prescreen.example/fhir/ValueSet/result-equivocal

ValueSet: Her2IhcScoreVS
Id: her2-ihc-score
Title: "HER2 scores by immunohistochemistry"
Description: "0, 1+, 2+, 3+ and indeterminate."
* insert Ours
* include codes from valueset https://prescreen.example/fhir/ValueSet/her2-ihc-answer-0
* include codes from valueset https://prescreen.example/fhir/ValueSet/her2-ihc-answer-1
* include codes from valueset https://prescreen.example/fhir/ValueSet/her2-ihc-answer-2
* include codes from valueset https://prescreen.example/fhir/ValueSet/her2-ihc-answer-3
* include codes from valueset https://prescreen.example/fhir/ValueSet/her2-ihc-answer-indeterminate

ValueSet: EcogGradeVS
Id: ecog-grade
Title: "ECOG grades as codes"
Description: "0 to 5, for systems that record a code and not a number."
* insert Ours
* include codes from valueset https://prescreen.example/fhir/ValueSet/ecog-grade-0
* include codes from valueset https://prescreen.example/fhir/ValueSet/ecog-grade-1
* include codes from valueset https://prescreen.example/fhir/ValueSet/ecog-grade-2
* include codes from valueset https://prescreen.example/fhir/ValueSet/ecog-grade-3
* include codes from valueset https://prescreen.example/fhir/ValueSet/ecog-grade-4
* include codes from valueset https://prescreen.example/fhir/ValueSet/ecog-grade-5

ValueSet: UpperLimitTestVS
Id: upper-limit-test
Title: "Tests compared with the upper limit of normal"
Description: "A result of these without a reference range can decide nothing."
* insert Ours
* include codes from valueset https://prescreen.example/fhir/ValueSet/creatinine
* include codes from valueset https://prescreen.example/fhir/ValueSet/bun
* include codes from valueset https://prescreen.example/fhir/ValueSet/urea
* include codes from valueset https://prescreen.example/fhir/ValueSet/alt
* include codes from valueset https://prescreen.example/fhir/ValueSet/ast
* include codes from valueset https://prescreen.example/fhir/ValueSet/total-bilirubin

ValueSet: SerologyTestVS
Id: serology-test
Title: "Serology of infections"
Description: "Tests that a laboratory answers with reactive or not."
* insert Ours
* include codes from valueset https://prescreen.example/fhir/ValueSet/hbsag
* include codes from valueset https://prescreen.example/fhir/ValueSet/hbcab-total
* include codes from valueset https://prescreen.example/fhir/ValueSet/hcv-antibody
* include codes from valueset https://prescreen.example/fhir/ValueSet/hiv-antibody
* include codes from valueset https://prescreen.example/fhir/ValueSet/rpr
* include codes from valueset https://prescreen.example/fhir/ValueSet/treponemal-antibody
