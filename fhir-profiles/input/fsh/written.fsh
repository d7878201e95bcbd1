// What Prescreen writes. ResearchStudy and eligibility Group come from the protocols (prescreen protocol export).

Profile: ScreeningSubject
Parent: ResearchSubject
Id: screening-subject
Title: "Screening subject"
Description: "A patient in view of a trial. The machine sets potential-candidate, candidate or ineligible; every other status, and any change of these, is a person's."
* insert Ours
* extension contains MachineStatus named machineStatus 1..1 and AssessmentFingerprint named fingerprint 0..1 and AssignedTo named assignedTo 0..1 and Decision named decision 0..1
* insert NamedByUrl(extension[machineStatus], machine-status)
* insert NamedByUrl(extension[fingerprint], assessment-fingerprint)
* insert NamedByUrl(extension[assignedTo], assigned-to)
// The decision isn't unfolded here: Medplum's validator would take its parts for extensions of the subject.
* insert OwnIdentifier(2, 2)
* identifier ^short = "study|patient, and a derived one that every server can search"
* study.reference 1..1
* individual.reference 1..1

Profile: EligibilityAssessment
Parent: Observation
Id: eligibility-assessment
Title: "Eligibility assessment"
Description: "One evaluation of one patient's record against one protocol: a component per criterion."
* insert Ours
* extension contains AssessmentFingerprint named fingerprint 1..1
* insert NamedByUrl(extension[fingerprint], assessment-fingerprint)
* insert OwnIdentifier(1, 1)
* insert CategorySlice(survey, $observation-category, survey)
* code = $prescreen#eligibility-assessment
* code.text 1..1
* code.text ^short = "The protocol's title"
* insert AboutOnePatient
* focus 1..1
* focus only Reference(ResearchSubject)
* effective[x] 1..1
* effective[x] only dateTime
* effectiveDateTime ^short = "The instant as of which the record was judged"
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from AssessmentStatusVS (required)
* dataAbsentReason 0..0
* note 0..1
* device 1..1
* device only Reference(Device)
* component 1..*
* component.extension contains Basis named basis 1..1 and Evidence named evidence 0..* and ChangesAt named changesAt 0..1
* insert NamedByUrl(component.extension[basis], basis)
* insert NamedByUrl(component.extension[evidence], evidence)
* insert NamedByUrl(component.extension[changesAt], changes-at)
* component.code.coding 1..1
* component.code.coding.system 1..1
* component.code.coding.code 1..1
* component.code.text 1..1
* component.code.text ^short = "The protocol's own words"
* component.value[x] only CodeableConcept
* component.valueCodeableConcept from CriterionOutcomeVS (required)
* component.valueCodeableConcept.text ^short = "The reason; left out where it could repeat a report's words"
* component.dataAbsentReason = $absent#unknown
* component obeys assessment-1 and assessment-2
* obeys assessment-3 and assessment-4 and assessment-5

Invariant: assessment-1
Description: "A criterion has an outcome, or the reason why there is none, not both."
Severity: #error
Expression: "value.exists() xor dataAbsentReason.exists()"

Invariant: assessment-2
Description: "A criterion is named by the code system of its protocol."
Severity: #error
Expression: "code.coding.all(system.startsWith('https://prescreen.example/fhir/CodeSystem/criteria-'))"

Invariant: assessment-3
Description: "Each criterion has one component."
Severity: #error
Expression: "component.code.coding.code.isDistinct()"

Invariant: assessment-4
Description: "An ineligible patient fails some criterion; a candidate or potential candidate fails none."
Severity: #error
Expression: "(value.coding.where(code = 'ineligible').exists() implies component.value.coding.where(code = 'not-met').exists()) and (value.coding.where(code = 'candidate' or code = 'potential-candidate').exists() implies component.value.coding.where(code = 'not-met').empty())"

Invariant: assessment-5
Description: "A candidate lacks nothing, a potential candidate lacks something."
Severity: #error
Expression: "(value.coding.where(code = 'candidate').exists() implies component.dataAbsentReason.empty()) and (value.coding.where(code = 'potential-candidate').exists() implies component.dataAbsentReason.exists())"

Profile: AssessmentProvenance
Parent: Provenance
Id: assessment-provenance
Title: "Provenance of an assessment"
Description: "From which versions of which resources, by which engine and which version of the protocol, a subject and its assessment were made."
* insert Ours
* target 2..2
* target only Reference(ResearchSubject or Observation)
* policy 1..1
* policy ^short = "The protocol's canonical with its version and the fingerprint of its file"
* activity 1..1
* activity = $prescreen#eligibility-assessment
* agent 1..1
* agent.type 1..1
* agent.type = $participant#assembler
* agent.who only Reference(Device)
* entity.role = #source
* entity.what.reference 1..1
* obeys provenance-1

