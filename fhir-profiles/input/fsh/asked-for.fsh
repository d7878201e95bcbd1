// What we ask hospitals to send. A record that doesn't conform is read all the same: what it leaves open then goes to a person.

Profile: CeaIhc
Parent: Observation
Id: cea-ihc
Title: "CEA by immunohistochemistry"
Description: "Carcinoembryonic antigen in tumour tissue: the share of tumour cells and the pattern decide, not the word positive."
* insert Ours
* code = $loinc#10469-5
* insert AboutOnePatient
* effective[x] 1..1 MS
* effective[x] only dateTime or Period
* value[x] only CodeableConcept or string
* valueCodeableConcept from QualitativeResultVS (extensible)
* specimen 1..1 MS
* insert ComponentsByCode
* component contains percent 1..1 MS and pattern 0..* MS and intensity 0..1 and hScore 0..1 and clone 0..1
* component[percent].code = $finding#ihc-percent-positive
* component[percent].value[x] 1..1
* component[percent].value[x] only Quantity or Range
* component[percent] obeys percent-1 and percent-2
* component[pattern].code = $finding#ihc-pattern
* component[pattern].value[x] 1..1
* component[pattern].value[x] only CodeableConcept
* component[pattern].valueCodeableConcept from IhcPatternAnswerVS (required)
* component[intensity].code = $finding#ihc-intensity
* component[intensity].value[x] 1..1
* component[intensity].value[x] only CodeableConcept
* component[intensity].valueCodeableConcept from IhcIntensityAnswerVS (required)
* component[hScore].code = $finding#ihc-h-score
* component[hScore].value[x] 1..1
* component[hScore].value[x] only integer or Quantity
* component[clone].code = $finding#ihc-clone
* component[clone].value[x] 1..1
* component[clone].value[x] only string or CodeableConcept
* obeys cea-1

Invariant: cea-1
Description: "Where any cells stain, add a component that tells the pattern (ihc-pattern)."
Severity: #error
Expression: "component.where(code.coding.where(code = 'ihc-percent-positive').exists()).value.ofType(Quantity).where(value > 0).exists() implies component.where(code.coding.where(code = 'ihc-pattern').exists()).exists()"

Invariant: percent-1
Description: "Give a share of cells in UCUM percent: system http://unitsofmeasure.org, code %."
Severity: #error
Expression: "(value.ofType(Quantity) | value.ofType(Range).low | value.ofType(Range).high).all(system = 'http://unitsofmeasure.org' and code = '%')"

Invariant: percent-2
Description: "Mend the share of cells: it lies from 0 to 100."
Severity: #error
Expression: "(value.ofType(Quantity).value | value.ofType(Range).low.value | value.ofType(Range).high.value).all($this >= 0 and $this <= 100)"

Profile: Her2Ihc
Parent: Observation
Id: her2-ihc
Title: "HER2 by immunohistochemistry"
Description: "Score and share of tumour cells: HERACLES, the criteria for colorectal cancer, needs both. 85319-2 is a code for breast specimens and is not for this."
* insert Ours
* code from https://prescreen.example/fhir/ValueSet/her2-ihc (required)
* insert AboutOnePatient
* effective[x] 1..1 MS
* effective[x] only dateTime or Period
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from Her2IhcScoreVS (required)
* specimen 1..1 MS
* insert ComponentsByCode
* component contains percent 0..1 MS and uniformIntense 0..1
* component[percent].code = $finding#ihc-percent-positive
* component[percent].value[x] 1..1
* component[percent].value[x] only Quantity or Range
* component[percent] obeys percent-1 and percent-2
* component[uniformIntense].code = $loinc#85328-3
* component[uniformIntense].value[x] 1..1
* component[uniformIntense].value[x] only Quantity
* component[uniformIntense] obeys percent-1 and percent-2
* obeys her2-1

Invariant: her2-1
Description: "Add the share of tumour cells to 2+ and 3+ (component ihc-percent-positive or 85328-3): scoring systems differ without it, and a person must read the report."
Severity: #error
Expression: "value.ofType(CodeableConcept).coding.where(code = 'LA11842-4' or code = 'LA11843-2').exists() implies component.where(code.coding.where(code = 'ihc-percent-positive' or code = '85328-3').exists()).exists()"

Profile: Her2Ish
Parent: Observation
Id: her2-ish
Title: "HER2 by in-situ hybridisation"
Description: "Whether ERBB2 is amplified: an overall result, or the ratio to CEP17 with the share of cells that have it."
* insert Ours
* code from https://prescreen.example/fhir/ValueSet/her2-ish (required)
* insert AboutOnePatient
* effective[x] 1..1 MS
* effective[x] only dateTime or Period
* value[x] only CodeableConcept or string
* valueCodeableConcept from QualitativeResultVS (extensible)
* specimen 1..1 MS
* insert ComponentsByCode
* component contains ratio 0..1 MS and copies 0..1 and percent 0..1
* component[ratio].code = $loinc#49683-6
* component[ratio].value[x] 1..1
* component[ratio].value[x] only Quantity
* component[copies].code = $loinc#74860-8
* component[copies].value[x] 1..1
* component[copies].value[x] only Quantity
* component[percent].code = $finding#ihc-percent-positive
* component[percent].value[x] 1..1
* component[percent].value[x] only Quantity or Range
* component[percent] obeys percent-1 and percent-2
* obeys ish-1

