using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Benchmarks;

/// <summary>The EHR's process: signs its tokens beforehand, which is the EHR's cost, and then opens charts over as many connections as users wait at once.</summary>
internal static class CdsCallers
{
    /// <summary>What issuers begin with; the algorithm follows.</summary>
    public const string Issuer = "https://ehr.example/";

    /// <summary>The EHR's FHIR base.</summary>
    public const string Ehr = "http://127.0.0.1:9/fhir/";

    private const int Connections = 32;
    private const int Tokens = 40_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);

    /// <summary>Asks until the time is over or the tokens are spent, and prints the cells of a row.</summary>
    public static async Task RunAsync(Uri address, string algorithm, string keys, int patients, TextWriter output)
    {
        var tokens = Sign(address, algorithm, keys);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false });
        ConcurrentQueue<double> waits = [];
        var (asked, others) = (0, 0);
        var (start, end) = (Stopwatch.GetTimestamp(), 0L);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref asked); Stopwatch.GetElapsedTime(start) < WarmUp + Measured && (tokens.Length == 0 || number <= tokens.Length); number = Interlocked.Increment(ref asked))
            {
                var isMeasured = Stopwatch.GetElapsedTime(start) > WarmUp;
                var (isCard, wait) = await AskAsync(http, address, tokens.Length == 0 ? null : tokens[number - 1], number * 7919L % patients);
                if (!isCard)
                {
                    Interlocked.Increment(ref others);
                }
                else if (isMeasured)
                {
                    waits.Enqueue(wait);
                }
            }

            Interlocked.Exchange(ref end, Stopwatch.GetTimestamp());
        })));
        var seconds = (Stopwatch.GetElapsedTime(start, end) - WarmUp).TotalSeconds;
        var sorted = waits.Order().ToArray();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sorted.Length / seconds:f0} | {At(sorted, 0.5):f1} | {At(sorted, 0.99):f1} | {sorted.LastOrDefault():f1} | {sorted.Length} | {others}"));
    }

    private static string[] Sign(Uri address, string algorithm, string keys)
    {
        if (algorithm == "none")
        {
            return [];
        }

        using var key = algorithm == "ES384" ? SigningKey.P384("k1") : SigningKey.Rsa("k1");
        File.WriteAllText(keys, SigningKey.Set(key));
        var tokens = new string[Tokens];
        for (var i = 0; i < Tokens; i++)
        {
            tokens[i] = key.Token($"{Issuer}{algorithm}", address.AbsoluteUri, TimeProvider.System.GetUtcNow());
        }

        return tokens;
    }

    private static async Task<(bool IsCard, double Wait)> AskAsync(HttpClient http, Uri address, string? token, long patient)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(
            $$"""{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","fhirServer":"{{Ehr}}","context":{"userId":"Practitioner/7","patientId":"{{patient}}"} }"""));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var sent = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var wait = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
        return (response.StatusCode is HttpStatusCode.OK && body.AsSpan().IndexOf("\"uuid\""u8) >= 0, wait);
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
}
