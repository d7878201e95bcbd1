using System.Globalization;
using Prescreen.Cli.Output;
using Prescreen.Fhir.Rest;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Screening.Hosting;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen vocabulary expand</c>.</summary>
internal sealed class VocabularyExpandRun(VocabularyExpandWish wish, Surroundings surroundings)
{
    private readonly Dictionary<string, IReadOnlyList<ChangedCode>> added = new(StringComparer.Ordinal);
    private int failures;
    private bool isLost;

    /// <summary>0 where all was expanded, 1 where some could not be (the rest was), 2 where settings, a folder or a value set's name are wrong.</summary>
    public static async Task<int> RunAsync(VocabularyExpandWish wish, Surroundings surroundings, CancellationToken ct)
    {
        if (!Uri.TryCreate(wish.Server, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" })
        {
            await surroundings.Error.WriteLineAsync("--tx: CLI-080: Name the server by an absolute http or https address without query, such as https://tx.hospital.example/fhir.");
            return ExitCode.Usage;
        }

        if (!Installation.Read(wish.Config).TryGet(out var configuration, out var problem) || !VocabularyFolder.Read(wish.From).TryGet(out var sources, out problem))
        {
            await surroundings.Error.WriteLineAsync(problem.ToString());
            return ExitCode.Usage;
        }

        configuration["Prescreen:Terminology:Auth"] = wish.Auth ?? configuration["Prescreen:Terminology:Auth"];
        var (client, problems) = TerminologyServer.Open(configuration, address, surroundings.Time);
        foreach (var wrong in problems)
        {
            await surroundings.Error.WriteLineAsync(wrong.ToString());
        }

        using (client)
        {
            return client is null ? ExitCode.Usage : await new VocabularyExpandRun(wish, surroundings).RunAsync(sources, client, ct);
        }
    }

    private async Task<int> RunAsync(IReadOnlyList<ValueSetSource> sources, FhirClient client, CancellationToken ct)
    {
        var sets = sources.Select(source => (Source: source, Set: ExpandableValueSet.Read(source))).ToList();
        var ids = sets.Select(one => one.Set?.Id).ToHashSet();
        foreach (var unknown in wish.Sets.Where(id => !ids.Contains(id)))
        {
            await surroundings.Error.WriteLineAsync($"{unknown}: CLI-081: There is no value set of this id in {wish.From}.");
            return ExitCode.Usage;
        }

        var chosen = sets.Select(one => one.Set).OfType<ExpandableValueSet>().Where(set => set.Systems.Count > 0 && (wish.Sets.Count == 0 || wish.Sets.Contains(set.Id))).ToList();
        ValueSetExpander expander = new(client);
        using (Progress progress = new(surroundings, chosen.Count))
        {
            foreach (var set in chosen)
            {
                progress.Reading(new InputFile(set.Id, 1));
                await ExpandAsync(set, expander, ct);
            }
        }

        List<ValueSetSource> written = [.. sets.Select(one => one.Set is { } set && added.TryGetValue(set.Id, out var codes)
            ? one.Source with { Json = set.With(codes, surroundings.Time.GetUtcNow()) } : one.Source)];
        return await WriteAsync(written, ct) ?? Told(chosen);
    }

    private async Task ExpandAsync(ExpandableValueSet set, ValueSetExpander expander, CancellationToken ct)
    {
        List<ChangedCode> codes = [];
        var answered = 0;
        var isWhole = true;
        foreach (var system in set.Systems)
        {
            if (isLost)
            {
                return;
            }

            if ((await expander.ExpandAsync(set, system, ct)).TryGet(out var given, out var problem))
            {
                answered++;
                codes.AddRange(given);
                continue;
            }

            failures++;
            // A server that can't be reached, lets nobody in or is none gives the same answer for every value set.
            isLost = problem.Code is "FHIR-102" or "FHIR-107" or "FHIR-109" or "FHIR-110";
            isWhole &= ExpandableValueSet.IsUnderstoodAlone(system);
            await surroundings.Error.WriteLineAsync(problem.At($"{set.Id}, {system}").ToString());
        }

        // An expansion stands for what only a server understands, so without its answer there must be none.
        if (answered > 0 && isWhole)
        {
            var listed = set.Listed.Select(code => (code.System, code.Code)).ToHashSet();
            added.Add(set.Id, [.. codes.Where(code => !listed.Contains((code.System, code.Code)))]);
        }
    }

    /// <summary>Writes the folder once the engine can load it; the exit code where it can't be.</summary>
    private async Task<int?> WriteAsync(IReadOnlyList<ValueSetSource> written, CancellationToken ct)
    {
        if (ConceptVocabulary.Compile(written).Problem is { } problem)
        {
            await surroundings.Error.WriteLineAsync($"{problem}\nNothing was written.");
            return ExitCode.Partly;
        }

        try
        {
            Directory.CreateDirectory(wish.Output);
            foreach (var source in written)
            {
                await File.WriteAllBytesAsync(Path.Combine(wish.Output, source.File), source.Json, ct);
            }

            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await surroundings.Error.WriteLineAsync($"{wish.Output}: CLI-082: The value sets can't be written there: check the folder's rights and the disk's space.");
            return ExitCode.Usage;
        }
    }

    private int Told(List<ExpandableValueSet> chosen)
    {
        surroundings.Output.WriteLine(wish.AsJson ? Json(chosen) : string.Join(Environment.NewLine, [.. chosen.Select(Line), string.Create(
            CultureInfo.InvariantCulture, $"{added.Count} of {chosen.Count} value sets expanded, {added.Values.Sum(codes => codes.Count)} codes added; all are in {wish.Output}.")]));
        return failures > 0 ? ExitCode.Partly : ExitCode.Done;
    }

    private string Line(ExpandableValueSet set) => added.TryGetValue(set.Id, out var codes)
        ? string.Create(CultureInfo.InvariantCulture, $"{set.Id,-40} {codes.Count,6} codes added")
        : $"{set.Id,-40} not expanded, kept as it was";

    private string Json(List<ExpandableValueSet> chosen) => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("output", wish.Output);
        writer.Many("valueSets", chosen, set =>
        {
            writer.WriteString("id", set.Id);
            writer.WriteBoolean("expanded", added.ContainsKey(set.Id));
            writer.Many("added", added.GetValueOrDefault(set.Id) ?? [], code =>
            {
                writer.WriteString("system", code.System);
                writer.WriteString("code", code.Code);
                writer.WriteString("display", code.Display);
            });
        });
        writer.WriteEndObject();
    });
}
