// What Prescreen needs of a server, and what the project's own test server offers of it. Search parameters are R4's own: we define none.

RuleSet: Statement(name)
* url = "https://prescreen.example/fhir/CapabilityStatement/{name}"
* status = #active
* experimental = false
* date = "2026-11-22"
* publisher = "Prescreen"
* fhirVersion = #4.0.1
* format[0] = #json
* format[1] = #application/fhir+json

RuleSet: ResourceType(n, type)
* rest.resource[{n}].type = #{type}

RuleSet: Does(n, m, code)
* rest.resource[{n}].interaction[{m}].code = #{code}

RuleSet: ReadAndSearch(n, type)
* insert ResourceType({n}, {type})
* insert Does({n}, 0, read)
* insert Does({n}, 1, search-type)

RuleSet: ReadAndWrite(n, type)
* insert ReadAndSearch({n}, {type})
* insert Does({n}, 2, create)
* insert Does({n}, 3, update)
* rest.resource[{n}].conditionalCreate = true

RuleSet: By(n, m, name, type, definition)
* rest.resource[{n}].searchParam[{m}].name = "{name}"
* rest.resource[{n}].searchParam[{m}].type = #{type}
* rest.resource[{n}].searchParam[{m}].definition = "http://hl7.org/fhir/SearchParameter/{definition}"

// Every type of a record is followed by time and read by patient.
RuleSet: OfTheRecord(n, type, patient)
* insert ReadAndSearch({n}, {type})
* insert By({n}, 0, _lastUpdated, date, Resource-lastUpdated)
* insert By({n}, 1, patient, reference, {patient})

RuleSet: RecordTypes
* insert ReadAndSearch(0, Patient)
* insert By(0, 0, _lastUpdated, date, Resource-lastUpdated)
* rest.resource[0].operation.name = "everything"
* rest.resource[0].operation.definition = "http://hl7.org/fhir/OperationDefinition/Patient-everything"
* insert OfTheRecord(1, Observation, clinical-patient)
* insert By(1, 2, code, token, clinical-code)
* insert OfTheRecord(2, Condition, clinical-patient)
* insert OfTheRecord(3, DiagnosticReport, clinical-patient)
* insert OfTheRecord(4, DocumentReference, clinical-patient)
* insert OfTheRecord(5, Procedure, clinical-patient)
* insert OfTheRecord(6, MedicationRequest, clinical-patient)
* insert OfTheRecord(7, MedicationAdministration, clinical-patient)
* insert OfTheRecord(8, MedicationDispense, clinical-patient)
* insert OfTheRecord(9, MedicationStatement, clinical-patient)
* insert OfTheRecord(10, AllergyIntolerance, clinical-patient)
* insert OfTheRecord(11, Consent, clinical-patient)
* insert OfTheRecord(12, Specimen, Specimen-patient)
* insert OfTheRecord(13, QuestionnaireResponse, QuestionnaireResponse-patient)
* insert ResourceType(14, Medication)
* insert Does(14, 0, read)

RuleSet: WrittenTypes
* insert ReadAndWrite(15, ResearchSubject)
* insert By(15, 0, identifier, token, ResearchSubject-identifier)
* insert ReadAndWrite(16, ResearchStudy)
* insert By(16, 0, identifier, token, ResearchStudy-identifier)
* insert ReadAndWrite(17, List)
* insert By(17, 0, identifier, token, clinical-identifier)
* insert ReadAndWrite(18, Task)
* insert By(18, 0, identifier, token, Task-identifier)
* insert By(18, 1, focus, reference, Task-focus)
* insert ReadAndWrite(19, Provenance)
* insert By(19, 0, target, reference, Provenance-target)
* insert ReadAndWrite(20, Device)
* insert By(20, 0, identifier, token, Device-identifier)
* insert ReadAndWrite(21, Subscription)
* insert Does(21, 4, delete)
* insert Does(1, 2, create)
* insert By(1, 3, identifier, token, clinical-identifier)
* rest.resource[1].conditionalCreate = true
* rest.interaction[0].code = #transaction

RuleSet: Profiles
* rest.resource[1].supportedProfile[0] = "https://prescreen.example/fhir/StructureDefinition/eligibility-assessment"
* rest.resource[1].supportedProfile[1] = "https://prescreen.example/fhir/StructureDefinition/lab-result"
* rest.resource[1].supportedProfile[2] = "https://prescreen.example/fhir/StructureDefinition/upper-limit-result"
* rest.resource[1].supportedProfile[3] = "https://prescreen.example/fhir/StructureDefinition/serology-result"
* rest.resource[1].supportedProfile[4] = "https://prescreen.example/fhir/StructureDefinition/cea-ihc"
* rest.resource[1].supportedProfile[5] = "https://prescreen.example/fhir/StructureDefinition/her2-ihc"
* rest.resource[1].supportedProfile[6] = "https://prescreen.example/fhir/StructureDefinition/her2-ish"
* rest.resource[1].supportedProfile[7] = "https://prescreen.example/fhir/StructureDefinition/cc-score"
* rest.resource[1].supportedProfile[8] = "https://prescreen.example/fhir/StructureDefinition/ecog-status"
* rest.resource[3].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/baseline-ct"
* rest.resource[5].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/cytoreductive-surgery"
* rest.resource[12].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/tumour-specimen"
* rest.resource[15].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/screening-subject"
* rest.resource[17].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/screening-list"
* rest.resource[18].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/review-task"
* rest.resource[19].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/assessment-provenance"
* rest.resource[20].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/screening-engine"
* rest.resource[21].supportedProfile = "https://prescreen.example/fhir/StructureDefinition/watch-subscription"

Instance: prescreen-client
InstanceOf: CapabilityStatement
Title: "What Prescreen asks of servers"
Description: "Reading and following a hospital's records, and writing results: on one server or on two."
Usage: #definition
* insert Statement(prescreen-client)
* name = "PrescreenClient"
* title = "What Prescreen asks of servers"
* description = "The record server needs reading and searching, the results server writing too; they may be one. Without $everything the types are searched one by one, without transactions resources are written one by one, without Subscription changes are found by _lastUpdated."
* kind = #requirements
* rest.mode = #client
* rest.documentation = "SMART Backend Services or Azure identity where the server asks for it. If-Match on every update; If-None-Exist where the server has conditional create, else an id of our own by PUT."
* insert RecordTypes
* insert WrittenTypes
* insert Profiles

Instance: prescreen-test-server
InstanceOf: CapabilityStatement
Title: "The test server"
Description: "What of the above the project's own FHIR server for tests and demonstrations offers. Its /metadata tells the rest."
Usage: #definition
* insert Statement(prescreen-test-server)
* name = "PrescreenTestServer"
* title = "The test server"
* description = "A FHIR R4 server for tests and demonstrations; no place for real patients. It has all types of R4, searches by the parameters of its /metadata, and tells of changes by classic and topic-based Subscriptions."
* kind = #capability
* software.name = "Prescreen test server"
* rest.mode = #server
* insert RecordTypes
* insert WrittenTypes
* instantiates = "https://prescreen.example/fhir/CapabilityStatement/prescreen-client"
* rest.resource[21].operation[0].name = "status"
* rest.resource[21].operation[0].definition = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-status"
* rest.resource[21].operation[1].name = "events"
* rest.resource[21].operation[1].definition = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-events"
