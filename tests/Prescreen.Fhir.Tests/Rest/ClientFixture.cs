using System.Text;
using Prescreen.Fhir.Auth;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Tests.Rest;

/// <summary>A client on a fake server: waits under 100 s pass at once, the attempt's and the call's timeouts never come.</summary>
internal static class ClientFixture
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static FixedTime Time(int firesSeconds = 100) => new(Now, TimeSpan.FromSeconds(firesSeconds));

    public static FhirClientOptions Options() => new()
    {
        BaseUrl = new Uri("https://ehr.example/fhir"),
        AttemptTimeout = TimeSpan.FromSeconds(1_000),
        TotalTimeout = TimeSpan.FromSeconds(10_000),
        MaxRetries = 2,
    };

    public static FhirClient Client(FakeFhirServer server, FhirClientOptions? options = null, FixedTime? time = null, IAccessTokenSource? tokens = null)
        => new(server, options ?? Options(), time ?? Time(), tokens);

    public static ReadOnlyMemory<byte> Bytes(string json) => Encoding.UTF8.GetBytes(json);

    public static async Task<List<Result<FhirPage>>> AllAsync(IAsyncEnumerable<Result<FhirPage>> pages)
    {
        List<Result<FhirPage>> all = [];
        await foreach (Result<FhirPage> page in pages)
        {
            all.Add(page);
        }

        return all;
    }
}
