// Two worked examples of what a hospital fills in: the left side is the hospital's, as its records have it.

RuleSet: Row(group, row, code, target, equivalence)
* group[{group}].element[{row}].code = #{code}
* group[{group}].element[{row}].target.code = #{target}
* group[{group}].element[{row}].target.equivalence = #{equivalence}

Instance: example-hospital-units
InstanceOf: ConceptMap
Title: "A hospital's unit strings as UCUM"
Description: "What a laboratory prints beside its numbers. K/uL is kelvin per microlitre in UCUM: for a count the map must win over the standard."
Usage: #definition
* url = "https://prescreen.example/fhir/ConceptMap/example-hospital-units"
* name = "ExampleHospitalUnits"
* title = "A hospital's unit strings as UCUM"
* status = #active
* experimental = true
* targetUri = "http://unitsofmeasure.org?fhir_vs"
* group[0].source = "https://hospital.example/lab/units"
* group[0].target = "http://unitsofmeasure.org"
* insert Row(0, 0, K/uL, 10*3/uL, equivalent)
* insert Row(0, 1, 10^9/L, 10*9/L, equivalent)
* insert Row(0, 2, Gpt/L, 10*9/L, equivalent)
* insert Row(0, 3, cells/uL, /uL, equivalent)
* insert Row(0, 4, gm/dL, g/dL, equivalent)
* insert Row(0, 5, mcmol/L, umol/L, equivalent)
* insert Row(0, 6, IU/L, U/L, equal)
* group[0].element[6].target.comment = "For enzymes, where laboratories write IU for U. For hormones and viral loads an IU is another thing: map it to [iU]/L."
* group[0].element[7].code = #ratio
* group[0].element[7].target.equivalence = #unmatched
* group[0].element[7].target.comment = "Says nothing: INR and scores need no unit."

Instance: example-hospital-codes
InstanceOf: ConceptMap
Title: "A hospital's codes as concepts"
Description: "Local test codes that mean what a code of our value sets means. A local code without a row counts as if it were not there."
Usage: #definition
* url = "https://prescreen.example/fhir/ConceptMap/example-hospital-codes"
* name = "ExampleHospitalCodes"
* title = "A hospital's codes as concepts"
* status = #active
* experimental = true
* group[0].source = "https://hospital.example/lab/codes"
* group[0].target = "http://loinc.org"
* insert Row(0, 0, PLT, 777-3, equivalent)
* insert Row(0, 1, CREA-S, 14682-9, equivalent)
* insert Row(0, 2, ALAT, 1742-6, equivalent)
* insert Row(0, 3, IHC-CEA, 10469-5, equivalent)
* insert Row(0, 4, HER2-IHC, 18474-7, wider)
* group[0].element[4].target.comment = "The laboratory uses one code for all tissues; the specimen tells which."
* group[0].element[5].code = #CEA-SERUM
* group[0].element[5].target.equivalence = #unmatched
* group[0].element[5].target.comment = "Serum: never counts as staining of the tumour, so it has no counterpart here."
* group[1].source = "https://hospital.example/lab/codes"
* group[1].target = "https://prescreen.example/fhir/CodeSystem/finding"
* insert Row(1, 0, OP-CC, cc-score, equivalent)
* insert Row(1, 1, IHC-PCT, ihc-percent-positive, equivalent)
* insert Row(1, 2, IHC-LOC, ihc-pattern, equivalent)
* group[2].source = "https://hospital.example/lab/answers"
* group[2].target = "https://prescreen.example/fhir/CodeSystem/ihc-pattern"
* insert Row(2, 0, M, membranous, equivalent)
* insert Row(2, 1, L, apical-luminal, equivalent)
* insert Row(2, 2, C, cytoplasmic, equivalent)
