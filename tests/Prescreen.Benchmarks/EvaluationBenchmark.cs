using System.Diagnostics;
using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Protocols;
using Prescreen.Screening.Hosting;
using Prescreen.Vocabulary;

namespace Prescreen.Benchmarks;

/// <summary>
/// Patients a second of both protocols on prepared facts, one core: whole patients of tests/cases that are considered, and those that are not.
/// </summary>
internal static class EvaluationBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset AsOf = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static void Run(TextWriter output)
    {
        var root = AppContext.BaseDirectory;
        var active = ProtocolFolder.Load(Path.Combine(root, "fhir-profiles", "protocols"), Path.Combine(root, "fhir-profiles", "valuesets")).Value;
        var (vocabulary, protocols) = (active.Vocabulary, active.All.ToList());
        var whole = Records(root, vocabulary, "whole-");
        var considered = whole.Where(record => protocols.Exists(protocol => IsConsidered(record, protocol))).ToList();
        output.WriteLine("| records | evaluations | patients/s (median) | min | max | bytes/patient |");
        output.WriteLine("|---|---|---:|---:|---:|---:|");
        Measure(output, "whole patients, considered", considered, protocols);
        Measure(output, "all cases", Records(root, vocabulary, ""), protocols);
        Measure(output, "empty records", [new PatientRecordBuilder("Patient/x", vocabulary).Build()], protocols);
    }

    private static bool IsConsidered(PatientRecord record, Protocol protocol)
        => Evaluator.Evaluate(record, protocol, AsOf, SiteCalendar.Utc).Status is not EligibilityStatus.NotConsidered;

    private static List<PatientRecord> Records(string root, ConceptVocabulary vocabulary, string prefix)
        => [.. Directory.GetDirectories(Path.Combine(root, "cases")).SelectMany(Directory.GetDirectories)
            .Where(folder => Path.GetFileName(folder).StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(folder => Read(folder, vocabulary))];

    private static IEnumerable<PatientRecord> Read(string folder, ConceptVocabulary vocabulary)
    {
        var gatherer = new RecordGatherer(vocabulary, SiteCalendar.Utc);
        gatherer.AddBundle(File.ReadAllBytes(Path.Combine(folder, "record.json")), folder);
        return gatherer.Build();
    }

    private static void Measure(TextWriter output, string name, List<PatientRecord> records, List<Protocol> protocols)
    {
        var rates = new List<double>();
        var verdicts = 0L;
        var bytes = 0L;
        for (var round = 0; round <= Rounds; round++)
        {
            verdicts = 0;
            var patients = 0L;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < RoundTime)
            {
                foreach (var record in records)
                {
                    foreach (var protocol in protocols)
                    {
                        verdicts += Evaluator.Evaluate(record, protocol, AsOf, SiteCalendar.Utc).Verdicts.Count;
                    }

                    patients++;
                }
            }

            if (round > 0)
            {
                rates.Add(patients / watch.Elapsed.TotalSeconds);
            }

            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / patients;
            verdicts /= patients;
        }

        rates.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} ({records.Count}) | {verdicts} verdicts each | {rates[rates.Count / 2]:N0} | {rates[0]:N0} | {rates[^1]:N0} | {bytes:N0} |"));
    }
}
