using System.Globalization;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Vocabulary;

namespace Prescreen.Cli.Findings;

/// <summary>The words of the reports, documents and observations in a FHIR file, exactly as screening reads them, each with its resource.</summary>
internal sealed class FhirTexts
{
    private readonly List<string> texts = [];
    private readonly RecordGatherer gatherer;

    private FhirTexts(Vocabulary.ConceptVocabulary vocabulary) => gatherer = new RecordGatherer(vocabulary, SiteCalendar.Utc, narrative: Note);

    /// <summary>The texts of a file; of what is piped in where there are bytes.</summary>
    public static IEnumerable<Result<ReadDocument>> Read(string path, byte[]? piped)
    {
        if (!VocabularyFolder.Load(Profiles.ValueSets).TryGet(out var vocabulary, out var problem))
        {
            return [problem];
        }

        FhirTexts texts = new(vocabulary);
        if (piped is null)
        {
            new FhirFileReader(texts.gatherer, workers: 1).Read(path);
        }
        else
        {
            texts.Add(piped);
        }

        return texts.Take(path);
    }

    // A bulk export has a whole resource on each line.
    private void Add(byte[] piped)
    {
        var first = piped.AsSpan().IndexOf((byte)'\n') is var end and >= 0 ? piped.AsSpan(0, end).TrimEnd("\r "u8) : piped;
        if (!first.EndsWith("}"u8))
        {
            gatherer.AddResource(piped, "-");
            return;
        }

        var number = 0;
        foreach (var range in piped.AsSpan().Split((byte)'\n'))
        {
            number++;
            var line = piped.AsSpan(range).Trim("\r "u8);
            if (!line.IsEmpty)
            {
                gatherer.AddResource(line, string.Create(CultureInfo.InvariantCulture, $"-:{number}"));
            }
        }
    }

    private IEnumerable<Result<ReadDocument>> Take(string path)
    {
        var found = 0;
        foreach (var fact in gatherer.Build().SelectMany(record => record.Facts))
        {
            IReadOnlyList<NarrativeFinding> marks = fact switch { ReportFact report => report.Findings, ResultFact result => result.Findings, _ => [] };
            foreach (var mark in marks)
            {
                found++;
                yield return new ReadDocument(path, texts[mark.Start], fact.Source.ToString());
            }
        }

        var lost = gatherer.Problems.Where(Commands.LostInput.Is).ToList();
        foreach (var problem in lost)
        {
            yield return problem;
        }

        if (found == 0 && lost.Count == 0)
        {
            yield return new Problem(ProblemKind.NotFound, "CLI-056", "No report, document or observation of a patient with words is in it; each needs a subject that is a Patient.") { Place = path };
        }
    }

    // The mark leads back from the fact to its words.
    private IReadOnlyList<NarrativeFinding> Note(string text)
    {
        texts.Add(text);
        return [new NarrativeFinding { Finding = "text", Assertion = Assertion.Present, Quote = "", Start = texts.Count - 1 }];
    }
}
