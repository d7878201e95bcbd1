Instance: specimen-resection
InstanceOf: TumourSpecimen
Title: "Tissue of the index surgery"
Description: "Taken on the day of the surgery."
Usage: #example
* subject = Reference(patient-1)
* type.text = "Peritoneal metastasis, resected"
* collection.collectedDateTime = "2026-10-28"

Instance: cea-membranous-40
InstanceOf: CeaIhc
Title: "CEA: membranous in 40 %"
Description: "All that the criterion needs, in components."
Usage: #example
* status = #final
* code = $loinc#10469-5 "Carcinoembryonic Ag [Presence] in Tissue by Immune stain"
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-02T10:00:00+08:00"
* valueCodeableConcept = $sct#10828004 "Positive"
* specimen = Reference(specimen-resection)
* component[percent].code = $finding#ihc-percent-positive
* component[percent].valueQuantity = 40 '%'
* component[pattern][0].code = $finding#ihc-pattern
* component[pattern][0].valueCodeableConcept = $pattern#membranous
* component[pattern][1].code = $finding#ihc-pattern
* component[pattern][1].valueCodeableConcept = $pattern#cytoplasmic
* component[intensity].code = $finding#ihc-intensity
* component[intensity].valueCodeableConcept = $intensity#strong
* component[hScore].code = $finding#ihc-h-score
* component[hScore].valueInteger = 105
* component[clone].code = $finding#ihc-clone
* component[clone].valueString = "COL-1"

Instance: cea-range
InstanceOf: CeaIhc
Title: "CEA: a range of percent"
Description: "As a pathologist estimates; it decides where the whole range lies on one side."
Usage: #example
* status = #final
* code = $loinc#10469-5
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-02"
* specimen = Reference(specimen-resection)
* component[percent].code = $finding#ihc-percent-positive
* component[percent].valueRange.low = 50 '%'
* component[percent].valueRange.high = 60 '%'
* component[pattern].code = $finding#ihc-pattern
* component[pattern].valueCodeableConcept = $pattern#membranous

Instance: cea-negative
InstanceOf: CeaIhc
Title: "CEA: negative"
Description: "No cell stains, so there is no pattern to tell."
Usage: #example
* status = #final
* code = $loinc#10469-5
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-02"
* valueCodeableConcept = $sct#260385009 "Negative"
* specimen = Reference(specimen-resection)
* component[percent].code = $finding#ihc-percent-positive
* component[percent].valueQuantity = 0 '%'

Instance: her2-three-plus
InstanceOf: Her2Ihc
Title: "HER2: 3+ in 70 %"
Description: "Positive by HERACLES without in-situ hybridisation."
Usage: #example
* status = #final
* code = $loinc#18474-7
* subject = Reference(patient-1)
* effectiveDateTime = "2026-09-14"
* valueCodeableConcept = $loinc#LA11843-2 "3+"
* specimen = Reference(specimen-resection)
* component[percent].code = $finding#ihc-percent-positive
* component[percent].valueQuantity = 70 '%'

Instance: her2-ish-amplified
InstanceOf: Her2Ish
Title: "ERBB2 amplified"
Description: "Ratio, copies and the share of cells."
Usage: #example
* status = #final
* code = $loinc#96893-3
* subject = Reference(patient-1)
* effectiveDateTime = "2026-09-20"
* valueCodeableConcept = $sct#10828004 "Positive"
* specimen = Reference(specimen-resection)
* component[ratio].code = $loinc#49683-6
* component[ratio].valueQuantity = 3.4 '1'
* component[copies].code = $loinc#74860-8
* component[copies].valueQuantity = 8.1 '1'
* component[percent].code = $finding#ihc-percent-positive
* component[percent].valueQuantity = 65 '%'

Instance: cc-score-1
InstanceOf: CcScore
Title: "CC-1"
Description: "Scored at the end of the surgery."
Usage: #example
* status = #final
* code = $finding#cc-score
* subject = Reference(patient-1)
* effectiveDateTime = "2026-10-28T16:40:00+08:00"
* valueInteger = 1

Instance: ecog-one
InstanceOf: EcogStatus
Title: "ECOG 1"
Description: "A number."
Usage: #example
* status = #final
* code = $loinc#89247-1
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-18"
* valueInteger = 1

Instance: ecog-coded
InstanceOf: EcogStatus
Title: "ECOG 0, coded"
Description: "A LOINC answer."
Usage: #example
* status = #final
* code = $loinc#89247-1
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-18"
* valueCodeableConcept = $loinc#LA9622-7

Instance: platelets-120
InstanceOf: LabResult
Title: "Platelets"
Description: "A count with its range, in one unit."
Usage: #example
* status = #final
* category[laboratory] = $observation-category#laboratory
* code = $loinc#777-3 "Platelets [#/volume] in Blood by Automated count"
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-19T07:10:00+08:00"
* valueQuantity = 120 '10*9/L'
* referenceRange.low = 125 '10*9/L'
* referenceRange.high = 350 '10*9/L'

Instance: creatinine-moles
InstanceOf: UpperLimitResult
Title: "Creatinine with its upper limit"
Description: "Compared with the laboratory's own upper limit."
Usage: #example
* status = #final
* category[laboratory] = $observation-category#laboratory
* code = $loinc#14682-9 "Creatinine [Moles/volume] in Serum or Plasma"
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-19T07:10:00+08:00"
* valueQuantity = 71 'umol/L'
* referenceRange.high = 84 'umol/L'

Instance: hbsag-negative
InstanceOf: SerologyResult
Title: "HBsAg: negative"
Description: "As a code."
Usage: #example
* status = #final
* code = $loinc#5196-1
* subject = Reference(patient-1)
* effectiveDateTime = "2026-11-05"
* valueCodeableConcept = $sct#260385009 "Negative"

Instance: ct-baseline
InstanceOf: BaselineCt
Title: "CT before the surgery"
Description: "With a conclusion that can be read."
Usage: #example
* status = #final
* code = $loinc#36813-4 "Abdomen and Pelvis CT W contrast IV"
* subject = Reference(patient-1)
* effectiveDateTime = "2026-10-24T11:20:00+08:00"
* conclusion = "Peritoneal nodules. No evidence of metastasis to liver, lung or bone."

Instance: surgery-index
InstanceOf: CytoreductiveSurgery
Title: "The index surgery"
Description: "Known by its words."
Usage: #example
* status = #completed
* code.text = "Cytoreductive surgery with peritonectomy"
* subject = Reference(patient-1)
* performedDateTime = "2026-10-28"