// Until the Library was named, the same was written as a PlanDefinition that nobody had.
Invariant: provenance-1
Description: "The policy names a protocol, its version and its fingerprint."
Severity: #error
Expression: "policy.all(matches('^https://prescreen\\\\.example/fhir/(Library|PlanDefinition)/[^|]+[|][^#]+#.+$'))"

Profile: DecisionProvenance
Parent: Provenance
Id: decision-provenance
Title: "Provenance of a decision"
Description: "What a person did about a subject, when and why, and which version of the subject that person changed."
* insert Ours
* meta.tag 1..*
* meta.tag ^short = "Names the act, so that it is written once"
* target 2..2
* target only Reference(ResearchSubject or Task)
* reason ^short = "The reason and, where a criterion speaks against the patient, the criterion"
* activity 1..1
* activity from DecisionActVS (required)
* agent 1..1
* agent.type 1..1
* agent.type = $participant#author
* agent.who only Reference(Practitioner)
* agent.who ^short = "By reference where the EHR knows the person, else by identifier and name"
* entity 0..1
* entity.role = #revision
* entity.what only Reference(ResearchSubject)
* entity.what.reference 1..1
* obeys decision-1

Invariant: decision-1
Description: "A dismissal has a reason of the list."
Severity: #error
Expression: "activity.coding.where(code = 'dismiss').exists() implies reason.coding.where(system = 'https://prescreen.example/fhir/CodeSystem/decision-reason').exists()"

Profile: ScreeningList
Parent: List
Id: screening-list
Title: "Screening list"
Description: "A study's working list of the subjects that need eyes: they may fit, or something about them waits for a person."
* insert Ours
* insert OwnIdentifier(1, 1)
* mode = #working
* title 1..1
* code 1..1
* code = $prescreen#screening-list
* entry.flag from SubjectFlagVS (required)
* entry.deleted 0..0
* entry.date 1..1
* entry.date ^short = "Since when the subject is on the list"
* entry.item only Reference(ResearchSubject)

Profile: ReviewTask
Parent: Task
Id: review-task
Title: "Task of a coordinator"
Description: "Something a person must do about a subject. A task that a person has touched is the person's."
* insert Ours
* insert OwnIdentifier(1, 1)
* intent = #order
* code 1..1
* code from TaskReasonVS (required)
* description 1..1
* description ^short = "In a coordinator's words, without anything quoted from the record"
* focus 1..1
* focus only Reference(ResearchSubject)
* for 1..1
* for only Reference(Patient)
* authoredOn 1..1
* lastModified 1..1
* note.time 1..1
* note.author[x] 1..1
* obeys task-1

Invariant: task-1
Description: "What rests says until when."
Severity: #error
Expression: "(status = 'on-hold' and code.coding.where(code = 'follow-up').exists()) implies restriction.period.end.exists()"

Profile: ScreeningEngine
Parent: Device
Id: screening-engine
Title: "The engine"
Description: "One version of Prescreen, as the maker of assessments."
* insert Ours
* insert OwnIdentifier(1, 1)
* status 1..1
* deviceName 1..1
* deviceName.type = #user-friendly-name
* version 1..1

Profile: PageAccess
Parent: AuditEvent
Id: page-access
Title: "Access to a worklist page"
Description: "Who looked at which patients' assessments, or decided on one, from where, and whether it was allowed."
* insert Ours
* type = $audit-type#rest
* subtype 2..2
* subtype ^slicing.discriminator.type = #value
* subtype ^slicing.discriminator.path = "system"
* subtype ^slicing.rules = #closed
* subtype contains interaction 1..1 and act 1..1
* subtype[interaction] from http://hl7.org/fhir/ValueSet/type-restful-interaction (required)
* subtype[interaction].system 1..1
* subtype[interaction].system = $restful
* insert WorklistAct
* action 1..1
* outcome 1..1
* agent 1..1
* agent.who 1..1
* agent.requestor = true
* source.observer only Reference(Device)
* entity.what 1..1
* entity ^slicing.discriminator.type = #value
* entity ^slicing.discriminator.path = "role"
* entity ^slicing.rules = #open
* entity contains patient 0..*
* entity[patient].what only Reference(Patient)
* entity[patient].role 1..1
* entity[patient].role = $object-role#1
* entity.query 0..0
* entity.query ^short = "A query may hold patient data"

Profile: WatchSubscription
Parent: Subscription
Id: watch-subscription
Title: "Subscription of Prescreen"
Description: "What a server shall tell of, in the classic form or to a topic. Ours are those whose reason begins with our tag."
* insert Ours
* channel.type = #rest-hook
* channel.endpoint 1..1
* obeys watch-1

Invariant: watch-1
Description: "The reason begins with the installation's tag in brackets."
Severity: #error
Expression: "reason.matches('^\\\\[.+\\\\] .+')"
