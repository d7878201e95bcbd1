using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Makes records of all that was gathered, once nothing more can come: whose it is, which drug is meant, what was deleted.</summary>
internal sealed class RecordAssembly(GatheredFacts gathered, ReferenceTable references, ConceptVocabulary vocabulary, string? onlyPatient, ReportAssembly reports)
{
    private const int LongestMergeChain = 16;

    public IEnumerable<PatientRecord> Build()
    {
        NoteIdentifiers();
        foreach (var patient in Survivors())
        {
            if (onlyPatient is not null && patient.Patient != onlyPatient)
            {
                Refuse(patient);
            }
            else if (patient.Facts.Count > 0 || patient.Problems.Count > 0)
            {
                yield return Record(patient);
            }
        }
    }

    private void NoteIdentifiers()
    {
        foreach (var (fact, _, _) in gathered.Patients.SelectMany(patient => patient.Facts).Where(one => one.Fact is Demographics))
        {
            foreach (var identifier in fact.Identifiers)
            {
                references.Alias(ReferenceTable.ByIdentifier("Patient", identifier), fact.Source.Unversioned);
            }
        }
    }

    private List<PatientFacts> Survivors()
    {
        var byReference = new Dictionary<string, PatientFacts>(StringComparer.Ordinal);
        var order = new List<PatientFacts>();
        foreach (var patient in gathered.Patients)
        {
            Of(references.Resolve(patient.Patient)).Append(patient);
        }

        foreach (var patient in order.ToArray())
        {
            if (Survivor(patient, byReference) is { } survivor && survivor != patient.Patient)
            {
                Of(survivor).TakeOver(patient);
                order.Remove(patient);
            }
        }

        return order;

        PatientFacts Of(string reference)
        {
            if (!byReference.TryGetValue(reference, out var known))
            {
                known = new PatientFacts(reference);
                byReference.Add(reference, known);
                order.Add(known);
            }

            return known;
        }
    }

    private string Survivor(PatientFacts patient, Dictionary<string, PatientFacts> byReference)
    {
        var reference = patient.Patient;
        var next = patient.ReplacedBy;
        for (var step = 0; next is not null && step < LongestMergeChain; step++)
        {
            reference = references.Resolve(next);
            next = byReference.TryGetValue(reference, out var survivor) ? survivor.ReplacedBy : null;
        }

        // A circle of merges has no survivor: each stays as it is, and the same for all in it.
        return next is null ? reference : patient.Patient;
    }

    private void Refuse(PatientFacts patient)
    {
        foreach (var (fact, _, _) in patient.Facts)
        {
            gathered.AddLate(FactProblems.OtherPatient().At(fact.Source.Unversioned));
        }
    }

    private PatientRecord Record(PatientFacts patient)
    {
        var builder = new PatientRecordBuilder(patient.Patient, vocabulary);
        if (!patient.Patient.StartsWith("Patient/", StringComparison.Ordinal))
        {
            var unresolved = FactProblems.UnresolvedPatient().At(patient.Facts.Count > 0 ? patient.Facts[0].Fact.Source.Unversioned : "subject");
            gathered.AddLate(unresolved);
            builder.Add(unresolved);
        }

        HashSet<Problem> told = [];
        foreach (var (fact, medication, draft) in patient.Facts)
        {
            if (draft is not null)
            {
                AddTo(builder, draft, told);
            }
            else
            {
                AddTo(builder, fact, medication);
            }
        }

        foreach (var problem in patient.Problems)
        {
            builder.Add(problem);
        }

        foreach (var deletion in DeletionsOf(patient))
        {
            builder.Add(deletion);
        }

        return builder.Build();
    }

    private void AddTo(PatientRecordBuilder builder, ReportDraft draft, HashSet<Problem> told)
    {
        var report = reports.Complete(draft, problem =>
        {
            gathered.AddLate(problem);
            if (told.Add(problem))
            {
                builder.Add(problem);
            }
        });

        // A version that says nothing still takes the place of an earlier one that did.
        builder.Add(report ?? new ReportFact { Source = draft.Report.Source, LastUpdated = draft.Report.LastUpdated, IsWithdrawn = true });
    }

    private void AddTo(PatientRecordBuilder builder, ClinicalFact fact, string? medication)
    {
        if (medication is null || fact is not MedicationFact use)
        {
            builder.Add(fact is ConsentFact consent ? WithStudies(consent) : fact);
            return;
        }

        if (gathered.Medications.TryGetValue(references.Resolve(medication), out var drug))
        {
            if (!drug.Concepts.IsEmpty || !drug.TextConcepts.IsEmpty)
            {
                builder.Add(With(use, drug));
            }

            return;
        }

        var missing = FactProblems.MissingMedication().At(fact.Source.Unversioned);
        gathered.AddLate(missing);
        builder.Add(missing);
        if (!fact.Concepts.IsEmpty || !fact.TextConcepts.IsEmpty)
        {
            builder.Add(fact);
        }
    }

    // A consent that refers to a study is tied to it by the study's identifiers too.
    private ConsentFact WithStudies(ConsentFact consent)
    {
        var identifiers = consent.Ties
            .Select(tie => ReferenceTable.Shorten(references.Resolve(tie)))
            .Where(gathered.Studies.ContainsKey)
            .SelectMany(study => gathered.Studies[study])
            .ToList();
        return identifiers.Count == 0 ? consent : new ConsentFact
        {
            Source = consent.Source,
            LastUpdated = consent.LastUpdated,
            Identifiers = consent.Identifiers,
            IsWithdrawn = consent.IsWithdrawn,
            Concepts = consent.Concepts,
            Label = consent.Label,
            Code = consent.Code,
            Effective = consent.Effective,
            Decision = consent.Decision,
            IsResearch = consent.IsResearch,
            Ties = [.. consent.Ties, .. identifiers],
        };
    }

    private List<ResultFact> DeletionsOf(PatientFacts patient)
    {
        if (gathered.Deletions.Count == 0)
        {
            return [];
        }

        var deleted = gathered.Deletions.ToLookup(deletion => deletion.Source.Unversioned, StringComparer.Ordinal);
        return patient.Facts
            .Select(one => one.Fact.Source)
            .SelectMany(source => deleted[$"{source.Type}/{source.Id.Split('#')[0]}"]
                .Select(deletion => new ResultFact { Source = source with { Version = deletion.Source.Version }, IsWithdrawn = true }))
            .ToList();
    }

    private static MedicationFact With(MedicationFact use, MedicationDefinition drug) => new()
    {
        Source = use.Source,
        LastUpdated = use.LastUpdated,
        Identifiers = use.Identifiers,
        Effective = use.Effective,
        Concepts = drug.Concepts,
        TextConcepts = drug.TextConcepts,
        Label = drug.Label ?? use.Label,
        Code = drug.Code,
        CodeMapping = drug.Mapping,
        Kind = use.Kind,
        Status = use.Status,
        Start = use.Start,
        End = use.End,
        Authored = use.Authored,
        HandedOver = use.HandedOver,
        DaysSupply = use.DaysSupply,
        Asserted = use.Asserted,
        Route = use.Route,
        Reason = use.Reason,
        StatusReason = use.StatusReason,
    };
}
