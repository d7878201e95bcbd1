// As Prescreen writes them. The study is the one that prescreen protocol export makes of the protocol.

Instance: patient-1
InstanceOf: Patient
Title: "A patient"
Description: "Invented, as all of these."
Usage: #example
* birthDate = "1968-04-02"
* gender = #female

Instance: subject-potential-candidate
InstanceOf: ScreeningSubject
Title: "A potential candidate"
Description: "Nothing speaks against her yet, and an echocardiogram is missing."
Usage: #example
* extension[machineStatus].valueCode = #potential-candidate
* extension[fingerprint].valueString = "b1946ac92492d2347c6235b4d2611184"
* identifier[prescreen][0].system = $sid
* identifier[prescreen][0].value = "NCT07247396|Patient/patient-1"
* identifier[prescreen][1].system = $sid
* identifier[prescreen][1].value = "1f9d3c2ab6707a0d9f5a3ae1c1f3a2be0c4d5e6f"
* status = #potential-candidate
* study = Reference(ResearchStudy/cea-car-t)
* individual = Reference(patient-1)

Instance: subject-taken-over
InstanceOf: ScreeningSubject
Title: "A subject that a person has taken over"
Description: "The status differs from what the machine wrote: it keeps off."
Usage: #example
* extension[machineStatus].valueCode = #candidate
* extension[fingerprint].valueString = "591785b794601e212b260e25925636fd"
* identifier[prescreen][0].system = $sid
* identifier[prescreen][0].value = "NCT07247396|Patient/patient-1"
* identifier[prescreen][1].system = $sid
* identifier[prescreen][1].value = "1f9d3c2ab6707a0d9f5a3ae1c1f3a2be0c4d5e6f"
* status = #screening
* study = Reference(ResearchStudy/cea-car-t)
* individual = Reference(patient-1)

Instance: subject-dismissed
InstanceOf: ScreeningSubject
Title: "A subject that a person has dismissed"
Description: "Against a criterion, because the chart says more than the record; somebody who only signs in decided, and a practitioner looks after the subject."
Usage: #example
* extension[machineStatus].valueCode = #candidate
* extension[fingerprint].valueString = "591785b794601e212b260e25925636fd"
* extension[assignedTo].valueReference.reference = "https://ehr.example/fhir/Practitioner/7"
* extension[assignedTo].valueReference.display = "Anna Weber"
* extension[decision].extension[kind].valueCode = #dismissed
* extension[decision].extension[criterion].valueCode = #E3
* extension[decision].extension[reason].valueCode = #criterion-not-met-in-chart
* extension[decision].extension[by].valueReference.identifier.system = $sid
* extension[decision].extension[by].valueReference.identifier.value = "user:248289761001"
* extension[decision].extension[by].valueReference.display = "Bo Lang"
* extension[decision].extension[at].valueDateTime = "2026-11-20T09:30:00.000Z"
* extension[decision].extension[before].valueCode = #candidate
* extension[decision].extension[found].valueCode = #not-found
* identifier[prescreen][0].system = $sid
* identifier[prescreen][0].value = "NCT07247396|Patient/patient-1"
* identifier[prescreen][1].system = $sid
* identifier[prescreen][1].value = "1f9d3c2ab6707a0d9f5a3ae1c1f3a2be0c4d5e6f"
* status = #ineligible
* study = Reference(ResearchStudy/cea-car-t)
* individual = Reference(patient-1)

