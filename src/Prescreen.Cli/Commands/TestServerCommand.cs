using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Prescreen.TestServer;
using Prescreen.TestServer.Loading;

namespace Prescreen.Cli.Commands;

/// <summary>`prescreen testserver`: a FHIR R4 server on this machine, for trying things out.</summary>
internal static class TestServerCommand
{
    private const string Description = "Runs a FHIR R4 server on this machine: SQLite, subscriptions, SMART sign-in, faults on demand. For tests and demonstrations, not for real patients.";

    private const string Examples = """
        prescreen testserver
        prescreen testserver --port 8090 --database hospital.db --load synthea/ labs.ndjson
        curl 'http://127.0.0.1:8090/fhir/Patient?_summary=count'
        curl -X POST http://127.0.0.1:8090/admin/faults -d '{"kind":"TooManyRequests","times":3,"retryAfterSeconds":2}'
        prescreen testserver --app 'worklist=http://127.0.0.1:5000/signin,http://127.0.0.1:5000/launch' --user 'Ann Lee=Practitioner/ann'
        """;

    private static readonly Option<int> Port = new("--port") { Description = "TCP port; 0 takes a free one.", DefaultValueFactory = _ => 8090 };
    private static readonly Option<FileInfo?> DatabaseFile = new("--database") { Description = "SQLite file that keeps the data; without it all is in memory and gone at the end." };
    private static readonly Option<string[]> Load = new("--load")
    {
        Description = "Bundles, resources (*.json), bulk files (*.ndjson) or folders of them to load first.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Bearer = new("--bearer") { Description = "Ask for a bearer token and take this one. May be given more than once." };
    private static readonly Option<bool> PostBody = new("--post-body") { Description = "Deliver classic subscriptions by POST of the resource, as Medplum does, not by PUT as R4 says." };
    private static readonly Option<bool> ValidateWrites = new("--validate") { Description = "Refuse to store what isn't valid FHIR R4, with 422 and what is wrong. $validate is there without it, too." };
    private static readonly Option<bool> ExitAfterLoad = new("--exit") { Description = "End after loading; with --database this fills a file." };

    public static Command Create(TextWriter output, TextWriter error)
    {
        SignInOptions signIn = new();
        HelpedCommand command = new("testserver", Description, Examples)
        {
            Port, DatabaseFile, Load, Bearer, signIn.App, signIn.User, PostBody, ValidateWrites, ExitAfterLoad,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, signIn, output, error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, SignInOptions signIn, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var bearer = parsed.GetValue(Bearer) ?? [];
        TestServerOptions options = new()
        {
            Port = parsed.GetValue(Port),
            DatabasePath = parsed.GetValue(DatabaseFile)?.FullName,
            ValidatesWrites = parsed.GetValue(ValidateWrites),
            RequireBearer = bearer.Length > 0,
            BearerTokens = bearer,
            Apps = signIn.Apps(parsed),
            Users = signIn.Users(parsed),
            ClassicPayload = parsed.GetValue(PostBody) ? ClassicPayloadForm.PostBody : ClassicPayloadForm.PutResource,
        };
        try
        {
            await using var server = await FhirTestServer.StartAsync(options, cancellationToken);
            await output.WriteLineAsync($"FHIR R4 test server at {server.BaseUrl} (faults at {new Uri(server.BaseUrl, "/admin/faults")}); Ctrl+C ends it.");
            if (options.Apps.Count > 0)
            {
                await output.WriteLineAsync($"Launch an app as from a chart: {new Uri(server.BaseUrl, "/launch")}");
            }

            var good = await LoadAsync(server, parsed.GetValue(Load) ?? [], bearer, output, error, cancellationToken);
            if (parsed.GetValue(ExitAfterLoad))
            {
                return good ? 0 : 1;
            }

            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (IOException problem)
        {
            await error.WriteLineAsync($"SRV-022: The server can't start: {problem.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how it ends.
        }

        return 0;
    }

    private static async Task<bool> LoadAsync(
        FhirTestServer server, string[] paths, string[] bearer, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        using HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = bearer.Length > 0 ? new AuthenticationHeaderValue("Bearer", bearer[0]) : null;
        RecordLoader loader = new(http, server.BaseUrl);
        var started = Stopwatch.GetTimestamp();
        var (count, good) = (0, true);
        foreach (var file in paths.SelectMany(RecordLoader.Files))
        {
            if ((await loader.LoadAsync(file, cancellationToken)).TryGet(out var loaded, out var problem))
            {
                count += loaded;
                await output.WriteLineAsync($"  {loaded,6} resources from {Path.GetFileName(file)}");
            }
            else
            {
                good = false;
                await error.WriteLineAsync(problem.ToString());
            }
        }

        if (paths.Length > 0)
        {
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"Loaded {count} resources in {seconds} s.");
        }

        return good;
    }
}
