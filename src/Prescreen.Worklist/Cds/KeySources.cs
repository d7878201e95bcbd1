using Prescreen.Fhir.Rest;

namespace Prescreen.Worklist.Cds;

/// <summary>Where the key set of an EHR is read: its address, or a file.</summary>
internal sealed class KeySources : IDisposable
{
    private const int LargestSet = 256 * 1024;

    private readonly HttpClient http = new(FhirTransport.Create()) { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = LargestSet };

    /// <summary>CDSH-012 where the EHR doesn't answer, CDSH-013 where the file can't be read.</summary>
    public async Task<Result<string>> FetchAsync(CdsClient client, CancellationToken ct)
    {
        try
        {
            return client.KeysFile is { } file ? await File.ReadAllTextAsync(file, ct) : await http.GetStringAsync(client.JwksUrl, ct);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return new Problem(ProblemKind.Unavailable, "CDSH-012", "The EHR's key set couldn't be fetched.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemKind.Unavailable, "CDSH-013", "The file with the EHR's key set can't be read.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
