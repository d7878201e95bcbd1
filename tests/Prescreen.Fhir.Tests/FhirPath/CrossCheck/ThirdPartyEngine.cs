using System.Diagnostics;
using System.Text.Json;

namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>NLM's engine as a process: see third-party/invariants.mjs.</summary>
internal static class ThirdPartyEngine
{
    /// <summary>For the questions of each resource a letter each: T, F, E (empty) or X (an error, or several items).</summary>
    public static async Task<List<string>> AnswerAsync(IReadOnlyList<string> expressions, IEnumerable<List<Question>> wholes, CancellationToken ct)
    {
        var number = expressions.Select((text, index) => (text, index)).ToDictionary(one => one.text, one => one.index);
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(path, wholes.Select(asked => JsonSerializer.Serialize(new
            {
                whole = asked[0].Focus.Json,
                asked = asked.Select(each => new object[] { each.Location, each.Base, number[each.Invariant.Expression], each.Resource, each.RootResource }),
            })).Prepend(JsonSerializer.Serialize(expressions.Select(KnownDifferences.ForThem))), ct);
            var start = new ProcessStartInfo("node", ["invariants.mjs", path]) { WorkingDirectory = ExamplePackage.ThirdParty, RedirectStandardOutput = true };
            using var process = Process.Start(start).ShouldNotBeNull();
            var answers = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            process.ExitCode.ShouldBe(0);
            return [.. answers.Split('\n').SkipLast(1)];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
