Extension: MachineStatus
Id: machine-status
Title: "Status the machine wrote last"
Description: "Where it differs from the status, a person was there, and the machine keeps off."
Context: ResearchSubject
* insert Ours
* value[x] 1..1
* value[x] only code
* valueCode from MachineStatusVS (required)

Extension: AssessmentFingerprint
Id: assessment-fingerprint
Title: "Fingerprint of the assessment"
Description: "The same for the same verdicts on the same evidence by the same protocol: an unchanged one writes nothing."
Context: ResearchSubject, Observation
* insert Ours
* value[x] 1..1
* value[x] only string

Extension: AssignedTo
Id: assigned-to
Title: "Who looks after a subject"
Description: "A person of the study's staff: a practitioner of the EHR, or (by identifier) somebody who only signs in."
Context: ResearchSubject
* insert Ours
* value[x] 1..1
* value[x] only Reference(Practitioner)
* valueReference obeys person-1

Extension: Decision
Id: decision
Title: "What a person decided last"
Description: "Kept with the subject so that it can be undone; the machine never touches it. Every decision has a Provenance too."
Context: ResearchSubject
* insert Ours
* extension contains
    kind 1..1 and
    criterion 0..1 and
    reason 0..1 and
    until 0..1 and
    by 1..1 and
    at 1..1 and
    before 1..1 and
    found 0..1
* extension[kind].value[x] 1..1
* extension[kind].value[x] only code
* extension[kind].valueCode from DecisionKindVS (required)
* extension[criterion] ^short = "The criterion it was dismissed against, by its id"
* extension[criterion].value[x] 1..1
* extension[criterion].value[x] only code
* extension[reason].value[x] 1..1
* extension[reason].value[x] only code
* extension[reason].valueCode from DecisionReasonVS (required)
* extension[until] ^short = "The day on which a deferred subject is to be looked at again"
* extension[until].value[x] 1..1
* extension[until].value[x] only date
* extension[by].value[x] 1..1
* extension[by].value[x] only Reference(Practitioner)
* extension[by].valueReference obeys person-1
* extension[at].value[x] 1..1
* extension[at].value[x] only dateTime
* extension[before] ^short = "The subject's status before, to which undoing returns"
* extension[before].value[x] 1..1
* extension[before].value[x] only code
* extension[found] ^short = "The criterion's outcome as the engine had it when the person dismissed"
* extension[found].value[x] 1..1
* extension[found].value[x] only code
* extension[found].valueCode from OutcomeVS (required)
* obeys standing-1

Invariant: person-1
Description: "A person is a resource or has an identifier."
Severity: #error
Expression: "reference.exists() or identifier.exists()"

Invariant: standing-1
Description: "A deferred subject has a day on which it comes back; only a dismissed one has a reason, a criterion and what was found of it."
Severity: #error
Expression: "(extension.where(url = 'kind' and value = 'deferred').exists() implies extension.where(url = 'until').exists()) and (extension.where(url = 'reason' or url = 'criterion' or url = 'found').exists() implies extension.where(url = 'kind' and value = 'dismissed').exists())"

Extension: Evidence
Id: evidence
Title: "Evidence of an outcome"
Description: "A resource that the outcome rests on, by versioned reference where the server has versions. Nothing of its words is repeated."
Context: Observation.component
* insert Ours
* value[x] 1..1
* value[x] only Reference
* valueReference.reference 1..1

Extension: Basis
Id: basis
Title: "Basis of an outcome"
Description: "What sort of data the outcome rests on."
Context: Observation.component
* insert Ours
* value[x] 1..1
* value[x] only code
* valueCode from BasisVS (required)

Extension: ChangesAt
Id: changes-at
Title: "When time alone changes the outcome"
Description: "The first day, at the site, on which the outcome differs though nothing is recorded: a result goes stale, a washout ends, a birthday."
Context: Observation.component
* insert Ours
* value[x] 1..1
* value[x] only dateTime

Extension: MatchingText
Id: matching-text
Title: "Words that mean a concept"
Description: "A phrase that means the value set's concept where a record has words and no code. How phrases match is told in valuesets/README.md."
Context: ValueSet
* insert Ours
* value[x] 1..1
* value[x] only string

Extension: NotMatchingText
Id: not-matching-text
Title: "Words that veto a concept"
Description: "A phrase with which a text does not mean the concept, whatever else it says."
Context: ValueSet
* insert Ours
* value[x] 1..1
* value[x] only string
