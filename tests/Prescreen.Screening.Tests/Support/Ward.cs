using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Ledger;
using Prescreen.Screening.Work;
using Prescreen.TestServer;

namespace Prescreen.Screening.Tests.Support;

/// <summary>A hospital's FHIR server on loopback and Prescreen beside it, with a ledger on disk.</summary>
internal sealed class Ward : IAsyncDisposable
{
    public const string Secret = "a-secret-of-tests-only";

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http;

    private Ward(FhirTestServer server)
    {
        Server = server;
        http = new HttpClient { BaseAddress = server.BaseUrl };
    }

    public FhirTestServer Server { get; }

    public ShiftedTime Time { get; } = new();

    public PrescreenSystem System { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Ward> OpenAsync(Uri? publicUrl = null, TestServerOptions? options = null, Uri? results = null)
    {
        var ward = new Ward(await FhirTestServer.StartAsync(options ?? new TestServerOptions(), Ct));
        await ward.RestartAsync(publicUrl, results: results);
        return ward;
    }

    /// <summary>Opens Prescreen, anew on the same ledger where it was open: as after a crash.</summary>
    public async Task RestartAsync(Uri? publicUrl = null, ActiveProtocols? protocols = null, Uri? results = null)
    {
        if (System is not null)
        {
            await System.DisposeAsync();
        }

        var settings = new PrescreenSettings
        {
            Ehr = Server.BaseUrl,
            Results = results ?? Server.BaseUrl,
            PublicUrl = publicUrl,
            Store = $"sqlite:{folder.File("ledger.db")}",
            Protocols = "",
            ValueSets = "",
            TimeZone = TimeZoneInfo.Utc,
            Secrets = [Secret],
            CatchUpEvery = TimeSpan.FromMinutes(5),
            Workers = 2,
        };
        var ledger = new LedgerOptions { Jitter = () => 0, Backoff = new Backoff { First = TimeSpan.FromMilliseconds(10), Attempts = 5 } };
        System = (await PrescreenSystem.OpenAsync(settings, protocols ?? TestTrial.Load(), "tests", Time, NullLoggerFactory.Instance, Ct, ledger)).Value;
    }

    /// <summary>Makes every write of the ledger fail, as a disk that broke.</summary>
    public async Task BreakLedgerAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE ledger RENAME TO lost";
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>Works off everything that is due now.</summary>
    public async Task WorkAsync(PrescreenSystem? system = null)
    {
        while ((await (system ?? System).Work.RunAsync(null, Ct)).Value.Result is not WorkResult.Nothing)
        {
        }
    }

    /// <summary>Tells Prescreen of a resource as the server would, with the body or without.</summary>
    public async Task<int> NotifyAsync(string method, string tail, string body = "")
        => (await System.Receive.RunAsync(method, tail, name => name == "X-Prescreen-Secret" ? Secret : null, Encoding.UTF8.GetBytes(body), Ct)).Status;

    public async Task<JsonNode> PutAsync(string path, string json, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await http.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }

    public async Task DeleteAsync(string path)
    {
        using var response = await http.DeleteAsync(path, Ct);
        response.IsSuccessStatusCode.ShouldBeTrue();
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await http.GetStringAsync(path, Ct))!;

    /// <summary>The resources a search finds.</summary>
    public async Task<JsonNode[]> FindAsync(string query)
        => (await GetAsync(query))["entry"]?.AsArray().Select(entry => entry!["resource"]!).ToArray() ?? [];

    public async Task<JsonNode?> SubjectAsync(string patient = "1")
        => (await FindAsync($"ResearchSubject?individual=Patient/{patient}")).SingleOrDefault();

    public async Task<string?> StatusAsync(string patient = "1") => (await SubjectAsync(patient))?["status"]!.GetValue<string>();

    /// <summary>A patient with colorectal cancer.</summary>
    public async Task AdmitAsync(string id = "1")
    {
        await PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}","gender":"female","birthDate":"1970-01-01"}""");
        await PutAsync($"Condition/c{id}", Charts.Cancer(id));
    }

    public Task<JsonNode> ResultAsync(string id, string value, string patient = "1", string status = "final", TimeSpan? ago = null)
        => PutAsync($"Observation/{id}", Charts.Platelets(id, value, patient, status, Time.GetUtcNow() - (ago ?? TimeSpan.FromHours(1))));

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        http.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