Instance: assessment-potential-candidate
InstanceOf: EligibilityAssessment
Title: "Assessment of a potential candidate"
Description: "Four criteria of many: met from coded data, in review from a report, missing, and for the investigator."
Usage: #example
* extension[fingerprint].valueString = "b1946ac92492d2347c6235b4d2611184"
* identifier[prescreen].system = $sid
* identifier[prescreen].value = "0a4d55a8d778e5022fab701977c5d840bbc486d0"
* status = #final
* category[survey] = $observation-category#survey
* code = $prescreen#eligibility-assessment "Eligibility assessment"
* code.text = "CEA-targeted CAR-T cells, intraperitoneal, after cytoreductive surgery in advanced colorectal cancer with peritoneal metastases"
* subject = Reference(patient-1)
* focus = Reference(subject-potential-candidate)
* effectiveDateTime = "2026-11-20T08:00:00Z"
* valueCodeableConcept = $prescreen#potential-candidate
* device = Reference(prescreen-engine)
* component[0].extension[basis].valueCode = #coded
* component[0].extension[evidence].valueReference.reference = "Observation/platelets-120/_history/2"
* component[0].extension[changesAt].valueDateTime = "2026-12-04"
* component[0].code = $cea-criteria#I9.platelets
* component[0].code.text = "Platelet count ≥80×10⁹/L"
* component[0].valueCodeableConcept = $outcome#met
* component[0].valueCodeableConcept.text = "Platelet count 120 10*9/L of 2026-11-19 meets ≥80 10*9/L."
* component[1].extension[basis].valueCode = #narrative
* component[1].extension[evidence].valueReference.reference = "DiagnosticReport/ct-baseline/_history/1"
* component[1].code = $cea-criteria#I6.distant
* component[1].code.text = "No metastatic site outside the peritoneum"
* component[1].valueCodeableConcept = $outcome#review
* component[2].extension[basis].valueCode = #coded
* component[2].code = $cea-criteria#I9.lvef
* component[2].code.text = "LVEF >50% by echocardiography"
* component[2].dataAbsentReason = $absent#unknown
* component[2].dataAbsentReason.text = "LVEF isn't on record; an echocardiogram would settle it."
* component[3].extension[basis].valueCode = #coded
* component[3].code = $cea-criteria#I7
* component[3].code.text = "Expected survival ≥3 months"
* component[3].valueCodeableConcept = $outcome#judgement
* component[3].valueCodeableConcept.text = "For the investigator to judge."

Instance: assessment-ineligible
InstanceOf: EligibilityAssessment
Title: "Assessment of an ineligible patient"
Description: "A dose of chemotherapy eight days ago; the day on which the washout ends is told."
Usage: #example
* extension[fingerprint].valueString = "591785b794601e212b260e25925636fd"
* identifier[prescreen].system = $sid
* identifier[prescreen].value = "77de68daecd823babbb58edb1c8e14d7106e83bb"
* status = #final
* category[survey] = $observation-category#survey
* code = $prescreen#eligibility-assessment "Eligibility assessment"
* code.text = "CEA-targeted CAR-T cells, intraperitoneal, after cytoreductive surgery in advanced colorectal cancer with peritoneal metastases"
* subject = Reference(patient-1)
* focus = Reference(subject-potential-candidate)
* effectiveDateTime = "2026-11-20T08:00:00Z"
* valueCodeableConcept = $prescreen#ineligible
* note.text = "1 of the patient's resources could not be read; a verdict may lack them."
* device = Reference(prescreen-engine)
* component[0].extension[basis].valueCode = #coded
* component[0].extension[evidence].valueReference.reference = "MedicationAdministration/oxaliplatin/_history/1"
* component[0].extension[changesAt].valueDateTime = "2026-11-26"
* component[0].code = $cea-criteria#E2
* component[0].code.text = "Anti-tumour drug within 2 weeks, except perioperative HIPEC"
* component[0].valueCodeableConcept = $outcome#not-met
* component[0].valueCodeableConcept.text = "Oxaliplatin on 2026-11-12; the washout ends 2026-11-26."
* component[1].extension[basis].valueCode = #coded
* component[1].code = $cea-criteria#E3
* component[1].code.text = "Active or uncontrolled infection"
* component[1].valueCodeableConcept = $outcome#not-found

Instance: provenance-potential-candidate
InstanceOf: AssessmentProvenance
Title: "Provenance of an assessment"
Description: "Every resource used, by version."
Usage: #example
* target[0] = Reference(subject-potential-candidate)
* target[1] = Reference(assessment-potential-candidate)
* recorded = "2026-11-20T08:00:00Z"
* policy = "https://prescreen.example/fhir/Library/cea-car-t|1.0.0#82f3c7f2bb79ca8ce0091911c17a72367798a4c8f2f307bb20584167392905ae"
* activity = $prescreen#eligibility-assessment
* agent.type = $participant#assembler
* agent.who = Reference(prescreen-engine)
* entity[0].role = #source
* entity[0].what.reference = "DiagnosticReport/ct-baseline/_history/1"
* entity[1].role = #source
* entity[1].what.reference = "Observation/platelets-120/_history/2"

Instance: provenance-dismissed
InstanceOf: DecisionProvenance
Title: "Provenance of a decision"
Description: "A coordinator dismissed the subject, because the chart says that a criterion isn't met."
Usage: #example
* meta.tag = $sid#1b6453892473a467d07372d45eb05abc2031647a
* target[0] = Reference(subject-taken-over)
* target[1] = Reference(task-follow-up)
* recorded = "2026-11-21T10:15:00Z"
* reason[0] = $decision-reason#criterion-not-met-in-chart
* reason[1] = $cea-criteria#I9.lvef
* activity = $decision-act#dismiss
* agent.type = $participant#author
* agent.who = Reference(Practitioner/coordinator-7) "Ana Ruiz"
* entity[0].role = #revision
* entity[0].what.reference = "ResearchSubject/subject-taken-over/_history/3"

