CodeSystem: WorklistActCodes
Id: worklist-act
Title: "Act on the worklist"
Description: "What a person did on the coordinator's pages, or an EHR for them."
* insert Ours
* ^caseSensitive = true
* ^content = #complete
* #sign-in "Sign-in" "Somebody signed in, or tried to."
* #sign-out "Sign-out" "Somebody signed out."
* #view-studies "Studies shown" "The studies of a person were shown."
* #view-list "Screening list shown" "Subjects of a study were listed: the patients named."
* #view-subject "Assessment shown" "The assessment of the patient named was shown."
* #view-amendment "Amendment shown" "What an amendment changes for the study's patients was shown."
* #view-dismissals "Dismissals shown" "How often people overruled criteria was shown."
* #export "List exported" "A list left as a file."
* #decide "Decision" "A person decided on a subject; outcomeDesc tells how."
* #card-shown "Card shown" "The EHR was given a card about the patient named."
* #feedback "Feedback" "The EHR told what became of a card."
* #refused "Refused" "Somebody asked for what isn't theirs."

ValueSet: WorklistActVS
Id: worklist-act
Title: "Acts on the worklist"
Description: "All of them."
* insert Ours
* include codes from system https://prescreen.example/fhir/CodeSystem/worklist-act

RuleSet: WorklistAct
* subtype[act] from https://prescreen.example/fhir/ValueSet/worklist-act (required)
* subtype[act].system 1..1
* subtype[act].system = $worklist-act

Profile: SignInEvent
Parent: AuditEvent
Id: sign-in-event
Title: "Sign-in at the worklist"
Description: "Who signed in or out, from where, and whether it was allowed."
* insert Ours
* type = $dcm#110114
* subtype 1..1
* subtype ^slicing.discriminator.type = #value
* subtype ^slicing.discriminator.path = "system"
* subtype ^slicing.rules = #closed
* subtype contains act 1..1
* insert WorklistAct
* action 1..1
* outcome 1..1
* agent 1..1
* agent.who 1..1
* agent.requestor = true
* source.observer only Reference(Device)
* entity 0..0

Instance: access-sign-in
InstanceOf: SignInEvent
Title: "A coordinator signs in"
Description: "From the EHR, known there as a practitioner."
Usage: #example
* type = $dcm#110114
* subtype[act] = $worklist-act#sign-in
* action = #E
* recorded = "2026-11-20T09:11:00Z"
* outcome = #0
* agent.who.identifier.system = "https://hospital.example/staff"
* agent.who.identifier.value = "coordinator-7"
* agent.requestor = true
* agent.network.address = "192.0.2.7"
* agent.network.type = #2
* source.observer = Reference(prescreen-engine)
