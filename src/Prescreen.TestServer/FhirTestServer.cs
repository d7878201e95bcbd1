using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prescreen.TestServer.Auth;
using Prescreen.TestServer.Faults;
using Prescreen.TestServer.Http;
using Prescreen.TestServer.Interactions;
using Prescreen.TestServer.Schema;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;
using Prescreen.TestServer.Subscriptions;

namespace Prescreen.TestServer;

/// <summary>A FHIR R4 server over SQLite on loopback, for tests and demonstrations; no place for real patients. See http://hl7.org/fhir/R4/http.html.</summary>
public sealed class FhirTestServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly SubscriptionEngine subscriptions;
    private readonly Database database;
    private readonly HttpClient http;
    private readonly TestServerOptions options;
    private readonly AuthServer auth;

    private FhirTestServer(WebApplication application, SubscriptionEngine subscriptions, Database database, HttpClient http, TestServerOptions options, AuthServer auth)
        => (this.application, this.subscriptions, this.database, this.http, this.options, this.auth) = (application, subscriptions, database, http, options, auth);

    /// <summary>Where FHIR is served, ending in "/".</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>What is still to go wrong.</summary>
    public required FaultPlan Faults { get; init; }

    /// <summary>How many notifications are still under way: with none, every subscriber has answered for all that was written.</summary>
    public int Undelivered => subscriptions.Undelivered;

    /// <summary>Opens the database, takes up its subscriptions and listens.</summary>
    public static async Task<FhirTestServer> StartAsync(TestServerOptions options, CancellationToken cancellationToken)
    {
        Database database = new(options.DatabasePath, options.Time);
        HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = Timeout.InfiniteTimeSpan };
        FaultPlan faults = new();
        var table = SearchTable.Load();
        var baseUrl = options.Port == 0 ? "" : $"http://{options.Host}:{options.Port}{options.PathPrefix}/";
        Searcher searcher = new(table, baseUrl);
        SubscriptionReader reader = new(table, options);
        SubscriptionEngine subscriptions = new(reader, new SubscriptionMatcher(searcher), new NotificationSender(http, options), options, faults);
        FhirService service = new(database, table, searcher, subscriptions, reader, options);

        AuthServer auth = new(options with { Time = options.SignInTime ?? options.Time }, service);
        var application = Build(options, service, auth, faults);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            await application.DisposeAsync();
            http.Dispose();
            database.Dispose();
            throw;
        }

        var address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        subscriptions.BaseUrl = $"{address}{options.PathPrefix}/";
        await subscriptions.StartAsync(database, service, cancellationToken);
        return new FhirTestServer(application, subscriptions, database, http, options, auth) { BaseUrl = new Uri(subscriptions.BaseUrl), Faults = faults };
    }

    /// <summary>
    /// Makes a launch from the EHR and returns the app's launch URL with iss and launch; it is good for an hour and for one sign-in. With a user (a
    /// <see cref="RegisteredUser.Subject"/>) nobody is asked to sign in. See http://hl7.org/fhir/smart-app-launch/app-launch.html#launch-app-ehr-launch.
    /// </summary>
    public Uri LaunchUrl(Uri appLaunchUrl, string? patient = null, string? encounter = null, string? user = null)
    {
        var known = options.Users.FirstOrDefault(one => one.Subject == user);
        return user is null || known is not null
            ? new Uri(auth.Launches.Url(appLaunchUrl.OriginalString, BaseUrl.AbsoluteUri.TrimEnd('/'), new LaunchContext(patient, encounter, known)))
            : throw new ArgumentException("No such user is registered.", nameof(user));
    }

    /// <summary>Stops listening and notifying; a database in memory is gone with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await subscriptions.DisposeAsync();
        await application.DisposeAsync();
        http.Dispose();
        database.Dispose();
    }

    private static WebApplication Build(TestServerOptions options, FhirService service, AuthServer auth, FaultPlan faults)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Prescreen.TestServer" });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        });
        builder.WebHost.UseUrls($"http://{options.Host}:{options.Port}");
        var application = builder.Build();
        Gate gate = new(new HttpFront(service, options.PathPrefix), new FaultMiddleware(faults, options.Time), auth, options);
        FaultAdmin admin = new(faults);
        application.Use((context, next) =>
        {
            // One clock for Date and lastUpdated: clients follow changes by the first and find them by the second.
            context.Response.Headers.Date = options.Time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
            return next(context);
        });
        application.Run(context => context.Request.Path.Value switch
        {
            "/admin/faults" when options.WithAdmin => admin.RunAsync(context),
            "/launch" when options.WithAdmin => auth.ShowLaunchPageAsync(context),
            _ => gate.RunAsync(context),
        });
        return application;
    }
}
