RuleSet: Ours
* ^status = #active
* ^experimental = false

// The system is the same for all that Prescreen writes, so the slice is found by it.
RuleSet: OwnIdentifier(min, max)
* identifier {min}..*
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains prescreen {min}..{max}
* identifier[prescreen].system 1..1
* identifier[prescreen].system = "https://prescreen.example/fhir/sid"
* identifier[prescreen].value 1..1

// An extension's own definition says its url already. Validators that don't look there (Medplum's) find the slice only where the profile repeats it.
RuleSet: NamedByUrl(slice, id)
* {slice}.url = "https://prescreen.example/fhir/StructureDefinition/{id}" (exactly)

RuleSet: CategorySlice(name, system, code)
* category 1..*
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains {name} 1..1
* category[{name}] = {system}#{code}

RuleSet: ComponentsByCode
* component ^slicing.discriminator.type = #pattern
* component ^slicing.discriminator.path = "code"
* component ^slicing.rules = #open

RuleSet: AboutOnePatient
* subject 1..1 MS
* subject only Reference(Patient)
