using System.Net.Http.Headers;
using Prescreen.TestServer.Json;

namespace Prescreen.TestServer.Loading;

/// <summary>
/// Puts files into a FHIR server: transaction and batch Bundles as they are, other Bundles and single resources (*.json) and bulk files (*.ndjson)
/// as transactions that keep the ids they have. A folder is read with all its subfolders, in order of names.
/// </summary>
public sealed class RecordLoader(HttpClient http, Uri baseUrl)
{
    // So many resources of an NDJSON file go into one transaction.
    private const int ResourcesAtOnce = 500;

    /// <summary>The files a path stands for: itself, or every *.json and *.ndjson below a folder.</summary>
    public static IReadOnlyList<string> Files(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsFhir).Order(StringComparer.Ordinal)]
        : [path];

    /// <summary>Loads one file and gives how many resources it held, or a problem that names the file.</summary>
    public async Task<Result<int>> LoadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return new Problem(ProblemKind.NotFound, "SRV-020", "There is no such file.") { Place = file };
        }

        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        var loaded = file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
            ? await LoadLinesAsync(bytes, cancellationToken)
            : await LoadDocumentAsync(bytes, cancellationToken);
        return loaded.TryGet(out var count, out var problem) ? count : problem.At(file);
    }

    private async Task<Result<int>> LoadDocumentAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (!StrictJson.Parse(bytes).TryGet(out var document, out var problem))
        {
            return problem;
        }

        using (document)
        {
            var root = document.RootElement;
            if (LoadBundle.TypeOf(root) != "Bundle")
            {
                return await PostAsync(LoadBundle.Transaction([new LoadItem(null, root)]), 1, cancellationToken);
            }

            var items = LoadBundle.Items(root);
            return LoadBundle.IsPostable(root)
                ? await PostAsync(bytes, items.Count, cancellationToken)
                : await PostAsync(LoadBundle.Transaction(items), items.Count, cancellationToken);
        }
    }

    private async Task<Result<int>> LoadLinesAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        List<LoadItem> items = [];
        var (count, line) = (0, 0);
        for (var start = 0; start < bytes.Length;)
        {
            line++;
            var end = Array.IndexOf(bytes, (byte)'\n', start) is var found and >= 0 ? found : bytes.Length;
            var text = bytes.AsMemory(start, end - start);
            start = end + 1;
            if (text.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (!StrictJson.Parse(text).TryGet(out var document, out var problem))
            {
                return problem.At($"line {line}");
            }

            items.Add(new LoadItem(null, document.RootElement));
            if (items.Count == ResourcesAtOnce || start >= bytes.Length)
            {
                if ((await PostAsync(LoadBundle.Transaction(items), items.Count, cancellationToken)).Problem is { } refused)
                {
                    return refused.At($"line {line}");
                }

                count += items.Count;
                items.Clear();
            }
        }

        return items.Count == 0 ? count : (await PostAsync(LoadBundle.Transaction(items), items.Count, cancellationToken)).Select(more => count + more);
    }

    private async Task<Result<int>> PostAsync(byte[] bundle, int count, CancellationToken cancellationToken)
    {
        using ByteArrayContent content = new(bundle);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        using var response = await http.PostAsync(baseUrl, content, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return count;
        }

        var outcome = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new Problem(ProblemKind.Invalid, "SRV-021", $"The server refused it with {(int)response.StatusCode}: {LoadBundle.Diagnostics(outcome)}");
    }

    private static bool IsFhir(string file)
        => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
}
