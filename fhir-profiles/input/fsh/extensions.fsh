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