Invariant: ish-1
Description: "Add an overall result, or the ratio (49683-6) with the share of cells that have it (ihc-percent-positive)."
Severity: #error
Expression: "value.exists() or (component.where(code.coding.where(code = '49683-6').exists()).exists() and component.where(code.coding.where(code = 'ihc-percent-positive').exists()).exists())"

Profile: TumourSpecimen
Parent: Specimen
Id: tumour-specimen
Title: "Tumour specimen"
Description: "The tissue that was stained. When it was taken tells which surgery it is of."
* insert Ours
* subject 1..1 MS
* subject only Reference(Patient)
* collection 1..1 MS
* collection.collected[x] 1..1 MS

Profile: CcScore
Parent: Observation
Id: cc-score
Title: "Completeness of cytoreduction"
Description: "CC-0 to CC-3, as the surgeon scored it at the end of cytoreductive surgery."
* insert Ours
* code = $finding#cc-score
* insert AboutOnePatient
* effective[x] 1..1 MS
* effective[x] only dateTime
* value[x] 1..1 MS
* value[x] only integer
* obeys cc-1

Invariant: cc-1
Description: "Mend the score: it is 0, 1, 2 or 3."
Severity: #error
Expression: "value.ofType(integer).all($this >= 0 and $this <= 3)"

Profile: EcogStatus
Parent: Observation
Id: ecog-status
Title: "ECOG performance status"
Description: "0 to 5, as a number or a coded answer. An mCODE ECOG Observation with a value and a date conforms."
* insert Ours
* code from https://prescreen.example/fhir/ValueSet/ecog (required)
* insert AboutOnePatient
* effective[x] 1..1 MS
* effective[x] only dateTime or Period
* value[x] 1..1 MS
* value[x] only integer or CodeableConcept
* valueCodeableConcept from EcogGradeVS (required)
* obeys ecog-1

Invariant: ecog-1
Description: "Mend the grade: it is 0 to 5."
Severity: #error
Expression: "value.ofType(integer).all($this >= 0 and $this <= 5)"

Profile: LabResult
Parent: Observation
Id: lab-result
Title: "Laboratory result"
Description: "A number with a UCUM unit and, where the laboratory has one, its reference range in the same unit."
* insert Ours
* insert CategorySlice(laboratory, $observation-category, laboratory)
* code.coding 1..*
* insert AboutOnePatient
* effective[x] 1..1 MS
* effective[x] only dateTime or Period or instant
* value[x] only Quantity
* valueQuantity MS
* valueQuantity.value 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* referenceRange MS
* obeys lab-1 and lab-2

Invariant: lab-1
Description: "Add a value, or the reason why there is none (dataAbsentReason)."
Severity: #error
Expression: "value.exists() or dataAbsentReason.exists()"

Invariant: lab-2
Description: "Give the reference range in the unit of the value."
Severity: #error
Expression: "(referenceRange.low | referenceRange.high).where(code.exists()).all(code = %resource.value.ofType(Quantity).code)"

Profile: UpperLimitResult
Parent: LabResult
Id: upper-limit-result
Title: "Laboratory result with an upper limit of normal"
Description: "Tests that protocols compare with the upper limit of normal: without it they decide nothing."
* insert Ours
* code from UpperLimitTestVS (required)
* referenceRange 1..*
* referenceRange.high 1..1
* referenceRange.high.value 1..1

Profile: SerologyResult
Parent: Observation
Id: serology-result
Title: "Serology result"
Description: "Reactive or not, as a code; words are understood too, but a code leaves no doubt."
* insert Ours
* code from SerologyTestVS (required)
* insert AboutOnePatient
* effective[x] 1..1 MS
* effective[x] only dateTime or Period
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from QualitativeResultVS (required)

Profile: BaselineCt
Parent: DiagnosticReport
Id: baseline-ct
Title: "Contrast-enhanced abdominal CT"
Description: "The report of a contrast-enhanced CT of the whole abdomen, with words that can be read."
* insert Ours
* code from https://prescreen.example/fhir/ValueSet/contrast-abdominal-ct (required)
* insert AboutOnePatient
* effective[x] 1..1 MS
* conclusion MS
* presentedForm MS
* obeys ct-1

Invariant: ct-1
Description: "Add a conclusion or an attached report (presentedForm), so that there are words to read."
Severity: #error
Expression: "conclusion.exists() or presentedForm.exists()"

Profile: CytoreductiveSurgery
Parent: Procedure
Id: cytoreductive-surgery
Title: "Cytoreductive surgery"
Description: "The surgery that windows and specimens are counted from. No international code was found to mean it for the peritoneum, so the words count; a site code may stand beside them."
* insert Ours
* status = #completed
* code 1..1 MS
* code.text 1..1
* insert AboutOnePatient
* performed[x] 1..1 MS
* performed[x] only dateTime or Period
* obeys surgery-1

Invariant: surgery-1
Description: "Say in code.text what was done: cytoreduction, debulking or peritonectomy."
Severity: #error
Expression: "code.text.lower().matches('.*(cytoreduc|debulk|peritonectom|减瘤|细胞减灭|腹膜切除).*')"
