using System.Collections.Immutable;
using Prescreen.Cli.Commands;
using Prescreen.Cli.Output;
using Prescreen.Evaluation;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Insights;
using Prescreen.Narrative;
using Prescreen.Screening;

namespace Prescreen.Cli.Diff;

/// <summary>One run of <c>prescreen protocol diff</c>: reads all input once and judges every patient by both versions.</summary>
internal sealed class DiffRun(ProtocolVersions versions, NarrativeReader narrative, SiteTime time, IDiffOutput output, Surroundings surroundings)
{
    /// <summary>The exit code.</summary>
    public int Run(IReadOnlyList<string> input)
    {
        var gatherer = InputReading.Read(InputFiles.Of(input), versions.Vocabulary, narrative, time, surroundings);
        var amendment = Compare(gatherer);
        output.Write(amendment);
        return InputReading.Tell(gatherer, amendment.Totals.Patients, surroundings);
    }

    private Amendment Compare(RecordGatherer gatherer)
    {
        var changed = ImmutableArray.CreateBuilder<PatientAmendment>();
        var totals = AmendmentTotals.Empty;
        foreach (var record in gatherer.Build())
        {
            var patient = PatientAmendment.Of(
                Evaluator.Evaluate(record, versions.Before, time.AsOf, time.Calendar),
                Evaluator.Evaluate(record, versions.After, time.AsOf, time.Calendar));
            totals = totals.With(patient);
            if (patient.Effect is not AmendmentEffect.None)
            {
                changed.Add(patient);
            }
        }

        return new Amendment
        {
            Before = versions.Before,
            After = versions.After,
            AsOf = time.AsOf,
            Criteria = CriterionAmendment.Between(versions.Before, versions.After, (protocol, criterion) => new CriterionPlan(protocol).Of(criterion)),
            Patients = changed.ToImmutable(),
            Totals = totals,
        };
    }
}