Instance: screening-list-cea-car-t
InstanceOf: ScreeningList
Title: "Screening list"
Description: "Two subjects, one flagged because the record speaks against what a person decided."
Usage: #example
* identifier[prescreen].system = $sid
* identifier[prescreen].value = "screening-list-NCT07247396"
* status = #current
* mode = #working
* title = "Screening list: CEA-targeted CAR-T cells, intraperitoneal, after cytoreductive surgery in advanced colorectal cancer with peritoneal metastases"
* code = $prescreen#screening-list
* entry[0].date = "2026-11-20T08:00:01Z"
* entry[0].item = Reference(subject-potential-candidate)
* entry[1].flag = $task#contrary-evidence
* entry[1].date = "2026-11-18T14:30:00Z"
* entry[1].item = Reference(subject-taken-over)

Instance: task-missing-lvef
InstanceOf: ReviewTask
Title: "Something is missing"
Description: "An echocardiogram would decide a criterion."
Usage: #example
* identifier[prescreen].system = $sid
* identifier[prescreen].value = "da4b9237bacccdf19c0760cab7aec4a8359010b0"
* status = #requested
* intent = #order
* code = $task#missing-test
* description = "Missing for I9.lvef: LVEF >50% by echocardiography"
* focus = Reference(subject-potential-candidate)
* for = Reference(patient-1)
* authoredOn = "2026-11-20T08:00:01Z"
* lastModified = "2026-11-20T08:00:01Z"

Instance: task-closed
InstanceOf: ReviewTask
Title: "A task that closed by itself"
Description: "The need is gone, and nobody had touched it."
Usage: #example
* identifier[prescreen].system = $sid
* identifier[prescreen].value = "77de68daecd823babbb58edb1c8e14d7106e83bc"
* status = #completed
* statusReason = $task#closed-by-prescreen
* intent = #order
* code = $task#review
* description = "Read and decide I6.distant: No metastatic site outside the peritoneum"
* focus = Reference(subject-potential-candidate)
* for = Reference(patient-1)
* authoredOn = "2026-11-20T08:00:01Z"
* lastModified = "2026-11-21T10:15:00Z"

Instance: task-follow-up
InstanceOf: ReviewTask
Title: "A person has the subject in hand"
Description: "Deferred to a day, with a note of somebody whom the EHR doesn't know."
Usage: #example
* identifier[prescreen].system = $sid
* identifier[prescreen].value = "356a192b7913b04c54574d18c28d46e6395428ab"
* status = #on-hold
* intent = #order
* code = $task#follow-up
* description = "Follow up: a person has this subject in hand."
* focus = Reference(subject-taken-over)
* for = Reference(patient-1)
* authoredOn = "2026-11-20T08:00:01Z"
* lastModified = "2026-11-21T10:15:00Z"
* owner = Reference(Practitioner/coordinator-7) "Ana Ruiz"
* note[0].authorReference.identifier.system = $sid
* note[0].authorReference.identifier.value = "user:8f14e45f"
* note[0].authorReference.display = "Ben Okafor"
* note[0].time = "2026-11-21T10:15:00Z"
* note[0].text = "Rung the ward: echocardiography on Monday."
* restriction.period.end = "2026-11-24"

Instance: prescreen-engine
InstanceOf: ScreeningEngine
Title: "The engine"
Description: "One for each version."
Usage: #example
* identifier[prescreen].system = $sid
* identifier[prescreen].value = "engine-1.0.0"
* status = #active
* deviceName.name = "Prescreen"
* deviceName.type = #user-friendly-name
* version.value = "1.0.0"

Instance: access-worklist-page
InstanceOf: PageAccess
Title: "A coordinator reads an assessment"
Description: "Who, whom, when, and that it was allowed."
Usage: #example
* type = $audit-type#rest
* subtype[interaction] = $restful#read
* subtype[act] = $worklist-act#view-subject
* action = #R
* recorded = "2026-11-20T09:12:00Z"
* outcome = #0
* agent.who.identifier.system = "https://hospital.example/staff"
* agent.who.identifier.value = "coordinator-7"
* agent.requestor = true
* source.observer = Reference(prescreen-engine)
* entity[patient].what = Reference(patient-1)
* entity[patient].role = $object-role#1
* entity[1].what = Reference(assessment-potential-candidate)
* entity[1].role = $object-role#4
