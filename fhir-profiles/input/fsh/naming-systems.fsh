Instance: prescreen-sid
InstanceOf: NamingSystem
Title: "Identifiers of what Prescreen writes"
Description: "study|patient for people to read, and hexadecimal ones derived from it, in which nothing of the patient can be read."
Usage: #definition
* name = "PrescreenIdentifiers"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* uniqueId.type = #uri
* uniqueId.value = "https://prescreen.example/fhir/sid"
* uniqueId.preferred = true

Instance: prescreen-study
InstanceOf: NamingSystem
Title: "Studies without a registration"
Description: "The protocol's id. A registered study has the registry's identifier instead: http://clinicaltrials.gov."
Usage: #definition
* name = "PrescreenStudies"
* status = #active
* kind = #identifier
* date = "2026-11-22"
* uniqueId.type = #uri
* uniqueId.value = "https://prescreen.example/fhir/study"
* uniqueId.preferred = true
